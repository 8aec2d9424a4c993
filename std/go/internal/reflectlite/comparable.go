package reflectlite

import "unsafe"

// typeComparable tells whether == is defined for the type.
func typeComparable(t unsafe.Pointer) bool

// Comparable tells whether values of the type may be compared.
func (t Type) Comparable() bool { return typeComparable(t.desc) }

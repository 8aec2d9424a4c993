package fmt

import "internal/reflectlite"

// sortedKeys returns the indices of n keys in the order that maps are printed in.
func sortedKeys(keys reflectlite.Value, n int) []int {
	order := make([]int, n)
	spare := make([]int, n)
	for i := range order {
		order[i] = i
	}
	sortIndices(keys, order, spare)
	return order
}

// sortIndices sorts stably, by merging.
func sortIndices(keys reflectlite.Value, order, spare []int) {
	n := len(order)
	if n <= 8 {
		for i := 1; i < n; i++ {
			for j := i; j > 0 && compare(keys.At(order[j]), keys.At(order[j-1])) < 0; j-- {
				order[j], order[j-1] = order[j-1], order[j]
			}
		}
		return
	}
	left, right := order[:n/2], order[n/2:]
	sortIndices(keys, left, spare[:n/2])
	sortIndices(keys, right, spare[n/2:])
	copy(spare, order)
	left, right = spare[:n/2], spare[n/2:]
	for k := range order {
		if len(right) == 0 || len(left) > 0 && compare(keys.At(right[0]), keys.At(left[0])) >= 0 {
			order[k], left = left[0], left[1:]
		} else {
			order[k], right = right[0], right[1:]
		}
	}
}

func sign(less, greater bool) int {
	switch {
	case less:
		return -1
	case greater:
		return +1
	}
	return 0
}

func compareFloats(a, b float64) int {
	return sign(a < b || a != a && b == b, a > b || b != b && a == a)
}

// compare orders two keys of a type.
func compare(a, b reflectlite.Value) int {
	switch a.Kind() {
	case reflectlite.Int, reflectlite.Int8, reflectlite.Int16, reflectlite.Int32, reflectlite.Int64:
		return sign(a.Int() < b.Int(), a.Int() > b.Int())
	case reflectlite.Uint, reflectlite.Uint8, reflectlite.Uint16, reflectlite.Uint32, reflectlite.Uint64,
		reflectlite.Uintptr:
		return sign(a.Uint() < b.Uint(), a.Uint() > b.Uint())
	case reflectlite.String:
		return sign(a.String() < b.String(), a.String() > b.String())
	case reflectlite.Float32, reflectlite.Float64:
		return compareFloats(a.Float(), b.Float())
	case reflectlite.Complex64, reflectlite.Complex128:
		x, y := a.Complex(), b.Complex()
		if c := compareFloats(real(x), real(y)); c != 0 {
			return c
		}
		return compareFloats(imag(x), imag(y))
	case reflectlite.Bool:
		return sign(!a.Bool() && b.Bool(), a.Bool() && !b.Bool())
	case reflectlite.Pointer, reflectlite.UnsafePointer, reflectlite.Chan:
		x, y := uintptr(a.Pointer()), uintptr(b.Pointer())
		return sign(x < y, x > y)
	case reflectlite.Struct:
		for i := 0; i < a.Typ.NumField(); i++ {
			x, _, _ := a.Field(i)
			y, _, _ := b.Field(i)
			if c := compare(x, y); c != 0 {
				return c
			}
		}
	case reflectlite.Array:
		for i := 0; i < a.Len(); i++ {
			if c := compare(a.Index(i), b.Index(i)); c != 0 {
				return c
			}
		}
	case reflectlite.Interface:
		x, y := a.Elem(), b.Elem()
		if !x.IsValid() || !y.IsValid() {
			return sign(!x.IsValid() && y.IsValid(), x.IsValid() && !y.IsValid())
		}
		if x.Typ != y.Typ {
			return sign(x.Typ.String() < y.Typ.String(), x.Typ.String() > y.Typ.String())
		}
		return compare(x, y)
	}
	return 0
}

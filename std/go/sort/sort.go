// Package sort sorts slices and other sequences.
package sort

import (
	"internal/pdqsort"
	"internal/reflectlite"
	"slices"
)

// Interface is a sequence that Sort and Stable can sort.
type Interface interface {
	Len() int
	Less(i, j int) bool
	Swap(i, j int)
}

// Sort sorts data in ascending order; equal elements may be reordered.
func Sort(data Interface) { pdqsort.Sort(data, data.Len()) }

// Stable sorts data and keeps the order of equal elements.
func Stable(data Interface) { pdqsort.Stable(data, data.Len()) }

// IsSorted reports whether data is sorted.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type reverse struct {
	Interface
}

func (r reverse) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Reverse returns the reverse order of data.
func Reverse(data Interface) Interface { return &reverse{data} }

// functions is a sequence given by its two operations.
type functions struct {
	less func(i, j int) bool
	swap func(i, j int)
}

func (f functions) Less(i, j int) bool { return f.less(i, j) }
func (f functions) Swap(i, j int)      { f.swap(i, j) }

// Slice sorts the slice x by less; equal elements may be reordered.
func Slice(x any, less func(i, j int) bool) {
	pdqsort.Sort(functions{less, reflectlite.Swapper(x)}, reflectlite.ValueOf(x).Len())
}

// SliceStable sorts the slice x by less and keeps the order of equal elements.
func SliceStable(x any, less func(i, j int) bool) {
	pdqsort.Stable(functions{less, reflectlite.Swapper(x)}, reflectlite.ValueOf(x).Len())
}

// SliceIsSorted reports whether the slice x is sorted by less.
func SliceIsSorted(x any, less func(i, j int) bool) bool {
	for i := reflectlite.ValueOf(x).Len() - 1; i > 0; i-- {
		if less(i, i-1) {
			return false
		}
	}
	return true
}

func Ints(x []int)         { slices.Sort(x) }
func Float64s(x []float64) { slices.Sort(x) }
func Strings(x []string)   { slices.Sort(x) }

func IntsAreSorted(x []int) bool         { return slices.IsSorted(x) }
func Float64sAreSorted(x []float64) bool { return slices.IsSorted(x) }
func StringsAreSorted(x []string) bool   { return slices.IsSorted(x) }

// IntSlice is a slice of int with the methods of Interface.
type IntSlice []int

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x IntSlice) Sort()              { Sort(x) }
func (p IntSlice) Search(x int) int   { return SearchInts(p, x) }

// Float64Slice is a slice of float64 with the methods of Interface; NaNs come first.
type Float64Slice []float64

func (x Float64Slice) Len() int { return len(x) }
func (x Float64Slice) Less(i, j int) bool {
	return x[i] < x[j] || x[i] != x[i] && x[j] == x[j]
}
func (x Float64Slice) Swap(i, j int)        { x[i], x[j] = x[j], x[i] }
func (x Float64Slice) Sort()                { Sort(x) }
func (p Float64Slice) Search(x float64) int { return SearchFloat64s(p, x) }

// StringSlice is a slice of string with the methods of Interface.
type StringSlice []string

func (x StringSlice) Len() int            { return len(x) }
func (x StringSlice) Less(i, j int) bool  { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)       { x[i], x[j] = x[j], x[i] }
func (x StringSlice) Sort()               { Sort(x) }
func (p StringSlice) Search(x string) int { return SearchStrings(p, x) }

// Search returns the least i in [0, n) for which f holds, n if there is none; f must be false up to some
// index and true from there on.
func Search(n int, f func(int) bool) int {
	lo, hi := 0, n
	for lo < hi {
		middle := int(uint(lo+hi) >> 1)
		if !f(middle) {
			lo = middle + 1
		} else {
			hi = middle
		}
	}
	return lo
}

// Find returns the least i in [0, n) for which cmp(i) <= 0, and whether cmp(i) == 0.
func Find(n int, cmp func(int) int) (i int, found bool) {
	lo, hi := 0, n
	for lo < hi {
		middle := int(uint(lo+hi) >> 1)
		if cmp(middle) > 0 {
			lo = middle + 1
		} else {
			hi = middle
		}
	}
	return lo, lo < n && cmp(lo) == 0
}

func SearchInts(a []int, x int) int {
	lo, hi := 0, len(a)
	for lo < hi {
		middle := int(uint(lo+hi) >> 1)
		if a[middle] < x {
			lo = middle + 1
		} else {
			hi = middle
		}
	}
	return lo
}

func SearchFloat64s(a []float64, x float64) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

func SearchStrings(a []string, x string) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

package slices

import (
	"cmp"
	"internal/pdqsort"
	"unsafe"
)

// sortInt64s sorts n integers.
func sortInt64s(p unsafe.Pointer, n int)

// sortFloat64s sorts n floats, NaNs first; it refuses those that hold a negative zero, whose place among
// other zeros depends on the algorithm.
func sortFloat64s(p unsafe.Pointer, n int) bool

// sortStrings sorts n strings.
func sortStrings(p unsafe.Pointer, n int)

// nativeFrom is the length from which natives sort: below, the call costs more than it saves.
const nativeFrom = 8

type ordered[E cmp.Ordered] []E

func (x ordered[E]) Less(i, j int) bool { return cmp.Less(x[i], x[j]) }
func (x ordered[E]) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

type compared[E any] struct {
	elems []E
	cmp   func(a, b E) int
}

func (x compared[E]) Less(i, j int) bool { return x.cmp(x.elems[i], x.elems[j]) < 0 }
func (x compared[E]) Swap(i, j int)      { x.elems[i], x.elems[j] = x.elems[j], x.elems[i] }

// Sort sorts x in ascending order, NaNs first.
func Sort[S ~[]E, E cmp.Ordered](x S) {
	n := len(x)
	if n >= nativeFrom {
		p := unsafe.Pointer(unsafe.SliceData(x))
		var zero E
		switch any(zero).(type) {
		case int, int64:
			sortInt64s(p, n)
			return
		case string:
			sortStrings(p, n)
			return
		case float64:
			if sortFloat64s(p, n) {
				return
			}
		}
	}
	pdqsort.Sort(ordered[E](x), n)
}

// SortFunc sorts x by cmp; equal elements may be reordered.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	pdqsort.Sort(compared[E]{x, cmp}, len(x))
}

// SortStableFunc sorts x by cmp and keeps the order of equal elements.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	pdqsort.Stable(compared[E]{x, cmp}, len(x))
}

// IsSorted reports whether x is sorted.
func IsSorted[S ~[]E, E cmp.Ordered](x S) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp.Less(x[i], x[i-1]) {
			return false
		}
	}
	return true
}

// IsSortedFunc reports whether x is sorted by cmp.
func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}

// Min returns the least element; NaN if there is one. It panics if x is empty.
func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Min: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		m = min(m, v)
	}
	return m
}

// MinFunc returns the first of the least elements by cmp. It panics if x is empty.
func MinFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MinFunc: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		if cmp(v, m) < 0 {
			m = v
		}
	}
	return m
}

// Max returns the greatest element; NaN if there is one. It panics if x is empty.
func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Max: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		m = max(m, v)
	}
	return m
}

// MaxFunc returns the first of the greatest elements by cmp. It panics if x is empty.
func MaxFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MaxFunc: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		if cmp(v, m) > 0 {
			m = v
		}
	}
	return m
}

// BinarySearch returns where target stands in the sorted x, or would, and whether it does.
func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	lo, hi := 0, len(x)
	for lo < hi {
		middle := int(uint(lo+hi) >> 1)
		if cmp.Less(x[middle], target) {
			lo = middle + 1
		} else {
			hi = middle
		}
	}
	return lo, lo < len(x) && (x[lo] == target || x[lo] != x[lo] && target != target)
}

// BinarySearchFunc is BinarySearch in a slice sorted by cmp.
func BinarySearchFunc[S ~[]E, E, T any](x S, target T, cmp func(E, T) int) (int, bool) {
	lo, hi := 0, len(x)
	for lo < hi {
		middle := int(uint(lo+hi) >> 1)
		if cmp(x[middle], target) < 0 {
			lo = middle + 1
		} else {
			hi = middle
		}
	}
	return lo, lo < len(x) && cmp(x[lo], target) == 0
}

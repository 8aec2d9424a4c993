// Package pdqsort sorts by pattern-defeating quicksort (Peters, 2021), with the parameters that Go's
// unstable sorts have: the order they leave equal elements in is visible to programs.
package pdqsort

import "math/bits"

// Data is a sequence that can be compared and exchanged by index. Functions are generic over it so that
// each instance calls its methods directly.
type Data interface {
	Less(i, j int) bool
	Swap(i, j int)
}

const (
	maxInsertion      = 12 // up to this length, insertion sort
	shortestNinther   = 50 // from this length on, the pivot is a median of medians
	shortestShifting  = 50 // from this length on, a few misplaced elements are shifted
	maxShifts         = 5
	stableBlock       = 20
	swapsOfDecreasing = 4 * 3 // exchanges that choosing a pivot makes in a decreasing sequence
)

// Sort sorts the first n elements.
func Sort[D Data](data D, n int) {
	if n > 1 {
		quick(data, 0, n, bits.Len(uint(n)))
	}
}

// quick sorts data[a:b]; after limit bad pivots it turns to heap sort.
func quick[D Data](data D, a, b, limit int) {
	balanced, partitioned := true, true
	for {
		n := b - a
		if n <= maxInsertion {
			insertion(data, a, b)
			return
		}
		if limit == 0 {
			heap(data, a, b)
			return
		}
		if !balanced {
			scatter(data, a, b)
			limit--
		}
		pivot, swaps := choosePivot(data, a, b)
		increasing := swaps == 0
		if swaps == swapsOfDecreasing {
			for i, j := a, b-1; i < j; i, j = i+1, j-1 {
				data.Swap(i, j)
			}
			pivot = a + b - 1 - pivot
			increasing = true
		}
		if balanced && partitioned && increasing && shiftFew(data, a, b) {
			return
		}
		if a > 0 && !data.Less(a-1, pivot) {
			// The pivot equals its left neighbour, the least of the rest.
			a = splitEqual(data, a, b, pivot)
			continue
		}
		middle, already := split(data, a, b, pivot)
		partitioned = already
		left, right := middle-a, b-middle
		if left < right {
			balanced = left >= n/8
			quick(data, a, middle, limit)
			a = middle + 1
		} else {
			balanced = right >= n/8
			quick(data, middle+1, b, limit)
			b = middle
		}
	}
}

func insertion[D Data](data D, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

func heap[D Data](data D, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		sift(data, a, i, n)
	}
	for i := n - 1; i >= 0; i-- {
		data.Swap(a, a+i)
		sift(data, a, 0, i)
	}
}

// sift restores the heap order of the n elements from first on, below root.
func sift[D Data](data D, first, root, n int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && data.Less(first+child, first+child+1) {
			child++
		}
		if !data.Less(first+root, first+child) {
			return
		}
		data.Swap(first+root, first+child)
		root = child
	}
}

// split moves what is less than the pivot to its left, the rest to its right, and returns its place and
// whether nothing had to move.
func split[D Data](data D, a, b, pivot int) (int, bool) {
	data.Swap(a, pivot)
	i, j := a+1, b-1
	for already := true; ; already = false {
		for i <= j && data.Less(i, a) {
			i++
		}
		for i <= j && !data.Less(j, a) {
			j--
		}
		if i > j {
			data.Swap(j, a)
			return j, already
		}
		data.Swap(i, j)
		i++
		j--
	}
}

// splitEqual moves what equals the pivot, the least element, to the left, and returns where the rest begins.
func splitEqual[D Data](data D, a, b, pivot int) int {
	data.Swap(a, pivot)
	i, j := a+1, b-1
	for {
		for i <= j && !data.Less(a, i) {
			i++
		}
		for i <= j && data.Less(a, j) {
			j--
		}
		if i > j {
			return i
		}
		data.Swap(i, j)
		i++
		j--
	}
}

// shiftFew sorts data[a:b] if at most a few elements are out of place, and tells whether it is sorted.
func shiftFew[D Data](data D, a, b int) bool {
	i := a + 1
	for step := 0; step < maxShifts; step++ {
		for i < b && !data.Less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < shortestShifting {
			return false
		}
		data.Swap(i, i-1)
		if i-a >= 2 {
			for j := i - 1; j >= 1 && data.Less(j, j-1); j-- {
				data.Swap(j, j-1)
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && data.Less(j, j-1); j++ {
				data.Swap(j, j-1)
			}
		}
	}
	return false
}

// scatter exchanges three elements about the middle with pseudo-random ones.
func scatter[D Data](data D, a, b int) {
	n := b - a
	if n < 8 {
		return
	}
	random := uint64(n)
	mask := uint(1)<<uint(bits.Len(uint(n))) - 1
	middle := a + n/4*2
	for i := 0; i < 3; i++ {
		random ^= random << 13
		random ^= random >> 7
		random ^= random << 17
		other := int(uint(random) & mask)
		if other >= n {
			other -= n
		}
		data.Swap(middle-1+i, a+other)
	}
}

// choosePivot returns the index of a pivot, and how many comparisons found a pair in decreasing order.
func choosePivot[D Data](data D, a, b int) (pivot, swaps int) {
	n := b - a
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 8 {
		if n >= shortestNinther {
			i = median(data, i-1, i, i+1, &swaps)
			j = median(data, j-1, j, j+1, &swaps)
			k = median(data, k-1, k, k+1, &swaps)
		}
		j = median(data, i, j, k, &swaps)
	}
	return j, swaps
}

func median[D Data](data D, a, b, c int, swaps *int) int {
	if data.Less(b, a) {
		*swaps++
		a, b = b, a
	}
	if data.Less(c, b) {
		*swaps++
		b = c
	}
	if data.Less(b, a) {
		*swaps++
		return a
	}
	return b
}

// Stable sorts the first n elements and keeps the order of equal ones: insertion sort of blocks, which
// SymMerge (Kim and Kutzner, 2004) then merges in place.
func Stable[D Data](data D, n int) {
	size := stableBlock
	a := 0
	for ; a+size <= n; a += size {
		insertion(data, a, a+size)
	}
	insertion(data, a, n)
	for ; size < n; size *= 2 {
		a := 0
		for ; a+2*size <= n; a += 2 * size {
			merge(data, a, a+size, a+2*size)
		}
		if a+size < n {
			merge(data, a, a+size, n)
		}
	}
}

// merge merges the sorted data[a:m] and data[m:b].
func merge[D Data](data D, a, m, b int) {
	if m-a == 1 {
		// The place of the one element: before the first that is not less than it.
		lo, hi := m, b
		for lo < hi {
			middle := int(uint(lo+hi) / 2)
			if data.Less(middle, a) {
				lo = middle + 1
			} else {
				hi = middle
			}
		}
		for k := a; k < lo-1; k++ {
			data.Swap(k, k+1)
		}
		return
	}
	if b-m == 1 {
		// Before the first that is greater than it.
		lo, hi := a, m
		for lo < hi {
			middle := int(uint(lo+hi) / 2)
			if !data.Less(m, middle) {
				lo = middle + 1
			} else {
				hi = middle
			}
		}
		for k := m; k > lo; k-- {
			data.Swap(k, k-1)
		}
		return
	}
	middle := int(uint(a+b) / 2)
	n := middle + m
	lo, hi := a, m
	if m > middle {
		lo, hi = n-b, middle
	}
	last := n - 1
	for lo < hi {
		c := int(uint(lo+hi) / 2)
		if !data.Less(last-c, c) {
			lo = c + 1
		} else {
			hi = c
		}
	}
	end := n - lo
	if lo < m && m < end {
		rotate(data, lo, m, end)
	}
	if a < lo && lo < middle {
		merge(data, a, lo, middle)
	}
	if middle < end && end < b {
		merge(data, middle, end, b)
	}
}

// rotate exchanges the blocks data[a:m] and data[m:b].
func rotate[D Data](data D, a, m, b int) {
	i, j := m-a, b-m
	for i != j {
		if i > j {
			swapBlocks(data, m-i, m, j)
			i -= j
		} else {
			swapBlocks(data, m-i, m+j-i, i)
			j -= i
		}
	}
	swapBlocks(data, m-i, m, i)
}

func swapBlocks[D Data](data D, a, b, n int) {
	for i := 0; i < n; i++ {
		data.Swap(a+i, b+i)
	}
}

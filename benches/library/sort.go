// sort.Slice of records and slices.Sort of numbers and strings.
package main

import (
	"fmt"
	"os"
	"slices"
	"sort"
	"strconv"
)

type record struct {
	key  int
	name string
}

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	x := uint64(42)
	next := func() int {
		x = x*6364136223846793005 + 1442695040888963407
		return int(x >> 33)
	}
	records := make([]record, n)
	numbers := make([]int, n)
	names := make([]string, n/10)
	for i := range n {
		records[i] = record{next(), "record"}
		numbers[i] = next()
	}
	for i := range names {
		names[i] = strconv.Itoa(next())
	}
	sort.Slice(records, func(i, j int) bool { return records[i].key < records[j].key })
	slices.Sort(numbers)
	slices.Sort(names)
	fmt.Println(records[n/2].key, numbers[n/3], names[len(names)/4])
}

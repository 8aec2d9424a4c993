// Nqueens counts the ways to place n queens on a board, once with bit masks and
// once with a board of columns, and prints the first solution.
package main

import (
	"fmt"
	"os"
	"strconv"
)

// countMasks counts solutions with one bit per attacked column and diagonal.
func countMasks(all, cols, left, right uint) int {
	if cols == all {
		return 1
	}
	count := 0
	free := all &^ (cols | left | right)
	for free != 0 {
		bit := free & -free
		free ^= bit
		count += countMasks(all, cols|bit, (left|bit)<<1, (right|bit)>>1)
	}
	return count
}

type board struct {
	columns []int
	found   int
	first   []int
}

func (b *board) safe(row, column int) bool {
	for r := 0; r < row; r++ {
		c := b.columns[r]
		if c == column || c-column == row-r || column-c == row-r {
			return false
		}
	}
	return true
}

func (b *board) place(row int) {
	n := len(b.columns)
	if row == n {
		if b.found == 0 {
			b.first = append(b.first, b.columns...)
		}
		b.found++
		return
	}
	for c := 0; c < n; c++ {
		if b.safe(row, c) {
			b.columns[row] = c
			b.place(row + 1)
		}
	}
}

func main() {
	n := 10
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "nqueens: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	b := &board{columns: make([]int, n)}
	b.place(0)
	fmt.Printf("%d queens: %d solutions by boards, %d by masks\n",
		n, b.found, countMasks(1<<uint(n)-1, 0, 0, 0))
	for _, c := range b.first {
		line := make([]byte, n)
		for i := range line {
			line[i] = '.'
		}
		line[c] = 'Q'
		fmt.Println(string(line))
	}
}

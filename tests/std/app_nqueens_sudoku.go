// Exact cover by dancing links, used for queens, sudokus and pentomino-like tilings, with goroutines that race and a context that stops them.
package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"iter"
	"math/bits"
	"os"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

type cell[R any] struct {
	up, down, left, right, head *cell[R]
	row                         R
	size                        int
	name                        string
}

type Cover[R any] struct {
	root    *cell[R]
	columns map[string]*cell[R]
	steps   atomic.Int64
}

// NewCover makes a matrix; each required column is covered exactly once, each other at most once.
func NewCover[R any](required, optional iter.Seq[string]) *Cover[R] {
	c := &Cover[R]{root: new(cell[R]), columns: map[string]*cell[R]{}}
	c.root.left, c.root.right = c.root, c.root
	for i, seq := range []iter.Seq[string]{required, optional} {
		for name := range seq {
			h := &cell[R]{name: name}
			h.up, h.down, h.left, h.right, h.head = h, h, h, h, h
			c.columns[name] = h
			if i == 0 {
				h.left, h.right = c.root.left, c.root
				h.left.right, h.right.left = h, h
			}
		}
	}
	return c
}

type NoColumnError string

func (e NoColumnError) Error() string { return fmt.Sprintf("no column %q", string(e)) }

func (c *Cover[R]) Row(row R, names ...string) error {
	var first *cell[R]
	for _, name := range names {
		h, ok := c.columns[name]
		if !ok {
			return fmt.Errorf("row %v: %w", row, NoColumnError(name))
		}
		n := &cell[R]{head: h, row: row, up: h.up, down: h}
		n.up.down, h.up = n, n
		h.size++
		if first == nil {
			first, n.left, n.right = n, n, n
		}
		n.left, n.right = first.left, first
		n.left.right, first.left = n, n
	}
	return nil
}

func (h *cell[R]) each(way func(*cell[R]) *cell[R]) iter.Seq[*cell[R]] {
	return func(yield func(*cell[R]) bool) {
		for n := way(h); n != h && yield(n); n = way(n) {
		}
	}
}

func up[R any](c *cell[R]) *cell[R]    { return c.up }
func down[R any](c *cell[R]) *cell[R]  { return c.down }
func left[R any](c *cell[R]) *cell[R]  { return c.left }
func right[R any](c *cell[R]) *cell[R] { return c.right }

func (h *cell[R]) cover() {
	h.right.left, h.left.right = h.left, h.right
	for row := range h.each(down[R]) {
		for n := range row.each(right[R]) {
			n.up.down, n.down.up = n.down, n.up
			n.head.size--
		}
	}
}

func (h *cell[R]) uncover() {
	for row := range h.each(up[R]) {
		for n := range row.each(left[R]) {
			n.up.down, n.down.up = n, n
			n.head.size++
		}
	}
	h.right.left, h.left.right = h, h
}

func (c *Cover[R]) Solutions(ctx context.Context) iter.Seq[[]R] {
	return func(yield func([]R) bool) {
		var picked []R
		var search func() bool
		search = func() bool {
			if c.steps.Add(1); ctx.Err() != nil {
				return false
			}
			if c.root.right == c.root {
				return yield(slices.Clone(picked))
			}
			best := c.root.right
			for h := range c.root.each(right[R]) {
				if h.size < best.size {
					best = h
				}
			}
			best.cover()
			defer best.uncover()
			for row := range best.each(down[R]) {
				picked = append(picked, row.row)
				for n := range row.each(right[R]) {
					n.head.cover()
				}
				more := search()
				for n := range row.each(left[R]) {
					n.head.uncover()
				}
				picked = picked[:len(picked)-1]
				if !more {
					return false
				}
			}
			return true
		}
		search()
	}
}

func names(format string, args ...any) iter.Seq[string] {
	return func(yield func(string) bool) {
		n := args[len(args)-1].(int)
		for i := range n {
			if !yield(fmt.Sprintf(format, append(args[:len(args)-1:len(args)-1], i)...)) {
				return
			}
		}
	}
}

func chain(seqs ...iter.Seq[string]) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, s := range seqs {
			for v := range s {
				if !yield(v) {
					return
				}
			}
		}
	}
}

func queens(n int) *Cover[[2]int] {
	c := NewCover[[2]int](chain(names("r%d", n), names("c%d", n)), chain(names("%c%d", '/', 2*n), names("%c%d", '\\', 2*n)))
	for i := range n * n {
		r, col := i/n, i%n
		c.Row([2]int{r, col}, fmt.Sprint("r", r), fmt.Sprint("c", col), fmt.Sprint("/", r+col), `\`+fmt.Sprint(r-col+n))
	}
	return c
}

type Digit struct{ Row, Col, Val byte }

func sudoku(text string) (*Cover[Digit], error) {
	c := NewCover[Digit](chain(names("at%d", 81), names("r%02d", 100), names("c%02d", 100), names("b%02d", 100)), none)
	for name, h := range c.columns {
		if name[1] != 't' && (name[1] == '9' || name[2] == '0') {
			h.left.right, h.right.left = h.right, h.left
		}
	}
	var err error
	text = strings.Join(strings.Fields(text), "")
	for i := range 81 {
		for v := byte(1); v <= 9; v++ {
			if given := text[i]; given != '.' && given != '0'+v {
				continue
			}
			r, col := i/9, i%9
			err = errors.Join(err, c.Row(Digit{byte(r), byte(col), v}, fmt.Sprint("at", i), fmt.Sprintf("r%d%d", r, v),
				fmt.Sprintf("c%d%d", col, v), fmt.Sprintf("b%d%d", r/3*3+col/3, v)))
		}
	}
	return c, err
}

func none(func(string) bool) {}

func show(w io.Writer, ds []Digit) {
	grid := [9][10]byte{}
	for _, d := range ds {
		grid[d.Row][d.Col], grid[d.Row][9] = '0'+d.Val, '|'
	}
	for _, row := range grid {
		w.Write(row[:])
	}
	fmt.Fprintln(w)
}

func bitQueens(n int) int {
	var place func(cols, a, b uint32) int
	full := uint32(1)<<n - 1
	place = func(cols, a, b uint32) (count int) {
		if cols == full {
			return 1
		}
		for free := full &^ (cols | a | b); free != 0; free &= free - 1 {
			at := free & -free
			count += place(cols|at, (a|at)<<1, (b|at)>>1)
		}
		return
	}
	return place(0, 0, 0)
}

func main() {
	for n := 1; n <= 7; n++ {
		c, count := queens(n), 0
		for s := range c.Solutions(context.Background()) {
			if count++; count == 1 {
				slices.SortFunc(s, func(a, b [2]int) int { return a[0] - b[0] })
				fmt.Print(s)
			}
		}
		fmt.Println(" ", n, count, bitQueens(n), bits.Len64(uint64(c.steps.Load())))
	}
	puzzle := `53..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79`
	c, err := sudoku(puzzle)
	fmt.Println(err, len(c.columns))
	var b bytes.Buffer
	for s := range c.Solutions(context.Background()) {
		show(io.MultiWriter(os.Stdout, &b), s)
	}
	fmt.Printf("%.8x %d\n", sha256.Sum256(b.Bytes()), b.Len())
	loose, _ := sudoku(strings.Replace(puzzle, "53..7.... 6..195...", strings.Repeat(".", 18), 1))
	next, stop := iter.Pull(loose.Solutions(context.Background()))
	counts := 0
	for s, ok := next(); ok && counts < 20; s, ok = next() {
		if len(s) != 81 {
			fmt.Println("short", len(s))
		}
		counts++
	}
	stop()
	_, ok := next()
	fmt.Println(counts, ok)
	bad, _ := sudoku("55" + puzzle[2:])
	for range bad.Solutions(context.Background()) {
		fmt.Println("impossible")
	}

	ctx, cancel := context.WithCancelCause(context.Background())
	var wg sync.WaitGroup
	results := make([]int, 4)
	for i := range results {
		wg.Go(func() {
			for range queens(5 + i).Solutions(ctx) {
				results[i]++
			}
		})
	}
	wg.Wait()
	cancel(NoColumnError("enough"))
	for range queens(8).Solutions(ctx) {
		results = nil
	}
	fmt.Println(results, ctx.Err(), context.Cause(ctx))

	tiles := NewCover[string](names("%d", 12), names("once%c%d", 'L', 2))
	for at := range 12 {
		if at%4 < 3 {
			tiles.Row(fmt.Sprintf("-%d", at), fmt.Sprint(at), fmt.Sprint(at+1))
		}
		if at < 8 {
			tiles.Row(fmt.Sprintf("|%d", at), fmt.Sprint(at), fmt.Sprint(at+4))
		}
		if at < 8 && at%4 < 3 {
			tiles.Row(fmt.Sprintf("L%d", at), fmt.Sprint(at), fmt.Sprint(at+4), fmt.Sprint(at+5), "onceL"+fmt.Sprint(at%2))
		}
	}
	total, ls := 0, map[int]int{}
	for s := range tiles.Solutions(context.TODO()) {
		total++
		ls[strings.Count(strings.Join(s, ""), "L")]++
		if ls[2] == 1 && total%2 == 0 {
			fmt.Printf("%q ", s)
		}
	}
	fmt.Println(total, ls)
	err = tiles.Row("x", "0", "99")
	fmt.Println(err, errors.Is(err, NoColumnError("99")), errors.Is(err, NoColumnError("98")))
}

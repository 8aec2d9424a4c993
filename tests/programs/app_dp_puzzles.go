package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
)

type Board [9][9]uint8

func (b *Board) free(r, c int) (mask uint16) {
	for i := range 9 {
		mask |= 1<<b[r][i] | 1<<b[i][c] | 1<<b[r/3*3+i/3][c/3*3+i%3]
	}
	return ^mask & 0x3fe
}
func (b *Board) Solve() bool {
	br, bc, bm, best := 0, 0, uint16(0), 10
	for r := range b {
		for c := range b[r] {
			if b[r][c] != 0 {
				continue
			}
			m, n := b.free(r, c), 0
			for x := m; x != 0; x &= x - 1 {
				n++
			}
			if n < best {
				br, bc, bm, best = r, c, m, n
			}
		}
	}
	if best == 10 {
		return true
	}
	for v := uint8(1); v <= 9; v++ {
		if bm>>v&1 == 0 {
			continue
		}
		b[br][bc] = v
		if b.Solve() {
			return true
		}
	}
	b[br][bc] = 0
	return false
}

func memo[K comparable, V any](f func(self func(K) V, k K) V) func(K) V {
	cache := map[K]V{}
	var self func(K) V
	self = func(k K) V {
		if v, ok := cache[k]; ok {
			return v
		}
		v := f(self, k)
		cache[k] = v
		return v
	}
	return self
}

func lcs[T comparable](a, b []T) (out []string) {
	type key struct{ i, j int }
	l := memo(func(self func(key) int, k key) int {
		switch {
		case k.i == len(a) || k.j == len(b):
			return 0
		case a[k.i] == b[k.j]:
			return 1 + self(key{k.i + 1, k.j + 1})
		}
		return max(self(key{k.i + 1, k.j}), self(key{k.i, k.j + 1}))
	})
	for i, j := 0, 0; i < len(a) || j < len(b); {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			out = append(out, fmt.Sprint(" ", a[i]))
			i++
			j++
		case j < len(b) && (i == len(a) || l(key{i, j + 1}) > l(key{i + 1, j})):
			out = append(out, fmt.Sprint("+", b[j]))
			j++
		default:
			out = append(out, fmt.Sprint("-", a[i]))
			i++
		}
	}
	return
}

func matrixChain(dims ...int) (int, string) {
	type res struct {
		cost int
		s    string
	}
	f := memo(func(self func([2]int) res, k [2]int) (best res) {
		if k[0] == k[1] {
			return res{0, string(rune('A' + k[0]))}
		}
		best.cost = math.MaxInt
		for m := k[0]; m < k[1]; m++ {
			l, r := self([2]int{k[0], m}), self([2]int{m + 1, k[1]})
			if c := l.cost + r.cost + dims[k[0]]*dims[m+1]*dims[k[1]+1]; c < best.cost {
				best = res{c, "(" + l.s + r.s + ")"}
			}
		}
		return
	})([2]int{0, len(dims) - 2})
	return f.cost, f.s
}

type thing struct {
	name     string
	w, value int
}

func knapsack(capacity int, things ...thing) (int, []string) {
	best := make([][]int, len(things)+1)
	for i := range best {
		best[i] = make([]int, capacity+1)
	}
	for i, t := range things {
		for c := range best[i+1] {
			best[i+1][c] = best[i][c]
			if c >= t.w {
				best[i+1][c] = max(best[i+1][c], best[i][c-t.w]+t.value)
			}
		}
	}
	var names []string
	c := capacity
	for i, t := range slices.Backward(things) {
		if best[i+1][c] != best[i][c] {
			names = append(names, t.name)
			c -= t.w
		}
	}
	return best[len(things)][capacity], names
}

func permutations[S ~[]E, E any](s S) func(func(S) bool) {
	return func(yield func(S) bool) {
		var rec func(int) bool
		rec = func(k int) bool {
			if k == len(s) {
				return yield(slices.Clone(s))
			}
			for i := k; i < len(s); i++ {
				s[k], s[i] = s[i], s[k]
				if !rec(k + 1) {
					return false
				}
				s[k], s[i] = s[i], s[k]
			}
			return true
		}
		rec(0)
	}
}

type TTT [9]rune

var lines = [...][3]int{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}, {0, 3, 6}, {1, 4, 7}, {2, 5, 8}, {0, 4, 8}, {2, 4, 6}}

func (t TTT) winner() rune {
	for _, l := range lines {
		if p := t[l[0]]; p != 0 && p == t[l[1]] && p == t[l[2]] {
			return p
		}
	}
	return 0
}
func (t TTT) minimax(p rune, seen map[TTT]int) (score, move int) {
	move = -1
	if w := t.winner(); w != 0 {
		return -1, move
	}
	if s, ok := seen[t]; ok {
		return s / 16, s & 15
	}
	score = -2
	for i := range t {
		if t[i] != 0 {
			continue
		}
		n := t
		n[i] = p
		s, _ := n.minimax('X'+'O'-p, seen)
		if -s > score {
			score, move = -s, i
		}
	}
	if move < 0 {
		return 0, move
	}
	return
}

func wrap(s string, width int) (out []string) {
	var line []rune
	for _, w := range strings.FieldsFunc(s, unicode.IsSpace) {
		r := []rune(w)
		if len(line) > 0 && len(line)+1+len(r) > width {
			out = append(out, string(line)+strings.Repeat("·", width-len(line)))
			line = line[:0]
		}
		if len(line) > 0 {
			line = append(line, ' ')
		}
		line = append(line, r...)
	}
	return append(out, string(line))
}

func queens(n int) (count int, first []int) {
	var rec func(row int, cols, d1, d2 uint, place []int)
	rec = func(row int, cols, d1, d2 uint, place []int) {
		if row == n {
			if count++; first == nil {
				first = append(first, place...)
			}
			return
		}
		for c := range n {
			if b := uint(1) << c; (cols|d1|d2)&b == 0 {
				rec(row+1, cols|b, (d1|b)<<1, (d2|b)>>1, append(place, c))
			}
		}
	}
	rec(0, 0, 0, 0, nil)
	return
}

func even(n uint) bool { return n == 0 || odd(n-1) }
func odd(n uint) bool  { return n != 0 && even(n-1) }

func main() {
	var b Board
	for i, c := range strings.ReplaceAll("53..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79", " ", "") {
		if c != '.' {
			b[i/9][i%9] = uint8(c - '0')
		}
	}
	orig := b
	fmt.Println(b.Solve(), b != orig)
	for _, r := range b[:3] {
		fmt.Println(r)
	}
	fmt.Println(strings.Join(lcs([]rune("kitten"), []rune("sitting")), ""), lcs(strings.Fields("a b c d"), strings.Fields("b x d e")))
	fmt.Println(matrixChain(40, 20, 30, 10, 30))
	fmt.Println(knapsack(50, thing{"map", 9, 150}, thing{"compass", 13, 35}, thing{"water", 30, 200}, thing{"food", 15, 60}))
	n := 0
	for p := range permutations([]string{"a", "b", "c"}) {
		fmt.Print(strings.Join(p, ""), " ")
	}
	for p := range permutations([]int{1, 2, 3, 4, 5}) {
		if n++; slices.IsSortedFunc(p, func(a, b int) int { return cmp.Compare(b, a) }) {
			break
		}
	}
	fmt.Println(n)
	var t TTT
	t[0], t[4], t[8], t[2] = 'X', 'O', 'X', 'O'
	fmt.Println(t.minimax('X', map[TTT]int{}))
	for _, l := range wrap("Der Fuß des Läufers  war\tmüde, 日本語 text wraps by runes.", 12) {
		fmt.Printf("|%s|\n", l)
	}
	fmt.Println(queens(6))
	fmt.Println(even(1000), odd(7), memo(func(self func(int) int, n int) int {
		if n < 2 {
			return n
		}
		return self(n-1) + self(n-2)
	})(80))
}

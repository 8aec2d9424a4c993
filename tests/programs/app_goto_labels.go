package main

import (
	"fmt"
	"iter"
	"os"
	"strings"
)

type Grid [4][5]byte

func (g Grid) With(r, c int, b byte) Grid { g[r][c] = b; return g }
func (g *Grid) Set(r, c int, b byte)      { g[r][c] = b }
func (g Grid) String() string {
	var sb strings.Builder
	for _, row := range g {
		sb.Write(row[:])
		sb.WriteByte('\n')
	}
	return sb.String()
}

func scan(s string) (ints []int, words []string, err error) {
	i := 0
	n := 0
start:
	if i >= len(s) {
		goto done
	}
	switch c := s[i]; {
	case c >= '0' && c <= '9':
		n = 0
		goto number
	case c == ' ':
		i++
		goto start
	case c == '!':
		err = fmt.Errorf("bang at %d", i)
		goto done
	default:
		j := i
		for i < len(s) && s[i] != ' ' && s[i] != '!' {
			i++
		}
		words = append(words, s[j:i])
		goto start
	}
number:
	for i < len(s) {
		if c := s[i]; c >= '0' && c <= '9' {
			n = n*10 + int(c-'0')
			i++
			continue
		}
		break
	}
	ints = append(ints, n)
	goto start
done:
	return
}

func find(g [][]int, want int) (int, int, bool) {
	var r, c int
outer:
	for r = range g {
		for c = range g[r] {
			switch {
			case g[r][c] < 0:
				continue outer
			case g[r][c] == want:
				break outer
			case g[r][c] > 100:
				return -1, -1, false
			}
		}
		if r == len(g)-1 {
			return r, c, false
		}
	}
	return r, c, true
}

func pairs(n int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		defer fmt.Print("[end]")
		for i := range n {
			for j := range i {
				if !yield(i, j) {
					return
				}
			}
		}
	}
}

func search(n, sum int) (a, b int, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("recovered %v", r)
		}
	}()
outer:
	for i, j := range pairs(n) {
		for k, l := range pairs(3) {
			if k == 2 && l == 1 && i+j == sum-1 {
				continue outer
			}
			if i+j == sum {
				return i, j, nil
			}
			if i*j == 99 {
				panic("99")
			}
			if i > 12 {
				break outer
			}
			defer func() { a++ }()
		}
	}
	return -1, -1, nil
}

func selectLoop() string {
	ch := make(chan int, 10)
	quit := make(chan struct{})
	for i := range 10 {
		ch <- i
	}
	var sb strings.Builder
	in, out := ch, (chan int)(nil)
	pending := 0
	res := make(chan int, 20)
L:
	for {
		select {
		case v := <-in:
			if v%3 == 0 {
				continue L
			}
			if v == 8 {
				close(quit)
			}
			pending, in, out = v, nil, res
		case out <- pending:
			fmt.Fprint(&sb, pending, ",")
			in, out = ch, nil
			select {
			case <-quit:
				break L
			default:
			}
		}
	}
	return sb.String()
}

func main() {
	fmt.Println(scan("abc 12 def345 6 x! y"))
	fmt.Println(scan(""))
	fmt.Println(find([][]int{{1, -1, 5}, {2, 3, 5}, {9}}, 5))
	fmt.Println(find([][]int{{1, 200}}, 5))
	fmt.Println(find([][]int{{1}, {2}}, 5))
	var g Grid
	for i := range g {
		for j := range g[i] {
			g[i][j] = '.'
		}
	}
	h := g.With(1, 1, '#')
	for i, row := range g {
		g.Set(3-i, i, 'x')
		row[0] = '?'
		fmt.Print(string(row[:]), " ")
	}
	p := &g
	for i, row := range p {
		p[3][4] = byte('0' + i)
		_ = row
	}
	for i, c := range g[3][2:] {
		g[3][4] = '*'
		fmt.Print(i, string(c), ";")
	}
	fmt.Print("\n", g, h)
	m := map[Grid]int{g: 1, h: 2}
	m[h.With(1, 1, '.')]++
	fmt.Println(len(m), m[h], g == h, h.With(1, 1, '.') == h.With(2, 2, '.'))
	for _, a := range [][2]int{{5, 4}, {12, 11 + 9}, {20, 50}, {0, 0}} {
		x, y, err := search(a[0], a[1])
		fmt.Println("->", x, y, err)
	}
	fmt.Println(selectLoop())
	a := [...]func() int{2: func() int { return 2 }, 0: func() int { return 0 }}
	func() {
		defer func() { fmt.Fprintln(os.Stdout, recover()) }()
		for i := range a {
			fmt.Print(a[i](), " ")
		}
	}()
	x := []int{1, 2, 3, 4, 5}
	i := 0
	i, x[i] = 2, 99
	x[i], x[i+1], i = x[i+1], x[i], i+1
	fmt.Println(x, i, x[1:3:4], cap(x[1:3:4]))
	arr := [3]int(x[:3])
	ptr := (*[2]int)(x[3:])
	ptr[0] = -1
	fmt.Println(arr, x, *ptr)
}

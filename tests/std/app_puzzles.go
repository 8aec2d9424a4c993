// Sudoku by constraints, queens, life on a torus, mazes, knights, anagrams, and a text adventure as states.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"math/bits"
	"math/rand"
	"slices"
	"sort"
	"strings"
)

type sudoku struct {
	cells            [81]uint8
	rows, cols, boxs [9]uint16
	steps            int
}

var ErrConflict = errors.New("conflict")

func parse(s string) (g *sudoku, err error) {
	if len(s) != 81 {
		return nil, fmt.Errorf("%d cells", len(s))
	}
	g = &sudoku{}
	for i, c := range s {
		if c >= '1' && c <= '9' && !g.put(i, uint8(c-'0')) {
			return nil, fmt.Errorf("cell %d,%d: %w of %c", i/9, i%9, ErrConflict, c)
		}
	}
	return g, nil
}

func (g *sudoku) free(i int) uint16 {
	return 0x3fe &^ (g.rows[i/9] | g.cols[i%9] | g.boxs[i/27*3+i%9/3])
}

func (g *sudoku) put(i int, n uint8) bool {
	bit := uint16(1) << n
	if g.free(i)&bit == 0 {
		return false
	}
	g.cells[i] = n
	g.flip(i, bit)
	return true
}

func (g *sudoku) flip(i int, bit uint16) {
	g.rows[i/9] ^= bit
	g.cols[i%9] ^= bit
	g.boxs[i/27*3+i%9/3] ^= bit
}

func (g *sudoku) solve(limit int) (count int, first string) {
	best, at := 10, -1
	for i, n := range g.cells {
		if n == 0 {
			if k := bits.OnesCount16(g.free(i)); k < best {
				best, at = k, i
			}
		}
	}
	if at < 0 {
		var b strings.Builder
		for _, n := range g.cells {
			b.WriteByte('0' + n)
		}
		return 1, b.String()
	}
	for rest := g.free(at); rest != 0 && count < limit; rest &= rest - 1 {
		g.steps++
		n := uint8(bits.TrailingZeros16(rest))
		g.put(at, n)
		c, s := g.solve(limit - count)
		if count == 0 {
			first = s
		}
		count += c
		g.cells[at] = 0
		g.flip(at, 1<<n)
	}
	return
}

type point struct{ x, y int }
type life map[point]struct{}

func (l life) next(w, h int) life {
	near := map[point]int{}
	for p := range l {
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				if dx != 0 || dy != 0 {
					near[point{(p.x + dx + w) % w, (p.y + dy + h) % h}]++
				}
			}
		}
	}
	out := life{}
	for p, n := range near {
		if _, alive := l[p]; n == 3 || n == 2 && alive {
			out[p] = struct{}{}
		}
	}
	return out
}

func (l life) show(w, h int) string {
	var b strings.Builder
	for y := range h {
		for x := range w {
			if _, ok := l[point{x, y}]; ok {
				b.WriteRune('█')
			} else {
				b.WriteRune('·')
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func queens(n int) (count int) {
	var place func(row int, cols, left, right uint)
	place = func(row int, cols, left, right uint) {
		if row == n {
			count++
			return
		}
		for free := ^(cols | left | right) & (1<<n - 1); free != 0; free &= free - 1 {
			bit := free & -free
			place(row+1, cols|bit, (left|bit)<<1, (right|bit)>>1)
		}
	}
	place(0, 0, 0, 0)
	return
}

func maze(w, h int, r *rand.Rand) []string {
	grid := make([][]byte, 2*h+1)
	for y := range grid {
		grid[y] = []byte(strings.Repeat("#", 2*w+1))
	}
	var carve func(x, y int)
	carve = func(x, y int) {
		grid[2*y+1][2*x+1] = ' '
		for _, d := range r.Perm(4) {
			nx, ny := x+[]int{1, 0, -1, 0}[d], y+[]int{0, 1, 0, -1}[d]
			if nx >= 0 && ny >= 0 && nx < w && ny < h && grid[2*ny+1][2*nx+1] == '#' {
				grid[y+ny+1][x+nx+1] = ' '
				carve(nx, ny)
			}
		}
	}
	carve(0, 0)
	out := make([]string, len(grid))
	for i, row := range grid {
		out[i] = string(row)
	}
	return out
}

func walk(m []string, from, to point) int {
	dist := map[point]int{from: 0}
	for queue := []point{from}; len(queue) > 0; queue = queue[1:] {
		p := queue[0]
		if p == to {
			return dist[p]
		}
		for _, d := range []point{{0, 1}, {1, 0}, {0, -1}, {-1, 0}} {
			n := point{p.x + d.x, p.y + d.y}
			if _, seen := dist[n]; !seen && m[n.y][n.x] == ' ' {
				dist[n] = dist[p] + 1
				queue = append(queue, n)
			}
		}
	}
	return -1
}

// The adventure: a state is a function that reads a line and returns the next state.
type game struct {
	out   *strings.Builder
	items map[string]bool
	moves int
}
type state func(g *game, words []string) (state, error)

var errQuit = errors.New("quit")

func say(g *game, format string, args ...any) { fmt.Fprintf(g.out, format+"\n", args...) }

func common(g *game, words []string) (bool, error) {
	switch {
	case len(words) == 0:
		say(g, "Say something.")
	case words[0] == "quit":
		return true, errQuit
	case words[0] == "inventory":
		var have []string
		for k := range g.items {
			have = append(have, k)
		}
		sort.Strings(have)
		say(g, "You have %q.", have)
	default:
		return false, nil
	}
	return true, nil
}

func hall(g *game, words []string) (state, error) {
	if done, err := common(g, words); done {
		return hall, err
	}
	switch strings.Join(words, " ") {
	case "take lamp":
		g.items["lamp"] = true
		say(g, "Taken.")
	case "go cellar":
		if !g.items["lamp"] {
			say(g, "It is dark.")
			return hall, nil
		}
		say(g, "You climb down.")
		return cellar, nil
	case "break wall":
		panic("the wall is load-bearing")
	default:
		say(g, "You can't %s here.", words[0])
	}
	return hall, nil
}

func cellar(g *game, words []string) (state, error) {
	if done, err := common(g, words); done {
		return cellar, err
	}
	if words[0] == "drop" && len(words) > 1 {
		delete(g.items, words[1])
		if words[1] == "lamp" {
			return nil, fmt.Errorf("after %d moves: eaten by a grue", g.moves)
		}
		return cellar, nil
	}
	if words[0] == "open" {
		say(g, "Gold!")
		return nil, nil
	}
	return hall, nil
}

func play(script string) (text string, err error) {
	g := &game{out: &strings.Builder{}, items: map[string]bool{}}
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("move %d: %v", g.moves, r)
		}
		text = g.out.String()
	}()
	at := state(hall)
	for sc := bufio.NewScanner(strings.NewReader(script)); at != nil && sc.Scan(); g.moves++ {
		if at, err = at(g, strings.Fields(strings.ToLower(sc.Text()))); err != nil {
			return "", err
		}
	}
	if at != nil {
		err = errors.New("the story goes on")
	}
	return
}

func main() {
	for _, s := range []string{
		"53..7....6..195....98....6.8...6...34..8.3..17...2...6.6....28....419..5....8..79", "8..........36......7..9.2...5...7.......457.....1...3...1....68..85...1..9....4..",
		strings.Repeat(".", 81), "11" + strings.Repeat(".", 79), "123", "516849732.3.7649...9..3......" + strings.Repeat(".", 51), "123456780" + "........." + "........9" + strings.Repeat(".", 54), "12345678." + "........9" + strings.Repeat(".", 63),
	} {
		g, err := parse(s)
		if err != nil {
			fmt.Println(err, errors.Is(err, ErrConflict))
			continue
		}
		n, first := g.solve(3)
		fmt.Println(n, first, g.steps)
	}
	for n := range 10 {
		fmt.Print(queens(n), " ")
	}
	fmt.Println()
	l := life{{1, 0}: {}, {2, 1}: {}, {0, 2}: {}, {1, 2}: {}, {2, 2}: {}}
	for i := range 41 {
		if i%20 == 0 {
			fmt.Print(i, "\n", l.show(10, 6))
		}
		l = l.next(10, 6)
	}
	seen := map[string]int{}
	soup := life{}
	r := rand.New(rand.NewSource(11))
	for range 120 {
		soup[point{r.Intn(20), r.Intn(20)}] = struct{}{}
	}
	for i := 0; ; i++ {
		key := soup.show(20, 20)
		if old, ok := seen[key]; ok || i == 600 {
			fmt.Println("generation", i, "as", old, len(soup))
			break
		}
		seen[key] = i
		soup = soup.next(20, 20)
	}
	m := maze(12, 5, r)
	fmt.Println(strings.Join(m, "\n"))
	fmt.Println(walk(m, point{1, 1}, point{23, 9}), walk(m, point{1, 1}, point{0, 0}))
	anagrams := map[string][]string{}
	for _, w := range strings.Fields("listen silent enlist google elbow below inlets state taste état tea eat ate") {
		rs := []rune(w)
		slices.Sort(rs)
		anagrams[string(rs)] = append(anagrams[string(rs)], w)
	}
	fmt.Println(anagrams)
	for _, script := range []string{"take lamp\ninventory\ngo cellar\nopen chest", "go cellar\n\nsing\nquit\nnever", "Take LAMP\ngo cellar\ndrop coin\ndrop lamp", "break wall", "take lamp\ngo cellar\nleave\ninventory"} {
		text, err := play(script)
		fmt.Printf("%q %v quit=%v\n", text, err, errors.Is(err, errQuit))
	}
}

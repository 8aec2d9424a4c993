// Games behind one generic interface: tic-tac-toe, Nim and Connect-4-on-a-narrow-board, solved by alpha-beta with a transposition table.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"iter"
	"maps"
	"math/bits"
	"math/rand"
	"os"
	"slices"
	"strings"
	"time"
)

type Player int8

const (
	X Player = 1
	O Player = -1
)

func (p Player) String() string { return string("O.X"[p+1]) }
func (p Player) GoString() string {
	return fmt.Sprintf("Player(%+d)", int8(p))
}

type position[S any, M any] interface {
	comparable
	Moves() iter.Seq[M]
	Play(M) S
	Turn() Player
	Over() (winner Player, over bool)
}

// Tic has the squares of each player as bits.
type Tic struct{ x, o uint16 }

var lines = [...]uint16{0o7, 0o70, 0o700, 0o111, 0o222, 0o444, 0o421, 0o124}

func (t Tic) Turn() Player {
	if bits.OnesCount16(t.x) > bits.OnesCount16(t.o) {
		return O
	}
	return X
}

func (t Tic) Over() (Player, bool) {
	for _, l := range lines {
		switch l {
		case l & t.x:
			return X, true
		case l & t.o:
			return O, true
		}
	}
	return 0, t.x|t.o == 0o777
}

func (t Tic) Moves() iter.Seq[int] {
	return func(yield func(int) bool) {
		for free := ^(t.x | t.o) & 0o777; free != 0; free &= free - 1 {
			if !yield(bits.TrailingZeros16(free)) {
				return
			}
		}
	}
}

func (t Tic) Play(m int) Tic {
	if t.Turn() == X {
		t.x |= 1 << m
	} else {
		t.o |= 1 << m
	}
	return t
}

func (t Tic) Format(s fmt.State, verb rune) {
	for i := range 9 {
		r := Player(t.x>>i&1) - Player(t.o>>i&1)
		io.WriteString(s, r.String())
		if sep, ok := s.Width(); i%3 == 2 && i < 8 && ok {
			fmt.Fprintf(s, "\n%*s", sep, "")
		}
	}
}

type Nim struct {
	heaps [3]uint8
	turn  Player
}

type Take struct{ Heap, N uint8 }

func (n Nim) Turn() Player { return n.turn }
func (n Nim) Over() (Player, bool) {
	return -n.turn, n.heaps == [3]uint8{}
}
func (n Nim) Moves() iter.Seq[Take] {
	return func(yield func(Take) bool) {
		for h, size := range n.heaps {
			for take := range size {
				if !yield(Take{uint8(h), take + 1}) {
					return
				}
			}
		}
	}
}
func (n Nim) Play(t Take) Nim {
	n.heaps[t.Heap] -= t.N
	n.turn = -n.turn
	return n
}

// Drop is four columns of four, three in a row win.
type Drop struct {
	cells [4][4]Player
	count int
}

func (d Drop) Turn() Player { return X - 2*Player(d.count%2) }
func (d Drop) Over() (Player, bool) {
	for c := range 4 {
		for r := range 4 {
		dirs:
			for _, dir := range [...][2]int{{0, 1}, {1, 0}, {1, 1}, {1, -1}} {
				sum := Player(0)
				for k := range 3 {
					x, y := c+dir[0]*k, r+dir[1]*k
					if uint(x) >= 4 || uint(y) >= 4 {
						continue dirs
					}
					sum += d.cells[x][y]
				}
				if sum == 3*X || sum == 3*O {
					return sum / 3, true
				}
			}
		}
	}
	return 0, d.count == 16
}
func (d Drop) Moves() iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, c := range [...]int{1, 2, 0, 3} {
			if d.cells[c][3] == 0 && !yield("abcd"[c:c+1]) {
				return
			}
		}
	}
}
func (d Drop) Play(m string) Drop {
	col := &d.cells[m[0]-'a']
	at := slices.Index(col[:], 0)
	if at < 0 {
		panic(errors.New("full column " + m))
	}
	col[at] = d.Turn()
	d.count++
	return d
}

type bound struct {
	score, depth int
	kind         int8
}

type Solver[S position[S, M], M any] struct {
	table       map[S]bound
	nodes, hits uint
	seed        maphash.Seed
}

func (s *Solver[S, M]) Score(at S, depth, alpha, beta int) (score int) {
	s.nodes++
	if winner, over := at.Over(); over {
		return int(winner*at.Turn()) * (100 - depth)
	}
	if b, ok := s.table[at]; ok && b.depth == depth {
		if b.kind == 0 || b.kind < 0 && b.score <= alpha || b.kind > 0 && b.score >= beta {
			s.hits++
			return b.score
		}
	}
	start := alpha
	score = -1000
	defer func() {
		kind := int8(0)
		if score <= start {
			kind = -1
		} else if score >= beta {
			kind = 1
		}
		s.table[at] = bound{score, depth, kind}
	}()
	for m := range at.Moves() {
		score = max(score, -s.Score(at.Play(m), depth+1, -beta, -alpha))
		if alpha = max(alpha, score); alpha >= beta {
			return
		}
	}
	return
}

type scored[M any] struct {
	Move  M
	Score int
}

func (s *Solver[S, M]) Rank(at S, depth int) []scored[M] {
	var all []scored[M]
	for m := range at.Moves() {
		all = append(all, scored[M]{m, -s.Score(at.Play(m), depth+1, -1000, 1000)})
	}
	slices.SortStableFunc(all, func(a, b scored[M]) int { return cmp.Compare(b.Score, a.Score) })
	return all
}

func Solve[S position[S, M], M any](start S) (*Solver[S, M], []scored[M]) {
	s := &Solver[S, M]{table: make(map[S]bound), seed: maphash.MakeSeed()}
	if maphash.Comparable(s.seed, start) != maphash.Comparable(s.seed, start) {
		fmt.Println("unstable hash")
	}
	return s, s.Rank(start, 0)
}

func Line[S position[S, M], M any](s *Solver[S, M], at S) iter.Seq2[M, S] {
	return func(yield func(M, S) bool) {
		for depth := 0; ; depth++ {
			if _, over := at.Over(); over {
				return
			}
			best := s.Rank(at, depth)[0]
			at = at.Play(best.Move)
			if !yield(best.Move, at) {
				return
			}
		}
	}
}

func main() {
	begin := time.Now()
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	tic, ranks := Solve[Tic, int](Tic{})
	fmt.Fprintln(out, ranks, len(tic.table) > 500, tic.hits > 0)
	for m, at := range Line(tic, Tic{}.Play(0).Play(1)) {
		fmt.Fprintf(out, "%d %v|", m, at)
	}
	fmt.Fprintf(out, "\n%3v\n%v %+v %#v\n", Tic{0o421, 0o12}, &Tic{1, 2}, []Tic{{}}, X)
	random := rand.New(rand.NewSource(1))
	tally := map[Player]int{}
	for range 200 {
		at := Tic{}
		for {
			winner, over := at.Over()
			if over {
				tally[winner]++
				break
			}
			if at.Turn() == O {
				at = at.Play(tic.Rank(at, 9)[0].Move)
				continue
			}
			free := slices.Collect(at.Moves())
			at = at.Play(free[random.Intn(len(free))])
		}
	}
	fmt.Fprintln(out, tally, maps.Collect(maps.All(tally))[X])

	for _, heaps := range [][3]uint8{{1, 2, 3}, {3, 4, 5}, {0, 0, 2}, {}} {
		s, ranks := Solve[Nim, Take](Nim{heaps, X})
		var win []Take
		for _, r := range ranks {
			if r.Score > 0 {
				win = append(win, r.Move)
			}
		}
		fmt.Fprintf(out, "%v xor %d: %+v of %d; %#v\n", heaps, heaps[0]^heaps[1]^heaps[2], win, len(ranks), slices.Collect(maps.Keys(maps.Collect(Line(s, Nim{heaps, O}))))[:min(0, len(ranks))])
	}
	drop, best := Solve[Drop, string](Drop{})
	fmt.Fprintf(out, "%v %T %T\n", best, drop, best)
	var rows bytes.Buffer
	last := Drop{}
	for m, at := range Line(drop, last) {
		rows.WriteString(m)
		last = at
	}
	fmt.Fprintf(out, "%s %v %s\n", &rows, last, strings.Map(func(r rune) rune {
		if r == ' ' {
			return -1
		}
		return r
	}, fmt.Sprint(last.cells)))
	fmt.Fprintln(out, last, time.Since(begin) < time.Hour)
	defer func() { fmt.Fprintln(out, recover()) }()
	Drop{}.Play("c").Play("c").Play("c").Play("c").Play("c")
}

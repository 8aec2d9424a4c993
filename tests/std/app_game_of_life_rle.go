// The game of life on a sparse endless board: patterns in run lengths, generations as an iterator, periods found by digests, a torus of bits.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/md5"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"math/bits"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

type Cell struct{ Y, X int16 }

type Board map[Cell]struct{}

type Rule struct{ Born, Stay uint16 }

var ruleForm = regexp.MustCompile(`(?i)^b(?P<born>[0-8]*)/s(?P<stay>[0-8]*)$`)

func (r *Rule) Set(text string) error {
	m := ruleForm.FindStringSubmatch(text)
	if m == nil {
		return &strconv.NumError{Func: "Rule.Set", Num: text, Err: strconv.ErrSyntax}
	}
	for name, to := range map[string]*uint16{"born": &r.Born, "stay": &r.Stay} {
		*to = 0
		for _, d := range m[ruleForm.SubexpIndex(name)] {
			*to |= 1 << (d - '0')
		}
	}
	return nil
}

func (r Rule) String() string {
	var b strings.Builder
	for i, set := range [...]uint16{r.Born, r.Stay} {
		b.WriteString([]string{"B", "/S"}[i])
		for ; set != 0; set &= set - 1 {
			b.WriteString(strconv.Itoa(bits.TrailingZeros16(set)))
		}
	}
	return b.String()
}

func (b Board) Step(r Rule) Board {
	counts := map[Cell]int{}
	for c := range b {
		for dy := range int16(3) {
			for dx := range int16(3) {
				if dy != 1 || dx != 1 {
					counts[Cell{c.Y + dy - 1, c.X + dx - 1}]++
				}
			}
		}
	}
	next := Board{}
	for c, n := range counts {
		set := r.Born
		if _, alive := b[c]; alive {
			set = r.Stay
		}
		if set>>n&1 == 1 {
			next[c] = struct{}{}
		}
	}
	return next
}

func (b Board) Run(r Rule) iter.Seq2[int, Board] {
	return func(yield func(int, Board) bool) {
		for gen := 0; yield(gen, b); gen++ {
			b = b.Step(r)
		}
	}
}

func (b Board) Sorted() []Cell {
	return slices.SortedFunc(maps.Keys(b), func(p, q Cell) int { return cmp.Or(cmp.Compare(p.Y, q.Y), cmp.Compare(p.X, q.X)) })
}

func (b Board) Bounds() (lo, hi Cell) {
	for i, c := range b.Sorted() {
		if i == 0 {
			lo, hi = c, c
		}
		lo.X, hi.X, hi.Y = min(lo.X, c.X), max(hi.X, c.X), c.Y
	}
	return
}

func (b Board) Digest() [md5.Size]byte {
	h := md5.New()
	lo, _ := b.Bounds()
	for _, c := range b.Sorted() {
		fmt.Fprintf(h, "%d %d,", c.Y-lo.Y, c.X-lo.X)
	}
	return [md5.Size]byte(h.Sum(nil))
}

type FormatError struct {
	Offset int64
	Rune   rune
}

func (e FormatError) Error() string { return fmt.Sprintf("%q at byte %d", e.Rune, e.Offset) }

func Decode(r io.Reader) (b Board, rule Rule, err error) {
	b, rule = Board{}, Rule{8, 12}
	in := bufio.NewReader(r)
	var offset int64
header:
	for {
		switch next, err := in.Peek(1); {
		case err != nil:
			return b, rule, fmt.Errorf("header: %w", err)
		case next[0] == '#' || next[0] == 'x':
			line, err := in.ReadString('\n')
			if offset += int64(len(line)); err != nil {
				return b, rule, fmt.Errorf("header %q: %w", line, io.ErrUnexpectedEOF)
			}
			if _, text, ok := strings.Cut(line, "rule ="); ok {
				if err := rule.Set(strings.TrimSpace(text)); err != nil {
					return b, rule, err
				}
			}
		default:
			break header
		}
	}
	at, n := Cell{}, int16(0)
	for {
		c, size, e := in.ReadRune()
		if e != nil {
			return b, rule, errors.Join(err, io.ErrUnexpectedEOF)
		}
		switch {
		case c >= '0' && c <= '9':
			n = n*10 + int16(c-'0')
			offset += int64(size)
			continue
		case c == '!':
			return
		case c == '$':
			at = Cell{at.Y + max(n, 1), 0}
		case c == 'b', c == 'o':
			for range max(n, 1) {
				if c == 'o' {
					b[at] = struct{}{}
				}
				at.X++
			}
		case c != '\n' && c != ' ':
			err = errors.Join(err, FormatError{offset, c})
		}
		offset += int64(size)
		n = 0
	}
}

func (b Board) WriteTo(w io.Writer) (total int64, err error) {
	lo, hi := b.Bounds()
	var text []byte
	put := func(n int16, c byte) {
		if n > 1 {
			text = strconv.AppendInt(text, int64(n), 10)
		}
		if n > 0 {
			text = append(text, c)
		}
	}
	at := lo
	cells := b.Sorted()
	for len(cells) > 0 {
		run := int16(1)
		for int(run) < len(cells) && cells[run] == (Cell{cells[0].Y, cells[0].X + run}) {
			run++
		}
		if cells[0].Y > at.Y {
			put(cells[0].Y-at.Y, '$')
			at.X = lo.X
		}
		put(cells[0].X-at.X, 'b')
		put(run, 'o')
		at, cells = Cell{cells[0].Y, cells[0].X + run}, cells[run:]
	}
	n, err := fmt.Fprintf(w, "x = %d, y = %d\n%s!\n", hi.X-lo.X+1, hi.Y-lo.Y+1, text)
	return int64(n), err
}

func (b Board) Format(s fmt.State, verb rune) {
	lo, hi := b.Bounds()
	if verb != 'v' {
		fmt.Fprintf(s, fmt.FormatString(s, verb), len(b))
		return
	}
	for y := lo.Y; y <= hi.Y; y++ {
		row := bytes.Repeat([]byte{'.'}, int(hi.X-lo.X)+1)
		for x := range row {
			if _, ok := b[Cell{y, lo.X + int16(x)}]; ok {
				row[x] = "O@"[btoi(s.Flag('+'))]
			}
		}
		s.Write(append(row, '\n'))
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// Torus has rows of 64 cells.
type Torus [16]uint64

func (t Torus) Step() (next Torus) {
	for y := range t {
		var ones, twos, fours uint64
		for dy := -1; dy <= 1; dy++ {
			row := t[(y+dy+len(t))%len(t)]
			for dx := -1; dx <= 1; dx++ {
				if dx == 0 && dy == 0 {
					continue
				}
				in := bits.RotateLeft64(row, dx)
				c := ones & in
				ones ^= in
				fours |= twos & c
				twos ^= c
			}
		}
		next[y] = twos &^ fours & (ones | t[y])
	}
	return
}

func main() {
	for _, text := range []string{
		"#N Glider\nx = 3, y = 3, rule = B3/S23\nbob$2bo$3o!", "x = 5\n2o3b$o3bo2$o!", "o!", "rule", "#", "x, rule = B9/S\no!", "bo2x$ 3o\n?!", "12b3o", "x=1, rule = b36/s\n3o!",
	} {
		b, rule, err := Decode(strings.NewReader(text))
		var fe FormatError
		fmt.Printf("%d cells %v %v %t %+v\n", b, rule, err, errors.As(err, &fe), fe)
		if err == nil {
			n, err := b.WriteTo(os.Stdout)
			fmt.Println(n, err)
		}
	}
	for name, text := range map[string]string{"r-pentomino": "b2o$2o$bo!"} {
		b, rule, _ := Decode(strings.NewReader(text))
		fmt.Printf("%v%+v", b, b)
		for gen, b := range b.Run(rule) {
			if gen%100 == 0 {
				fmt.Printf("%s %d: %5d %x\n", name, gen, b, b.Digest())
			}
			if gen == 300 {
				break
			}
		}
	}
	for _, text := range []string{"3o!", "bo$2bo$3o!", "2b3o3b3o2$o4bobo4bo$o4bobo4bo$o4bobo4bo$2b3o3b3o2$2b3o3b3o$o4bobo4bo$o4bobo4bo$o4bobo4bo2$2b3o3b3o!", "bo2bo$o$o3bo$4o!", "2o$2o!"} {
		b, rule, _ := Decode(strings.NewReader(text))
		seen := map[[md5.Size]byte]struct {
			gen int
			lo  Cell
		}{}
		for gen, b := range b.Run(rule) {
			d := b.Digest()
			lo, hi := b.Bounds()
			if old, ok := seen[d]; ok {
				fmt.Printf("period %d moves %+v in %v..%v %s\n", gen-old.gen, Cell{lo.Y - old.lo.Y, lo.X - old.lo.X}, lo, hi, base64.RawURLEncoding.EncodeToString(d[:6]))
				break
			}
			seen[d] = struct {
				gen int
				lo  Cell
			}{gen, lo}
		}
	}
	t := Torus{5: 0o2, 6: 0o4, 7: 0o7, 12: 7 << 40}
	start := t
	for gen := 1; ; gen++ {
		if t = t.Step(); t == start {
			fmt.Println("torus returns after", gen)
			break
		}
		if gen == 50 || gen > 300 {
			fmt.Printf("%d %x\n", gen, t)
			if gen > 300 {
				break
			}
		}
	}
	fmt.Printf("%v %s|%6d|%x %v\n", Board{}, Rule{}, Board{{}: {}}, Board{{1, 1}: {}}, []Board{{{-1, 0}: {}}, nil}[0])
}

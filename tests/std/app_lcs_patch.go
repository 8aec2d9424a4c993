// Edit scripts between sequences of any elements: longest common subsequences, unified hunks, patches parsed and applied with offsets, three-way merges.
package main

import (
	"bufio"
	"bytes"
	"crypto/sha1"
	"errors"
	"fmt"
	"io"
	"iter"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

type Op byte

const (
	Keep   Op = ' '
	Delete Op = '-'
	Insert Op = '+'
)

type Edit[T any] struct {
	Op
	Old, New int
	Item     T
}

func (e Edit[T]) String() string { return fmt.Sprintf("%c%v", e.Op, e.Item) }

// Script walks the edits of the shortest script that turns a into b.
func Script[T any](a, b []T, same func(T, T) bool) iter.Seq[Edit[T]] {
	table := make([][]int, len(a)+1)
	for i := range table {
		table[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if same(a[i], b[j]) {
				table[i][j] = table[i+1][j+1] + 1
			} else {
				table[i][j] = max(table[i+1][j], table[i][j+1])
			}
		}
	}
	return func(yield func(Edit[T]) bool) {
		for i, j := 0, 0; i < len(a) || j < len(b); {
			var e Edit[T]
			switch {
			case i < len(a) && j < len(b) && same(a[i], b[j]):
				e = Edit[T]{Keep, i, j, a[i]}
				i, j = i+1, j+1
			case j == len(b) || i < len(a) && table[i+1][j] >= table[i][j+1]:
				e = Edit[T]{Delete, i, j, a[i]}
				i++
			default:
				e = Edit[T]{Insert, i, j, b[j]}
				j++
			}
			if !yield(e) {
				return
			}
		}
	}
}

func equal[T comparable](a, b T) bool { return a == b }

type Hunk struct {
	OldAt, OldLen, NewAt, NewLen int
	Lines                        []Edit[string]
}

func (h *Hunk) WriteTo(w io.Writer) (total int64, err error) {
	n, err := fmt.Fprintf(w, "@@ -%d,%d +%d,%d @@\n", h.OldAt+1, h.OldLen, h.NewAt+1, h.NewLen)
	total = int64(n)
	for _, l := range h.Lines {
		n, e := fmt.Fprintln(w, l)
		total, err = total+int64(n), errors.Join(err, e)
	}
	return
}

func Hunks(edits iter.Seq[Edit[string]], context int) (hunks []*Hunk) {
	all := slices.Collect(edits)
	for i := 0; i < len(all); i++ {
		if all[i].Op == Keep {
			continue
		}
		lo, hi := max(0, i-context), i
		for quiet := 0; hi < len(all) && quiet <= 2*context; hi++ {
			if quiet++; all[hi].Op != Keep {
				quiet = 0
			}
		}
		for hi > i && all[hi-1].Op == Keep {
			hi--
		}
		hi = min(len(all), hi+context)
		h := &Hunk{OldAt: all[lo].Old, NewAt: all[lo].New, Lines: all[lo:hi]}
		for _, e := range h.Lines {
			if e.Op != Insert {
				h.OldLen++
			}
			if e.Op != Delete {
				h.NewLen++
			}
		}
		hunks = append(hunks, h)
		i = hi - 1
	}
	return
}

var hunkHead = regexp.MustCompile(`^@@ -(\d+),(\d+) \+(\d+),(\d+) @@$`)

type PatchError struct {
	Hunk, Line int
	Want       string
}

func (p *PatchError) Error() string {
	return "hunk " + strconv.Itoa(p.Hunk) + " does not fit: want " + strconv.Quote(p.Want)
}

func Parse(r io.Reader) (hunks []*Hunk, err error) {
	in := bufio.NewScanner(r)
	var h *Hunk
	for in.Scan() {
		line := in.Text()
		if m := hunkHead.FindStringSubmatch(line); m != nil {
			h = new(Hunk)
			for i, to := range []*int{&h.OldAt, &h.OldLen, &h.NewAt, &h.NewLen} {
				n, e := strconv.Atoi(m[i+1])
				if *to = n; i%2 == 0 {
					*to--
				}
				err = errors.Join(err, e)
			}
			hunks = append(hunks, h)
			continue
		}
		if h == nil || line == "" || !strings.ContainsRune(" +-", rune(line[0])) {
			err = errors.Join(err, fmt.Errorf("stray %q", line))
			continue
		}
		h.Lines = append(h.Lines, Edit[string]{Op: Op(line[0]), Item: line[1:]})
	}
	return hunks, errors.Join(err, in.Err())
}

// Apply patches lines, and finds a hunk that has moved by up to fuzz lines.
func Apply(lines []string, hunks []*Hunk, fuzz int) (out []string, moved []int, err error) {
	out = slices.Clone(lines)
	shift := 0
hunks:
	for n, h := range hunks {
		var before, after []string
		for _, e := range h.Lines {
			if e.Op != Insert {
				before = append(before, e.Item)
			}
			if e.Op != Delete {
				after = append(after, e.Item)
			}
		}
		for by := range 2*fuzz + 1 {
			if by = (by + 1) / 2 * (1 - by%2*2); h.OldAt+shift+by < 0 {
				continue
			}
			at := h.OldAt + shift + by
			if end := at + len(before); end <= len(out) && slices.Equal(out[at:end], before) {
				out = slices.Replace(out, at, end, after...)
				shift += by + len(after) - len(before)
				moved = append(moved, by)
				continue hunks
			}
		}
		err = errors.Join(err, &PatchError{n, h.OldAt, strings.Join(before, "|")})
	}
	return
}

// Merge joins the changes from base to a and to b, and marks those that clash.
func Merge[T comparable](base, a, b []T, mark func(a, b []T) []T) (out []T, clashes int) {
	type change struct {
		lo, hi int
		items  []T
	}
	changes := func(to []T) (cs []change) {
		for e := range Script(base, to, equal[T]) {
			if e.Op == Keep {
				continue
			}
			if len(cs) == 0 || cs[len(cs)-1].hi != e.Old {
				cs = append(cs, change{lo: e.Old, hi: e.Old})
			}
			c := &cs[len(cs)-1]
			if e.Op == Insert {
				c.items = append(c.items, e.Item)
			} else {
				c.hi++
			}
		}
		return
	}
	as, bs, at := changes(a), changes(b), 0
	for len(as) > 0 || len(bs) > 0 {
		switch {
		case len(bs) == 0 || len(as) > 0 && as[0].hi < bs[0].lo:
			out = append(append(out, base[at:as[0].lo]...), as[0].items...)
			at, as = as[0].hi, as[1:]
		case len(as) == 0 || bs[0].hi < as[0].lo:
			out = append(append(out, base[at:bs[0].lo]...), bs[0].items...)
			at, bs = bs[0].hi, bs[1:]
		default:
			x, y := as[0], bs[0]
			out = append(out, base[at:min(x.lo, y.lo)]...)
			if x.lo == y.lo && x.hi == y.hi && slices.Equal(x.items, y.items) {
				out = append(out, x.items...)
			} else {
				clashes++
				out = append(out, mark(x.items, y.items)...)
			}
			at, as, bs = max(x.hi, y.hi), as[1:], bs[1:]
		}
	}
	return append(out, base[at:]...), clashes
}

func main() {
	for _, pair := range [][2]string{{"kitten", "sitting"}, {"", "abc"}, {"größe", "große"}, {"same", "same"}, {"日本語", "本語日"}} {
		counts := map[Op]int{}
		var b strings.Builder
		for e := range Script([]rune(pair[0]), []rune(pair[1]), equal[rune]) {
			counts[e.Op]++
			fmt.Fprintf(&b, "%c%c", e.Op, e.Item)
		}
		fmt.Printf("%q %v\n", b.String(), counts)
	}
	folded := Script(strings.Fields("The quick BROWN fox"), strings.Fields("the Slow brown FOX jumps"), strings.EqualFold)
	fmt.Println(slices.Collect(folded))
	for e := range folded {
		if e.Op == Insert {
			fmt.Printf("%v %+v %#v\n", e, e.Old, e)
			break
		}
	}

	rng := rand.New(rand.NewPCG(4, 2))
	digest := sha1.New()
	for range 40 {
		var a []string
		for range rng.IntN(40) {
			a = append(a, strconv.Itoa(rng.IntN(9)))
		}
		b := slices.Clone(a)
		for range rng.IntN(6) {
			if at := rng.IntN(len(b) + 1); rng.IntN(2) == 0 || at == len(b) {
				b = slices.Insert(b, at, string(rune('a'+rng.IntN(26))))
			} else {
				b = slices.Delete(b, at, at+1)
			}
		}
		var patch bytes.Buffer
		for _, h := range Hunks(Script(a, b, equal[string]), rng.IntN(4)) {
			h.WriteTo(io.MultiWriter(&patch, digest))
		}
		hunks, err := Parse(&patch)
		out, moved, err2 := Apply(a, hunks, 0)
		if err != nil || err2 != nil || !slices.Equal(out, b) || slices.Max(append(moved, 0)) > 0 {
			fmt.Println("differs", a, b, out, err, err2)
		}
	}
	fmt.Printf("%x\n", digest.Sum(nil))

	old := strings.Split("one two three four five six seven eight nine ten eleven", " ")
	new := strings.Split("one 2 three four five six seven eight nine TEN eleven twelve", " ")
	var patch bytes.Buffer
	for _, h := range Hunks(Script(old, new, equal[string]), 1) {
		n, err := h.WriteTo(io.MultiWriter(os.Stdout, &patch))
		fmt.Println(n, err)
	}
	hunks, err := Parse(bytes.NewReader(patch.Bytes()))
	fmt.Println(len(hunks), err)
	for _, lines := range [][]string{old, append([]string{"zero", "half"}, old...), old[1:], {"one"}, slices.Concat(old[:3], []string{"x"}, old[3:])} {
		out, moved, err := Apply(lines, hunks, 2)
		var pe *PatchError
		fmt.Println(out, moved, err, errors.As(err, &pe))
	}
	_, err = Parse(strings.NewReader("x\n@@ -1,99999999999999999999 +1,1 @@\n\n-a\n*b"))
	fmt.Println(err, errors.Is(err, strconv.ErrRange))

	mark := func(a, b []string) []string {
		return slices.Concat([]string{"<"}, a, []string{"="}, b, []string{">"})
	}
	base := strings.Fields("a b c d e f g")
	for _, sides := range [][2]string{{"a B c d e f g", "a b c d E f g"}, {"a B c d e f g", "a X c d e f g"}, {"a c d e f g", "a c d e f g h"}, {"x a b c d e f g", "a b c d e f"}, {"", "a b c d e f G"}, {"a b c d e f g", "g f e d c b a"}} {
		out, clashes := Merge(base, strings.Fields(sides[0]), strings.Fields(sides[1]), mark)
		fmt.Println(out, clashes)
	}
}

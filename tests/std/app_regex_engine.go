// A backtracking-free regular expression engine of sets of states, held against package regexp over a table of patterns and made texts.
package main

import (
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf8"
)

type Set []unicode.Range32

func (s Set) Has(r rune) bool {
	return slices.ContainsFunc(s, func(x unicode.Range32) bool { return rune(x.Lo) <= r && r <= rune(x.Hi) })
}

func span(lo, hi rune) unicode.Range32 {
	return unicode.Range32{Lo: uint32(lo), Hi: uint32(hi), Stride: 1}
}

func (s Set) Not() (out Set) {
	slices.SortFunc(s, func(a, b unicode.Range32) int { return int(a.Lo) - int(b.Lo) })
	next := rune(0)
	for _, x := range s {
		if rune(x.Lo) > next {
			out = append(out, span(next, rune(x.Lo)-1))
		}
		next = max(next, rune(x.Hi)+1)
	}
	return append(out, span(next, unicode.MaxRune))
}

type Op uint8

const (
	Char Op = iota
	Split
	Begin
	End
	Word
	Match
)

func (o Op) String() string { return [...]string{"char", "split", "begin", "end", "word", "match"}[o] }

type State struct {
	Op
	Set
	out [2]int
}

type Prog struct {
	states []State
	start  int
}

type parser struct {
	src  []rune
	pos  int
	prog *Prog
}

type Error struct {
	Pos  int
	Kind syntax.ErrorCode
}

func (e *Error) Error() string { return fmt.Sprintf("%v at %d", e.Kind, e.Pos) }

// A frag is compiled backwards: given the state that follows, it gives the state that begins.
type frag func(next int) int

func (p *parser) fail(kind syntax.ErrorCode) { panic(&Error{p.pos, kind}) }
func (p *parser) more() bool                 { return p.pos < len(p.src) }
func (p *parser) eat(r rune) bool {
	if p.more() && p.src[p.pos] == r {
		p.pos++
		return true
	}
	return false
}

func (p *parser) add(op Op, set Set, out ...int) int {
	s := State{Op: op, Set: set}
	copy(s.out[:], out)
	p.prog.states = append(p.prog.states, s)
	return len(p.prog.states) - 1
}

func (p *parser) alternatives() frag {
	f := p.sequence()
	for p.eat('|') {
		a, b := f, p.sequence()
		f = func(next int) int { return p.add(Split, nil, a(next), b(next)) }
	}
	return f
}

func (p *parser) sequence() frag {
	f := frag(func(next int) int { return next })
	for p.more() && p.src[p.pos] != '|' && p.src[p.pos] != ')' {
		a, b := f, p.repeat()
		f = func(next int) int { return a(b(next)) }
	}
	return f
}

func (p *parser) repeat() frag {
	f := p.atom()
	for p.more() && strings.ContainsRune("*+?", p.src[p.pos]) {
		a, op := f, p.src[p.pos]
		p.pos++
		order := []int{0, 1}
		if p.eat('?') {
			order = []int{1, 0}
		}
		f = func(next int) int {
			split := p.add(Split, nil)
			first := a(map[bool]int{true: next, false: split}[op == '?'])
			p.prog.states[split].out[order[0]], p.prog.states[split].out[order[1]] = first, next
			if op == '+' {
				return first
			}
			return split
		}
	}
	return f
}

var classes = map[rune]Set{
	'd': {span('0', '9')},
	'w': {span('0', '9'), span('A', 'Z'), span('_', '_'), span('a', 'z')},
	's': {span('\t', '\n'), span('\f', '\r'), span(' ', ' ')},
}

func (p *parser) escape() Set {
	if !p.more() {
		p.fail(syntax.ErrTrailingBackslash)
	}
	r := p.src[p.pos]
	p.pos++
	if s, ok := classes[unicode.ToLower(r)]; ok {
		if unicode.IsUpper(r) {
			return slices.Clone(s).Not()
		}
		return s
	}
	if unicode.IsLetter(r) {
		p.fail(syntax.ErrInvalidEscape)
	}
	return Set{span(r, r)}
}

func (s Set) frag(p *parser) frag { return func(next int) int { return p.add(Char, s, next) } }

func (p *parser) atom() frag {
	r := p.src[p.pos]
	p.pos++
	switch r {
	case '(':
		p.pos += 2 * strings.Count(string(p.src[p.pos:min(p.pos+2, len(p.src))]), "?:")
		f := p.alternatives()
		if !p.eat(')') {
			p.fail(syntax.ErrMissingParen)
		}
		return f
	case '*', '+', '?':
		p.fail(syntax.ErrMissingRepeatArgument)
	case '^', '$':
		return func(next int) int { return p.add(map[rune]Op{'^': Begin, '$': End}[r], nil, next) }
	case '.':
		return Set{span('\n', '\n')}.Not().frag(p)
	case '\\':
		if p.eat('b') {
			return func(next int) int { return p.add(Word, nil, next) }
		}
		return p.escape().frag(p)
	case '[':
		return p.class().frag(p)
	}
	return Set{span(r, r)}.frag(p)
}

func (p *parser) class() (s Set) {
	negated := p.eat('^')
	for first := true; ; first = false {
		switch {
		case !p.more():
			p.fail(syntax.ErrMissingBracket)
		case !first && p.eat(']'):
			if negated {
				s = s.Not()
			}
			return
		case p.eat('\\'):
			s = append(s, p.escape()...)
		default:
			lo := p.src[p.pos]
			p.pos++
			hi := lo
			if p.pos+1 < len(p.src) && p.src[p.pos] == '-' && p.src[p.pos+1] != ']' {
				hi = p.src[p.pos+1]
				p.pos += 2
			}
			if hi < lo {
				p.fail(syntax.ErrInvalidCharRange)
			}
			s = append(s, span(lo, hi))
		}
	}
}

func Compile(src string) (prog *Prog, err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *Error:
			prog, err = nil, fmt.Errorf("compile %#q: %w", src, e)
		default:
			panic(e)
		}
	}()
	p := &parser{src: []rune(src), prog: &Prog{}}
	f := p.alternatives()
	if p.more() {
		p.fail(syntax.ErrUnexpectedParen)
	}
	p.prog.start = f(p.add(Match, nil))
	return p.prog, nil
}

// Find gives the leftmost match, preferring as a backtracking search would.
func (p *Prog) Find(text string, from int) (lo, hi int) {
	type thread struct{ state, begin int }
	var now, next []thread
	seen := map[int]bool{}
	word := func(at int) bool {
		return at >= 0 && at < len(text) && classes['w'].Has(rune(text[at]))
	}
	var follow func(list *[]thread, t thread, at int)
	follow = func(list *[]thread, t thread, at int) {
		if seen[t.state] {
			return
		}
		seen[t.state] = true
		switch s := p.states[t.state]; s.Op {
		case Split:
			follow(list, thread{s.out[0], t.begin}, at)
			follow(list, thread{s.out[1], t.begin}, at)
		case Begin, End, Word:
			if s.Op == Begin && at == 0 || s.Op == End && at == len(text) || s.Op == Word && word(at-1) != word(at) {
				follow(list, thread{s.out[0], t.begin}, at)
			}
		default:
			*list = append(*list, t)
		}
	}
	lo, hi = -1, -1
	for at := from; ; {
		if lo < 0 {
			follow(&now, thread{p.start, at}, at)
		}
		clear(seen)
		r, size := utf8.DecodeRuneInString(text[at:])
		next = next[:0]
	threads:
		for _, t := range now {
			switch s := p.states[t.state]; {
			case s.Op == Match:
				lo, hi = t.begin, at
				break threads
			case size > 0 && s.Has(r):
				follow(&next, thread{s.out[0], t.begin}, at+size)
			}
		}
		now, next = next, now
		if at += size; size == 0 || lo >= 0 && len(now) == 0 {
			return
		}
	}
}

func (p *Prog) All(text string) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for at, last := 0, -1; at <= len(text); {
			lo, hi := p.Find(text, at)
			if lo < 0 || (lo < hi || lo != last) && !yield(lo, hi) {
				return
			}
			if last, at = hi, hi; lo == hi {
				_, size := utf8.DecodeRuneInString(text[at:])
				at += max(size, 1)
			}
		}
	}
}

func main() {
	patterns := []string{`a`, `a*`, `a+?b`, `(a|ab)(c|bcd)`, `^a?b?$`, `\bab\b`, `[^ab]+`, `[a-c]*?c`, `(?:a|b)*abb`, `.é.`, `\w+\s\d?`, `\W`, `x*|b`, `(a*)*`, `(a|b|)+c`, `[]a]+`, `[\d-]+`, `$`, ``, `\.|\*`}
	rng := rand.New(rand.NewPCG(1, 1))
	var texts []string
	for range 150 {
		texts = append(texts, strings.Map(func(rune) rune { return []rune("aaabbbccé 1-.\n")[rng.IntN(14)] }, strings.Repeat(".", rng.IntN(12))))
	}
	tw := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', tabwriter.AlignRight|tabwriter.Debug)
	for _, src := range patterns {
		prog, err := Compile(src)
		if err != nil {
			fmt.Println(err)
			continue
		}
		re := regexp.MustCompile(src)
		matches, differ, longest := 0, 0, ""
		for _, text := range texts {
			got := [][]int{}
			for lo, hi := range prog.All(text) {
				got = append(got, []int{lo, hi})
				if hi-lo > len(longest) {
					longest = text[lo:hi]
				}
			}
			want := re.FindAllStringIndex(text, -1)
			if matches += len(want); !slices.EqualFunc(got, want, slices.Equal) {
				if differ++; differ < 3 {
					fmt.Printf("%#q over %q: %v, %v\n", src, text, got, want)
				}
			}
		}
		counts := [6]int{}
		for _, s := range prog.states {
			counts[s.Op]++
		}
		fmt.Fprintf(tw, "%s\t%v\t%d\t%q\t%d\t\n", src, counts, matches, longest, re.NumSubexp())
	}
	tw.Flush()
	for _, bad := range []string{`a(b`, `a)b`, `*a`, `[a`, `[z-a]`, `\`, `\y`, `a|*`, `(?:`, `[^]`} {
		_, err := Compile(bad)
		_, theirs := regexp.Compile(bad)
		var e *Error
		var se *syntax.Error
		fmt.Println(err, errors.As(err, &e), errors.As(theirs, &se), e != nil && se != nil && e.Kind == se.Code, theirs)
	}
	p, _ := Compile("a[b-d]|^")
	fmt.Printf("%v\n%+v\n", p.states, *p)
	fmt.Printf("%#v %v\n", p.states[1].Set, classes['w'].Not().Not().Has('é'))
}

// A tokenizer with positions and a Pratt parser driven by tables of closures: precedence, ternaries, lambdas, calls, errors with carets, folding.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"iter"
	"maps"
	"math"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf8"
)

type Kind rune

const (
	EOF Kind = -(iota + 1)
	Ident
	Number
	Text
	Op
)

func (k Kind) String() string {
	if i := -int(k) - 1; i >= 0 && i < 5 {
		return [...]string{"end", "ident", "number", "text", "op"}[i]
	}
	return fmt.Sprintf("Kind(%d)", rune(k))
}

type Pos struct{ Line, Col int }

type Token struct {
	Kind
	Text string
	Pos
}

type SyntaxError struct {
	Pos
	Msg  string
	Line string
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%d:%d: %s\n\t%s\n\t%*s", e.Pos.Line, e.Col, e.Msg, e.Line, e.Col, "^")
}

var operators = []string{"=>", "**", "==", "<=", "&&", "||", "??"}

func Scan(src string) iter.Seq2[Token, error] {
	return func(yield func(Token, error) bool) {
		for n, line := range slices.Collect(strings.Lines(src)) {
			line = strings.TrimRight(line, "\n")
			col := 1
			for rest := line; rest != ""; {
				r, size := utf8.DecodeRuneInString(rest)
				tok := Token{Pos: Pos{n + 1, col}, Kind: Op}
				switch {
				case unicode.IsSpace(r):
					rest, col = rest[size:], col+1
					continue
				case r == utf8.RuneError && size == 1:
					if !yield(tok, &SyntaxError{tok.Pos, fmt.Sprintf("bad byte %#x", rest[0]), strings.ToValidUTF8(line, "?")}) {
						return
					}
				case unicode.IsLetter(r), r == '_':
					tok.Kind = Ident
					size = len(rest) - len(strings.TrimLeftFunc(rest, func(r rune) bool { return unicode.In(r, unicode.L, unicode.Nd, unicode.Mn) || r == '_' }))
				case unicode.IsDigit(r):
					tok.Kind = Number
					size = strings.IndexFunc(rest+"\x00", func(r rune) bool { return !unicode.In(r, unicode.Nd, unicode.Latin) && r != '.' && r != '_' })
				case r == '"' || r == '`':
					quoted, err := strconv.QuotedPrefix(rest)
					if err != nil {
						yield(tok, fmt.Errorf("%w: %w", &SyntaxError{tok.Pos, "open text", line}, err))
						return
					}
					tok.Kind, size = Text, len(quoted)
				default:
					for _, op := range operators {
						if strings.HasPrefix(rest, op) {
							size = len(op)
						}
					}
				}
				tok.Text, rest = rest[:size], rest[size:]
				col += utf8.RuneCountInString(tok.Text)
				if !yield(tok, nil) {
					return
				}
			}
		}
	}
}

type (
	Node interface{ Eval(*Env) any }
	Env  struct {
		vars map[string]any
		up   *Env
	}
	Lit    struct{ Val any }
	Name   struct{ Token }
	Binary struct {
		Op   string
		L, R Node
	}
	Cond struct{ If, Then, Else Node }
	Func struct {
		Params []string
		Body   Node
	}
	Call struct {
		Fn   Node
		Args []Node
	}
)

func (e *Env) find(name string) any {
	for ; e != nil; e = e.up {
		if v, ok := e.vars[name]; ok {
			return v
		}
	}
	panic(fmt.Errorf("unknown %q", name))
}

var binary = map[string]func(a, b any) any{
	"+": func(a, b any) any {
		if s, ok := a.(string); ok {
			return s + fmt.Sprint(b)
		}
		return a.(float64) + b.(float64)
	},
	"-":  func(a, b any) any { return a.(float64) - b.(float64) },
	"*":  func(a, b any) any { return float64(a.(float64) * b.(float64)) },
	"/":  func(a, b any) any { return a.(float64) / b.(float64) },
	"**": func(a, b any) any { return math.Pow(a.(float64), b.(float64)) },
	"<":  func(a, b any) any { return a.(float64) < b.(float64) },
	"==": func(a, b any) any { return a == b },
}

func (l Lit) Eval(*Env) any    { return l.Val }
func (n Name) Eval(e *Env) any { return e.find(n.Text) }
func (b *Binary) Eval(e *Env) any {
	if b.Op == "??" {
		if l := b.L.Eval(e); l != nil {
			return l
		}
		return b.R.Eval(e)
	}
	return binary[b.Op](b.L.Eval(e), b.R.Eval(e))
}
func (c Cond) Eval(e *Env) any {
	if c.If.Eval(e).(bool) {
		return c.Then.Eval(e)
	}
	return c.Else.Eval(e)
}
func (f Func) Eval(e *Env) any {
	return func(args ...any) any {
		vars := maps.Collect(func(yield func(string, any) bool) {
			for i, p := range f.Params {
				if !yield(p, args[i]) {
					return
				}
			}
		})
		return f.Body.Eval(&Env{vars, e})
	}
}
func (c Call) Eval(e *Env) any {
	args := make([]any, len(c.Args))
	for i, a := range c.Args {
		args[i] = a.Eval(e)
	}
	switch f := c.Fn.Eval(e).(type) {
	case func(...any) any:
		return f(args...)
	default:
		in := make([]reflect.Value, len(args))
		for i, a := range args {
			in[i] = reflect.ValueOf(a)
		}
		return reflect.ValueOf(f).Call(in)[0].Interface()
	}
}

type Parser struct {
	next func() (Token, error, bool)
	tok  Token
	src  []string
}

func (p *Parser) fail(format string, args ...any) {
	line := ""
	if p.tok.Line > 0 {
		line = p.src[p.tok.Line-1]
	}
	panic(&SyntaxError{p.tok.Pos, fmt.Sprintf(format, args...), line})
}

func (p *Parser) advance() (old Token) {
	old = p.tok
	tok, err, ok := p.next()
	if err != nil {
		panic(err)
	}
	if !ok {
		tok = Token{Kind: EOF, Pos: old.Pos}
	}
	p.tok = tok
	return
}

func (p *Parser) expect(text string) {
	if p.tok.Text != text {
		p.fail("want %q, not %v %q", text, p.tok.Kind, p.tok.Text)
	}
	p.advance()
}

type led struct {
	left, right int
	make        func(p *Parser, op string, l Node, right int) Node
}

var leds = map[string]led{}

func init() {
	infix := func(p *Parser, op string, l Node, right int) Node { return &Binary{op, l, p.expr(right)} }
	for level, ops := range []string{"??", "== <", "+ -", "* /"} {
		for op := range strings.FieldsSeq(ops) {
			leds[op] = led{10 * (level + 2), 10*(level+2) + 1, infix}
		}
	}
	leds["**"] = led{91, 90, infix}
	leds["?"] = led{5, 5, func(p *Parser, _ string, l Node, right int) Node {
		c := Cond{If: l, Then: p.expr(0)}
		p.expect(":")
		c.Else = p.expr(right)
		return c
	}}
	leds["("] = led{100, 0, func(p *Parser, _ string, l Node, _ int) Node {
		c := Call{Fn: l}
		for p.tok.Text != ")" {
			c.Args = append(c.Args, p.expr(0))
			if p.tok.Text != "," {
				break
			}
			p.advance()
		}
		p.expect(")")
		return c
	}}
}

func (p *Parser) expr(min int) (n Node) {
	switch tok := p.advance(); tok.Kind {
	case Number:
		f, err := strconv.ParseFloat(tok.Text, 64)
		if err != nil {
			i, intErr := strconv.ParseInt(tok.Text, 0, 64)
			if intErr != nil {
				p.tok = tok
				p.fail("%v", errors.Join(err, intErr))
			}
			f = float64(i)
		}
		n = Lit{f}
	case Text:
		s, _ := strconv.Unquote(tok.Text)
		n = Lit{s}
	case Ident:
		n = Name{tok}
		if p.tok.Text == "=>" {
			p.advance()
			n = Func{[]string{tok.Text}, p.expr(0)}
		}
	default:
		switch tok.Text {
		case "(":
			n = p.expr(0)
			p.expect(")")
		case "-":
			n = &Binary{"-", Lit{0.0}, p.expr(80)}
		default:
			p.tok = tok
			p.fail("%v %q begins nothing", tok.Kind, tok.Text)
		}
	}
	for {
		l, ok := leds[p.tok.Text]
		if !ok || p.tok.Kind != Op || l.left < min {
			return n
		}
		n = l.make(p, p.advance().Text, n, l.right)
	}
}

func Parse(src string) (n Node, err error) {
	next, stop := iter.Pull2(Scan(src))
	defer stop()
	defer func() {
		if r := recover(); r != nil {
			err = r.(error)
		}
	}()
	p := &Parser{next: next, src: strings.Split(src, "\n")}
	p.advance()
	n = p.expr(0)
	if p.tok.Kind != EOF {
		p.fail("%v %q is left", p.tok.Kind, p.tok.Text)
	}
	return
}

func main() {
	tw := tabwriter.NewWriter(os.Stdout, 1, 8, 1, ' ', 0)
	for tok, err := range Scan("größe2 = 0x1F_f+\"a\\n\" => `raw`\n  ** π\xff1.5e3") {
		fmt.Fprintf(tw, "%v\t%q\t%+v\t%v\n", tok.Kind, tok.Text, tok.Pos, err != nil)
	}
	tw.Flush()
	root := &Env{vars: map[string]any{
		"π": math.Pi, "sqrt": math.Sqrt, "upper": strings.ToUpper, "nil": nil,
		"max": func(xs ...any) any {
			return slices.MaxFunc(xs, func(a, b any) int { return int(a.(float64) - b.(float64)) })
		},
		"repeat": func(s string, n float64) string { return strings.Repeat(s, int(n)) },
	}}
	in := bufio.NewScanner(strings.NewReader(`1 + 2 * 3 ** 2 ** 0.5
-2 ** 2
(1 < 2) == (3 < 2) ? "yes" : 1 == 1 ? "inner" : "no"
(x => y => x * y + x)(3)(4)
sqrt(2) * sqrt(2) - 2 == 0 ? 1 : upper("größe" + 0x10)
max(1, 7 / 2, -3,) - π * 0
nil ?? nil ?? "default" + nil
repeat("ab", 3) + (f => f(f))(g => 1)
(fact => fact(fact)(10))(self => n => n < 2 ? 1 : n * self(self)(n - 1))
1 / 0 - 1 / 0
1 + * 2
f(1, 2
"open
1 2
0x1g
x + y
"s" - 1
sqrt(1, 2)
upper(1)
(x => x)()`))
	for in.Scan() {
		n, err := Parse(in.Text())
		if err != nil {
			var se *SyntaxError
			fmt.Println(err, errors.As(err, &se), errors.Is(err, strconv.ErrSyntax))
			continue
		}
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Printf("%s !! %v (%t)\n", in.Text(), r, errors.As(fmt.Errorf("%v", r), new(*SyntaxError)))
				}
			}()
			fmt.Printf("%s = %#v\n", in.Text(), n.Eval(root))
		}()
	}
	n, _ := Parse("a => a < 1 ? -a : f(a, \"x\")")
	fmt.Print(regexp.MustCompile(`\b0x[0-9a-f]{6,}`).ReplaceAllLiteralString(fmt.Sprintf("%v\n%+v\n%#v %T\n", n, n, n, n), "$ptr"))
	fmt.Println(Kind('x'), Kind(-9), EOF, reflect.TypeOf(n.(Func).Body).NumMethod())
}

package main

import (
	"errors"
	"fmt"
	"math"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
	"unicode"
)

type Kind int

const (
	EOF Kind = iota
	Num
	Ident
	Op
	LParen
	RParen
	Comma
)

var kindNames = [...]string{EOF: "EOF", Num: "Num", Ident: "Ident", Op: "Op", LParen: "(", RParen: ")", Comma: ","}

func (k Kind) String() string { return kindNames[k] }

type Token struct {
	Kind
	Text string
	Pos  int
}

type SyntaxError struct {
	Pos int
	Msg string
}

func (e *SyntaxError) Error() string { return fmt.Sprintf("%d: %s", e.Pos, e.Msg) }

var ErrDivide = errors.New("division by zero")

type Expr interface {
	Eval(env map[string]float64) (float64, error)
	fmt.Stringer
}

type (
	Lit    float64
	Var    string
	Binary struct {
		Op   byte
		X, Y Expr
	}
	Neg  struct{ X Expr }
	Call struct {
		Fn   string
		Args []Expr
	}
)

func (l Lit) Eval(map[string]float64) (float64, error) { return float64(l), nil }
func (l Lit) String() string                           { return strconv.FormatFloat(float64(l), 'g', -1, 64) }
func (v Var) Eval(env map[string]float64) (float64, error) {
	if x, ok := env[string(v)]; ok {
		return x, nil
	}
	return 0, fmt.Errorf("undefined %q", string(v))
}
func (v Var) String() string { return string(v) }
func (n Neg) Eval(env map[string]float64) (float64, error) {
	x, err := n.X.Eval(env)
	return -x, err
}
func (n Neg) String() string { return "(-" + n.X.String() + ")" }
func (b *Binary) Eval(env map[string]float64) (r float64, err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("in %v: %w", b, err)
		}
	}()
	x, err := b.X.Eval(env)
	if err != nil {
		return
	}
	y, err := b.Y.Eval(env)
	if err != nil {
		return
	}
	switch b.Op {
	case '+':
		return x + y, nil
	case '-':
		return x - y, nil
	case '*':
		return x * y, nil
	case '/':
		if y == 0 {
			return 0, ErrDivide
		}
		return x / y, nil
	case '^':
		return math.Pow(x, y), nil
	}
	panic("bad op " + string(b.Op))
}
func (b *Binary) String() string { return fmt.Sprintf("(%v %c %v)", b.X, b.Op, b.Y) }

var funcs = map[string]func(...float64) float64{
	"sqrt": func(a ...float64) float64 { return math.Sqrt(a[0]) },
	"max": func(a ...float64) float64 {
		m := math.Inf(-1)
		for _, x := range a {
			m = max(m, x)
		}
		return m
	},
	"hypot": func(a ...float64) float64 { return math.Hypot(a[0], a[1]) },
}

func (c Call) Eval(env map[string]float64) (float64, error) {
	f, ok := funcs[c.Fn]
	if !ok {
		return 0, fmt.Errorf("no function %s", c.Fn)
	}
	var args []float64
	for _, a := range c.Args {
		x, err := a.Eval(env)
		if err != nil {
			return 0, err
		}
		args = append(args, x)
	}
	return f(args...), nil
}
func (c Call) String() string {
	var sb strings.Builder
	sb.WriteString(c.Fn + "(")
	for i, a := range c.Args {
		if i > 0 {
			sb.WriteByte(',')
		}
		fmt.Fprint(&sb, a)
	}
	sb.WriteByte(')')
	return sb.String()
}

type Parser struct {
	toks []Token
	pos  int
}

func lex(s string) (toks []Token, err error) {
	rs := []rune(s)
	for i := 0; i < len(rs); {
		r := rs[i]
		start := i
		switch {
		case unicode.IsSpace(r):
			i++
			continue
		case unicode.IsDigit(r) || r == '.':
			for i < len(rs) && (unicode.IsDigit(rs[i]) || rs[i] == '.') {
				i++
			}
			toks = append(toks, Token{Num, string(rs[start:i]), start})
			continue
		case unicode.IsLetter(r):
			for i < len(rs) && (unicode.IsLetter(rs[i]) || unicode.IsDigit(rs[i])) {
				i++
			}
			toks = append(toks, Token{Ident, string(rs[start:i]), start})
			continue
		case strings.ContainsRune("+-*/^", r):
			toks = append(toks, Token{Op, string(r), i})
		case r == '(':
			toks = append(toks, Token{LParen, "(", i})
		case r == ')':
			toks = append(toks, Token{RParen, ")", i})
		case r == ',':
			toks = append(toks, Token{Comma, ",", i})
		default:
			return nil, &SyntaxError{i, fmt.Sprintf("unexpected %q", r)}
		}
		i++
	}
	return append(toks, Token{EOF, "", len(rs)}), nil
}

func (p *Parser) peek() Token { return p.toks[p.pos] }
func (p *Parser) next() Token { t := p.toks[p.pos]; p.pos++; return t }
func (p *Parser) fail(t Token, want Kind) {
	panic(&SyntaxError{t.Pos, fmt.Sprintf("want %v, got %v %q", want, t.Kind, t.Text)})
}

var prec = map[string]int{"+": 1, "-": 1, "*": 2, "/": 2, "^": 4}

func (p *Parser) expr(min int) Expr {
	var x Expr
	switch t := p.next(); t.Kind {
	case Num:
		f, err := strconv.ParseFloat(t.Text, 64)
		if err != nil {
			panic(err)
		}
		x = Lit(f)
	case Ident:
		if p.peek().Kind != LParen {
			x = Var(t.Text)
			break
		}
		p.next()
		c := Call{Fn: t.Text}
		for p.peek().Kind != RParen {
			c.Args = append(c.Args, p.expr(1))
			if p.peek().Kind == Comma {
				p.next()
			}
		}
		p.next()
		x = c
	case LParen:
		x = p.expr(1)
		if t := p.next(); t.Kind != RParen {
			p.fail(t, RParen)
		}
	case Op:
		if t.Text == "-" {
			x = Neg{p.expr(3)}
			break
		}
		fallthrough
	default:
		p.fail(t, Num)
	}
	for {
		t := p.peek()
		pr, ok := prec[t.Text]
		if t.Kind != Op || !ok || pr < min {
			return x
		}
		p.next()
		q := pr + 1
		if t.Text == "^" {
			q = pr
		}
		x = &Binary{t.Text[0], x, p.expr(q)}
	}
}

func parse(s string) (e Expr, err error) {
	toks, err := lex(s)
	if err != nil {
		return nil, err
	}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case *SyntaxError:
			err = r
		case error:
			err = fmt.Errorf("parse: %w", r)
		default:
			panic(r)
		}
	}()
	p := &Parser{toks: toks}
	e = p.expr(1)
	if t := p.peek(); t.Kind != EOF {
		p.fail(t, EOF)
	}
	return
}

func main() {
	env := map[string]float64{"x": 3, "π": math.Pi, "y": 4}
	w := tabwriter.NewWriter(os.Stdout, 4, 8, 2, ' ', tabwriter.AlignRight|tabwriter.Debug)
	for _, s := range []string{"1+2*3", "2^3^2", "-x^2", "(1+2)*3", "hypot(x,y)/5", "2*π*x", "1/(x-3)", "1 + $", "1.2.3", "(1+2", "max(1,x,y*2)-z", "foo(1)", "sqrt(-1)", "1 2", "", "*3"} {
		e, err := parse(s)
		if err != nil {
			var se *SyntaxError
			var ne *strconv.NumError
			fmt.Fprintf(w, "%s\tERR %v\t%t %t\t\n", s, err, errors.As(err, &se), errors.As(err, &ne))
			continue
		}
		v, err := e.Eval(env)
		fmt.Fprintf(w, "%s\t%v\t%.4g\t%v %T\n", s, e, v, err, e)
		if errors.Is(err, ErrDivide) {
			fmt.Fprintln(w, "division\t!\t")
		}
	}
	w.Flush()
}

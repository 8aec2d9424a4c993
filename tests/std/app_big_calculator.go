// A calculator for exact numbers: tokens, precedence climbing, variables, functions, errors with positions.
package main

import (
	"errors"
	"fmt"
	"math/big"
	"os"
	"sort"
	"strings"
	"text/tabwriter"
	"unicode"
)

type token struct {
	kind rune // 'n'umber, 'i'dentifier, or the operator itself; 0 at the end
	text string
	pos  int
}

type SyntaxError struct {
	Pos  int
	Text string
}

func (e SyntaxError) Error() string { return fmt.Sprintf("col %d: %s", e.Pos+1, e.Text) }

var ErrDivision = errors.New("division by zero")

func scan(s string) (out []token, err error) {
	rs := []rune(s)
	for i := 0; i < len(rs); {
		start, c := i, rs[i]
		switch {
		case unicode.IsSpace(c):
			i++
		case unicode.IsDigit(c) || c == '.':
			for i < len(rs) && (unicode.IsDigit(rs[i]) || rs[i] == '.' || rs[i] == '_') {
				i++
			}
			out = append(out, token{'n', string(rs[start:i]), start})
		case unicode.IsLetter(c):
			for i < len(rs) && (unicode.IsLetter(rs[i]) || unicode.IsDigit(rs[i])) {
				i++
			}
			out = append(out, token{'i', string(rs[start:i]), start})
		case strings.ContainsRune("+-*/^()=,!%", c):
			out = append(out, token{c, string(c), start})
			i++
		default:
			return nil, SyntaxError{start, fmt.Sprintf("unexpected %q", c)}
		}
	}
	return append(out, token{0, "end", len(rs)}), nil
}

type interpreter struct {
	vars   map[string]*big.Rat
	tokens []token
	depth  int
}

func (p *interpreter) peek() token { return p.tokens[0] }
func (p *interpreter) next() token {
	t := p.tokens[0]
	if t.kind != 0 {
		p.tokens = p.tokens[1:]
	}
	return t
}

func (p *interpreter) expect(kind rune) {
	if t := p.next(); t.kind != kind {
		panic(SyntaxError{t.pos, fmt.Sprintf("expected %q, found %q", kind, t.text)})
	}
}

var binding = map[rune]int{'+': 1, '-': 1, '*': 2, '/': 2, '%': 2, '^': 4}

func (p *interpreter) expression(min int) *big.Rat {
	if p.depth++; p.depth > 60 {
		panic(SyntaxError{p.peek().pos, "too deep"})
	}
	defer func() { p.depth-- }()
	left := p.unary()
	for {
		op := p.peek()
		power, ok := binding[op.kind]
		if !ok || power < min {
			return left
		}
		p.next()
		if op.kind != '^' {
			power++
		}
		left = apply(op, left, p.expression(power))
	}
}

func apply(op token, x, y *big.Rat) *big.Rat {
	z := new(big.Rat)
	switch op.kind {
	case '+':
		return z.Add(x, y)
	case '-':
		return z.Sub(x, y)
	case '*':
		return z.Mul(x, y)
	case '/', '%':
		if y.Sign() == 0 {
			panic(fmt.Errorf("col %d: %w", op.pos+1, ErrDivision))
		}
		if op.kind == '/' {
			return z.Quo(x, y)
		}
		if !x.IsInt() || !y.IsInt() {
			panic(SyntaxError{op.pos, "% of fractions"})
		}
		return z.SetInt(new(big.Int).Mod(x.Num(), y.Num()))
	}
	if !y.IsInt() || y.Num().CmpAbs(big.NewInt(5000)) > 0 {
		panic(SyntaxError{op.pos, "bad exponent " + y.RatString()})
	}
	e := new(big.Int).Abs(y.Num())
	z.SetFrac(new(big.Int).Exp(x.Num(), e, nil), new(big.Int).Exp(x.Denom(), e, nil))
	if y.Sign() < 0 {
		z.Inv(z)
	}
	return z
}

func (p *interpreter) unary() *big.Rat {
	t := p.next()
	var x *big.Rat
	switch t.kind {
	case '-':
		return new(big.Rat).Neg(p.expression(3))
	case '+':
		return p.expression(3)
	case '(':
		x = p.expression(1)
		p.expect(')')
	case 'n':
		var ok bool
		if x, ok = new(big.Rat).SetString(t.text); !ok {
			panic(SyntaxError{t.pos, "bad number " + t.text})
		}
	case 'i':
		if p.peek().kind == '(' {
			x = p.call(t)
		} else if x = p.vars[t.text]; x == nil {
			panic(SyntaxError{t.pos, "unknown " + t.text})
		}
	default:
		panic(SyntaxError{t.pos, "unexpected " + t.text})
	}
	for p.peek().kind == '!' {
		p.next()
		x = new(big.Rat).SetInt(new(big.Int).MulRange(1, x.Num().Int64()))
	}
	return x
}

func (p *interpreter) call(name token) *big.Rat {
	p.expect('(')
	var args []*big.Rat
	for p.peek().kind != ')' {
		args = append(args, p.expression(1))
		if p.peek().kind != ',' {
			break
		}
		p.next()
	}
	p.expect(')')
	fold := map[string]func(a, b *big.Rat) *big.Rat{
		"gcd": func(a, b *big.Rat) *big.Rat { return new(big.Rat).SetInt(new(big.Int).GCD(nil, nil, a.Num(), b.Num())) },
		"max": func(a, b *big.Rat) *big.Rat {
			if a.Cmp(b) >= 0 {
				return a
			}
			return b
		},
		"sum": func(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) },
	}
	f, ok := fold[name.text]
	if !ok {
		panic(SyntaxError{name.pos, "no function " + name.text})
	}
	x := args[0]
	for _, y := range args[1:] {
		x = f(x, y)
	}
	return x
}

func (p *interpreter) run(line string) (result *big.Rat, err error) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case SyntaxError:
			err = r
		case error:
			err = fmt.Errorf("failed: %w", r)
		default:
			err = fmt.Errorf("failed: %v", r)
		}
	}()
	if p.tokens, err = scan(line); err != nil {
		return nil, err
	}
	p.depth = 0
	if len(p.tokens) > 2 && p.tokens[0].kind == 'i' && p.tokens[1].kind == '=' {
		name := p.next().text
		p.next()
		if result = p.expression(1); p.peek().kind == 0 {
			p.vars[name] = result
		}
	} else {
		result = p.expression(1)
	}
	if t := p.peek(); t.kind != 0 {
		return nil, SyntaxError{t.pos, "left over " + t.text}
	}
	return result, nil
}

func main() {
	p := &interpreter{vars: map[string]*big.Rat{"ten": big.NewRat(10, 1)}}
	for _, line := range []string{
		"1+2*3", "(1+2)*3", "2^3^2", "-2^2", "2^-3", "1/3+1/6", "0.1+0.2", "x = 2^100", "x % 1000007", "x/(x+1)", "20!", "3!!", "gcd(2^40*3, 6^20, 18)", "max(1/2, 2/3, 3/5)", "sum(1,2,3,4,)", "ten*ten-ten",
		"1/0", "5%0", "1/2 % 3", "2^(1/2)", "2^9999", "0^-1", "0^0", "(1", "1)", "", "1 2", "y", "foo(1)", "sum()", "1..2", "1_000", "1__0", "$", "é+1", "é = 7", "é*é", strings.Repeat("(", 70) + "1", "-(-(-5))", "--5", "2*-3", "7/-21", "x = y", "1.50",
		"100!/98!", "(1+1/1000)^50",
	} {
		result, err := p.run(line)
		if err != nil {
			var se SyntaxError
			fmt.Printf("%.20s => error: %v (syntax %v, division %v)\n", line, err, errors.As(err, &se), errors.Is(err, ErrDivision))
			continue
		}
		text := result.RatString()
		if len(text) > 60 {
			text = fmt.Sprintf("%s…(%d)", text[:40], len(text))
		}
		fmt.Printf("%s => %s ≈ %s\n", line, text, result.FloatString(6))
	}
	var names []string
	for name := range p.vars {
		names = append(names, name)
	}
	sort.Strings(names)
	w := tabwriter.NewWriter(os.Stdout, 8, 0, 1, ' ', 0)
	for _, name := range names {
		fmt.Fprintf(w, "%s\t%v\t%d bits\n", name, p.vars[name], p.vars[name].Num().BitLen())
	}
	w.Flush()
}

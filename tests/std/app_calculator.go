// A calculator: tokens, a precedence parser, variables, functions and errors with positions.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"math"
	"sort"
	"strconv"
	"strings"
	"unicode"
)

type syntaxError struct {
	at  int
	msg string
}

func (e *syntaxError) Error() string { return fmt.Sprintf("column %d: %s", e.at+1, e.msg) }

var errDivide = errors.New("division by zero")

type parser struct {
	text []rune
	pos  int
	vars map[string]float64
}

func (p *parser) fail(format string, args ...any) {
	panic(&syntaxError{p.pos, fmt.Sprintf(format, args...)})
}

func (p *parser) space() {
	for p.pos < len(p.text) && unicode.IsSpace(p.text[p.pos]) {
		p.pos++
	}
}

func (p *parser) accept(ops string) rune {
	p.space()
	if p.pos < len(p.text) && strings.ContainsRune(ops, p.text[p.pos]) {
		p.pos++
		return p.text[p.pos-1]
	}
	return 0
}

func (p *parser) sum() float64 {
	v := p.product()
	for {
		switch p.accept("+-−") {
		case '+':
			v += p.product()
		case '-', '−':
			v -= p.product()
		default:
			return v
		}
	}
}

func (p *parser) product() float64 {
	v := p.unary()
	for {
		switch p.accept("*/%×") {
		case '*', '×':
			v *= p.unary()
		case '/':
			d := p.unary()
			if d == 0 {
				panic(fmt.Errorf("column %d: %w", p.pos+1, errDivide))
			}
			v /= d
		case '%':
			v = math.Mod(v, p.unary())
		default:
			return v
		}
	}
}

func (p *parser) unary() float64 {
	if p.accept("-") != 0 {
		return -p.unary()
	}
	base := p.atom()
	if p.accept("^") != 0 {
		return math.Pow(base, p.unary())
	}
	return base
}

var functions = map[string]func(...float64) float64{
	"max":  func(a ...float64) float64 { sort.Float64s(a); return a[len(a)-1] },
	"sqrt": func(a ...float64) float64 { return math.Sqrt(a[0]) },
	"sum": func(a ...float64) (s float64) {
		for _, x := range a {
			s += x
		}
		return
	},
}

func (p *parser) atom() float64 {
	p.space()
	start := p.pos
	switch {
	case p.pos == len(p.text):
		p.fail("unexpected end")
	case p.text[p.pos] == '(':
		p.pos++
		v := p.sum()
		if p.accept(")") == 0 {
			p.fail("missing )")
		}
		return v
	case unicode.IsDigit(p.text[p.pos]) || p.text[p.pos] == '.':
		for p.pos < len(p.text) && (unicode.IsDigit(p.text[p.pos]) || strings.ContainsRune(".eE_", p.text[p.pos])) {
			p.pos++
		}
		v, err := strconv.ParseFloat(string(p.text[start:p.pos]), 64)
		if err != nil {
			p.pos = start
			panic(fmt.Errorf("column %d: %w", start+1, err))
		}
		return v
	case unicode.IsLetter(p.text[p.pos]):
		for p.pos < len(p.text) && (unicode.IsLetter(p.text[p.pos]) || unicode.IsDigit(p.text[p.pos])) {
			p.pos++
		}
		name := string(p.text[start:p.pos])
		if p.accept("(") == 0 {
			v, ok := p.vars[name]
			if !ok {
				p.pos = start
				p.fail("unknown variable %q", name)
			}
			return v
		}
		f, ok := functions[name]
		if !ok {
			p.fail("unknown function %q", name)
		}
		args := []float64{p.sum()}
		for p.accept(",") != 0 {
			args = append(args, p.sum())
		}
		if p.accept(")") == 0 {
			p.fail("missing )")
		}
		return f(args...)
	}
	p.fail("unexpected %q", p.text[p.pos])
	return 0
}

func eval(line string, vars map[string]float64) (v float64, err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case error:
			err = e
		default:
			panic(e)
		}
	}()
	name, rest, assigns := strings.Cut(line, "=")
	if !assigns {
		rest = line
	}
	p := &parser{text: []rune(rest), vars: vars}
	v = p.sum()
	if p.space(); p.pos < len(p.text) {
		p.fail("trailing %q", string(p.text[p.pos:]))
	}
	if assigns {
		vars[strings.TrimSpace(name)] = v
	}
	return v, nil
}

const input = `1 + 2 * 3
(1+2)*3 - -4
2^3^2
-2^2
π = 3.14159
r = 2.5
π * r ^ 2
10 % 4 × 2 − 1
max(1, 7, 3) + sum(1,2,3,4) * sqrt(16)
1/0
1 / (2 - 2)
1e400
1.2.3
(1 + 2
nope + 1
nope(1)
1 +
1 2
max(1,
é=5
é*é
#
`

func main() {
	vars := map[string]float64{}
	for s := bufio.NewScanner(strings.NewReader(input)); s.Scan(); {
		v, err := eval(s.Text(), vars)
		var syntax *syntaxError
		var num *strconv.NumError
		switch {
		case errors.As(err, &syntax):
			fmt.Printf("%-40s syntax at %d: %v\n", s.Text(), syntax.at, err)
		case errors.Is(err, errDivide):
			fmt.Printf("%-40s divide: %v\n", s.Text(), err)
		case errors.As(err, &num):
			fmt.Printf("%-40s number %q: %v\n", s.Text(), num.Num, err)
		default:
			fmt.Printf("%-40s %.6g\n", s.Text(), v)
		}
	}
	fmt.Println(len(vars), vars)
}

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/big"
	"strings"
)

type Value any
type Symbol string
type Pair struct{ Car, Cdr Value }
type Builtin func(args []Value) Value
type Lambda struct {
	params []Symbol
	rest   Symbol
	body   []Value
	env    *Env
}
type Env struct {
	vars  map[Symbol]Value
	outer *Env
}
type LispError struct{ msg string }

func (e LispError) Error() string { return "lisp: " + e.msg }

func (e *Env) find(s Symbol) *Env {
	for ; e != nil; e = e.outer {
		if _, ok := e.vars[s]; ok {
			return e
		}
	}
	panic(LispError{"unbound " + string(s)})
}

func fail(f string, a ...any) { panic(LispError{fmt.Sprintf(f, a...)}) }

type Reader struct{ *bufio.Reader }

func (r Reader) skip() rune {
	for {
		c, _, err := r.ReadRune()
		if errors.Is(err, io.EOF) {
			return -1
		}
		if c == ';' {
			r.ReadString('\n')
			continue
		}
		if !strings.ContainsRune(" \t\n", c) {
			return c
		}
	}
}

func (r Reader) read() (Value, error) {
	switch c := r.skip(); c {
	case -1:
		return nil, io.EOF
	case '(':
		var items []Value
		for {
			c := r.skip()
			if c == ')' {
				return list(items...), nil
			}
			if c == -1 {
				return nil, io.ErrUnexpectedEOF
			}
			r.UnreadRune()
			v, err := r.read()
			if err != nil {
				return nil, err
			}
			items = append(items, v)
		}
	case '\'':
		v, err := r.read()
		return list(Symbol("quote"), v), err
	case '"':
		s, err := r.ReadString('"')
		return strings.TrimSuffix(s, `"`), err
	default:
		var sb strings.Builder
		for {
			sb.WriteRune(c)
			n, _, err := r.ReadRune()
			if err != nil {
				break
			}
			if strings.ContainsRune("() \n\t", n) {
				r.UnreadRune()
				break
			}
			c = n
		}
		if n, ok := new(big.Int).SetString(sb.String(), 10); ok {
			return n, nil
		}
		switch sb.String() {
		case "#t":
			return true, nil
		case "#f":
			return false, nil
		}
		return Symbol(sb.String()), nil
	}
}

func list(vs ...Value) (r Value) {
	for i := len(vs) - 1; i >= 0; i-- {
		r = &Pair{vs[i], r}
	}
	return
}

func items(v Value) func(func(Value) bool) {
	return func(yield func(Value) bool) {
		for v != nil {
			p, ok := v.(*Pair)
			if !ok {
				fail("improper list")
			}
			if !yield(p.Car) {
				return
			}
			v = p.Cdr
		}
	}
}

func collect(v Value) (out []Value) {
	for x := range items(v) {
		out = append(out, x)
	}
	return
}

func show(v Value) string {
	switch v := v.(type) {
	case nil:
		return "()"
	case string:
		return fmt.Sprintf("%q", v)
	case bool:
		return map[bool]string{true: "#t", false: "#f"}[v]
	case *Pair:
		var parts []string
		var x Value = v
		for {
			p, ok := x.(*Pair)
			if !ok {
				break
			}
			parts = append(parts, show(p.Car))
			x = p.Cdr
		}
		if x != nil {
			parts = append(parts, ".", show(x))
		}
		return "(" + strings.Join(parts, " ") + ")"
	case Builtin, *Lambda:
		return fmt.Sprintf("<%T>", v)
	case fmt.Stringer:
		return v.String()
	case Symbol:
		return string(v)
	}
	return fmt.Sprint(v)
}

func eval(v Value, env *Env) Value {
tail:
	switch x := v.(type) {
	case Symbol:
		return env.find(x).vars[x]
	case *Pair:
		args := collect(x.Cdr)
		if s, ok := x.Car.(Symbol); ok {
			switch s {
			case "quote":
				return args[0]
			case "if":
				if eval(args[0], env) != false {
					v = args[1]
				} else if len(args) > 2 {
					v = args[2]
				} else {
					return nil
				}
				goto tail
			case "define":
				if p, ok := args[0].(*Pair); ok {
					l := lambda(p.Cdr, args[1:], env)
					env.vars[p.Car.(Symbol)] = l
					return l
				}
				env.vars[args[0].(Symbol)] = eval(args[1], env)
				return args[0]
			case "set!":
				n := args[0].(Symbol)
				env.find(n).vars[n] = eval(args[1], env)
				return nil
			case "lambda":
				return lambda(args[0], args[1:], env)
			}
		}
		f := eval(x.Car, env)
		for i := range args {
			args[i] = eval(args[i], env)
		}
		switch f := f.(type) {
		case Builtin:
			return f(args)
		case *Lambda:
			if len(args) < len(f.params) || f.rest == "" && len(args) > len(f.params) {
				fail("want %d args, got %d", len(f.params), len(args))
			}
			env = &Env{map[Symbol]Value{}, f.env}
			for i, p := range f.params {
				env.vars[p] = args[i]
			}
			if f.rest != "" {
				env.vars[f.rest] = list(args[len(f.params):]...)
			}
			last := len(f.body) - 1
			for _, b := range f.body[:last] {
				eval(b, env)
			}
			v = f.body[last]
			goto tail
		default:
			fail("not a function: %s", show(f))
		}
	}
	return v
}

func lambda(params Value, body []Value, env *Env) *Lambda {
	l := &Lambda{body: body, env: env}
	for {
		switch p := params.(type) {
		case *Pair:
			if p.Car == Symbol("&") {
				l.rest = p.Cdr.(*Pair).Car.(Symbol)
				return l
			}
			l.params = append(l.params, p.Car.(Symbol))
			params = p.Cdr
			continue
		}
		return l
	}
}

func arith(f func(z, x, y *big.Int) *big.Int) Builtin {
	return func(a []Value) Value {
		acc := a[0].(*big.Int)
		for _, x := range a[1:] {
			acc = f(new(big.Int), acc, x.(*big.Int))
		}
		return acc
	}
}

func main() {
	global := &Env{vars: map[Symbol]Value{
		"+": arith((*big.Int).Add), "-": arith((*big.Int).Sub), "*": arith((*big.Int).Mul), "/": arith((*big.Int).Quo),
		"<":     Builtin(func(a []Value) Value { return a[0].(*big.Int).Cmp(a[1].(*big.Int)) < 0 }),
		"=":     Builtin(func(a []Value) Value { return a[0].(*big.Int).Cmp(a[1].(*big.Int)) == 0 }),
		"cons":  Builtin(func(a []Value) Value { return &Pair{a[0], a[1]} }),
		"car":   Builtin(func(a []Value) Value { return a[0].(*Pair).Car }),
		"cdr":   Builtin(func(a []Value) Value { return a[0].(*Pair).Cdr }),
		"null?": Builtin(func(a []Value) Value { return a[0] == nil }),
		"list":  Builtin(func(a []Value) Value { return list(a...) }),
	}}
	src := `
; sample
(define (fact n) (if (= n 0) 1 (* n (fact (- n 1)))))
(fact 30)
(define (map f l) (if (null? l) '() (cons (f (car l)) (map f (cdr l)))))
(map (lambda (x) (* x x)) '(1 2 3 4))
(define (counter) ((lambda (n) (lambda () (set! n (+ n 1)) n)) 0))
(define c (counter)) (c) (c) (c)
(define (loop n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))
(loop 3000 0)
(cons 1 2) '(a . b) "str λ" #t
(define (va x & r) r) (va 1 2 3) (va)
(car 5) (nope) (1 2) (/ 1 0) (+ "a" 1) (cdr '())
(list car fact)
(unclosed`
	r := Reader{bufio.NewReader(strings.NewReader(src))}
	for {
		v, err := r.read()
		if err != nil {
			fmt.Println("end:", err)
			break
		}
		func() {
			defer func() {
				switch e := recover().(type) {
				case nil:
				case LispError:
					fmt.Println(e)
				case error:
					fmt.Println("runtime:", e)
				default:
					fmt.Printf("other: %v\n", e)
				}
			}()
			fmt.Println(show(eval(v, global)))
		}()
	}
}

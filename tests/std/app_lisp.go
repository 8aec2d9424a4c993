// A small Lisp: reader, macros, closures, tail calls, big numbers, errors as conditions with layers, and a prelude written in itself.
package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/big"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

type (
	Value  = any
	Symbol string
	List   []Value
	Native func(args ...Value) (Value, error)
	Lambda struct {
		params []Symbol
		rest   Symbol
		body   Value
		*Env
		macro bool
	}
	Env struct {
		vars  map[Symbol]Value
		outer *Env
	}
)

type LispError struct {
	Form Value
	Err  error
}

func (e *LispError) Error() string { return show(e.Form) + ": " + e.Err.Error() }
func (e *LispError) Unwrap() error { return e.Err }

type Thrown struct{ Value }

func (t Thrown) Error() string { return "thrown " + show(t.Value) }

var (
	errType  = errors.New("wrong type")
	errArity = errors.New("wrong number of arguments")
)

type unbound Symbol

func (u unbound) Error() string { return "unbound " + string(u) }

func (e *Env) lookup(s Symbol) (*Env, error) {
	for at := e; at != nil; at = at.outer {
		if _, ok := at.vars[s]; ok {
			return at, nil
		}
	}
	return nil, unbound(s)
}

type Reader struct {
	*bufio.Reader
	depth int
}

func (r *Reader) Read() (v Value, err error) {
	c, err := r.skip()
	if err != nil {
		return nil, err
	}
	switch c {
	case '(':
		list := List{}
		for {
			if c, err = r.skip(); c == ')' {
				return list, nil
			}
			r.UnreadRune()
			item, err := r.Read()
			if err != nil {
				return nil, fmt.Errorf("in list of %d: %w", len(list), unexpected(err))
			}
			list = append(list, item)
		}
	case ')':
		return nil, errors.New("stray )")
	case '\'', '`', ',':
		quoted, err := r.Read()
		return List{map[rune]Symbol{'\'': "quote", '`': "quasi", ',': "unquote"}[c], quoted}, unexpected(err)
	case '"':
		text, err := r.ReadString('"')
		if err != nil {
			return nil, fmt.Errorf("text: %w", unexpected(err))
		}
		return strconv.Unquote(`"` + text)
	}
	word := string(c)
	for {
		c, _, err := r.ReadRune()
		if err != nil || unicode.IsSpace(c) || strings.ContainsRune("()", c) {
			if err == nil {
				r.UnreadRune()
			}
			break
		}
		word += string(c)
	}
	if n, ok := new(big.Int).SetString(word, 0); ok {
		return n, nil
	}
	if f, err := strconv.ParseFloat(word, 64); err == nil {
		return f, nil
	}
	switch word {
	case "#t", "#f":
		return word == "#t", nil
	}
	return Symbol(word), nil
}

func (r *Reader) skip() (c rune, err error) {
	for {
		switch c, _, err = r.ReadRune(); {
		case err != nil:
			return 0, err
		case c == ';':
			r.ReadLine()
		case !unicode.IsSpace(c):
			return c, nil
		}
	}
}

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

func show(v Value) string {
	switch v := v.(type) {
	case List:
		parts := make([]string, len(v))
		for i, x := range v {
			parts[i] = show(x)
		}
		return "(" + strings.Join(parts, " ") + ")"
	case string:
		return strconv.Quote(v)
	case bool:
		return "#" + strconv.FormatBool(v)[:1]
	case *Lambda:
		return fmt.Sprintf("<%s/%d>", map[bool]string{true: "macro"}[v.macro]+"fn", len(v.params))
	case Native:
		return fmt.Sprintf("<native %T>", v)
	}
	return fmt.Sprint(v)
}

func (f *Lambda) bind(args []Value) (*Env, error) {
	if len(args) < len(f.params) || f.rest == "" && len(args) > len(f.params) {
		return nil, fmt.Errorf("%w: %d for %d", errArity, len(args), len(f.params))
	}
	e := &Env{make(map[Symbol]Value), f.Env}
	for i, p := range f.params {
		e.vars[p] = args[i]
	}
	if f.rest != "" {
		e.vars[f.rest] = List(args[len(f.params):])
	}
	return e, nil
}

func as[T any](v Value) T {
	t, ok := v.(T)
	if !ok {
		panic(fmt.Errorf("%w: %s is %T, not %v", errType, show(v), v, reflect.TypeFor[T]()))
	}
	return t
}

func (e *Env) lambda(params Value, body List, macro bool) *Lambda {
	f := &Lambda{Env: e, macro: macro, body: append(List{Symbol("do")}, body...)}
	for i, p := range as[List](params) {
		if as[Symbol](p) == "&" {
			f.rest = as[Symbol](params.(List)[i+1])
			break
		}
		f.params = append(f.params, p.(Symbol))
	}
	return f
}

func quasi(e *Env, v Value) Value {
	list, ok := v.(List)
	if !ok {
		return v
	}
	if len(list) == 2 && list[0] == Symbol("unquote") {
		return must(e.Eval(list[1]))
	}
	out := make(List, len(list))
	for i, x := range list {
		out[i] = quasi(e, x)
	}
	return out
}

func must(v Value, err error) Value {
	if err != nil {
		panic(err)
	}
	return v
}

func (e *Env) Eval(v Value) (out Value, err error) {
	form := v
	defer func() {
		switch r := recover().(type) {
		case nil:
		case error:
			err = r
		default:
			err = fmt.Errorf("%v (%[1]T)", r)
		}
		if list, ok := form.(List); ok && err != nil && len(list) < 4 {
			err = &LispError{form, err}
		}
	}()
tail:
	for {
		list, ok := v.(List)
		if !ok || len(list) == 0 {
			if s, ok := v.(Symbol); ok {
				at, err := e.lookup(s)
				if err != nil {
					return nil, err
				}
				return at.vars[s], nil
			}
			return v, nil
		}
		switch list[0] {
		case Symbol("quote"):
			return list[1], nil
		case Symbol("quasi"):
			return quasi(e, list[1]), nil
		case Symbol("if"):
			c := must(e.Eval(list[1]))
			if c != false {
				v = list[2]
			} else if len(list) > 3 {
				v = list[3]
			} else {
				return false, nil
			}
			continue
		case Symbol("def"), Symbol("set"):
			at, name := e, as[Symbol](list[1])
			if list[0] == Symbol("set") {
				if at, err = e.lookup(name); err != nil {
					return nil, err
				}
			}
			at.vars[name] = must(e.Eval(list[2]))
			return name, nil
		case Symbol("fn"), Symbol("macro"):
			return e.lambda(list[1], list[2:], list[0] == Symbol("macro")), nil
		case Symbol("do"):
			for _, x := range list[1 : len(list)-1] {
				must(e.Eval(x))
			}
			v = list[len(list)-1]
			continue
		case Symbol("try"):
			out, err := e.Eval(list[1])
			if err == nil {
				return out, nil
			}
			var caught Value = err.Error()
			if t, ok := errors.AsType[Thrown](err); ok {
				caught = t.Value
			}
			v = List{list[2], List{Symbol("quote"), caught}}
			continue
		}
		fn := must(e.Eval(list[0]))
		if f, ok := fn.(*Lambda); ok && f.macro {
			inner, err := f.bind(list[1:])
			if err != nil {
				return nil, err
			}
			v = must(inner.Eval(f.body))
			continue tail
		}
		args := make([]Value, len(list)-1)
		for i, a := range list[1:] {
			args[i] = must(e.Eval(a))
		}
		switch f := fn.(type) {
		case *Lambda:
			if e, err = f.bind(args); err != nil {
				return nil, err
			}
			v = f.body
		case Native:
			return f(args...)
		default:
			return nil, fmt.Errorf("%w: %s is no function", errType, show(fn))
		}
	}
}

func fold(op func(z, x, y *big.Int) *big.Int) Native {
	return func(args ...Value) (Value, error) {
		sum := new(big.Int).Set(as[*big.Int](args[0]))
		for _, a := range args[1:] {
			op(sum, sum, as[*big.Int](a))
		}
		return sum, nil
	}
}

var globals = &Env{vars: map[Symbol]Value{
	"+": fold((*big.Int).Add), "-": fold((*big.Int).Sub), "*": fold((*big.Int).Mul), "/": fold((*big.Int).Quo),
	"<":     Native(func(a ...Value) (Value, error) { return as[*big.Int](a[0]).Cmp(as[*big.Int](a[1])) < 0, nil }),
	"=":     Native(func(a ...Value) (Value, error) { return show(a[0]) == show(a[1]), nil }),
	"list":  Native(func(a ...Value) (Value, error) { return List(a), nil }),
	"cons":  Native(func(a ...Value) (Value, error) { return slices.Insert(slices.Clone(as[List](a[1])), 0, a[0]), nil }),
	"car":   Native(func(a ...Value) (Value, error) { return as[List](a[0])[0], nil }),
	"cdr":   Native(func(a ...Value) (Value, error) { return as[List](a[0])[1:], nil }),
	"throw": Native(func(a ...Value) (Value, error) { return nil, Thrown{a[0]} }),
	"text":  Native(func(a ...Value) (Value, error) { return fmt.Sprint(a...), nil }),
}}

func (n Native) String() string { return "native" }

const prelude = `
(def not (fn (x) (if x #f #t)))  ; comments end lines
(def defn (macro (name params & body) (cons 'def (list name (cons 'fn (cons params body))))))
(defn map (f xs) (if (= xs ()) () (cons (f (car xs)) (map f (cdr xs)))))
(defn fold (f z xs) (if (= xs ()) z (fold f (f z (car xs)) (cdr xs))))
(defn range (n) ((fn (go) (go go (- n 1) ())) (fn (go i acc) (if (< i 0) acc (go go (- i 1) (cons i acc))))))
(def unless (macro (c a b) ` + "`(if ,c ,b ,a)" + `))
(defn counter () (do (def n 0) (fn (by) (do (set n (+ n by)) n))))
`

func main() {
	run := func(src string, print bool) {
		r := &Reader{Reader: bufio.NewReader(strings.NewReader(src))}
		for {
			v, err := r.Read()
			if err == io.EOF {
				return
			}
			if err != nil {
				fmt.Printf("read: %v %t\n", err, errors.Is(err, io.ErrUnexpectedEOF))
				return
			}
			out, err := globals.Eval(v)
			switch {
			case err != nil:
				kinds := []string{}
				for e := err; e != nil; e = errors.Unwrap(e) {
					kinds = append(kinds, strings.TrimPrefix(fmt.Sprintf("%T", e), "*main."))
				}
				fmt.Println("!!", err, kinds, errors.Is(err, errType), errors.Is(err, errArity))
			case print:
				fmt.Println(show(out))
			}
		}
	}
	run(prelude, false)
	run(`(map (fn (x) (* x x)) (range 8)) (fold * 1 (cdr (range 26)))
((fn (a & rest) (list rest a)) 1 2 "three" '(4 . 5)) '(quasi 'x) '#t 1e3 -0x_1f
(def c (counter)) (c 5) (c -7) (def loop (fn (n acc) (if (= n 0) acc (loop (- n 1) (+ acc n))))) (loop 20000 0)
(unless #f "ran" (throw 1)) (try (throw '(a "b")) (fn (e) (list 'caught e))) (try (car 5) text)
(text "a\tb" 1 2 "ü" 'sym '(x)) (fn (x & y) x) map unless car (not 1)`, true)
	run(`(undefined 1) (car "x") (map 1) (1 2) (throw "up") (def 5 5) (list (list (car ()))) (set nope 1) (+ 1 2.5) (/ 1 0)
(map (fn (x) (/ 10 x)) '(5 0)) ((fn () (counter 9)))`, true)
	for _, bad := range []string{"(1 (2 ", "\"open", ")", "'", `"bad \q"`} {
		run(bad, true)
	}
	names := slices.SortedFunc(maps.Keys(globals.vars), func(a, b Symbol) int { return strings.Compare(string(a), string(b)) })
	fmt.Fprintf(os.Stdout, "%v %q %d %v %+v\n", names[:6], names[len(names)-3:], len(names), Thrown{List{Symbol("s"), 1}}, struct{ N Native }{globals.vars["car"].(Native)})
}

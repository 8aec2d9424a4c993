// Tables of functions called by name through reflection: variadics, methods over embedding, made adapters, middleware, conversions of text to arguments.
package main

import (
	"context"
	"encoding"
	"errors"
	"fmt"
	"io"
	"log"
	"maps"
	"math"
	"math/big"
	"os"
	"reflect"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"text/tabwriter"
	"time"
	"unicode"
)

type Handler func(args ...reflect.Value) ([]reflect.Value, error)

type Table struct {
	sync.RWMutex
	entries map[string]reflect.Value
	around  []func(name string, next Handler) Handler
	given   map[reflect.Type]reflect.Value
}

type CallError struct {
	Name string
	Arg  int
	Err  error
}

func (e *CallError) Error() string {
	if e.Arg < 0 {
		return e.Name + ": " + e.Err.Error()
	}
	return fmt.Sprintf("%s: argument %d: %v", e.Name, e.Arg, e.Err)
}
func (e *CallError) Unwrap() error { return e.Err }

var (
	ErrName  = errors.New("no such function")
	ErrCount = errors.New("wrong count")
	errType  = reflect.TypeFor[error]()
	textType = reflect.TypeFor[encoding.TextUnmarshaler]()
)

func (t *Table) Add(name string, f any) *Table {
	t.Lock()
	defer t.Unlock()
	if t.entries == nil {
		t.entries = map[string]reflect.Value{}
	}
	v := reflect.ValueOf(f)
	if v.Kind() == reflect.Func {
		t.entries[name] = v
		return t
	}
	for m, fn := range v.Methods() {
		t.entries[name+"."+lowerFirst(m.Name)] = fn
	}
	for v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if v.Kind() == reflect.Struct {
		for f, fv := range v.Fields() {
			if fv.Kind() == reflect.Func && f.IsExported() && !fv.IsNil() {
				t.entries[name+"#"+lowerFirst(f.Name)] = fv
			}
		}
	}
	return t
}

func lowerFirst(s string) string {
	return strings.Map(func() func(rune) rune {
		first := true
		return func(r rune) rune {
			if first {
				first = false
				return unicode.ToLower(r)
			}
			return r
		}
	}(), s)
}

func convert(text string, to reflect.Type) (reflect.Value, error) {
	v := reflect.New(to)
	if v.Type().Implements(textType) {
		return v.Elem(), v.Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(text))
	}
	e := v.Elem()
	switch {
	case to == reflect.TypeFor[time.Duration]():
		d, err := time.ParseDuration(text)
		e.SetInt(int64(d))
		return e, err
	case to.Kind() == reflect.Pointer:
		inner, err := convert(text, to.Elem())
		if err == nil {
			e.Set(reflect.New(to.Elem()))
			e.Elem().Set(inner)
		}
		return e, err
	case to.Kind() == reflect.Slice && to.Elem().Kind() != reflect.Uint8:
		for part := range strings.SplitSeq(text, ",") {
			inner, err := convert(part, to.Elem())
			if err != nil {
				return e, err
			}
			e.Set(reflect.Append(e, inner))
		}
		return e, nil
	case to.Kind() == reflect.Interface && to.NumMethod() == 0:
		e.Set(reflect.ValueOf(text))
		return e, nil
	case to.Kind() == reflect.Bool:
		b, err := strconv.ParseBool(text)
		e.SetBool(b)
		return e, err
	case e.CanInt():
		n, err := strconv.ParseInt(text, 0, to.Bits())
		e.SetInt(n)
		return e, err
	case e.CanUint():
		n, err := strconv.ParseUint(text, 0, to.Bits())
		e.SetUint(n)
		return e, err
	case e.CanComplex():
		c, err := strconv.ParseComplex(text, to.Bits())
		e.SetComplex(c)
		return e, err
	case reflect.TypeFor[string]().ConvertibleTo(to):
		return reflect.ValueOf(text).Convert(to), nil
	}
	n, err := fmt.Sscan(text, v.Interface())
	if err != nil {
		err = fmt.Errorf("%d scanned as %v: %w", n, to, err)
	}
	return e, err
}

func (t *Table) Call(name string, texts ...string) (results []any, err error) {
	t.RLock()
	defer t.RUnlock()
	f, ok := t.entries[name]
	if !ok {
		return nil, &CallError{name, -1, ErrName}
	}
	ft := f.Type()
	var args []reflect.Value
	for i := 0; i < ft.NumIn(); i++ {
		in := ft.In(i)
		if v, ok := t.given[in]; ok {
			args = append(args, v)
			continue
		}
		if ft.IsVariadic() && i == ft.NumIn()-1 {
			in = in.Elem()
			for len(texts) > 1 {
				v, err := convert(texts[0], in)
				if err != nil {
					return nil, &CallError{name, len(args), err}
				}
				args, texts = append(args, v), texts[1:]
			}
			if len(texts) == 0 {
				break
			}
		}
		if len(texts) == 0 {
			return nil, &CallError{name, i, ErrCount}
		}
		v, err := convert(texts[0], in)
		if err != nil {
			return nil, &CallError{name, len(args), err}
		}
		args, texts = append(args, v), texts[1:]
	}
	if len(texts) > 0 {
		return nil, &CallError{name, -1, fmt.Errorf("%w: left %q", ErrCount, texts)}
	}
	h := Handler(func(args ...reflect.Value) (out []reflect.Value, err error) {
		out = f.Call(args)
		if last := len(out) - 1; last >= 0 && out[last].Type() == errType {
			err, _ = reflect.TypeAssert[error](out[last])
			out = out[:last]
		}
		return
	})
	for _, w := range slices.Backward(t.around) {
		h = w(name, h)
	}
	out, err := h(args...)
	for _, v := range out {
		results = append(results, v.Interface())
	}
	return
}

type Account struct {
	Owner   string
	balance *big.Rat
	Notify  func(string, ...any) int
	Hidden  func()
}

func (a *Account) Deposit(by *big.Rat) *big.Rat { a.balance.Add(a.balance, by); return a.balance }
func (a Account) Balance() string               { return a.balance.FloatString(2) }
func (a *Account) Spend(by *big.Rat, why ...string) (left string, err error) {
	if a.balance.Cmp(by) < 0 {
		return a.Balance(), fmt.Errorf("%s for %v: %w", a.Owner, why, os.ErrInvalid)
	}
	a.balance.Sub(a.balance, by)
	return a.Balance(), nil
}

type Savings struct {
	*Account
	Rate float64
}

func (s Savings) Balance() string { return "saved " + s.Account.Balance() }

type Celsius float32

type Shape interface{ Area() float64 }

func memo[F any](f F) F {
	v, cache := reflect.ValueOf(f), map[string][]reflect.Value{}
	return reflect.MakeFunc(v.Type(), func(args []reflect.Value) []reflect.Value {
		key := fmt.Sprint(args)
		out, ok := cache[key]
		if !ok {
			if v.Type().IsVariadic() {
				out = v.CallSlice(args)
			} else {
				out = v.Call(args)
			}
			cache[key] = out
		}
		return out
	}).Interface().(F)
}

func curry(f any, first any) any {
	v := reflect.ValueOf(f)
	ins, outs := slices.Collect(v.Type().Ins()), slices.Collect(v.Type().Outs())
	t := reflect.FuncOf(ins[1:], outs, v.Type().IsVariadic())
	return reflect.MakeFunc(t, func(args []reflect.Value) []reflect.Value {
		args = slices.Insert(args, 0, reflect.ValueOf(first))
		if t.IsVariadic() {
			return v.CallSlice(args)
		}
		return v.Call(args)
	}).Interface()
}

func main() {
	calls := 0
	slow := memo(func(n int, words ...string) (string, int) {
		calls++
		return strings.Join(words, strings.Repeat("-", n)), calls
	})
	account := &Savings{&Account{Owner: "Ann", balance: big.NewRat(10, 1)}, 0.5}
	account.Notify = func(format string, args ...any) int { return len(fmt.Sprintf(format, args...)) }
	t := &Table{given: map[reflect.Type]reflect.Value{
		reflect.TypeFor[context.Context](): reflect.ValueOf(context.WithValue(context.Background(), Celsius(1), "one")),
		reflect.TypeFor[io.Writer]():       reflect.ValueOf(os.Stdout),
	}}
	t.Add("pow", math.Pow).Add("upper", strings.ToUpper).Add("join", slow).Add("account", account).Add("now", func(c context.Context, k Celsius) any { return c.Value(k) })
	t.Add("print", fmt.Fprintln).Add("sum", func(ns ...int8) (s int8) {
		for _, n := range ns {
			s += n
		}
		return
	}).Add("wait", time.Duration.Truncate).Add("greet", curry(fmt.Sprintf, "%s, %s!")).Add("index", slices.Index[[]string]).Add("c", func(c complex64, r *[]uint16, b []byte) string { return fmt.Sprint(c, *r, b) }).Add("boom", func(i uint8) int { return 1 / int(i) })
	t.Add("shape", func(s Shape) float64 { return s.Area() }).Add("arr", func(a [2]int, m map[string]int) int { return a[0] + len(m) })

	depth := 0
	logger := log.New(os.Stdout, "", 0)
	t.around = append(t.around, func(name string, next Handler) Handler {
		return func(args ...reflect.Value) (out []reflect.Value, err error) {
			depth++
			defer func() {
				depth--
				if r := recover(); r != nil {
					re, isRuntime := r.(runtime.Error)
					err = &CallError{name, -1, fmt.Errorf("panic %v %t", r, isRuntime && re != nil)}
				}
			}()
			return next(args...)
		}
	}, func(name string, next Handler) Handler {
		if strings.HasPrefix(name, "account") {
			return func(args ...reflect.Value) ([]reflect.Value, error) {
				logger.Println("audit", depth, name, len(args))
				return next(args...)
			}
		}
		return next
	})
	for line := range strings.Lines(`pow 2 0.5
pow 2
pow 2 x
upper größe
join 2 a b c
join 2 a b c
join 0
sum 100 20 7
sum 100 300
sum
account.deposit 5/2
account.deposit five
account.balance
account.spend 100 a b
account.spend 0.25
account#notify %s-%v x 1
account#hidden
now 1
now 2
print 1 two 3.0
wait 1h2m3s 7m
greet Hi there
greet
index a,b,c c
c 1-2i 1,0xff hey
c 1 2
boom 0
boom 256
boom 3
shape 1
arr 1 2
nothing here
pow 1 2 3
`) {
		words := strings.Fields(line)
		results, err := t.Call(words[0], words[1:]...)
		var ce *CallError
		if errors.As(err, &ce) {
			fmt.Printf("%s !! %v | %t %t %t %t\n", words[0], err, errors.Is(err, ErrName), errors.Is(err, ErrCount), errors.Is(err, strconv.ErrRange), errors.Is(err, strconv.ErrSyntax))
			continue
		}
		fmt.Printf("%v -> %v %v\n", words, results, err)
	}
	tw := tabwriter.NewWriter(os.Stdout, 0, 0, 1, ' ', 0)
	for _, name := range slices.Sorted(maps.Keys(t.entries)) {
		ft := t.entries[name].Type()
		fmt.Fprintf(tw, "%s\t%d\t%d\t%t\t%v\n", name, ft.NumIn(), ft.NumOut(), ft.IsVariadic(), ft)
	}
	tw.Flush()
	fmt.Println(calls, slices.Collect(maps.Keys(t.given))[0] != nil)
	for m := range reflect.TypeFor[*Savings]().Methods() {
		fmt.Print(m.Index, m.Name, m.Type.NumIn(), " ")
	}
	m, ok := reflect.TypeFor[Savings]().MethodByName("Spend")
	fmt.Println(m.Type, ok, m.Func.Call([]reflect.Value{reflect.ValueOf(*account), reflect.ValueOf(big.NewRat(1, 4))})[0])
}

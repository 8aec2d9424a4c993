// Differences of any two values as paths, found by reflection with cycles, tags and custom equality; patches applied back and shown as JSON.
package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"math/big"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
	"unsafe"
)

type Kind int

const (
	Changed Kind = iota
	Added
	Removed
	Retyped
)

func (k Kind) String() string               { return [...]string{"~", "+", "-", "!"}[k] }
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

type Change struct {
	Kind
	Path     Path `json:"at"`
	Old, New any
}

type Step struct {
	Field string
	Index int
	Key   reflect.Value
}

type Path []Step

func (p Path) String() string {
	var b strings.Builder
	for _, s := range p {
		switch {
		case s.Field != "":
			b.WriteString("." + s.Field)
		case s.Key.IsValid():
			fmt.Fprintf(&b, "[%#v]", s.Key)
		default:
			b.WriteString("[" + strconv.Itoa(s.Index) + "]")
		}
	}
	return cmp.Or(b.String(), ".")
}

func (p Path) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

type seen struct{ a, b unsafe.Pointer }

type differ struct {
	yield   func(Change) bool
	visited map[seen]bool
	equal   map[reflect.Type]reflect.Value
	stopped bool
}

func Diff(a, b any, equals ...any) iter.Seq[Change] {
	return func(yield func(Change) bool) {
		d := &differ{yield: yield, visited: map[seen]bool{}, equal: map[reflect.Type]reflect.Value{}}
		for _, f := range equals {
			v := reflect.ValueOf(f)
			d.equal[v.Type().In(0)] = v
		}
		d.walk(nil, reflect.ValueOf(a), reflect.ValueOf(b))
	}
}

func (d *differ) report(k Kind, p Path, a, b reflect.Value) {
	if !d.stopped {
		d.stopped = !d.yield(Change{k, slices.Clone(p), face(a), face(b)})
	}
}

func face(v reflect.Value) any {
	if !v.IsValid() {
		return nil
	}
	if !v.CanInterface() {
		return fmt.Sprintf("(%v)", v)
	}
	return v.Interface()
}

func (d *differ) walk(p Path, a, b reflect.Value) {
	switch {
	case d.stopped:
		return
	case !a.IsValid() || !b.IsValid():
		if a.IsValid() != b.IsValid() {
			d.report(map[bool]Kind{true: Removed, false: Added}[a.IsValid()], p, a, b)
		}
		return
	case a.Type() != b.Type():
		d.report(Retyped, p, a, b)
		return
	}
	if f, ok := d.equal[a.Type()]; ok && a.CanInterface() {
		if !f.Call([]reflect.Value{a, b})[0].Bool() {
			d.report(Changed, p, a, b)
		}
		return
	}
	switch a.Kind() {
	case reflect.Pointer:
		at := seen{a.UnsafePointer(), b.UnsafePointer()}
		if at.a == at.b || d.visited[at] {
			return
		}
		d.visited[at] = true
		fallthrough
	case reflect.Interface:
		if a.IsNil() != b.IsNil() {
			d.report(map[bool]Kind{true: Removed, false: Added}[b.IsNil()], p, a, b)
			return
		}
		d.walk(p, a.Elem(), b.Elem())
	case reflect.Struct:
		for i := range a.NumField() {
			f := a.Type().Field(i)
			name, ok := f.Tag.Lookup("diff")
			if name != "-" {
				if !ok {
					name = f.Name
				}
				d.walk(append(p, Step{Field: name}), a.Field(i), b.Field(i))
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range max(a.Len(), b.Len()) {
			var x, y reflect.Value
			if i < a.Len() {
				x = a.Index(i)
			}
			if i < b.Len() {
				y = b.Index(i)
			}
			d.walk(append(p, Step{Index: i}), x, y)
		}
	case reflect.Map:
		keys := a.MapKeys()
		for k := range b.Seq() {
			if !a.MapIndex(k).IsValid() {
				keys = append(keys, k)
			}
		}
		slices.SortFunc(keys, func(x, y reflect.Value) int { return cmp.Compare(fmt.Sprint(x), fmt.Sprint(y)) })
		for _, k := range keys {
			d.walk(append(p, Step{Key: k}), a.MapIndex(k), b.MapIndex(k))
		}
	case reflect.Func:
		if a.IsNil() != b.IsNil() {
			d.report(Retyped, p, a, b)
		}
	default:
		if !a.Equal(b) {
			d.report(Changed, p, a, b)
		}
	}
}

var errPath = errors.New("path leads nowhere")

// Apply sets what c changed, in the value that to points to.
func Apply(to any, c Change) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("apply %v: %v", c.Path, r)
		}
	}()
	v := reflect.ValueOf(to).Elem()
	for i, s := range c.Path {
		for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
			v = v.Elem()
		}
		last := i == len(c.Path)-1
		switch {
		case !v.IsValid():
			return fmt.Errorf("%v: %w", c.Path[:i], errPath)
		case s.Field != "":
			v = v.FieldByNameFunc(func(name string) bool {
				f, _ := v.Type().FieldByName(name)
				return cmp.Or(f.Tag.Get("diff"), name) == s.Field
			})
		case s.Key.IsValid() && last:
			v.SetMapIndex(s.Key, reflect.ValueOf(c.New))
			return nil
		case s.Key.IsValid():
			v = v.MapIndex(s.Key)
		case c.Kind == Added && last && s.Index == v.Len():
			v.Set(reflect.Append(v, reflect.ValueOf(c.New)))
			return nil
		case c.Kind == Removed && last:
			v.SetLen(min(v.Len(), s.Index))
			return nil
		default:
			v = v.Index(s.Index)
		}
	}
	if c.New == nil {
		v.SetZero()
	} else {
		v.Set(reflect.ValueOf(c.New))
	}
	return nil
}

type Base struct {
	ID      int64 `diff:"id"`
	Created time.Time
	secret  []byte
}

type Node struct {
	Base
	Name  string
	Next  *Node
	Attrs map[string]any
	Score float64
	Tags  []string
	Grid  [2][]int8 `diff:"grid"`
	Cache func()    `diff:"-"`
	Hook  func()
	Big   *big.Int
	Err   error
}

func ring(names ...string) *Node {
	var first, last *Node
	for i, name := range names {
		n := &Node{Name: name, Base: Base{ID: int64(i), secret: []byte{byte(i)}}}
		if first == nil {
			first = n
		} else {
			last.Next = n
		}
		last = n
	}
	last.Next = first
	return first
}

func main() {
	utc := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)
	a := Node{Base: Base{1, utc, []byte("ab")}, Name: "α", Score: math.NaN(), Tags: []string{"x", "y", "z"}, Attrs: map[string]any{"n": 1, "gone": true, "deep": map[int][]any{7: {1, "two"}}, "nil": nil}, Big: big.NewInt(5), Err: os.ErrExist, Cache: func() {}}
	a.Next = &Node{Name: "inner"}
	b := a
	b.ID, b.Created, b.secret = 2, utc.In(time.FixedZone("X", 3600)), []byte("ac")
	b.Next = &Node{Name: "INNER", Hook: func() {}}
	b.Tags = []string{"x", "Y"}
	b.Grid[1] = []int8{-1}
	b.Attrs = map[string]any{"n": 1.0, "new": struct{ A, b int }{1, 2}, "deep": map[int][]any{7: {1, "zwei", nil}, 8: nil}, "nil": nil}
	b.Big, b.Err, b.Cache = big.NewInt(5), fmt.Errorf("now: %w", os.ErrExist), nil
	tw := tabwriter.NewWriter(os.Stdout, 0, 0, 1, ' ', tabwriter.Debug)
	var all []Change
	for c := range Diff(a, b, time.Time.Equal, func(x, y error) bool { return errors.Is(y, x) }, func(x, y *big.Int) bool { return x.Cmp(y) == 0 }) {
		if _, isFunc := c.New.(func()); isFunc {
			c.New = "func"
		} else {
			all = append(all, c)
		}
		fmt.Fprintf(tw, "%v\t%v\t%v\t%#v\n", c.Kind, c.Path, c.Old, c.New)
	}
	tw.Flush()
	js, err := json.Marshal(all[1:4])
	fmt.Println(string(js), err)
	for _, c := range all {
		if err := Apply(&a, c); err != nil {
			fmt.Println("!", err)
		}
	}
	fmt.Println(a.ID, a.Tags, a.Attrs, a.Grid, a.Next.Name, a.Base.secret)
	rest := slices.Collect(Diff(&a, &b, time.Time.Equal, func(x, y *big.Int) bool { return true }))
	for _, c := range rest {
		if _, isFunc := c.New.(func()); !isFunc {
			fmt.Print(c.Kind, c.Path, " ")
		}
	}
	fmt.Println(len(rest))
	for c := range Diff(ring("a", "b", "c"), ring("a", "x", "c")) {
		fmt.Printf("%v %s %q %q\n", c.Kind, c.Path, c.Old, c.New)
	}
	for c := range Diff(ring("p", "q"), ring("p", "q", "p", "r")) {
		fmt.Println(c.Path, c.Old, c.New)
		break
	}
	pairs := [][2]any{{1, 1}, {1, int8(1)}, {nil, 1}, {nil, nil}, {[]int(nil), []int{}}, {[3]any{1, "a"}, [3]any{1, 'a'}}, {math.NaN(), math.NaN()}, {0.0, math.Copysign(0, -1)}, {map[[1]float64]int{{1.5}: 1}, map[[1]float64]int{{2.5}: 2}}, {bytes.NewBufferString("ab"), bytes.NewBufferString("ac")}, {complex(1, 2), complex(1, 3)}, {make(chan int), (chan int)(nil)}, {new(error), new(error)}, {struct{ a, B any }{1, 2}, struct{ a, B any }{2, "2"}}}
	for i, p := range pairs {
		fmt.Print(i, ":")
		for c := range Diff(p[0], p[1]) {
			if reflect.ValueOf(c.Old).Kind() == reflect.Chan {
				c.Old, c.New = "chan", reflect.ValueOf(c.New).IsNil()
			}
			fmt.Print(" ", c)
		}
		fmt.Println()
	}
	fmt.Println(Apply(&a, Change{Path: Path{{Field: "Nope"}}}), Apply(&a, Change{Path: Path{{Field: "id"}}, New: "text"}))
	fmt.Println(Apply(&Node{}, Change{Path: Path{{Field: "Next"}, {Field: "Name"}}}), Apply(&a, Change{Path: Path{{Field: "secret"}}}), Apply(new(int), Change{Path: Path{{Index: 3}}}))
}

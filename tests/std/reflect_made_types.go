// Types made at run time: their strings, identities, values, in maps and channels and functions.
package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"sort"
	"strings"
)

type Point struct{ X, Y int }

func (p Point) String() string { return fmt.Sprintf("<%d,%d>", p.X, p.Y) }

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name+": panic:", r)
		}
	}()
	f()
}

var (
	intT    = reflect.TypeFor[int]()
	stringT = reflect.TypeFor[string]()
	anyT    = reflect.TypeFor[any]()
	errorT  = reflect.TypeFor[error]()
)

func main() {
	// Each constructor gives the type that source would have.
	fmt.Println(reflect.SliceOf(intT) == reflect.TypeFor[[]int](), reflect.ArrayOf(3, stringT) == reflect.TypeFor[[3]string](),
		reflect.MapOf(stringT, reflect.SliceOf(intT)) == reflect.TypeFor[map[string][]int](), reflect.ChanOf(reflect.SendDir, intT) == reflect.TypeFor[chan<- int](),
		reflect.FuncOf([]reflect.Type{intT, reflect.SliceOf(anyT)}, []reflect.Type{errorT}, true) == reflect.TypeFor[func(int, ...any) error](),
		reflect.PointerTo(reflect.PointerTo(intT)) == reflect.TypeFor[**int]())
	fmt.Println(reflect.StructOf(nil) == reflect.TypeFor[struct{}](), reflect.StructOf([]reflect.StructField{{Name: "A", Type: intT, Tag: `json:"a"`}}) == reflect.TypeFor[struct {
		A int `json:"a"`
	}]())

	// Types that the program does not name.
	for _, t := range []reflect.Type{
		reflect.ArrayOf(7, reflect.ArrayOf(5, intT)), reflect.MapOf(reflect.ArrayOf(2, intT), reflect.ChanOf(reflect.RecvDir, reflect.ChanOf(reflect.BothDir, stringT))),
		reflect.ChanOf(reflect.BothDir, reflect.ChanOf(reflect.RecvDir, intT)), reflect.ChanOf(reflect.SendDir, reflect.ChanOf(reflect.RecvDir, intT)),
		reflect.FuncOf([]reflect.Type{reflect.SliceOf(stringT)}, []reflect.Type{intT, errorT}, true), reflect.FuncOf(nil, nil, false), reflect.ArrayOf(0, errorT),
		reflect.StructOf([]reflect.StructField{{Name: "B", Type: stringT, Tag: "x:\"y\""}, {Name: "C", Type: reflect.SliceOf(anyT)}}),
		reflect.StructOf([]reflect.StructField{{Name: "Point", Type: reflect.TypeFor[Point](), Anonymous: true}}),
		reflect.PointerTo(reflect.ArrayOf(11, reflect.TypeFor[Point]())), reflect.SliceOf(reflect.SliceOf(reflect.SliceOf(errorT))),
	} {
		fmt.Printf("%v|%q|%v|%d|%d|%v|%d\n", t, t.Name(), t.Kind(), t.Size(), t.Align(), t.Comparable(), t.NumMethod())
		fmt.Printf("  %v %#v %T\n", reflect.Zero(t), reflect.Zero(t).Interface() == nil, reflect.New(t).Interface())
	}

	// A struct with every layout.
	var fields []reflect.StructField
	for i, t := range []reflect.Type{reflect.TypeFor[bool](), reflect.TypeFor[int64](), reflect.TypeFor[byte](), reflect.TypeFor[uint16](), stringT, reflect.TypeFor[[3]byte](), anyT, reflect.TypeFor[Point](), reflect.TypeFor[struct{}]()} {
		fields = append(fields, reflect.StructField{Name: string(rune('A' + i)), Type: t, Tag: reflect.StructTag(fmt.Sprintf(`json:"f%d,omitempty"`, i))})
	}
	layout := reflect.StructOf(fields)
	fmt.Println(layout.Size(), layout.Align(), layout.NumField())
	for i := range layout.NumField() {
		f := layout.Field(i)
		fmt.Println(f.Name, f.Offset, f.Index, f.Tag.Get("json"), f.IsExported())
	}
	v := reflect.New(layout).Elem()
	v.Field(1).SetInt(-9)
	v.Field(4).SetString("text")
	v.Field(6).Set(reflect.ValueOf(map[string]int{"k": 1}))
	v.Field(7).Field(1).SetInt(4)
	text, err := json.Marshal(v.Interface())
	fmt.Println(string(text), err)
	w := reflect.New(layout)
	fmt.Println(json.Unmarshal(text, w.Interface()), w.Elem().Field(4), w.Elem().Field(6).Elem().Type())
	fmt.Printf("%v\n%+v\n", v, v)
	fmt.Println(json.Unmarshal([]byte(`{"f2":300}`), w.Interface()))

	// Comparison and use as keys.
	pair := reflect.StructOf([]reflect.StructField{{Name: "K", Type: stringT}, {Name: "N", Type: reflect.TypeFor[int8]()}})
	mk := func(k string, n int64) reflect.Value {
		v := reflect.New(pair).Elem()
		v.Field(0).SetString(k)
		v.Field(1).SetInt(n)
		return v
	}
	m := reflect.MakeMap(reflect.MapOf(pair, intT))
	for i, k := range []string{"a", "b", "a", "c", "b", "a"} {
		key := mk(k, int64(i%2))
		n := 0
		if old := m.MapIndex(key); old.IsValid() {
			n = int(old.Int())
		}
		m.SetMapIndex(key, reflect.ValueOf(n+1))
	}
	var lines []string
	for it := m.MapRange(); it.Next(); {
		lines = append(lines, fmt.Sprint(it.Key(), it.Value()))
	}
	sort.Strings(lines)
	fmt.Println(lines, m.Len(), m.Type())
	fmt.Println(mk("x", 1).Interface() == mk("x", 1).Interface(), mk("x", 1).Interface() == mk("x", 2).Interface())
	big := reflect.ArrayOf(300, intT)
	fmt.Println(reflect.Zero(big).Interface() == reflect.Zero(big).Interface(), reflect.New(big).Elem().Comparable())
	mixed := reflect.StructOf([]reflect.StructField{{Name: "F", Type: reflect.TypeFor[func()]()}})
	try("uncomparable", func() { fmt.Println(reflect.Zero(mixed).Interface() == reflect.Zero(mixed).Interface()) })
	try("map of uncomparable", func() { reflect.MapOf(mixed, intT) })

	// Channels and functions of made types.
	c := reflect.MakeChan(reflect.ChanOf(reflect.BothDir, pair), 2)
	c.Send(mk("sent", 3))
	fmt.Println(c.Len(), c.Cap(), c.TrySend(mk("second", 4)), c.TrySend(mk("full", 5)))
	c.Close()
	for {
		x, ok := c.Recv()
		fmt.Println(x, ok)
		if !ok {
			break
		}
	}
	ft := reflect.FuncOf([]reflect.Type{pair, reflect.SliceOf(intT)}, []reflect.Type{stringT, pair}, true)
	f := reflect.MakeFunc(ft, func(in []reflect.Value) []reflect.Value {
		out := reflect.New(pair).Elem()
		out.Set(in[0])
		out.Field(1).SetInt(int64(in[1].Len()))
		return []reflect.Value{reflect.ValueOf(strings.ToUpper(in[0].Field(0).String())), out}
	})
	for n := range 3 {
		args := []reflect.Value{mk("go", 0)}
		for i := range n {
			args = append(args, reflect.ValueOf(i))
		}
		out := f.Call(args)
		fmt.Println(out[0], out[1], f.Type())
	}
	out := f.CallSlice([]reflect.Value{mk("slice", 0), reflect.ValueOf([]int{1, 2, 3, 4})})
	fmt.Println(out[0], out[1])

	// Embedding, whose methods are promoted in some cases only.
	embedded := reflect.StructOf([]reflect.StructField{{Name: "Point", Type: reflect.TypeFor[Point](), Anonymous: true}})
	e := reflect.New(embedded).Elem()
	e.Field(0).Set(reflect.ValueOf(Point{3, 4}))
	fmt.Println(e.FieldByName("Y"), e.NumMethod(), embedded.Field(0).Anonymous)
	try("stringer", func() { fmt.Println(e.Interface()) })
	try("embedded second", func() {
		fmt.Println(reflect.StructOf([]reflect.StructField{{Name: "A", Type: intT}, {Name: "Point", Type: reflect.TypeFor[Point](), Anonymous: true}}))
	})
	try("embedded interface", func() {
		t := reflect.StructOf([]reflect.StructField{{Name: "Stringer", Type: reflect.TypeFor[fmt.Stringer](), Anonymous: true}})
		fmt.Println(t, t.Field(0).Anonymous)
	})

	// Converting to named types of the same shape.
	same := reflect.StructOf([]reflect.StructField{{Name: "X", Type: intT, Tag: "a"}, {Name: "Y", Type: intT}})
	s := reflect.New(same).Elem()
	s.Field(1).SetInt(8)
	fmt.Println(same.ConvertibleTo(reflect.TypeFor[Point]()), same.AssignableTo(reflect.TypeFor[Point]()), s.Convert(reflect.TypeFor[Point]()).Interface())
	slice := reflect.MakeSlice(reflect.SliceOf(same), 0, 1)
	for i := range 3 {
		s.Field(0).SetInt(int64(i))
		slice = reflect.Append(slice, s)
	}
	fmt.Println(slice, slice.Index(1).Field(0), slice.Slice(1, 3).Len())
	if got, ok := slice.Interface().([]struct {
		X int "a"
		Y int
	}); ok {
		fmt.Println("asserted", got)
	}
}

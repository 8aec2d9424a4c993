// Types that reflection makes: their layouts, names, identity, and what is refused.
package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

type E struct{ X, Y int }
type M struct{ N int }

func (m M) Get() int   { return m.N }
func (m *M) Set(n int) { m.N = n }

type e2 struct{ Z int }
type I interface{ Get() int }

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panics:", r)
		}
	}()
	f()
}

// roundTrip reads JSON into a struct whose type is known at run time only.
func roundTrip() {
	inner := reflect.StructOf([]reflect.StructField{
		{Name: "Lat", Type: reflect.TypeFor[float64](), Tag: `json:"lat"`},
		{Name: "Lon", Type: reflect.TypeFor[float64](), Tag: `json:"lon,omitempty"`},
	})
	t := reflect.StructOf([]reflect.StructField{
		{Name: "Name", Type: reflect.TypeFor[string](), Tag: `json:"name"`},
		{Name: "Tags", Type: reflect.TypeFor[[]string](), Tag: `json:"tags"`},
		{Name: "At", Type: reflect.PointerTo(inner), Tag: `json:"at"`},
		{Name: "Extra", Type: reflect.MapOf(reflect.TypeFor[string](), reflect.TypeFor[any]()), Tag: `json:"extra"`},
		{Name: "Pair", Type: reflect.ArrayOf(2, reflect.TypeFor[int8]()), Tag: `json:"-"`},
	})
	p := reflect.New(t)
	err := json.Unmarshal([]byte(`{"name":"x","tags":["a","b"],"at":{"lat":1.5},"extra":{"k":[1,null,"s"]}}`), p.Interface())
	fmt.Println(err, p.Elem().Field(0), p.Elem().FieldByName("Tags").Len(), p.Elem().Field(2).Elem().Field(0))
	p.Elem().FieldByName("Pair").Index(1).SetInt(-7)
	text, err := json.Marshal(p.Interface())
	fmt.Println(string(text), err)
	fmt.Printf("%v %T\n", p.Elem().Field(4), p.Elem().Field(2).Interface())
	list := reflect.MakeSlice(reflect.SliceOf(t), 0, 2)
	list = reflect.Append(list, p.Elem(), reflect.Zero(t))
	text, err = json.Marshal(list.Interface())
	fmt.Println(string(text), err, list.Index(1).IsZero(), list.Index(0).IsZero())
	fmt.Println(json.Unmarshal([]byte(`{"name":5}`), p.Interface()))
}

type Emb struct {
	N int
	S string
}

func (m Emb) Get() string     { return fmt.Sprint(m.N, m.S) }
func (m *Emb) Set(n int)      { m.N = n }
func (m Emb) Less(o Emb) bool { return m.N < o.N }
func (m Emb) String() string  { return "M:" + m.S }

type Getter interface{ Get() string }

// promoted calls methods that a made struct has of its first field.
func promoted() {
	t := reflect.StructOf([]reflect.StructField{
		{Name: "Emb", Type: reflect.TypeFor[Emb](), Anonymous: true},
		{Name: "Extra", Type: reflect.TypeFor[float64]()},
	})
	v := reflect.New(t).Elem()
	v.Field(0).Set(reflect.ValueOf(Emb{3, "three"}))
	v.Field(1).SetFloat(1.5)
	g, ok := v.Interface().(Getter)
	fmt.Println(ok, g.Get(), v.NumMethod(), v.Method(0).Call(nil)[0])
	fmt.Println(v.Interface())
	fmt.Println(v.MethodByName("Get").Interface().(func() string)())
	fmt.Println(reflect.PointerTo(t).NumMethod() >= 0)
	fmt.Println(reflect.New(t).NumMethod())
}

// dynamicKeys uses made structs, with floats, strings and interfaces in them, as keys.
func dynamicKeys() {
	t := reflect.StructOf([]reflect.StructField{
		{Name: "F", Type: reflect.TypeFor[float32]()},
		{Name: "B", Type: reflect.TypeFor[bool]()},
		{Name: "I", Type: reflect.TypeFor[any]()},
	})
	m := reflect.MakeMap(reflect.MapOf(t, reflect.TypeFor[string]()))
	key := func(f float32, b bool, i any) reflect.Value {
		k := reflect.New(t).Elem()
		k.Field(0).Set(reflect.ValueOf(f))
		k.Field(1).SetBool(b)
		if i != nil {
			k.Field(2).Set(reflect.ValueOf(i))
		}
		return k
	}
	for i := range 50 {
		m.SetMapIndex(key(float32(i), i%2 == 0, i), reflect.ValueOf(fmt.Sprint(i)))
	}
	fmt.Println(m.Len(), m.MapIndex(key(7, false, 7)), m.MapIndex(key(7, true, 7)).IsValid())
	zero, minus := key(0, true, "z"), key(float32(0), true, "z")
	minus.Field(0).SetFloat(-1 / (1 / zero.Field(0).Float()) * 0)
	fmt.Println(zero.Interface() == key(0, true, "z").Interface(), zero.Equal(key(0, true, nil)))
	try("unhashable", func() { m.SetMapIndex(key(1, true, []int{1}), reflect.ValueOf("x")) })
	type compiled = struct {
		F float32
		B bool
		I any
	}
	fmt.Println(m.Interface().(map[compiled]string)[compiled{9, false, 9}], t == reflect.TypeFor[compiled]())
	grown := reflect.New(reflect.ArrayOf(40, reflect.PointerTo(t))).Elem()
	for i := range grown.Len() {
		grown.Index(i).Set(key(float32(i), false, []byte{byte(i)}).Addr())
	}
	garbage := 0
	for i := range 2000 {
		garbage += len(make([]byte, 10000+i))
	}
	sum := 0
	for i := range grown.Len() {
		sum += int(grown.Index(i).Elem().Field(2).Elem().Index(0).Uint()) + int(grown.Index(i).Elem().Field(0).Float())
	}
	fmt.Println(sum, garbage > 0)
}

func main() {
	f := func(name string, t reflect.Type, opts ...string) reflect.StructField {
		sf := reflect.StructField{Name: name, Type: t}
		for _, o := range opts {
			switch {
			case o == "anon":
				sf.Anonymous = true
			case strings.HasPrefix(o, "pkg="):
				sf.PkgPath = o[4:]
			default:
				sf.Tag = reflect.StructTag(o)
			}
		}
		return sf
	}
	T := func(x any) reflect.Type { return reflect.TypeOf(x) }
	show := func(name string, fs ...reflect.StructField) {
		try(name, func() {
			t := reflect.StructOf(fs)
			fmt.Println(name, t, t.Size(), t.Align(), t.NumField(), t.Comparable(), t.NumMethod(), t.PkgPath() == "", t.Name() == "")
			for i := range t.NumField() {
				x := t.Field(i)
				fmt.Println("   ", x.Name, x.PkgPath, x.Type, x.Tag, x.Offset, x.Index, x.Anonymous, x.IsExported())
			}
		})
	}
	show("empty")
	show("two", f("A", T(1)), f("B", T("")))
	show("tag", f("A", T(1), `json:"a"`), f("B", T(uint8(1))), f("C", T(1.5)))
	show("dup", f("A", T(1)), f("A", T("")))
	show("bad", f("A B", T(1)))
	show("noname", f("", T(1)))
	show("notype", f("A", nil))
	show("lower", f("a", T(1)))
	show("lowerpkg", f("a", T(1), "pkg=main"), f("B", T(1)))
	show("lowerpkgs", f("a", T(1), "pkg=main"), f("b", T(1), "pkg=other"))
	show("embed", f("E", T(E{}), "anon"), f("C", T(1)))
	show("embedptr", f("E", T(&E{}), "anon"))
	show("embedtag", f("E", T(&E{}), "anon", `x:"y"`))
	show("embedlower", f("e2", T(e2{}), "anon", "pkg=main"))
	show("embedlower2", f("e2", T(e2{}), "anon"))
	show("embedname", f("Other", T(E{}), "anon"))
	show("embedM", f("M", T(M{}), "anon"))
	show("embedM2", f("M", T(M{}), "anon"), f("A", T(1)))
	show("embedM3", f("A", T(1)), f("M", T(M{}), "anon"))
	show("embedMp2", f("M", T(&M{}), "anon"), f("A", T(1)))
	show("blank", f("_", T(1), "pkg=main"), f("A", T(1)))
	show("blank2", f("_", T(1)))
	show("last0", f("A", T(1)), f("Z", T(struct{}{})))
	show("func", f("F", T(func() {})), f("S", T([]int{})))
	show("offset", reflect.StructField{Name: "A", Type: T(1), Offset: 100, Index: []int{5}})
	show("ptrs", f("P", T(&E{})), f("I", reflect.TypeFor[any]()), f("Mp", T(map[string]int{})))
	fmt.Println(reflect.StructOf([]reflect.StructField{f("X", T(1)), f("Y", T(1))}) == T(struct{ X, Y int }{}))
	fmt.Println(reflect.StructOf([]reflect.StructField{f("X", T(1), `a:"b"`)}) == T(struct {
		X int `a:"b"`
	}{}))
	fmt.Println(T(struct {
		X int `a:"b"`
		E
		y struct{}
	}{}))
	t := reflect.StructOf([]reflect.StructField{f("X", T(1)), f("Y", T("")), f("E", T(E{}), "anon")})
	v := reflect.New(t).Elem()
	v.Field(0).SetInt(5)
	v.FieldByName("Y").SetString("why")
	v.FieldByName("E").Field(0).SetInt(9)
	fmt.Printf("%v %+v %T\n", v.Interface(), v.Interface(), v.Interface())
	fmt.Printf("%#v\n", v.Interface())
	mt := reflect.MapOf(t, T(1))
	m := reflect.MakeMap(mt)
	m.SetMapIndex(v, reflect.ValueOf(1))
	fmt.Println(m.MapIndex(v), m.Len(), mt)
	w := reflect.New(t).Elem()
	w.Set(v)
	fmt.Println(v.Interface() == w.Interface(), reflect.DeepEqual(v.Interface(), w.Interface()))
	roundTrip()
	dynamicKeys()
	promoted()
	try("arrayof", func() { fmt.Println(reflect.ArrayOf(-1, T(1))) })
	try("arrayof big", func() { fmt.Println(reflect.ArrayOf(1<<62, T(1))) })
	try("arrayof str", func() { fmt.Println(reflect.ArrayOf(3, T("")), reflect.ArrayOf(3, T("")) == T([3]string{})) })
	try("mapof", func() { fmt.Println(reflect.MapOf(T([]int{}), T(1))) })
	try("chanof", func() { fmt.Println(reflect.ChanOf(0, T(1))) })
	try("chanof2", func() {
		fmt.Println(reflect.ChanOf(reflect.BothDir, T((<-chan int)(nil))), reflect.ChanOf(reflect.SendDir, T(1)), reflect.ChanOf(reflect.RecvDir, T(1)) == T((<-chan int)(nil)))
	})
	try("chanof big", func() { fmt.Println(reflect.ChanOf(reflect.BothDir, T([1 << 17]byte{}))) })
	try("funcof", func() { fmt.Println(reflect.FuncOf([]reflect.Type{T(1)}, nil, true)) })
	try("funcof2", func() {
		fmt.Println(reflect.FuncOf([]reflect.Type{T(1), T([]string{})}, []reflect.Type{T(1), reflect.TypeFor[error]()}, true) == T((func(int, ...string) (int, error))(nil)))
	})
	try("sliceof", func() { fmt.Println(reflect.SliceOf(t), reflect.PointerTo(t), reflect.PointerTo(reflect.PointerTo(t))) })
	try("funcof many", func() {
		var in []reflect.Type
		for range 130 {
			in = append(in, T(1))
		}
		reflect.FuncOf(in, nil, false)
	})
}

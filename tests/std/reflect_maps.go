// Maps by reflection: sorted iteration, iterators that are reused, keys of many kinds, changes meanwhile.
package main

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"sort"
	"strings"
)

type key struct {
	A string
	B [2]int8
}

type Named map[string]*int

// sorted returns the entries of any map by the text of their keys.
func sorted(m any) string {
	v := reflect.ValueOf(m)
	keys := v.MapKeys()
	slices.SortFunc(keys, func(a, b reflect.Value) int {
		switch {
		case a.CanInt():
			return cmp.Compare(a.Int(), b.Int())
		case a.CanUint():
			return cmp.Compare(a.Uint(), b.Uint())
		case a.CanFloat():
			return cmp.Compare(a.Float(), b.Float())
		}
		return strings.Compare(fmt.Sprint(a), fmt.Sprint(b))
	})
	var b strings.Builder
	for _, k := range keys {
		fmt.Fprintf(&b, "%v:%v ", k, v.MapIndex(k))
	}
	return v.Type().String() + " " + b.String()
}

// invert returns a map from values to sorted slices of keys.
func invert(m any) reflect.Value {
	v := reflect.ValueOf(m)
	t := v.Type()
	out := reflect.MakeMapWithSize(reflect.MapOf(t.Elem(), reflect.SliceOf(t.Key())), v.Len())
	for it := v.MapRange(); it.Next(); {
		list := out.MapIndex(it.Value())
		if !list.IsValid() {
			list = reflect.MakeSlice(reflect.SliceOf(t.Key()), 0, 1)
		}
		out.SetMapIndex(it.Value(), reflect.Append(list, it.Key()))
	}
	for it := out.MapRange(); it.Next(); {
		list := it.Value().Interface()
		sort.Slice(list, func(i, j int) bool {
			return fmt.Sprint(it.Value().Index(i)) < fmt.Sprint(it.Value().Index(j))
		})
	}
	return out
}

func main() {
	fmt.Println(sorted(map[string]int{"b": 2, "a": 1, "c": 3}))
	fmt.Println(sorted(map[int8]bool{3: true, -1: false}))
	fmt.Println(sorted(map[float64]string{2.5: "x", -1: "y"}))
	fmt.Println(sorted(map[key][]int{{"k", [2]int8{1, 2}}: {1}, {"j", [2]int8{}}: nil}))
	fmt.Println(sorted(map[any]any{1: "i", "s": 2.5, key{}: nil}))
	fmt.Println(sorted(map[bool]error{true: nil, false: fmt.Errorf("e")}))
	fmt.Println(sorted(map[uint16]struct{}{7: {}, 5: {}}))
	fmt.Println(sorted(map[[2]string]complex64{{"a", "b"}: 1i}))
	fmt.Println(sorted(invert(map[string]int{"a": 1, "b": 2, "c": 1}).Interface()))
	fmt.Println(sorted(invert(map[int]string{1: "x", 2: "y", 3: "x"}).Interface()))

	n := 5
	m := reflect.ValueOf(Named{})
	m.SetMapIndex(reflect.ValueOf("n"), reflect.ValueOf(&n))
	m.SetMapIndex(reflect.ValueOf("nil"), reflect.Zero(m.Type().Elem()))
	fmt.Println(m.Len(), m.MapIndex(reflect.ValueOf("n")).Elem(), m.MapIndex(reflect.ValueOf("nil")).IsNil(), m.MapIndex(reflect.ValueOf("zz")).IsValid())
	m.SetMapIndex(reflect.ValueOf("n"), reflect.Value{})
	m.SetMapIndex(reflect.ValueOf("never"), reflect.Value{})
	fmt.Println(m.Len(), m.MapKeys()[0])
	elem := m.MapIndex(reflect.ValueOf("nil"))
	fmt.Println(elem.CanSet(), elem.CanAddr())
	m.Clear()
	fmt.Println(m.Len(), len(m.Interface().(Named)))

	src := map[string]float32{"a": 1, "b": 2, "c": 3}
	k, e := reflect.New(reflect.TypeFor[string]()).Elem(), reflect.New(reflect.TypeFor[any]()).Elem()
	var seen []string
	it := reflect.ValueOf(src).MapRange()
	for it.Next() {
		k.SetIterKey(it)
		e.SetIterValue(it)
		seen = append(seen, fmt.Sprint(k, "=", e.Elem(), e.Elem().Type()))
	}
	sort.Strings(seen)
	fmt.Println(seen)
	it.Reset(reflect.ValueOf(map[string]float32{"z": 26}))
	fmt.Println(it.Next(), it.Key(), it.Value(), it.Next())
	it.Reset(reflect.Value{})
	func() {
		defer func() { fmt.Println(recover()) }()
		it.Next()
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		reflect.New(reflect.TypeFor[int]()).Elem().SetIterKey(reflect.ValueOf(src).MapRange())
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		it := reflect.ValueOf(src).MapRange()
		it.Next()
		reflect.New(reflect.TypeFor[int]()).Elem().SetIterKey(it)
	}()

	big := reflect.MakeMap(reflect.TypeFor[map[int]int]())
	for i := range 1000 {
		big.SetMapIndex(reflect.ValueOf(i), reflect.ValueOf(i*i))
	}
	visited, sum := 0, 0
	for it := big.MapRange(); it.Next(); {
		visited++
		sum += int(it.Value().Int())
		big.SetMapIndex(it.Key(), reflect.Value{})
	}
	fmt.Println(visited, sum, big.Len())
	var none map[string]int
	nv := reflect.ValueOf(none)
	fmt.Println(nv.Len(), nv.MapRange().Next(), nv.MapIndex(reflect.ValueOf("x")).IsValid(), nv.MapKeys(), nv.IsNil())
	hidden := reflect.ValueOf(struct{ m map[string]int }{map[string]int{"h": 1}}).Field(0)
	hi := hidden.MapRange()
	hi.Next()
	fmt.Println(hi.Key(), hi.Value(), hi.Key().CanInterface(), hidden.MapIndex(reflect.ValueOf("h")).CanInterface())
	byInterface := reflect.ValueOf(map[fmt.Stringer]int{})
	func() {
		defer func() { fmt.Println(recover()) }()
		byInterface.SetMapIndex(reflect.ValueOf(1), reflect.ValueOf(1))
	}()
	byInterface.SetMapIndex(reflect.ValueOf(reflect.ValueOf(4)), reflect.ValueOf(1))
	fmt.Println(byInterface.Len())
}

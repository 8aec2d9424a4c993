// Tags of fields, good and bad, and which fields their names select.
package main

import (
	"encoding/json/v2"
	"fmt"
	"reflect"
	"strings"
)

// shown is an error with the verb that Go chooses for each program made one.
func shown(err error) string { return strings.ReplaceAll(fmt.Sprint(err), "unable to", "cannot") }

func main() {
	for _, tag := range []string{"a'b", `a"b`, `'`, `a\b`, "a`b", "a.b-c/d", ",", "a,,omitzero", "a, omitzero", "a,omitzero ", "a,omitzero,string", ",case", ",case:", ",case:strict,case:ignore", ",case:strict", ",case:IGNORE", ",Case:strict", ",omitEmpty", ",omit_empty", ",omit-empty", ",STRING", ",string:x", ",Format:x", ",format", ",format:", ",format:x,string", ",embed", ",embed,string", ",unknown", ",inline", ",Embed", ",foo:bar", ",foo:", ",foo:'a,b'", ",foo:'a", ",1", ",a1", ",é", ",omitzero:true", "-", "-,omitzero", "-,", "'-'", "\xff", "a:b", ":", "a b,string", " a", "a ", "", "日本", "😀,omitzero", "$", "%&*", "(x)", "a;b", "a,string,string", "a,bogus,bogus", ",omitzero;", ",omitempty omitzero"} {
		t := reflect.StructOf([]reflect.StructField{{Name: "F", Type: reflect.TypeFor[int](), Tag: reflect.StructTag(fmt.Sprintf("json:%q", tag))}})
		b, err := json.Marshal(reflect.New(t).Elem().Interface())
		s := shown(err)
		if i := strings.Index(s, "field F"); i >= 0 {
			s = s[i:]
		}
		fmt.Printf("%q %s %s\n", tag, b, s)
	}
	type in struct{ Q int }
	type E struct{ A, B int }
	type bad struct {
		E `json:",omitzero"`
	}
	type np **E
	type M map[string]int
	type ts struct {
		A string
		b int `json:"-"`
	}
	show := func(v any) {
		b, err := json.Marshal(v)
		fmt.Printf("%T %s %v\n", v, b, shown(err))
	}
	show(bad{})
	show(struct {
		*E `json:",embed"`
	}{})
	show(struct {
		A **E `json:",embed"`
	}{})
	show(struct {
		A np `json:",embed"`
	}{})
	show(struct{ M }{M{"x": 1}})
	show(struct {
		A map[int]int `json:",embed"`
	}{})
	show(struct{ any }{1})
	show(struct{ error }{})
	show(ts{})
	show(struct {
		E
		A int
	}{})
	type E2 struct{ A int }
	show(struct {
		E
		E2
	}{})
	show(struct {
		E
		X int `json:"A"`
		Y int `json:"B"`
	}{})
	type E3 struct {
		Q int `json:"A"`
	}
	show(struct {
		E
		E3
	}{})
	show(struct{ in }{})
	show(struct{ *in }{})
	show(struct {
		in `json:"x"`
	}{})
	show(struct {
		a int `json:"-"`
	}{})
	show(struct {
		A int `json:"-"`
	}{})
	show(struct {
		a int `json:",omitzero"`
	}{})
	show(struct {
		A struct{ B int } `json:",embed"`
		B int
	}{})
	type R struct {
		X int
		*R
	}
	show(R{X: 1})
	type MJ struct{ T }
	show(MJ{})
	show(struct {
		T `json:",embed"`
		Z int
	}{})
	show(struct {
		U T `json:",embed"`
		Z int
	}{})
}

type T struct{ A int }

func (T) MarshalJSON() ([]byte, error) { return []byte(`"T"`), nil }

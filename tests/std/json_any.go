// Empty interfaces: what is made of text, what is kept of old values, maps and slices reused; cycles.
package main

import (
	"encoding/json"
	"fmt"
	"strings"
)

type node struct {
	Next *node
	Any  any
}

func decode(text string, v any) {
	err := json.Unmarshal([]byte(text), v)
	fmt.Println(text, err)
}

type named map[string]any
type list []any

func main() {
	var v any
	for _, text := range []string{`null`, `true`, `1.5`, `"s"`, `[]`, `{}`, `[1,"a",null,[true,{"k":{}}]]`, `{"a":{"b":[{"c":1}]},"a":2}`} {
		v = nil
		decode(text, &v)
		fmt.Printf("%T %v\n", v, v)
		b, err := json.Marshal(v)
		fmt.Println(string(b), err)
	}
	m := map[string]any{"old": 1, "keep": map[string]any{"x": 1}}
	decode(`{"old":2,"keep":{"y":2}}`, &m)
	fmt.Println(m)
	v = map[string]any{"was": true}
	decode(`{"is":true}`, &v)
	fmt.Println(v)
	n := 5
	v = &n
	decode(`7`, &v)
	fmt.Println(n, v == any(&n))
	decode(`null`, &v)
	fmt.Println(v)
	s := []int{1, 2, 3, 4}
	alias := s
	decode(`[9,8]`, &s)
	fmt.Println(s, alias, cap(s))
	decode(`[1,2,3,4,5,6]`, &s)
	fmt.Println(s, alias)
	decode(`null`, &s)
	fmt.Println(s == nil)
	decode(`[]`, &s)
	fmt.Println(s == nil, len(s))
	a := [3]int{7, 8, 9}
	decode(`[1]`, &a)
	fmt.Println(a)
	decode(`[1,2,3,4]`, &a)
	fmt.Println(a)
	structs := []struct{ A, B int }{{1, 2}, {3, 4}}
	decode(`[{"A":5},{"B":6},{"A":7}]`, &structs)
	fmt.Println(structs)
	ptrs := []*int{&n, nil}
	decode(`[3,4]`, &ptrs)
	fmt.Println(n, *ptrs[1])
	var pp **string
	decode(`"deep"`, &pp)
	fmt.Println(**pp)
	var mm map[string]map[string][]int
	decode(`{"a":{"b":[1]},"c":null}`, &mm)
	fmt.Println(mm)
	var mp map[string]*struct{ X int }
	decode(`{"a":{"X":1},"b":null}`, &mp)
	fmt.Println(mp["a"].X, mp["b"])
	var named named
	decode(`{"k":[1]}`, &named)
	fmt.Println(named)
	var l list
	decode(`[1,{"a":null}]`, &l)
	fmt.Println(l)
	var stringer fmt.Stringer
	decode(`null`, &stringer)
	decode(`{}`, &stringer)
	decode(`"x"`, &stringer)
	decode(`[1]`, &stringer)
	var b []byte
	decode(`"aGVsbG8="`, &b)
	fmt.Println(string(b))
	decode(`"a?"`, &b)
	decode(`[1,2]`, &b)
	fmt.Println(b)
	decode(`1`, nil)
	decode(`1`, 5)
	decode(`1`, (*int)(nil))
	var f func()
	decode(`1`, &f)
	decode(`null`, &f)
	var ch chan int
	decode(`{}`, &ch)
	var c complex128
	decode(`[1]`, &c)
	show := func(v any) {
		b, err := json.Marshal(v)
		fmt.Printf("%.60s %v\n", b, err)
	}
	show(map[string]any{"b": []any{map[string]any{"z": nil, "y": "<"}}, "a": 1.0, "c": named, "d": l, "e": int8(3), "f": []string{"x"}, "g": any(nil), "h": &n})
	show(map[string]any(nil))
	show([]any(nil))
	show([]any{map[string]any(nil), []any(nil), nil})
	show(func() {})
	show(map[string]any{"f": func() {}})
	show([]any{1, make(chan int)})
	show(complex(1, 2))
	show(map[bool]int{true: 1})
	show(map[struct{}]int{})
	cycle := &node{}
	cycle.Next = cycle
	show(cycle)
	cm := map[string]any{}
	cm["self"] = cm
	show(cm)
	cl := []any{nil}
	cl[0] = cl
	show(cl)
	deep := strings.Repeat("[", 10000) + strings.Repeat("]", 10000)
	fmt.Println(json.Unmarshal([]byte(deep), &v))
	back, err := json.Marshal(v)
	fmt.Println(string(back) == deep, err)
	err = json.Unmarshal([]byte("["+deep+"]"), &v)
	fmt.Println(err)
	fmt.Println(json.Valid([]byte(deep)), json.Valid([]byte("["+deep+"]")), json.Valid([]byte(" {} ")), json.Valid(nil))
	var x, y any
	deepObject := strings.Repeat(`{"a":`, 500) + `1` + strings.Repeat(`}`, 500)
	fmt.Println(json.Unmarshal([]byte(deepObject), &x), json.Unmarshal([]byte(deepObject), &y))
}

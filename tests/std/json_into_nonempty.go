package main

import (
	"encoding/json"
	"fmt"
)

type inner struct {
	A int
	B []int
}

type outer struct {
	P  *inner
	S  []inner
	M  map[string]inner
	MP map[string]*inner
	I  any
	Ar [3]int
	V  inner
	B  []byte
	N  **int
}

func into(what string, target any, text string) {
	err := json.Unmarshal([]byte(text), target)
	encoded, encodeErr := json.Marshal(target)
	fmt.Printf("%s %s -> %s %v", what, text, encoded, err)
	if encodeErr != nil {
		fmt.Print(" ", encodeErr)
	}
	fmt.Println()
}

func filled() *outer {
	n := 4
	p := &n
	return &outer{&inner{1, []int{1, 2, 3}}, []inner{{1, []int{9}}, {2, nil}}, map[string]inner{"k": {1, []int{5}}}, map[string]*inner{"k": {1, []int{5}}}, &inner{7, nil}, [3]int{1, 2, 3}, inner{8, []int{8}}, []byte("abc"), &p}
}

func main() {
	for _, text := range []string{`{}`, `null`, `{"P":null}`, `{"P":{"A":5}}`, `{"P":{"B":[]}}`, `{"P":{"B":[7]}}`, `{"P":{"B":null}}`, `{"S":[{"A":3}]}`, `{"S":[]}`, `{"S":null}`, `{"S":[{},{},{}]}`, `{"S":[null,{"B":[1]}]}`, `{"M":{"k":{"A":2}}}`, `{"M":{"n":{}}}`, `{"M":null}`, `{"M":{"k":null}}`, `{"MP":{"k":{"A":2}}}`, `{"MP":{"k":null,"z":null}}`, `{"I":{"A":9}}`, `{"I":null}`, `{"I":5}`, `{"I":[1]}`, `{"Ar":[9]}`, `{"Ar":[]}`, `{"Ar":[1,2,3,4,5]}`, `{"Ar":null}`, `{"Ar":[null,5]}`, `{"V":{}}`, `{"V":null}`, `{"V":{"B":[1,2,3,4]}}`, `{"B":"eA=="}`, `{"B":""}`, `{"B":null}`, `{"B":"!"}`, `{"B":[1]}`, `{"N":5}`, `{"N":null}`, `{"P":{"A":"x","B":[6]}}`, `{"S":[{"A":"x"},{"A":6}]}`, `{"P":{"A":1},"P":{"B":[2]}}`, `{"S":[{"A":4}],"S":[{"B":[4]}]}`, `{"P":{"A":2}`, `[]`} {
		into("outer", filled(), text)
	}

	list := make([]int, 2, 10)
	list[0], list[1] = 5, 6
	whole := list[:6]
	copy(whole, []int{5, 6, 7, 8, 9, 10})
	into("short", &list, `[1,null,3,null]`)
	fmt.Println(len(list), cap(list), whole)
	structs := []inner{{1, []int{1}}, {2, []int{2}}}
	structs = structs[:0]
	into("hidden elements", &structs, `[{"A":9},{}]`)
	pointers := []*inner{{1, nil}}
	kept := pointers[0]
	into("pointers", &pointers, `[{"B":[1]},{"A":2}]`)
	fmt.Println(pointers[0] == kept, *kept)
	into("pointers", &pointers, `[null]`)
	fmt.Println(len(pointers), pointers[0] == nil)

	var anything any = map[string]any{"old": 1}
	into("any map", &anything, `{"new":2}`)
	anything = []any{1, 2, 3}
	into("any slice", &anything, `[9]`)
	target := 5
	anything = &target
	into("any pointer", &anything, `6`)
	fmt.Println(target, anything == any(&target))
	into("any pointer null", &anything, `null`)
	fmt.Println(anything, target)
	var pointer *int
	anything = &pointer
	into("any pointer to pointer", &anything, `7`)
	fmt.Println(pointer != nil && *pointer == 7)
	anything = target
	into("any value", &anything, `"s"`)
	anything = (*inner)(nil)
	into("any nil pointer", &anything, `{"A":1}`)
	fmt.Printf("%T\n", anything)
	anything = &anything
	var stringer fmt.Stringer
	into("interface with methods", &stringer, `{}`)
	into("interface with methods", &stringer, `null`)
	into("interface with methods", &stringer, `"x"`)

	table := map[string][]int{"a": {1, 2, 3}}
	alias := table["a"]
	into("map of slices", &table, `{"a":[9],"b":[8]}`)
	fmt.Println(alias)
	nested := map[string]map[string]int{"x": {"a": 1}}
	inside := nested["x"]
	into("map of maps", &nested, `{"x":{"b":2},"y":{}}`)
	fmt.Println(len(inside))
	anys := map[string]any{"x": map[string]any{"a": 1}, "p": &inner{1, nil}}
	into("map of any", &anys, `{"x":{"b":2},"p":{"A":2}}`)
	numbers := map[int]int{1: 1}
	into("failing key", &numbers, `{"2":2,"x":3,"3":4}`)
	into("failing value", &numbers, `{"1":"x","5":5}`)
	var raw json.RawMessage = []byte("old old old")
	into("raw", &raw, ` {"a" : 1} `)
	into("raw null", &raw, `null`)
	number := json.Number("1")
	into("number", &number, `2.50`)
	into("number", &number, `"3"`)
	into("number", &number, `"x"`)
	into("number", &number, `null`)
	text := "before"
	into("string null", &text, `null`)
	into("string number", &text, `5`)
	fmt.Println(text)
	flag := true
	into("bool null", &flag, `null`)
	into("bool string", &flag, `"false"`)
	array := [2][2]int{{1, 2}, {3, 4}}
	into("arrays", &array, `[[9]]`)
	empty := [0]int{}
	into("empty array", &empty, `[1,2]`)
	into("nil", nil, `1`)
	into("no pointer", inner{}, `{}`)
	into("nil pointer", (*inner)(nil), `{}`)
}

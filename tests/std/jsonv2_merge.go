// Unmarshaling into values that hold something: objects are merged, all else is replaced.
package main

import (
	"encoding/json/v2"
	"fmt"
	"strings"
)

// shown is an error with the verb that Go chooses for each program made one.
func shown(err error) string { return strings.ReplaceAll(fmt.Sprint(err), "unable to", "cannot") }

type Point struct{ X, Y int }

type Shape struct {
	Name   string
	Origin *Point
	Points []Point
	Fixed  [2]Point
	ByName map[string]Point
	Refs   map[string]*Point
	Any    any
	Inner  struct{ A, B []int }
	Raw    []byte
	Point  `json:"embedded"`
}

func (p *Point) String() string { return fmt.Sprintf("&(%d,%d)", p.X, p.Y) }

type Namer interface{ String() string }

func full() Shape {
	s := Shape{Name: "old", Origin: &Point{1, 2}, Points: []Point{{1, 2}, {3, 4}, {5, 6}}, Fixed: [2]Point{{1, 2}, {3, 4}}}
	s.ByName = map[string]Point{"a": {1, 2}, "b": {3, 4}}
	s.Refs = map[string]*Point{"a": {1, 2}, "b": nil}
	s.Any = map[string]any{"k": 1, "m": map[string]any{"z": "z"}}
	s.Inner.A, s.Inner.B = []int{1, 2, 3}, []int{4}
	s.Raw = []byte("bytes")
	s.Point = Point{7, 8}
	return s
}

func main() {
	for _, in := range []string{
		`{}`,
		`null`,
		`{"Name":null,"Origin":null,"Points":null,"Fixed":null,"ByName":null,"Refs":null,"Any":null,"Inner":null,"Raw":null,"embedded":null}`,
		`{"Name":"new","Origin":{"Y":9},"Points":[{"X":9}],"Fixed":[{"X":9},{}]}`,
		`{"ByName":{"a":{"X":9},"c":{"Y":1}},"Refs":{"a":{"Y":5},"b":{"X":1},"c":null}}`,
		`{"Any":{"k":2,"m":{"y":[1]},"n":null},"Inner":{"A":[9]},"Raw":"AQ==","embedded":{"X":0}}`,
		`{"Points":[],"Raw":"","ByName":{},"Inner":{"B":[]}}`,
		`{"Any":5}`,
		`{"Any":{"k":"text"}}`,
		`{"Origin":{"X":true}}`,
		`{"Points":[{"X":1},{"X":"x"}]}`,
		`{"Fixed":[{"X":9}]}`,
	} {
		s := full()
		origin, points := s.Origin, s.Points
		err := json.Unmarshal([]byte(in), &s)
		fmt.Println(in, shown(err))
		fmt.Printf("\t%q %v %v %v %v\n", s.Name, s.Origin, s.Points, s.Fixed, s.Point)
		fmt.Printf("\t%v %v %v %v %q\n", s.ByName, s.Refs, s.Any, s.Inner, s.Raw)
		fmt.Println("\t", s.Origin == origin, *origin, points[:3])
	}
	interfaces()
	pointers()
}

func interfaces() {
	number := 5
	for _, in := range []string{`7`, `"s"`, `null`, `{"X":4}`, `[1]`, `{"a":{"b":1}}`} {
		for _, v := range []any{nil, 3, "old", &number, Point{1, 2}, &Point{1, 2}, []int{4, 5}, []any{"e", 1.5}, map[string]any{"X": "Y"},
			map[string]int{"q": 1}, [1]int{2}, true} {
			held := v
			err := json.Unmarshal([]byte(in), &held)
			if p, ok := held.(*int); ok {
				fmt.Println(in, "*int", *p, held == v, shown(err))
				continue
			}
			fmt.Printf("%s %T: %T %v %s\n", in, v, held, held, shown(err))
		}
	}
	var n Namer
	fmt.Println(shown(json.Unmarshal([]byte(`{"X":1}`), &n)), n)
	n = &Point{1, 2}
	fmt.Println(shown(json.Unmarshal([]byte(`{"X":5}`), &n)), n)
	fmt.Println(shown(json.Unmarshal([]byte(`null`), &n)), n)
}

func pointers() {
	a := 1
	p := &a
	pp := &p
	fmt.Println(json.Unmarshal([]byte(`2`), &pp), a, **pp)
	fmt.Println(json.Unmarshal([]byte(`null`), &pp), a, pp == nil)
	fmt.Println(json.Unmarshal([]byte(`3`), &pp), a, **pp)
	slices := make([]*int, 1, 4)
	slices[0] = &a
	fmt.Println(json.Unmarshal([]byte(`[8,null,9]`), &slices), a, *slices[0], slices[1] == nil, *slices[2], len(slices), cap(slices))
	m := map[string][]int{"a": {1, 2, 3}}
	old := m["a"]
	fmt.Println(json.Unmarshal([]byte(`{"a":[9],"b":[]}`), &m), m, old)
}

// How the names of generic types show arguments that are structs, interfaces and literals of tags.
package main

import (
	"fmt"
	"reflect"
	"strings"
)

type G[T any] struct{ v T }
type inner struct{ n int }
type Outer struct{ N int }

func (g *G[T]) M() {}

func main() {
	fmt.Println(reflect.TypeFor[G[struct {
		A, b int
		_    string
		inner
		*Outer
		error
		c struct{ d int }
	}]]())
	fmt.Println(reflect.TypeFor[G[struct {
		A int `json:"a\n" x:"é\x00\u200b"`
		B int "\x01\x7f'`"
	}]]())
	fmt.Println(reflect.TypeFor[struct {
		A int `json:"a\n" x:"é\x00\u200b"`
		B int "\x01\x7f'`\u200b"
	}]())
	fmt.Println(reflect.TypeFor[G[interface {
		hidden(inner) error
		Shown(x, y strings.Builder) (z any)
	}]]())
	fmt.Println(reflect.TypeFor[G[map[error]func(error, ...error)]](), reflect.TypeFor[*G[*G[error]]]())
	type local struct{ e error }
	fmt.Println(reflect.TypeFor[G[struct{ l local }]]().Field(0).Name, reflect.TypeFor[G[struct{ inner }]]())
	fmt.Printf("%T %T\n", G[[]error]{}, func(G[struct{ x error }]) {})
}

package main

import (
	"fmt"
	"reflect"
)

type pair[T any] struct{ x, y T }

func generic[A any]() []any {
	type box[B any] struct {
		a A
		b B
	}
	type plain struct{ a A }
	type list []box[A]
	var x any = box[int]{}
	_, same := x.(box[A])
	fmt.Printf("%T %s %T %T %T %T\n", x, reflect.TypeOf(x).Name(), plain{}, pair[plain]{}, pair[box[A]]{}, list{})
	fmt.Println(same, x == any(box[int]{}))
	return []any{box[int]{}, box[A]{}, plain{}, pair[plain]{}}
}

func main() {
	type local struct{}
	fmt.Printf("%T %T\n", local{}, pair[local]{})
	outer := any(local{})
	{
		type local struct{}
		fmt.Printf("%T %T %v\n", local{}, pair[local]{}, outer == any(local{}))
		generic[local]()
	}
	a, b, c := generic[int](), generic[string](), generic[int]()
	for k := range a {
		fmt.Println(a[k] == b[k], a[k] == c[k])
	}
}

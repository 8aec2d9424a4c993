package main

import (
	"fmt"
	"runtime"
)

type node struct{ next *node }

func (*node) String() string { return "node" }

type other *struct{ next *node }

func main() {
	runtime.SetFinalizer(new(node), func(*node) error { return nil })
	runtime.SetFinalizer(new(node), func(any) {})
	runtime.SetFinalizer(new(node), func(fmt.Stringer) {})
	fmt.Println("these can be called")
	defer func() { recover() }()
	runtime.SetFinalizer(new(node), func(other) {})
}

package main

import "fmt"

var none map[any]any

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
	fmt.Println("no panic")
}

func main() {
	k := any(func() {})
	try(func() { _ = none[k] })
	try(func() { _, _ = none[k] })
	try(func() { _, ok := none[k]; fmt.Println(ok) })
	try(func() { fmt.Println(none[k]) })
	try(func() { delete(none, k) })
	try(func() { none = map[any]any{}; _ = none[k] })
}

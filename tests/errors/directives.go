package main

import (
	"embed"
	_ "unsafe"
)

//go:noinline
type T int

//go:nosplit
var x, y int

//go:unknown
var fs embed.FS

//go:linkname nope x.y
//go:linkname T x.z

//go:noinline
func f() {}

//go:noescape
func g() {
	//go:uintptrescapes
	const c = 1
	type (
		//go:nocheckptr
		U int
	)
	v := 1
	//go:unknown
	_ = v
}

//go:build linux
func main() {}

package main

//go:systemstack
func main() {
	x := 1 //go:unknown
	//go:noinline
	x++
	//go:linkname
	func() {}() //go:generate x
}

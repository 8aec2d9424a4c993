package main

//line line_directives.go:100
func main() {
	var x undefined0
//line :55:10
	undefined1()
	undefined2()
//line ./sub/../line_directives.go:203
	var s string = 1
//line noline
	undefined3()
}

package main

func first() {
//line line_directive.go:40
	second()
}

//line /tmp/made.go:7
func second() {
	var m map[string]int
/*line line_directive.go:90*/ m["a"] = 1
}

func main() {
	first()
}

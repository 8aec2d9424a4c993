package main

type t struct{ x int }

func f() t { return t{} }

func main() {
	_ = &5
	_ = &f()
	_ = &f().x
	f().x = 1
	m := map[string]t{}
	m["a"].x = 1
	_ = &m["a"]
	var p *t
	_ = p + 1
	*m = 1
}

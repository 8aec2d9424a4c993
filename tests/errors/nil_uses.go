package main

func main() {
	x := nil
	var i int = nil
	var s string = nil
	if s == nil {
	}
	var p *int
	if p == 0 {
	}
	_ = nil == nil
	*p = "x"
	_ = *i
	_, _ = x, i
}

package main

type p struct{ x, y int }

func (p p) m()  {}
func (p *p) pm() {}

func main() {
	var v p
	v.z = 1
	v.n()
	p{}.pm()
	v.x.y = 2
	_ = p{1}
	_ = p{x: 1, 2}
	_ = p{z: 1}
	_ = p{1, 2, 3}
	_ = p{x: 1, x: 2}
}

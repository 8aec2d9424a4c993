// Iota counts constant specifications, with skips, repeats and expressions.
package main

import "fmt"

const (
	a = iota
	b
	_
	d
	e = "e"
	f
	g = iota
)

type weekday int

const (
	sunday weekday = iota
	monday
	tuesday
	wednesday
)

func (d weekday) String() string {
	return [...]string{"Sun", "Mon", "Tue", "Wed"}[d]
}

const (
	read = 1 << iota
	write
	execute
	all = read | write | execute
)

const (
	p, q = iota, iota * 10
	r, s
	_, _
	t, u
)

const (
	x0 = iota + 0.5
	x1
	x2
)

const (
	c0 uint8 = iota + 'a'
	c1
)

const single = iota

func main() {
	fmt.Println(a, b, d, e, f, g, single)
	fmt.Println(sunday, monday, tuesday, int(wednesday), wednesday)
	fmt.Println(read, write, execute, all, all&^write)
	fmt.Println(p, q, r, s, t, u)
	fmt.Println(x0, x1, x2, c0, c1)
	const (
		local = iota * iota
		next
		after
		last
	)
	fmt.Println(local, next, after, last)
	names := [...]string{sunday: "s", wednesday: "w", monday: "m"}
	fmt.Println(len(names), names)
	fmt.Printf("%d %v %s\n", tuesday, tuesday, tuesday)
	const (
		before = iota
		iota   = iota + 10
		same
		again
	)
	fmt.Println(before, iota, same, again)
}

// A hot loop that is entered at its test, in a counting loop: compiled code takes over in the middle of both.
package main

import "fmt"

type M struct {
	Name, Pkg string
	Type      *int
	F         uintptr
}

type T struct {
	ms   []M
	kind int
}

func (t *T) info() *T { return t }

//go:noinline
func same(a, b *M) bool { return a.Name == b.Name && a.Pkg == b.Pkg && a.Type == b.Type }

//go:noinline
func other(a, b *T) *int { return nil }

//go:noinline
func implements(iface, t *T) bool {
	want := iface.info().ms
	if len(want) == 0 {
		return true
	}
	have := t.info().ms
	if t.kind != 3 && want[len(want)-1].Pkg != "" {
		return other(iface, t) != nil
	}
	for i := range want {
		for len(have) > 0 && !same(&want[i], &have[0]) {
			have = have[1:]
		}
		if len(have) == 0 {
			return false
		}
	}
	return true
}

func main() {
	ms := make([]M, 20000)
	for i := range ms {
		ms[i].Name = string(rune('a' + i%26))
	}
	a, b := &T{ms: []M{{Name: "zz"}}}, &T{ms: ms}
	n := 0
	for range 300 {
		if implements(a, b) {
			n++
		}
	}
	fmt.Println(n)
}

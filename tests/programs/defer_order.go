// Deferred calls run last first, with arguments evaluated when deferred.
package main

import "fmt"

func order() {
	for i := 0; i < 4; i++ {
		defer fmt.Print("loop", i, " ")
	}
	defer fmt.Print("last ")
	fmt.Print("body ")
}

func args() {
	x := 1
	s := []int{1}
	p := &x
	defer fmt.Println("deferred:", x, s, *p)
	defer func() { fmt.Println("closure:", x, s, *p) }()
	defer func(x int, s []int) { fmt.Println("params:", x, s) }(x, s)
	x = 100
	s[0] = 50
	s = append(s, 2)
	fmt.Println("body:", x, s)
}

func name(s string) string {
	fmt.Print("evaluated ", s, "; ")
	return s
}

func pick(s string) func(string) {
	fmt.Print("picked ", s, "; ")
	return func(t string) { fmt.Print("ran ", s, t, "; ") }
}

func evaluation() {
	defer pick("f")(name("a"))
	defer pick("g")(name("b"))
	fmt.Print("body; ")
}

func named() (n int) {
	defer func() { n *= 2 }()
	defer func() { n += 3 }()
	n = 1
	return n + 10
}

func namedMany() (a int, s string, err error) {
	defer func() {
		a++
		s += "!"
		if err == nil {
			err = fmt.Errorf("from defer")
		}
	}()
	return 41, "s", nil
}

func unnamed() int {
	n := 5
	defer func() { n = 100 }()
	return n
}

func conditional(n int) (log string) {
	if n > 0 {
		defer func() { log += "positive " }()
	}
	for n > 2 {
		defer func(k int) { log += fmt.Sprint(k, " ") }(n)
		n--
	}
	if n == 2 {
		return "early "
	}
	defer func() { log += "late " }()
	return "normal "
}

type res struct{ name string }

func (r res) close()     { fmt.Print("close ", r.name, "; ") }
func (r *res) closePtr() { fmt.Print("closePtr ", r.name, "; ") }
func open(s string) *res { fmt.Print("open ", s, "; "); return &res{s} }

func methods() {
	r := open("a")
	defer r.close()
	defer r.closePtr()
	defer open("b").closePtr()
	f := r.close
	defer f()
	r.name = "changed"
	var i interface{ close() } = r
	defer i.close()
	i = res{"other"}
}

func nestedDefers() {
	defer func() {
		defer func() {
			defer fmt.Print("3 ")
			fmt.Print("2 ")
		}()
		fmt.Print("1 ")
	}()
	fmt.Print("0 ")
}

func many() (sum int) {
	for i := 0; i < 1000; i++ {
		defer func() { sum += i }()
	}
	return 0
}

func builtin() {
	m := map[string]int{"a": 1, "b": 2}
	ch := make([]int, 3)
	func() {
		defer delete(m, "a")
		defer copy(ch, []int{7, 8})
		fmt.Print(len(m), ch, " ")
	}()
	fmt.Println(len(m), ch)
}

func main() {
	order()
	fmt.Println()
	args()
	evaluation()
	fmt.Println()
	fmt.Println(named(), unnamed())
	fmt.Println(namedMany())
	fmt.Println(conditional(0), conditional(1), conditional(2), conditional(5))
	methods()
	fmt.Println()
	nestedDefers()
	fmt.Println()
	fmt.Println(many())
	builtin()
}

// Recover stops a panic only when a deferred function calls it directly.
package main

import (
	"errors"
	"fmt"
)

func safe(f func()) (err error) {
	defer func() {
		if r := recover(); r != nil {
			switch v := r.(type) {
			case error:
				err = fmt.Errorf("error: %w", v)
			case string:
				err = errors.New("string: " + v)
			default:
				err = fmt.Errorf("other: %v", v)
			}
		}
	}()
	f()
	return nil
}

func indirect() {
	defer func() { fmt.Println("outer:", recover()) }()
	defer func() {
		func() { fmt.Println("too deep:", recover()) }()
	}()
	panic("p1")
}

func plain() { fmt.Println("plain recover:", recover()) }

func result() (s string) {
	defer func() {
		recover()
		s += " and after"
	}()
	s = "before"
	panic("x")
}

func unset() int {
	defer func() { recover() }()
	panic("x")
}

func repanic() {
	defer func() { fmt.Println("second:", recover()) }()
	defer func() {
		r := recover()
		fmt.Println("first:", r)
		panic(fmt.Sprint("again ", r))
	}()
	panic("one")
}

func replaced() {
	defer func() { fmt.Println("got", recover(), recover()) }()
	defer func() { panic("second") }()
	defer func() { panic("first deferred") }()
	panic("original")
}

func order() {
	defer fmt.Println("1 runs after recovery")
	defer func() { fmt.Println("2", recover()) }()
	defer fmt.Println("3 runs while panicking")
	panic("stop")
}

func deep(n int) {
	defer func() {
		if n%3 == 0 {
			if r := recover(); r != nil {
				fmt.Print("level ", n, " ", r, "; ")
				if n > 0 {
					panic(fmt.Sprint("from ", n))
				}
			}
		}
	}()
	if n == 7 {
		panic("bottom")
	}
	deep(n + 1)
}

func inLoop() (n int) {
	for i := 0; i < 10; i++ {
		func() {
			defer func() {
				if recover() != nil {
					n += 10
				}
			}()
			if i%3 == 0 {
				panic(i)
			}
			n++
		}()
	}
	return
}

func nestedRecover() {
	defer func() {
		fmt.Println("outer", recover())
	}()
	defer func() {
		defer func() {
			fmt.Println("inner", recover())
		}()
		panic("inner")
	}()
	panic("outer")
}

type myErr struct{ code int }

func (e myErr) Error() string { return fmt.Sprint("code ", e.code) }

func main() {
	fmt.Println(safe(func() {}))
	fmt.Println(safe(func() { panic("text") }))
	fmt.Println(safe(func() { panic(errors.New("an error")) }))
	fmt.Println(safe(func() { panic(42) }))
	fmt.Println(safe(func() { panic(myErr{7}) }))
	fmt.Println(safe(func() { var m map[string]int; m["a"] = 1 }))
	e := safe(func() { panic(myErr{8}) })
	var me myErr
	fmt.Println(errors.As(e, &me), me.code)
	indirect()
	plain()
	fmt.Println(result(), unset())
	repanic()
	replaced()
	order()
	deep(0)
	fmt.Println()
	fmt.Println(inLoop())
	nestedRecover()
	fmt.Println(recover())
	fmt.Println(safe(func() { defer recover(); panic("deferred recover itself") }))
	var r interface{}
	func() {
		defer func() { r = recover() }()
		panic(nil)
	}()
	fmt.Println(r)
}

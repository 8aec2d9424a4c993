package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"sync"
)

var null *struct{ x int }

// inGoroutine waits for f to end, however it does.
func inGoroutine(f func()) {
	done := make(chan struct{})
	go func() {
		defer close(done)
		f()
	}()
	<-done
}

func goexits() {
	inGoroutine(func() {
		defer fmt.Println("a", 1)
		defer func() { fmt.Println("recover in Goexit:", recover()) }()
		runtime.Goexit()
		fmt.Println("never")
	})
	inGoroutine(func() {
		defer func() { fmt.Println("outer:", recover()) }()
		defer func() {
			defer func() { fmt.Println("inner:", recover()) }()
			panic("while exiting")
		}()
		runtime.Goexit()
	})
	inGoroutine(func() {
		defer fmt.Println("deferred still runs")
		func() {
			defer func() {
				recover()
				runtime.Goexit()
			}()
			panic("dropped for Goexit")
		}()
		fmt.Println("never")
	})
	inGoroutine(func() {
		defer func() { fmt.Println("Goexit in a panic's defer:", recover()) }()
		defer runtime.Goexit()
		panic("unwinding")
	})
	inGoroutine(func() {
		defer func() {
			fmt.Println("third", recover())
		}()
		defer func() {
			defer func() { fmt.Println("second", recover()) }()
			defer panic("b")
			panic("a")
		}()
		defer func() { defer runtime.Goexit() }()
		fmt.Println("body")
	})
	var once sync.Once
	inGoroutine(func() { once.Do(runtime.Goexit) })
	once.Do(func() { fmt.Println("never: once is done") })
	value := sync.OnceValue(func() int {
		runtime.Goexit()
		return 1
	})
	inGoroutine(func() {
		defer func() { fmt.Printf("%T\n", recover()) }()
		value()
	})
	var wg sync.WaitGroup
	wg.Go(runtime.Goexit)
	wg.Wait()
	var m sync.Mutex
	inGoroutine(func() {
		m.Lock()
		defer m.Unlock()
		runtime.Goexit()
	})
	fmt.Println(m.TryLock())
	inGoroutine(func() {
		for range func(yield func(int) bool) {
			defer fmt.Println("iterator's defer")
			yield(1)
			fmt.Println("never")
		} {
			defer fmt.Println("body's defer")
			runtime.Goexit()
		}
	})
}

type custom struct{ n int }

func (c custom) Error() string { return fmt.Sprint("custom ", c.n) }

func values() {
	show := func(label string, f func()) {
		defer func() {
			r := recover()
			_, isRuntime := r.(runtime.Error)
			_, isError := r.(error)
			fmt.Printf("%s: %v | %T %v %v\n", label, r, r, isRuntime, isError)
		}()
		f()
	}
	show("nil", func() { panic(nil) })
	show("nil error", func() { panic(error(nil)) })
	show("nil pointer value", func() { panic((*custom)(nil) == nil) })
	show("error", func() { panic(custom{3}) })
	show("wrapped", func() { panic(fmt.Errorf("w: %w", custom{4})) })
	var s []int
	zero, n, big := 0, -1, 5
	show("index", func() { _ = s[big] })
	show("negative index", func() { _ = s[n] })
	show("slice", func() { _ = s[1:big] })
	show("slice order", func() { _ = make([]int, 4)[big-2 : big-3] })
	show("slice cap", func() { _ = make([]int, 4)[0:2:big] })
	show("string", func() { _ = "abc"[big:] })
	show("array", func() { _ = [4]int(make([]int, zero)) })
	show("divide", func() { _ = big / zero })
	show("modulo", func() { _ = uint8(big) % uint8(zero) })
	show("shift", func() { _ = 1 << n })
	show("nil map", func() { map[string]int(nil)["a"] = 1 })
	show("nil pointer", func() { _ = null.x })
	show("makeslice", func() { _ = make([]int, n) })
	show("makeslice cap", func() { _ = make([]int, 0, n) })
	show("makechan", func() { _ = make(chan int, n) })
	show("close nil", func() { close((chan int)(nil)) })
	show("close twice", func() {
		c := make(chan int)
		close(c)
		close(c)
	})
	show("send closed", func() {
		c := make(chan int, 1)
		close(c)
		c <- 1
	})
	var a any
	show("nil assertion", func() { _ = a.(int) })
	show("assertion", func() { a = "x"; _ = a.(int) })
	show("interface assertion", func() { _ = a.(fmt.Stringer) })
	show("pointer method", func() { a = os.ErrExist; _ = a.(custom) })
	show("hash", func() { _ = map[any]int{[]int{}: 1} })
	show("compare", func() { x, y := any([]int{}), any([]int{}); _ = x == y })
	show("nil function", func() { (func())(nil)() })
	show("nil interface method", func() { var e error; _ = e.Error() })
}

func nested() {
	defer func() {
		r := recover()
		fmt.Println("last:", r)
		var err error = r.(error)
		fmt.Println(errors.Unwrap(err), errors.As(err, new(runtime.Error)))
	}()
	defer func() {
		_ = null.x
	}()
	defer func() {
		defer func() { fmt.Println("second:", recover()) }()
		panic("2")
	}()
	defer func() {
		func() { fmt.Println("not direct:", recover()) }()
	}()
	panic("1")
}

func results() (n int, err error) {
	defer func() {
		if r := recover(); r != nil {
			n, err = n*2, fmt.Errorf("recovered: %v", r)
		}
	}()
	n = 21
	panic(custom{9})
}

func main() {
	goexits()
	values()
	nested()
	fmt.Println(results())
	defer fmt.Println("main's defer")
	defer func() {
		var e *runtime.PanicNilError
		fmt.Println(errors.As(recover().(error), &e), e)
	}()
	panic(nil)
}

package main

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
	"sync"
)

func attempt(label string, f func()) {
	defer func() {
		r := recover()
		_, isRuntime := r.(runtime.Error)
		fmt.Printf("%s: %v %T %v\n", label, r, r, isRuntime)
	}()
	f()
}

func count(log *[]string, n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer func() { *log = append(*log, "done") }()
		for i := range n {
			*log = append(*log, fmt.Sprint("before ", i))
			if !yield(i) {
				*log = append(*log, fmt.Sprint("stopped at ", i))
				return
			}
		}
	}
}

func pulls() {
	var log []string
	next, stop := iter.Pull(count(&log, 2))
	fmt.Println(len(log))
	fmt.Println(next())
	fmt.Println(next())
	fmt.Println(log)
	fmt.Println(next())
	fmt.Println(next())
	stop()
	stop()
	fmt.Println(log)
	log = nil
	next, stop = iter.Pull(count(&log, 9))
	next()
	stop()
	fmt.Println(log)
	fmt.Println(next())
	log = nil
	next, stop = iter.Pull(count(&log, 9))
	stop()
	fmt.Println(next())
	fmt.Println(log, log == nil)

	next, stop = iter.Pull(func(yield func(int) bool) {
		fmt.Println(yield(1), yield(2), yield(3))
	})
	fmt.Println(next())
	stop()
	fmt.Println(next())

	next2, stop2 := iter.Pull2(maps.All(map[string]error{"k": errors.ErrUnsupported}))
	fmt.Println(next2())
	fmt.Println(next2())
	stop2()
	attempt("nil sequence", func() {
		next, stop := iter.Pull[int](nil)
		defer stop()
		next()
	})
}

func reentrance() {
	var next func() (int, bool)
	next, stop := iter.Pull(func(yield func(int) bool) {
		attempt("next within", func() { next() })
		yield(1)
	})
	fmt.Println(next())
	stop()
	var next2 func() (int, string, bool)
	next2, stop = iter.Pull2(func(yield func(int, string) bool) {
		attempt("next2 within", func() { next2() })
		yield(1, "x")
	})
	fmt.Println(next2())
	fmt.Println(next2())
	stop()
}

func panics() {
	next, stop := iter.Pull(func(yield func(int) bool) {
		yield(1)
		panic("mid")
	})
	fmt.Println(next())
	attempt("next", func() { next() })
	fmt.Println(next())
	attempt("stop after a panic", stop)

	next, stop = iter.Pull(func(yield func(int) bool) {
		defer func() { panic(fmt.Errorf("in the defer, %v", recover())) }()
		yield(1)
	})
	fmt.Println(next())
	attempt("stop", stop)
	attempt("stop again", stop)
	fmt.Println(next())

	next, stop = iter.Pull(func(yield func(int) bool) {
		var m map[int]int
		m[0] = 1
	})
	attempt("runtime error", func() { next() })
	next, stop = iter.Pull(func(yield func(int) bool) { panic(nil) })
	attempt("panic nil", func() { next() })

	// A panic of the consumer leaves the sequence waiting; stop ends it.
	var log []string
	next, stop = iter.Pull(count(&log, 3))
	attempt("consumer", func() {
		defer stop()
		v, _ := next()
		panic(v)
	})
	fmt.Println(log)

	attempt("range continues", func() {
		for i := range iter.Seq[int](func(yield func(int) bool) { yield(1); yield(2) }) {
			fmt.Println(i)
			break
		}
	})
	attempt("yield after the loop", func() {
		var kept func(int) bool
		for range iter.Seq[int](func(yield func(int) bool) { kept = yield; yield(1) }) {
		}
		kept(2)
	})
	attempt("recovered body", func() {
		for i := range iter.Seq[int](func(yield func(int) bool) {
			defer func() { fmt.Println("swallowed", recover()) }()
			yield(1)
		}) {
			panic(fmt.Sprint("body ", i))
		}
		fmt.Println("never")
	})
	attempt("parallel yields", func() {
		for i := range iter.Seq[int](func(yield func(int) bool) {
			var wg sync.WaitGroup
			wg.Go(func() { yield(1) })
			wg.Wait()
		}) {
			fmt.Println("from another goroutine", i)
		}
	})
}

func exits() {
	done := make(chan string)
	go func() {
		defer close(done)
		next, stop := iter.Pull(func(yield func(int) bool) {
			defer func() { done <- "sequence exits" }()
			yield(1)
			runtime.Goexit()
		})
		defer stop()
		next()
		defer func() { done <- fmt.Sprint("consumer exits too: ", recover()) }()
		next()
		done <- "never"
	}()
	for s := range done {
		fmt.Println(s)
	}
}

func zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		nextB, stop := iter.Pull(b)
		defer stop()
		for x := range a {
			y, ok := nextB()
			if !ok || !yield(x, y) {
				return
			}
		}
	}
}

func merge(seqs ...iter.Seq[int]) iter.Seq[int] {
	return func(yield func(int) bool) {
		type head struct {
			v    int
			next func() (int, bool)
		}
		var heads []head
		for _, s := range seqs {
			next, stop := iter.Pull(s)
			defer stop()
			if v, ok := next(); ok {
				heads = append(heads, head{v, next})
			}
		}
		for len(heads) > 0 {
			i := 0
			for j := range heads {
				if heads[j].v < heads[i].v {
					i = j
				}
			}
			if !yield(heads[i].v) {
				return
			}
			if v, ok := heads[i].next(); ok {
				heads[i].v = v
			} else {
				heads = slices.Delete(heads, i, i+1)
			}
		}
	}
}

func combined() {
	var log []string
	for a, b := range zip(slices.Values([]string{"a", "b", "c"}), count(&log, 2)) {
		fmt.Print(a, b, " ")
	}
	fmt.Println(log)
	log = nil
	for v := range merge(count(&log, 3), slices.Values([]int{1, 1, 5}), slices.Values([]int(nil))) {
		if v == 2 {
			break
		}
		fmt.Print(v, " ")
	}
	fmt.Println(log)
	// Many goroutines share one sequence.
	next, stop := iter.Pull(count(&log, 1000))
	defer stop()
	var m sync.Mutex
	var wg sync.WaitGroup
	var sum int
	for range 8 {
		wg.Go(func() {
			for {
				m.Lock()
				v, ok := next()
				if ok {
					sum += v
				}
				m.Unlock()
				if !ok {
					return
				}
			}
		})
	}
	wg.Wait()
	fmt.Println(sum)
	before := runtime.NumGoroutine()
	for range 100 {
		next, stop := iter.Pull(slices.Values([]int{1, 2}))
		next()
		stop()
	}
	for range 100 {
		runtime.Gosched()
	}
	fmt.Println(runtime.NumGoroutine() <= before)
}

func main() {
	pulls()
	reentrance()
	panics()
	exits()
	combined()
}

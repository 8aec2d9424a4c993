package main

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
	"strings"
)

func count(from int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := from; yield(i); i++ {
		}
	}
}

func mapped[A, B any](s iter.Seq[A], f func(A) B) iter.Seq[B] {
	return func(yield func(B) bool) {
		for a := range s {
			if !yield(f(a)) {
				return
			}
		}
	}
}

func filtered[A any](s iter.Seq[A], f func(A) bool) iter.Seq[A] {
	return func(yield func(A) bool) {
		s(func(a A) bool { return !f(a) || yield(a) })
	}
}

func take[A any](s iter.Seq[A], n int) iter.Seq[A] {
	return func(yield func(A) bool) {
		if n <= 0 {
			return
		}
		i := 0
		for a := range s {
			if !yield(a) {
				return
			}
			if i++; i == n {
				return
			}
		}
	}
}

func zip[A, B any](a iter.Seq[A], b iter.Seq[B]) iter.Seq2[A, B] {
	return func(yield func(A, B) bool) {
		na, sa := iter.Pull(a)
		defer sa()
		nb, sb := iter.Pull(b)
		defer sb()
		for {
			x, ok1 := na()
			y, ok2 := nb()
			if !ok1 || !ok2 || !yield(x, y) {
				return
			}
		}
	}
}

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, rt := r.(runtime.Error)
		fmt.Println(name, "->", r, rt)
	}()
	f()
}

func primes() iter.Seq[int] {
	return func(yield func(int) bool) {
		s := count(2)
		for {
			next, stop := iter.Pull(s)
			p, _ := next()
			stop()
			if !yield(p) {
				return
			}
			rest := s
			s = filtered(rest, func(i int) bool { return i%p != 0 })
		}
	}
}

var errStop = errors.New("stopped")

func main() {
	fmt.Println(slices.Collect(take(mapped(filtered(count(1), func(i int) bool { return i%3 == 1 }), func(i int) string { return strings.Repeat("*", i) }), 4)))
	fmt.Println(slices.Collect(take(primes(), 15)))
	for a, b := range zip(count(10), slices.Values([]string{"x", "y", "z"})) {
		fmt.Print(a, b, " ")
	}
	fmt.Println(maps.Collect(zip(slices.Values([]string{"k", "l"}), count(0))))

	// A pull that is stopped early runs the rest of the sequence's deferred calls.
	seq := func(yield func(int) bool) {
		defer fmt.Println("sequence ended")
		for i := range 3 {
			if !yield(i) {
				fmt.Println("told to stop at", i)
				return
			}
		}
	}
	next, stop := iter.Pull(seq)
	fmt.Println(next())
	stop()
	stop()
	fmt.Println(next())
	next, stop = iter.Pull(seq)
	stop()
	fmt.Println(next())
	next, stop = iter.Pull(seq)
	for v, ok := next(); ok; v, ok = next() {
		fmt.Print(v, " ")
	}
	fmt.Println(next())
	stop()

	// Panics come through next and stop, once.
	bad := func(yield func(string, int) bool) {
		yield("one", 1)
		panic(errStop)
	}
	n2, s2 := iter.Pull2(bad)
	fmt.Println(n2())
	try("next", func() { n2() })
	fmt.Println(n2())
	s2()
	n2, s2 = iter.Pull2(bad)
	n2()
	try("stop", s2)
	try("stop again", s2)
	fmt.Println(n2())

	// A loop body that panics, and a sequence that goes on after the loop ended.
	try("body", func() {
		for range seq {
			panic("in body")
		}
	})
	stubborn := func(yield func(int) bool) {
		yield(1)
		yield(2)
	}
	try("stubborn", func() {
		for range stubborn {
			break
		}
	})
	var kept func(int) bool
	try("kept", func() {
		for i := range func(yield func(int) bool) { kept = yield; yield(5) } {
			fmt.Println("got", i)
		}
		kept(6)
	})
	swallow := func(yield func(int) bool) {
		defer func() { fmt.Println("swallowed", recover()) }()
		yield(1)
	}
	try("swallow", func() {
		for range swallow {
			panic("lost")
		}
	})
	try("goexit", func() {
		done := make(chan bool)
		go func() {
			defer close(done)
			defer func() { fmt.Println("recover in Goexit:", recover()) }()
			n, s := iter.Pull(func(yield func(int) bool) { defer fmt.Println("deferred"); runtime.Goexit() })
			defer s()
			n()
			fmt.Println("never")
		}()
		<-done
	})
	nested, stopNested := iter.Pull(func(yield func(int) bool) {
		in, out := iter.Pull(count(100))
		defer out()
		for range 3 {
			v, _ := in()
			yield(v)
		}
	})
	defer stopNested()
	a, _ := nested()
	b, _ := nested()
	fmt.Println(a, b)
}

// Package iter names the types of functions that for range calls.
package iter

import "runtime"

// Seq calls yield for each value until it returns false.
type Seq[V any] func(yield func(V) bool)

// Seq2 calls yield for each pair of values until it returns false.
type Seq2[K, V any] func(yield func(K, V) bool)

// Pull turns seq into two functions: next value, and stop.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	pair, stop := pull("iter.Pull", func(yield func(V, struct{}) bool) {
		seq(func(v V) bool { return yield(v, struct{}{}) })
	})
	return func() (V, bool) {
		v, _, ok := pair()
		return v, ok
	}, stop
}

// answer is what the goroutine that runs a sequence hands over: a pair, or the end, with the panic or the call of
// runtime.Goexit that caused it.
type answer[K, V any] struct {
	k        K
	v        V
	ok       bool
	panicked any
	exited   bool
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	return pull("iter.Pull2", seq)
}

// pull runs the sequence in a goroutine of its own, one step at a time; caller is for what it panics with.
func pull[K, V any](caller string, seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var requests chan bool // true: the next pair; false: stop
	var answers chan answer[K, V]
	done, asked := false, false
	run := func() {
		returned := false
		defer func() {
			var last answer[K, V]
			if !returned {
				last.panicked = recover()
				last.exited = last.panicked == nil
			}
			answers <- last
		}()
		if <-requests {
			seq(func(k K, v V) bool {
				if done {
					return false
				}
				answers <- answer[K, V]{k: k, v: v, ok: true}
				return <-requests
			})
		}
		returned = true
	}
	ask := func(more bool) answer[K, V] {
		if requests == nil {
			requests, answers = make(chan bool), make(chan answer[K, V])
			go run()
		}
		requests <- more
		a := <-answers
		if !a.ok {
			done = true
		}
		if a.panicked != nil {
			panic(a.panicked)
		}
		if a.exited {
			runtime.Goexit()
		}
		return a
	}
	next = func() (K, V, bool) {
		if done {
			var k K
			var v V
			return k, v, false
		}
		if asked {
			panic(caller + ": next called again before yield")
		}
		asked = true
		a := ask(true)
		asked = false
		return a.k, a.v, a.ok
	}
	stop = func() {
		if done {
			return
		}
		done = true
		if requests != nil {
			ask(false)
		}
	}
	return next, stop
}

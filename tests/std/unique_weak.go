package main

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"sync"
	"time"
	"unique"
	"weak"
)

type name string

type pair struct {
	key   string
	value int
}

type box struct {
	label string
	next  *box
	data  [64]byte
}

func attempt(label string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			err, isRuntime := r.(runtime.Error)
			fmt.Println(label, "panics:", r, isRuntime, err != nil)
		}
	}()
	f()
}

func handles() {
	a, b := unique.Make("hello"), unique.Make(strings.Join([]string{"hel", "lo"}, ""))
	fmt.Println(a == b, a.Value(), a == unique.Make("hello "), a.Value() == b.Value())
	fmt.Println(unique.Make(1) == unique.Make(1), unique.Make(1) == unique.Make(2))
	fmt.Println(unique.Make(any(1)) == unique.Make(any(1)), unique.Make(any(1)) == unique.Make(any(int8(1))))
	fmt.Println(unique.Make[any]("hello").Value(), unique.Make(name("hello")).Value(), unique.Make(any(name("hello"))) == unique.Make(any("hello")))
	fmt.Println(unique.Make[fmt.Stringer](nil).Value(), unique.Make[error](nil).Value(), unique.Make[any](nil).Value())
	fmt.Println(unique.Make[any](nil) == unique.Make[any](nil), unique.Make[error](nil) == unique.Make[error](nil))
	fmt.Println(unique.Make(pair{"a", 1}) == unique.Make(pair{"a", 1}), unique.Make(pair{"a", 1}).Value().key)
	fmt.Println(unique.Make([2]string{"x", "y"}) == unique.Make([2]string{"x", "y"}), unique.Make(struct{}{}) == unique.Make(struct{}{}))
	nan := math.NaN()
	h := unique.Make(nan)
	fmt.Println(h == h, h == unique.Make(nan), h.Value(), unique.Make(0.0) == unique.Make(math.Copysign(0, -1)))
	var zero unique.Handle[string]
	fmt.Println(zero == unique.Handle[string]{}, zero == unique.Make(""))
	attempt("zero handle", func() { fmt.Println(zero.Value()) })
	attempt("slice in an interface", func() { unique.Make[any]([]int{1}) })
	attempt("function in an array", func() { unique.Make([1]any{func() {}}) })
	attempt("map in a struct", func() { unique.Make(struct{ v any }{map[int]int{}}) })
	set := map[unique.Handle[string]]int{}
	for _, word := range strings.Fields("a b a c b a") {
		set[unique.Make(word)]++
	}
	fmt.Println(len(set), set[unique.Make("a")], set[unique.Make("b")], set[unique.Make("c")])
	nested := unique.Make(unique.Make("inner"))
	fmt.Println(nested == unique.Make(unique.Make("inner")), nested.Value().Value())
	p, q := new(int), new(int)
	fmt.Println(unique.Make(p) == unique.Make(p), unique.Make(p) == unique.Make(q), unique.Make(p).Value() == p)
	fmt.Printf("%T %T %T\n", a, h, unique.Make(pair{}))
	var wg sync.WaitGroup
	results := make([]unique.Handle[string], 8)
	for i := range results {
		wg.Go(func() {
			for j := range 100 {
				unique.Make(fmt.Sprint("shared ", j))
			}
			results[i] = unique.Make(fmt.Sprint("shared ", 99))
		})
	}
	wg.Wait()
	same := true
	for _, r := range results {
		same = same && r == results[0]
	}
	fmt.Println(same, results[3].Value())
}

// gone collects until the condition holds.
func gone(condition func() bool) bool {
	for range 200 {
		runtime.GC()
		if condition() {
			return true
		}
		time.Sleep(time.Millisecond)
	}
	return false
}

// elsewhere calls f on a stack of its own, so that nothing else keeps what f had.
func elsewhere[T any](f func() T) T {
	result := make(chan T)
	go func() { result <- f() }()
	return <-result
}

func weaks() {
	w := elsewhere(func() weak.Pointer[box] {
		b := &box{label: "first"}
		w := weak.Make(b)
		fmt.Println(w.Value() == b, w == weak.Make(b), w.Value().label)
		runtime.GC()
		fmt.Println(w.Value() != nil)
		runtime.KeepAlive(b)
		return w
	})
	fmt.Println(gone(func() bool { return w.Value() == nil }), w.Value() == nil, w == w)
	var zero weak.Pointer[box]
	fmt.Println(zero.Value() == nil, zero == weak.Make[box](nil), zero == w)
	fmt.Printf("%T %T\n", w, weak.Make(new(string)))

	field := elsewhere(func() weak.Pointer[int] {
		pairs := &[2]pair{{"a", 1}, {"b", 2}}
		first, second, field := weak.Make(&pairs[0]), weak.Make(&pairs[1]), weak.Make(&pairs[1].value)
		fmt.Println(first == second, first.Value().key, second.Value().key, *field.Value())
		second.Value().value = 20
		fmt.Println(pairs[1].value, *field.Value(), weak.Make(pairs).Value() == pairs)
		only := &pairs[1]
		pairs = nil
		runtime.GC()
		fmt.Println(first.Value() != nil, first.Value().key)
		runtime.KeepAlive(only)
		return field
	})
	fmt.Println(gone(func() bool { return field.Value() == nil }))

	tail := elsewhere(func() weak.Pointer[box] {
		chain, head := elsewhere(func() *box {
			return &box{label: "1", next: &box{label: "2", next: &box{label: "3"}}}
		}).next, weak.Pointer[box]{}
		tail := weak.Make(chain.next)
		fmt.Println(gone(func() bool { return head.Value() == nil }), tail.Value().label)
		runtime.KeepAlive(chain)
		return tail
	})
	fmt.Println(gone(func() bool { return tail.Value() == nil }))

	cycle := elsewhere(func() weak.Pointer[box] {
		cycle := &box{label: "cycle", next: &box{label: "back"}}
		cycle.next.next = cycle
		return weak.Make(cycle)
	})
	fmt.Println(gone(func() bool { return cycle.Value() == nil }))

	fmt.Println(elsewhere(func() bool {
		saved := elsewhere(func() weak.Pointer[box] { return weak.Make(&box{label: "perhaps"}) })
		strong := saved.Value()
		runtime.GC()
		runtime.GC()
		return saved.Value() == strong
	}))

	k2 := &box{label: "k2"}
	cache := map[weak.Pointer[box]]string{weak.Make(k2): "two"}
	dead := elsewhere(func() weak.Pointer[box] {
		k1 := &box{label: "k1"}
		cache[weak.Make(k1)] = "one"
		fmt.Println(cache[weak.Make(k1)], cache[weak.Make(k2)], len(cache))
		return weak.Make(k1)
	})
	fmt.Println(gone(func() bool { return dead.Value() == nil }), cache[dead], dead == weak.Make(k2))
	runtime.KeepAlive(k2)
}

func main() {
	handles()
	weaks()
}

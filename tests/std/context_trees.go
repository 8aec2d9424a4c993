package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"
)

type key string
type intKey int
type stringer struct{ s string }

func (s stringer) String() string { return "stringer " + s.s }

func try(name string, f func()) {
	defer func() {
		r := recover()
		_, rt := r.(runtime.Error)
		fmt.Println(name, "->", r, rt)
	}()
	f()
}

func state(name string, c context.Context) {
	_, has := c.Deadline()
	fmt.Println(name, c.Err(), context.Cause(c), has, c.Done() != nil)
}

// custom is a context of another kind, which the package must watch in a goroutine.
type custom struct {
	context.Context
	done chan struct{}
	err  error
}

func (c *custom) Done() <-chan struct{} { return c.done }
func (c *custom) Err() error {
	select {
	case <-c.done:
		return c.err
	default:
		return nil
	}
}

func main() {
	bg, todo := context.Background(), context.TODO()
	fmt.Println(bg, todo, bg == context.Background(), bg == todo)
	state("background", bg)
	one, cancel1 := context.WithCancel(bg)
	two, cancel2 := context.WithCancelCause(one)
	three := context.WithValue(two, key("k"), "v")
	four, cancel4 := context.WithTimeoutCause(three, time.Hour, errors.New("too late"))
	five := context.WithoutCancel(four)
	six, cancel6 := context.WithCancel(five)
	fmt.Println(one, two)
	fmt.Println(three)
	fmt.Println(context.WithoutCancel(three))
	fmt.Println(six != five, strings.HasSuffix(fmt.Sprint(six), "]).WithoutCancel.WithCancel"), strings.HasPrefix(fmt.Sprint(four), fmt.Sprint(three)+".WithDeadline(2"))
	fmt.Println(context.WithValue(bg, intKey(3), 4), context.WithValue(bg, stringer{"key"}, stringer{"value"}))
	fmt.Println(context.WithValue(bg, new(int) == nil, nil), context.WithValue(bg, struct{}{}, []int{1}))
	fmt.Println(four.Value(key("k")), four.Value("k"), six.Value(key("k")), six.Value(nil), bg.Value(1))
	boom := errors.New("boom")
	cancel2(boom)
	cancel2(errors.New("ignored"))
	state("one", one)
	state("two", two)
	state("three", three)
	state("four", four)
	state("five", five)
	state("six", six)
	cancel1()
	state("one", one)
	state("two", two)
	seven, cancel7 := context.WithCancel(four)
	state("seven", seven)
	cancel7()
	cancel6()
	cancel4()
	state("six", six)

	nine, cancel9 := context.WithCancelCause(bg)
	cancel9(nil)
	state("nil cause", nine)
	past, cancelPast := context.WithDeadlineCause(bg, time.Unix(0, 0), boom)
	state("past", past)
	cancelPast()
	fmt.Println(errors.Is(past.Err(), context.DeadlineExceeded), past.Err().(interface{ Timeout() bool }).Timeout(), past.Err().(interface{ Temporary() bool }).Temporary())
	outer, cancelOuter := context.WithDeadline(bg, time.Now().Add(time.Hour))
	inner, cancelInner := context.WithTimeout(outer, 2*time.Hour)
	d1, _ := outer.Deadline()
	d2, _ := inner.Deadline()
	fmt.Println(d1.Equal(d2))
	cancelOuter()
	state("inner", inner)
	cancelInner()
	short, cancelShort := context.WithTimeoutCause(bg, time.Millisecond, boom)
	<-short.Done()
	state("short", short)
	cancelShort()

	// Functions after the end.
	var mu sync.Mutex
	var ran []string
	note := func(s string) func() { return func() { mu.Lock(); ran = append(ran, s); mu.Unlock() } }
	ten, cancel10 := context.WithCancel(bg)
	stopA := context.AfterFunc(ten, note("a"))
	context.AfterFunc(ten, note("b"))
	fmt.Println(stopA(), stopA())
	done := make(chan bool)
	context.AfterFunc(context.WithValue(ten, key("x"), 1), func() { close(done) })
	cancel10()
	<-done
	again := make(chan bool)
	stop := context.AfterFunc(ten, func() { close(again) })
	<-again
	fmt.Println(stop())
	for range 100 {
		runtime.Gosched()
	}
	mu.Lock()
	fmt.Println(ran)
	mu.Unlock()

	// A parent of another kind.
	c := &custom{bg, make(chan struct{}), boom}
	child, cancelChild := context.WithCancelCause(c)
	defer cancelChild(nil)
	state("child", child)
	close(c.done)
	<-child.Done()
	state("child", child)

	try("nil parent", func() { context.WithCancel(nil) })
	try("nil parent of value", func() { context.WithValue(nil, key("a"), 1) })
	try("nil key", func() { context.WithValue(bg, nil, 1) })
	try("uncomparable key", func() { context.WithValue(bg, []int{}, 1) })
	try("nil parent of deadline", func() { context.WithDeadline(nil, time.Time{}) })
	try("nil parent of timeout", func() { context.WithTimeout(nil, 0) })
	try("nil parent of without", func() { context.WithoutCancel(nil) })
	try("nil cause", func() { context.Cause(nil) })
	try("struct with func as key", func() { context.WithValue(bg, struct{ f func() }{}, 1) })
	try("interface key holding slice", func() { context.WithValue(bg, [1]any{[]int{}}, 1); fmt.Println("made") })
}

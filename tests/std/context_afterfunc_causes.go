package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

type key struct{ name string }

func (k key) String() string { return "key " + k.name }

// custom is a context of another package: its channel belongs to nobody else.
type custom struct {
	context.Context
	done chan struct{}
	err  atomic.Value
}

func newCustom(parent context.Context) *custom {
	return &custom{Context: parent, done: make(chan struct{})}
}

func (c *custom) Done() <-chan struct{} { return c.done }

func (c *custom) Err() error {
	err, _ := c.err.Load().(error)
	return err
}

func (c *custom) stop(err error) {
	c.err.Store(err)
	close(c.done)
}

// withAfterFunc has a method that WithCancel and others use.
type withAfterFunc struct {
	*custom
	m     sync.Mutex
	funcs map[int]func()
	log   []string
}

func (c *withAfterFunc) AfterFunc(f func()) func() bool {
	c.m.Lock()
	defer c.m.Unlock()
	id := len(c.log)
	c.log = append(c.log, fmt.Sprint("registered ", id))
	c.funcs[id] = f
	return func() bool {
		c.m.Lock()
		defer c.m.Unlock()
		_, ok := c.funcs[id]
		delete(c.funcs, id)
		c.log = append(c.log, fmt.Sprint("stopped ", id, " ", ok))
		return ok
	}
}

func attempt(label string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			_, isRuntime := r.(runtime.Error)
			fmt.Printf("%s: %v %T %v\n", label, r, r, isRuntime)
		}
	}()
	f()
}

func state(ctx context.Context) string {
	return fmt.Sprintf("%v / %v", ctx.Err(), context.Cause(ctx))
}

func causes() {
	first, second := errors.New("first"), errors.New("second")
	ctx, cancel := context.WithCancelCause(context.Background())
	fmt.Println(state(ctx))
	child, cancelChild := context.WithCancel(ctx)
	grandchild, cancelGrandchild := context.WithCancelCause(context.WithValue(child, key{"k"}, 1))
	cancel(first)
	cancel(second)
	fmt.Println(state(ctx), "|", state(child), "|", state(grandchild))
	cancelGrandchild(second)
	cancelChild()
	fmt.Println(state(grandchild))
	ctx, cancel = context.WithCancelCause(context.Background())
	cancel(nil)
	fmt.Println(state(ctx), context.Cause(ctx) == context.Canceled)
	late, cancelLate := context.WithCancelCause(ctx)
	cancelLate(first)
	fmt.Println(state(late))

	ctx, cancelPlain := context.WithTimeoutCause(context.Background(), time.Hour, first)
	cancelPlain()
	fmt.Println(state(ctx))
	ctx, cancelPlain = context.WithTimeoutCause(context.Background(), 0, first)
	fmt.Println(state(ctx))
	cancelPlain()
	fmt.Println(state(ctx), errors.Is(ctx.Err(), context.DeadlineExceeded))
	ctx, cancelPlain = context.WithTimeoutCause(context.Background(), time.Millisecond, nil)
	<-ctx.Done()
	fmt.Println(state(ctx))
	cancelPlain()
	outer, cancelOuter := context.WithTimeoutCause(context.Background(), time.Millisecond, first)
	inner, cancelInner := context.WithTimeoutCause(outer, time.Hour, second)
	<-inner.Done()
	fmt.Println(state(inner), "|", state(outer))
	cancelInner()
	cancelOuter()
	without := context.WithoutCancel(inner)
	fmt.Println(state(without), without.Done() == nil)
	wrapped, cancelWrapped := context.WithCancelCause(without)
	cancelWrapped(second)
	fmt.Println(state(wrapped))
	fmt.Println(state(context.Background()), state(context.TODO()))
	attempt("cause of nil", func() { context.Cause(nil) })

	c := newCustom(ctx)
	fmt.Println(state(c))
	under, cancelUnder := context.WithCancelCause(c)
	c.stop(errors.New("custom error"))
	<-under.Done()
	fmt.Println(state(under), "|", state(c))
	cancelUnder(first)
	fmt.Println(state(under))
}

func afterFuncs() {
	ctx, cancel := context.WithCancelCause(context.Background())
	ran := make(chan string, 10)
	stop := context.AfterFunc(ctx, func() { ran <- fmt.Sprint("ran: ", context.Cause(ctx)) })
	stopped := context.AfterFunc(ctx, func() { ran <- "never" })
	fmt.Println(stopped(), stopped(), len(ran))
	cancel(errors.New("why"))
	fmt.Println(<-ran, stop(), stop())
	late := context.AfterFunc(ctx, func() { ran <- "late" })
	fmt.Println(<-ran, late(), len(ran))
	never := context.AfterFunc(context.Background(), func() { ran <- "never" })
	fmt.Println(never(), never())
	attempt("nil context", func() { context.AfterFunc(nil, func() {}) })

	release := make(chan bool)
	slow, cancelSlow := context.WithCancel(context.Background())
	context.AfterFunc(slow, func() {
		<-release
		ran <- "slow"
	})
	cancelSlow()
	fmt.Println(slow.Err(), len(ran))
	close(release)
	fmt.Println(<-ran)

	a := &withAfterFunc{custom: newCustom(context.Background()), funcs: map[int]func(){}}
	one, cancelOne := context.WithCancel(a)
	two, cancelTwo := context.WithCancelCause(one)
	stopA := context.AfterFunc(a, func() { ran <- "after a" })
	fmt.Println(a.log, stopA(), stopA())
	cancelOne()
	cancelOne()
	fmt.Println(a.log, state(two))
	cancelTwo(nil)
	three, cancelThree := context.WithTimeout(a, time.Hour)
	a.stop(context.DeadlineExceeded)
	for _, f := range a.funcs {
		f()
	}
	fmt.Println(state(three))
	cancelThree()
	fmt.Println(a.log, len(a.funcs))
	dead, cancelDead := context.WithCancel(a)
	fmt.Println(state(dead), len(a.log))
	cancelDead()
}

func strings() {
	ctx := context.WithValue(context.Background(), key{"a"}, 1)
	ctx = context.WithValue(ctx, "plain", key{"v"})
	ctx = context.WithValue(ctx, 7, "text")
	ctx = context.WithValue(ctx, key{"n"}, nil)
	fmt.Println(ctx)
	cancellable, cancel := context.WithCancel(context.WithoutCancel(ctx))
	fmt.Println(cancellable)
	cancel()
	fmt.Println(context.WithValue(newCustom(context.TODO()), key{"c"}, []int{1}))
	deadline := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	expired, cancel := context.WithDeadline(context.Background(), deadline)
	at, ok := expired.Deadline()
	fmt.Println(at.Equal(deadline), ok, expired.Err())
	cancel()
	fmt.Println(ctx.Value(key{"a"}), ctx.Value("plain"), ctx.Value(7), ctx.Value(int8(7)), ctx.Value(key{"n"}), ctx.Value(nil))
	attempt("uncomparable lookup", func() { fmt.Println(context.Background().Value([]int{})) })
	attempt("uncomparable lookup in values", func() { fmt.Println(ctx.Value([]int{})) })
	attempt("nil key", func() { context.WithValue(ctx, nil, 1) })
	attempt("uncomparable key", func() { context.WithValue(ctx, []int{}, 1) })
	attempt("uncomparable inside", func() { fmt.Println(context.WithValue(ctx, [1]any{[]int{}}, 1).Value(key{"a"})) })
	attempt("nil parent", func() { context.WithValue(nil, 1, 1) })
	attempt("nil parent", func() { context.WithCancel(nil) })
	attempt("nil parent", func() { context.WithoutCancel(nil) })
	attempt("nil parent", func() { context.WithTimeout(nil, 1) })
	var timeout interface{ Timeout() bool }
	fmt.Println(errors.As(context.DeadlineExceeded, &timeout), timeout.Timeout(), errors.As(context.Canceled, &timeout))
}

func main() {
	causes()
	afterFuncs()
	strings()
}

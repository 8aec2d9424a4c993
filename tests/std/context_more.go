package main

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

type key struct{}
type text string

func main() {
	bg := context.Background()
	fmt.Println(bg, context.TODO(), bg.Err(), bg.Done() == nil, bg.Value(1))
	ctx, cancel := context.WithCancel(context.WithValue(bg, key{}, text("v")))
	fmt.Println(ctx.Value(key{}), ctx.Value("other"), ctx)
	child, cancelChild := context.WithTimeout(ctx, time.Hour)
	defer cancelChild()
	_, has := child.Deadline()
	fmt.Println(has, child.Err())
	stop := context.AfterFunc(child, func() { fmt.Println("never") })
	fmt.Println(stop(), stop())
	done := make(chan bool)
	context.AfterFunc(child, func() { close(done) })
	cancel()
	<-done
	<-child.Done()
	fmt.Println(ctx.Err(), child.Err(), context.Cause(child))
	cancel()

	cause := errors.New("cause")
	c2, cancelCause := context.WithCancelCause(bg)
	c3, cancel3 := context.WithCancel(c2)
	defer cancel3()
	cancelCause(cause)
	cancelCause(errors.New("late"))
	fmt.Println(c2.Err(), context.Cause(c2), context.Cause(c3), errors.Is(context.Cause(c3), cause))
	c4 := context.WithoutCancel(c3)
	fmt.Println(c4.Err(), c4, context.Cause(c4))

	short, cancelShort := context.WithDeadline(bg, time.Now().Add(5*time.Millisecond))
	defer cancelShort()
	<-short.Done()
	fmt.Println(short.Err(), errors.Is(short.Err(), context.DeadlineExceeded))
	var timeout interface{ Timeout() bool }
	fmt.Println(errors.As(short.Err(), &timeout), timeout.Timeout())
	past, cancelPast := context.WithTimeoutCause(bg, -1, cause)
	defer cancelPast()
	fmt.Println(past.Err(), context.Cause(past))
	func() {
		defer func() { fmt.Println(recover()) }()
		context.WithValue(bg, nil, 1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		context.WithValue(bg, []int{}, 1)
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		context.WithCancel(nil)
	}()

	var wg sync.WaitGroup
	root, cancelRoot := context.WithCancel(bg)
	results := make([]error, 5)
	for i := range results {
		wg.Go(func() {
			sub, cancel := context.WithCancel(root)
			defer cancel()
			<-sub.Done()
			results[i] = sub.Err()
		})
	}
	time.AfterFunc(time.Millisecond, cancelRoot)
	wg.Wait()
	fmt.Println(results)
}

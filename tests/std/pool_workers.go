package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// group runs tasks at most limit at once and keeps the first error; a panic of a task becomes an error.
type group struct {
	wg     sync.WaitGroup
	once   sync.Once
	err    error
	places chan struct{}
	cancel context.CancelCauseFunc
}

type panicError struct {
	value any
	where string
}

func (p panicError) Error() string { return fmt.Sprintf("task panicked: %v (%s)", p.value, p.where) }
func (p panicError) Unwrap() error { e, _ := p.value.(error); return e }

func newGroup(ctx context.Context, limit int) (*group, context.Context) {
	ctx, cancel := context.WithCancelCause(ctx)
	return &group{places: make(chan struct{}, limit), cancel: cancel}, ctx
}

func (g *group) run(f func() error) {
	g.places <- struct{}{}
	g.wg.Go(func() {
		defer func() { <-g.places }()
		if err := guard(f); err != nil {
			g.once.Do(func() { g.err = err; g.cancel(err) })
		}
	})
}

func guard(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			pc, _, _, _ := runtime.Caller(2)
			name := runtime.FuncForPC(pc).Name()
			err = panicError{r, name[:strings.LastIndex(name, ".")]}
		}
	}()
	return f()
}

func (g *group) wait() error {
	g.wg.Wait()
	g.cancel(nil)
	return g.err
}

var errOdd = errors.New("odd one out")

func limits() {
	g, _ := newGroup(context.Background(), 3)
	var now, most, done atomic.Int32
	for range 20 {
		g.run(func() error {
			n := now.Add(1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			runtime.Gosched()
			now.Add(-1)
			done.Add(1)
			return nil
		})
	}
	fmt.Println(g.wait(), most.Load() <= 3, done.Load(), now.Load())
}

func failures() {
	g, ctx := newGroup(context.Background(), 1)
	for i := range 6 {
		g.run(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if i == 3 {
				return fmt.Errorf("task %d: %w", i, errOdd)
			}
			return nil
		})
	}
	err := g.wait()
	fmt.Println(err, errors.Is(err, errOdd), context.Cause(ctx), ctx.Err())

	g, ctx = newGroup(context.Background(), 2)
	g.run(func() error { var m map[string]int; m["x"] = 1; return nil })
	err = g.wait()
	var re runtime.Error
	fmt.Println(errors.As(err, &re), re, context.Cause(ctx) == err)
	g, _ = newGroup(context.Background(), 2)
	g.run(func() error { panic(errOdd) })
	err = g.wait()
	pe, ok := errors.AsType[panicError](err)
	fmt.Println(errors.Is(err, errOdd), ok, pe.value)
	g, ctx = newGroup(context.Background(), 2)
	fmt.Println(g.wait(), ctx.Err(), context.Cause(ctx))
}

type job struct {
	id    int
	input string
}

type result struct {
	job
	worker int
	output string
}

// ordered fans jobs out to workers and delivers results in the order of jobs.
func ordered(jobs []job, workers int) []result {
	in := make(chan job)
	out := make(chan result)
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for j := range in {
				out <- result{j, w, strings.ToUpper(j.input) + strings.Repeat("!", j.id%4)}
			}
		})
	}
	go func() {
		defer close(out)
		defer wg.Wait()
		defer close(in)
		for _, j := range jobs {
			in <- j
		}
	}()
	waiting := map[int]result{}
	var all []result
	for r := range out {
		waiting[r.id] = r
		for {
			r, ok := waiting[len(all)]
			if !ok {
				break
			}
			delete(waiting, len(all))
			all = append(all, r)
		}
	}
	fmt.Println("left waiting", len(waiting))
	return all
}

func main() {
	limits()
	failures()
	var jobs []job
	for i, w := range strings.Fields("the quick brown fox jumps over the lazy dog and runs away") {
		jobs = append(jobs, job{i, w})
	}
	used := map[int]bool{}
	for _, r := range ordered(jobs, 4) {
		used[r.worker] = true
		fmt.Print(r.output, " ")
	}
	fmt.Println(len(used) >= 1 && len(used) <= 4)
	fmt.Println(slices.ContainsFunc(ordered(nil, 2), func(result) bool { return true }))

	// Misuse of wait groups and closed channels.
	for name, f := range map[string]func(){
		"negative": func() { new(sync.WaitGroup).Done() },
	} {
		func() {
			defer func() { fmt.Println(name, recover()) }()
			f()
		}()
	}
	stop := make(chan struct{})
	var beats atomic.Int64
	var wg sync.WaitGroup
	wg.Go(func() {
		t := time.NewTicker(time.Millisecond)
		defer t.Stop()
		for {
			select {
			case <-t.C:
				if beats.Add(1) == 3 {
					close(stop)
				}
			case <-stop:
				return
			}
		}
	})
	wg.Wait()
	fmt.Println(beats.Load())
}

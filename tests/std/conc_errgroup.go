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
)

// panicError is a panic of a task, for those who wait for the group.
type panicError struct {
	value any
	trace []string
}

func (p *panicError) Error() string { return fmt.Sprintf("task panicked: %v", p.value) }

func (p *panicError) Unwrap() error {
	err, _ := p.value.(error)
	return err
}

var errExited = errors.New("task called runtime.Goexit")

// group runs tasks, at most so many at once, until the first error.
type group struct {
	wg     sync.WaitGroup
	slots  chan struct{}
	once   sync.Once
	err    error
	cancel context.CancelCauseFunc
	m      sync.Mutex
	all    []error
}

func withContext(ctx context.Context) (*group, context.Context) {
	ctx, cancel := context.WithCancelCause(ctx)
	return &group{cancel: cancel}, ctx
}

func (g *group) limit(n int) {
	if len(g.slots) > 0 {
		panic(fmt.Errorf("group: limit changed while %d tasks run", len(g.slots)))
	}
	g.slots = nil
	if n >= 0 {
		g.slots = make(chan struct{}, n)
	}
}

func (g *group) run(f func() error) (err error) {
	returned := false
	defer func() {
		if returned {
			return
		}
		r := recover()
		if r == nil {
			err = errExited
			g.fail(err) // this goroutine ends without returning err
			return
		}
		p := &panicError{value: r}
		pcs := make([]uintptr, 20)
		frames := runtime.CallersFrames(pcs[:runtime.Callers(1, pcs)])
		for more := true; more; {
			var frame runtime.Frame
			frame, more = frames.Next()
			if name, ok := strings.CutPrefix(frame.Function, "main.tasks."); ok {
				p.trace = append(p.trace, name)
			}
		}
		err = p
	}()
	err = f()
	returned = true
	return err
}

func (g *group) fail(err error) {
	g.m.Lock()
	g.all = append(g.all, err)
	g.m.Unlock()
	g.once.Do(func() {
		g.err = err
		if g.cancel != nil {
			g.cancel(err)
		}
	})
}

func (g *group) start(f func() error) {
	g.wg.Go(func() {
		if g.slots != nil {
			defer func() { <-g.slots }()
		}
		if err := g.run(f); err != nil {
			g.fail(err)
		}
	})
}

func (g *group) Go(f func() error) {
	if g.slots != nil {
		g.slots <- struct{}{}
	}
	g.start(f)
}

func (g *group) TryGo(f func() error) bool {
	if g.slots != nil {
		select {
		case g.slots <- struct{}{}:
		default:
			return false
		}
	}
	g.start(f)
	return true
}

func (g *group) Wait() error {
	g.wg.Wait()
	if g.cancel != nil {
		g.cancel(g.err)
	}
	return g.err
}

type tasks struct{}

//go:noinline
func (tasks) index(s []int, i int) int { return s[i] }

func outcomes() {
	var g group
	fmt.Println(g.Wait(), g.Wait())
	for i := range 5 {
		g.Go(func() error {
			if i%2 == 1 {
				return fmt.Errorf("task %d", i)
			}
			return nil
		})
	}
	err := g.Wait()
	fmt.Println(strings.HasPrefix(err.Error(), "task "), len(g.all), slices.Contains(g.all, err))

	for _, c := range []struct {
		label string
		f     func() error
	}{
		{"error", func() error { return errors.ErrUnsupported }},
		{"panic", func() error { panic("text") }},
		{"panic with an error", func() error { panic(fmt.Errorf("wrapped: %w", context.Canceled)) }},
		{"index", func() error { return fmt.Errorf("%d", tasks{}.index(nil, 3)) }},
		{"goexit", func() error { runtime.Goexit(); return nil }},
		{"panic nil", func() error { panic(nil) }},
		{"nil map", func() error { var m map[string]error; m["x"] = nil; return nil }},
		{"typed nil", func() error { var p *panicError; return p }},
	} {
		g, ctx := withContext(context.Background())
		g.Go(c.f)
		<-ctx.Done()
		func() {
			defer func() {
				if r := recover(); r != nil {
					fmt.Println(" ", c.label, "printing panics:", r)
				}
			}()
			err := g.Wait()
			fmt.Println(c.label, "|", err, "|", ctx.Err(), "|", errors.Is(context.Cause(ctx), err))
		}()
		var p *panicError
		var r runtime.Error
		if errors.As(g.err, &p) && p != nil {
			fmt.Println(" ", errors.Is(p, context.Canceled), errors.As(p, &r), p.trace)
		}
	}
}

func limits() {
	var g group
	g.limit(3)
	var now, most atomic.Int32
	for range 50 {
		g.Go(func() error {
			n := now.Add(1)
			for {
				old := most.Load()
				if n <= old || most.CompareAndSwap(old, n) {
					break
				}
			}
			runtime.Gosched()
			now.Add(-1)
			return nil
		})
	}
	fmt.Println(g.Wait(), most.Load() <= 3, most.Load() >= 1, now.Load())
	release := make(chan bool)
	started := 0
	for range 5 {
		if g.TryGo(func() error { <-release; return nil }) {
			started++
		}
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		g.limit(1)
	}()
	close(release)
	fmt.Println(started, g.Wait())
	g.limit(0)
	fmt.Println(g.TryGo(func() error { return nil }))
	g.limit(-1)
	fmt.Println(g.TryGo(func() error { return errors.New("unlimited") }), g.Wait())
}

func cancellation() {
	parent, cancelParent := context.WithCancelCause(context.Background())
	g, ctx := withContext(parent)
	results := make([]string, 4)
	for i := range results {
		g.Go(func() error {
			<-ctx.Done()
			results[i] = fmt.Sprint(i, context.Cause(ctx))
			return context.Cause(ctx)
		})
	}
	cancelParent(errors.New("parent's cause"))
	fmt.Println(g.Wait(), results, len(g.all))
	g, ctx = withContext(context.Background())
	fmt.Println(g.Wait(), ctx.Err(), context.Cause(ctx))
}

func main() {
	outcomes()
	limits()
	cancellation()
}

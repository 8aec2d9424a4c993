package main

import (
	"context"
	"errors"
	"fmt"
	"sort"
	"strings"
	"sync"
	"time"
)

type Topic string
type Message struct {
	Topic   Topic
	Payload any
}
type Handler interface {
	Handle(context.Context, Message) error
}
type HandlerFunc func(context.Context, Message) error

func (f HandlerFunc) Handle(c context.Context, m Message) error { return f(c, m) }

type Middleware func(Handler) Handler
type ctxKey struct{ name string }

var traceKey = &ctxKey{"trace"}

type Broker struct {
	mu   sync.RWMutex
	subs map[Topic][]chan Message
	wg   sync.WaitGroup
	errs chan error
}

func (b *Broker) Subscribe(ctx context.Context, t Topic, h Handler, mws ...Middleware) {
	for i := len(mws) - 1; i >= 0; i-- {
		h = mws[i](h)
	}
	ch := make(chan Message, 8)
	b.mu.Lock()
	defer b.mu.Unlock()
	b.subs[t] = append(b.subs[t], ch)
	b.wg.Add(1)
	go func() {
		defer b.wg.Done()
		for {
			select {
			case m, ok := <-ch:
				if !ok {
					return
				}
				if err := h.Handle(ctx, m); err != nil {
					b.errs <- fmt.Errorf("topic %s: %w", m.Topic, err)
				}
			case <-ctx.Done():
				b.errs <- ctx.Err()
				return
			}
		}
	}()
}

func (b *Broker) Publish(t Topic, payloads ...any) (n int) {
	b.mu.RLock()
	defer b.mu.RUnlock()
	for _, ch := range b.subs[t] {
		for _, p := range payloads {
			ch <- Message{t, p}
			n++
		}
	}
	return
}

func (b *Broker) Close() []error {
	b.mu.Lock()
	for t, chs := range b.subs {
		for _, ch := range chs {
			close(ch)
		}
		delete(b.subs, t)
	}
	b.mu.Unlock()
	b.wg.Wait()
	close(b.errs)
	var all []error
	for e := range b.errs {
		all = append(all, e)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Error() < all[j].Error() })
	return all
}

type Recorder struct {
	sync.Mutex
	lines []string
}

func (r *Recorder) Add(f string, a ...any) {
	r.Lock()
	defer r.Unlock()
	r.lines = append(r.lines, fmt.Sprintf(f, a...))
}

func recoverer(next Handler) Handler {
	return HandlerFunc(func(c context.Context, m Message) (err error) {
		defer func() {
			if r := recover(); r != nil {
				if e, ok := r.(error); ok {
					err = fmt.Errorf("recovered: %w", e)
				} else {
					err = fmt.Errorf("recovered %T: %v", r, r)
				}
			}
		}()
		return next.Handle(c, m)
	})
}

func tracer(rec *Recorder, name string) Middleware {
	return func(next Handler) Handler {
		return HandlerFunc(func(c context.Context, m Message) error {
			old, _ := c.Value(traceKey).(string)
			c = context.WithValue(c, traceKey, old+"/"+name)
			err := next.Handle(c, m)
			rec.Add("%s %s %v -> %v", name, m.Topic, m.Payload, err)
			return err
		})
	}
}

var ErrOdd = errors.New("odd")

func main() {
	rec := &Recorder{}
	b := &Broker{subs: map[Topic][]chan Message{}, errs: make(chan error, 32)}
	ctx := context.Background()
	b.Subscribe(ctx, "num", HandlerFunc(func(c context.Context, m Message) error {
		n := m.Payload.(int)
		rec.Add("trace %v", c.Value(traceKey))
		if n%2 != 0 {
			return fmt.Errorf("%d: %w", n, ErrOdd)
		}
		return nil
	}), recoverer, tracer(rec, "a"), tracer(rec, "b"))
	b.Subscribe(ctx, "div", HandlerFunc(func(c context.Context, m Message) error {
		rec.Add("div %d", 100/m.Payload.(int))
		return nil
	}), recoverer)
	fmt.Println(b.Publish("num", 1, 2, "three"), b.Publish("div", 7, 0), b.Publish("none", 1))
	for _, e := range b.Close() {
		fmt.Println(e, errors.Is(e, ErrOdd))
	}
	sort.Strings(rec.lines)
	fmt.Println(strings.Join(rec.lines, "\n"))

	tctx, cancel := context.WithTimeout(context.WithValue(ctx, traceKey, "root"), 5*time.Millisecond)
	defer cancel()
	b2 := &Broker{subs: map[Topic][]chan Message{}, errs: make(chan error, 4)}
	b2.Subscribe(tctx, "t", HandlerFunc(func(context.Context, Message) error { return nil }))
	<-tctx.Done()
	b2.wg.Wait()
	fmt.Println(<-b2.errs, errors.Is(tctx.Err(), context.DeadlineExceeded), tctx.Value(traceKey))
	stop := context.AfterFunc(tctx, func() { rec.Add("after") })
	time.Sleep(2 * time.Millisecond)
	fmt.Println(stop(), rec.lines[len(rec.lines)-1])
	fmt.Println(context.WithoutCancel(tctx).Err())
}

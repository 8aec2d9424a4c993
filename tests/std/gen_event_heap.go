// A discrete event simulation: a generic heap over container/heap, events as closures, cancelled timers, a bank with patience and a circuit.
package main

import (
	"cmp"
	"container/heap"
	"container/ring"
	"context"
	"errors"
	"fmt"
	"log"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

type Heap[T any] struct {
	items []T
	order func(a, b T) int
	moved func(T, int)
}

type impl[T any] struct{ *Heap[T] }

func (h impl[T]) Len() int           { return len(h.items) }
func (h impl[T]) Less(i, j int) bool { return h.order(h.items[i], h.items[j]) < 0 }
func (h impl[T]) Swap(i, j int) {
	h.items[i], h.items[j] = h.items[j], h.items[i]
	h.moved(h.items[i], i)
	h.moved(h.items[j], j)
}
func (h impl[T]) Push(x any) {
	h.items = append(h.items, x.(T))
	h.moved(x.(T), len(h.items)-1)
}
func (h impl[T]) Pop() any {
	last := h.items[len(h.items)-1]
	h.items = h.items[:len(h.items)-1]
	h.moved(last, -1)
	return last
}

func (h *Heap[T]) Add(x T)        { heap.Push(impl[T]{h}, x) }
func (h *Heap[T]) Next() T        { return heap.Pop(impl[T]{h}).(T) }
func (h *Heap[T]) Drop(i int) any { return heap.Remove(impl[T]{h}, i) }

type Event struct {
	At    time.Duration
	Label string
	seq   int
	index int
	do    func(*Sim) error
}

func (e *Event) String() string { return fmt.Sprintf("%v@%s#%d", e.At, e.Label, e.seq) }

type Sim struct {
	Now   time.Duration
	seq   int
	queue Heap[*Event]
	stats map[string]*Tally
	*log.Logger
}

type Tally struct {
	N        int
	Sum, Max float64
}

func (t *Tally) Add(x float64) { t.N, t.Sum, t.Max = t.N+1, t.Sum+x, max(t.Max, x) }

func NewSim() *Sim {
	s := &Sim{stats: map[string]*Tally{}}
	s.Logger = log.New(os.Stdout, "", 0)
	s.queue.order = func(a, b *Event) int { return cmp.Or(cmp.Compare(a.At, b.At), a.seq-b.seq) }
	s.queue.moved = func(e *Event, i int) { e.index = i }
	return s
}

func (s *Sim) After(d time.Duration, label string, do func(*Sim) error) (cancel context.CancelFunc) {
	e := &Event{At: s.Now + d, Label: label, seq: s.seq, do: do}
	s.seq++
	s.queue.Add(e)
	return func() {
		if e.index >= 0 {
			s.queue.Drop(e.index)
		}
	}
}

type SimError struct {
	*Event
	Err error
}

func (e SimError) Unwrap() error { return e.Err }
func (e SimError) Error() string { return e.Event.String() + ": " + e.Err.Error() }

var ErrStop = errors.New("stop")

func (s *Sim) Run(until time.Duration) (err error) {
	for len(s.queue.items) > 0 {
		e := s.queue.Next()
		if e.At > until {
			s.queue.Add(e)
			break
		}
		s.Now = e.At
		s.SetPrefix(fmt.Sprintf("%9v ", s.Now.Round(100*time.Millisecond)))
		if failed := e.do(s); errors.Is(failed, ErrStop) {
			return errors.Join(err, SimError{e, failed})
		} else if failed != nil {
			err = errors.Join(err, SimError{e, failed})
		}
	}
	return
}

func (s *Sim) Tally(name string) *Tally {
	if s.stats[name] == nil {
		s.stats[name] = new(Tally)
	}
	return s.stats[name]
}

func bank(seed uint64, tellers int) *Sim {
	s, rng := NewSim(), rand.New(rand.NewPCG(seed, seed))
	type customer struct {
		name  string
		since time.Duration
		leave context.CancelFunc
	}
	var waiting []*customer
	idle := ring.New(tellers)
	for i := range tellers {
		idle.Value = &struct {
			name string
			busy bool
		}{"T" + fmt.Sprint(i), false}
		idle = idle.Next()
	}
	expo := func(mean float64) time.Duration {
		return time.Duration(-math.Log(1-rng.Float64())*mean*10) * time.Second / 10
	}
	var serve func(*Sim) error
	serve = func(s *Sim) error {
		for i := 0; i < idle.Len() && len(waiting) > 0; i, idle = i+1, idle.Next() {
			t := idle.Value.(*struct {
				name string
				busy bool
			})
			if t.busy {
				continue
			}
			c := waiting[0]
			waiting, t.busy = waiting[1:], true
			c.leave()
			s.Tally("waited").Add((s.Now - c.since).Seconds())
			s.Printf("%s serves %s", t.name, c.name)
			s.After(expo(50), t.name+" free", func(s *Sim) error {
				t.busy = false
				s.Tally(t.name).Add(1)
				return serve(s)
			})
		}
		return nil
	}
	var arrive func(*Sim) error
	n := 0
	arrive = func(s *Sim) error {
		c := &customer{name: "C" + fmt.Sprint(n), since: s.Now}
		n++
		c.leave = s.After(45*time.Second, c.name+" leaves", func(s *Sim) error {
			at := slices.Index(waiting, c)
			waiting = slices.Delete(waiting, at, at+1)
			s.Tally("left").Add(float64(at))
			return fmt.Errorf("%s was %d of %d: %w", c.name, at+1, len(waiting)+1, context.DeadlineExceeded)
		})
		waiting = append(waiting, c)
		s.After(expo(18), "arrival", arrive)
		if len(waiting) > 6 {
			return fmt.Errorf("crowd of %d: %w", len(waiting), ErrStop)
		}
		return serve(s)
	}
	s.After(0, "first", arrive)
	return s
}

type Wire struct {
	high  bool
	watch []func(*Sim)
}

func (w *Wire) Set(s *Sim, high bool) {
	if w.high != high {
		w.high = high
		for _, f := range w.watch {
			f(s)
		}
	}
}

func gate(delay time.Duration, f func(a, b bool) bool, a, b, out *Wire) {
	for _, in := range [...]*Wire{a, b} {
		in.watch = append(in.watch, func(s *Sim) {
			high := f(a.high, b.high)
			s.After(delay, "gate", func(s *Sim) error { out.Set(s, high); return nil })
		})
	}
}

func main() {
	s := bank(5, 2)
	err := s.Run(4 * time.Minute)
	for i, line := range strings.Split(fmt.Sprint(err), "\n") {
		fmt.Println(i, line)
	}
	var se SimError
	if errors.As(err, &se) {
		fmt.Println(se.At, se.Label, se.Event, errors.Is(err, context.DeadlineExceeded), errors.Is(err, ErrStop))
	}
	fmt.Println(len(s.queue.items), s.queue.items[0])
	tw := tabwriter.NewWriter(os.Stdout, 6, 0, 2, ' ', tabwriter.TabIndent)
	for _, name := range slices.Sorted(maps.Keys(s.stats)) {
		t := s.stats[name]
		fmt.Fprintf(tw, "%s\t%d\t%6.2f\t%v\t%+v\n", name, t.N, t.Sum/float64(t.N), t.Max, *t)
	}
	tw.Flush()
	quiet := bank(9, 3)
	quiet.SetOutput(new(strings.Builder))
	err = quiet.Run(time.Hour)
	fmt.Println(errors.Is(err, ErrStop), quiet.Now, quiet.seq, *quiet.Tally("waited"))

	c := NewSim()
	var a, b, carry, sum Wire
	gate(2*time.Nanosecond, func(a, b bool) bool { return a != b }, &a, &b, &sum)
	gate(3*time.Microsecond, func(a, b bool) bool { return a && b }, &a, &b, &carry)
	for name, w := range map[string]*Wire{"sum": &sum, "carry": &carry} {
		w.watch = append(w.watch, func(s *Sim) { s.Println(name, w.high, s.Now) })
	}
	c.SetFlags(log.Lmsgprefix)
	for i, w := range []*Wire{&a, &b, &a, &b, &b} {
		c.After(time.Duration(i)*5*time.Microsecond, "input", func(s *Sim) error { w.Set(s, !w.high); return nil })
	}
	fmt.Println(c.Run(math.MaxInt64), c.Now)
}

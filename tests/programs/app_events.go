package main

import (
	"container/heap"
	"errors"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"strings"
	"time"
)

type State uint8

const (
	Idle State = iota
	Running
	Blocked
	Done
	_
	numStates
)

//go:noinline
func (s State) String() string {
	switch s {
	case Idle:
		return "Idle"
	case Running, Blocked:
		return [...]string{Running: "Running", Blocked: "Blocked"}[s]
	case Done:
		return "Done"
	}
	return fmt.Sprintf("State(%d)", s)
}

type Flags uint

const (
	Urgent Flags = 1 << iota
	Retry
	_
	Traced
	All = Urgent | Retry | Traced
)

func (f Flags) String() string {
	var parts []string
	for _, n := range []struct {
		f Flags
		s string
	}{{Urgent, "urgent"}, {Retry, "retry"}, {Traced, "traced"}} {
		if f&n.f != 0 {
			parts = append(parts, n.s)
			f &^= n.f
		}
	}
	if f != 0 {
		parts = append(parts, fmt.Sprintf("%#x", uint(f)))
	}
	return strings.Join(parts, "|")
}

const (
	KB = 1 << (10 * (iota + 1))
	MB
	GB
)

type transition struct{ from, to State }

var allowed = map[transition]func(*Proc) error{
	{Idle, Running}:    (*Proc).start,
	{Running, Blocked}: nil,
	{Blocked, Running}: func(p *Proc) error { p.wakes++; return nil },
	{Running, Done}:    func(p *Proc) error { return p.finish(p.wakes) },
}

type Proc struct {
	Name  string
	State State
	Flags
	wakes int
}

type TransitionError struct {
	*Proc
	To State
}

func (e TransitionError) Error() string { return fmt.Sprintf("%s: %v -> %v", e.Name, e.State, e.To) }

var errLazy = errors.New("finished without a wake")

func (p *Proc) start() error { p.Flags |= Traced; return nil }
func (p *Proc) finish(n int) error {
	if n == 0 {
		return fmt.Errorf("%s: %w", p.Name, errLazy)
	}
	return nil
}
func (p *Proc) Go(to State) error {
	hook, ok := allowed[transition{p.State, to}]
	if !ok {
		return TransitionError{p, to}
	}
	p.State = to
	if hook != nil {
		return hook(p)
	}
	return nil
}

type Event struct {
	At    time.Duration
	seq   int
	Do    func(*Sim)
	index int
}
type Sim struct {
	now    time.Duration
	events []*Event
	seq    int
	log    *log.Logger
}

func (s *Sim) Len() int { return len(s.events) }
func (s *Sim) Less(i, j int) bool {
	a, b := s.events[i], s.events[j]
	return a.At < b.At || a.At == b.At && a.seq < b.seq
}
func (s *Sim) Swap(i, j int) {
	s.events[i], s.events[j] = s.events[j], s.events[i]
	s.events[i].index, s.events[j].index = i, j
}
func (s *Sim) Push(x any) {
	e := x.(*Event)
	e.index = len(s.events)
	s.events = append(s.events, e)
}
func (s *Sim) Pop() any {
	n := len(s.events) - 1
	e := s.events[n]
	s.events[n], s.events = nil, s.events[:n]
	e.index = -1
	return e
}
func (s *Sim) After(d time.Duration, f func(*Sim)) *Event {
	s.seq++
	e := &Event{At: s.now + d, seq: s.seq, Do: f}
	heap.Push(s, e)
	return e
}
func (s *Sim) Cancel(e *Event) bool {
	if e.index < 0 {
		return false
	}
	heap.Remove(s, e.index)
	return true
}
func (s *Sim) Run() (n int) {
	for s.Len() > 0 {
		e := heap.Pop(s).(*Event)
		s.now = e.At
		s.log.SetPrefix(fmt.Sprintf("%-6v ", s.now))
		e.Do(s)
		n++
	}
	return
}

func main() {
	s := &Sim{log: log.New(os.Stdout, "", log.Lmsgprefix)}
	p := &Proc{Name: "p1", Flags: Urgent}
	step := func(to State) func(*Sim) {
		return func(s *Sim) {
			if err := p.Go(to); err != nil {
				var te TransitionError
				s.log.Printf("error %v %t %t", err, errors.As(err, &te), errors.Is(err, errLazy))
				return
			}
			s.log.Println(p.Name, p.State, p.Flags)
		}
	}
	s.After(3*time.Second, step(Done))
	s.After(time.Millisecond, step(Blocked))
	s.After(0, step(Running))
	late := s.After(5*time.Second, step(Idle))
	s.After(2*time.Second, func(s *Sim) {
		step(Running)(s)
		s.log.Println("cancel", s.Cancel(late), s.Cancel(late))
		for i := range 3 {
			s.After(time.Duration(i)*500*time.Millisecond, func(s *Sim) { s.log.Print("tick ", i) })
		}
	})
	fmt.Println(s.Run(), s.now)
	fmt.Println(Flags(0), All, Flags(0x15), State(4), numStates, KB, MB, GB)
	fmt.Printf("%v %d %s %x %q %+v\n", p.State, p.State, p.Flags, p.Flags, p.State, *p)
	fmt.Printf("%v %+v\n", transition{Idle, Done}, []any{Traced, transition{}, map[State]Flags{Done: All, Idle: Retry}})
	r := rand.New(rand.NewPCG(1, 2))
	fmt.Println(r.IntN(100), r.Perm(5), r.Uint64(), rand.N[int64](1), r.Float64() < 1)
}

package main

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
)

type envelope struct {
	body  any
	reply chan any
}

// directive is what a supervisor does about a failure.
type directive int

const (
	resume directive = iota
	restart
	stop
	escalate
)

func (d directive) String() string { return [...]string{"resume", "restart", "stop", "escalate"}[d] }

type behaviour func(self *actor, body any) any

type actor struct {
	name     string
	mailbox  chan envelope
	make     func() behaviour
	decide   func(err error) directive
	parent   *actor
	done     chan struct{}
	failures int
	err      error
	m        sync.Mutex
	children map[string]*actor
}

var (
	errStopped = errors.New("actor has stopped")
	errUnknown = errors.New("unknown message")
)

// failure is a panic of an actor.
type failure struct {
	actor string
	value any
}

func (f *failure) Error() string { return fmt.Sprintf("%s failed: %v", f.actor, f.value) }

func (f *failure) Unwrap() error {
	err, _ := f.value.(error)
	return err
}

func (f *failure) Is(target error) bool {
	other, ok := target.(*failure)
	return ok && other.actor == f.actor && other.value == nil
}

func spawn(parent *actor, name string, make_ func() behaviour, decide func(error) directive) *actor {
	a := &actor{name: name, mailbox: make(chan envelope, 16), make: make_, decide: decide, parent: parent, done: make(chan struct{}), children: map[string]*actor{}}
	if parent != nil {
		a.name = parent.name + "/" + name
		parent.m.Lock()
		parent.children[name] = a
		parent.m.Unlock()
	}
	go a.loop()
	return a
}

func (a *actor) loop() {
	defer close(a.done)
	handle := a.make()
	for e := range a.mailbox {
		answer, err := a.step(handle, e.body)
		if err == nil {
			e.reply <- answer
			continue
		}
		a.failures++
		d := restart
		if a.decide != nil {
			d = a.decide(err)
		}
		e.reply <- fmt.Errorf("%v: %w", d, err)
		switch d {
		case restart:
			handle = a.make()
		case stop, escalate:
			a.err = err
			if d == escalate && a.parent != nil {
				a.parent.send(err)
			}
			return
		}
	}
}

func (a *actor) step(handle behaviour, body any) (answer any, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = &failure{a.name, r}
		}
	}()
	return handle(a, body), nil
}

// send gives the channel of the answer.
func (a *actor) send(body any) <-chan any {
	reply := make(chan any, 1)
	select {
	case <-a.done:
		reply <- fmt.Errorf("%s: %w", a.name, errStopped)
	case a.mailbox <- envelope{body, reply}:
	}
	return reply
}

func (a *actor) ask(body any) any {
	select {
	case answer := <-a.send(body):
		return answer
	case <-a.done:
		return fmt.Errorf("%s: %w", a.name, errStopped)
	}
}

type (
	add    struct{ n int }
	get    struct{}
	divide struct{ by int }
	become struct{ word string }
)

func counter() behaviour {
	n := 0
	return func(self *actor, body any) any {
		switch m := body.(type) {
		case add:
			n += m.n
			return n
		case get:
			return n
		case divide:
			n /= m.by
			return n
		case error:
			return fmt.Sprintf("told of %v", m)
		case nil:
			panic(nil)
		case fmt.Stringer:
			return m.String() + "!"
		default:
			panic(fmt.Errorf("%w: %T", errUnknown, m))
		}
	}
}

func supervision() {
	root := spawn(nil, "root", counter, nil)
	for _, d := range []directive{resume, restart, stop, escalate} {
		a := spawn(root, d.String(), counter, func(error) directive { return d })
		fmt.Println(a.ask(add{5}), a.ask(add{-2}), a.ask(get{}))
		answer := a.ask(divide{})
		err, ok := answer.(error)
		var r runtime.Error
		fmt.Println(" ", answer, ok, errors.As(err, &r), errors.Is(err, &failure{actor: a.name}), errors.Is(err, &failure{actor: "x"}))
		if d >= stop {
			<-a.done
		}
		fmt.Println(" ", a.ask(get{}), a.err, a.failures)
	}
	a := spawn(root, "more", counter, func(err error) directive {
		if errors.Is(err, errUnknown) {
			return resume
		}
		return restart
	})
	fmt.Println(a.ask(add{7}), a.ask(become{"x"}), a.ask(get{}))
	fmt.Println(a.ask(nil), a.ask(get{}))
	fmt.Println(a.ask(stop), a.ask((*int)(nil)), a.ask(errStopped), a.ask(struct{ x []int }{}), a.failures)
	fmt.Println(slices.Sorted(maps.Keys(root.children)), root.ask(get{}))
	var nobody *actor
	func() {
		defer func() { fmt.Println(recover()) }()
		nobody.ask(get{})
	}()
}

// words changes its behaviour as it goes.
func words() behaviour {
	var current, loud, quiet behaviour
	quiet = func(_ *actor, body any) any {
		m := body.(become)
		if m.word == "loud" {
			current = loud
		}
		return strings.ToLower(m.word)
	}
	loud = func(_ *actor, body any) any {
		m := body.(become)
		if m.word == "quiet" {
			current = quiet
		}
		return strings.ToUpper(m.word)
	}
	current = quiet
	return func(self *actor, body any) any { return current(self, body) }
}

func ring(n, laps int) string {
	type token struct{ hops int }
	actors := make([]*actor, n)
	finished := make(chan int, 1)
	for i := range actors {
		actors[i] = spawn(nil, fmt.Sprint("r", i), func() behaviour {
			return func(_ *actor, body any) any {
				t := body.(token)
				if t.hops == n*laps {
					finished <- i
				} else {
					actors[(i+1)%n].send(token{t.hops + 1})
				}
				return nil
			}
		}, nil)
	}
	actors[0].send(token{})
	return fmt.Sprint("ends at ", <-finished)
}

func main() {
	supervision()
	w := spawn(nil, "words", words, nil)
	for _, word := range []string{"Abc", "loud", "Abc", "quiet", "Abc"} {
		fmt.Print(w.ask(become{word}), " ")
	}
	fmt.Println(w.ask(1))
	fmt.Println(ring(10, 20), ring(1, 5), ring(3, 0))
	c := spawn(nil, "shared", counter, nil)
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			for range 20 {
				c.ask(add{i})
			}
		})
	}
	wg.Wait()
	fmt.Println(c.ask(get{}), reflect.TypeOf(c.ask(get{})))
	close(c.mailbox)
	<-c.done
	fmt.Println(c.err, len(c.mailbox))
	func() {
		defer func() { fmt.Println(recover()) }()
		c.mailbox <- envelope{}
	}()
}

// Select over channels by reflection: directions, defaults, closed and nil channels, many cases, panics.
package main

import (
	"fmt"
	"reflect"
	"sync"
	"time"
)

type Event struct {
	Name string
	N    int
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name+": panic:", r)
		}
	}()
	f()
}

func recv(ch any) reflect.SelectCase {
	return reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(ch)}
}

func send(ch, x any) reflect.SelectCase {
	return reflect.SelectCase{Dir: reflect.SelectSend, Chan: reflect.ValueOf(ch), Send: reflect.ValueOf(x)}
}

var otherwise = reflect.SelectCase{Dir: reflect.SelectDefault}

func show(name string, cases ...reflect.SelectCase) {
	try(name, func() {
		i, v, ok := reflect.Select(cases)
		if v.IsValid() {
			fmt.Println(name+":", i, v, v.Type(), ok)
		} else {
			fmt.Println(name+":", i, "no value", ok)
		}
	})
}

func main() {
	full, empty, closed := make(chan int, 1), make(chan string, 1), make(chan Event)
	full <- 5
	close(closed)
	var none chan int
	show("ready", recv(empty), recv(full))
	show("default", recv(empty), recv(full), otherwise)
	show("closed", recv(closed))
	show("closed or default", otherwise, recv(closed))
	show("send", send(empty, "x"), recv(full))
	show("send full", send(empty, "y"), otherwise)
	show("nil channels", recv(none), send(none, 1), otherwise)
	show("zero channels", reflect.SelectCase{Dir: reflect.SelectRecv}, reflect.SelectCase{Dir: reflect.SelectSend}, otherwise)
	show("only default", otherwise)
	show("send only", send((chan<- int)(full), 7))
	show("recv only", recv((<-chan int)(full)))
	show("send on closed", send(closed, Event{}))
	show("wrong type", send(full, "text"))
	show("no value to send", reflect.SelectCase{Dir: reflect.SelectSend, Chan: reflect.ValueOf(full)})
	show("recv from send only", recv((chan<- int)(full)))
	show("send to recv only", send((<-chan int)(full), 1))
	show("two defaults", otherwise, otherwise)
	show("default with channel", reflect.SelectCase{Dir: reflect.SelectDefault, Chan: reflect.ValueOf(full)})
	show("default with value", reflect.SelectCase{Dir: reflect.SelectDefault, Send: reflect.ValueOf(1)})
	show("recv with value", reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(full), Send: reflect.ValueOf(1)})
	show("bad direction", reflect.SelectCase{Dir: 9})
	show("no direction", reflect.SelectCase{})
	show("no channel", recv(5), otherwise)
	anys := make(chan any, 3)
	show("to interface", send(anys, Event{"e", 1}))
	show("from interface", recv(anys))
	errs := make(chan error, 1)
	show("not assignable", send(errs, Event{}))
	try("too many", func() {
		cases := make([]reflect.SelectCase, 65537)
		for i := range cases {
			cases[i] = otherwise
		}
		reflect.Select(cases)
	})

	// Many channels, merged in whatever order they come.
	var wg sync.WaitGroup
	var cases []reflect.SelectCase
	for i := range 30 {
		ch := reflect.MakeChan(reflect.ChanOf(reflect.BothDir, reflect.TypeFor[Event]()), i%3)
		cases = append(cases, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: ch})
		wg.Go(func() {
			for n := range i + 1 {
				ch.Send(reflect.ValueOf(Event{fmt.Sprint("w", i), n}))
			}
			ch.Close()
		})
	}
	sum, next, order := 0, map[string]int{}, true
	for open := len(cases); open > 0; {
		i, v, ok := reflect.Select(cases)
		if !ok {
			cases[i].Chan = reflect.Value{}
			open--
			continue
		}
		e := v.Interface().(Event)
		order = order && next[e.Name] == e.N
		next[e.Name]++
		sum += e.N
	}
	wg.Wait()
	fmt.Println(sum, len(next), order)

	// Blocking until another goroutine comes, and both ways at once.
	a, b := make(chan int), make(chan int)
	go func() {
		time.Sleep(2 * time.Millisecond)
		b <- 42
	}()
	show("wakes", recv(a), recv(b))
	got := make(chan int)
	go func() { got <- <-a }()
	show("hands over", send(a, 9), recv(b))
	fmt.Println(<-got)
	counts := [2]int{}
	x, y := make(chan bool, 200), make(chan bool, 200)
	for range 200 {
		x <- true
		y <- false
	}
	for range 200 {
		i, _, _ := reflect.Select([]reflect.SelectCase{recv(x), recv(y)})
		counts[i]++
	}
	fmt.Println(counts[0] > 40, counts[1] > 40, counts[0]+counts[1])

	// Methods of values that are channels.
	v := reflect.ValueOf(make(chan int, 2))
	fmt.Println(v.TrySend(reflect.ValueOf(1)), v.TrySend(reflect.ValueOf(2)), v.TrySend(reflect.ValueOf(3)), v.Len(), v.Cap())
	z, ok := v.TryRecv()
	fmt.Println(z, ok)
	v.Recv()
	z, ok = v.TryRecv()
	fmt.Println(z.IsValid(), ok)
	v.Close()
	z, ok = v.TryRecv()
	fmt.Println(z, ok)
	try("close twice", func() { v.Close() })
	try("send closed", func() { v.TrySend(reflect.ValueOf(1)) })
	try("close nil", func() { reflect.ValueOf(none).Close() })
	try("close recv only", func() { reflect.ValueOf((<-chan int)(full)).Close() })
	try("recv on send only", func() { reflect.ValueOf((chan<- int)(full)).Recv() })
	try("send on recv only", func() { reflect.ValueOf((<-chan int)(full)).Send(reflect.ValueOf(1)) })
	try("send wrong", func() { v.Send(reflect.ValueOf("x")) })
	fmt.Println(reflect.ValueOf(none).Len(), reflect.ValueOf(none).Cap(), reflect.ValueOf(none).IsNil())
}

package main

import (
	"fmt"
	"math"
	"reflect"
	"runtime"
	"time"
)

func attempt(label string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			_, isRuntime := r.(runtime.Error)
			fmt.Printf("%s: %v %T %v\n", label, r, r, isRuntime)
		}
	}()
	f()
}

// even tells whether counts differ from a uniform distribution by no more than chance allows.
func even(counts []int) bool {
	total := 0
	for _, n := range counts {
		total += n
	}
	mean := float64(total) / float64(len(counts))
	for _, n := range counts {
		if math.Abs(float64(n)-mean) > 8*math.Sqrt(mean) {
			fmt.Println("uneven:", counts)
			return false
		}
	}
	return true
}

func fairness() {
	closed := make(chan int)
	close(closed)
	counts := make([]int, 4)
	for range 8000 {
		select {
		case <-closed:
			counts[0]++
		case <-closed:
			counts[1]++
		case _, _ = <-closed:
			counts[2]++
		case x := <-closed:
			counts[3+x]++
		}
	}
	fmt.Println(even(counts))
	buffered := make(chan int, 1)
	counts = make([]int, 2)
	for range 4000 {
		select {
		case buffered <- 1:
			counts[0]++
			<-buffered
		case <-closed:
			counts[1]++
		}
	}
	fmt.Println(even(counts))
	chans := make([]chan int, 6)
	cases := make([]reflect.SelectCase, 6)
	for i := range chans {
		chans[i] = make(chan int, 1)
		chans[i] <- i
		cases[i] = reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(chans[i])}
	}
	counts = make([]int, 6)
	for range 6000 {
		i, v, ok := reflect.Select(cases)
		if !ok || int(v.Int()) != i {
			fmt.Println("wrong", i, v, ok)
		}
		counts[i]++
		chans[i] <- i
	}
	fmt.Println(even(counts))
	// Two senders that always wait are both served.
	a, b, stop := make(chan int), make(chan int), make(chan bool)
	for _, c := range []chan int{a, b} {
		go func() {
			for {
				select {
				case c <- 1:
				case <-stop:
					return
				}
			}
		}()
	}
	counts = make([]int, 2)
	for range 400 {
		select {
		case n := <-a:
			counts[0] += n
		case n := <-b:
			counts[1] += n
		}
	}
	close(stop)
	fmt.Println(counts[0] + counts[1])
}

func trace[T any](log *[]string, label string, v T) T {
	*log = append(*log, label)
	return v
}

func evaluation() {
	var log []string
	var none chan int
	a, b := make(chan int, 1), make(chan int, 1)
	b <- 5
	values := []int{0, 0}
	select {
	case trace(&log, "a", none) <- trace(&log, "value", 1):
	case values[trace(&log, "index", 1)] = <-trace(&log, "b", b):
		log = append(log, "taken")
	case trace(&log, "c", none) <- trace(&log, "value c", 2):
	}
	fmt.Println(log, values)
	log = nil
	select {
	case values[trace(&log, "never", 9)] = <-none:
	case trace(&log, "send", a) <- trace(&log, "seven", 7):
	}
	fmt.Println(log, <-a)
	attempt("index out of range", func() {
		b <- 1
		select {
		case values[len(values)] = <-b:
		}
	})
	fmt.Println(len(b))
	attempt("channel expression panics", func() {
		select {
		case <-[]chan int{}[len(log)]:
		default:
		}
	})
	attempt("value panics", func() {
		zero := 0
		select {
		case a <- 1 / zero:
		default:
		}
	})
	fmt.Println(len(a))
}

func closedAndNil() {
	var none chan int
	select {
	case <-none:
	case none <- 1:
	default:
		fmt.Println("nil channels are never ready")
	}
	closed := make(chan int, 2)
	closed <- 9
	close(closed)
	for range 3 {
		select {
		case v, ok := <-closed:
			fmt.Print(v, ok, " ")
		}
	}
	fmt.Println()
	attempt("send on closed", func() {
		select {
		case closed <- 1:
		default:
			fmt.Println("never")
		}
	})
	attempt("closed while waiting", func() {
		c := make(chan int)
		go func() {
			time.Sleep(time.Millisecond)
			close(c)
		}()
		select {
		case c <- 1:
			fmt.Println("never")
		case <-none:
		}
	})
	attempt("reflect: two defaults", func() {
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectDefault}, {Dir: reflect.SelectDefault}})
	})
	i, v, ok := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv}, {Dir: reflect.SelectDefault}})
	fmt.Println(i, v.IsValid(), ok)
}

func shapes() {
	c, quit := make(chan int, 3), make(chan struct{})
	// break leaves the select, continue the loop's round, goto the loop.
	n := 0
loop:
	for {
		n++
		select {
		case c <- n:
			if n == 1 {
				break
			}
			if n == 2 {
				continue
			}
			if n == 3 {
				close(quit)
			}
		case <-quit:
			break loop
		}
		if n > 100 {
			goto out
		}
	}
out:
	fmt.Println(len(c), n == 4 || n > 3)
	// A channel switched off by nil.
	in, out := make(chan int), make(chan int)
	go func() {
		for i := range 4 {
			in <- i
		}
		close(in)
	}()
	go func() {
		defer close(out)
		var queue []int
		source := in
		for source != nil || len(queue) > 0 {
			var target chan int
			head := 0
			if len(queue) > 0 {
				target, head = out, queue[0]
			}
			select {
			case v, ok := <-source:
				if !ok {
					source = nil
					continue
				}
				queue = append(queue, v*v)
			case target <- head:
				queue = queue[1:]
			}
		}
	}()
	for v := range out {
		fmt.Print(v, " ")
	}
	fmt.Println()
	// One goroutine on both sides of a channel in one select meets itself never.
	self := make(chan int)
	select {
	case self <- 1:
		fmt.Println("never")
	case <-self:
		fmt.Println("never")
	case <-time.After(time.Millisecond):
		fmt.Println("alone")
	}
	// Values of other shapes.
	big := make(chan [100]int, 1)
	pair := make(chan struct {
		s string
		e error
	})
	empty := make(chan struct{}, 1)
	select {
	case big <- [100]int{99: 7}:
	case <-pair:
	}
	go func() {
		select {
		case pair <- struct {
			s string
			e error
		}{"s", fmt.Errorf("e")}:
		case <-time.After(time.Hour):
		}
	}()
	got := map[string]string{}
	for range 3 {
		select {
		case v := <-big:
			got["big"] = fmt.Sprint(v[0], v[99])
		case v := <-pair:
			got["pair"] = fmt.Sprint(v.s, v.e)
			empty <- struct{}{}
		case v, ok := <-empty:
			got["empty"] = fmt.Sprint(v, ok)
		}
	}
	fmt.Println(got)
}

func main() {
	fairness()
	evaluation()
	closedAndNil()
	shapes()
}

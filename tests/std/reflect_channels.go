// Channels by reflection: operations, Select, and values of many types through them.
package main

import (
	"fmt"
	"reflect"
	"sort"
	"sync"
)

type packet struct {
	ID   int
	Body string
	Sub  []int
}

func ops() {
	for _, x := range []any{1, int8(-4), "s", 2.5, float32(0.5), packet{1, "b", []int{2}}, []byte("x"), struct{}{}, [3]int{1, 2, 3}, error(nil), true} {
		t := reflect.TypeFor[error]()
		v := reflect.Zero(t)
		if x != nil {
			t, v = reflect.TypeOf(x), reflect.ValueOf(x)
		}
		c := reflect.MakeChan(reflect.ChanOf(reflect.BothDir, t), 2)
		c.Send(v)
		fmt.Print(c.TrySend(v), c.TrySend(v), c.Len(), c.Cap(), " ")
		a, ok := c.Recv()
		fmt.Print(a, " ", ok, " ", a.Type(), " ")
		b, ok := c.TryRecv()
		fmt.Print(b, " ", ok, " ")
		none, ok := c.TryRecv()
		fmt.Print(none.IsValid(), ok, " ")
		c.Close()
		z, ok := c.Recv()
		fmt.Print(z.IsZero(), ok, " ")
		z, ok = c.TryRecv()
		fmt.Println(z.IsValid(), ok, c.Type())
	}
}

func selects() {
	a, b := make(chan int, 4), make(chan string, 4)
	cases := []reflect.SelectCase{
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(a)},
		{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(b)},
		{Dir: reflect.SelectDefault},
	}
	i, v, ok := reflect.Select(cases)
	fmt.Println(i, v.IsValid(), ok)
	a <- 5
	i, v, ok = reflect.Select(cases)
	fmt.Println(i, v, ok)
	b <- "str"
	i, v, ok = reflect.Select(cases)
	fmt.Println(i, v, ok)
	close(b)
	i, v, ok = reflect.Select(cases)
	fmt.Printf("%d %q %v\n", i, v.String(), ok)
	send := []reflect.SelectCase{
		{Dir: reflect.SelectSend, Chan: reflect.ValueOf(a), Send: reflect.ValueOf(9)},
		{Dir: reflect.SelectRecv},
	}
	i, v, ok = reflect.Select(send)
	fmt.Println(i, v.IsValid(), ok, <-a)

	// A merge of many channels.
	const producers = 20
	var list []reflect.SelectCase
	var wg sync.WaitGroup
	for p := range producers {
		c := make(chan int)
		list = append(list, reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c)})
		wg.Add(1)
		go func() {
			defer wg.Done()
			for k := range 10 {
				c <- p*10 + k
			}
			close(c)
		}()
	}
	sum, open := 0, producers
	for open > 0 {
		i, v, ok := reflect.Select(list)
		if !ok {
			list[i].Chan = reflect.Value{}
			open--
			continue
		}
		sum += int(v.Int())
	}
	wg.Wait()
	fmt.Println(sum)
}

func try(name string, f func()) {
	defer func() { fmt.Println(name+":", recover()) }()
	f()
}

func refusals() {
	c := reflect.ValueOf(make(chan int))
	var recvOnly <-chan int
	var sendOnly chan<- int
	one := reflect.ValueOf(1)
	sel := func(cases ...reflect.SelectCase) func() { return func() { reflect.Select(cases) } }
	try("two defaults", sel(reflect.SelectCase{Dir: reflect.SelectDefault}, reflect.SelectCase{Dir: reflect.SelectDefault}))
	try("default chan", sel(reflect.SelectCase{Dir: reflect.SelectDefault, Chan: c}))
	try("default send", sel(reflect.SelectCase{Dir: reflect.SelectDefault, Send: one}))
	try("recv send", sel(reflect.SelectCase{Dir: reflect.SelectRecv, Chan: c, Send: one}))
	try("no send", sel(reflect.SelectCase{Dir: reflect.SelectSend, Chan: c}))
	try("type", sel(reflect.SelectCase{Dir: reflect.SelectSend, Chan: c, Send: reflect.ValueOf("x")}))
	try("recv only", sel(reflect.SelectCase{Dir: reflect.SelectSend, Chan: reflect.ValueOf(recvOnly), Send: one}))
	try("send only", sel(reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(sendOnly)}))
	try("no dir", sel(reflect.SelectCase{Chan: c}))
	try("closed", func() {
		closed := make(chan int)
		close(closed)
		reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend, Chan: reflect.ValueOf(closed), Send: one}})
	})
}

func sequences() {
	c := make(chan int, 3)
	c <- 1
	c <- 2
	c <- 3
	close(c)
	for v := range reflect.ValueOf(c).Seq() {
		fmt.Print(v, " ")
	}
	for v := range reflect.ValueOf(3).Seq() {
		fmt.Print(v, v.Type(), " ")
	}
	for v := range reflect.ValueOf(uint8(2)).Seq() {
		fmt.Print(v, v.Type(), " ")
	}
	for i, v := range reflect.ValueOf("aé").Seq2() {
		fmt.Print(i, ":", v, v.Type(), " ")
	}
	for i := range reflect.ValueOf([]string{"x", "y"}).Seq() {
		fmt.Print(i, " ")
	}
	arr := [3]int{7, 8, 9}
	for i, v := range reflect.ValueOf(&arr).Seq2() {
		fmt.Print(i, "=", v, v.CanSet(), " ")
	}
	var keys []string
	for k, v := range reflect.ValueOf(map[string]int{"a": 1, "b": 2}).Seq2() {
		keys = append(keys, fmt.Sprint(k, v))
	}
	sort.Strings(keys)
	fmt.Println(keys)
	pull := func(yield func(int, string) bool) {
		for i := range 5 {
			if !yield(i, fmt.Sprint("v", i)) {
				fmt.Print("stopped ")
				return
			}
		}
	}
	for k, v := range reflect.ValueOf(pull).Seq2() {
		fmt.Print(k, v, " ")
		if k.Int() == 2 {
			break
		}
	}
	one := func(yield func(float64) bool) { _ = yield(1.5) && yield(2.5) }
	for v := range reflect.ValueOf(one).Seq() {
		fmt.Print(v, v.Kind(), " ")
	}
	fmt.Println()
	for _, x := range []any{1, "s", 1.5, []int{}, [2]int{}, &arr, map[int]int{}, make(chan int), pull, one, func() {}, struct{}{}, MyInt(2)} {
		t := reflect.TypeOf(x)
		fmt.Print(t, t.CanSeq(), t.CanSeq2(), " ")
	}
	for v := range reflect.ValueOf(MyInt(2)).Seq() {
		fmt.Print(v.Type(), v)
	}
	fmt.Println()
}

type MyInt int

func main() {
	ops()
	selects()
	refusals()
	sequences()
}

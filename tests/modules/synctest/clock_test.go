package m

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		fmt.Println(start.UTC(), start.Format(time.RFC3339Nano) == start.Round(0).Format(time.RFC3339Nano))
		time.Sleep(24 * time.Hour)
		fmt.Println(time.Since(start), time.Until(start))
		<-time.NewTimer(0).C
		<-time.After(time.Minute)
		ticker := time.NewTicker(time.Second)
		for range 3 {
			fmt.Println((<-ticker.C).Sub(start))
		}
		ticker.Stop()
		timer := time.AfterFunc(time.Second, func() { fmt.Println("fired", time.Since(start)) })
		synctest.Sleep(2 * time.Second)
		fmt.Println(timer.Stop(), timer.Reset(time.Hour), timer.Stop())
	})
}

func TestContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		time.Sleep(5*time.Second - 1)
		synctest.Wait()
		fmt.Println(ctx.Err())
		synctest.Sleep(1)
		fmt.Println(ctx.Err())
		context.AfterFunc(t.Context(), func() { fmt.Println("test context done") })
	})
}

func TestGoroutines(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var group sync.WaitGroup
		var mu sync.Mutex
		cond := sync.NewCond(&mu)
		ready, order := 0, []int{}
		for i := range 100 {
			group.Go(func() {
				time.Sleep(time.Duration(100-i) * time.Second)
				mu.Lock()
				defer mu.Unlock()
				order = append(order, i)
				for ready == 0 {
					cond.Wait()
				}
			})
		}
		start := time.Now()
		synctest.Sleep(50 * time.Second)
		fmt.Println(len(order), order[0], time.Since(start))
		time.Sleep(time.Hour)
		mu.Lock()
		fmt.Println(len(order), order[99])
		ready = 1
		cond.Broadcast()
		mu.Unlock()
		group.Wait()
		fmt.Println(time.Since(start))
	})
}

// Goroutines that wait for what comes from outside keep the bubble's clock from moving.
func TestOutside(t *testing.T) {
	var outside sync.Mutex
	outside.Lock()
	go func() {
		time.Sleep(20 * time.Millisecond)
		outside.Unlock()
	}()
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		go func() {
			outside.Lock()
			fmt.Println("locked after", time.Since(start))
		}()
		time.Sleep(time.Second)
		fmt.Println(time.Since(start))
	})
}

func TestPipeline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		source, sink := make(chan int), make(chan int, 2)
		go func() {
			defer close(source)
			for i := range 5 {
				time.Sleep(time.Second)
				source <- i
			}
		}()
		go func() {
			defer close(sink)
			for {
				select {
				case v, ok := <-source:
					if !ok {
						return
					}
					sink <- v * v
				case <-time.After(900 * time.Millisecond):
					sink <- -1
				}
			}
		}()
		start := time.Now()
		for v := range sink {
			fmt.Print(v, "@", time.Since(start).Milliseconds(), " ")
		}
		fmt.Println()
	})
}

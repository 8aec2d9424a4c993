package main

import (
	"context"
	"errors"
	"fmt"
	"math/bits"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
)

var errBroken = errors.New("barrier is broken")

// barrier holds parties until all have come, again and again.
type barrier struct {
	parties int
	action  func(round int) error
	m       sync.Mutex
	round   *round
	n       int
}

type round struct {
	arrived int
	done    chan struct{}
	err     error
}

func newBarrier(parties int, action func(int) error) *barrier {
	if parties <= 0 {
		panic(fmt.Errorf("barrier for %d parties", parties))
	}
	return &barrier{parties: parties, action: action, round: &round{done: make(chan struct{})}}
}

// wait gives the caller's place, 0 for the last one to come.
func (b *barrier) wait(ctx context.Context) (int, error) {
	b.m.Lock()
	r := b.round
	if r.err != nil {
		b.m.Unlock()
		return -1, r.err
	}
	r.arrived++
	place := b.parties - r.arrived
	if place == 0 {
		defer b.m.Unlock()
		if b.action != nil {
			if err := b.act(); err != nil {
				b.fail(fmt.Errorf("%w: %w", errBroken, err))
				return place, r.err
			}
		}
		b.n++
		b.round = &round{done: make(chan struct{})}
		close(r.done)
		return place, nil
	}
	b.m.Unlock()
	select {
	case <-r.done:
		return place, r.err
	case <-ctx.Done():
		b.m.Lock()
		defer b.m.Unlock()
		if r == b.round && r.err == nil {
			b.fail(fmt.Errorf("%w: %w", errBroken, context.Cause(ctx)))
		}
		return place, r.err
	}
}

func (b *barrier) act() (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("action panicked: %v", r)
			if e, ok := r.(error); ok {
				err = fmt.Errorf("action panicked: %w", e)
			}
		}
	}()
	return b.action(b.n)
}

func (b *barrier) fail(err error) {
	b.round.err = err
	close(b.round.done)
}

func (b *barrier) reset() {
	b.m.Lock()
	defer b.m.Unlock()
	if b.round.err == nil && b.round.arrived > 0 {
		b.fail(fmt.Errorf("%w: reset", errBroken))
	}
	b.round = &round{done: make(chan struct{})}
}

func phases() {
	const n = 6
	var counter [n]int
	var wrong atomic.Int32
	b := newBarrier(n, func(round int) error {
		for _, c := range counter {
			if c != round+1 {
				wrong.Add(1)
			}
		}
		return nil
	})
	places := make([][]int, 10)
	for i := range places {
		places[i] = make([]int, n)
	}
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			for p := range places {
				counter[i]++
				place, err := b.wait(context.Background())
				places[p][i] = place
				if err != nil {
					fmt.Println(err)
				}
			}
		})
	}
	wg.Wait()
	ok := true
	for _, p := range places {
		slices.Sort(p)
		ok = ok && slices.Equal(p, []int{0, 1, 2, 3, 4, 5})
	}
	fmt.Println(counter, wrong.Load(), ok, b.n)
}

// parallelSum is a prefix sum in rounds.
func parallelSum(values []int) []int {
	n := len(values)
	current, next := slices.Clone(values), make([]int, n)
	b := newBarrier(n, func(int) error {
		current, next = next, current
		return nil
	})
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			for step := 1; step < n; step *= 2 {
				next[i] = current[i]
				if i >= step {
					next[i] += current[i-step]
				}
				b.wait(context.Background())
			}
		})
	}
	wg.Wait()
	if n > 1 && b.n != bits.Len(uint(n-1)) {
		fmt.Println("rounds", b.n)
	}
	return current
}

func broken() {
	for _, action := range []func(int) error{
		func(int) error { return errors.ErrUnsupported },
		func(int) error { panic("bad action") },
		func(n int) error { return fmt.Errorf("index %d", []int{1}[n+1]) },
		func(int) error { panic(context.Canceled) },
	} {
		b := newBarrier(3, action)
		errs := make([]error, 3)
		var wg sync.WaitGroup
		for i := range errs {
			wg.Go(func() { _, errs[i] = b.wait(context.Background()) })
		}
		wg.Wait()
		place, late := b.wait(context.Background())
		var r runtime.Error
		fmt.Println(errs[0], errs[0] == errs[1], errs[1] == errs[2], place, late == errs[0])
		fmt.Println(" ", errors.Is(late, errBroken), errors.Is(late, errors.ErrUnsupported), errors.Is(late, context.Canceled), errors.As(late, &r))
		b.reset()
		go b.wait(context.Background())
		for arrived := 0; arrived == 0; runtime.Gosched() {
			b.m.Lock()
			arrived = b.round.arrived
			b.m.Unlock()
		}
		b.reset()
	}
	b := newBarrier(3, nil)
	ctx, cancel := context.WithCancelCause(context.Background())
	results := make(chan error, 2)
	for range 2 {
		go func() {
			_, err := b.wait(ctx)
			results <- err
		}()
	}
	for arrived := 0; arrived < 2; runtime.Gosched() {
		b.m.Lock()
		arrived = b.round.arrived
		b.m.Unlock()
	}
	cancel(errors.New("one left"))
	first, second := <-results, <-results
	fmt.Println(first, first == second, errors.Is(first, context.Cause(ctx)))
	defer func() { fmt.Println(recover()) }()
	newBarrier(0, nil)
}

// tree is a tournament: losers wait for winners.
func tree(n int) (winner int, rounds []string) {
	signal := make([]chan int, n)
	for i := range signal {
		signal[i] = make(chan int, bits.Len(uint(n)))
	}
	release := make(chan struct{})
	var m sync.Mutex
	var wg sync.WaitGroup
	for i := range n {
		wg.Go(func() {
			for step := 1; step < n; step *= 2 {
				if i&step != 0 {
					signal[i-step] <- i
					<-release
					return
				}
				if i+step < n {
					from := <-signal[i]
					m.Lock()
					rounds = append(rounds, fmt.Sprint(step, ":", i, "<", from%1000 > i))
					m.Unlock()
				}
			}
			winner = i
			close(release)
		})
	}
	wg.Wait()
	slices.Sort(rounds)
	return winner, rounds
}

func main() {
	phases()
	for _, values := range [][]int{{5}, {1, 2}, {1, 2, 3}, {3, -1, 4, -1, 5, -9, 2, 6}, make([]int, 5)} {
		fmt.Println(parallelSum(values))
	}
	broken()
	for _, n := range []int{1, 2, 5, 8} {
		fmt.Println(tree(n))
	}
}

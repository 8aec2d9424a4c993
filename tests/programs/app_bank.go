package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

type Money int64

func (m Money) String() string {
	sign := ""
	if m < 0 {
		sign, m = "-", -m
	}
	return fmt.Sprintf("%s$%d.%02d", sign, int64(m)/100, int64(m)%100)
}

type InsufficientFunds struct {
	Account string
	Need    Money
}

func (e InsufficientFunds) Error() string   { return e.Account + " lacks " + e.Need.String() }
func (e InsufficientFunds) Is(t error) bool { return t == ErrRefused }

var ErrRefused = errors.New("refused")
var ErrNoAccount = errors.New("no such account")

type op func(b *Bank) error

type request struct {
	op
	reply chan<- error
}

type Bank struct {
	accounts map[string]Money
	log      []string
	requests chan request
	done     chan struct{}
	count    atomic.Int64
}

func NewBank(opts ...func(*Bank)) *Bank {
	b := &Bank{accounts: map[string]Money{}, requests: make(chan request), done: make(chan struct{})}
	for _, o := range opts {
		o(b)
	}
	go b.loop()
	return b
}

func WithAccount(n string, m Money) func(*Bank) { return func(b *Bank) { b.accounts[n] = m } }

func (b *Bank) loop() {
	defer close(b.done)
	for r := range b.requests {
		b.count.Add(1)
		func() {
			var err error
			defer func() {
				if p := recover(); p != nil {
					err = fmt.Errorf("panic: %v", p)
				}
				r.reply <- err
			}()
			err = r.op(b)
		}()
	}
}

func (b *Bank) do(ctx context.Context, o op) error {
	reply := make(chan error, 1)
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	default:
	}
	select {
	case b.requests <- request{o, reply}:
		return <-reply
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func transfer(from, to string, m Money) op {
	return func(b *Bank) error {
		for _, n := range [...]string{from, to} {
			if _, ok := b.accounts[n]; !ok {
				return fmt.Errorf("transfer %v: %w: %s", m, ErrNoAccount, n)
			}
		}
		if have := b.accounts[from]; have < m {
			return InsufficientFunds{from, m - have}
		}
		b.accounts[from] -= m
		b.accounts[to] += m
		return nil
	}
}

func main() {
	b := NewBank(WithAccount("ann", 100_00), WithAccount("bob", 50_50), WithAccount("cat", 0))
	ctx, cancel := context.WithCancelCause(context.Background())
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			pairs := [][2]string{{"ann", "bob"}, {"bob", "cat"}, {"cat", "ann"}}
			p := pairs[i%3]
			_ = b.do(ctx, transfer(p[0], p[1], Money(i*7)))
		})
	}
	wg.Wait()
	total := Money(0)
	_ = b.do(ctx, func(b *Bank) error {
		for m := range maps.Values(b.accounts) {
			total += m
		}
		return nil
	})
	fmt.Println("total", total, Money(-5), b.count.Load())
	err := b.do(ctx, transfer("ann", "zed", 1))
	fmt.Println(err, errors.Is(err, ErrNoAccount), errors.Is(err, ErrRefused))
	err = b.do(ctx, transfer("ann", "bob", 1e6))
	var in InsufficientFunds
	fmt.Println(errors.Is(err, ErrRefused), errors.As(err, &in), in.Account)
	err = b.do(ctx, func(b *Bank) error { var m map[string]Money; m["x"]++; return nil })
	fmt.Println(err)
	err = b.do(ctx, func(b *Bank) error { var a []int; return fmt.Errorf("%d", a[len(b.accounts)]) })
	fmt.Println(err)
	err = errors.Join(b.do(ctx, transfer("x", "y", 1)), b.do(ctx, transfer("ann", "ann", 0)), b.do(ctx, transfer("y", "x", 2)))
	fmt.Printf("%q\n", err.Error())
	cancel(fmt.Errorf("bank closed: %w", ErrRefused))
	err = b.do(ctx, transfer("ann", "bob", 1))
	fmt.Println(err, errors.Is(err, ErrRefused), ctx.Err())
	close(b.requests)
	select {
	case <-b.done:
		fmt.Println("done")
	case <-time.After(5 * time.Second):
		fmt.Println("timeout")
	}
	fmt.Println(slices.Sorted(maps.Keys(b.accounts)))
}

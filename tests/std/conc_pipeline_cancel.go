package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

type item[T any] struct {
	index int
	value T
	err   error
}

// source sends a sequence until the context ends.
func source[T any](ctx context.Context, seq iter.Seq[T]) <-chan item[T] {
	out := make(chan item[T])
	go func() {
		defer close(out)
		i := 0
		for v := range seq {
			select {
			case out <- item[T]{i, v, nil}:
				i++
			case <-ctx.Done():
				return
			}
		}
	}()
	return out
}

// stage applies f in some goroutines; an error goes along in place of a value.
func stage[A, B any](ctx context.Context, workers int, in <-chan item[A], f func(context.Context, A) (B, error)) <-chan item[B] {
	out := make(chan item[B])
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for it := range in {
				result := item[B]{index: it.index, err: it.err}
				if it.err == nil {
					result.value, result.err = call(ctx, it.value, f)
				}
				select {
				case out <- result:
				case <-ctx.Done():
					return
				}
			}
		})
	}
	go func() {
		wg.Wait()
		close(out)
	}()
	return out
}

func call[A, B any](ctx context.Context, a A, f func(context.Context, A) (B, error)) (b B, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("stage panicked with %T: %v", r, r)
			if cause, ok := r.(error); ok {
				err = fmt.Errorf("stage panicked: %w", cause)
			}
		}
	}()
	return f(ctx, a)
}

// collect gives the values in order, and the first error by order; it cancels at an error if eager.
func collect[T any](in <-chan item[T], cancel context.CancelCauseFunc) ([]T, error) {
	var items []item[T]
	for it := range in {
		items = append(items, it)
		if it.err != nil && cancel != nil {
			cancel(it.err)
		}
	}
	slices.SortFunc(items, func(a, b item[T]) int { return cmp.Compare(a.index, b.index) })
	values := make([]T, 0, len(items))
	var errs []error
	for _, it := range items {
		if it.err != nil {
			errs = append(errs, fmt.Errorf("item %d: %w", it.index, it.err))
			continue
		}
		values = append(values, it.value)
	}
	return values, errors.Join(errs...)
}

func naturals(yield func(int) bool) {
	for i := 0; yield(i); i++ {
	}
}

func parse(_ context.Context, s string) (int, error) { return strconv.Atoi(s) }

func ordered() {
	ctx := context.Background()
	texts := []string{"4", "-1", "x", "", "99999999999999999999", "7", "0x10", " 1"}
	for _, workers := range []int{1, 3, 20} {
		parsed := stage(ctx, workers, source(ctx, slices.Values(texts)), parse)
		inverted := stage(ctx, workers, parsed, func(_ context.Context, n int) (string, error) {
			if n == 7 {
				panic(fmt.Errorf("seven: %w", io.ErrUnexpectedEOF))
			}
			return fmt.Sprint([]int{1, 2, 3, 4, 5}[n]), nil
		})
		values, err := collect(inverted, nil)
		fmt.Println(values)
		fmt.Println(strings.ReplaceAll(err.Error(), "\n", "; "))
		var n *strconv.NumError
		var r runtime.Error
		fmt.Println(errors.As(err, &n), n.Num, errors.Is(err, strconv.ErrRange), errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &r), r)
	}
	values, err := collect(stage(ctx, 4, source(ctx, slices.Values([]string(nil))), parse), nil)
	fmt.Println(values, values == nil, err)
}

func cancelled() {
	before := runtime.NumGoroutine()
	ctx, cancel := context.WithCancelCause(context.Background())
	var begun atomic.Int32
	failed := stage(ctx, 4, source(ctx, naturals), func(_ context.Context, n int) (int, error) {
		begun.Add(1)
		if n == 25 {
			return 0, errors.New("twenty-five")
		}
		return n, nil
	})
	values, _ := collect(failed, cancel)
	fmt.Println(len(values) >= 20, begun.Load() < 1000, context.Cause(ctx), ctx.Err())

	ctx, cancelPlain := context.WithTimeoutCause(context.Background(), 5*time.Millisecond, errors.New("took too long"))
	slow := stage(ctx, 2, source(ctx, naturals), func(ctx context.Context, n int) (int, error) {
		if n < 4 {
			return n, nil
		}
		<-ctx.Done()
		return 0, context.Cause(ctx)
	})
	values, err := collect(slow, nil)
	fmt.Println(len(values) == 4, err == nil || strings.Contains(err.Error(), "took too long"))
	cancelPlain()

	ctx, cancelPlain = context.WithCancel(context.Background())
	cancelPlain()
	values, err = collect(stage(ctx, 3, source(ctx, slices.Values([]int{})), func(_ context.Context, n int) (int, error) { return n, nil }), nil)
	fmt.Println(values, err)

	// Who takes only a few stops those before it.
	ctx, cancelPlain = context.WithCancel(context.Background())
	var stopped atomic.Bool
	numbers := source(ctx, func(yield func(int) bool) {
		defer stopped.Store(true)
		naturals(yield)
	})
	sum := 0
	for it := range numbers {
		if it.index == 10 {
			break
		}
		sum += it.value
	}
	cancelPlain()
	for range numbers {
	}
	fmt.Println(sum, stopped.Load())
	for range 1000 {
		if runtime.NumGoroutine() <= before {
			break
		}
		time.Sleep(time.Millisecond)
	}
	fmt.Println(runtime.NumGoroutine() <= before)
}

// sieve is a chain of filters that grows.
func sieve(n int) []int {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	numbers := source(ctx, func(yield func(int) bool) {
		for i := 2; yield(i); i++ {
		}
	})
	var primes []int
	for len(primes) < n {
		p := (<-numbers).value
		primes = append(primes, p)
		previous := numbers
		numbers = source(ctx, func(yield func(int) bool) {
			for it := range previous {
				if it.value%p != 0 && !yield(it.value) {
					return
				}
			}
		})
	}
	return primes
}

func merge[T cmp.Ordered](ins ...<-chan item[T]) []T {
	heads := make([]*item[T], len(ins))
	var out []T
	for {
		least := -1
		for i, in := range ins {
			if heads[i] == nil {
				if it, ok := <-in; ok {
					heads[i] = &it
				}
			}
			if heads[i] != nil && (least < 0 || cmp.Less(heads[i].value, heads[least].value)) {
				least = i
			}
		}
		if least < 0 {
			return out
		}
		out = append(out, heads[least].value)
		heads[least] = nil
	}
}

func main() {
	ordered()
	cancelled()
	fmt.Println(sieve(20))
	ctx := context.Background()
	fmt.Println(merge(source(ctx, slices.Values([]string{"a", "c"})), source(ctx, slices.Values([]string{"", "b", "d"})), source(ctx, slices.Values([]string{}))))
	fmt.Println(merge[int]() == nil)
}

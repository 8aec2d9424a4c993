package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

func send(sig syscall.Signal) {
	if err := syscall.Kill(syscall.Getpid(), sig); err != nil {
		fmt.Println(err)
	}
}

// next waits for a signal, or says that none comes.
func next(c <-chan os.Signal, limit time.Duration) string {
	select {
	case sig, ok := <-c:
		return fmt.Sprint(sig, " ", ok)
	case <-time.After(limit):
		return "none"
	}
}

const soon, long = 20 * time.Millisecond, 10 * time.Second

func main() {
	one, two := make(chan os.Signal, 4), make(chan os.Signal, 4)
	signal.Notify(one, syscall.SIGUSR1, syscall.SIGUSR2)
	signal.Notify(two, syscall.SIGUSR2)
	send(syscall.SIGUSR1)
	fmt.Println(next(one, long), next(two, soon))
	send(syscall.SIGUSR2)
	fmt.Println(next(one, long), next(two, long))
	signal.Notify(two, syscall.SIGHUP)
	send(syscall.SIGHUP)
	fmt.Println(next(two, long), next(one, soon))
	signal.Stop(one)
	send(syscall.SIGUSR2)
	fmt.Println(next(two, long), next(one, soon))
	signal.Stop(one)

	// Ignored, and heard again.
	fmt.Println(signal.Ignored(syscall.SIGUSR1), signal.Ignored(syscall.SIGHUP))
	signal.Ignore(syscall.SIGHUP, syscall.SIGUSR1)
	fmt.Println(signal.Ignored(syscall.SIGUSR1), signal.Ignored(syscall.SIGHUP), signal.Ignored(syscall.SIGUSR2))
	send(syscall.SIGHUP)
	send(syscall.SIGUSR1)
	fmt.Println(next(two, soon))
	signal.Notify(two, syscall.SIGHUP)
	fmt.Println(signal.Ignored(syscall.SIGHUP))
	send(syscall.SIGHUP)
	fmt.Println(next(two, long))
	signal.Reset(syscall.SIGUSR1)
	fmt.Println(signal.Ignored(syscall.SIGUSR1))
	signal.Notify(two, syscall.SIGWINCH)
	signal.Reset(syscall.SIGWINCH)
	send(syscall.SIGWINCH)
	fmt.Println(next(two, soon))

	// A full channel loses signals; one without room takes none unless somebody waits.
	small := make(chan os.Signal, 1)
	signal.Notify(small, syscall.SIGUSR1)
	for range 3 {
		send(syscall.SIGUSR1)
		time.Sleep(2 * time.Millisecond)
	}
	fmt.Println(next(small, long), next(small, soon))
	signal.Stop(small)

	// Many signals.
	all := make(chan os.Signal, 8)
	signal.Notify(all, syscall.SIGINT, syscall.SIGTERM, syscall.SIGPIPE, syscall.SIGALRM, syscall.SIGCONT, syscall.SIGIO)
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGPIPE, syscall.SIGALRM, syscall.SIGCONT, syscall.SIGIO} {
		send(sig)
		fmt.Print(next(all, long), "; ")
	}
	fmt.Println()
	signal.Reset()
	func() {
		defer func() { fmt.Println("panics:", recover()) }()
		signal.Notify(nil, os.Interrupt)
	}()

	// Contexts.
	type key struct{}
	ctx, stop := signal.NotifyContext(context.WithValue(context.Background(), key{}, "value"), os.Interrupt, syscall.SIGUSR1)
	fmt.Println(ctx.Err(), ctx.Value(key{}), context.Cause(ctx))
	send(syscall.SIGUSR1)
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx), errors.Is(context.Cause(ctx), context.Canceled))
	stop()
	ctx, stop = signal.NotifyContext(context.Background(), syscall.SIGUSR1)
	stop()
	stop()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	parent, cancel := context.WithCancelCause(context.Background())
	ctx, stop = signal.NotifyContext(parent, syscall.SIGUSR1)
	fmt.Println(strings.Contains(fmt.Sprint(ctx), "SIGUSR1") || strings.Contains(fmt.Sprint(ctx), "user defined signal 1"))
	cancel(errors.New("the reason"))
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	stop()
	ctx, stop = signal.NotifyContext(parent, syscall.SIGUSR1)
	fmt.Println(ctx.Err())
	stop()

	for _, sig := range []syscall.Signal{0, 1, 9, 11, 19, 31, 32, 34, 64, 65, -1} {
		fmt.Printf("%d %v %q\n", int(sig), sig, sig.String())
	}
	for _, err := range []error{syscall.Kill(syscall.Getpid(), 0), syscall.Kill(syscall.Getpid(), 99), syscall.Kill(1<<30, 0), syscall.Kill(syscall.Getpid(), -1)} {
		fmt.Println(err)
	}
	self, err := os.FindProcess(os.Getpid())
	fmt.Println(err, self.Pid == os.Getpid(), self.Signal(syscall.Signal(0)), self.Release())
	fmt.Println(self.Signal(syscall.Signal(0)))
}

package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	c := make(chan os.Signal, 4)
	signal.Notify(c, syscall.SIGUSR1, syscall.SIGHUP)
	self, _ := os.FindProcess(os.Getpid())
	self.Signal(syscall.SIGHUP)
	fmt.Println(<-c)
	syscall.Kill(os.Getpid(), syscall.SIGUSR1)
	fmt.Println(<-c)
	signal.Stop(c)
	signal.Ignore(syscall.SIGHUP)
	fmt.Println(signal.Ignored(syscall.SIGHUP), signal.Ignored(syscall.SIGUSR1))
	self.Signal(syscall.SIGHUP)
	time.Sleep(5 * time.Millisecond)
	select {
	case s := <-c:
		fmt.Println("unexpected", s)
	default:
		fmt.Println("none")
	}
	signal.Reset(syscall.SIGHUP)
	fmt.Println(signal.Ignored(syscall.SIGHUP))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	fmt.Println(ctx)
	self.Signal(os.Interrupt)
	<-ctx.Done()
	fmt.Println(ctx.Err(), context.Cause(ctx))
	stop()
	ctx2, stop2 := signal.NotifyContext(context.WithValue(context.Background(), "k", 1), os.Interrupt)
	fmt.Println(ctx2, ctx2.Value("k"))
	stop2()
	<-ctx2.Done()
	fmt.Println(ctx2.Err(), context.Cause(ctx2))
	all := make(chan os.Signal, 1)
	signal.Notify(all)
	self.Signal(syscall.SIGWINCH)
	for s := range all {
		if s != syscall.SIGURG {
			fmt.Println(s)
			break
		}
	}
	defer func() { fmt.Println(recover()) }()
	signal.Notify(nil)
}

package main

import (
	"bytes"
	"errors"
	"fmt"
	"log"
	"os"
	"runtime"
	"strings"
)

func attempt(label string, f func()) {
	defer func() {
		r := recover()
		text, isString := r.(string)
		fmt.Printf("%s: %q %v %T\n", label, text, isString, r)
	}()
	f()
}

type stringer struct{ s string }

func (s stringer) String() string { return "<" + s.s + ">" }

// failing accepts some writes only.
type failing struct {
	left int
	got  []string
}

func (f *failing) Write(p []byte) (int, error) {
	if f.left--; f.left < 0 {
		return 0, errors.New("no room")
	}
	f.got = append(f.got, string(p))
	return len(p), nil
}

func panics() {
	var b bytes.Buffer
	l := log.New(&b, "[p] ", log.Lmsgprefix)
	attempt("Panic", func() { l.Panic("a", "b", 1, 2, errors.New("e"), "c", stringer{"s"}, 3.5) })
	attempt("Panicf", func() { l.Panicf("%d%%\n", 50) })
	attempt("Panicln", func() { l.Panicln("a", 1, nil) })
	attempt("empty Panic", func() { l.Panic() })
	attempt("empty Panicln", func() { l.Panicln() })
	attempt("empty Panicf", func() { l.Panicf("") })
	attempt("odd Panicf", func() { l.Panicf("%d %s", "x") })
	fmt.Printf("%q\n", b.String())
	attempt("failed writer", func() { log.New(&failing{}, "", 0).Panic("not lost") })
	b.Reset()
	log.SetOutput(&b)
	log.SetFlags(log.Lshortfile)
	log.SetPrefix("std ")
	attempt("std", func() { log.Panicln("here") })
	attempt("std f", func() { log.Panicf("%v", here()) })
	fmt.Print(b.String())
	discarding := log.New(nil, "x", 0)
	attempt("nil writer", func() { discarding.Print("x") })
}

func here() string {
	_, _, line, _ := runtime.Caller(1)
	return fmt.Sprint("line ", line)
}

func outputs() {
	var b bytes.Buffer
	l := log.New(&b, "p:", log.Lshortfile)
	helper := func() error { return l.Output(2, "from a caller") }
	fmt.Println(helper(), l.Output(1, ""), l.Output(1, "ends\n"), l.Output(1, "ends twice\n\n"), l.Output(1000, "far"), l.Output(0, "near"))
	for _, line := range strings.SplitAfter(b.String(), "\n") {
		if !strings.Contains(line, "near") {
			fmt.Printf("%q\n", line)
		}
	}
	b.Reset()
	for _, flags := range []int{0, log.Lshortfile, log.Lmsgprefix, log.Lshortfile | log.Lmsgprefix, log.Lshortfile | log.Llongfile, log.LUTC} {
		l.SetFlags(flags)
		l.Println("flags", flags, l.Flags() == flags)
	}
	fmt.Print(b.String())
	f := &failing{left: 1}
	l.SetOutput(f)
	l.SetPrefix("")
	fmt.Println(l.Output(1, "kept"), l.Output(1, "lost"), len(f.got), l.Writer() == f, l.Prefix() == "")
	b.Reset()
	l.SetOutput(&b)
	l.SetFlags(log.Ldate | log.Ltime | log.Lmicroseconds | log.LUTC)
	l.Print("x")
	fmt.Println(len(b.String()), strings.Count(b.String(), ":"), strings.Count(b.String(), "/"))
	l.SetFlags(log.Lmicroseconds | log.Lmsgprefix)
	l.SetPrefix("after ")
	b.Reset()
	l.Print("x")
	fmt.Println(len(b.String()), strings.HasSuffix(b.String(), " after x\n"))
	fmt.Println(log.Default().Prefix(), log.Writer() == log.Default().Writer(), log.LstdFlags, log.Llongfile, log.Lmsgprefix)
}

type exitWriter struct{}

func (exitWriter) Write(p []byte) (int, error) {
	fmt.Printf("written: %q\n", p)
	return len(p), nil
}

func main() {
	panics()
	outputs()
	defer fmt.Println("deferred calls don't run")
	log.SetOutput(exitWriter{})
	log.SetFlags(0)
	log.SetPrefix("last: ")
	if len(os.Args) > 5 {
		log.Fatal("other")
	}
	done := make(chan bool)
	go func() {
		defer close(done)
		log.Fatalf("%s after %d", "fatal", 1)
	}()
	<-done
	select {}
}

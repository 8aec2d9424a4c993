package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"regexp"
	"strings"
)

type failing struct{ calls int }

func (f *failing) Write(p []byte) (int, error) {
	f.calls++
	return 0, errors.New("no disk")
}

type verbose struct{ asked *int }

func (v verbose) String() string { *v.asked++; return "asked" }

var stamps = regexp.MustCompile(`\d{4}/\d\d/\d\d|\d\d:\d\d:\d\d(\.\d{6})?`)

func hide(text string) string {
	return stamps.ReplaceAllStringFunc(text, func(s string) string {
		switch {
		case strings.Contains(s, "/"):
			return "DATE"
		case strings.Contains(s, "."):
			return "TIME.MICRO"
		}
		return "TIME"
	})
}

func main() {
	flags := []int{log.Ldate, log.Ltime, log.Lmicroseconds, log.Llongfile, log.Lshortfile, log.LUTC, log.Lmsgprefix}
	directory := regexp.MustCompile(`[^ ]*/([a-z_]+\.go:)`)
	for combination := range 1 << len(flags) {
		all := 0
		for i, flag := range flags {
			if combination>>i&1 == 1 {
				all |= flag
			}
		}
		var out bytes.Buffer
		logger := log.New(&out, "p: ", all)
		logger.Println("message", 1)
		text := directory.ReplaceAllString(hide(out.String()), "DIR/$1")
		fmt.Printf("%d %q\n", all, text)
	}
	var out bytes.Buffer
	logger := log.New(&out, "", 0)
	for _, text := range []string{"", "\n", "a", "a\n", "a\n\n", "a\nb", "%d", "\x00", "é"} {
		logger.Print(text)
		logger.Printf("%s", text)
		logger.Println(text)
		err := logger.Output(1, text)
		fmt.Printf("%q: %q %v\n", text, out.String(), err)
		out.Reset()
	}
	logger.Print("a", "b", 1, 2, true, "c")
	logger.Print(1, 2)
	logger.Print()
	logger.Printf("%d %s", "x")
	logger.Println()
	logger.SetPrefix("new\n")
	logger.Print("x")
	logger.SetFlags(log.Lmsgprefix | log.Lshortfile)
	logger.Output(0, "depth 0")
	logger.Output(1, "depth 1")
	logger.Output(100, "depth 100")
	fmt.Printf("%q %q %d\n", regexp.MustCompile(`log\.go:\d+`).ReplaceAllString(out.String(), "log.go:N"), logger.Prefix(), logger.Flags())

	broken := &failing{}
	logger = log.New(broken, "", 0)
	fmt.Println(logger.Output(1, "x"), broken.calls)
	logger.Print("ignored")
	fmt.Println(broken.calls, logger.Writer() == io.Writer(broken))
	asked := 0
	logger.SetOutput(io.Discard)
	logger.Println(verbose{&asked})
	logger.Printf("%v", verbose{&asked})
	fmt.Println("asked when discarded:", asked)
	logger.SetOutput(&out)
	out.Reset()
	logger.Print(verbose{&asked})
	fmt.Println(asked, out.String())

	for _, do := range []func(){func() { logger.Panic("a", 1) }, func() { logger.Panicf("%d\n", 5) }, func() { logger.Panicln("x", 2) }, func() { log.New(io.Discard, "", 0).Panic("quiet") }} {
		out.Reset()
		func() {
			defer func() {
				reason := recover()
				fmt.Printf("%T %q wrote %q\n", reason, reason, out.String())
			}()
			do()
		}()
	}
	log.SetOutput(os.Stdout)
	log.SetFlags(log.Lshortfile)
	log.SetPrefix("std ")
	log.Print("here")
	log.Println(log.Flags(), log.Prefix(), log.Writer() == io.Writer(os.Stdout), log.Default() == log.Default())
	log.Default().SetPrefix("changed ")
	log.Printf("%s", log.Prefix())
	log.Output(1, "through Output")
	func() {
		defer func() { fmt.Println(recover()) }()
		var zero log.Logger
		zero.Print("nowhere")
	}()
	func() { log.Print("in a function") }()
	defer log.Print("deferred")
	fmt.Println(log.LstdFlags == log.Ldate|log.Ltime)
}

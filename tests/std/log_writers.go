// log: flags, prefixes, depths, outputs that fail, and panics.
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

type failing struct{}

func (failing) Write(p []byte) (int, error) { return 0, errors.New("disk full: " + string(p)) }

var digits = regexp.MustCompile(`\d+`)

func helper(l *log.Logger) { l.Output(2, "from helper") }

func main() {
	for _, flags := range []int{0, log.Lshortfile, log.Lshortfile | log.LUTC, log.LstdFlags, log.LstdFlags | log.Lmicroseconds | log.LUTC, log.Lmsgprefix, log.Lshortfile | log.Lmsgprefix | log.Ltime} {
		var b bytes.Buffer
		l := log.New(&b, "pre: ", flags)
		l.Print("a", 1, 2, "b")
		l.Println("c", 3)
		l.Printf("%d%%", 50)
		l.Print("with newline\n")
		l.Print("")
		l.Print("two\nlines")
		helper(l)
		l.SetPrefix("new ")
		l.SetFlags(log.Lmsgprefix)
		l.Println(l.Prefix(), l.Flags() == log.Lmsgprefix)
		text := b.String()
		if flags&(log.Ldate|log.Ltime) != 0 {
			text = digits.ReplaceAllString(text, "N")
		}
		fmt.Printf("%q\n", text)
	}
	l := log.New(failing{}, "", 0)
	fmt.Println(l.Output(1, "x"))
	l.Print("nothing happens")
	var b strings.Builder
	l.SetOutput(&b)
	fmt.Println(l.Writer() == io.Writer(&b))
	func() {
		defer func() { fmt.Printf("%T %v\n", recover(), b.String()) }()
		l.Panicf("bad %s", "thing")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		l.Panicln("a", "b")
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		l.Panic("a", 1, 2)
	}()
	log.SetOutput(os.Stdout)
	log.SetFlags(0)
	log.SetPrefix("std ")
	log.Println("default", log.Prefix(), log.Flags(), log.Default() != nil)
	log.Default().SetPrefix("changed ")
	log.Print("again")
	log.Output(1, "direct")
	l.SetOutput(io.Discard)
	l.Print("gone")
	lines := 0
	l.SetOutput(writer(func(p []byte) { lines += bytes.Count(p, []byte("\n")) }))
	for i := range 5 {
		l.Print(i)
	}
	fmt.Println(lines)
}

type writer func([]byte)

func (w writer) Write(p []byte) (int, error) { w(p); return len(p), nil }

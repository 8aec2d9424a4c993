package main

import (
	"bytes"
	"fmt"
	"log"
	"os"
	"strings"
)

func main() {
	var buf bytes.Buffer
	l := log.New(&buf, "pre: ", 0)
	l.Println("a", 1, nil)
	l.Printf("%d-%s\n", 5, "x")
	l.Print("no newline")
	l.Print("")
	l.SetPrefix("[p] ")
	l.SetFlags(log.Lmsgprefix)
	l.Print("msg")
	l.SetFlags(log.Lshortfile)
	l.Print("file")
	l.Output(1, "direct")
	l.SetFlags(log.Lshortfile | log.Lmsgprefix)
	l.Print("both")
	fmt.Print(buf.String())
	buf.Reset()
	l.SetFlags(log.LstdFlags | log.Lmicroseconds | log.LUTC | log.Llongfile)
	l.Print("x")
	line := buf.String()
	fmt.Println(len(strings.Fields(line)), strings.Count(line, ":") >= 4, strings.Contains(line, "log_more.go:"))
	fmt.Println(l.Flags(), l.Prefix(), l.Writer() == &buf)
	log.SetOutput(os.Stdout)
	log.SetFlags(0)
	log.SetPrefix("std ")
	log.Println("default", log.Flags(), log.Prefix(), log.Default().Prefix())
	func() {
		defer func() { fmt.Printf("%q\n", recover()) }()
		log.Panicf("bad %d", 1)
	}()
	func() {
		defer func() { fmt.Printf("%q\n", recover()) }()
		l.Panicln("bad", 2)
	}()
	log.Writer().Write([]byte("raw\n"))
	defer fmt.Println("not run")
	log.Fatalln("end")
}

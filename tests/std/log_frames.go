package main

import (
	"bytes"
	"crypto/sha1"
	"fmt"
	"io"
	"log"
	"runtime"
	"strings"
)

// frames is a writer that tells which functions of log are above it.
type frames struct{}

func (frames) Write(p []byte) (int, error) {
	pcs := make([]uintptr, 8)
	list := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for {
		frame, more := list.Next()
		fmt.Print(frame.Function, " ")
		if !more || frame.Function == "main.main" {
			break
		}
	}
	fmt.Printf("%q\n", p)
	return len(p), nil
}

func main() {
	h := sha1.New()
	constant := h.(interface{ ConstantTimeSum([]byte) []byte })
	same := 0
	for range 300 {
		if bytes.Equal(h.Sum([]byte("x")), constant.ConstantTimeSum([]byte("x"))) {
			same++
		}
		io.WriteString(h, "a")
	}
	fmt.Printf("%d %x\n", same, constant.ConstantTimeSum(nil))

	l := log.New(frames{}, "p ", log.Lmsgprefix)
	l.Print("a")
	l.Printf("%d", 1)
	l.Println("b", 2)
	l.Output(1, "c")
	log.SetOutput(frames{})
	log.SetFlags(log.Lshortfile)
	log.Print("d")
	log.Printf("%d", 2)
	log.Println("e")
	log.Output(1, "f")
	func() {
		defer func() { fmt.Println("recovered", strings.TrimSpace(fmt.Sprint(recover()))) }()
		log.Panicln("g")
	}()
}

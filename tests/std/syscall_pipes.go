// Reads and writes of pipes that are empty or full keep only their own goroutines waiting.
package main

import (
	"fmt"
	"sync"
	"syscall"
	"unsafe"
)

const (
	sysPipe = 22 // on Linux, amd64
	pairs   = 50
	written = 200_000
)

func pipe() (reader, writer int) {
	var ends [2]int32
	if _, _, e := syscall.Syscall(sysPipe, uintptr(unsafe.Pointer(&ends)), 0, 0); e != 0 {
		panic(e)
	}
	return int(ends[0]), int(ends[1])
}

func fill(fd int) {
	b := make([]byte, written)
	for len(b) > 0 {
		n, err := syscall.Write(fd, b)
		if err != nil {
			panic(err)
		}
		b = b[n:]
	}
	syscall.Close(fd)
}

func drain(fd int) (sum int) {
	b := make([]byte, 1000)
	for {
		n, err := syscall.Read(fd, b)
		if err != nil {
			panic(err)
		}
		if n == 0 {
			syscall.Close(fd)
			return sum
		}
		sum += n
	}
}

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	total := 0
	for range pairs {
		reader, writer := pipe()
		wg.Go(func() { fill(writer) })
		wg.Go(func() {
			sum := drain(reader)
			mu.Lock()
			total += sum
			mu.Unlock()
		})
	}
	wg.Wait()
	fmt.Println(total)

	// All goroutines wait, one of them for a pipe: that is no deadlock.
	reader, writer := pipe()
	done := make(chan int)
	go func() { done <- drain(reader) }()
	go func() {
		for range 1000 {
			mu.Lock()
			mu.Unlock()
		}
		fill(writer)
	}()
	fmt.Println(<-done)
}

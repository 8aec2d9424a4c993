package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

func main() {
	dir, _ := os.MkdirTemp("", "fifo")
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "fifo")
	fmt.Println(syscall.Mkfifo(name, 0640), syscall.Mkfifo(name, 0640))
	info, err := os.Lstat(name)
	fmt.Println(info.Mode(), info.Mode()&fs.ModeNamedPipe != 0, info.Size(), err)

	// Opening waits for the other side; meanwhile other goroutines run.
	opened := make(chan string)
	go func() {
		f, err := os.Open(name)
		opened <- fmt.Sprint("reader ", err)
		data, err := io.ReadAll(f)
		opened <- fmt.Sprintf("%q %v %v", data, err, f.Close())
	}()
	turns := 0
	for range 100 {
		select {
		case early := <-opened:
			fmt.Println("too early:", early)
		default:
			turns++
			time.Sleep(100 * time.Microsecond)
		}
	}
	fmt.Println("turns", turns)
	w, err := os.OpenFile(name, os.O_WRONLY, 0)
	fmt.Println("writer", err)
	fmt.Println(<-opened)
	n, err := w.WriteString("through the fifo")
	fmt.Println(n, err, w.Close())
	fmt.Println(<-opened)

	// Writers first, one after the other, to a reader that stays.
	keep, err := os.OpenFile(name, os.O_RDWR, 0)
	fmt.Println("both", err)
	var wait sync.WaitGroup
	for i := range 5 {
		wait.Go(func() {
			w, err := os.OpenFile(name, os.O_WRONLY, 0)
			if err != nil {
				fmt.Println(err)
				return
			}
			defer w.Close()
			fmt.Fprintln(w, "line", i)
		})
	}
	r := bufio.NewReader(keep)
	sum := 0
	for range 5 {
		line, err := r.ReadString('\n')
		var i int
		count, scanErr := fmt.Sscanf(line, "line %d\n", &i)
		if err != nil || count != 1 {
			fmt.Printf("%q %v %v\n", line, err, scanErr)
		}
		sum += i
	}
	wait.Wait()
	fmt.Println("sum", sum)
	fmt.Println(keep.SetReadDeadline(time.Now().Add(10 * time.Millisecond)))
	_, err = r.ReadByte()
	fmt.Println(errors.Is(err, os.ErrDeadlineExceeded), strings.ReplaceAll(err.Error(), dir, "DIR"))
	fmt.Println(keep.Close())

	// Nobody reads: not waiting is an error for writers, not for readers.
	_, err = os.OpenFile(name, os.O_WRONLY|syscall.O_NONBLOCK, 0)
	fmt.Println(errors.Is(err, syscall.ENXIO), strings.ReplaceAll(err.Error(), dir, "DIR"))
	f, err := os.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	fmt.Println(err)
	n, err = f.Read(make([]byte, 5))
	fmt.Println(n, err)
	_, err = f.Seek(0, io.SeekStart)
	fmt.Println(strings.ReplaceAll(err.Error(), dir, "DIR"))
	_, err = f.ReadAt(make([]byte, 1), 0)
	fmt.Println(strings.ReplaceAll(err.Error(), dir, "DIR"))
	fmt.Println(errors.Is(f.Truncate(0), syscall.EINVAL), f.Close())

	// A writer whose reader has gone gets an error, not a signal.
	go func() {
		f, _ := os.Open(name)
		f.Close()
		opened <- "gone"
	}()
	w, _ = os.OpenFile(name, os.O_WRONLY, 0)
	fmt.Println(<-opened)
	_, err = w.WriteString("x")
	fmt.Println(errors.Is(err, syscall.EPIPE), strings.ReplaceAll(err.Error(), dir, "DIR"))
	w.Close()
}

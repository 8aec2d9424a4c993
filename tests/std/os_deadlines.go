package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

func main() {
	f, _ := os.CreateTemp("", "x")
	fmt.Println(f.SetDeadline(time.Now()) == os.ErrNoDeadline, f.SetDeadline(time.Now()))
	f.Close()
	fmt.Println(f.SetDeadline(time.Now()) != nil)
	_, err := f.Read(make([]byte, 1))
	fmt.Println(errors.Is(err, os.ErrClosed))
	var nf *os.File
	fmt.Println(nf.SetDeadline(time.Now()), nf.Close())
	r, w, _ := os.Pipe()
	fmt.Println(r.SetReadDeadline(time.Now().Add(20 * time.Millisecond)))
	_, err = r.Read(make([]byte, 1))
	fmt.Println(err, os.IsTimeout(err), errors.Is(err, os.ErrDeadlineExceeded))
	_, err = r.Read(make([]byte, 1))
	fmt.Println(err)
	r.SetReadDeadline(time.Time{})
	go func() { time.Sleep(10 * time.Millisecond); r.Close() }()
	_, err = r.Read(make([]byte, 1))
	fmt.Println(err)
	_, err = w.Write([]byte("x"))
	fmt.Println(err)
	fmt.Println(w.SetWriteDeadline(time.Now().Add(-1)))
	_, err = w.Write([]byte("x"))
	fmt.Println(err)
	fmt.Println(w.Close())
	fmt.Println(w.Close())
	fmt.Println(w.SetDeadline(time.Now()))
	_, err = w.Seek(0, 0)
	fmt.Println(err)
	_, err = w.Stat()
	fmt.Println(err)
	fmt.Println(w.Sync(), w.Truncate(0), w.Chmod(0), w.Chdir())
	_, err = w.ReadDir(0)
	fmt.Println(err)
	_, err = w.ReadFrom(r)
	fmt.Println(err)
	_, err = io.Copy(w, r)
	fmt.Println(err)
	_, err = w.SyscallConn()
	fmt.Println(err)
	_, err = nf.SyscallConn()
	fmt.Println(err)
	_, err = nf.ReadDir(0)
	fmt.Println(err)
	_, err = os.Stdin.WriteAt(nil, -1)
	fmt.Println(err)
}

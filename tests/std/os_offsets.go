package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

var base string

func text(err error) string {
	if err == nil {
		return "nil"
	}
	return strings.ReplaceAll(err.Error(), base, "BASE")
}

func main() {
	base, _ = os.MkdirTemp("", "offsets")
	defer os.RemoveAll(base)
	name := filepath.Join(base, "file")
	f, _ := os.Create(name)

	for _, step := range []struct {
		offset int64
		whence int
	}{{0, 0}, {5, 0}, {-1, 0}, {-5, 1}, {-6, 1}, {3, 2}, {0, 1}, {0, 3}, {1 << 62, 0}, {1 << 62, 1}, {1 << 62, 1}, {0, -1}, {0, 2}} {
		at, err := f.Seek(step.offset, step.whence)
		fmt.Println("seek", step.offset, step.whence, at, text(err))
	}
	f.Seek(0, 0)
	for _, size := range []int64{0, 10, 3, -1, 1 << 20, 5} {
		err := f.Truncate(size)
		info, _ := f.Stat()
		fmt.Println("truncate", size, text(err), info.Size())
	}
	fmt.Println(text(os.Truncate(name, 7)), text(os.Truncate(name, -1)), text(os.Truncate(base, 1)), text(os.Truncate(filepath.Join(base, "no"), 1)))
	data, _ := os.ReadFile(name)
	fmt.Printf("%q\n", data)

	for _, at := range []int64{0, 2, 7, 12, -1, -1 << 63} {
		n, err := f.WriteAt([]byte("abc"), at)
		fmt.Println("writeat", at, n, text(err))
	}
	n, err := f.WriteAt(nil, -1)
	fmt.Println(n, text(err))
	n, err = f.WriteAt(nil, 3)
	fmt.Println(n, text(err))
	data, _ = os.ReadFile(name)
	fmt.Printf("%q\n", data)

	for _, at := range []int64{0, 13, 14, 15, 100, -1} {
		buffer := make([]byte, 3)
		n, err := f.ReadAt(buffer, at)
		fmt.Printf("readat %d %d %q %s\n", at, n, buffer, text(err))
	}
	n, err = f.ReadAt(nil, 100)
	fmt.Println(n, text(err))
	n, err = f.ReadAt(nil, -1)
	fmt.Println(n, text(err))

	// Reads to the end: the last one short, then EOF for ever, unless the file grows.
	f.Seek(0, 0)
	for range 6 {
		buffer := make([]byte, 6)
		n, err := f.Read(buffer)
		fmt.Printf("read %d %q %v\n", n, buffer[:n], err)
	}
	n, err = f.Read(nil)
	fmt.Println("read nothing", n, err)
	other, _ := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	other.WriteString("grown")
	n, err = other.WriteAt([]byte("x"), 0)
	fmt.Println(n, err)
	more, err := io.ReadAll(f)
	fmt.Printf("%q %v\n", more, err)

	// Copying between files and other readers and writers.
	f.Seek(0, 0)
	copied, err := f.ReadFrom(strings.NewReader("from"))
	fmt.Println(copied, text(err))
	var out bytes.Buffer
	copied, err = f.WriteTo(&out)
	fmt.Printf("%d %v %q\n", copied, err, out.String())
	f.Seek(0, 0)
	target, _ := os.Create(filepath.Join(base, "target"))
	copied, err = io.Copy(target, io.LimitReader(f, 9))
	fmt.Println(copied, err)
	copied, err = io.CopyN(target, f, 100)
	fmt.Println(copied, err)
	data, _ = os.ReadFile(target.Name())
	fmt.Printf("%q\n", data)
	copied, err = io.Copy(other, f)
	fmt.Println(copied, err)
	copied, err = io.Copy(io.Discard, other)
	fmt.Println(copied, text(err), errors.Is(err, syscall.EBADF))

	f.Close()
	fmt.Println(text(f.Close()))
	_, err = f.Seek(0, 0)
	fmt.Println(text(err))
	_, err = f.ReadAt(make([]byte, 1), 0)
	fmt.Println(text(err))
	_, err = f.WriteAt(make([]byte, 1), -1)
	fmt.Println(text(err))
	_, err = f.ReadFrom(strings.NewReader("x"))
	fmt.Println(text(err))
	_, err = f.WriteTo(io.Discard)
	fmt.Println(text(err))
	_, err = f.Read(nil)
	fmt.Println(text(err))
	fmt.Println(text(f.Chmod(0)), text(f.Sync()), text(f.Chdir()), f.Fd() == ^uintptr(0))
	var none *os.File
	_, err = none.Read(nil)
	fmt.Println(err, none.Close(), none.Sync())
}

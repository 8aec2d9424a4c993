package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	base, err := os.MkdirTemp("", "sparse")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(base)
	name := filepath.Join(base, "file")
	hide := func(err error) string { return strings.ReplaceAll(fmt.Sprint(err), base, "BASE") }
	file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		panic(err)
	}
	size := func() int64 { info, _ := file.Stat(); return info.Size() }
	seek := func(offset int64, whence int) {
		at, err := file.Seek(offset, whence)
		fmt.Printf("seek %d %d: %d %s\n", offset, whence, at, hide(err))
	}
	fmt.Println(file.WriteString("0123456789"))
	for _, whence := range []int{io.SeekStart, io.SeekCurrent, io.SeekEnd, 99, -1} {
		for _, offset := range []int64{0, 3, -3, -11, 20, 1 << 40} {
			file.Seek(5, io.SeekStart)
			seek(offset, whence)
		}
	}
	seek(-1<<63, io.SeekStart)
	seek(1<<63-1, io.SeekEnd)
	seek(100, io.SeekStart)
	n, err := file.Read(make([]byte, 4))
	fmt.Println("read beyond:", n, err, size())
	seek(0, io.SeekCurrent)
	n, err = file.WriteString("end")
	fmt.Println(n, err, size())
	data, _ := os.ReadFile(name)
	fmt.Printf("%q %d zeros %q\n", data[:10], bytes.Count(data, []byte{0}), data[100:])

	buffer := make([]byte, 6)
	for _, at := range []int64{0, 7, 97, 100, 103, 500, -1, -1 << 63} {
		for i := range buffer {
			buffer[i] = '.'
		}
		n, err := file.ReadAt(buffer, at)
		var path *fs.PathError
		fmt.Printf("readat %d: %d %q %s %t\n", at, n, buffer, hide(err), errors.As(err, &path))
	}
	n, err = file.ReadAt(nil, 1000)
	fmt.Println(n, err)
	for _, at := range []int64{0, 102, 200, -1} {
		n, err := file.WriteAt([]byte("<>"), at)
		fmt.Println("writeat", at, n, hide(err), size())
	}
	seek(0, io.SeekCurrent)
	n, err = file.WriteAt([]byte("far"), 1<<30)
	fmt.Println(n, err, size())
	got, err := file.Seek(-3, io.SeekEnd)
	rest, readErr := io.ReadAll(file)
	fmt.Println(got, err, string(rest), readErr)
	section := io.NewSectionReader(file, 1<<30-4, 7)
	rest, err = io.ReadAll(section)
	fmt.Printf("%q %v\n", rest, err)
	fmt.Println(file.Truncate(4), size())
	seek(0, io.SeekCurrent)
	n, err = file.Read(buffer)
	fmt.Println(n, err)
	seek(0, io.SeekEnd)
	fmt.Println(file.Close())

	appending, err := os.OpenFile(name, os.O_RDWR|os.O_APPEND, 0)
	fmt.Println(err)
	appending.Seek(0, io.SeekStart)
	n, err = appending.WriteString("+app")
	at, seekErr := appending.Seek(0, io.SeekCurrent)
	fmt.Println(n, err, at, seekErr)
	n, err = appending.WriteAt([]byte("x"), 0)
	fmt.Println(n, err)
	n, err = appending.ReadAt(buffer, 2)
	fmt.Printf("%d %v %q\n", n, err, buffer[:n])
	appending.Seek(2, io.SeekStart)
	copied, err := appending.ReadFrom(strings.NewReader("-copy"))
	fmt.Println(copied, err)
	appending.Seek(0, io.SeekStart)
	var all strings.Builder
	copied, err = appending.WriteTo(&all)
	fmt.Printf("%d %v %q\n", copied, err, all.String())
	copied, err = appending.WriteTo(&all)
	fmt.Println(copied, err)
	appending.Close()

	writing, _ := os.OpenFile(name, os.O_WRONLY, 0)
	n, err = writing.Read(buffer)
	fmt.Println(n, hide(err))
	n, err = writing.ReadAt(buffer, 0)
	fmt.Println(n, hide(err))
	n, err = writing.Read(nil)
	fmt.Println(n, hide(err))
	copied, err = io.Copy(io.Discard, writing)
	fmt.Println(copied, hide(err))
	copied, err = io.CopyN(writing, strings.NewReader("abcdef"), 3)
	fmt.Println(copied, err)
	copied, err = io.CopyN(writing, strings.NewReader("ab"), 3)
	fmt.Println(copied, err)
	writing.Close()
	reading, _ := os.Open(name)
	n, err = reading.Write([]byte("x"))
	fmt.Println(n, hide(err))
	n, err = reading.WriteAt([]byte("x"), 1)
	fmt.Println(n, hide(err))
	n, err = reading.Write(nil)
	fmt.Println(n, hide(err))
	copied, err = reading.ReadFrom(strings.NewReader("x"))
	fmt.Println(copied, hide(err))
	copied, err = reading.ReadFrom(strings.NewReader(""))
	fmt.Println(copied, hide(err))
	n, err = io.ReadFull(reading, make([]byte, 100))
	fmt.Println(n, err)
	n, err = io.ReadFull(reading, make([]byte, 100))
	fmt.Println(n, err)
	reading.Close()

	directory, _ := os.Open(base)
	n, err = directory.Read(buffer)
	fmt.Println(n, hide(err))
	n, err = directory.ReadAt(buffer, 0)
	fmt.Println(n, hide(err))
	n, err = directory.Write([]byte("x"))
	fmt.Println(n, hide(err))
	fmt.Println(hide(directory.Truncate(0)))
	at, err = directory.Seek(0, io.SeekStart)
	fmt.Println(at, hide(err))
	for range 2 {
		names, err := directory.Readdirnames(-1)
		fmt.Println(names, err)
		directory.Seek(0, io.SeekStart)
	}
	directory.Close()
	in, out, _ := os.Pipe()
	at, err = in.Seek(0, io.SeekCurrent)
	fmt.Println(at, err)
	n, err = out.WriteAt([]byte("x"), 0)
	fmt.Println(n, err)
	n, err = in.ReadAt(buffer, 0)
	fmt.Println(n, err)
	n, err = out.Read(buffer)
	fmt.Println(n, err)
	n, err = in.Write(buffer)
	fmt.Println(n, err)
	out.Close()
	n, err = in.Read(buffer)
	fmt.Println(n, err)
	in.Close()
}

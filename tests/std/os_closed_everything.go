package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	base, err := os.MkdirTemp("", "closed")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(base)
	plain := filepath.Join(base, "plain")
	os.WriteFile(plain, []byte("content"), 0o600)
	file, _ := os.OpenFile(plain, os.O_RDWR, 0)
	directory, _ := os.Open(base)
	reading, writing, _ := os.Pipe()
	fmt.Println(file.Close(), directory.Close(), reading.Close(), writing.Close())

	operations := []struct {
		name string
		do   func(f *os.File) error
	}{
		{"Chdir", func(f *os.File) error { return f.Chdir() }},
		{"Chmod", func(f *os.File) error { return f.Chmod(0o600) }},
		{"Chown", func(f *os.File) error { return f.Chown(0, 0) }},
		{"Read", func(f *os.File) error { _, err := f.Read(make([]byte, 1)); return err }},
		{"Read empty", func(f *os.File) error { _, err := f.Read(nil); return err }},
		{"ReadAt", func(f *os.File) error { _, err := f.ReadAt(make([]byte, 1), 0); return err }},
		{"ReadAt empty", func(f *os.File) error { _, err := f.ReadAt(nil, 0); return err }},
		{"ReadAt negative", func(f *os.File) error { _, err := f.ReadAt(make([]byte, 1), -1); return err }},
		{"ReadDir", func(f *os.File) error { _, err := f.ReadDir(-1); return err }},
		{"ReadDir 1", func(f *os.File) error { _, err := f.ReadDir(1); return err }},
		{"Readdir", func(f *os.File) error { _, err := f.Readdir(0); return err }},
		{"Readdirnames", func(f *os.File) error { _, err := f.Readdirnames(1); return err }},
		{"ReadFrom", func(f *os.File) error { _, err := f.ReadFrom(strings.NewReader("x")); return err }},
		{"Seek", func(f *os.File) error { _, err := f.Seek(0, io.SeekCurrent); return err }},
		{"Seek whence", func(f *os.File) error { _, err := f.Seek(0, 17); return err }},
		{"SetDeadline", func(f *os.File) error { return f.SetDeadline(time.Time{}) }},
		{"SetReadDeadline", func(f *os.File) error { return f.SetReadDeadline(time.Now()) }},
		{"SetWriteDeadline", func(f *os.File) error { return f.SetWriteDeadline(time.Time{}) }},
		{"Stat", func(f *os.File) error { _, err := f.Stat(); return err }},
		{"Sync", func(f *os.File) error { return f.Sync() }},
		{"SyscallConn", func(f *os.File) error { _, err := f.SyscallConn(); return err }},
		{"Truncate", func(f *os.File) error { return f.Truncate(0) }},
		{"Truncate negative", func(f *os.File) error { return f.Truncate(-1) }},
		{"Write", func(f *os.File) error { _, err := f.Write([]byte("x")); return err }},
		{"Write empty", func(f *os.File) error { _, err := f.Write(nil); return err }},
		{"WriteAt", func(f *os.File) error { _, err := f.WriteAt([]byte("x"), 0); return err }},
		{"WriteAt negative", func(f *os.File) error { _, err := f.WriteAt([]byte("x"), -1); return err }},
		{"WriteAt empty", func(f *os.File) error { _, err := f.WriteAt(nil, 0); return err }},
		{"WriteString", func(f *os.File) error { _, err := f.WriteString("x"); return err }},
		{"WriteTo", func(f *os.File) error { _, err := f.WriteTo(io.Discard); return err }},
		{"Copy to", func(f *os.File) error { _, err := io.Copy(f, strings.NewReader("data")); return err }},
		{"Copy from", func(f *os.File) error { _, err := io.Copy(io.Discard, f); return err }},
		{"ReadAll", func(f *os.File) error { _, err := io.ReadAll(f); return err }},
		{"Fprint", func(f *os.File) error { _, err := fmt.Fprint(f, "x"); return err }},
		{"Close", func(f *os.File) error { return f.Close() }},
	}
	files := []struct {
		name string
		file *os.File
	}{{"file", file}, {"directory", directory}, {"reading", reading}, {"writing", writing}, {"nil", nil}, {"zero", new(os.File)}}
	for _, operation := range operations {
		for _, subject := range files {
			func() {
				defer func() {
					if reason := recover(); reason != nil {
						fmt.Printf("%s of %s: panic %v\n", operation.name, subject.name, reason)
					}
				}()
				err := operation.do(subject.file)
				text := strings.ReplaceAll(fmt.Sprint(err), base, "BASE")
				var path *fs.PathError
				kind := ""
				if errors.As(err, &path) {
					kind = path.Op
				}
				fmt.Printf("%s of %s: %s (%T %s) closed=%t invalid=%t no deadline=%t\n", operation.name, subject.name, text, err, kind,
					errors.Is(err, os.ErrClosed), errors.Is(err, os.ErrInvalid), errors.Is(err, os.ErrNoDeadline))
			}()
		}
	}
	for _, subject := range files[:5] {
		n, err := subject.file.ReadFrom(strings.NewReader(""))
		fmt.Println("ReadFrom empty of", subject.name, n, err)
	}
	for _, subject := range files[:4] {
		fmt.Println(subject.name, int(subject.file.Fd()), strings.Contains(subject.file.Name(), base), filepath.Base(subject.file.Name()) != "")
	}
	func() {
		defer func() { fmt.Println("name of nil:", recover()) }()
		fmt.Println(files[4].file.Name())
	}()
	var none *os.File
	fmt.Println(none.Fd() == ^uintptr(0), none.Close() == os.ErrInvalid)
	fmt.Println(os.NewFile(^uintptr(0), "bad") == nil)
	wild := os.NewFile(987654, "wild")
	if wild != nil {
		_, err = wild.Write([]byte("x"))
		fmt.Println(wild.Name(), err, wild.Close())
	} else {
		fmt.Println("no wild file")
	}
}

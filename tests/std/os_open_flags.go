package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

var base string

// text is an error's text without the name of the temporary directory.
func text(err error) string {
	if err == nil {
		return "nil"
	}
	return strings.ReplaceAll(err.Error(), base, "BASE")
}

func at(name string) string { return filepath.Join(base, name) }

func content(name string) string {
	data, err := os.ReadFile(at(name))
	if err != nil {
		return text(err)
	}
	return fmt.Sprintf("%q", data)
}

// attempt opens a file that holds "0123456789" with flags, then reads and writes.
func attempt(label string, flags int) {
	os.WriteFile(at("digits"), []byte("0123456789"), 0644)
	f, err := os.OpenFile(at("digits"), flags, 0600)
	if err != nil {
		fmt.Println(label, "open", text(err))
		return
	}
	buffer := make([]byte, 4)
	n, err := f.Read(buffer)
	fmt.Printf("%s read %d %q %s; ", label, n, buffer[:n], text(err))
	n, err = f.WriteString("AB")
	fmt.Printf("write %d %s; ", n, text(err))
	at, err := f.Seek(0, io.SeekCurrent)
	fmt.Printf("at %d %s; ", at, text(err))
	n, err = f.WriteAt([]byte("xy"), 6)
	fmt.Printf("writeat %d %s; ", n, text(err))
	n, err = f.ReadAt(buffer, 8)
	fmt.Printf("readat %d %q %s; ", n, buffer[:n], text(err))
	fmt.Println("truncate", text(f.Truncate(9)), "sync", text(f.Sync()), "close", text(f.Close()), content("digits"))
}

func missing(label string, flags int) {
	f, err := os.OpenFile(at("new"), flags, 0640)
	if err == nil {
		info, _ := f.Stat()
		fmt.Println(label, "made", info.Mode(), info.Size(), filepath.Base(f.Name()))
		f.Close()
	} else {
		fmt.Println(label, text(err), errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid))
	}
	os.Remove(at("new"))
}

func main() {
	base, _ = os.MkdirTemp("", "flags")
	defer os.RemoveAll(base)
	attempt("rdonly", os.O_RDONLY)
	attempt("wronly", os.O_WRONLY)
	attempt("rdwr", os.O_RDWR)
	attempt("append", os.O_RDWR|os.O_APPEND)
	attempt("append only", os.O_WRONLY|os.O_APPEND)
	attempt("trunc", os.O_RDWR|os.O_TRUNC)
	attempt("trunc append", os.O_RDWR|os.O_TRUNC|os.O_APPEND)
	attempt("create", os.O_RDWR|os.O_CREATE)
	attempt("excl", os.O_RDWR|os.O_CREATE|os.O_EXCL)
	attempt("sync", os.O_RDWR|os.O_SYNC)
	attempt("create trunc", os.O_WRONLY|os.O_CREATE|os.O_TRUNC)

	missing("missing rdonly", os.O_RDONLY)
	missing("missing create", os.O_CREATE)
	missing("missing excl", os.O_WRONLY|os.O_CREATE|os.O_EXCL)
	missing("missing trunc", os.O_WRONLY|os.O_TRUNC)
	missing("missing append", os.O_WRONLY|os.O_APPEND)
	missing("missing append create", os.O_WRONLY|os.O_APPEND|os.O_CREATE)

	f, err := os.OpenFile(base, os.O_WRONLY, 0)
	fmt.Println(f == nil, text(err))
	f, err = os.OpenFile(base, os.O_CREATE, 0644)
	fmt.Println(f == nil, text(err))
	f, err = os.Open(base)
	n, rerr := f.Read(make([]byte, 3))
	fmt.Println(text(err), n, text(rerr))
	n, rerr = f.Write([]byte("x"))
	fmt.Println(n, text(rerr), text(f.Truncate(0)))
	n, rerr = f.Read(nil)
	fmt.Println(n, text(rerr), text(f.Close()))

	os.Symlink("loop", at("loop"))
	_, err = os.Open(at("loop"))
	fmt.Println(text(err))
	os.Symlink("nowhere", at("dangling"))
	_, err = os.Open(at("dangling"))
	fmt.Println(text(err), errors.Is(err, fs.ErrNotExist))
	_, err = os.OpenFile(at("dangling"), os.O_CREATE|os.O_EXCL, 0644)
	fmt.Println(text(err), errors.Is(err, fs.ErrExist))
	f, err = os.Create(at("dangling"))
	fmt.Println(text(err), content("nowhere"))
	f.Close()
	_, err = os.Open(at(strings.Repeat("n", 256)))
	fmt.Println(err.(*fs.PathError).Err, err.(*fs.PathError).Op)
	_, err = os.Open(strings.Repeat("d/", 2100))
	fmt.Println(err.(*fs.PathError).Err)
	fmt.Println(os.O_RDONLY, os.O_WRONLY, os.O_RDWR, os.O_APPEND, os.O_CREATE, os.O_EXCL, os.O_SYNC, os.O_TRUNC)
}

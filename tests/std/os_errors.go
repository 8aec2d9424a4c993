package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

var base string

// show prints an error with its type, its parts and what it is.
func show(what string, err error) {
	clean := func(s string) string { return strings.ReplaceAll(s, base, "BASE") }
	if err == nil {
		fmt.Println(what, "ok")
		return
	}
	fmt.Print(what, ": ", clean(err.Error()))
	switch e := err.(type) {
	case *fs.PathError:
		fmt.Printf(" PathError{%s %s %T}", e.Op, clean(e.Path), e.Err)
	case *os.LinkError:
		fmt.Printf(" LinkError{%s %s %s %T}", e.Op, clean(e.Old), clean(e.New), e.Err)
	case *os.SyscallError:
		fmt.Printf(" SyscallError{%s %T}", e.Syscall, e.Err)
	default:
		fmt.Printf(" %T", err)
	}
	for _, kind := range []error{fs.ErrNotExist, fs.ErrExist, fs.ErrPermission, fs.ErrClosed, fs.ErrInvalid, io.EOF, io.ErrUnexpectedEOF, errors.ErrUnsupported} {
		if errors.Is(err, kind) {
			fmt.Print(" is ", kind)
		}
	}
	var errno syscall.Errno
	if errors.As(err, &errno) {
		fmt.Print(" errno ", int(errno))
	}
	fmt.Println(os.IsNotExist(err), os.IsExist(err), os.IsPermission(err), os.IsTimeout(err))
}

func main() {
	base, _ = os.MkdirTemp("", "errors")
	defer os.RemoveAll(base)
	at := func(name string) string { return filepath.Join(base, name) }
	os.WriteFile(at("file"), []byte("content"), 0644)
	os.Mkdir(at("dir"), 0755)
	os.WriteFile(at("dir/inner"), nil, 0600)

	_, err := os.Open(at("none"))
	show("open", err)
	_, err = os.Open(at("file/below"))
	show("open below", err)
	_, err = os.Open("a\x00b")
	show("open zero", err)
	_, err = os.Open("")
	show("open empty", err)
	_, err = os.OpenFile(at("dir"), os.O_RDWR, 0)
	show("open dir", err)
	_, err = os.OpenFile(at("file"), os.O_CREATE|os.O_EXCL, 0644)
	show("create", err)
	_, err = os.Create(at("no/file"))
	show("create", err)
	show("mkdir", os.Mkdir(at("dir"), 0755))
	show("mkdir", os.Mkdir(at("x/y"), 0755))
	show("mkdirall", os.MkdirAll(at("file/x"), 0755))
	show("mkdirall", os.MkdirAll(at("a/b/c/"), 0755))
	show("remove", os.Remove(at("none")))
	show("remove", os.Remove(at("dir")))
	show("removeall", os.RemoveAll(at("none")))
	show("removeall", os.RemoveAll("."))
	show("rename", os.Rename(at("none"), at("other")))
	show("rename", os.Rename(at("file"), at("dir")))
	show("rename", os.Rename(at("dir"), at("file")))
	show("link", os.Link(at("none"), at("l")))
	show("link", os.Link(at("file"), at("dir")))
	show("symlink", os.Symlink("x", at("file")))
	_, err = os.Readlink(at("file"))
	show("readlink", err)
	_, err = os.Stat(at("none"))
	show("stat", err)
	_, err = os.Lstat(at("none"))
	show("lstat", err)
	show("chmod", os.Chmod(at("none"), 0))
	show("chtimes", os.Chtimes(at("none"), time.Unix(1, 0), time.Unix(1, 0)))
	show("truncate", os.Truncate(at("none"), 1))
	show("truncate", os.Truncate(at("file"), -1))
	show("chdir", os.Chdir(at("none")))
	show("chdir", os.Chdir(at("file")))
	_, err = os.ReadFile(at("dir"))
	show("readfile", err)
	_, err = os.ReadDir(at("file"))
	show("readdir", err)
	_, err = os.ReadDir(at("none"))
	show("readdir", err)
	show("writefile", os.WriteFile(at("dir"), nil, 0))
	_, err = os.MkdirTemp(base, "a/b")
	show("mkdirtemp", err)
	_, err = os.CreateTemp(at("none"), "x*y")
	if err != nil {
		fmt.Println("createtemp", errors.Is(err, fs.ErrNotExist), err.(*fs.PathError).Op)
	}
	show("setenv", os.Setenv("", "x"))
	show("setenv", os.Setenv("A=B", "x"))
	show("setenv", os.Setenv("A\x00", "x"))
	show("unsetenv", os.Unsetenv(""))
	show("copyfs", os.CopyFS(at("dir"), os.DirFS(at("dir"))))
	_, err = os.DirFS(at("dir")).Open("../file")
	show("dirfs", err)
	_, err = os.DirFS("").Open("file")
	show("dirfs", err)
	_, err = os.DirFS(at("dir")).Open("none")
	show("dirfs", err)

	f, _ := os.Open(at("file"))
	_, err = f.Write([]byte("x"))
	show("write", err)
	_, err = f.Seek(-1, io.SeekStart)
	show("seek", err)
	_, err = f.Seek(0, 9)
	show("seek", err)
	_, err = f.ReadAt(make([]byte, 100), 3)
	show("readat", err)
	_, err = f.ReadAt(make([]byte, 1), -3)
	show("readat", err)
	_, err = io.ReadFull(f, make([]byte, 100))
	show("readfull", err)
	_, err = f.Read(make([]byte, 1))
	show("read", err)
	_, err = f.ReadDir(1)
	show("readdir", err)
	_, err = f.Readdirnames(-1)
	show("readdirnames", err)
	show("truncate", f.Truncate(0))
	show("chdir", f.Chdir())
	show("close", f.Close())
	show("close", f.Close())
	_, err = f.Read(nil)
	show("read", err)
	_, err = f.ReadAt(nil, 0)
	show("readat", err)
	_, err = f.Stat()
	show("stat", err)
	a, _ := os.OpenFile(at("file"), os.O_APPEND|os.O_WRONLY, 0)
	_, err = a.WriteAt([]byte("x"), 0)
	show("writeat", err)
	_, err = a.Read(make([]byte, 1))
	show("read", err)
	a.Close()
	var none *os.File
	_, err = none.Read(nil)
	show("nil", err)
	show("nil", none.Sync())
	bad := os.NewFile(999, "bad")
	_, err = bad.Write([]byte("x"))
	show("bad", err)
	show("bad", bad.Close())
	fmt.Println(os.NewFile(^uintptr(0), "x") == nil)
	show("syscall", os.NewSyscallError("call", syscall.EACCES))
	fmt.Println(os.NewSyscallError("call", nil) == nil)
	for _, e := range []syscall.Errno{0, 1, 2, 11, 13, 17, 38, 39, 95, 110, 133, 134, 1000} {
		fmt.Println(int(e), e, e.Temporary(), e.Timeout(), errors.Is(e, fs.ErrPermission), errors.Is(e, errors.ErrUnsupported))
	}
}

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

type slow struct{ late bool }

func (s slow) Error() string { return "slow" }
func (s slow) Timeout() bool { return s.late }
func (s slow) Is(other error) bool {
	return other == io.ErrNoProgress
}

func facts(what string, err error) {
	var path *fs.PathError
	var link *os.LinkError
	var call *os.SyscallError
	var number syscall.Errno
	fmt.Printf("%s: %q %T as:", what, fmt.Sprint(err), err)
	if errors.As(err, &path) {
		fmt.Printf(" path(%s,%s,%t)", path.Op, path.Path, path.Timeout())
	}
	if errors.As(err, &link) {
		fmt.Printf(" link(%s,%s,%s)", link.Op, link.Old, link.New)
	}
	if errors.As(err, &call) {
		fmt.Printf(" call(%s,%t)", call.Syscall, call.Timeout())
	}
	if errors.As(err, &number) {
		fmt.Printf(" errno(%d,%t,%t)", int(number), number.Timeout(), number.Temporary())
	}
	fmt.Printf(" is:")
	for _, target := range []error{fs.ErrInvalid, fs.ErrPermission, fs.ErrExist, fs.ErrNotExist, fs.ErrClosed, os.ErrNoDeadline, os.ErrDeadlineExceeded, errors.ErrUnsupported, io.ErrNoProgress} {
		if errors.Is(err, target) {
			fmt.Printf(" <%v>", target)
		}
	}
	fmt.Println(" os:", os.IsExist(err), os.IsNotExist(err), os.IsPermission(err), os.IsTimeout(err), "unwrap:", errors.Unwrap(err))
}

func main() {
	for _, number := range []syscall.Errno{0, syscall.ENOENT, syscall.EEXIST, syscall.ENOTEMPTY, syscall.EPERM, syscall.EACCES, syscall.EAGAIN, syscall.ETIMEDOUT, syscall.EINTR, syscall.EMFILE, syscall.ENFILE, syscall.ENOSYS, syscall.ENOTSUP, syscall.EOPNOTSUPP, syscall.EINVAL, syscall.EBADF, syscall.ECONNRESET, 4095, 132} {
		facts(fmt.Sprintf("errno %d", int(number)), number)
		facts("  path", &fs.PathError{Op: "op", Path: "p", Err: number})
		facts("  link", &os.LinkError{Op: "op", Old: "o", New: "n", Err: number})
		facts("  call", os.NewSyscallError("call", number))
	}
	facts("nil", nil)
	fmt.Println(os.NewSyscallError("x", nil) == nil)
	facts("path of slow", &fs.PathError{Op: "wait", Path: "x", Err: slow{true}})
	facts("call of slow", &os.SyscallError{Syscall: "wait", Err: slow{false}})
	facts("link of slow", &os.LinkError{Op: "wait", Old: "", New: "", Err: slow{true}})
	facts("slow", slow{true})
	facts("wrapped", fmt.Errorf("more: %w", &fs.PathError{Op: "open", Path: "x", Err: syscall.ENOENT}))
	facts("path in path", &fs.PathError{Op: "a", Path: "b", Err: &fs.PathError{Op: "c", Path: "d", Err: fs.ErrExist}})
	facts("call in path", &fs.PathError{Op: "a", Path: "b", Err: os.NewSyscallError("c", syscall.ETIMEDOUT)})
	facts("sentinel in link", &os.LinkError{Op: "a", Old: "b", New: "c", Err: fs.ErrPermission})
	facts("joined", errors.Join(fs.ErrExist, &fs.PathError{Op: "a", Path: "b", Err: fs.ErrNotExist}))
	for _, sentinel := range []error{fs.ErrInvalid, fs.ErrPermission, fs.ErrExist, fs.ErrNotExist, fs.ErrClosed, os.ErrNoDeadline, os.ErrDeadlineExceeded, os.ErrProcessDone} {
		facts("sentinel", sentinel)
	}
	fmt.Println(fs.ErrExist == os.ErrExist, fs.ErrInvalid == os.ErrInvalid, fs.ErrClosed == os.ErrClosed)

	func() {
		defer func() { fmt.Println("nil inside:", recover() != nil) }()
		fmt.Println((&fs.PathError{Op: "a", Path: "b"}).Timeout())
		fmt.Println((&fs.PathError{Op: "a", Path: "b"}).Error())
	}()

	base, err := os.MkdirTemp("", "errors")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(base)
	if err := os.Chdir(base); err != nil {
		panic(err)
	}
	os.WriteFile("file", nil, 0o600)
	os.MkdirAll("full/inner", 0o700)
	os.Symlink("loop", "loop")
	long := strings.Repeat("n", 256)
	shorten := func(err error) error {
		return errors.New(strings.ReplaceAll(err.Error(), long, "LONG"))
	}
	_, err = os.Open("none")
	facts("open", err)
	_, err = os.Open("file/x")
	facts("open under file", err)
	_, err = os.Open("loop")
	facts("open loop", err)
	_, err = os.Open(long)
	facts("open long", shorten(err))
	_, err = os.OpenFile("file", os.O_CREATE|os.O_EXCL, 0)
	facts("exclusive", err)
	_, err = os.OpenFile("full", os.O_WRONLY, 0)
	facts("directory", err)
	facts("mkdir", os.Mkdir("full", 0))
	facts("mkdir deep", os.Mkdir("a/b/c", 0))
	facts("mkdirall", os.MkdirAll("file/x/y", 0o700))
	facts("mkdirall file", os.MkdirAll("file", 0o700))
	facts("remove full", os.Remove("full"))
	facts("remove none", os.Remove("none"))
	facts("remove under file", os.Remove("file/x"))
	facts("removeall none", os.RemoveAll("none"))
	facts("removeall dot", os.RemoveAll("."))
	facts("removeall dots", os.RemoveAll("full/.."))
	facts("removeall empty", os.RemoveAll(""))
	facts("rename", os.Rename("none", "other"))
	facts("rename onto dir", os.Rename("file", "full"))
	facts("rename dir onto file", os.Rename("full", "file"))
	facts("link", os.Link("none", "other"))
	facts("link exists", os.Link("file", "full"))
	facts("symlink", os.Symlink("x", "file"))
	_, err = os.Readlink("file")
	facts("readlink", err)
	_, err = os.Readlink("none")
	facts("readlink", err)
	_, err = os.Stat("none")
	facts("stat", err)
	_, err = os.Lstat("file/x")
	facts("lstat", err)
	facts("chdir", os.Chdir("file"))
	facts("chmod", os.Chmod("none", 0))
	facts("chtimes", os.Chtimes("none", time.Time{}, time.Now()))
	facts("truncate", os.Truncate("none", 1))
	facts("truncate dir", os.Truncate("full", 1))
	facts("truncate negative", os.Truncate("file", -1))
	_, err = os.ReadDir("file")
	facts("readdir", err)
	_, err = filepath.EvalSymlinks("loop")
	facts("evalsymlinks", err)
	_, err = filepath.EvalSymlinks("none/x")
	facts("evalsymlinks", err)
}

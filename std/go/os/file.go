// Package os gives access to files, arguments and the environment.
package os

import (
	"internal/oserror"
	"internal/poll"
	"io"
	"syscall"
)

const (
	O_RDONLY = syscall.O_RDONLY
	O_WRONLY = syscall.O_WRONLY
	O_RDWR   = syscall.O_RDWR
	O_APPEND = syscall.O_APPEND
	O_CREATE = syscall.O_CREAT
	O_EXCL   = syscall.O_EXCL
	O_SYNC   = syscall.O_SYNC
	O_TRUNC  = syscall.O_TRUNC
)

const (
	PathSeparator     = '/'
	PathListSeparator = ':'
	DevNull           = "/dev/null"
)

// File is an open file; copies of it are the same file.
type File struct {
	*file
}

type file struct {
	fd      int
	name    string
	closed  bool
	appends bool

	waits     waiting
	opened    bool // by this package, which may then choose how it waits
	deadlines *deadlines
	changes   uint32 // of deadlines, and closing

	// What was read of a directory, and how far it was returned.
	listBuffer []byte
	listing    []byte
	listAt     int
}

var (
	Stdin  = NewFile(0, "/dev/stdin")
	Stdout = NewFile(1, "/dev/stdout")
	Stderr = NewFile(2, "/dev/stderr")
)

// Args are the program's name and arguments.
var Args = arguments()

// arg returns an argument, and whether there is one.
func arg(i int) (text string, more bool)

func arguments() (all []string) {
	for i := 0; ; i++ {
		text, more := arg(i)
		if !more {
			return all
		}
		all = append(all, text)
	}
}

// NewFile returns a File of an open descriptor, nil if it can't be one.
func NewFile(fd uintptr, name string) *File {
	if int(fd) < 0 {
		return nil
	}
	return &File{&file{fd: int(fd), name: name}}
}

// newSocketFile returns a File of a socket, which waits as goroutines do.
//
//go:linkname newSocketFile net.newUnixFile
func newSocketFile(fd int, name string) *File {
	return &File{&file{fd: fd, name: name, opened: true}}
}

func Open(name string) (*File, error)   { return OpenFile(name, O_RDONLY, 0) }
func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

// OpenFile opens a file with the given flags, and mode if it is created.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	fd, err := syscall.Open(name, flag|syscall.O_CLOEXEC, systemMode(perm))
	if err != nil {
		return nil, &PathError{"open", name, err}
	}
	return &File{&file{fd: fd, name: name, appends: flag&O_APPEND != 0, opened: true}}, nil
}

// usable returns the error of an operation on no or a closed file.
func (f *File) usable(op string) error {
	if f == nil {
		return oserror.ErrInvalid
	}
	if f.closed {
		return &PathError{op, f.name, oserror.ErrClosed}
	}
	return nil
}

func (f *File) Name() string { return f.name }

// Fd returns the descriptor, which waits as the system does from now on.
func (f *File) Fd() uintptr {
	if f == nil || f.closed {
		return ^uintptr(0)
	}
	if f.opened && f.waits == nonblocking {
		syscall.SetNonblock(f.fd, false)
		f.waits = blocking
	}
	return uintptr(f.fd)
}

// Write writes all of b.
func (f *File) Write(b []byte) (n int, err error) {
	if err := f.usable("write"); err != nil {
		return 0, err
	}
	if err := f.prepare("write", true); err != nil {
		return 0, err
	}
	for {
		m, err := syscall.Write(f.fd, b[n:])
		switch {
		case err == nil:
			if n += m; n == len(b) {
				return n, nil
			}
		case err == syscall.EAGAIN && f.waits == nonblocking:
			if err := f.await("write", true); err != nil {
				return n, err
			}
		default:
			if err == syscall.EPIPE && f.fd <= 2 {
				dieOfBrokenPipe()
			}
			return n, &PathError{"write", f.name, err}
		}
	}
}

func (f *File) WriteString(s string) (n int, err error) {
	return f.Write([]byte(s))
}

// Read reads up to len(b) bytes; io.EOF at the end.
func (f *File) Read(b []byte) (n int, err error) {
	if err := f.usable("read"); err != nil {
		return 0, err
	}
	if len(b) == 0 {
		return 0, nil
	}
	if err := f.prepare("read", false); err != nil {
		return 0, err
	}
	for {
		n, err = syscall.Read(f.fd, b)
		if err != syscall.EAGAIN || f.waits != nonblocking {
			break
		}
		if err := f.await("read", false); err != nil {
			return 0, err
		}
	}
	if err != nil {
		return 0, &PathError{"read", f.name, err}
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

func (f *File) Seek(offset int64, whence int) (int64, error) {
	if err := f.usable("seek"); err != nil {
		return 0, err
	}
	f.listing, f.listAt = nil, 0
	at, err := syscall.Seek(f.fd, offset, whence)
	if err != nil {
		return 0, &PathError{"seek", f.name, err}
	}
	return at, nil
}

// dieOfBrokenPipe ends the process, unless it asked for the signal.
func dieOfBrokenPipe()

func (f *File) Close() error {
	if f != nil && f.file == nil {
		return syscall.EINVAL
	}
	if err := f.usable("close"); err != nil {
		return err
	}
	f.closed = true
	f.wake()
	if err := syscall.Close(f.fd); err != nil {
		return &PathError{"close", f.name, err}
	}
	return nil
}

// ReadFile returns the content of a file.
func ReadFile(name string) ([]byte, error) {
	return content(Open(name))
}

// content returns what a file that has been opened holds, and closes it.
func content(f *File, err error) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// WriteFile makes data the content of a file.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	return fill(f, err, data)
}

// fill writes data to a file that has been opened, and closes it.
func fill(f *File, err error, data []byte) error {
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if closeErr := f.Close(); closeErr != nil && err == nil {
		err = closeErr
	}
	return err
}

// Remove removes a file or an empty directory.
func Remove(name string) error {
	err := syscall.Unlink(name)
	if err == nil {
		return nil
	}
	dirErr := syscall.Rmdir(name)
	if dirErr == nil {
		return nil
	}
	if dirErr != syscall.ENOTDIR {
		err = dirErr
	}
	return &PathError{"remove", name, err}
}

func Mkdir(name string, perm FileMode) error {
	if err := syscall.Mkdir(name, systemMode(perm)); err != nil {
		return &PathError{"mkdir", name, err}
	}
	return nil
}

// isDir tells whether path is a directory, and whether there is anything.
func isDir(path string) (dir, exists bool) {
	var info syscall.Stat_t
	err := syscall.Stat(path, &info)
	return info.Mode&syscall.S_IFMT == syscall.S_IFDIR, err == nil
}

// MkdirAll makes a directory and its parents.
func MkdirAll(path string, perm FileMode) error {
	if dir, exists := isDir(path); exists {
		if dir {
			return nil
		}
		return &PathError{"mkdir", path, syscall.ENOTDIR}
	}
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	for end > 0 && path[end-1] != '/' {
		end--
	}
	if end > 1 {
		if err := MkdirAll(path[:end-1], perm); err != nil {
			return err
		}
	}
	err := Mkdir(path, perm)
	if err != nil {
		if dir, _ := isDir(path); dir {
			return nil
		}
	}
	return err
}

// Rename gives a file another name, which must not be a directory's.
func Rename(oldpath, newpath string) error {
	if to, err := Lstat(newpath); err == nil && to.IsDir() {
		from, err := Lstat(oldpath)
		if err != nil {
			return &LinkError{"rename", oldpath, newpath, cause(err)}
		}
		if newpath == oldpath || !SameFile(from, to) {
			return &LinkError{"rename", oldpath, newpath, syscall.EEXIST}
		}
	}
	if err := syscall.Rename(oldpath, newpath); err != nil {
		return &LinkError{"rename", oldpath, newpath, err}
	}
	return nil
}

// LinkError records a failed operation on two paths.
type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (e *LinkError) Error() string { return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error() }
func (e *LinkError) Unwrap() error { return e.Err }

// Getwd returns the working directory.
func Getwd() (dir string, err error) {
	dir, err = syscall.Getwd()
	if err != nil {
		err = &SyscallError{"getwd", err}
	}
	return dir, err
}

// TempDir returns the directory for temporary files.
func TempDir() string {
	if dir := Getenv("TMPDIR"); dir != "" {
		return dir
	}
	return "/tmp"
}

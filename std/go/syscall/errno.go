// Package syscall has the error numbers of the operating system and the calls that os stands on.
package syscall

import "internal/oserror"

// Errno is an error number; 0 is no error.
type Errno uintptr

const (
	EPERM   = Errno(1)
	ENOENT  = Errno(2)
	EINTR   = Errno(4)
	EBADF   = Errno(9)
	EAGAIN  = Errno(11)
	ENOMEM  = Errno(12)
	EACCES  = Errno(13)
	EEXIST  = Errno(17)
	ENOTDIR = Errno(20)
	EISDIR  = Errno(21)
	EINVAL  = Errno(22)
	EPIPE   = Errno(32)
	ENOSYS  = Errno(38)

	ENOTEMPTY = Errno(39)
)

// errorText returns the system's text of an error number, or "".
func errorText(e int) string

func (e Errno) Error() string {
	if text := errorText(int(e)); text != "" {
		return text
	}
	digits := [20]byte{}
	i := len(digits)
	for n := uint(e); ; n /= 10 {
		i--
		digits[i] = byte('0' + n%10)
		if n < 10 {
			break
		}
	}
	return "errno " + string(digits[i:])
}

// Is reports whether e is of the kind that target names.
func (e Errno) Is(target error) bool {
	switch target {
	case oserror.ErrPermission:
		return e == EACCES || e == EPERM
	case oserror.ErrExist:
		return e == EEXIST || e == ENOTEMPTY
	case oserror.ErrNotExist:
		return e == ENOENT
	}
	return false
}

func (e Errno) Temporary() bool { return e == EINTR || e == EAGAIN || e.Timeout() }
func (e Errno) Timeout() bool   { return e == EAGAIN || e == Errno(110) }

const (
	O_RDONLY  = 0
	O_WRONLY  = 1
	O_RDWR    = 2
	O_CREAT   = 0x40
	O_EXCL    = 0x80
	O_TRUNC   = 0x200
	O_APPEND  = 0x400
	O_SYNC    = 0x101000
	O_CLOEXEC = 0x80000

	O_DIRECTORY = 0x10000
)

const (
	Stdin  = 0
	Stdout = 1
	Stderr = 2
)

func sysWrite(fd int, p []byte) (n int, errno int)
func sysRead(fd int, p []byte) (n int, errno int)
func sysOpen(path string, flag int, perm uint32) (fd int, errno int)
func sysClose(fd int) (errno int)
func sysSeek(fd int, offset int64, whence int) (at int64, errno int)
func sysUnlink(path string, dir bool) (errno int)
func sysMkdir(path string, perm uint32) (errno int)
func sysRename(from, to string) (errno int)

func toError(errno int) error {
	if errno == 0 {
		return nil
	}
	return Errno(errno)
}

func Write(fd int, p []byte) (n int, err error) {
	n, e := sysWrite(fd, p)
	return n, toError(e)
}

func Read(fd int, p []byte) (n int, err error) {
	n, e := sysRead(fd, p)
	return n, toError(e)
}

func Open(path string, mode int, perm uint32) (fd int, err error) {
	fd, e := sysOpen(path, mode, perm)
	return fd, toError(e)
}

func Seek(fd int, offset int64, whence int) (off int64, err error) {
	off, e := sysSeek(fd, offset, whence)
	return off, toError(e)
}

func Close(fd int) error                   { return toError(sysClose(fd)) }
func Unlink(path string) error             { return toError(sysUnlink(path, false)) }
func Rmdir(path string) error              { return toError(sysUnlink(path, true)) }
func Mkdir(path string, mode uint32) error { return toError(sysMkdir(path, mode)) }
func Rename(from, to string) error         { return toError(sysRename(from, to)) }

// Exit ends the process.
func Exit(code int)

// Getenv returns the value of a variable, and whether it is set.
func Getenv(key string) (value string, found bool)

// Setenv sets a variable.
func Setenv(key, value string) error {
	if key == "" {
		return EINVAL
	}
	return toError(sysSetenv(key, value, true))
}

// Unsetenv removes a variable.
func Unsetenv(key string) error { return toError(sysSetenv(key, "", false)) }

func sysSetenv(key, value string, set bool) (errno int)

// Environ returns the environment as key=value strings.
func Environ() []string { return strings(environ) }

// Args returns the command line of the program.
func Args() []string { return strings(arg) }

func environ(i int) (text string, more bool)
func arg(i int) (text string, more bool)

func strings(at func(int) (string, bool)) (all []string) {
	for i := 0; ; i++ {
		text, more := at(i)
		if !more {
			return all
		}
		all = append(all, text)
	}
}

// Getwd returns the working directory.
func Getwd() (string, error) {
	dir, errno := sysGetwd()
	return dir, toError(errno)
}

func sysGetwd() (dir string, errno int)

// Getpid returns the process's id.
func Getpid() int

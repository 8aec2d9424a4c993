// Package syscall has the error numbers of the operating system and the calls that os stands on.
package syscall

import (
	"errors"
	"internal/itoa"
	"internal/oserror"
)

// Errno is an error number; 0 is no error.
type Errno uintptr

// errorText returns the system's text of an error number, or "".
func errorText(e int) string

func (e Errno) Error() string {
	if text := errorText(int(e)); text != "" {
		return text
	}
	return "errno " + itoa.Uitoa(uint(e))
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
	case errors.ErrUnsupported:
		return e == ENOSYS || e == ENOTSUP || e == EOPNOTSUPP
	}
	return false
}

func (e Errno) Temporary() bool { return e == EINTR || e == EMFILE || e == ENFILE || e.Timeout() }
func (e Errno) Timeout() bool   { return e == EAGAIN || e == EWOULDBLOCK || e == ETIMEDOUT }

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

func Close(fd int) (err error)                   { return toError(sysClose(fd)) }
func Unlink(path string) error                   { return toError(sysUnlink(path, false)) }
func Rmdir(path string) error                    { return toError(sysUnlink(path, true)) }
func Mkdir(path string, mode uint32) (err error) { return toError(sysMkdir(path, mode)) }
func Rename(oldpath string, newpath string) (err error) {
	return toError(sysRename(oldpath, newpath))
}

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

// Unsetenv removes a variable, if there is one.
func Unsetenv(key string) error {
	sysSetenv(key, "", false)
	return nil
}

func sysSetenv(key, value string, set bool) (errno int)

// Clearenv removes all variables.
func Clearenv() {
	for _, pair := range Environ() {
		for i := 1; i < len(pair); i++ {
			if pair[i] == '=' {
				Unsetenv(pair[:i])
				break
			}
		}
	}
}

// Environ returns the environment as key=value strings.
func Environ() []string {
	all := []string{}
	for i := 0; ; i++ {
		text, more := environ(i)
		if !more {
			return all
		}
		all = append(all, text)
	}
}

func environ(i int) (text string, more bool)

// Getwd returns the working directory.
func Getwd() (wd string, err error) {
	dir, errno := sysGetwd()
	return dir, toError(errno)
}

func sysGetwd() (dir string, errno int)

// Getpid returns the process's id.
func Getpid() (pid int)

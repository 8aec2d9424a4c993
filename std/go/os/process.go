package os

import (
	"io/fs"
	"syscall"
)

type (
	PathError = fs.PathError
	FileMode  = fs.FileMode
)

const (
	ModeDir    = fs.ModeDir
	ModeAppend = fs.ModeAppend
	ModePerm   = fs.ModePerm
	ModeType   = fs.ModeType
)

var (
	ErrInvalid    = fs.ErrInvalid
	ErrPermission = fs.ErrPermission
	ErrExist      = fs.ErrExist
	ErrNotExist   = fs.ErrNotExist
	ErrClosed     = fs.ErrClosed
)

// SyscallError records a failed system call.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }
func (e *SyscallError) Unwrap() error { return e.Err }

// cause returns what a path, link or system call error wraps, else err itself.
func cause(err error) error {
	switch e := err.(type) {
	case *PathError:
		return e.Err
	case *LinkError:
		return e.Err
	case *SyscallError:
		return e.Err
	}
	return err
}

func isKind(err, kind error) bool {
	err = cause(err)
	if err == kind {
		return true
	}
	e, ok := err.(syscall.Errno)
	return ok && e.Is(kind)
}

func IsExist(err error) bool      { return isKind(err, ErrExist) }
func IsNotExist(err error) bool   { return isKind(err, ErrNotExist) }
func IsPermission(err error) bool { return isKind(err, ErrPermission) }

// Exit ends the process; deferred functions do not run.
func Exit(code int) { syscall.Exit(code) }

func Getpid() int { return syscall.Getpid() }

// Getenv returns the value of a variable, "" if it is not set.
func Getenv(key string) string {
	value, _ := syscall.Getenv(key)
	return value
}

// LookupEnv returns the value of a variable, and whether it is set.
func LookupEnv(key string) (string, bool) { return syscall.Getenv(key) }

func Setenv(key, value string) error {
	if err := syscall.Setenv(key, value); err != nil {
		return &SyscallError{"setenv", err}
	}
	return nil
}

func Unsetenv(key string) error {
	if err := syscall.Unsetenv(key); err != nil {
		return &SyscallError{"unsetenv", err}
	}
	return nil
}

// Environ returns the environment as key=value strings.
func Environ() []string { return syscall.Environ() }

// Expand replaces ${name} and $name by what mapping returns.
func Expand(s string, mapping func(string) string) string {
	var out []byte
	copied := 0
	for i := 0; i+1 < len(s); i++ {
		if s[i] != '$' {
			continue
		}
		out = append(out, s[copied:i]...)
		name, width := variable(s[i+1:])
		switch {
		case name != "":
			out = append(out, mapping(name)...)
		case width == 0:
			out = append(out, '$')
		}
		i += width
		copied = i + 1
	}
	if out == nil && copied == 0 {
		return s
	}
	return string(out) + s[copied:]
}

// ExpandEnv is Expand by the environment.
func ExpandEnv(s string) string { return Expand(s, Getenv) }

func isSpecial(c byte) bool {
	switch c {
	case '*', '#', '$', '@', '!', '?', '-':
		return true
	}
	return '0' <= c && c <= '9'
}

func isWord(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z'
}

// variable returns the name that follows a $, and how many bytes it takes.
func variable(s string) (name string, width int) {
	switch {
	case s[0] == '{':
		if len(s) > 2 && isSpecial(s[1]) && s[2] == '}' {
			return s[1:2], 3
		}
		for i := 1; i < len(s); i++ {
			if s[i] == '}' {
				if i == 1 {
					return "", 2
				}
				return s[1:i], i + 1
			}
		}
		return "", 1
	case isSpecial(s[0]):
		return s[:1], 1
	}
	i := 0
	for i < len(s) && isWord(s[i]) {
		i++
	}
	return s[:i], i
}

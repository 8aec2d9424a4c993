package os

import (
	"errors"
	"internal/poll"
	"io/fs"
	"syscall"
)

const (
	ModeExclusive  = fs.ModeExclusive
	ModeTemporary  = fs.ModeTemporary
	ModeSymlink    = fs.ModeSymlink
	ModeDevice     = fs.ModeDevice
	ModeNamedPipe  = fs.ModeNamedPipe
	ModeSocket     = fs.ModeSocket
	ModeSetuid     = fs.ModeSetuid
	ModeSetgid     = fs.ModeSetgid
	ModeCharDevice = fs.ModeCharDevice
	ModeSticky     = fs.ModeSticky
	ModeIrregular  = fs.ModeIrregular
)

var (
	ErrNoDeadline       = errors.New("file type does not support deadline")
	ErrDeadlineExceeded = poll.ErrDeadlineExceeded
	ErrProcessDone      = errors.New("os: process already finished")
	ErrNoHandle         = errors.New("process handle unavailable")
)

// IsTimeout reports whether an error is a timeout.
func IsTimeout(err error) bool {
	t, ok := cause(err).(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// Timeout reports whether the error is a timeout.
func (e *SyscallError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// NewSyscallError returns nil for nil, else a SyscallError.
func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

func IsPathSeparator(c uint8) bool { return c == '/' }

func Getuid() int      { return syscall.Getuid() }
func Getgid() int      { return syscall.Getgid() }
func Geteuid() int     { return syscall.Geteuid() }
func Getegid() int     { return syscall.Getegid() }
func Getppid() int     { return syscall.Getppid() }
func Getpagesize() int { return syscall.Getpagesize() }

// Clearenv removes all variables.
func Clearenv() { syscall.Clearenv() }

// Getgroups returns the other groups of the process.
func Getgroups() ([]int, error) {
	gids, err := syscall.Getgroups()
	return gids, NewSyscallError("getgroups", err)
}

// Hostname returns the name that the kernel reports.
func Hostname() (name string, err error) {
	content, err := ReadFile("/proc/sys/kernel/hostname")
	if err != nil {
		return "", err
	}
	for len(content) > 0 && content[len(content)-1] == '\n' {
		content = content[:len(content)-1]
	}
	return string(content), nil
}

// programFile returns the path of the file that starts the program, "" if that is the process' executable.
func programFile() string

// Executable returns the path of what this process runs.
func Executable() (string, error) {
	if file := programFile(); file != "" {
		return file, nil
	}
	return Readlink("/proc/self/exe")
}

func UserHomeDir() (string, error) {
	if dir := Getenv("HOME"); dir != "" {
		return dir, nil
	}
	return "", errors.New("$HOME is not defined")
}

// userDir returns the directory that a variable names, else one below the home directory.
func userDir(key, below string) (string, error) {
	dir := Getenv(key)
	if dir == "" {
		home := Getenv("HOME")
		if home == "" {
			return "", errors.New("neither $" + key + " nor $HOME are defined")
		}
		return home + below, nil
	}
	if dir[0] != '/' {
		return "", errors.New("path in $" + key + " is relative")
	}
	return dir, nil
}

func UserCacheDir() (string, error)  { return userDir("XDG_CACHE_HOME", "/.cache") }
func UserConfigDir() (string, error) { return userDir("XDG_CONFIG_HOME", "/.config") }

// Signal is a signal of the operating system.
type Signal interface {
	String() string
	Signal()
}

var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)

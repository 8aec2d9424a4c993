package exec

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

// ErrNotFound says that no directory of the path has the program.
var ErrNotFound = errors.New("executable file not found in $PATH")

// ErrDot says that a program was found by the path in the current directory.
var ErrDot = errors.New("cannot run executable found relative to current directory")

// Error says why a program was not found.
type Error struct {
	Name string
	Err  error
}

func (e *Error) Error() string { return "exec: " + strconv.Quote(e.Name) + ": " + e.Err.Error() }
func (e *Error) Unwrap() error { return e.Err }

// checkExecutable returns why a file can't be run.
func checkExecutable(file string) error {
	info, err := os.Stat(file)
	if err != nil {
		return err
	}
	mode := info.Mode()
	switch {
	case mode.IsDir():
		return syscall.EISDIR
	case mode&0111 == 0:
		return fs.ErrPermission
	}
	return syscall.Access(file, 1)
}

// LookPath returns where the path has a program; a name with a slash is a path itself.
func LookPath(file string) (string, error) {
	if strings.Contains(file, "/") {
		if err := checkExecutable(file); err != nil {
			return "", &Error{file, err}
		}
		return file, nil
	}
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		if dir == "" {
			dir = "."
		}
		path := filepath.Join(dir, file)
		if file == "" || checkExecutable(path) != nil {
			continue
		}
		if !filepath.IsAbs(path) {
			return path, &Error{file, ErrDot}
		}
		return path, nil
	}
	return "", &Error{file, ErrNotFound}
}

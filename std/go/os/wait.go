package os

import (
	"errors"
	"internal/poll"
	"syscall"
	"time"
)

// waiting is how a file's reads and writes wait for their turn.
type waiting int

const (
	unknown     waiting = iota
	never               // nothing to wait for: files on disks
	blocking            // the system waits, and with it the thread
	nonblocking         // goroutines wait
)

// errFileClosing is the error of what poll files can't do once they are closed.
var errFileClosing = errors.New("use of closed file")

// classify finds out, once, how the file waits.
func (f *File) classify() waiting {
	if f.waits != unknown {
		return f.waits
	}
	var info syscall.Stat_t
	f.waits = never
	if err := syscall.Fstat(f.fd, &info); err != nil {
		return f.waits
	}
	switch info.Mode & syscall.S_IFMT {
	case syscall.S_IFREG, syscall.S_IFDIR, syscall.S_IFBLK:
		return f.waits
	}
	f.waits = blocking
	if isNonblock(f.fd) || f.opened && syscall.SetNonblock(f.fd, true) == nil {
		f.waits = nonblocking
	}
	return f.waits
}

func isNonblock(fd int) bool {
	flags, _, e := syscall.Syscall(syscall.SYS_FCNTL, uintptr(fd), syscall.F_GETFL, 0)
	return e == 0 && flags&syscall.O_NONBLOCK != 0
}

// prepare comes before a read or write: it waits where the thread would have to while others can run.
func (f *File) prepare(op string, write bool) error {
	switch f.classify() {
	case blocking:
		if !write && !poll.Alone() {
			return f.await(op, write)
		}
	case nonblocking:
		if deadline := f.deadline(write); deadline != 0 && deadline <= poll.Now() {
			return &PathError{op, f.name, ErrDeadlineExceeded}
		}
	}
	return nil
}

func (f *File) deadline(write bool) int64 {
	if write {
		return f.writeDeadline
	}
	return f.readDeadline
}

// await waits until the file may be read or written, the deadline has passed, or the file is closed.
func (f *File) await(op string, write bool) error {
	limit := int64(-1)
	if deadline := f.deadline(write); deadline != 0 {
		if limit = deadline - poll.Now(); limit <= 0 {
			return &PathError{op, f.name, ErrDeadlineExceeded}
		}
	}
	poll.Wait(f.fd, write, limit)
	return f.usable(op)
}

// SetDeadline limits how long reads and writes may wait; no zero time, no limit.
func (f *File) SetDeadline(t time.Time) error { return f.setDeadlines(t, true, true) }

// SetReadDeadline limits how long reads may wait.
func (f *File) SetReadDeadline(t time.Time) error { return f.setDeadlines(t, true, false) }

// SetWriteDeadline limits how long writes may wait.
func (f *File) SetWriteDeadline(t time.Time) error { return f.setDeadlines(t, false, true) }

func (f *File) setDeadlines(t time.Time, read, write bool) error {
	switch {
	case f == nil:
		return ErrInvalid
	case f.closed:
		return errFileClosing
	case f.classify() != nonblocking:
		return ErrNoDeadline
	}
	deadline := int64(0)
	if !t.IsZero() {
		// A deadline that has passed is not the absence of one.
		deadline = max(1, poll.Now()+int64(time.Until(t)))
	}
	if read {
		f.readDeadline = deadline
	}
	if write {
		f.writeDeadline = deadline
	}
	poll.Wake(f.fd)
	return nil
}

// rawConn gives access to a file's descriptor.
type rawConn struct{ file *File }

func (c *rawConn) Control(f func(uintptr)) error {
	if err := c.file.usable("SyscallConn"); err != nil {
		return err
	}
	f(uintptr(c.file.fd))
	return nil
}

func (c *rawConn) repeat(write bool, f func(uintptr) bool) error {
	if err := c.file.usable("SyscallConn"); err != nil {
		return err
	}
	for !f(uintptr(c.file.fd)) {
		if err := c.file.await("SyscallConn", write); err != nil {
			return err
		}
	}
	return nil
}

func (c *rawConn) Read(f func(uintptr) bool) error  { return c.repeat(false, f) }
func (c *rawConn) Write(f func(uintptr) bool) error { return c.repeat(true, f) }

// SyscallConn returns access to the descriptor.
func (f *File) SyscallConn() (syscall.RawConn, error) {
	if f == nil {
		return nil, ErrInvalid
	}
	return &rawConn{f}, nil
}

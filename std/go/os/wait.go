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

// classify finds out how the file of a descriptor waits, and lets goroutines wait for one that os opened.
func classify(fd int, opened bool) waiting

// waiting returns how the file waits.
func (f *File) waiting() waiting {
	if f.waits == unknown {
		f.waits = classify(f.fd, f.opened)
	}
	return f.waits
}

// deadlines are times of the monotonic clock until which a file's reads and writes may wait; 0 is no limit.
type deadlines struct {
	read, write int64
	exceeded    error // here, so that programs that set no deadlines do without its type
}

// prepare comes before a read or write: it waits where the thread would have to while others can run.
func (f *File) prepare(op string, write bool) error {
	switch f.waiting() {
	case blocking:
		if !write && !poll.Alone() {
			return f.await(op, write)
		}
	case nonblocking:
		_, err := f.timeLeft(op, write)
		return err
	}
	return nil
}

// timeLeft returns how many nanoseconds a read or write may wait, negative if there is no limit; an error if
// it may not wait at all.
func (f *File) timeLeft(op string, write bool) (left int64, err error) {
	if f.deadlines == nil {
		return -1, nil
	}
	deadline := f.deadlines.read
	if write {
		deadline = f.deadlines.write
	}
	if deadline == 0 {
		return -1, nil
	}
	if left = deadline - poll.Now(); left <= 0 {
		return 0, &PathError{op, f.name, f.deadlines.exceeded}
	}
	return left, nil
}

// await waits until the file may be read or written, the deadline has passed, or the file is closed.
func (f *File) await(op string, write bool) error {
	seen := f.changes
	if err := f.usable(op); err != nil {
		return err
	}
	left, err := f.timeLeft(op, write)
	if err != nil {
		return err
	}
	poll.WaitUnless(f.fd, write, left, &f.changes, seen)
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
	case f.waiting() != nonblocking:
		return ErrNoDeadline
	}
	deadline := int64(0)
	if !t.IsZero() {
		// A deadline that has passed is not the absence of one.
		deadline = max(1, poll.Now()+int64(time.Until(t)))
	}
	if f.deadlines == nil {
		f.deadlines = &deadlines{exceeded: ErrDeadlineExceeded}
	}
	if read {
		f.deadlines.read = deadline
	}
	if write {
		f.deadlines.write = deadline
	}
	f.wake()
	return nil
}

// wake ends waits for the file, which is closed or has other deadlines.
func (f *File) wake() {
	f.changes++
	poll.Wake(f.fd)
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

package poll

import (
	"io"
	"sync"
	"syscall"
	"time"
)

// FD is a descriptor of a non-blocking socket. Reads take turns, and so do writes; they wait as goroutines.
type FD struct {
	Sysfd         int
	IsStream      bool // writes are of all bytes
	ZeroReadIsEOF bool

	reading, writing sync.Mutex // held while it is somebody's turn

	m       sync.Mutex // guards what follows
	users   int        // operations under way
	closing bool
	gone    chan struct{} // closed when the descriptor is, if anybody waits for that
	failed  error         // why it could not be closed

	changes uint32 // of deadlines, and closing
	// Times of the monotonic clock until which operations may wait; 0 is no limit.
	readUntil, writeUntil int64
}

// CloseFunc closes a descriptor.
var CloseFunc func(int) error = syscall.Close

// maxTransfer bounds the bytes of one read or write of a stream.
const maxTransfer = 1 << 30

// Init prepares a descriptor of a network for use.
func (fd *FD) Init(network string, pollable bool) error { return nil }

// begin starts an operation; end ends it.
func (fd *FD) begin() error {
	fd.m.Lock()
	defer fd.m.Unlock()
	if fd.closing {
		return ErrNetClosing
	}
	fd.users++
	return nil
}

func (fd *FD) end() {
	fd.m.Lock()
	defer fd.m.Unlock()
	fd.users--
	if fd.closing && fd.users == 0 {
		fd.destroy()
	}
}

// destroy closes the descriptor, which nobody uses.
func (fd *FD) destroy() {
	fd.failed = CloseFunc(fd.Sysfd)
	fd.Sysfd = -1
	if fd.gone != nil {
		close(fd.gone)
	}
}

// Close ends all operations, and closes the descriptor after them.
func (fd *FD) Close() error {
	fd.m.Lock()
	if fd.closing {
		fd.m.Unlock()
		return ErrNetClosing
	}
	fd.closing = true
	if fd.users == 0 {
		fd.destroy()
		fd.m.Unlock()
		return fd.failed
	}
	fd.gone = make(chan struct{})
	fd.wake()
	fd.m.Unlock()
	<-fd.gone
	return fd.failed
}

func (fd *FD) wake() {
	fd.changes++
	Wake(fd.Sysfd)
}

// timeLeft returns how long an operation may wait, negative if there is no limit; an error if it may not begin.
func (fd *FD) timeLeft(write bool) (int64, error) {
	if fd.closing {
		return 0, ErrNetClosing
	}
	until := fd.readUntil
	if write {
		until = fd.writeUntil
	}
	if until == 0 {
		return -1, nil
	}
	left := until - Now()
	if left <= 0 {
		return 0, ErrDeadlineExceeded
	}
	return left, nil
}

// await waits until the descriptor can be read or written.
func (fd *FD) await(write bool) error {
	seen := fd.changes
	left, err := fd.timeLeft(write)
	if err != nil {
		return err
	}
	WaitUnless(fd.Sysfd, write, left, &fd.changes, seen)
	_, err = fd.timeLeft(write)
	return err
}

// inTurn calls f when it is the caller's turn to read or write, unless the deadline has passed.
func (fd *FD) inTurn(write bool, f func() error) error {
	turn := &fd.reading
	if write {
		turn = &fd.writing
	}
	if err := fd.begin(); err != nil {
		return err
	}
	defer fd.end()
	turn.Lock()
	defer turn.Unlock()
	if _, err := fd.timeLeft(write); err != nil {
		return err
	}
	return f()
}

// repeat makes a system call until it neither would have to wait nor is interrupted.
func (fd *FD) repeat(write bool, call func() error) error {
	for {
		switch err := call(); err {
		case syscall.EAGAIN:
			if err := fd.await(write); err != nil {
				return err
			}
		case syscall.EINTR:
		default:
			return err
		}
	}
}

// transfer makes a system call in turn; a failed one has transferred nothing.
func (fd *FD) transfer(write bool, call func() (int, error)) (n int, err error) {
	err = fd.inTurn(write, func() error {
		return fd.repeat(write, func() (err error) {
			n, err = call()
			return err
		})
	})
	if err != nil {
		n = 0
	}
	return n, err
}

// Read reads what is there, at least one byte; io.EOF at the end.
func (fd *FD) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return fd.transfer(false, func() (int, error) { return 0, nil })
	}
	if fd.IsStream && len(p) > maxTransfer {
		p = p[:maxTransfer]
	}
	n, err := fd.transfer(false, func() (int, error) { return syscall.Read(fd.Sysfd, p) })
	if n == 0 && err == nil && fd.ZeroReadIsEOF {
		err = io.EOF
	}
	return n, err
}

// Write writes all of p.
func (fd *FD) Write(p []byte) (n int, err error) {
	err = fd.inTurn(true, func() error {
		n, err = fd.writeAll(p)
		return err
	})
	return n, err
}

// writeAll writes all of p; it is the caller's turn.
func (fd *FD) writeAll(p []byte) (n int, err error) {
	for {
		part := p[n:]
		if fd.IsStream && len(part) > maxTransfer {
			part = part[:maxTransfer]
		}
		written := 0
		err := fd.repeat(true, func() (err error) {
			written, err = syscall.Write(fd.Sysfd, part)
			return err
		})
		if err != nil {
			return n, err
		}
		n += written
		if n == len(p) {
			return n, nil
		}
		if written == 0 {
			return n, io.ErrUnexpectedEOF
		}
	}
}

// Writev writes several pieces, and takes from the list what was written.
func (fd *FD) Writev(pieces *[][]byte) (total int64, err error) {
	err = fd.inTurn(true, func() error {
		for len(*pieces) > 0 {
			n, err := fd.writeAll((*pieces)[0])
			total += int64(n)
			if err != nil {
				(*pieces)[0] = (*pieces)[0][n:]
				return err
			}
			(*pieces)[0] = nil
			*pieces = (*pieces)[1:]
		}
		return nil
	})
	return total, err
}

// Accept accepts a connection; operation names what failed.
func (fd *FD) Accept() (conn int, from syscall.Sockaddr, operation string, err error) {
	err = fd.inTurn(false, func() error {
		return fd.repeat(false, func() (err error) {
			conn, from, err = syscall.Accept4(fd.Sysfd, syscall.SOCK_NONBLOCK|syscall.SOCK_CLOEXEC)
			if err == syscall.ECONNABORTED {
				return syscall.EINTR // the next one
			}
			return err
		})
	})
	if err == nil {
		return conn, from, "", nil
	}
	if _, ok := err.(syscall.Errno); ok {
		operation = "accept4"
	}
	return -1, nil, operation, err
}

// WaitWrite waits until the descriptor can be written.
func (fd *FD) WaitWrite() error {
	if err := fd.begin(); err != nil {
		return err
	}
	defer fd.end()
	return fd.await(true)
}

// Shutdown ends one direction of a connection, or both.
func (fd *FD) Shutdown(how int) error {
	return fd.use(func() error { return syscall.Shutdown(fd.Sysfd, how) })
}

// use calls f, during which the descriptor stays open.
func (fd *FD) use(f func() error) error {
	if err := fd.begin(); err != nil {
		return err
	}
	defer fd.end()
	return f()
}

// Dup returns another descriptor of the same socket; operation names what failed.
func (fd *FD) Dup() (other int, operation string, err error) {
	err = fd.use(func() error {
		other, operation, err = DupCloseOnExec(fd.Sysfd)
		return err
	})
	return other, operation, err
}

// DupCloseOnExec returns another descriptor of the same file, which processes don't inherit; operation names what
// failed.
func DupCloseOnExec(fd int) (other int, operation string, err error) {
	r, _, e := syscall.Syscall(syscall.SYS_FCNTL, uintptr(fd), syscall.F_DUPFD_CLOEXEC, 0)
	if e != 0 {
		return -1, "fcntl", e
	}
	return int(r), "", nil
}

// SetDeadline limits how long reads and writes may wait; no time, no limit.
func (fd *FD) SetDeadline(t time.Time) error { return fd.setDeadlines(t, true, true) }

// SetReadDeadline limits how long reads may wait.
func (fd *FD) SetReadDeadline(t time.Time) error { return fd.setDeadlines(t, true, false) }

// SetWriteDeadline limits how long writes may wait.
func (fd *FD) SetWriteDeadline(t time.Time) error { return fd.setDeadlines(t, false, true) }

func (fd *FD) setDeadlines(t time.Time, read, write bool) error {
	return fd.use(func() error {
		until := int64(0)
		if !t.IsZero() {
			// A deadline that has passed is not the absence of one.
			until = max(1, Now()+int64(time.Until(t)))
		}
		if read {
			fd.readUntil = until
		}
		if write {
			fd.writeUntil = until
		}
		fd.wake()
		return nil
	})
}

// RawControl calls f with the descriptor.
func (fd *FD) RawControl(f func(uintptr)) error {
	return fd.use(func() error {
		f(uintptr(fd.Sysfd))
		return nil
	})
}

// RawRead calls f until it is done, each time that the descriptor can be read.
func (fd *FD) RawRead(f func(uintptr) bool) error { return fd.raw(false, f) }

// RawWrite calls f until it is done, each time that the descriptor can be written.
func (fd *FD) RawWrite(f func(uintptr) bool) error { return fd.raw(true, f) }

func (fd *FD) raw(write bool, f func(uintptr) bool) error {
	return fd.inTurn(write, func() error {
		for !f(uintptr(fd.Sysfd)) {
			if err := fd.await(write); err != nil {
				return err
			}
		}
		return nil
	})
}

// SendFile would have the system write a file to a socket: it never does, callers copy.
func SendFile(to *FD, from uintptr, size int64) (written int64, err error, handled bool) {
	return 0, nil, false
}

// Splice would have the system copy from one socket to another: it never does, callers copy.
func Splice(to, from *FD, size int64) (written int64, handled bool, err error) {
	return 0, false, nil
}

// Package iotest has readers and writers that behave in ways that few do, and a test of readers.
package iotest

import (
	"errors"
	"io"
	"log"
)

// ErrTimeout is the error of a TimeoutReader.
var ErrTimeout = errors.New("timeout")

// readerFunc is a function that reads.
type readerFunc func(p []byte) (int, error)

func (read readerFunc) Read(p []byte) (int, error) { return read(p) }

// writerFunc is a function that writes.
type writerFunc func(p []byte) (int, error)

func (write writerFunc) Write(p []byte) (int, error) { return write(p) }

// OneByteReader reads from r a byte at a time.
func OneByteReader(r io.Reader) io.Reader {
	return readerFunc(func(p []byte) (int, error) { return r.Read(p[:min(len(p), 1)]) })
}

// HalfReader reads from r half as many bytes as it is asked for.
func HalfReader(r io.Reader) io.Reader {
	return readerFunc(func(p []byte) (int, error) { return r.Read(p[:(len(p)+1)/2]) })
}

// DataErrReader returns the error that ends r with the last bytes instead of after them.
func DataErrReader(r io.Reader) io.Reader {
	buffer := make([]byte, 1024)
	var ahead []byte // read and not handed out
	var err error    // that came after them
	lookAhead := func() {
		for len(ahead) == 0 && err == nil {
			var n int
			n, err = r.Read(buffer)
			ahead = buffer[:n]
		}
	}
	return readerFunc(func(p []byte) (int, error) {
		lookAhead()
		n := copy(p, ahead)
		ahead = ahead[n:]
		lookAhead()
		if len(ahead) > 0 {
			return n, nil
		}
		return n, err
	})
}

// TimeoutReader fails with ErrTimeout, without data, at the second Read.
func TimeoutReader(r io.Reader) io.Reader {
	reads := 0
	return readerFunc(func(p []byte) (int, error) {
		reads++
		if reads == 2 {
			return 0, ErrTimeout
		}
		return r.Read(p)
	})
}

// ErrReader always fails.
func ErrReader(err error) io.Reader {
	return readerFunc(func(p []byte) (int, error) { return 0, err })
}

// TruncateWriter writes the first n bytes to w, and drops the others without a word.
func TruncateWriter(w io.Writer, n int64) io.Writer {
	return writerFunc(func(p []byte) (int, error) {
		kept := p[:min(int64(len(p)), n)]
		if len(kept) == 0 {
			return len(p), nil
		}
		written, err := w.Write(kept)
		n -= int64(written)
		if written == len(kept) {
			written = len(p)
		}
		return written, err
	})
}

// NewReadLogger logs what is read from r.
func NewReadLogger(prefix string, r io.Reader) io.Reader {
	return readerFunc(func(p []byte) (int, error) {
		n, err := r.Read(p)
		logTransfer(prefix, p[:n], err)
		return n, err
	})
}

// NewWriteLogger logs what is written to w.
func NewWriteLogger(prefix string, w io.Writer) io.Writer {
	return writerFunc(func(p []byte) (int, error) {
		n, err := w.Write(p)
		logTransfer(prefix, p[:n], err)
		return n, err
	})
}

func logTransfer(prefix string, data []byte, err error) {
	if err != nil {
		log.Printf("%s %x: %v", prefix, data, err)
		return
	}
	log.Printf("%s %x", prefix, data)
}

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
)

// chunky reads at most size bytes at a time, then answers err.
type chunky struct {
	text string
	size int
	err  error
}

func (c *chunky) Read(p []byte) (int, error) {
	if c.text == "" {
		return 0, c.err
	}
	n := min(c.size, len(p), len(c.text))
	copy(p, c.text[:n])
	c.text = c.text[n:]
	return n, nil
}

// stingy takes at most limit bytes of each write, and answers err.
type stingy struct {
	limit int
	err   error
	got   strings.Builder
}

func (s *stingy) Write(p []byte) (int, error) {
	n := min(s.limit, len(p))
	s.got.Write(p[:max(n, 0)])
	return n, s.err
}

// sink is a WriterAt that remembers its calls.
type sink struct{ calls []string }

func (s *sink) WriteAt(p []byte, off int64) (int, error) {
	s.calls = append(s.calls, fmt.Sprintf("%q@%d", p, off))
	return len(p), nil
}

func attempt(what string, do func()) {
	defer func() {
		if reason := recover(); reason != nil {
			fmt.Println(what, "panic:", reason)
		}
	}()
	do()
}

func pipes() {
	mine := errors.New("mine")
	for _, closing := range []struct {
		name string
		do   func(*io.PipeReader, *io.PipeWriter) error
	}{
		{"writer", func(r *io.PipeReader, w *io.PipeWriter) error { return w.Close() }},
		{"writer nil", func(r *io.PipeReader, w *io.PipeWriter) error { return w.CloseWithError(nil) }},
		{"writer mine", func(r *io.PipeReader, w *io.PipeWriter) error { return w.CloseWithError(mine) }},
		{"writer EOF", func(r *io.PipeReader, w *io.PipeWriter) error { return w.CloseWithError(io.EOF) }},
		{"reader", func(r *io.PipeReader, w *io.PipeWriter) error { return r.Close() }},
		{"reader nil", func(r *io.PipeReader, w *io.PipeWriter) error { return r.CloseWithError(nil) }},
		{"reader mine", func(r *io.PipeReader, w *io.PipeWriter) error { return r.CloseWithError(mine) }},
		{"both", func(r *io.PipeReader, w *io.PipeWriter) error { r.CloseWithError(mine); return w.Close() }},
		{"twice", func(r *io.PipeReader, w *io.PipeWriter) error {
			w.CloseWithError(mine)
			return w.CloseWithError(errors.New("other"))
		}},
		{"reader twice", func(r *io.PipeReader, w *io.PipeWriter) error {
			r.CloseWithError(mine)
			return r.CloseWithError(errors.New("other"))
		}},
	} {
		r, w := io.Pipe()
		closed := closing.do(r, w)
		n, err := w.Write([]byte("x"))
		m, readErr := r.Read(make([]byte, 1))
		e, emptyErr := w.Write(nil)
		z, zeroErr := r.Read(nil)
		fmt.Println(closing.name, closed, "|", n, err, "|", m, readErr, "|", e, emptyErr, "|", z, zeroErr)
	}

	r, w := io.Pipe()
	var group sync.WaitGroup
	group.Go(func() {
		n, err := w.Write([]byte("hello world"))
		fmt.Println("write was cut:", n, err)
	})
	buffer := make([]byte, 4)
	n, err := r.Read(buffer)
	fmt.Printf("%d %v %q\n", n, err, buffer)
	n, err = io.ReadFull(r, buffer[:3])
	fmt.Printf("%d %v %q\n", n, err, buffer[:3])
	r.CloseWithError(mine)
	group.Wait()

	r, w = io.Pipe()
	group.Go(func() {
		n, err := w.Write(nil)
		fmt.Println("empty write:", n, err)
		n, err = io.WriteString(w, "after")
		fmt.Println("then:", n, err)
		w.CloseWithError(io.ErrUnexpectedEOF)
	})
	n, err = r.Read(buffer)
	fmt.Println("empty read:", n, err)
	data, err := io.ReadAll(r)
	fmt.Printf("%q %v\n", data, err)
	group.Wait()
}

func tees() {
	for _, limit := range []int{0, 2, 100, -1} {
		for _, failure := range []error{nil, errors.New("full")} {
			copyTo := &stingy{limit: limit, err: failure}
			tee := io.TeeReader(&chunky{"abcdef", 4, errors.New("ends")}, copyTo)
			attempt("tee", func() {
				buffer := make([]byte, 5)
				n, err := tee.Read(buffer)
				m, again := tee.Read(buffer)
				fmt.Println("tee", limit, failure, "|", n, err, m, again, copyTo.got.String())
			})
		}
	}
	for _, limit := range []int{0, 3, 100, -1} {
		first, second := &stingy{limit: limit}, &strings.Builder{}
		attempt("multi", func() {
			n, err := io.MultiWriter(first, second).Write([]byte("abcd"))
			fmt.Println("multi", limit, n, err, first.got.String(), second.String())
		})
	}
	empty := io.MultiWriter()
	n, err := empty.Write([]byte("abc"))
	fmt.Println(n, err)
	var direct bytes.Buffer
	nested := io.MultiWriter(io.MultiWriter(&direct), &direct)
	n, err = io.WriteString(nested, "xy")
	fmt.Println(n, err, direct.String())
	attempt("nil writer", func() { io.MultiWriter(nil).Write([]byte("a")) })

	readers := io.MultiReader(strings.NewReader(""), &chunky{"ab", 1, io.EOF}, io.MultiReader(), &chunky{"cd", 5, errors.New("stop")}, strings.NewReader("never"))
	data, err := io.ReadAll(readers)
	fmt.Printf("%q %v\n", data, err)
	n, err = readers.Read(make([]byte, 3))
	fmt.Println(n, err)
	n, err = io.MultiReader().Read(nil)
	fmt.Println(n, err)
	n, err = io.MultiReader(strings.NewReader("a")).Read(nil)
	fmt.Println(n, err)
	copied, err := io.Copy(&stingy{limit: 2}, io.MultiReader(strings.NewReader("abc"), strings.NewReader("def")))
	fmt.Println(copied, err)
}

func sections() {
	source := strings.NewReader("0123456789")
	for _, bounds := range [][2]int64{{2, 5}, {8, 5}, {10, 1}, {20, 4}, {0, 0}, {3, -1}, {-2, 5}, {5, 1<<63 - 1}, {1<<63 - 1, 5}} {
		section := io.NewSectionReader(source, bounds[0], bounds[1])
		data, err := io.ReadAll(section)
		outer, off, n := section.Outer()
		fmt.Printf("section %v: %q %v size=%d outer=%t %d %d\n", bounds, data, err, section.Size(), outer == source, off, n)
		buffer := make([]byte, 3)
		for _, at := range []int64{-1, 0, 3, 5, 100} {
			n, err := section.ReadAt(buffer, at)
			fmt.Printf("  at %d: %d %v %q\n", at, n, err, buffer[:n])
		}
	}
	section := io.NewSectionReader(source, 2, 6)
	for _, step := range [][2]int64{{0, 0}, {-1, 0}, {3, 0}, {2, 1}, {-9, 1}, {-2, 2}, {5, 2}, {0, 3}, {0, -1}, {100, 0}} {
		at, err := section.Seek(step[0], int(step[1]))
		n, readErr := section.Read(make([]byte, 2))
		fmt.Println("seek", step, at, err, n, readErr)
	}

	var target sink
	writer := io.NewOffsetWriter(&target, 10)
	for _, step := range [][2]int64{{0, 0}, {-1, 0}, {4, 1}, {-20, 1}, {0, 2}, {0, 9}, {7, 0}} {
		at, err := writer.Seek(step[0], int(step[1]))
		n, writeErr := writer.Write([]byte("ab"))
		fmt.Println("offset seek", step, at, err, n, writeErr)
	}
	n, err := writer.WriteAt([]byte("z"), -1)
	fmt.Println(n, err)
	n, err = writer.WriteAt([]byte("z"), 5)
	fmt.Println(n, err, target.calls)
}

func copies() {
	out := &strings.Builder{}
	for _, n := range []int64{-1, 0, 2, 6, 7} {
		out.Reset()
		copied, err := io.CopyN(out, &chunky{"abcdef", 2, io.EOF}, n)
		fmt.Println("copyn", n, copied, err, out.String())
		copied, err = io.CopyN(&stingy{limit: 1}, &chunky{"abcdef", 2, errors.New("bad")}, n)
		fmt.Println("  stingy", copied, err)
		copied, err = io.CopyN(&stingy{limit: 9, err: os.ErrClosed}, &chunky{"abcdef", 2, io.EOF}, n)
		fmt.Println("  failing", copied, err)
		copied, err = io.CopyN(out, &chunky{"abc", 2, io.ErrNoProgress}, n)
		fmt.Println("  short source", copied, err)
	}
	attempt("empty buffer", func() { io.CopyBuffer(out, &chunky{"a", 1, io.EOF}, []byte{}) })
	attempt("empty buffer, WriterTo", func() {
		copied, err := io.CopyBuffer(out, strings.NewReader("abc"), []byte{})
		fmt.Println(copied, err)
	})
	attempt("nil buffer", func() {
		copied, err := io.CopyBuffer(&stingy{limit: 99}, &chunky{"abc", 1, io.EOF}, nil)
		fmt.Println(copied, err)
	})
	attempt("nil reader", func() { io.Copy(out, nil) })
	limited := &io.LimitedReader{R: strings.NewReader("abcdef"), N: -5}
	n, err := limited.Read(make([]byte, 2))
	fmt.Println(n, err, limited.N)
	limited.N = 3
	data, err := io.ReadAll(limited)
	fmt.Println(string(data), err, limited.N)
}

func main() {
	pipes()
	tees()
	sections()
	copies()
}

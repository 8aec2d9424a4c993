package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing/iotest"
)

// script is a reader that returns what it is told to.
type script []step

type step struct {
	text string
	err  error
}

func (s *script) Read(p []byte) (int, error) {
	if len(*s) == 0 {
		return 0, io.EOF
	}
	first := (*s)[0]
	n := copy(p, first.text)
	if n < len(first.text) {
		(*s)[0].text = first.text[n:]
		return n, nil
	}
	*s = (*s)[1:]
	return n, first.err
}

var errBroken = errors.New("broken")

func sources() []func() io.Reader {
	return []func() io.Reader{
		func() io.Reader { return &script{} },
		func() io.Reader { return &script{{"abc", nil}} },
		func() io.Reader { return &script{{"abc", io.EOF}} },
		func() io.Reader { return &script{{"ab", nil}, {"", nil}, {"cdef", nil}} },
		func() io.Reader { return &script{{"ab", nil}, {"cd", errBroken}, {"ef", nil}} },
		func() io.Reader { return &script{{"", errBroken}} },
		func() io.Reader { return &script{{"abcdef", io.ErrUnexpectedEOF}} },
		func() io.Reader { return iotest.OneByteReader(strings.NewReader("abcdefgh")) },
		func() io.Reader { return iotest.DataErrReader(strings.NewReader("abcd")) },
		func() io.Reader { return iotest.TimeoutReader(iotest.HalfReader(strings.NewReader("abcdefgh"))) },
	}
}

// short writes less than it is given, and says so or not.
type short struct {
	limit int
	err   error
}

func (s short) Write(p []byte) (int, error) { return min(len(p), s.limit), s.err }

type liar int

func (n liar) Write(p []byte) (int, error) { return int(n), nil }
func (n liar) Read(p []byte) (int, error)  { return int(n), nil }

func attempt(what string, f func() (any, error)) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(what, "panics", r)
		}
	}()
	n, err := f()
	fmt.Printf("%s %v %v\n", what, n, err)
}

func main() {
	for i, source := range sources() {
		for _, size := range []int{0, 1, 3, 4, 6, 8} {
			buffer := make([]byte, size)
			n, err := io.ReadFull(source(), buffer)
			m, err2 := io.ReadAtLeast(source(), make([]byte, size), 3)
			var out strings.Builder
			k, err3 := io.CopyN(&out, source(), int64(size))
			fmt.Printf("%d/%d full %q %v least %d %v copyn %d %q %v\n", i, size, buffer[:n], err, m, err2, k, out.String(), err3)
		}
		data, err := io.ReadAll(source())
		var tee bytes.Buffer
		data2, err2 := io.ReadAll(io.TeeReader(source(), &tee))
		data3, err3 := io.ReadAll(io.MultiReader(source(), strings.NewReader("-"), source()))
		data4, err4 := io.ReadAll(io.LimitReader(source(), 3))
		fmt.Printf("all %q %v tee %q %q %v multi %q %v limit %q %v\n", data, err, data2, tee.String(), err2, data3, err3, data4, err4)
		line, prefix, lineErr := bufio.NewReaderSize(source(), 1).ReadLine()
		fmt.Printf("line %q %t %v\n", line, prefix, lineErr)
	}
	_, err := io.ReadAll(io.TeeReader(strings.NewReader("text"), short{2, errBroken}))
	fmt.Println("tee", err)
	text := func() io.Reader { return struct{ io.Reader }{strings.NewReader("hello")} }
	for _, w := range []io.Writer{short{3, nil}, short{3, errBroken}, short{0, nil}, short{9, nil}, liar(-1), liar(6), liar(99)} {
		attempt(fmt.Sprintf("copy %T", w), func() (any, error) { n, err := io.Copy(w, text()); return n, err })
		attempt("  buffer", func() (any, error) { n, err := io.CopyBuffer(w, text(), make([]byte, 2)); return n, err })
		attempt("  multi", func() (any, error) { n, err := io.MultiWriter(io.Discard, w).Write([]byte("hello")); return n, err })
		attempt("  bufio", func() (any, error) {
			b := bufio.NewWriterSize(w, 4)
			n, err := b.WriteString("hello")
			return fmt.Sprint(n, b.Buffered(), b.Available()), errors.Join(err, b.Flush())
		})
		attempt("  string", func() (any, error) { n, err := io.WriteString(w, "hello"); return n, err })
	}
	attempt("empty buffer", func() (any, error) { n, err := io.CopyBuffer(short{9, nil}, text(), []byte{}); return n, err })
	attempt("nil buffer", func() (any, error) { n, err := io.CopyBuffer(short{9, nil}, text(), nil); return n, err })
	attempt("read liar", func() (any, error) { n, err := bufio.NewReader(liar(-1)).ReadByte(); return n, err })
	attempt("no progress", func() (any, error) { n, err := bufio.NewReader(liar(0)).ReadByte(); return n, err })
	attempt("scan", func() (any, error) { s := bufio.NewScanner(liar(0)); return s.Scan(), s.Err() })
	attempt("copyn negative", func() (any, error) { n, err := io.CopyN(io.Discard, text(), -5); return n, err })
	attempt("least", func() (any, error) { n, err := io.ReadAtLeast(text(), nil, 0); return n, err })

	section := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	fmt.Println(section.Size())
	for _, at := range []int64{-1, 0, 3, 4, 5, 6} {
		buffer := make([]byte, 2)
		n, err := section.ReadAt(buffer, at)
		fmt.Printf("section %d %q %v\n", at, buffer[:n], err)
	}
	for _, seek := range [][2]int64{{0, 0}, {-1, 0}, {2, 1}, {-3, 1}, {-1, 2}, {5, 2}, {0, 9}} {
		at, err := section.Seek(seek[0], int(seek[1]))
		data, err2 := io.ReadAll(io.LimitReader(section, 2))
		fmt.Printf("seek %v %d %v %q %v\n", seek, at, err, data, err2)
	}
	outer, off, n := section.Outer()
	fmt.Printf("%T %d %d\n", outer, off, n)
	beyond := io.NewSectionReader(strings.NewReader("abc"), 1, 1<<63-1)
	data, err := io.ReadAll(beyond)
	fmt.Printf("%q %v %d\n", data, err, beyond.Size())

	// A pipe: writes wait for all their bytes to be read; closing wakes both sides.
	r, w := io.Pipe()
	var wait sync.WaitGroup
	var wrote []string
	wait.Go(func() {
		for _, s := range []string{"first", "", "second part"} {
			n, err := io.WriteString(w, s)
			wrote = append(wrote, fmt.Sprint(n, err))
		}
		n, err := w.Write([]byte("never read to the end"))
		wrote = append(wrote, fmt.Sprint(n, err, w.CloseWithError(errors.New("late"))))
	})
	buffer := make([]byte, 6)
	for range 2 {
		n, err := io.ReadFull(r, buffer[:5])
		fmt.Printf("read %q %v\n", buffer[:n], err)
		if n == 5 && buffer[0] == 's' {
			break
		}
	}
	rest := make([]byte, 9)
	m, err := io.ReadFull(r, rest)
	fmt.Println(r.CloseWithError(errBroken), r.Close())
	wait.Wait()
	fmt.Println("wrote", wrote)
	fmt.Printf("%q %v\n", rest[:m], err)
	m, err = r.Read(buffer)
	fmt.Println(m, err)
	for _, reason := range []error{nil, io.EOF, errBroken} {
		r, w := io.Pipe()
		w.CloseWithError(reason)
		w.CloseWithError(errors.New("second"))
		n, err := r.Read(buffer)
		m, err2 := w.Write([]byte("x"))
		r.CloseWithError(reason)
		_, err3 := w.Write(nil)
		fmt.Println(reason, n, err, m, err2, err3)
	}
	fmt.Println(io.Discard.(io.ReaderFrom).ReadFrom(text()))
	fmt.Println(io.NopCloser(text()).Close())
}

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type onlyReader struct{ io.Reader }
type onlyWriter struct{ io.Writer }

func main() {
	mr := io.MultiReader(strings.NewReader("ab"), strings.NewReader(""), strings.NewReader("cde"))
	b := make([]byte, 2)
	for {
		n, err := mr.Read(b)
		fmt.Printf("%d %q %v; ", n, b[:n], err)
		if err != nil {
			break
		}
	}
	fmt.Println()
	var x, y bytes.Buffer
	mw := io.MultiWriter(&x, &y)
	n, err := io.WriteString(mw, "both")
	fmt.Println(n, err, x.String(), y.String())
	tr := io.TeeReader(strings.NewReader("tee"), &x)
	all, err := io.ReadAll(tr)
	fmt.Println(string(all), err, x.String())
	lr := io.LimitReader(strings.NewReader("limited"), 3)
	all, err = io.ReadAll(lr)
	fmt.Println(string(all), err, lr.(*io.LimitedReader).N)
	sr := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	all, _ = io.ReadAll(sr)
	o, err := sr.Seek(-2, io.SeekEnd)
	k, e2 := sr.ReadAt(b, 4)
	fmt.Println(string(all), o, err, k, e2, sr.Size())
	_, err = sr.Seek(-1, io.SeekStart)
	fmt.Println(err)
	for _, ln := range []int{0, 2, 5, 6} {
		buf := make([]byte, ln)
		n, err := io.ReadFull(strings.NewReader("12345"), buf)
		m, err2 := io.ReadAtLeast(strings.NewReader("12345"), buf, 3)
		fmt.Println(n, err, m, err2)
	}
	n, err = io.ReadFull(strings.NewReader(""), b)
	fmt.Println(n, err, errors.Is(err, io.EOF))
	c, err := io.CopyN(&y, strings.NewReader("abc"), 5)
	fmt.Println(c, err, y.String())
	c, err = io.Copy(onlyWriter{&y}, onlyReader{strings.NewReader("plain copy")})
	fmt.Println(c, err)
	c, err = io.CopyBuffer(onlyWriter{&y}, onlyReader{strings.NewReader("xyz")}, make([]byte, 1))
	fmt.Println(c, err, y.String())
	func() {
		defer func() { fmt.Println(recover()) }()
		io.CopyBuffer(onlyWriter{&y}, onlyReader{strings.NewReader("xyz")}, []byte{})
	}()
	pr, pw := io.Pipe()
	go func() {
		for i := range 3 {
			fmt.Fprintf(pw, "msg%d;", i)
		}
		pw.CloseWithError(errors.New("done"))
	}()
	all, err = io.ReadAll(pr)
	fmt.Println(string(all), err)
	_, err = pw.Write([]byte("x"))
	fmt.Println(err)
	pr, pw = io.Pipe()
	go func() { pr.Read(b); pr.Close() }()
	n, err = pw.Write([]byte("12345"))
	fmt.Println(n, err)
	n2, err := io.Discard.Write([]byte("zz"))
	fmt.Println(n2, err)
	rc := io.NopCloser(strings.NewReader("q"))
	fmt.Println(rc.Close())
	ow := io.NewOffsetWriter(nil, 5)
	off, err := ow.Seek(3, io.SeekCurrent)
	fmt.Println(off, err)
	f, err := os.CreateTemp("", "io")
	if err != nil {
		panic(err)
	}
	defer os.Remove(f.Name())
	ow = io.NewOffsetWriter(f, 4)
	ow.Write([]byte("data"))
	ow.WriteAt([]byte("!"), 6)
	data, _ := os.ReadFile(f.Name())
	fmt.Printf("%q\n", data)
	f.Close()
	_, err = f.Write([]byte("x"))
	fmt.Println(strings.Replace(err.Error(), f.Name(), "F", 1), errors.Is(err, os.ErrClosed))
	fmt.Println(io.EOF, io.ErrUnexpectedEOF, io.ErrShortWrite, io.ErrShortBuffer, io.ErrNoProgress, io.ErrClosedPipe)
}

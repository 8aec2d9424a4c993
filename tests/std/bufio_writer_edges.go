package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// target remembers each write; it takes at most limit bytes (-1: all) and fails after some calls.
type target struct {
	writes []string
	limit  int
	fail   int
}

func (t *target) Write(p []byte) (int, error) {
	t.writes = append(t.writes, string(p))
	if t.fail > 0 && len(t.writes) >= t.fail {
		return min(2, len(p)), errors.New("device full")
	}
	if t.limit >= 0 && len(p) > t.limit {
		return t.limit, nil
	}
	return len(p), nil
}

// from is a target that also reads by itself.
type from struct {
	target
	used bool
}

func (f *from) ReadFrom(r io.Reader) (int64, error) {
	f.used = true
	data, err := io.ReadAll(r)
	f.writes = append(f.writes, "from:"+string(data))
	return int64(len(data)), err
}

func show(what string, w *bufio.Writer, t *target, rest ...any) {
	fmt.Printf("%s: size=%d buffered=%d available=%d writes=%q", what, w.Size(), w.Buffered(), w.Available(), t.writes)
	fmt.Println(append([]any{" "}, rest...)...)
}

func sizes() {
	for _, size := range []int{-5, 0, 1, 15, 16, 17} {
		t := &target{limit: -1}
		w := bufio.NewWriterSize(t, size)
		n, err := w.WriteString("hello")
		show(fmt.Sprint("size ", size), w, t, n, err)
	}
	t := &target{limit: -1}
	w := bufio.NewWriterSize(t, 8)
	same := bufio.NewWriterSize(w, 4)
	bigger := bufio.NewWriterSize(w, 9)
	fmt.Println(same == w, bigger == w, bufio.NewWriter(w) == w)
	for _, text := range []string{"abc", "defgh", "", "ijklmnopq", "0123456789abcdefghij", "z"} {
		n, err := w.Write([]byte(text))
		show(fmt.Sprintf("write %q", text), w, t, n, err)
	}
	fmt.Println(w.Flush(), w.Flush())
	show("flushed", w, t)
	t.writes = nil
	for _, text := range []string{"abc", "defghijklmnop", "0123456789abcdefghij", ""} {
		n, err := w.WriteString(text)
		show(fmt.Sprintf("string %q", text), w, t, n, err)
	}
	for _, r := range []rune{'a', 'é', '→', '😀', -1, 0xd800, 0x110000, 0xfffd} {
		n, err := w.WriteRune(r)
		fmt.Print(n, err, w.Buffered(), " ")
	}
	fmt.Println(w.WriteByte('!'), w.Flush())
	fmt.Printf("%q\n", t.writes)
	tiny := &target{limit: -1}
	small := bufio.NewWriterSize(tiny, 2)
	n, err := small.WriteRune('😀')
	show("rune in a small buffer", small, tiny, n, err)
	n, err = small.WriteRune('é')
	show("rune", small, tiny, n, err)
	small.WriteByte('a')
	n, err = small.WriteRune('é')
	show("rune", small, tiny, n, err)
}

func sticky() {
	for _, limit := range []int{0, 3} {
		t := &target{limit: limit}
		w := bufio.NewWriterSize(t, 4)
		w.WriteString("abcd")
		err := w.Flush()
		show(fmt.Sprint("short ", limit), w, t, err, err == io.ErrShortWrite)
		n, err := w.WriteString("more")
		show("then", w, t, n, err)
		t.limit = -1
		fmt.Println(w.Flush(), w.WriteByte('x'), w.Buffered())
	}
	t := &target{limit: -1, fail: 2}
	w := bufio.NewWriterSize(t, 4)
	n, err := w.WriteString("abcdefghijkl")
	show("fails in the middle", w, t, n, err)
	n, err = w.Write([]byte("x"))
	show("write", w, t, n, err)
	n, err = w.Write(nil)
	show("empty write", w, t, n, err)
	n, err = w.WriteString("")
	show("empty string", w, t, n, err)
	n, err = w.WriteRune('é')
	show("rune", w, t, n, err)
	m, err := w.ReadFrom(strings.NewReader("abc"))
	show("read from", w, t, m, err)
	show("byte", w, t, w.WriteByte('b'))
	show("flush", w, t, w.Flush())
	w.Reset(t)
	t.fail = 0
	show("reset", w, t, w.WriteByte('b'), w.Flush())
	w.Reset(w)
	show("reset to itself", w, t, w.Size())

	for _, text := range []string{"ab", "abcdef", "abcdefghij"} {
		t := &target{limit: -1, fail: 1}
		w := bufio.NewWriterSize(t, 4)
		n, err := w.Write([]byte(text))
		show("big "+text, w, t, n, err)
		fmt.Println(w.Flush())
	}
	defer func() { fmt.Println("zero writer:", recover() != nil) }()
	var zero bufio.Writer
	fmt.Println(zero.Size(), zero.Available(), zero.Buffered(), zero.Flush())
	zero.Reset(t)
	fmt.Println(zero.Size())
	zero.WriteString("zero")
	fmt.Println(zero.Buffered(), zero.Flush(), t.writes)
	var never bufio.Writer
	never.WriteByte('x')
}

func readFrom() {
	plain := &target{limit: -1}
	w := bufio.NewWriterSize(plain, 4)
	w.WriteByte('>')
	n, err := w.ReadFrom(strings.NewReader("abcdefghij"))
	show("plain", w, plain, n, err)
	n, err = w.ReadFrom(strings.NewReader(""))
	show("empty", w, plain, n, err)
	n, err = w.ReadFrom(io.MultiReader(strings.NewReader("k"), strings.NewReader("lmn"), strings.NewReader("o")))
	show("pieces", w, plain, n, err)
	direct := &from{target: target{limit: -1}}
	w = bufio.NewWriterSize(direct, 4)
	n, err = w.ReadFrom(strings.NewReader("xyz"))
	show("direct", w, &direct.target, n, err, direct.used)
	direct.used = false
	w.WriteByte('>')
	n, err = w.ReadFrom(strings.NewReader("xyzabcdef"))
	show("buffered first", w, &direct.target, n, err, direct.used)
	n, err = w.ReadFrom(io.MultiReader(strings.NewReader("q"), errorReader{}))
	show("failing source", w, &direct.target, n, err)
	n, err = io.Copy(w, io.LimitReader(strings.NewReader("copied text"), 6))
	show("copy", w, &direct.target, n, err, w.Flush())
	short := &target{limit: 1}
	w = bufio.NewWriterSize(short, 4)
	n, err = w.ReadFrom(strings.NewReader("abcdefghij"))
	show("short", w, short, n, err)
}

type errorReader struct{}

func (errorReader) Read([]byte) (int, error) { return 0, errors.New("source broke") }

func available() {
	t := &target{limit: -1}
	w := bufio.NewWriterSize(t, 8)
	w.WriteString("ab")
	spare := w.AvailableBuffer()
	fmt.Println(len(spare), cap(spare))
	spare = append(spare, "cd"...)
	n, err := w.Write(spare)
	show("spare", w, t, n, err)
	long := append(w.AvailableBuffer(), "0123456789"...)
	n, err = w.Write(long)
	show("long", w, t, n, err)
	w.AvailableBuffer()
	w.Flush()
	full := append(w.AvailableBuffer(), "12345678"...)
	n, err = w.Write(full)
	show("full", w, t, n, err)
	fmt.Println(cap(w.AvailableBuffer()), w.Available())

	var in bytes.Buffer
	in.WriteString("line one\nline two")
	both := bufio.NewReadWriter(bufio.NewReader(&in), w)
	line, err := both.ReadString('\n')
	fmt.Printf("%q %v\n", line, err)
	fmt.Fprintf(both, "%s|", line)
	line, err = both.ReadString('\n')
	fmt.Printf("%q %v %d %d\n", line, err, both.Reader.Buffered(), both.Writer.Buffered())
	fmt.Println(both.Flush())
	fmt.Printf("%q\n", t.writes)
}

func main() {
	sizes()
	sticky()
	readFrom()
	available()
}

package main

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
)

// lying answers n and err whatever it is asked; it counts its calls.
type lying struct {
	n     func(len int) int
	err   error
	calls int
	limit int
}

func (l *lying) Read(p []byte) (int, error) {
	l.calls++
	if l.limit > 0 && l.calls > l.limit {
		panic("asked too often")
	}
	for i := range p {
		p[i] = 'x'
	}
	return l.n(len(p)), l.err
}

func constant(n int) func(int) int { return func(int) int { return n } }

func attempt(what string, do func()) {
	defer func() {
		if reason := recover(); reason != nil {
			if err, ok := reason.(error); ok {
				fmt.Println(what, "panic with error:", err)
				return
			}
			fmt.Println(what, "panic:", reason)
		}
	}()
	do()
}

func main() {
	broken := errors.New("broken")
	readers := []struct {
		name string
		make func() *lying
	}{
		{"nothing", func() *lying { return &lying{n: constant(0), limit: 300} }},
		{"nothing, broken", func() *lying { return &lying{n: constant(0), err: broken, limit: 300} }},
		{"nothing, EOF", func() *lying { return &lying{n: constant(0), err: io.EOF, limit: 300} }},
		{"one and EOF", func() *lying { return &lying{n: constant(1), err: io.EOF, limit: 300} }},
		{"two and broken", func() *lying { return &lying{n: constant(2), err: broken, limit: 300} }},
		{"negative", func() *lying { return &lying{n: constant(-1), limit: 300} }},
		{"negative, EOF", func() *lying { return &lying{n: constant(-1), err: io.EOF, limit: 300} }},
		{"too many", func() *lying { return &lying{n: func(n int) int { return n + 1 }, limit: 300} }},
		{"too many, EOF", func() *lying { return &lying{n: func(n int) int { return n + 1 }, err: io.EOF, limit: 300} }},
		{"wrapped EOF", func() *lying {
			return &lying{n: constant(1), err: fmt.Errorf("deep: %w", io.EOF), limit: 300}
		}},
	}
	buffer := make([]byte, 8)
	uses := []struct {
		name string
		do   func(r io.Reader)
	}{
		{"ReadFull", func(r io.Reader) {
			n, err := io.ReadFull(r, buffer)
			fmt.Print(n, " ", err)
		}},
		{"ReadAtLeast", func(r io.Reader) {
			n, err := io.ReadAtLeast(r, buffer, 1)
			fmt.Print(n, " ", err)
		}},
		{"ReadAll", func(r io.Reader) {
			data, err := io.ReadAll(r)
			fmt.Print(len(data), " ", err)
		}},
		{"Copy", func(r io.Reader) {
			n, err := io.Copy(struct{ io.Writer }{io.Discard}, r)
			fmt.Print(n, " ", err)
		}},
		{"LimitReader", func(r io.Reader) {
			limited := io.LimitReader(r, 3).(*io.LimitedReader)
			n, err := limited.Read(buffer)
			fmt.Print(n, " ", err, " ", limited.N)
		}},
		{"bytes.Buffer", func(r io.Reader) {
			var b bytes.Buffer
			n, err := b.ReadFrom(r)
			fmt.Print(n, " ", err, " ", b.Len())
		}},
		{"bufio Read", func(r io.Reader) {
			b := bufio.NewReaderSize(r, 16)
			n, err := b.Read(buffer[:2])
			m, again := b.Read(buffer[:2])
			fmt.Print(n, " ", err, " ", m, " ", again)
		}},
		{"bufio big Read", func(r io.Reader) {
			n, err := bufio.NewReaderSize(r, 16).Read(make([]byte, 20))
			fmt.Print(n, " ", err)
		}},
		{"bufio ReadByte", func(r io.Reader) {
			b := bufio.NewReaderSize(r, 16)
			c, err := b.ReadByte()
			fmt.Print(c, " ", err, " ", b.UnreadByte())
		}},
		{"bufio Peek", func(r io.Reader) {
			peeked, err := bufio.NewReaderSize(r, 16).Peek(3)
			fmt.Printf("%q %v", peeked, err)
		}},
		{"bufio Discard", func(r io.Reader) {
			n, err := bufio.NewReaderSize(r, 16).Discard(40)
			fmt.Print(n, " ", err)
		}},
		{"bufio ReadString", func(r io.Reader) {
			text, err := bufio.NewReaderSize(r, 16).ReadString('\n')
			fmt.Print(len(text), " ", err)
		}},
		{"bufio ReadLine", func(r io.Reader) {
			line, prefix, err := bufio.NewReaderSize(r, 16).ReadLine()
			fmt.Print(len(line), " ", prefix, " ", err)
		}},
		{"bufio ReadRune", func(r io.Reader) {
			c, size, err := bufio.NewReaderSize(r, 16).ReadRune()
			fmt.Print(c, " ", size, " ", err)
		}},
		{"bufio WriteTo", func(r io.Reader) {
			n, err := bufio.NewReaderSize(r, 16).WriteTo(struct{ io.Writer }{io.Discard})
			fmt.Print(n, " ", err)
		}},
		{"bufio ReadFrom", func(r io.Reader) {
			w := bufio.NewWriterSize(struct{ io.Writer }{io.Discard}, 16)
			n, err := w.ReadFrom(r)
			fmt.Print(n, " ", err, " ", w.Buffered(), " ", w.Flush())
		}},
		{"Scanner", func(r io.Reader) {
			s := bufio.NewScanner(r)
			s.Buffer(nil, 64)
			ok := s.Scan()
			fmt.Print(ok, " ", len(s.Text()), " ", s.Err(), " ", s.Scan())
		}},
		{"binary.Read", func(r io.Reader) {
			var v uint32
			err := binary.Read(r, binary.BigEndian, &v)
			fmt.Print(v, " ", err)
		}},
		{"ReadUvarint", func(r io.Reader) {
			v, err := binary.ReadUvarint(bufio.NewReaderSize(r, 16))
			fmt.Print(v, " ", err)
		}},
		{"json", func(r io.Reader) {
			var v any
			err := json.NewDecoder(r).Decode(&v)
			fmt.Print(v, " ", err)
		}},
		{"hex", func(r io.Reader) {
			n, err := hex.NewDecoder(r).Read(buffer)
			fmt.Print(n, " ", err)
		}},
		{"base64", func(r io.Reader) {
			n, err := base64.NewDecoder(base64.StdEncoding, r).Read(buffer)
			fmt.Print(n, " ", err)
		}},
		{"csv", func(r io.Reader) {
			record, err := csv.NewReader(io.LimitReader(r, 30)).Read()
			fmt.Print(len(record), " ", err)
		}},
		{"Fscan", func(r io.Reader) {
			var text string
			n, err := fmt.Fscan(io.LimitReader(r, 5), &text)
			fmt.Printf("%d %v %q", n, err, text)
		}},
		{"TeeReader", func(r io.Reader) {
			var seen bytes.Buffer
			n, err := io.TeeReader(r, &seen).Read(buffer)
			fmt.Print(n, " ", err, " ", seen.Len())
		}},
	}
	for _, use := range uses {
		for _, reader := range readers {
			r := reader.make()
			if n := r.n(1); (n < 0 || n > 1) && (use.name == "json" || use.name == "base64" || use.name == "Fscan") {
				continue
			}
			attempt("", func() {
				fmt.Printf("%s of %s: ", use.name, reader.name)
				use.do(r)
				fmt.Println(" calls", r.calls)
			})
		}
	}
	for _, least := range []int{-1, 0, 4, 5} {
		n, err := io.ReadAtLeast(strings.NewReader("abc"), make([]byte, 4), least)
		fmt.Println("at least", least, n, err)
	}
	n, err := io.ReadFull(strings.NewReader(""), nil)
	fmt.Println(n, err)
}

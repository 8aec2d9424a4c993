package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
)

func read(text string, change func(r *csv.Reader)) {
	r := csv.NewReader(strings.NewReader(text))
	change(r)
	for range 6 {
		record, err := r.Read()
		fmt.Printf("   %q nil=%t", record, record == nil)
		if err != nil {
			var parse *csv.ParseError
			fmt.Printf(" %v", err)
			if errors.As(err, &parse) {
				fmt.Printf(" [%d %d %d %v]", parse.StartLine, parse.Line, parse.Column, parse.Err)
			}
		}
		fmt.Printf(" offset=%d", r.InputOffset())
		for i := range record {
			line, column := r.FieldPos(i)
			fmt.Printf(" %d:%d", line, column)
		}
		fmt.Println()
		if err == io.EOF {
			break
		}
	}
}

type brokenReader struct {
	text string
	err  error
}

func (b *brokenReader) Read(p []byte) (int, error) {
	if b.text == "" {
		return 0, b.err
	}
	n := copy(p, b.text)
	b.text = b.text[n:]
	return n, nil
}

func main() {
	texts := []string{"", "\n", "\r\n", "\r", " ", "a", "a,b\nc,d", "a,b\r\nc", "a\rb\n", "a\r\r\nb", "\"a\"", "\"a", "\"a\n", "\"a\nb\"", "\"a\r\nb\",c", "\"a\"b", "a\"b", "a\"b\"", "\"a\"\"b\"", "\"\"", "\"\"\"", "\"\"\"\"", "\"a\" ,b", " \"a\",b", "a, \"b\"", "a, b ,c", ",", ",,\n,", "#x\na", " #x", "a#x\n#", "\"#x\"", "\"x\n\"y\",z", "é,\"ü\"x", "\xff,b", "a,\"b\nc\nd\"e", "\n\n a\n\n", "\"a\"\r", "\"a\"\r\nb", "\"a\r\"", "x,\"", "x,\"\n\n", "a\tb,c", "a;b", "\ufeffa,b", "a,b,\nc", "\"a\"\"", "\"a\" \"b\"", "a,\u2028b", "\u00a0\"x\"", "\"\n", "a\n\"b"}
	for _, text := range texts {
		fmt.Printf("%q\n", text)
		for _, variant := range []struct {
			name   string
			change func(r *csv.Reader)
		}{
			{"plain", func(r *csv.Reader) {}},
			{"lazy", func(r *csv.Reader) { r.LazyQuotes = true }},
			{"trimming", func(r *csv.Reader) { r.TrimLeadingSpace = true; r.Comment = '#' }},
			{"lazy trimming any", func(r *csv.Reader) { r.LazyQuotes = true; r.TrimLeadingSpace = true; r.FieldsPerRecord = -1 }},
		} {
			fmt.Println("  ", variant.name)
			read(text, variant.change)
		}
	}
	fmt.Println("counts")
	read("a,b\nc\nd,e,f\ng,h", func(r *csv.Reader) {})
	read("a\nb,c\n", func(r *csv.Reader) { r.FieldsPerRecord = 2 })
	read("a\nb,c\n\"x\n\n", func(r *csv.Reader) { r.FieldsPerRecord = 2 })
	for _, comma := range []rune{',', ';', '\t', '→', '"', '\n', '\r', 0, 0xfffd, -1, '#', ' ', 0x110000, 0xd800} {
		fmt.Printf("comma %q\n", comma)
		read("a;b\tc→d,e f\"", func(r *csv.Reader) { r.Comma = comma; r.Comment = '#' })
	}
	for _, comment := range []rune{'"', '\n', ',', 0xfffd, '→'} {
		fmt.Printf("comment %q\n", comment)
		read("→x\na", func(r *csv.Reader) { r.Comment = comment })
	}
	for _, failure := range []error{errors.New("broke"), io.ErrUnexpectedEOF} {
		for _, text := range []string{"", "a,b", "a,b\n", "\"a", "\"a\"", "a\n\"b\nc"} {
			r := csv.NewReader(&brokenReader{text, failure})
			records, err := r.ReadAll()
			fmt.Printf("%q: %q nil=%t %v %t\n", text, records, records == nil, err, errors.Is(err, failure))
		}
	}
	r := csv.NewReader(strings.NewReader("a,b\nc,d\n"))
	r.ReuseRecord = true
	first, _ := r.Read()
	second, _ := r.Read()
	fmt.Println(first, second)
	func() {
		defer func() { fmt.Println(recover()) }()
		r.FieldPos(2)
	}()
	for _, err := range []error{&csv.ParseError{StartLine: 1, Line: 1, Column: 2, Err: csv.ErrQuote}, &csv.ParseError{StartLine: 1, Line: 3, Column: 2, Err: csv.ErrBareQuote}, &csv.ParseError{StartLine: 4, Line: 4, Column: 2, Err: csv.ErrFieldCount}, csv.ErrTrailingComma} {
		fmt.Println(err, errors.Unwrap(err))
	}

	for _, fields := range [][]string{nil, {}, {""}, {"", ""}, {"a"}, {" a"}, {"a "}, {"\ta"}, {"a,b"}, {"a\"b"}, {"a\nb"}, {"a\rb"}, {"a\r\nb"}, {"#a"}, {"\\."}, {"a;b"}, {"é", "\u00a0x"}, {"\xff"}, {"\""}, {"\u2028"}} {
		for _, crlf := range []bool{false, true} {
			var out strings.Builder
			w := csv.NewWriter(&out)
			w.UseCRLF = crlf
			err := w.Write(fields)
			w.Flush()
			fmt.Printf("%q crlf=%t: %q %v %v\n", fields, crlf, out.String(), err, w.Error())
		}
	}
	for _, comma := range []rune{';', '"', '\n', 0, '→', 0xfffd} {
		var out strings.Builder
		w := csv.NewWriter(&out)
		w.Comma = comma
		err := w.WriteAll([][]string{{"a;b", "c→d", "e,f"}, {"x"}})
		fmt.Printf("%q: %q %v\n", comma, out.String(), err)
	}
	w := csv.NewWriter(failing{})
	fmt.Println(w.Write([]string{strings.Repeat("x", 5000)}), w.Error(), w.Write([]string{"y"}), w.WriteAll([][]string{{"z"}}))
	w.Flush()
	fmt.Println(w.Error())
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("full") }

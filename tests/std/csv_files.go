// csv: quotes, separators, comments, laziness, fields per record, positions of errors, writing.
package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

func read(name, text string, set func(*csv.Reader)) {
	r := csv.NewReader(strings.NewReader(text))
	if set != nil {
		set(r)
	}
	fmt.Println(name)
	for range 20 {
		record, err := r.Read()
		if err == io.EOF {
			break
		}
		fmt.Printf("  %q %v", record, err)
		if e, ok := errors.AsType[*csv.ParseError](err); ok {
			fmt.Print(" ", e.StartLine, e.Line, e.Column, e.Err)
		}
		for i := range record {
			line, column := r.FieldPos(i)
			fmt.Print(" ", line, ":", column)
		}
		fmt.Println(" @", r.InputOffset())
	}
}

func main() {
	read("simple", "a,b,c\n1,2,3\n", nil)
	read("no newline", "a,b\n1,2", nil)
	read("crlf", "a,b\r\n1,\"2\r\n3\"\r\n", nil)
	read("quotes", "\"a\"\"b\",\"c,d\",\"e\nf\"\n\"\",,\"\"\n", nil)
	read("empty lines", "\n\na\n\n\nb\n", nil)
	read("counts", "a,b\nc\nd,e,f\n", nil)
	read("any count", "a,b\nc\nd,e,f\n", func(r *csv.Reader) { r.FieldsPerRecord = -1 })
	read("three", "a,b\nc,d,e\n", func(r *csv.Reader) { r.FieldsPerRecord = 3 })
	read("bare quote", "a \"b\",c\nd,e\n", nil)
	read("bad end", "\"a\"b,c\nd,e\n", nil)
	read("unfinished", "a,\"b\nc", nil)
	read("lazy", "a \"b\",\"c\"d\",\"e\n", func(r *csv.Reader) { r.LazyQuotes = true })
	read("trim", " a,  \"b\" ,\tc\n", func(r *csv.Reader) { r.TrimLeadingSpace = true })
	read("trim ok", " a,  \"b\",\tc\n", func(r *csv.Reader) { r.TrimLeadingSpace = true })
	read("comment", "# no\na,b\n#x,y\nc,#d\n", func(r *csv.Reader) { r.Comment = '#' })
	read("semicolon", "a;b;\"c;d\"\n", func(r *csv.Reader) { r.Comma = ';' })
	read("unicode", "é→世→\"界→\"\n", func(r *csv.Reader) { r.Comma = '→' })
	read("bad comma", "a,b\n", func(r *csv.Reader) { r.Comma = '\n' })
	read("same", "a,b\n", func(r *csv.Reader) { r.Comment = ',' })
	read("reuse", "a,b\nc,d\n", func(r *csv.Reader) { r.ReuseRecord = true })
	all, err := csv.NewReader(strings.NewReader("x,y\n1,2\n3,4\n")).ReadAll()
	fmt.Println(all, err)
	all, err = csv.NewReader(strings.NewReader("x,y\n1\n")).ReadAll()
	fmt.Println(all, err, errors.Is(err, csv.ErrFieldCount))

	w := csv.NewWriter(os.Stdout)
	for _, record := range [][]string{{"a", "b c", "d,e"}, {"q\"q", "line\nbreak", "cr\rlf\r\n"}, {"", " lead", "trail "}, {""}, {"", ""}, {`\.`}, {"#x", "é", "\t"}, {"'"}} {
		fmt.Println(w.Write(record))
		w.Flush()
	}
	w.Comma, w.UseCRLF = ';', true
	w.WriteAll([][]string{{"a;b", "c,d"}, {"e\nf", "g"}})
	fmt.Println(w.Error())
	w.Comma = '"'
	fmt.Println(w.Write([]string{"a"}))
}

// CSV: every option of reader and writer, positions, and errors with their places.
package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

func read(text string, set func(*csv.Reader)) {
	r := csv.NewReader(strings.NewReader(text))
	set(r)
	for range 10 {
		record, err := r.Read()
		if err == io.EOF {
			break
		}
		fmt.Printf("  %q %v offset %d", record, err, r.InputOffset())
		for i := range record {
			line, column := r.FieldPos(i)
			fmt.Print(" ", line, ":", column)
		}
		fmt.Println()
		var parse *csv.ParseError
		if errors.As(err, &parse) {
			fmt.Println("  ", parse.StartLine, parse.Line, parse.Column, parse.Err, errors.Is(err, csv.ErrQuote))
			break
		}
	}
}

func main() {
	none := func(*csv.Reader) {}
	texts := []string{"a,b\nc,d\n", "a,\"b\"\"c\",d\r\n\r\n\n\"multi\nline\",x", "a,b\nc\n", "a\"b,c\n", "\"a\"b,c\n", "\"open\nmore", " a , b \n", "#comment\na,#b\n", "é;日\n", "a\rb,c\r\n", ",,\n", "\"\"\n", "x"}
	for _, text := range texts {
		fmt.Printf("%q\n", text)
		read(text, none)
	}
	fmt.Println("lazy")
	for _, text := range []string{"a\"b,\"c\"d\",e\n", "\"a\" ,b\n", "\"open"} {
		read(text, func(r *csv.Reader) { r.LazyQuotes = true })
	}
	fmt.Println("options")
	read(" a,\t\"b\", c\n", func(r *csv.Reader) { r.TrimLeadingSpace = true })
	read("#x\na;b\n;#c\n", func(r *csv.Reader) { r.Comma = ';'; r.Comment = '#' })
	read("a,b\nc\nd,e,f\n", func(r *csv.Reader) { r.FieldsPerRecord = -1 })
	read("a,b\nc\n", func(r *csv.Reader) { r.FieldsPerRecord = 1 })
	read("a,b\nc,d\n", func(r *csv.Reader) { r.ReuseRecord = true })
	for _, comma := range []rune{'"', '\n', '\r', 0, 0xfffd, -1, '日'} {
		r := csv.NewReader(strings.NewReader("a日b\n"))
		r.Comma = comma
		record, err := r.Read()
		fmt.Printf("%q %q %v\n", comma, record, err)
	}
	r := csv.NewReader(strings.NewReader("a\n"))
	r.Comment = ','
	_, err := r.ReadAll()
	fmt.Println(err)
	all, err := csv.NewReader(strings.NewReader("1,2\n3,4\n")).ReadAll()
	fmt.Println(all, err)
	w := csv.NewWriter(os.Stdout)
	for _, record := range [][]string{{"plain", "with,comma", "with \"quotes\""}, {"", " lead", "trail ", "\tt"}, {""}, {`\.`}, {"new\nline", "cr\rlf\r\n"}, {"日", "a\"b"}, nil} {
		fmt.Println(w.Write(record))
		w.Flush()
	}
	w.UseCRLF = true
	w.Comma = ';'
	fmt.Println(w.WriteAll([][]string{{"a;b", "c\nd", "e,f"}, {"x"}}), w.Error())
	w.Comma = '"'
	fmt.Println(w.Write([]string{"x"}))
}

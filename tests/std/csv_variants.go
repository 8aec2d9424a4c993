package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"os"
	"strings"
)

func main() {
	read := func(name, in string, set func(*csv.Reader)) {
		r := csv.NewReader(strings.NewReader(in))
		if set != nil {
			set(r)
		}
		recs, err := r.ReadAll()
		fmt.Printf("%s %q %v %d\n", name, recs, err, r.InputOffset())
		if pe, ok := errors.AsType[*csv.ParseError](err); ok {
			fmt.Println(pe.StartLine, pe.Line, pe.Column, pe.Err)
		}
	}
	read("plain", "a,b\nc,d\n", nil)
	read("crlf", "a,\"b\r\nc\"\r\n\r\nd,e", nil)
	read("quotes", `"a ""q""",b`, nil)
	read("bare", "a\"b,c\n", nil)
	read("lazy", "a\"b,\"c\"d\"\n", func(r *csv.Reader) { r.LazyQuotes = true })
	read("extra", "\"a\"b,c\n", nil)
	read("open", "x\n\"abc\nd", nil)
	read("count", "a,b\nc\n", nil)
	read("fixed", "a,b\nc,d\n", func(r *csv.Reader) { r.FieldsPerRecord = 3 })
	read("any", "a,b\nc\n", func(r *csv.Reader) { r.FieldsPerRecord = -1 })
	read("comment", "#x,y\na;b\n  # no\n", func(r *csv.Reader) { r.Comment = '#'; r.Comma = ';'; r.FieldsPerRecord = -1 })
	read("trim", " a,  b, \"c\"\n", func(r *csv.Reader) { r.TrimLeadingSpace = true })
	read("wide", "a世b世\"世\"\n", func(r *csv.Reader) { r.Comma = '世' })
	read("badcomma", "a\n", func(r *csv.Reader) { r.Comma = '\n' })
	read("samecomment", "a\n", func(r *csv.Reader) { r.Comment = ',' })
	read("empty", "", nil)
	read("blank", "\n\n\n", nil)
	read("emptyfields", ",,\n\"\",,\"\"\n", nil)
	read("cr", "a\rb,c\r\n", nil)
	r := csv.NewReader(strings.NewReader("aa,\"b\nb\",c\nd,e,f"))
	r.ReuseRecord = true
	for {
		rec, err := r.Read()
		if err != nil {
			fmt.Println(err)
			break
		}
		for i := range rec {
			l, c := r.FieldPos(i)
			fmt.Print(rec[i], l, c, " ")
		}
		fmt.Println(r.InputOffset())
	}
	w := csv.NewWriter(os.Stdout)
	w.Write([]string{"a", "b c", " lead", "q\"q", "x,y", "n\nl", "", `\.`, "#", "trail ", "\t", "cr\r"})
	w.Write([]string{""})
	w.Write([]string{"", ""})
	w.UseCRLF = true
	w.Write([]string{"l\nm", "r\r\nn"})
	w.Comma = '|'
	w.WriteAll([][]string{{"a|b", "c,d"}, {}})
	fmt.Println(w.Error())
	w.Comma = '"'
	fmt.Println(w.Write([]string{"a"}))
}

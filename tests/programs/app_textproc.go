package main

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

type upper struct{ r io.Reader }

func (u upper) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	copy(p, bytes.ToUpper(p[:n]))
	return n, err
}

type countWriter struct {
	io.Writer
	n int64
}

func (c *countWriter) Write(p []byte) (int, error) {
	n, err := c.Writer.Write(p)
	c.n += int64(n)
	return n, err
}

type limitErr struct{ left int }

func (l *limitErr) Write(p []byte) (n int, err error) {
	if len(p) > l.left {
		n, err = l.left, io.ErrShortWrite
	} else {
		n = len(p)
	}
	l.left -= n
	return
}

type Record struct {
	Name  string
	Qty   int
	Price float64
}

func readRecords(r io.Reader) (recs []Record, errs []error) {
	cr := csv.NewReader(r)
	cr.Comma = ';'
	cr.Comment = '#'
	cr.TrimLeadingSpace = true
	for {
		row, err := cr.Read()
		if err == io.EOF {
			return
		}
		if err != nil {
			var pe *csv.ParseError
			if errors.As(err, &pe) && errors.Is(err, csv.ErrFieldCount) {
				errs = append(errs, fmt.Errorf("line %d: %d fields", pe.Line, len(row)))
				continue
			}
			errs = append(errs, err)
			continue
		}
		q, e1 := strconv.Atoi(row[1])
		p, e2 := strconv.ParseFloat(row[2], 64)
		if e := errors.Join(e1, e2); e != nil {
			errs = append(errs, e)
			continue
		}
		recs = append(recs, Record{row[0], q, p})
	}
}

func title(s string) string {
	prev := ' '
	return strings.Map(func(r rune) rune {
		defer func() { prev = r }()
		if unicode.IsLetter(prev) {
			return unicode.ToLower(r)
		}
		return unicode.ToTitle(r)
	}, s)
}

func wordFreq(r io.Reader) map[string]int {
	sc := bufio.NewScanner(r)
	sc.Split(bufio.ScanWords)
	m := map[string]int{}
	for sc.Scan() {
		w := strings.TrimFunc(strings.ToLower(sc.Text()), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) })
		if w != "" {
			m[w]++
		}
	}
	return m
}

func caesar(s string, k int) string {
	b := []byte(s)
	for i, c := range b {
		switch {
		case 'a' <= c && c <= 'z':
			b[i] = 'a' + byte((int(c-'a')+k+26)%26)
		case 'A' <= c && c <= 'Z':
			b[i] = 'A' + byte((int(c-'A')+k+26)%26)
		}
	}
	return string(b)
}

func main() {
	data := "apple; 3; 1.25\n# note\n\"semi;colon\"; 2; 0.5\nshort;1\npear; x; y\n\"multi\nline\"; 1; 1e2\nbad\"quote; 1; 2\n"
	recs, errs := readRecords(strings.NewReader(data))
	for _, r := range recs {
		fmt.Printf("%-12q|%4d|%8.2f|%+v\n", r.Name, r.Qty, r.Price, r)
	}
	for _, e := range errs {
		fmt.Printf("%q\n", e)
	}
	var buf bytes.Buffer
	cw := &countWriter{Writer: &buf}
	n, err := io.Copy(cw, io.TeeReader(upper{io.LimitReader(strings.NewReader("hello, wörld of readers"), 14)}, os.Stdout))
	fmt.Println("|", n, err, cw.n, buf.String())
	n, err = io.Copy(&limitErr{5}, strings.NewReader("too long"))
	fmt.Println(n, err)
	pr, pw := io.Pipe()
	go func() {
		for i := range 3 {
			fmt.Fprintf(pw, "line %d\n", i)
		}
		pw.CloseWithError(errors.New("pipe broke"))
	}()
	br := bufio.NewReader(pr)
	for {
		line, err := br.ReadString('\n')
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Print(line)
	}
	mr := io.MultiReader(strings.NewReader("The cat; the DOG. "), strings.NewReader("the-cat 'tis 42 cat!"))
	freq := wordFreq(mr)
	for _, k := range slices.SortedFunc(maps.Keys(freq), func(a, b string) int { return cmp.Or(freq[b]-freq[a], cmp.Compare(a, b)) }) {
		fmt.Print(k, ":", freq[k], " ")
	}
	fmt.Println()
	fmt.Println(title("hELLO wORLD of élan ǆ"), caesar("Hello, Zebra", 3), caesar(caesar("Round", 7), -7))
	s := "a\xffé世\u0301🎉"
	for i, r := range s {
		fmt.Print(i, ":", string(r), "/", utf8.RuneLen(r), " ")
	}
	fmt.Println(utf8.ValidString(s), utf8.RuneCountInString(s), len(s), []rune(s)[1], []byte(s)[1], strings.ToValidUTF8(s, "?"))
	fmt.Printf("%q %+q %x % X %#q %v %U %c\n", s, s, s, s[:3], "raw`", []byte("hi"), '世', 0x1F389)
	fmt.Printf("%6.2f|%-8s|%08.3f|%+d|%x|%X|%o|%#o|%b|%e|%t|%p|%5t|%*d|%-*d|%v|%[2]q %[1]T %!|%d\n", 3.14159, "go", -3.5, 7, 255, 255, 8, 8, 5, 12345.678, true, nil, false, 5, 42, 5, 42, struct{}{})
	fmt.Printf("%s %d %v %z %s\n", 5, "x", nil, 3, error(nil))
	fmt.Printf("%T %T %T %T %T\n", recs, errs, title, cw, map[string][]func(int) error{})
	fmt.Printf("%#v %#v %#v %#v\n", recs[0], []any{1, "a", nil, 2.0, 'x'}, map[string]bool{"b": true, "a": false}, &struct{ A *int }{})
	rp := strings.NewReplacer("<", "&lt;", ">", "&gt;", "&", "&amp;")
	fmt.Println(rp.Replace("<a & b>"), strings.EqualFold("ΑΣ", "ας"), strings.Count("cheese", "e"), strings.Count("abc", ""), strings.LastIndex("go gopher", "go"), strings.SplitAfterN("a,b,c,d", ",", 3), strings.TrimLeft("xxabcxx", "x"), strings.Index("chicken", "dmr"))
	var a, b int
	var w string
	c, err := fmt.Sscanf("10-20 xyz", "%d-%d %s", &a, &b, &w)
	fmt.Println(c, err, a, b, w)
	c, err = fmt.Sscan("7 8 q", &a, &b, &a)
	fmt.Println(c, err, a, b)
	for _, x := range []string{"12", "-0x1f", "1_000", "0b101", "99999999999999999999", "", "1e3"} {
		v, err := strconv.ParseInt(x, 0, 64)
		fmt.Println(v, err)
	}
	fmt.Println(strconv.Quote("tab\t\"q\"\x00é\u200b"), strconv.QuoteToASCII("é世🎉"), strconv.AppendBool(nil, true), strconv.FormatInt(-255, 36))
	for l := range strings.Lines("one\ntwo\nthree") {
		fmt.Printf("%q ", l)
	}
	for f := range strings.FieldsSeq("  a  b c ") {
		fmt.Printf("%q ", f)
	}
	fmt.Println()
}

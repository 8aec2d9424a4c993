package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"text/tabwriter"
)

var texts = []string{
	"", "\n", "a", "a\tb\n", "a\tb\tc\naa\tbbb\tcccc\n", "\t\t\n\tx\t\n", "a\t\tb\n\t\tcc\n", "short\nvery long line without tabs\nx\ty\n",
	"a\vb\vc\naaa\vb\v\n", "one\ttwo\fthree\tfour\n", "é\t界\t\xff\nlatin\tcjk\tbad\n", "<b>x</b>\t&amp;y\t<i\nplain\t&lt\tz\n",
	"\xff a\tb \xff\tc\nd\te\n", "\xffunclosed\tx\n", "a\tb\n\nc\td\n", "a\tb\n\tc\td\n\t\te\tf\n", "x\r\ty\r\n", "trailing\t\ntab\t\t\n", "1\t22\t333\n4444\t5\t66\n\v\n7\t8\n",
}

type failing struct{ left int }

func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errors.New("no space")
	}
	return len(p), nil
}

func main() {
	flags := []struct {
		name string
		bits uint
	}{
		{"none", 0}, {"right", tabwriter.AlignRight}, {"debug", tabwriter.Debug}, {"html", tabwriter.FilterHTML}, {"escape", tabwriter.StripEscape},
		{"discard", tabwriter.DiscardEmptyColumns}, {"indent", tabwriter.TabIndent}, {"right debug", tabwriter.AlignRight | tabwriter.Debug},
		{"discard debug", tabwriter.DiscardEmptyColumns | tabwriter.Debug}, {"all", 63},
	}
	shapes := []struct {
		min, width, padding int
		pad                 byte
	}{{0, 8, 1, ' '}, {5, 0, 0, '.'}, {8, 8, 1, '\t'}, {0, 4, 0, '\t'}, {3, 2, 2, '-'}}
	var w tabwriter.Writer
	var out bytes.Buffer
	for _, f := range flags {
		for _, s := range shapes {
			fmt.Printf("== %s %v\n", f.name, s)
			for _, text := range texts {
				out.Reset()
				w.Init(&out, s.min, s.width, s.padding, s.pad, f.bits)
				n, err := w.Write([]byte(text))
				before := out.Len()
				ferr := w.Flush()
				fmt.Printf("%d %v %d %v %q\n", n, err, before, ferr, out.String())
			}
		}
	}
	// Writes in pieces give the same as one.
	for _, text := range texts {
		var whole, pieces strings.Builder
		a := tabwriter.NewWriter(&whole, 2, 4, 1, '_', tabwriter.FilterHTML)
		b := tabwriter.NewWriter(&pieces, 2, 4, 1, '_', tabwriter.FilterHTML)
		a.Write([]byte(text))
		for i := range len(text) {
			b.Write([]byte{text[i]})
		}
		a.Flush()
		b.Flush()
		fmt.Print(whole.String() == pieces.String(), " ")
	}
	fmt.Println()
	reuse := tabwriter.NewWriter(&out, 0, 8, 1, ' ', 0)
	for round := range 3 {
		out.Reset()
		fmt.Fprintf(reuse, "r%d\t%s\t|\n", round, strings.Repeat("x", round*3))
		fmt.Fprintf(reuse, "partial\tcell")
		fmt.Println(reuse.Flush(), fmt.Sprintf("%q", out.String()))
	}
	for left := range 12 {
		bad := tabwriter.NewWriter(&failing{left}, 0, 8, 1, ' ', 0)
		n, err := bad.Write([]byte("a\tb\nc\n\nmore\ttext\n\n"))
		fmt.Println(left, n, err, bad.Flush())
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		tabwriter.NewWriter(&out, -1, 8, 1, ' ', 0)
	}()
	fmt.Println(tabwriter.Escape, tabwriter.FilterHTML, tabwriter.Debug)
}

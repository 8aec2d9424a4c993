// text/tabwriter: flags, escapes, blocks of columns, widths and padding.
package main

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
)

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errors.New("no room") }

func main() {
	texts := []string{
		"a\tb\tc\nlonger\tx\ty\n",
		"a\tb\n\nccc\td\te\nf\n",
		"é\t日本語\t!\naa\tb\n",
		"<b>x</b>\t&amp;\t1\nyy\tz\t2\n",
		"\xffa\tb\xff\tc\nd\te\n",
		"\t\tx\n\ty\n",
		"1\t22\t333\n4444\t5\t\n",
		"a\vb\vc\nlong\vd\v\n",
		"one\ftwo\tx\nthree\ty\n",
		"no newline\tat end",
	}
	flags := []uint{0, tabwriter.AlignRight, tabwriter.Debug, tabwriter.DiscardEmptyColumns, tabwriter.FilterHTML, tabwriter.StripEscape, tabwriter.TabIndent,
		tabwriter.AlignRight | tabwriter.Debug, tabwriter.FilterHTML | tabwriter.StripEscape | tabwriter.Debug}
	for _, flag := range flags {
		fmt.Println("flags", flag)
		for _, text := range texts {
			for _, padchar := range []byte{' ', '.', '\t'} {
				var b strings.Builder
				w := tabwriter.NewWriter(&b, 4, 8, 1, padchar, flag)
				n, err := fmt.Fprint(w, text)
				fmt.Printf("%d %v %v %q\n", n, err, w.Flush(), b.String())
			}
		}
	}
	w := new(tabwriter.Writer)
	for _, sizes := range [][3]int{{0, 8, 0}, {8, 4, 2}, {0, 0, 1}, {20, 0, 3}} {
		w.Init(os.Stdout, sizes[0], sizes[1], sizes[2], '-', tabwriter.Debug)
		fmt.Fprintf(w, "name\tsize\tnote\nalpha\t%d\tfirst\n", 12345)
		w.Flush()
		fmt.Fprintln(w, "b\tc\td")
		w.Flush()
	}
	w.Init(failing{}, 0, 8, 1, ' ', 0)
	_, err := fmt.Fprint(w, "a\tb\n\n")
	fmt.Println(err, w.Flush())
	func() {
		defer func() { fmt.Println(recover()) }()
		w.Init(os.Stdout, 0, -1, 0, ' ', 0)
	}()
	w.Init(os.Stdout, 0, 8, 2, ' ', 0)
	for i := range 3 {
		fmt.Fprintf(w, "row %d\t%s\t%v\n", i, strings.Repeat("*", i*3), i%2 == 0)
	}
	w.Flush()
}

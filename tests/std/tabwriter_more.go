package main

import (
	"fmt"
	"os"
	"text/tabwriter"
)

func main() {
	text := "a\tb\tc\naaa\tbbbbbb\tc\n\nx\t\ty\nlonger cell\t1\n\ttabbed\tz\t\nünï\tcödé\t✓\n<b>h</b>\t&amp;\tq\n\fnew\tblock\nv\ve\vw\n\xffesc\tape\xff\tr\n"
	for _, c := range []struct {
		min, tab, pad int
		char          byte
		flags         uint
	}{{0, 8, 1, ' ', 0}, {8, 8, 0, '\t', 0}, {5, 0, 2, '.', tabwriter.AlignRight}, {0, 4, 1, ' ', tabwriter.Debug}, {0, 8, 1, ' ', tabwriter.FilterHTML | tabwriter.Debug}, {0, 8, 1, '-', tabwriter.StripEscape | tabwriter.DiscardEmptyColumns | tabwriter.Debug}, {10, 8, 3, '\t', tabwriter.TabIndent}, {3, 1, 0, '#', tabwriter.AlignRight | tabwriter.Debug}} {
		fmt.Println("----", c)
		w := tabwriter.NewWriter(os.Stdout, c.min, c.tab, c.pad, c.char, c.flags)
		for i := 0; i < len(text); i += 7 {
			w.Write([]byte(text[i:min(i+7, len(text))]))
		}
		fmt.Println(w.Flush())
	}
}

package main

import (
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
)

type edit struct {
	kind byte
	text string
	a, b int
}

// script is the shortest edit script of two lists of lines, by the longest common subsequence.
func script(a, b []string) []edit {
	length := make([][]int, len(a)+1)
	for i := range length {
		length[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				length[i][j] = length[i+1][j+1] + 1
			} else {
				length[i][j] = max(length[i+1][j], length[i][j+1])
			}
		}
	}
	var edits []edit
	i, j := 0, 0
	for i < len(a) || j < len(b) {
		switch {
		case i < len(a) && j < len(b) && a[i] == b[j]:
			edits = append(edits, edit{' ', a[i], i, j})
			i, j = i+1, j+1
		case j == len(b) || i < len(a) && length[i+1][j] >= length[i][j+1]:
			edits = append(edits, edit{'-', a[i], i, j})
			i++
		default:
			edits = append(edits, edit{'+', b[j], i, j})
			j++
		}
	}
	return edits
}

func lines(s string) (list []string) {
	for l := range strings.Lines(s) {
		list = append(list, l)
	}
	return list
}

// unified prints the hunks of an edit script with some lines of context.
func unified(edits []edit, context int) string {
	var out strings.Builder
	for at := 0; at < len(edits); {
		if edits[at].kind == ' ' {
			at++
			continue
		}
		start, end, quiet := max(at-context, 0), at, 0
		for end < len(edits) && quiet <= 2*context {
			if edits[end].kind == ' ' {
				quiet++
			} else {
				quiet = 0
			}
			end++
		}
		end -= max(quiet-context, 0)
		var old, new int
		for _, e := range edits[start:end] {
			if e.kind != '+' {
				old++
			}
			if e.kind != '-' {
				new++
			}
		}
		fmt.Fprintf(&out, "@@ -%s +%s @@\n", span(edits[start].a, old), span(edits[start].b, new))
		for _, e := range edits[start:end] {
			text, terminated := strings.CutSuffix(e.text, "\n")
			fmt.Fprintf(&out, "%c%s\n", e.kind, text)
			if !terminated {
				out.WriteString("\\ No newline at end of file\n")
			}
		}
		at = end
	}
	return out.String()
}

func span(from, count int) string {
	switch count {
	case 0:
		return fmt.Sprintf("%d,0", from)
	case 1:
		return fmt.Sprint(from + 1)
	}
	return fmt.Sprintf("%d,%d", from+1, count)
}

// sideBySide shows both texts in columns.
func sideBySide(edits []edit) {
	w := tabwriter.NewWriter(os.Stdout, 6, 4, 1, '.', tabwriter.Debug)
	for _, e := range edits {
		text := strings.TrimRight(e.text, "\n")
		switch e.kind {
		case ' ':
			fmt.Fprintf(w, "%d\t%s\t \t%s\n", e.a+1, text, text)
		case '-':
			fmt.Fprintf(w, "%d\t%s\t<\t\n", e.a+1, text)
		case '+':
			fmt.Fprintf(w, "\t\t>\t%s\n", text)
		}
	}
	w.Flush()
}

func main() {
	const poem = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n"
	cases := [][2]string{
		{"", ""}, {"a\n", "a\n"}, {"", "a\n"}, {"a\n", ""}, {"a", "a\n"}, {"a\nb", "a\nc"},
		{poem, strings.Replace(poem, "two\n", "TWO\n2\n", 1)},
		{poem, strings.Replace(strings.Replace(poem, "one\n", "", 1), "ten\n", "ten\neleven", 1)},
		{"é\n界\n\xff\n", "界\né\n\xfe\n"},
		{"x\r\ny\n", "x\ny\n"},
	}
	for n, c := range cases {
		edits := script(lines(c[0]), lines(c[1]))
		for context := range 3 {
			fmt.Printf("--- %d context %d\n%q\n", n, context, lines(unified(edits, context)))
		}
		sideBySide(edits)
	}
	fmt.Print(unified(script(strings.SplitAfter(poem, "\n"), strings.SplitAfter(strings.ToTitle(poem[:13])+poem[13:], "\n")), 1))
	for _, pair := range [][2]string{{"kitten", "sitting"}, {"naïve", "native"}, {"", "abc"}} {
		var out strings.Builder
		for _, e := range script(strings.Split(pair[0], ""), strings.Split(pair[1], "")) {
			if e.kind != ' ' {
				out.WriteByte(e.kind)
			}
			out.WriteString(e.text)
		}
		fmt.Printf("%q\n", out.String())
	}
}

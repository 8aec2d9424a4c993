// Iterators of strings and bytes: lines, parts and fields, ended early and over odd text.
package main

import (
	"bytes"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unicode"
)

func show(name string, seq iter.Seq[string]) {
	fmt.Printf("%s: %q\n", name, slices.Collect(seq))
}

func showBytes(name string, seq iter.Seq[[]byte]) {
	fmt.Printf("%s:", name)
	for part := range seq {
		fmt.Printf(" %q(%d,%d)", part, len(part), cap(part)-len(part))
	}
	fmt.Println()
}

func main() {
	texts := []string{"", "\n", "a", "a\n", "a\n\nb", "\r\na\r\n", "é\u2028x\ny", "a\xff\nb\xfe"}
	for _, text := range texts {
		show(fmt.Sprintf("lines %q", text), strings.Lines(text))
		showBytes("  bytes", bytes.Lines([]byte(text)))
	}
	for _, sep := range []string{",", "", ", ", "x", "é"} {
		for _, text := range []string{"", "a,b, c,", ",", "xxé,é", "日本, \xff語"} {
			show(fmt.Sprintf("split %q %q", text, sep), strings.SplitSeq(text, sep))
			show("  after", strings.SplitAfterSeq(text, sep))
			showBytes("  bytes", bytes.SplitSeq([]byte(text), []byte(sep)))
			showBytes("  bytes after", bytes.SplitAfterSeq([]byte(text), []byte(sep)))
		}
	}
	for _, text := range []string{"", "  ", " a  b\tc\n", "\u00a0a\u3000b\u0085", "a\xa0b \x85"} {
		show(fmt.Sprintf("fields %q", text), strings.FieldsSeq(text))
		showBytes("  bytes", bytes.FieldsSeq([]byte(text)))
		show("  digits", strings.FieldsFuncSeq("1a22b333"+text, func(r rune) bool { return !unicode.IsDigit(r) }))
		showBytes("  bytes", bytes.FieldsFuncSeq([]byte(text+"x1"), unicode.IsLetter))
	}
	for part := range strings.SplitSeq("a-b-c-d", "-") {
		if part == "c" {
			break
		}
		fmt.Print(part, " ")
	}
	fmt.Println()
	next, stop := iter.Pull(strings.FieldsSeq("one two three"))
	first, ok := next()
	fmt.Println(first, ok)
	stop()
	again, ok := next()
	fmt.Printf("%q %v\n", again, ok)
	for line := range bytes.Lines([]byte("x\ny")) {
		line = append(line, '!')
		fmt.Printf("%q ", line)
	}
	fmt.Println()
}

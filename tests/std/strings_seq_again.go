// Sequences of parts that are iterated over again after a break, and after their end.
package main

import (
	"bytes"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
)

func run(name string, s iter.Seq[string]) {
	for i := range 3 {
		fmt.Print(name, i, ":")
		n := 0
		for v := range s {
			fmt.Printf(" %q", v)
			n++
			if n == 2 && i == 0 {
				break
			}
		}
		fmt.Println()
	}
}

func str(s iter.Seq[[]byte]) iter.Seq[string] {
	return func(yield func(string) bool) {
		for b := range s {
			if !yield(string(b)) {
				return
			}
		}
	}
}

func main() {
	run("split", strings.SplitSeq("a,b,c,d", ","))
	run("splitafter", strings.SplitAfterSeq("a,b,c,d", ","))
	run("explode", strings.SplitSeq("abcd", ""))
	run("explodeafter", strings.SplitAfterSeq("abcd", ""))
	run("fields", strings.FieldsSeq(" a b  c d "))
	run("fieldsfunc", strings.FieldsFuncSeq(" a b  c d ", func(r rune) bool { return r == ' ' }))
	run("lines", strings.Lines("a\nb\nc\nd"))
	run("bsplit", str(bytes.SplitSeq([]byte("a,b,c,d"), []byte(","))))
	run("bsplitafter", str(bytes.SplitAfterSeq([]byte("a,b,c,d"), []byte(","))))
	run("bexplode", str(bytes.SplitSeq([]byte("abcd"), nil)))
	run("bfields", str(bytes.FieldsSeq([]byte(" a b  c d "))))
	run("bfieldsfunc", str(bytes.FieldsFuncSeq([]byte(" a b  c d "), func(r rune) bool { return r == ' ' })))
	run("blines", str(bytes.Lines([]byte("a\nb\nc\nd"))))
	run("values", slices.Values([]string{"a", "b", "c"}))
	run("keys", maps.Keys(map[string]int{"a": 1}))
}

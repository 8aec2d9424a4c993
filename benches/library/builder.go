// strings.Builder: bytes, runes, strings and Fprintf-free text of many small parts.
package main

import (
	"fmt"
	"hash/fnv"
	"os"
	"strconv"
	"strings"
)

func page(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("<li id=")
		b.WriteByte('"')
		b.WriteString("item")
		b.WriteByte('"')
		b.WriteRune('>')
		b.WriteString(strings.Repeat("ab", i%5))
		b.WriteRune('é')
		b.WriteString("</li>\n")
	}
	return b.String()
}

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	h := fnv.New64a()
	for round := range 20 {
		s := page(n + round)
		h.Write([]byte(s[len(s)-100:]))
		fmt.Fprint(h, len(s), strings.Count(s, "ab"))
	}
	fmt.Println(h.Sum64())
}

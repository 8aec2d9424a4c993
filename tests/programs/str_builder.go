// strings.Builder in the ways programs use it.
package main

import (
	"fmt"
	"strings"
)

func csv(rows [][]string) string {
	var sb strings.Builder
	for _, row := range rows {
		for i, f := range row {
			if i > 0 {
				sb.WriteByte(',')
			}
			sb.WriteString(f)
		}
		sb.WriteRune('⏎')
	}
	return sb.String()
}

type doc struct {
	out    strings.Builder
	indent int
}

func (d *doc) line(format string, args ...interface{}) {
	d.out.WriteString(strings.Repeat("  ", d.indent))
	fmt.Fprintf(&d.out, format, args...)
	d.out.WriteByte('\n')
}

func main() {
	var sb strings.Builder
	fmt.Println(sb.Len(), sb.String() == "")
	n, err := sb.WriteString("héllo")
	fmt.Println(n, err)
	n, err = sb.WriteRune('世')
	fmt.Println(n, err, sb.WriteByte('!'))
	n, err = sb.Write([]byte("bytes"))
	fmt.Println(n, err, sb.Len(), sb.String())
	before := sb.String()
	sb.WriteString(" more")
	fmt.Println(before, "|", sb.String())
	sb.Reset()
	sb.WriteString("fresh")
	fmt.Println(sb.String(), before)
	fmt.Println(csv([][]string{{"a", "b"}, {"", "c", "d"}, {}}))
	d := &doc{}
	d.line("begin %d", 1)
	d.indent++
	d.line("%s=%v", "k", []int{1, 2})
	d.indent--
	d.line("end")
	fmt.Print(d.out.String())
	var big strings.Builder
	big.Grow(100)
	for i := 0; i < 10000; i++ {
		big.WriteByte(byte('a' + i%26))
	}
	s := big.String()
	fmt.Println(len(s), s[:30], s[9990:])
	h := uint32(0)
	for i := 0; i < len(s); i++ {
		h = h*31 + uint32(s[i])
	}
	fmt.Println(h)
}

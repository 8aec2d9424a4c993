// Strings_build makes strings in the ways programs do: a builder, repeated
// concatenation, number formatting, joining and reversal.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"
)

func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(s); i++ {
		h ^= uint32(s[i])
		h *= 16777619
	}
	return h
}

// csv writes rows of three fields through a builder.
func csv(rows int) string {
	var sb strings.Builder
	for i := 0; i < rows; i++ {
		sb.WriteString("row")
		sb.WriteString(strconv.Itoa(i))
		sb.WriteByte(',')
		sb.WriteString(strconv.FormatInt(int64(i)*int64(i), 16))
		sb.WriteByte(',')
		sb.WriteRune(rune('α' + i%24))
		sb.WriteByte('\n')
	}
	return sb.String()
}

// concat joins short pieces with +, cutting the result when it gets long.
func concat(n int) (string, int) {
	s, cuts := "", 0
	for i := 0; i < n; i++ {
		s = s + string(rune('a'+i%26)) + strconv.Itoa(i%10)
		if len(s) > 200 {
			s = s[150:]
			cuts++
		}
	}
	return s, cuts
}

func reverse(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func main() {
	n := 200000
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "strings_build: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	table := csv(n)
	fmt.Printf("csv: %d bytes, hash %08x\n", len(table), hash(table))

	lines := strings.Split(table, "\n")
	kept := lines[:0]
	for i, line := range lines {
		if i%3 == 0 && line != "" {
			kept = append(kept, line)
		}
	}
	joined := strings.Join(kept, ";")
	fmt.Printf("joined: %d bytes, hash %08x\n", len(joined), hash(joined))

	back := reverse(joined)
	fmt.Printf("reversed: %d bytes, hash %08x\n", len(back), hash(back))

	s, cuts := concat(n)
	fmt.Printf("concat: %d bytes after %d cuts, hash %08x\n", len(s), cuts, hash(s))
	fmt.Println(strings.Contains(joined, "row3,"), strings.Index(joined, "row6"), strings.Repeat("=-", 10))
}

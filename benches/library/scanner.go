// bufio.Scanner: lines, then words, of as many bytes as asked for.
package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// repeated gives one text again and again.
type repeated struct {
	text string
	at   int
	left int
}

func (r *repeated) Read(b []byte) (int, error) {
	if r.left <= 0 {
		return 0, io.EOF
	}
	if len(b) > r.left {
		b = b[:r.left]
	}
	n := copy(b, r.text[r.at:])
	r.at = (r.at + n) % len(r.text)
	r.left -= n
	return n, nil
}

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	var text strings.Builder
	for i := range 1000 {
		text.WriteString(strings.Repeat("some words ", i%13))
		text.WriteString(strconv.Itoa(i))
		text.WriteByte('\n')
	}
	lines, length := 0, 0
	lineScanner := bufio.NewScanner(&repeated{text: text.String(), left: n / 2})
	for lineScanner.Scan() {
		lines++
		length += len(lineScanner.Text())
	}
	words := 0
	wordScanner := bufio.NewScanner(&repeated{text: text.String(), left: n / 2})
	wordScanner.Split(bufio.ScanWords)
	for wordScanner.Scan() {
		words++
		length += len(wordScanner.Bytes())
	}
	fmt.Println(lines, words, length)
}

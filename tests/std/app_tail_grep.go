// The usual text tools over files and pipes: tail, grep with context, wc, sort -u, cat -n, head, cut, tr.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// tail writes the last n lines, reading blocks from the end.
func tail(w io.Writer, f *os.File, n, block int) error {
	end, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		return err
	}
	at, newlines := end, 0
	buffer := make([]byte, block)
search:
	for at > 0 && n > 0 {
		size := min(int64(block), at)
		at -= size
		if _, err := f.ReadAt(buffer[:size], at); err != nil && err != io.EOF {
			return err
		}
		for i := size - 1; i >= 0; i-- {
			if buffer[i] == '\n' && at+i != end-1 {
				if newlines++; newlines == n {
					at += i + 1
					break search
				}
			}
		}
	}
	if n == 0 {
		at = end
	}
	if _, err := f.Seek(at, io.SeekStart); err != nil {
		return err
	}
	_, err = io.Copy(w, f)
	return err
}

func grep(w io.Writer, r io.Reader, pattern string, before int, invert bool) (matches int, err error) {
	re, err := regexp.Compile(pattern)
	if err != nil {
		return 0, err
	}
	var past []string
	reader := bufio.NewReaderSize(r, 16)
	for number := 1; ; number++ {
		line, err := reader.ReadString('\n')
		if line == "" && err == io.EOF {
			return matches, nil
		}
		if err != nil && err != io.EOF {
			return matches, err
		}
		line = strings.TrimSuffix(line, "\n")
		if re.MatchString(line) == invert {
			past = append(past, line)
			past = past[max(0, len(past)-before):]
			continue
		}
		for i, old := range past {
			fmt.Fprintf(w, "%d-%s\n", number-len(past)+i, old)
		}
		past = past[:0]
		matches++
		fmt.Fprintf(w, "%d:%s\n", number, line)
	}
}

type counts struct{ lines, words, bytes, runes, bad, longest int }

func wc(r io.Reader) (c counts, err error) {
	reader := bufio.NewReader(r)
	inWord, column := false, 0
	for {
		ch, size, err := reader.ReadRune()
		if err == io.EOF {
			c.longest = max(c.longest, column)
			return c, nil
		}
		if err != nil {
			return c, err
		}
		c.bytes += size
		c.runes++
		if ch == utf8.RuneError && size == 1 {
			c.bad++
		}
		if ch == '\n' {
			c.lines++
			c.longest = max(c.longest, column)
			column = -1
		}
		column++
		if unicode.IsSpace(ch) {
			inWord = false
		} else if !inWord {
			inWord = true
			c.words++
		}
	}
}

func sortUnique(w io.Writer, readers ...io.Reader) error {
	scanner := bufio.NewScanner(io.MultiReader(readers...))
	var lines []string
	for scanner.Scan() {
		lines = append(lines, scanner.Text())
	}
	slices.Sort(lines)
	out := bufio.NewWriterSize(w, 8)
	for _, line := range slices.Compact(lines) {
		fmt.Fprintln(out, line)
	}
	return errors.Join(scanner.Err(), out.Flush())
}

func head(w io.Writer, r io.Reader, n int64) (int64, error) { return io.CopyN(w, r, n) }

func main() {
	dir, _ := os.MkdirTemp("", "tools")
	defer os.RemoveAll(dir)
	texts := map[string]string{
		"empty": "", "newline": "\n", "one": "one", "lines": "a\nbb\n\nccc\ndddd\n", "open": "first\nsecond\nthird",
		"utf": "héllo wörld\n日本語\tx\u2003y\n\xff\xfe bad\n", "crlf": "a\r\nb\r\n",
	}
	names := []string{"empty", "newline", "one", "lines", "open", "utf", "crlf"}
	for _, name := range names {
		path := filepath.Join(dir, name)
		os.WriteFile(path, []byte(texts[name]), 0644)
		f, err := os.Open(path)
		if err != nil {
			fmt.Println(err)
			continue
		}
		for _, n := range []int{0, 1, 2, 3, 100} {
			for _, block := range []int{1, 3, 4096} {
				var out bytes.Buffer
				err := tail(&out, f, n, block)
				if block == 1 {
					fmt.Printf("tail -%d %s %q %v\n", n, name, out.String(), err)
				} else if all := out.String(); !strings.HasSuffix(texts[name], all) {
					fmt.Println("differs", all)
				}
			}
		}
		f.Seek(0, io.SeekStart)
		c, err := wc(f)
		fmt.Printf("wc %s %+v %v\n", name, c, err)
		var out strings.Builder
		f.Seek(0, io.SeekStart)
		n, err := head(&out, f, 6)
		fmt.Printf("head %d %q %v\n", n, out.String(), err)
		f.Close()
	}
	for _, pattern := range []string{"", "^$", "[bc]+$", "d{3,}", "(", "a**", `\p{Greek}`, "[z-a]"} {
		for _, invert := range []bool{false, true} {
			var out strings.Builder
			n, err := grep(&out, strings.NewReader(texts["lines"]), pattern, 1, invert)
			fmt.Printf("grep %q %t %d %q %v\n", pattern, invert, n, out.String(), err)
		}
	}
	var out strings.Builder
	fmt.Println(sortUnique(&out, strings.NewReader(texts["lines"]), strings.NewReader(texts["open"]), strings.NewReader("\na\nsecond\n")))
	fmt.Printf("%q\n", out.String())
	out.Reset()
	fmt.Println(sortUnique(&out, strings.NewReader(strings.Repeat("x", bufio.MaxScanTokenSize))), out.Len())

	// A pipeline over pipes of the system: cat | grep | sort -u | wc.
	r1, w1, _ := os.Pipe()
	r2, w2, _ := os.Pipe()
	go func() {
		for i := range 20000 {
			fmt.Fprintf(w1, "line %d of many\n", i%1000)
		}
		w1.Close()
	}()
	matches := make(chan int)
	go func() {
		buffered := bufio.NewWriter(w2)
		n, err := grep(buffered, r1, "7 of", 0, false)
		if err = errors.Join(err, buffered.Flush(), w2.Close()); err != nil {
			fmt.Println(err)
		}
		matches <- n
	}()
	r3, w3 := io.Pipe()
	go func() { w3.CloseWithError(sortUnique(w3, r2)) }()
	c, err := wc(r3)
	fmt.Printf("%+v %v %d\n", c, err, <-matches)
	_, err = wc(r1)
	fmt.Println(err, r1.Close())
	_, err = wc(r1)
	fmt.Println(err)
	d, _ := os.Open(dir)
	_, err = wc(d)
	fmt.Println(strings.ReplaceAll(err.Error(), dir, "DIR"), d.Close())
}

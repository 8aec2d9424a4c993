package regexp

import (
	"io"
	"unicode/utf8"
)

// part returns a group's bytes, nil if it did not match. Appending to them does not change b.
func part(b []byte, match []int, group int) []byte {
	if lo, hi := match[2*group], match[2*group+1]; lo >= 0 {
		return b[lo:hi:hi]
	}
	return nil
}

func stringPart(s string, match []int, group int) string {
	if lo, hi := match[2*group], match[2*group+1]; lo >= 0 {
		return s[lo:hi]
	}
	return ""
}

func parts(b []byte, match []int) [][]byte {
	all := make([][]byte, len(match)/2)
	for i := range all {
		all[i] = part(b, match, i)
	}
	return all
}

func stringParts(s string, match []int) []string {
	all := make([]string, len(match)/2)
	for i := range all {
		all[i] = stringPart(s, match, i)
	}
	return all
}

func (re *Regexp) Find(b []byte) []byte {
	if match := re.first(view(b), 1); match != nil {
		return part(b, match, 0)
	}
	return nil
}

func (re *Regexp) FindIndex(b []byte) (loc []int) { return re.first(view(b), 1) }

func (re *Regexp) FindString(s string) string {
	if match := re.first(s, 1); match != nil {
		return stringPart(s, match, 0)
	}
	return ""
}

func (re *Regexp) FindStringIndex(s string) (loc []int) { return re.first(s, 1) }

func (re *Regexp) FindSubmatch(b []byte) [][]byte {
	if match := re.first(view(b), re.groups); match != nil {
		return parts(b, match)
	}
	return nil
}

func (re *Regexp) FindSubmatchIndex(b []byte) []int { return re.first(view(b), re.groups) }

func (re *Regexp) FindStringSubmatch(s string) []string {
	if match := re.first(s, re.groups); match != nil {
		return stringParts(s, match)
	}
	return nil
}

func (re *Regexp) FindStringSubmatchIndex(s string) []int { return re.first(s, re.groups) }

func (re *Regexp) FindAll(b []byte, n int) [][]byte {
	var all [][]byte
	re.matches(view(b), n, 1, func(match []int) { all = append(all, part(b, match, 0)) })
	return all
}

func (re *Regexp) FindAllIndex(b []byte, n int) [][]int { return re.FindAllStringIndex(view(b), n) }

func (re *Regexp) FindAllString(s string, n int) []string {
	var all []string
	re.matches(s, n, 1, func(match []int) { all = append(all, stringPart(s, match, 0)) })
	return all
}

// indices returns copies of the positions of up to n matches.
func (re *Regexp) indices(s string, n, groups int) [][]int {
	var all [][]int
	re.matches(s, n, groups, func(match []int) { all = append(all, append([]int(nil), match...)) })
	return all
}

func (re *Regexp) FindAllStringIndex(s string, n int) [][]int { return re.indices(s, n, 1) }

func (re *Regexp) FindAllSubmatch(b []byte, n int) [][][]byte {
	var all [][][]byte
	re.matches(view(b), n, re.groups, func(match []int) { all = append(all, parts(b, match)) })
	return all
}

func (re *Regexp) FindAllSubmatchIndex(b []byte, n int) [][]int {
	return re.indices(view(b), n, re.groups)
}

func (re *Regexp) FindAllStringSubmatch(s string, n int) [][]string {
	var all [][]string
	re.matches(s, n, re.groups, func(match []int) { all = append(all, stringParts(s, match)) })
	return all
}

func (re *Regexp) FindAllStringSubmatchIndex(s string, n int) [][]int {
	return re.indices(s, n, re.groups)
}

// readText is what a reader of runes had.
type readText struct {
	text string
	// positions are the reader's, by its sizes of runes, of each place in text and its end; nil if they are the same.
	positions []int
}

// readRunes reads all that r has. Invalid bytes keep one byte each.
func readRunes(r io.RuneReader) readText {
	var text []byte
	var positions []int
	position := 0
	for {
		c, size, err := r.ReadRune()
		if err != nil {
			return readText{string(text), positions}
		}
		start := len(text)
		if c == utf8.RuneError && size == 1 {
			text = append(text, 0xFF)
		} else {
			text = utf8.AppendRune(text, c)
		}
		if positions == nil && size != len(text)-start {
			for i := range start + 1 {
				positions = append(positions, i)
			}
		}
		position += size
		if positions != nil {
			for len(positions) < len(text) {
				positions = append(positions, position-size)
			}
			positions = append(positions, position)
		}
	}
}

// inReader turns positions in the text, -1 for none, into the reader's.
func (t readText) inReader(match []int) []int {
	if t.positions != nil {
		for i, at := range match {
			if at >= 0 {
				match[i] = t.positions[at]
			}
		}
	}
	return match
}

func MatchReader(pattern string, r io.RuneReader) (matched bool, err error) {
	re, err := Compile(pattern)
	if err != nil {
		return false, err
	}
	return re.MatchReader(r), nil
}

func (re *Regexp) MatchReader(r io.RuneReader) bool { return re.MatchString(readRunes(r).text) }

func (re *Regexp) FindReaderIndex(r io.RuneReader) (loc []int) {
	t := readRunes(r)
	return t.inReader(re.FindStringIndex(t.text))
}

func (re *Regexp) FindReaderSubmatchIndex(r io.RuneReader) []int {
	t := readRunes(r)
	return t.inReader(re.FindStringSubmatchIndex(t.text))
}

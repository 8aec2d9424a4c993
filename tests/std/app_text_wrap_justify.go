// Text set in columns: widths of wide and combining runes, least-badness line breaks, hyphens, justification, indents and tables of contents.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"os"
	"regexp"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

var wide = &unicode.RangeTable{
	R16: []unicode.Range16{{0x1100, 0x115f, 1}, {0x2e80, 0xa4cf, 1}, {0xac00, 0xd7a3, 1}, {0xff00, 0xff60, 1}},
	R32: []unicode.Range32{{0x1f300, 0x1faff, 1}, {0x20000, 0x3fffd, 1}},
}

func width(s string) (n int) {
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf):
		case unicode.Is(wide, r):
			n += 2
		case unicode.IsPrint(r):
			n++
		}
	}
	return
}

type Align byte

const (
	Left Align = iota
	Right
	Centre
	Justify
)

func (a Align) String() string { return []string{"left", "right", "centre", "justify"}[a] }

type Setter struct {
	Width  int
	Indent string
	Align
	Hyphenate func(word string) iter.Seq[int]
}

type TooWideError struct {
	Word  string
	Width int
}

func (e *TooWideError) Error() string { return fmt.Sprintf("%q is %d wide", e.Word, e.Width) }

// Break chooses the breaks of the least sum of squared gaps.
func (s *Setter) Break(words []string) (lines [][]string, err error) {
	for i := 0; i < len(words); i++ {
		if w := width(words[i]); w > s.Width {
			cut := -1
			if s.Hyphenate != nil {
				for at := range s.Hyphenate(words[i]) {
					if width(words[i][:at])+1 <= s.Width {
						cut = at
					}
				}
			}
			if cut < 0 {
				err = errors.Join(err, &TooWideError{words[i], w})
				continue
			}
			words = slices.Replace(slices.Clone(words), i, i+1, words[i][:cut]+"-", words[i][cut:])
		}
	}
	best, from := make([]float64, len(words)+1), make([]int, len(words)+1)
	for end := 1; end <= len(words); end++ {
		best[end] = math.Inf(1)
		length := -1
		for start := end - 1; start >= 0; start-- {
			length += width(words[start]) + 1
			gap := float64(s.Width - length)
			if gap < 0 && start < end-1 {
				break
			}
			cost := best[start] + gap*gap
			if end == len(words) && gap >= 0 {
				cost = best[start]
			}
			if cost <= best[end] {
				best[end], from[end] = cost, start
			}
		}
	}
	for end := len(words); end > 0; end = from[end] {
		lines = append(lines, words[from[end]:end])
	}
	slices.Reverse(lines)
	return
}

func (s *Setter) line(words []string, last bool) string {
	text := strings.Join(words, " ")
	gap := max(0, s.Width-width(text))
	switch {
	case s.Align == Right:
		return strings.Repeat(" ", gap) + text
	case s.Align == Centre:
		return strings.Repeat(" ", gap/2) + text
	case s.Align == Justify && !last && len(words) > 1:
		var b strings.Builder
		for i, w := range words {
			b.WriteString(w)
			if slots := len(words) - 1 - i; slots > 0 {
				add := (gap + slots - 1) / slots
				gap -= add
				b.WriteString(strings.Repeat(" ", 1+add))
			}
		}
		return b.String()
	}
	return text
}

func (s *Setter) Set(w io.Writer, text string) (err error) {
	paragraphs := regexp.MustCompile(`\n\s*\n`).Split(strings.TrimSpace(text), -1)
	for i, p := range paragraphs {
		if i > 0 {
			fmt.Fprintln(w)
		}
		lines, e := s.Break(strings.Fields(p))
		if e != nil {
			err = errors.Join(err, fmt.Errorf("paragraph %d: %w", i, e))
		}
		for j, words := range lines {
			fmt.Fprintf(w, "%s%s\n", s.Indent, s.line(words, j == len(lines)-1))
		}
	}
	return
}

func vowels(word string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i, r := range word {
			if i > 1 && i < len(word)-2 && !strings.ContainsRune("aeiouäöü", unicode.ToLower(r)) {
				if before, _ := utf8.DecodeLastRuneInString(word[:i]); strings.ContainsRune("aeiouäöü", before) && !yield(i) {
					return
				}
			}
		}
	}
}

func columns(w io.Writer, gutter string, texts ...string) {
	split := make([][]string, len(texts))
	widths := make([]int, len(texts))
	rows := 0
	for i, t := range texts {
		split[i] = strings.Split(strings.TrimSuffix(t, "\n"), "\n")
		rows = max(rows, len(split[i]))
		for _, l := range split[i] {
			widths[i] = max(widths[i], width(l))
		}
	}
	for r := range rows {
		var cells []string
		for i := range texts {
			cell := ""
			if r < len(split[i]) {
				cell = split[i][r]
			}
			cells = append(cells, cell+strings.Repeat(" ", widths[i]-width(cell)))
		}
		fmt.Fprintln(w, strings.TrimRight(strings.Join(cells, gutter), " ")+"$")
	}
}

func initials(s string) string {
	var b []byte
	prev := ' '
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.IsLetter(prev) {
			b = utf8.AppendRune(b, unicode.ToTitle(r))
		}
		prev = r
	}
	return string(b)
}

const text = `Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich; das ist ein Pangramm mit Umlauten.

日本語の 文章は 空白で 区切られて いません but mixed text — with dashes… e` + "\u0301" + `tudes 👩‍💻 too.
	Tabs	and
lines   fold.`

func main() {
	for _, s := range []string{"", "abc", "日本", "e\u0301\u0327", "👩\u200d💻", "ｆｕｌｌ", "한글!", "\tx\x00", "\xff\xfe", "ǆ¿"} {
		fmt.Printf("%+q %d %d %d %d %s\n", s, width(s), len(s), utf8.RuneCountInString(s), len(utf16.Encode([]rune(s))), initials(s))
	}
	for _, a := range []Align{Left, Right, Centre, Justify} {
		s := Setter{Width: 30, Align: a, Indent: "|"}
		fmt.Println(a, s.Set(os.Stdout, text))
	}
	var left, right bytes.Buffer
	narrow := &Setter{Width: 12, Align: Justify, Hyphenate: vowels}
	err := narrow.Set(&left, "Donaudampfschifffahrtsgesellschaft ist ein sehr langes Wort, strengths nicht. Xxxxxxxxxxxxxxxxxx!")
	fmt.Println(err)
	wideSetter := *narrow
	wideSetter.Width, wideSetter.Align = 24, Left
	err = errors.Join(err, wideSetter.Set(&right, text))
	columns(os.Stdout, " │ ", left.String(), "one\ntwo", right.String())
	var e *TooWideError
	fmt.Println(errors.As(err, &e), e.Width, slices.Collect(vowels("Gesellschaft")))
	lines, err := (&Setter{Width: 6}).Break(strings.Fields("aaa bb cc ddddd"))
	fmt.Printf("%q %v\n", lines, err)
	lines, err = (&Setter{Width: 3}).Break(nil)
	fmt.Printf("%q %v %#v\n", lines, err, lines == nil)

	tw := tabwriter.NewWriter(os.Stdout, 0, 0, 1, '.', tabwriter.FilterHTML|tabwriter.StripEscape)
	for i, title := range []string{"Start", "<b>Größe</b> &amp; Maß", "\xffesc\ttab\xff", "日本"} {
		fmt.Fprintf(tw, "%s%s\t%3d\n", strings.Repeat("  ", i%2), title, i*i*i+1)
	}
	tw.Flush()
	sc := bufio.NewScanner(strings.NewReader(text))
	sc.Split(func(data []byte, atEOF bool) (int, []byte, error) {
		end := bytes.IndexFunc(data, func(r rune) bool { return unicode.IsPunct(r) || unicode.In(r, unicode.Han) })
		switch {
		case end >= 0:
			_, size := utf8.DecodeRune(data[end:])
			return end + size, bytes.ToUpperSpecial(unicode.TurkishCase, bytes.TrimSpace(data[:end])), nil
		case atEOF && len(data) > 0:
			return len(data), data, bufio.ErrFinalToken
		}
		return 0, nil, nil
	})
	n := 0
	for sc.Scan() {
		if n++; len(sc.Text()) > 0 {
			fmt.Printf("%q ", sc.Text())
		}
	}
	fmt.Println(n, sc.Err())
	fmt.Println(strings.Map(func(r rune) rune { return map[bool]rune{true: unicode.SimpleFold(r), false: -1}[unicode.IsUpper(r)] }, "KſΣßǅ ABC"), strings.ToTitle("ǆ ß ŉ"), strings.EqualFold("ΣΑΣ", "σας"), strings.Title("o'neill größe"))
}

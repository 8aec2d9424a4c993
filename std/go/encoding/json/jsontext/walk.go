package jsontext

import (
	"bytes"
	"cmp"
	"encoding/json/internal/jsonopts"
	"encoding/json/internal/jsonwire"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// walker goes through values of src, and writes them to out as style says if it is not nil. Its methods take the
// position where something begins, and return that where it ends, or what is wrong.
type walker struct {
	src              string
	allowInvalidUTF8 bool
	allowDuplicates  bool
	depth            int

	style *style
	out   []byte
}

func newWalker(src string, opts *jsonopts.Struct, depth int) walker {
	return walker{
		src:              src,
		allowInvalidUTF8: opts.Is(jsonopts.AllowInvalidUTF8),
		allowDuplicates:  opts.Is(jsonopts.AllowDuplicateNames),
		depth:            depth,
	}
}

func (w *walker) fail(i int, where string) (int, *failure) {
	if i >= len(w.src) {
		return i, &failure{at: i, err: io.ErrUnexpectedEOF}
	}
	return i, &failure{at: i, err: jsonwire.InvalidCharacter(w.src[i:], where)}
}

// document goes through src as one value with space around it.
func (w *walker) document() *failure {
	i, fail := w.root(jsonwire.Space(w.src, 0))
	if fail != nil {
		return fail
	}
	if i = jsonwire.Space(w.src, i); i < len(w.src) {
		_, fail = w.fail(i, "after top-level value")
		fail.trailing = true
	}
	return fail
}

// root is value for the outermost. What is not to be written and valid is gone through by a native.
func (w *walker) root(i int) (int, *failure) {
	if w.style == nil {
		if end := w.check(i); end >= 0 {
			return end, nil
		}
	}
	return w.value(i)
}

// check returns where the value at i ends, or -1 if it is not valid.
func (w *walker) check(i int) int {
	return jsonwire.ValueEnd(w.src, i, w.allowInvalidUTF8, w.allowDuplicates, maxDepth-w.depth)
}

func (w *walker) value(i int) (int, *failure) {
	if i >= len(w.src) {
		return w.fail(i, "")
	}
	switch kindOf(w.src[i]) {
	case KindNull:
		return w.literal(i, "null")
	case KindFalse:
		return w.literal(i, "false")
	case KindTrue:
		return w.literal(i, "true")
	case KindString:
		end, _, fail := w.string(i)
		return end, fail
	case KindNumber:
		return w.number(i)
	case KindBeginObject:
		return w.nested(i, (*walker).object)
	case KindBeginArray:
		return w.nested(i, (*walker).array)
	}
	end, fail := w.fail(i, atStart)
	fail.noValue = true
	return end, fail
}

func (w *walker) literal(i int, word string) (int, *failure) {
	end, err := jsonwire.Literal(w.src, i, word)
	if err != nil {
		return end, &failure{at: end, err: err}
	}
	if w.style != nil {
		w.out = append(w.out, word...)
	}
	return end, nil
}

func (w *walker) number(i int) (int, *failure) {
	end, err := jsonwire.Number(w.src, i)
	if err != nil {
		if w.style == nil && err == io.ErrUnexpectedEOF {
			end = i
		}
		return end, &failure{at: end, err: err}
	}
	if w.style != nil {
		w.out = w.style.appendNumber(w.out, w.src[i:end])
	}
	return end, nil
}

func (w *walker) string(i int) (end int, plain bool, fail *failure) {
	end, plain, err := jsonwire.String(w.src, i, w.allowInvalidUTF8)
	if err != nil {
		return end, false, &failure{at: end, err: err}
	}
	if w.style != nil {
		w.out = w.style.appendString(w.out, w.src[i:end], plain)
	}
	return end, plain, nil
}

func (w *walker) nested(i int, walk func(w *walker, i int) (int, *failure)) (int, *failure) {
	if w.depth == maxDepth {
		return i, &failure{at: i, err: errMaxDepth}
	}
	w.depth++
	w.put(w.src[i])
	end, fail := walk(w, i+1)
	w.depth--
	return end, fail
}

// put writes a delimiter.
func (w *walker) put(c byte) {
	if w.style != nil {
		w.out = append(w.out, c)
	}
}

// line begins a new line if lines are wanted.
func (w *walker) line() {
	if w.style != nil {
		w.out = w.style.appendLine(w.out, w.depth)
	}
}

// end writes the end of an array or object whose delimiter is at i.
func (w *walker) end(i int, empty bool) int {
	if w.style != nil && !empty {
		w.out = w.style.appendLine(w.out, w.depth-1)
	}
	w.put(w.src[i])
	return i + 1
}

func (w *walker) isAt(i int, c byte) bool { return i < len(w.src) && w.src[i] == c }

// comma goes past what separates members or elements.
func (w *walker) comma(i int, where string) (int, *failure) {
	if !w.isAt(i, ',') {
		return w.fail(i, where)
	}
	if w.style != nil {
		w.out = w.style.appendComma(w.out)
	}
	return jsonwire.Space(w.src, i+1), nil
}

const (
	atStart      = "at start of value"
	afterElement = "after array element (expecting ',' or ']')"
	afterName    = "after object name (expecting ':')"
	afterMember  = "after object value (expecting ',' or '}')"
)

func (w *walker) array(i int) (int, *failure) {
	i = jsonwire.Space(w.src, i)
	if w.isAt(i, ']') {
		return w.end(i, true), nil
	}
	where := afterElement
	if w.style != nil {
		where = "after array value (expecting ',' or ']')"
	}
	for index := 0; ; index++ {
		w.line()
		end, fail := w.value(i)
		if fail != nil {
			if i < len(w.src) {
				fail.within(strconv.Itoa(index))
			}
			return end, fail
		}
		if i = jsonwire.Space(w.src, end); w.isAt(i, ']') {
			return w.end(i, false), nil
		}
		if i, fail = w.comma(i, where); fail != nil {
			return i, fail
		}
	}
}

func (w *walker) object(i int) (int, *failure) {
	i = jsonwire.Space(w.src, i)
	if w.isAt(i, '}') {
		return w.end(i, true), nil
	}
	var names nameSet
	var members []member
	reorder := w.style != nil && w.style.reorder
	for {
		w.line()
		start := len(w.out)
		name, end, fail := w.name(i, &names)
		if fail != nil {
			return end, fail
		}
		if end, fail = w.memberValue(end); fail != nil {
			return end, fail.within(name)
		}
		if reorder {
			members = append(members, member{name, start, len(w.out)})
		}
		if i = jsonwire.Space(w.src, end); w.isAt(i, '}') {
			w.out = sortMembers(w.out, members)
			return w.end(i, false), nil
		}
		if i, fail = w.comma(i, afterMember); fail != nil {
			return i, fail
		}
	}
}

// name goes past a member's name. Its text is valid as long as src.
func (w *walker) name(i int, names *nameSet) (name string, end int, fail *failure) {
	end, plain, fail := w.string(i)
	if fail != nil {
		return "", end, fail
	}
	name = jsonwire.Unquote(w.src[i:end], plain)
	if !w.allowDuplicates && !names.add(name) {
		fail = &failure{at: i, err: ErrDuplicateName}
		return name, i, fail.within(name)
	}
	return name, end, nil
}

// memberValue goes past a colon and a value.
func (w *walker) memberValue(i int) (int, *failure) {
	if i = jsonwire.Space(w.src, i); !w.isAt(i, ':') {
		return w.fail(i, afterName)
	}
	if w.style != nil {
		w.out = w.style.appendColon(w.out)
	}
	return w.value(jsonwire.Space(w.src, i+1))
}

// member is a member as it has been written.
type member struct {
	name       string
	start, end int
}

// sortMembers sorts what of dst are members by names, of equal names by values. What stands between stays.
func sortMembers(dst []byte, members []member) []byte {
	if len(members) < 2 {
		return dst
	}
	start, end := members[0].start, members[len(members)-1].end
	separator := string(dst[members[0].end:members[1].start])
	old := bytes.Clone(dst[start:end])
	text := func(m member) []byte { return old[m.start-start : m.end-start] }
	slices.SortStableFunc(members, func(a, b member) int {
		return cmp.Or(compareUTF16(a.name, b.name), bytes.Compare(text(a), text(b)))
	})
	dst = dst[:start]
	for i, m := range members {
		if i > 0 {
			dst = append(dst, separator...)
		}
		dst = append(dst, text(m)...)
	}
	return dst
}

// compareUTF16 compares the code units of strings in UTF-16.
func compareUTF16(a, b string) int {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	if i == len(a) || i == len(b) {
		return cmp.Compare(len(a), len(b))
	}
	for !utf8.RuneStart(a[i]) || !utf8.RuneStart(b[i]) {
		i--
	}
	x, _ := utf8.DecodeRuneInString(a[i:])
	y, _ := utf8.DecodeRuneInString(b[i:])
	return cmp.Or(cmp.Compare(firstUnit(x), firstUnit(y)), cmp.Compare(x, y))
}

func firstUnit(r rune) rune {
	if high, _ := utf16.EncodeRune(r); high != utf8.RuneError {
		return high
	}
	return r
}

package jsontext

import (
	"encoding/json/internal/jsonwire"
	"iter"
	"strings"
	"unicode/utf8"
)

// Pointer is a JSON Pointer (RFC 6901): names of members and indices of elements, a slash before each.
type Pointer string

var (
	escapePointer   = strings.NewReplacer("~", "~0", "/", "~1")
	unescapePointer = strings.NewReplacer("~1", "/", "~0", "~")
)

// IsValid tells whether p is a pointer.
func (p Pointer) IsValid() bool {
	if p != "" && p[0] != '/' || !utf8.ValidString(string(p)) {
		return false
	}
	for i := range len(p) {
		if p[i] == '~' && (i+1 == len(p) || p[i+1] != '0' && p[i+1] != '1') {
			return false
		}
	}
	return true
}

// Contains tells whether pc points to what p points to, or to something inside it.
func (p Pointer) Contains(pc Pointer) bool {
	rest, ok := strings.CutPrefix(string(pc), string(p))
	return ok && (rest == "" || rest[0] == '/')
}

// cut returns what stands before the last token, and that token as it stands.
func (p Pointer) cut() (parent Pointer, token string) {
	i := max(strings.LastIndexByte(string(p), '/'), 0)
	return p[:i], strings.TrimPrefix(string(p[i:]), "/")
}

// Parent returns p without its last token.
func (p Pointer) Parent() Pointer {
	parent, _ := p.cut()
	return parent
}

// LastToken returns the last token.
func (p Pointer) LastToken() string {
	_, token := p.cut()
	return unescapePointer.Replace(token)
}

// AppendToken returns p with another token.
func (p Pointer) AppendToken(tok string) Pointer {
	return p + "/" + Pointer(escapePointer.Replace(jsonwire.ValidUTF8(tok)))
}

// Tokens goes through the tokens.
func (p Pointer) Tokens() iter.Seq[string] {
	return func(yield func(string) bool) {
		rest := strings.TrimPrefix(string(p), "/")
		for more := p != ""; more; {
			var token string
			token, rest, more = strings.Cut(rest, "/")
			if !yield(unescapePointer.Replace(token)) {
				return
			}
		}
	}
}

// maxShown is how much of a pointer's beginning and end errors show.
const maxShown = 50

// abbreviated returns p without its middle if it is long.
func (p Pointer) abbreviated() string {
	if len(p) <= 2*maxShown {
		return string(p)
	}
	// Tokens are left out whole if the rest is not too little for that.
	head, tail := string(p[:maxShown]), string(p[len(p)-maxShown:])
	if i := strings.LastIndexByte(head, '/'); i > 0 {
		head = head[:i+1]
	}
	if i := strings.IndexByte(tail, '/'); i >= 0 {
		tail = tail[i:]
	}
	middle := ellipsis(string(p[len(head):len(p)-len(tail)]), strings.HasSuffix(head, "/"), tail[0] == '/')
	for r, n := utf8.DecodeLastRuneInString(head); r == utf8.RuneError && n == 1; {
		head = head[:len(head)-1]
		r, n = utf8.DecodeLastRuneInString(head)
	}
	for r, n := utf8.DecodeRuneInString(tail); r == utf8.RuneError && n == 1; {
		tail = tail[1:]
		r, n = utf8.DecodeRuneInString(tail)
	}
	return head + middle + tail
}

// ellipsis is what stands for the middle of a pointer: an ellipsis for the rest of the token before it, one for
// the beginning of that after it, and one for all between. At its ends it has whole tokens or rests of them.
func ellipsis(middle string, wholeFirst, wholeLast bool) string {
	tokens := strings.Split(middle, "/")
	if len(tokens) == 1 {
		return "…"
	}
	var shown []string
	rest := func(token string) {
		if token != "" {
			token = "…"
		}
		shown = append(shown, token)
	}
	whole := len(tokens)
	if !wholeFirst {
		rest(tokens[0])
		whole--
	}
	if !wholeLast {
		whole--
	}
	if whole > 0 {
		shown = append(shown, "…")
	}
	if !wholeLast {
		rest(tokens[len(tokens)-1])
	}
	return strings.Join(shown, "/")
}

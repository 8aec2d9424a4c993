package strings

import "io"

// Replacer replaces a list of strings, without overlap: at each place the first pair that matches.
type Replacer struct {
	pairs []string
	first [256]bool // bytes that an old string begins with
	empty bool      // an old string is empty
}

// NewReplacer returns a Replacer of old, new pairs. It panics at an odd number of arguments.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	r := &Replacer{pairs: append([]string(nil), oldnew...)}
	for i := 0; i < len(oldnew); i += 2 {
		if oldnew[i] == "" {
			r.empty = true
		} else {
			r.first[oldnew[i][0]] = true
		}
	}
	return r
}

// match returns the index of the pair that matches at the start of s, -1 if none does.
func (r *Replacer) match(s string, allowEmpty bool) int {
	if !r.empty && (s == "" || !r.first[s[0]]) {
		return -1
	}
	for i := 0; i < len(r.pairs); i += 2 {
		old := r.pairs[i]
		if HasPrefix(s, old) && (old != "" || allowEmpty) {
			return i
		}
	}
	return -1
}

// Replace returns s with all replacements done.
func (r *Replacer) Replace(s string) string {
	var buf []byte
	copied := 0
	afterEmpty := false // an empty match may not follow another one
	for i := 0; i <= len(s); {
		k := r.match(s[i:], !afterEmpty)
		afterEmpty = false
		if k < 0 {
			i++
			continue
		}
		buf = append(buf, s[copied:i]...)
		buf = append(buf, r.pairs[k+1]...)
		i += len(r.pairs[k])
		copied = i
		afterEmpty = r.pairs[k] == ""
	}
	if buf == nil && copied == 0 {
		return s
	}
	return string(append(buf, s[copied:]...))
}

// WriteString writes Replace(s) to w.
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}

package regexp

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// replace returns src with what put appends for each match; changed is false if there was none.
func (re *Regexp) replace(src string, groups int, put func(dst []byte, match []int) []byte) (out []byte, changed bool) {
	end := 0
	re.matches(src, -1, groups, func(match []int) {
		out = append(out, src[end:match[0]]...)
		out = put(out, match)
		end = match[1]
		changed = true
	})
	if changed {
		out = append(out, src[end:]...)
	}
	return out, changed
}

// groupsFor returns how many groups a template needs.
func (re *Regexp) groupsFor(template string) int {
	if strings.IndexByte(template, '$') >= 0 {
		return re.groups
	}
	return 1
}

func (re *Regexp) ReplaceAllString(src, repl string) string {
	out, changed := re.replace(src, re.groupsFor(repl), func(dst []byte, match []int) []byte {
		return re.expand(dst, repl, src, match)
	})
	if !changed {
		return src
	}
	return string(out)
}

func (re *Regexp) ReplaceAllLiteralString(src, repl string) string {
	out, changed := re.replace(src, 1, func(dst []byte, match []int) []byte { return append(dst, repl...) })
	if !changed {
		return src
	}
	return string(out)
}

func (re *Regexp) ReplaceAllStringFunc(src string, repl func(string) string) string {
	out, changed := re.replace(src, 1, func(dst []byte, match []int) []byte {
		return append(dst, repl(src[match[0]:match[1]])...)
	})
	if !changed {
		return src
	}
	return string(out)
}

// orCopy returns out if something changed, else a copy of src; nil for nothing.
func orCopy(src, out []byte, changed bool) []byte {
	if changed {
		return out
	}
	return append([]byte(nil), src...)
}

func (re *Regexp) ReplaceAll(src, repl []byte) []byte {
	template := string(repl)
	out, changed := re.replace(view(src), re.groupsFor(template), func(dst []byte, match []int) []byte {
		return re.expand(dst, template, view(src), match)
	})
	return orCopy(src, out, changed)
}

func (re *Regexp) ReplaceAllLiteral(src, repl []byte) []byte {
	out, changed := re.replace(view(src), 1, func(dst []byte, match []int) []byte { return append(dst, repl...) })
	return orCopy(src, out, changed)
}

func (re *Regexp) ReplaceAllFunc(src []byte, repl func([]byte) []byte) []byte {
	out, changed := re.replace(view(src), 1, func(dst []byte, match []int) []byte {
		return append(dst, repl(src[match[0]:match[1]])...)
	})
	return orCopy(src, out, changed)
}

// Expand appends the template with its $name and ${name} replaced by groups of a match in src.
func (re *Regexp) Expand(dst []byte, template []byte, src []byte, match []int) []byte {
	return re.expand(dst, string(template), view(src), match)
}

func (re *Regexp) ExpandString(dst []byte, template string, src string, match []int) []byte {
	return re.expand(dst, template, src, match)
}

func (re *Regexp) expand(dst []byte, template string, src string, match []int) []byte {
	for {
		before, after, ok := strings.Cut(template, "$")
		dst = append(dst, before...)
		if !ok {
			return dst
		}
		if strings.HasPrefix(after, "$") {
			dst = append(dst, '$')
			template = after[1:]
			continue
		}
		name, number, rest, ok := reference(after)
		if !ok {
			dst = append(dst, '$')
			template = after
			continue
		}
		template = rest
		if number < 0 {
			for i := 1; i < re.groups; i++ {
				if groupName(re.handle, i) == name && 2*i+1 < len(match) && match[2*i] >= 0 {
					number = i
					break
				}
			}
		}
		if number >= 0 && 2*number+1 < len(match) && match[2*number] >= 0 {
			dst = append(dst, src[match[2*number]:match[2*number+1]]...)
		}
	}
}

// reference reads a name, in braces or not, and its value if it is a number, else -1.
func reference(s string) (name string, number int, rest string, ok bool) {
	if s == "" {
		return "", 0, "", false
	}
	braces := s[0] == '{'
	if braces {
		s = s[1:]
	}
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' {
			break
		}
		n += size
	}
	if n == 0 {
		return "", 0, "", false
	}
	name, rest = s[:n], s[n:]
	if braces {
		if rest == "" || rest[0] != '}' {
			return "", 0, "", false
		}
		rest = rest[1:]
	}
	for i := 0; i < len(name); i++ {
		if name[i] < '0' || '9' < name[i] || number >= 1e8 {
			return name, -1, rest, true
		}
		number = number*10 + int(name[i]-'0')
	}
	if name[0] == '0' && len(name) > 1 {
		number = -1
	}
	return name, number, rest, true
}

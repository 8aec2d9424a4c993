package testing

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"
)

// matcher chooses tests by name: alternatives of slash-separated patterns, one for each level.
type matcher struct {
	run  [][]level
	skip [][]level

	mu    sync.Mutex
	names map[string]int
}

// level tells whether a pattern matches an element of a name.
type level func(element string) bool

// matchString tells whether a pattern matches a name; nil stands for matching regular expressions.
type matchString func(pattern, name string) (bool, error)

func (match matchString) compile(pattern string) (level, error) {
	if match == nil {
		re, err := regexp.Compile(pattern)
		if err != nil {
			return nil, err
		}
		return re.MatchString, nil
	}
	_, err := match(pattern, "non-empty")
	return func(element string) bool {
		ok, _ := match(pattern, element)
		return ok
	}, err
}

func newMatcher(match matchString, flag, run, skip string) *matcher {
	return &matcher{
		run:   match.alternatives(flag, run),
		skip:  match.alternatives("-test.skip", skip),
		names: map[string]int{},
	}
}

func (match matchString) alternatives(flag, pattern string) [][]level {
	var alternatives [][]level
	if pattern == "" {
		return nil
	}
	for _, alternative := range splitOutside(pattern, '|') {
		var levels []level
		for _, element := range splitOutside(alternative, '/') {
			matches, err := match.compile(rewrite(element))
			if err != nil {
				fmt.Fprintf(os.Stderr, "testing: invalid regexp for element of %s (%q): %s\n", flag, element, err)
				os.Exit(1)
			}
			levels = append(levels, matches)
		}
		alternatives = append(alternatives, levels)
	}
	return alternatives
}

// splitOutside splits a pattern at a separator that is in no brackets or parentheses.
func splitOutside(pattern string, separator byte) []string {
	var parts []string
	start, brackets, parens := 0, 0, 0
	for k := 0; k < len(pattern); k++ {
		switch c := pattern[k]; {
		case c == '\\':
			k++
		case c == '[':
			brackets++
		case c == ']' && brackets > 0:
			brackets--
		case c == '(' && brackets == 0:
			parens++
		case c == ')' && brackets == 0:
			parens--
		case c == separator && brackets == 0 && parens == 0:
			parts = append(parts, pattern[start:k])
			start = k + 1
		}
	}
	return append(parts, pattern[start:])
}

// matches reports whether a name is chosen, at all of its levels that patterns have, and whether patterns have no
// further levels.
func matches(alternatives [][]level, name string) (ok, whole bool) {
	elements := strings.Split(name, "/")
	for _, levels := range alternatives {
		fits := true
		for k, matches := range levels {
			if k < len(elements) && !matches(elements[k]) {
				fits = false
				break
			}
		}
		if fits {
			ok = true
			whole = whole || len(levels) <= len(elements)
		}
	}
	return ok, whole
}

// chosen reports whether a test of that name is to run.
func (m *matcher) chosen(name string) bool {
	if m.run != nil {
		if ok, _ := matches(m.run, name); !ok {
			return false
		}
	}
	skipped, whole := matches(m.skip, name)
	return !skipped || !whole
}

// subName makes the unique full name of a subtest, and reports whether it is to run.
func (m *matcher) subName(parent *common, name string) (string, bool) {
	name = rewrite(name)
	if parent.level > 0 || parent.name != "" {
		if name == "" {
			name = "#00"
		}
		name = m.unique(parent.name + "/" + name)
	}
	return name, m.chosen(name)
}

func (m *matcher) unique(name string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	base := strings.TrimSuffix(name, "#00")
	count, used := m.names[name]
	m.names[name] = count + 1
	if !used {
		return name
	}
	for {
		if base == name {
			base = name + "#"
		}
		candidate := fmt.Sprintf("%s%02d", strings.TrimSuffix(base, "#")+"#", count)
		if _, used := m.names[candidate]; !used {
			m.names[candidate] = 1
			return candidate
		}
		count++
	}
}

// rewrite replaces what names can't have: spaces by underscores, unprintable characters by escapes.
func rewrite(name string) string {
	var b strings.Builder
	for _, r := range name {
		switch {
		case unicode.IsSpace(r):
			b.WriteByte('_')
		case !strconv.IsPrint(r):
			quoted := strconv.QuoteRune(r)
			b.WriteString(quoted[1 : len(quoted)-1])
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

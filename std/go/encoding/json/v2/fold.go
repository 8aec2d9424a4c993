package json

import (
	"strings"
	"unicode"
)

// fold maps names to one that differ in case only, and if loose in dashes and underscores.
func fold(name string, loose bool) string {
	return strings.Map(func(r rune) rune {
		if loose && (r == '-' || r == '_') {
			return -1
		}
		smallest := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			smallest = min(smallest, f)
		}
		return smallest
	}, name)
}

package jsonwire

// valueEnd returns where the value at i ends, or -1 if it is not valid: if unicode, all strings must be, and if
// uniqueNames, the names of each object must differ.
func valueEnd(s string, i int, unicode, uniqueNames bool, maxDepth int) int

// skim goes on in an array or object of which depth levels are open at i, and perhaps a string, to its end or that
// of s. It has ended if no level is open.
func skim(s string, i, depth int, inString bool) (at, now int, isInString bool)

// ValueEnd returns where the value at i ends, or -1 if it is not valid or nested deeper than maxDepth.
func ValueEnd(s string, i int, allowInvalidUTF8, allowDuplicateNames bool, maxDepth int) int {
	return valueEnd(s, i, !allowInvalidUTF8, !allowDuplicateNames, maxDepth)
}

// Skimmer finds the end of an array or object that arrives in pieces, each byte of which it sees once. Of an
// invalid one it may find another end.
type Skimmer struct {
	seen     int // bytes of the value
	depth    int
	inString bool
}

// HasEnded tells whether the value, of which s is the beginning, ends in it.
func (k *Skimmer) HasEnded(s string) bool {
	if k.seen == 0 || k.depth > 0 {
		k.seen, k.depth, k.inString = skim(s, k.seen, k.depth, k.inString)
	}
	return k.depth == 0
}

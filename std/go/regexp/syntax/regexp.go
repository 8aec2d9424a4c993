package syntax

import (
	"slices"
	"strconv"
)

// Flags say how a pattern is read, and what is known of a tree.
type Flags uint16

const (
	FoldCase Flags = 1 << iota
	Literal
	ClassNL
	DotNL
	OneLine
	NonGreedy
	PerlX
	UnicodeGroups
	WasDollar
	Simple

	MatchNL = ClassNL | DotNL
	Perl    = ClassNL | OneLine | PerlX | UnicodeGroups

	POSIX Flags = 0
)

// Op is what a node of a tree matches.
type Op uint8

const (
	OpNoMatch Op = 1 + iota
	OpEmptyMatch
	OpLiteral
	OpCharClass
	OpAnyCharNotNL
	OpAnyChar
	OpBeginLine
	OpEndLine
	OpBeginText
	OpEndText
	OpWordBoundary
	OpNoWordBoundary
	OpCapture
	OpStar
	OpPlus
	OpQuest
	OpRepeat
	OpConcat
	OpAlternate
)

var opNames = [...]string{
	"", "NoMatch", "EmptyMatch", "Literal", "CharClass", "AnyCharNotNL", "AnyChar", "BeginLine", "EndLine", "BeginText",
	"EndText", "WordBoundary", "NoWordBoundary", "Capture", "Star", "Plus", "Quest", "Repeat", "Concat", "Alternate",
}

func (i Op) String() string {
	if i > 0 && int(i) < len(opNames) {
		return opNames[i]
	}
	return "Op(" + strconv.Itoa(int(i)) + ")"
}

// Regexp is a node of the tree of a regular expression.
type Regexp struct {
	Op       Op
	Flags    Flags
	Sub      []*Regexp
	Sub0     [1]*Regexp
	Rune     []rune
	Rune0    [2]rune
	Min, Max int
	Cap      int
	Name     string
}

// Equal reports whether two trees have the same structure.
func (x *Regexp) Equal(y *Regexp) bool {
	if x == nil || y == nil {
		return x == y
	}
	if x.Op != y.Op {
		return false
	}
	same := func(flag Flags) bool { return x.Flags&flag == y.Flags&flag }
	switch x.Op {
	case OpEndText:
		return same(WasDollar)
	case OpLiteral, OpCharClass:
		return slices.Equal(x.Rune, y.Rune)
	case OpAlternate, OpConcat:
		return slices.EqualFunc(x.Sub, y.Sub, (*Regexp).Equal)
	case OpStar, OpPlus, OpQuest:
		return same(NonGreedy) && x.Sub[0].Equal(y.Sub[0])
	case OpRepeat:
		return same(NonGreedy) && x.Min == y.Min && x.Max == y.Max && x.Sub[0].Equal(y.Sub[0])
	case OpCapture:
		return x.Cap == y.Cap && x.Name == y.Name && x.Sub[0].Equal(y.Sub[0])
	}
	return true
}

// MaxCap returns the largest number of a group.
func (re *Regexp) MaxCap() int {
	most := 0
	if re.Op == OpCapture {
		most = re.Cap
	}
	for _, sub := range re.Sub {
		most = max(most, sub.MaxCap())
	}
	return most
}

// CapNames returns the names of the groups, "" for those without, the whole match included.
func (re *Regexp) CapNames() []string {
	names := make([]string, re.MaxCap()+1)
	re.nameGroups(names)
	return names
}

func (re *Regexp) nameGroups(names []string) {
	if re.Op == OpCapture {
		names[re.Cap] = re.Name
	}
	for _, sub := range re.Sub {
		sub.nameGroups(names)
	}
}

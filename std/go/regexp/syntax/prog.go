package syntax

import (
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// InstOp is what an instruction does.
type InstOp uint8

const (
	InstAlt InstOp = iota
	InstAltMatch
	InstCapture
	InstEmptyWidth
	InstMatch
	InstFail
	InstNop
	InstRune
	InstRune1
	InstRuneAny
	InstRuneAnyNotNL
)

var instNames = [...]string{
	"InstAlt", "InstAltMatch", "InstCapture", "InstEmptyWidth", "InstMatch", "InstFail", "InstNop", "InstRune",
	"InstRune1", "InstRuneAny", "InstRuneAnyNotNL",
}

func (i InstOp) String() string {
	if int(i) < len(instNames) {
		return instNames[i]
	}
	return ""
}

// EmptyOp is a set of conditions on a place in a text.
type EmptyOp uint8

const (
	EmptyBeginLine EmptyOp = 1 << iota
	EmptyEndLine
	EmptyBeginText
	EmptyEndText
	EmptyWordBoundary
	EmptyNoWordBoundary
)

// EmptyOpContext returns the conditions that hold between two runes, -1 being the text's beginning or end.
func EmptyOpContext(r1, r2 rune) EmptyOp {
	op := EmptyNoWordBoundary
	if IsWordChar(r1) != IsWordChar(r2) {
		op = EmptyWordBoundary
	}
	switch {
	case r1 == '\n':
		op |= EmptyBeginLine
	case r1 < 0:
		op |= EmptyBeginText | EmptyBeginLine
	}
	switch {
	case r2 == '\n':
		op |= EmptyEndLine
	case r2 < 0:
		op |= EmptyEndText | EmptyEndLine
	}
	return op
}

// IsWordChar reports whether r belongs to words: an ASCII letter, digit or underscore.
func IsWordChar(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
}

// Inst is an instruction of a program.
type Inst struct {
	Op   InstOp
	Out  uint32
	Arg  uint32
	Rune []rune
}

// Prog is a program of an automaton.
type Prog struct {
	Inst   []Inst
	Start  int
	NumCap int
}

// consumes tells whether the instruction reads a rune.
func (i *Inst) consumes() bool { return i.Op >= InstRune }

// next returns the first instruction from pc on that is no group's end and does something.
func (p *Prog) next(pc uint32) *Inst {
	i := &p.Inst[pc]
	for i.Op == InstNop || i.Op == InstCapture {
		i = &p.Inst[i.Out]
	}
	return i
}

// Prefix returns the text that all matches begin with, and whether it is all of the pattern.
func (p *Prog) Prefix() (prefix string, complete bool) {
	i := p.next(uint32(p.Start))
	var text strings.Builder
	for i.consumes() && len(i.Rune) == 1 && Flags(i.Arg)&FoldCase == 0 && i.Rune[0] != utf8.RuneError {
		text.WriteRune(i.Rune[0])
		i = p.next(i.Out)
	}
	return text.String(), i.Op == InstMatch
}

// StartCond returns the conditions on where matches begin, all of them if there are no matches.
func (p *Prog) StartCond() EmptyOp {
	var conditions EmptyOp
	for i := &p.Inst[p.Start]; ; i = &p.Inst[i.Out] {
		switch i.Op {
		case InstEmptyWidth:
			conditions |= EmptyOp(i.Arg)
		case InstFail:
			return ^EmptyOp(0)
		case InstCapture, InstNop:
		default:
			return conditions
		}
	}
}

const noMatch = -1

// MatchRune reports whether the instruction reads r.
func (i *Inst) MatchRune(r rune) bool { return i.MatchRunePos(r) != noMatch }

// MatchRunePos returns the number of the pair of runes that r lies between, -1 if of none.
func (i *Inst) MatchRunePos(r rune) int {
	if len(i.Rune) == 1 {
		if r == i.Rune[0] {
			return 0
		}
		if Flags(i.Arg)&FoldCase != 0 {
			for folded := unicode.SimpleFold(i.Rune[0]); folded != i.Rune[0]; folded = unicode.SimpleFold(folded) {
				if r == folded {
					return 0
				}
			}
		}
		return noMatch
	}
	pairs := len(i.Rune) / 2
	k := sort.Search(pairs, func(k int) bool { return r <= i.Rune[2*k+1] })
	if k < pairs && i.Rune[2*k] <= r {
		return k
	}
	return noMatch
}

// MatchEmptyWidth reports whether the instruction's condition holds between two runes.
func (i *Inst) MatchEmptyWidth(before rune, after rune) bool {
	switch condition := EmptyOp(i.Arg); condition {
	case EmptyBeginLine, EmptyEndLine, EmptyBeginText, EmptyEndText, EmptyWordBoundary, EmptyNoWordBoundary:
		return EmptyOpContext(before, after)&condition != 0
	}
	panic("unknown empty width arg")
}

func decimal(n uint32) string { return strconv.FormatUint(uint64(n), 10) }

func (i *Inst) String() string {
	to := " -> " + decimal(i.Out)
	switch i.Op {
	case InstAlt:
		return "alt" + to + ", " + decimal(i.Arg)
	case InstAltMatch:
		return "altmatch" + to + ", " + decimal(i.Arg)
	case InstCapture:
		return "cap " + decimal(i.Arg) + to
	case InstEmptyWidth:
		return "empty " + decimal(i.Arg) + to
	case InstMatch:
		return "match"
	case InstFail:
		return "fail"
	case InstNop:
		return "nop" + to
	case InstRune:
		missing, fold := "", ""
		if i.Rune == nil {
			missing = "rune <nil>"
		}
		if Flags(i.Arg)&FoldCase != 0 {
			fold = "/i"
		}
		return missing + "rune " + strconv.QuoteToASCII(string(i.Rune)) + fold + to
	case InstRune1:
		return "rune1 " + strconv.QuoteToASCII(string(i.Rune)) + to
	case InstRuneAny:
		return "any" + to
	case InstRuneAnyNotNL:
		return "anynotnl" + to
	}
	return ""
}

// String lists the instructions, and marks the first to run.
func (p *Prog) String() string {
	var out strings.Builder
	for k := range p.Inst {
		number := strconv.Itoa(k)
		if len(number) < 3 {
			out.WriteString("   "[len(number):])
		}
		out.WriteString(number)
		if k == p.Start {
			out.WriteByte('*')
		}
		out.WriteString("\t" + p.Inst[k].String() + "\n")
	}
	return out.String()
}

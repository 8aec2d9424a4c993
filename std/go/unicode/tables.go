package unicode

// RangeTable is a set of code points: of ranges, or one that the natives know.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int
	categories  uint32
	script      int
}

// Range16 is a range of 16-bit code points.
type Range16 struct {
	Lo     uint16
	Hi     uint16
	Stride uint16
}

// Range32 is a range of code points.
type Range32 struct {
	Lo     uint32
	Hi     uint32
	Stride uint32
}

// CaseRange is a range of code points with the distances to their upper, lower and title case.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta [MaxCase]rune
}

// SpecialCase holds case mappings of a language.
type SpecialCase []CaseRange

func (special SpecialCase) to(which int, r rune) rune {
	for _, c := range special {
		if c.Lo <= uint32(r) && uint32(r) <= c.Hi {
			delta := c.Delta[which]
			if delta == UpperLower {
				return rune(c.Lo + (uint32(r)-c.Lo)&^1 + uint32(which&1))
			}
			return r + delta
		}
	}
	return To(which, r)
}

func (special SpecialCase) ToUpper(r rune) rune { return special.to(UpperCase, r) }
func (special SpecialCase) ToLower(r rune) rune { return special.to(LowerCase, r) }
func (special SpecialCase) ToTitle(r rune) rune { return special.to(TitleCase, r) }

// Is reports whether r is in the set.
func Is(rangeTab *RangeTable, r rune) bool {
	if rangeTab.categories != 0 && in(r, rangeTab.categories) {
		return true
	}
	if rangeTab.script != 0 && script(rangeTab.script, r) {
		return true
	}
	for _, x := range rangeTab.R16 {
		if uint32(r) < uint32(x.Lo) {
			break
		}
		if uint32(r) <= uint32(x.Hi) {
			return x.Stride == 1 || (uint32(r)-uint32(x.Lo))%uint32(x.Stride) == 0
		}
	}
	for _, x := range rangeTab.R32 {
		if uint32(r) < x.Lo {
			break
		}
		if uint32(r) <= x.Hi {
			return x.Stride == 1 || (uint32(r)-x.Lo)%x.Stride == 0
		}
	}
	return false
}

// In reports whether r is in any of the sets.
func In(r rune, ranges ...*RangeTable) bool {
	for _, set := range ranges {
		if Is(set, r) {
			return true
		}
	}
	return false
}

// IsOneOf is In with the set first.
func IsOneOf(ranges []*RangeTable, r rune) bool { return In(r, ranges...) }

func categories(set uint32) *RangeTable  { return &RangeTable{categories: set} }
func scriptTable(number int) *RangeTable { return &RangeTable{script: number} }

var (
	L  = categories(letters)
	Lu = categories(1 << lu)
	Ll = categories(1 << ll)
	Lt = categories(1 << lt)
	Lm = categories(1 << lm)
	Lo = categories(1 << lo)
	M  = categories(marks)
	Mn = categories(1 << mn)
	Mc = categories(1 << mc)
	Me = categories(1 << me)
	N  = categories(numbers)
	Nd = categories(1 << nd)
	Nl = categories(1 << nl)
	No = categories(1 << no)
	P  = categories(puncts)
	Pc = categories(1 << pc)
	Pd = categories(1 << pd)
	Ps = categories(1 << ps)
	Pe = categories(1 << pe)
	Pi = categories(1 << pi)
	Pf = categories(1 << pf)
	Po = categories(1 << po)
	S  = categories(symbols)
	Sm = categories(1 << sm)
	Sc = categories(1 << sc)
	Sk = categories(1 << sk)
	So = categories(1 << so)
	Z  = categories(spaces)
	Zs = categories(1 << zs)
	Zl = categories(1 << zl)
	Zp = categories(1 << zp)
	C  = categories(others)
	Cc = categories(1 << cc)
	Cf = categories(1 << cf)
	Co = categories(1 << co)
	Cs = categories(1 << cs)

	Letter = L
	Upper  = Lu
	Lower  = Ll
	Title  = Lt
	Mark   = M
	Number = N
	Digit  = Nd
	Punct  = P
	Symbol = S
	Space  = Z
	Other  = C

	White_Space = &RangeTable{
		R16:        []Range16{{'\t', '\r', 1}, {0x85, 0x85, 1}},
		categories: spaces,
	}
)

// Scripts, by number as the natives know them.
var (
	Latin      = scriptTable(1)
	Greek      = scriptTable(2)
	Cyrillic   = scriptTable(3)
	Han        = scriptTable(4)
	Hiragana   = scriptTable(5)
	Katakana   = scriptTable(6)
	Hangul     = scriptTable(7)
	Arabic     = scriptTable(8)
	Hebrew     = scriptTable(9)
	Thai       = scriptTable(10)
	Devanagari = scriptTable(11)
	Armenian   = scriptTable(12)
	Georgian   = scriptTable(13)
	Bengali    = scriptTable(14)
	Tamil      = scriptTable(15)
	Ethiopic   = scriptTable(16)
	Common     = scriptTable(17)
	Inherited  = scriptTable(18)
)

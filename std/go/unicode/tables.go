package unicode

// RangeTable is a set of code points. Those of categories know which, for the natives to answer.
type RangeTable struct {
	R16         []Range16
	R32         []Range32
	LatinOffset int
	categories  uint32
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

// table decodes a table of the natives.
func table(name string) *RangeTable {
	data := rangeData(name)
	next := func() (v uint32) {
		for shift := 0; ; shift += 7 {
			c := data[0]
			data = data[1:]
			v |= uint32(c&0x7f) << shift
			if c < 0x80 {
				return v
			}
		}
	}
	t := &RangeTable{LatinOffset: int(next())}
	end := uint32(0)
	each := func(add func(lo, hi, stride uint32)) {
		end = 0
		for n := next(); n > 0; n-- {
			lo := end + next()
			steps, stride := next(), next()
			end = lo + steps*stride
			add(lo, end, stride)
		}
	}
	each(func(lo, hi, stride uint32) { t.R16 = append(t.R16, Range16{uint16(lo), uint16(hi), uint16(stride)}) })
	each(func(lo, hi, stride uint32) { t.R32 = append(t.R32, Range32{lo, hi, stride}) })
	return t
}

// categoryTable returns the table of a category that is a set of the natives' numbers.
func categoryTable(name string, set uint32) *RangeTable {
	t := table(name)
	t.categories = set
	return t
}

var (
	L  = categoryTable("L", letters)
	Lu = categoryTable("Lu", 1<<lu)
	Ll = categoryTable("Ll", 1<<ll)
	Lt = categoryTable("Lt", 1<<lt)
	Lm = categoryTable("Lm", 1<<lm)
	Lo = categoryTable("Lo", 1<<lo)
	M  = categoryTable("M", marks)
	Mn = categoryTable("Mn", 1<<mn)
	Mc = categoryTable("Mc", 1<<mc)
	Me = categoryTable("Me", 1<<me)
	N  = categoryTable("N", numbers)
	Nd = categoryTable("Nd", 1<<nd)
	Nl = categoryTable("Nl", 1<<nl)
	No = categoryTable("No", 1<<no)
	P  = categoryTable("P", puncts)
	Pc = categoryTable("Pc", 1<<pc)
	Pd = categoryTable("Pd", 1<<pd)
	Ps = categoryTable("Ps", 1<<ps)
	Pe = categoryTable("Pe", 1<<pe)
	Pi = categoryTable("Pi", 1<<pi)
	Pf = categoryTable("Pf", 1<<pf)
	Po = categoryTable("Po", 1<<po)
	S  = categoryTable("S", symbols)
	Sm = categoryTable("Sm", 1<<sm)
	Sc = categoryTable("Sc", 1<<sc)
	Sk = categoryTable("Sk", 1<<sk)
	So = categoryTable("So", 1<<so)
	Z  = categoryTable("Z", spaces)
	Zs = categoryTable("Zs", 1<<zs)
	Zl = categoryTable("Zl", 1<<zl)
	Zp = categoryTable("Zp", 1<<zp)
	C  = categoryTable("C", others)
	Cc = categoryTable("Cc", 1<<cc)
	Cf = categoryTable("Cf", 1<<cf)
	Co = categoryTable("Co", 1<<co)
	Cs = categoryTable("Cs", 1<<cs)

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
	LC     = categoryTable("LC", 1<<lu|1<<ll|1<<lt)
	Cn     = categoryTable("Cn", 1<<none)
)

// GraphicRanges and PrintRanges are the sets that IsGraphic and IsPrint take from.
var (
	GraphicRanges = []*RangeTable{L, M, N, P, S, Zs}
	PrintRanges   = []*RangeTable{L, M, N, P, S}
)

// Version is the edition of Unicode.
const Version = "17.0.0"

// TurkishCase maps the dotted and dotless i of Turkish.
var TurkishCase SpecialCase = SpecialCase{
	{0x49, 0x49, [MaxCase]rune{0, 0x131 - 0x49, 0}},
	{0x69, 0x69, [MaxCase]rune{0x130 - 0x69, 0, 0x130 - 0x69}},
	{0x130, 0x130, [MaxCase]rune{0, 0x69 - 0x130, 0}},
	{0x131, 0x131, [MaxCase]rune{0x49 - 0x131, 0, 0x49 - 0x131}},
}

// AzeriCase is that of Turkish.
var AzeriCase SpecialCase = TurkishCase

package unicode

// d is the distances from a code point to its upper, lower and title case.
type d [MaxCase]rune

// CaseRange is a range of code points with the distances to their upper, lower and title case.
type CaseRange struct {
	Lo    uint32
	Hi    uint32
	Delta d
}

// CaseRanges are the mappings of all letters that have several cases.
var CaseRanges = caseRanges()

// caseRanges asks for the cases of all code points that can have several.
func caseRanges() []CaseRange {
	const last = 0x1ffff
	var ranges []CaseRange
	for r := rune('A'); r <= last; r++ {
		delta := d{ToUpper(r) - r, ToLower(r) - r, ToTitle(r) - r}
		switch delta {
		case d{}:
			continue
		case d{0, 1, 0}, d{-1, 0, -1}:
			delta = d{UpperLower, UpperLower, UpperLower}
		}
		if n := len(ranges); n > 0 && ranges[n-1].Hi+1 == uint32(r) && ranges[n-1].Delta == delta {
			ranges[n-1].Hi++
			continue
		}
		ranges = append(ranges, CaseRange{uint32(r), uint32(r), delta})
	}
	return ranges
}

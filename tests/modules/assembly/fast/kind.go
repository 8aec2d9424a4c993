package fast

// IsKnown tells whether the kind is one of two.
func IsKnown() bool { return kind == "assembly" || kind == "Go" }

package reflectlite

const kindNames = "invalid bool int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 uintptr float32 float64 " +
	"complex64 complex128 array chan func interface map ptr slice string struct unsafe.Pointer "

// String returns the name of a kind that there is.
func (k Kind) String() string {
	start, n := 0, Kind(0)
	for i := 0; ; i++ {
		if kindNames[i] == ' ' {
			if n == k {
				return kindNames[start:i]
			}
			n++
			start = i + 1
		}
	}
}

// ValueError says that a function does not apply to values of this kind.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

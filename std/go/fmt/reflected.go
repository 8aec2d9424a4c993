package fmt

import (
	"internal/reflectlite"
)

// reflectValue is the layout of reflect.Value, which this package cannot import.
type reflectValue struct {
	value reflectlite.Value
	flag  uintptr
}

// reflected returns the value that arg stands for if its type is reflect.Value; hidden tells that it came
// from unexported fields.
func reflected(arg any) (v reflectlite.Value, hidden, ok bool) {
	t := reflectlite.TypeOf(arg)
	if t.Kind() != reflectlite.Struct || t.String() != "reflect.Value" || t.NumField() != 3 {
		return v, false, false
	}
	r := (*reflectValue)(reflectlite.ValueOf(arg).Ptr)
	if r.flag&reflectlite.FlagMethod != 0 {
		return v, false, false
	}
	return reflectlite.OfReflected(r.value, r.flag), r.flag&reflectlite.FlagRO != 0, true
}

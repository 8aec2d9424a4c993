package reflect

// StringHeader is the layout of strings; unsafe.String and unsafe.StringData are better.
type StringHeader struct {
	Data uintptr
	Len  int
}

// SliceHeader is the layout of slices; unsafe.Slice and unsafe.SliceData are better.
type SliceHeader struct {
	Data uintptr
	Len  int
	Cap  int
}

package runtime

// callerPCs stores the program counters of the frames of this goroutine, from the one skip calls above
// its caller on, and returns how many it stored.
func callerPCs(skip int, pcs *uintptr, n int) int

// describePC returns the function, file and line of a program counter; "", "" and 0 if it is none.
func describePC(pc uintptr) (function, file string, line int)

// stackText is the trace of this goroutine, or of all.
func stackText(all bool) string

// Caller tells where the call was that is skip frames above its caller.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	if callerPCs(skip+1, &pc, 1) == 0 {
		return 0, "", 0, false
	}
	_, file, line = describePC(pc)
	return pc, file, line, true
}

// Callers fills pcs with the frames above the one that is skip frames above itself.
func Callers(skip int, pcs []uintptr) int {
	if len(pcs) == 0 {
		return 0
	}
	return callerPCs(skip, &pcs[0], len(pcs))
}

// Frame is a call in progress.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames goes through the frames of program counters.
type Frames struct {
	left []uintptr
}

// CallersFrames prepares to describe what Callers returned.
func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

// Next returns the next frame, and whether there are more.
func (f *Frames) Next() (frame Frame, more bool) {
	if len(f.left) == 0 {
		return Frame{}, false
	}
	pc := f.left[0]
	f.left = f.left[1:]
	function, file, line := describePC(pc)
	frame = Frame{PC: pc, Function: function, File: file, Line: line}
	if frame.Func = FuncForPC(pc); frame.Func != nil {
		frame.Entry = frame.Func.Entry()
	}
	return frame, len(f.left) > 0
}

// Func is a function of the program.
type Func struct {
	pc uintptr
}

// FuncForPC returns the function of a program counter.
func FuncForPC(pc uintptr) *Func {
	if name, _, _ := describePC(pc); name == "" {
		return nil
	}
	return &Func{pc}
}

// Name returns the function's name, "" for nil.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	name, _, _ := describePC(f.pc)
	return name
}

// Entry returns the first program counter of the function.
func (f *Func) Entry() uintptr { return f.pc &^ (1<<32 - 1) }

// FileLine returns the position of a program counter.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line = describePC(pc)
	return file, line
}

// Stack writes the trace of the goroutine, or of all, to buf, and returns its length.
func Stack(buf []byte, all bool) int { return copy(buf, stackText(all)) }

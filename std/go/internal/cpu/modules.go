package cpu

// These functions stand for those of package cpu of golang.org/x/sys that are written in assembly there. What they tell
// is used to choose between kinds of assembly, of which programs here have none.

//go:linkname identify golang.org/x/sys/cpu.cpuid
func identify(eax, ecx uint32) (a, b, c, d uint32) { return 0, 0, 0, 0 }

//go:linkname savedState golang.org/x/sys/cpu.xgetbv
func savedState() (eax, edx uint32) { return 0, 0 }

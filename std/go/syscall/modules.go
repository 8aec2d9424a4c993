package syscall

import "unsafe"

// These functions stand for those of package unix of golang.org/x/sys that are written in assembly there.

//go:linkname unixSyscall golang.org/x/sys/unix.Syscall
func unixSyscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) { return Syscall(trap, a1, a2, a3) }

//go:linkname unixSyscall6 golang.org/x/sys/unix.Syscall6
func unixSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	return Syscall6(trap, a1, a2, a3, a4, a5, a6)
}

//go:linkname unixRawSyscall golang.org/x/sys/unix.RawSyscall
func unixRawSyscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) {
	return RawSyscall(trap, a1, a2, a3)
}

//go:linkname unixRawSyscall6 golang.org/x/sys/unix.RawSyscall6
func unixRawSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	return RawSyscall6(trap, a1, a2, a3, a4, a5, a6)
}

//go:linkname unixSyscallNoError golang.org/x/sys/unix.SyscallNoError
func unixSyscallNoError(trap, a1, a2, a3 uintptr) (r1, r2 uintptr) {
	r1, r2, _ = Syscall(trap, a1, a2, a3)
	return r1, r2
}

//go:linkname unixRawSyscallNoError golang.org/x/sys/unix.RawSyscallNoError
func unixRawSyscallNoError(trap, a1, a2, a3 uintptr) (r1, r2 uintptr) {
	r1, r2, _ = RawSyscall(trap, a1, a2, a3)
	return r1, r2
}

//go:linkname unixTimeOfDay golang.org/x/sys/unix.gettimeofday
func unixTimeOfDay(tv *Timeval) Errno {
	_, _, err := RawSyscall(SYS_GETTIMEOFDAY, uintptr(unsafe.Pointer(tv)), 0, 0)
	return err
}

// getsockopt and setsockopt are what package socket of golang.org/x/net asks for by these names.
func getsockopt(s, level, name int, val unsafe.Pointer, vallen *uint32) (err error) {
	_, err = call5(SYS_GETSOCKOPT, uintptr(s), uintptr(level), uintptr(name), uintptr(val), uintptr(unsafe.Pointer(vallen)))
	return err
}

func setsockopt(s, level, name int, val unsafe.Pointer, vallen uintptr) (err error) {
	return setOption(s, level, name, val, vallen)
}

// prlimit is what package unix asks for by this name.
func prlimit(pid, resource int, newlimit, old *Rlimit) error {
	_, err := call(SYS_PRLIMIT64, uintptr(pid), uintptr(resource), uintptr(unsafe.Pointer(newlimit)),
		uintptr(unsafe.Pointer(old)))
	return err
}

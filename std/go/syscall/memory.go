package syscall

import "unsafe"

// Mmap maps a file, or memory, and returns it as bytes.
func Mmap(fd int, offset int64, length int, prot int, flags int) (data []byte, err error) {
	if length <= 0 {
		return nil, EINVAL
	}
	at, _, e := Syscall6(SYS_MMAP, 0, uintptr(length), uintptr(prot), uintptr(flags), uintptr(fd), uintptr(offset))
	if e != 0 {
		return nil, e
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(at)), length), nil
}

// Munmap ends a mapping: b is all that Mmap returned.
func Munmap(b []byte) (err error) {
	if len(b) == 0 || len(b) != cap(b) {
		return EINVAL
	}
	return memoryCall(SYS_MUNMAP, b, 0)
}

func memoryCall(trap uintptr, b []byte, how int) error {
	_, err := call(trap, uintptr(first(b)), uintptr(len(b)), uintptr(how), 0)
	return err
}

func Madvise(b []byte, advice int) (err error) { return memoryCall(SYS_MADVISE, b, advice) }
func Mprotect(b []byte, prot int) (err error)  { return memoryCall(SYS_MPROTECT, b, prot) }
func Mlock(b []byte) (err error)               { return memoryCall(SYS_MLOCK, b, 0) }
func Munlock(b []byte) (err error)             { return memoryCall(SYS_MUNLOCK, b, 0) }
func Mlockall(flags int) (err error)           { return fdCall(SYS_MLOCKALL, flags, 0, 0) }
func Munlockall() (err error)                  { return fdCall(SYS_MUNLOCKALL, 0, 0, 0) }

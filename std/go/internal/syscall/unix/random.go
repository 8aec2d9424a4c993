package unix

import (
	"syscall"
	"unsafe"
)

// GetRandomFlag says how GetRandom takes bytes.
type GetRandomFlag uintptr

const getRandom = 318

// GetRandom fills p with random bytes of the system, and returns how many they are.
func GetRandom(p []byte, flags GetRandomFlag) (n int, err error) {
	if len(p) == 0 {
		return 0, nil
	}
	r, _, e := syscall.Syscall(getRandom, uintptr(unsafe.Pointer(&p[0])), uintptr(len(p)), uintptr(flags))
	if e != 0 {
		return 0, e
	}
	return int(r), nil
}

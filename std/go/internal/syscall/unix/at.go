// Package unix has system calls that syscall does not offer to programs.
package unix

import (
	"syscall"
	"unsafe"
)

const (
	// NoFollow has a call work on a symbolic link itself.
	NoFollow  = 0x100
	removeDir = 0x200
)

// at calls with a directory's descriptor and a path.
func at(trap uintptr, dir int, path string, a3, a4 uintptr) (int, error) {
	p, err := syscall.BytePtrFromString(path)
	if err != nil {
		return -1, err
	}
	r, _, e := syscall.Syscall6(trap, uintptr(dir), uintptr(unsafe.Pointer(p)), a3, a4, 0, 0)
	if e != 0 {
		return -1, e
	}
	return int(r), nil
}

// Rmdirat removes a directory.
func Rmdirat(dir int, path string) error {
	_, err := at(syscall.SYS_UNLINKAT, dir, path, removeDir, 0)
	return err
}

// Linkat makes newpath another name of oldpath.
func Linkat(olddir int, oldpath string, newdir int, newpath string) error {
	p, err := syscall.BytePtrFromString(newpath)
	if err != nil {
		return err
	}
	_, err = at(syscall.SYS_LINKAT, olddir, oldpath, uintptr(newdir), uintptr(unsafe.Pointer(p)))
	return err
}

// Symlinkat makes newpath point to target.
func Symlinkat(target string, newdir int, newpath string) error {
	p, err := syscall.BytePtrFromString(target)
	if err != nil {
		return err
	}
	q, err := syscall.BytePtrFromString(newpath)
	if err != nil {
		return err
	}
	_, _, e := syscall.Syscall(syscall.SYS_SYMLINKAT, uintptr(unsafe.Pointer(p)), uintptr(newdir), uintptr(unsafe.Pointer(q)))
	if e != 0 {
		return e
	}
	return nil
}

// Readlinkat stores what a symbolic link points to.
func Readlinkat(dir int, path string, buf []byte) (n int, err error) {
	return at(syscall.SYS_READLINKAT, dir, path, uintptr(unsafe.Pointer(unsafe.SliceData(buf))), uintptr(len(buf)))
}

// Lstatat describes a file, or a symbolic link itself.
func Lstatat(dir int, path string, stat *syscall.Stat_t) error {
	_, err := at(syscall.SYS_NEWFSTATAT, dir, path, uintptr(unsafe.Pointer(stat)), NoFollow)
	return err
}

// UtimesNanoAt sets times of access and modification, of a symbolic link itself.
func UtimesNanoAt(dir int, path string, ts []syscall.Timespec) error {
	_, err := at(syscall.SYS_UTIMENSAT, dir, path, uintptr(unsafe.Pointer(&ts[0])), NoFollow)
	return err
}

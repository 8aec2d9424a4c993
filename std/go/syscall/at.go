package syscall

import "unsafe"

// atHere stands for the working directory.
const atHere = -100

// atCall is call with a directory's descriptor and a path as the first arguments.
func atCall(trap uintptr, dirfd int, path string, a3, a4, a5 uintptr) (int, error) {
	p, err := BytePtrFromString(path)
	if err != nil {
		return -1, err
	}
	return call5(trap, uintptr(dirfd), uintptr(unsafe.Pointer(p)), a3, a4, a5)
}

func Openat(dirfd int, path string, flags int, mode uint32) (fd int, err error) {
	return atCall(SYS_OPENAT, dirfd, path, uintptr(flags), uintptr(mode), 0)
}

func Faccessat(dirfd int, path string, mode uint32, flags int) (err error) {
	if flags != 0 {
		return EINVAL
	}
	_, err = atCall(SYS_FACCESSAT, dirfd, path, uintptr(mode), 0, 0)
	return err
}

func Fchmodat(dirfd int, path string, mode uint32, flags int) error {
	if flags != 0 {
		return EOPNOTSUPP
	}
	_, err := atCall(SYS_FCHMODAT, dirfd, path, uintptr(mode), 0, 0)
	return err
}

func Fchownat(dirfd int, path string, uid int, gid int, flags int) (err error) {
	_, err = atCall(SYS_FCHOWNAT, dirfd, path, uintptr(uid), uintptr(gid), uintptr(flags))
	return err
}

func Mkdirat(dirfd int, path string, mode uint32) (err error) {
	_, err = atCall(SYS_MKDIRAT, dirfd, path, uintptr(mode), 0, 0)
	return err
}

func Mknodat(dirfd int, path string, mode uint32, dev int) (err error) {
	_, err = atCall(SYS_MKNODAT, dirfd, path, uintptr(mode), uintptr(dev), 0)
	return err
}

func Mknod(path string, mode uint32, dev int) (err error) { return Mknodat(atHere, path, mode, dev) }
func Mkfifo(path string, mode uint32) (err error)         { return Mknod(path, mode|S_IFIFO, 0) }

func Unlinkat(dirfd int, path string) error {
	_, err := atCall(SYS_UNLINKAT, dirfd, path, 0, 0, 0)
	return err
}

func Renameat(olddirfd int, oldpath string, newdirfd int, newpath string) (err error) {
	p, err := BytePtrFromString(newpath)
	if err != nil {
		return err
	}
	_, err = atCall(SYS_RENAMEAT, olddirfd, oldpath, uintptr(newdirfd), uintptr(unsafe.Pointer(p)), 0)
	return err
}

// UtimesNano sets times of access and modification.
func UtimesNano(path string, ts []Timespec) (err error) {
	if len(ts) != 2 {
		return EINVAL
	}
	_, err = atCall(SYS_UTIMENSAT, atHere, path, uintptr(unsafe.Pointer(&ts[0])), 0, 0)
	return err
}

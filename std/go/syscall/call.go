package syscall

import "unsafe"

// Syscall6 makes a system call by number. A call that a signal interrupts is not repeated.
func Syscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	r, e := rawCall(trap, a1, a2, a3, a4, a5, a6)
	return r, 0, Errno(e)
}

// Syscall is Syscall6 with three arguments.
func Syscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) {
	return Syscall6(trap, a1, a2, a3, 0, 0, 0)
}

func rawCall(trap, a1, a2, a3, a4, a5, a6 uintptr) (r uintptr, errno uintptr)

// Stat_t describes a file as the system does.
type Stat_t struct {
	Dev       uint64
	Ino       uint64
	Nlink     uint64
	Mode      uint32
	Uid       uint32
	Gid       uint32
	X__pad0   int32
	Rdev      uint64
	Size      int64
	Blksize   int64
	Blocks    int64
	Atim      Timespec
	Mtim      Timespec
	Ctim      Timespec
	X__unused [3]int64
}

// Timespec is a time in seconds and nanoseconds.
type Timespec struct {
	Sec  int64
	Nsec int64
}

func (ts *Timespec) Unix() (sec int64, nsec int64) { return ts.Sec, ts.Nsec }
func (ts *Timespec) Nano() int64                   { return ts.Sec*1e9 + ts.Nsec }

// NsecToTimespec converts nanoseconds since 1970.
func NsecToTimespec(nsec int64) Timespec {
	sec := nsec / 1e9
	nsec %= 1e9
	if nsec < 0 {
		nsec += 1e9
		sec--
	}
	return Timespec{sec, nsec}
}

func sysStatAll(path string, fd int, kind int, out *[16]int64) (errno int)

func statInto(path string, fd, kind int, stat *Stat_t) error {
	var w [16]int64
	if e := sysStatAll(path, fd, kind, &w); e != 0 {
		return Errno(e)
	}
	*stat = Stat_t{
		Dev: uint64(w[0]), Ino: uint64(w[1]), Nlink: uint64(w[2]), Mode: uint32(w[3]), Uid: uint32(w[4]),
		Gid: uint32(w[5]), Rdev: uint64(w[6]), Size: w[7], Blksize: w[8], Blocks: w[9],
		Atim: Timespec{w[10], w[11]}, Mtim: Timespec{w[12], w[13]}, Ctim: Timespec{w[14], w[15]},
	}
	return nil
}

func Stat(path string, stat *Stat_t) (err error)  { return statInto(path, 0, 0, stat) }
func Lstat(path string, stat *Stat_t) (err error) { return statInto(path, 0, 1, stat) }
func Fstat(fd int, stat *Stat_t) (err error)      { return statInto("", fd, 2, stat) }

// ByteSliceFromString returns a copy that ends with a zero byte; EINVAL if s has one.
func ByteSliceFromString(s string) ([]byte, error) {
	b := make([]byte, len(s)+1)
	for i := 0; i < len(s); i++ {
		if s[i] == 0 {
			return nil, EINVAL
		}
		b[i] = s[i]
	}
	return b, nil
}

// BytePtrFromString is ByteSliceFromString, as a pointer.
func BytePtrFromString(s string) (*byte, error) {
	b, err := ByteSliceFromString(s)
	if err != nil {
		return nil, err
	}
	return &b[0], nil
}

// StringByteSlice is ByteSliceFromString for strings without zero bytes.
func StringByteSlice(s string) []byte {
	b, err := ByteSliceFromString(s)
	if err != nil {
		panic("syscall: string with NUL passed to StringByteSlice")
	}
	return b
}

// StringBytePtr is BytePtrFromString for strings without zero bytes.
func StringBytePtr(s string) *byte { return &StringByteSlice(s)[0] }

// SlicePtrFromStrings converts each string, and adds a nil pointer.
func SlicePtrFromStrings(ss []string) ([]*byte, error) {
	all := make([]*byte, len(ss)+1)
	for i, s := range ss {
		p, err := BytePtrFromString(s)
		if err != nil {
			return nil, err
		}
		all[i] = p
	}
	return all, nil
}

// StringSlicePtr is SlicePtrFromStrings for strings without zero bytes.
func StringSlicePtr(ss []string) []*byte {
	all := make([]*byte, len(ss)+1)
	for i, s := range ss {
		all[i] = StringBytePtr(s)
	}
	return all
}

// RawSyscall6 is Syscall6: no goroutine loses its thread to a call.
func RawSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	return Syscall6(trap, a1, a2, a3, a4, a5, a6)
}

// RawSyscall is Syscall.
func RawSyscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) {
	return Syscall6(trap, a1, a2, a3, 0, 0, 0)
}

// call makes a call of up to four arguments.
func call(trap, a1, a2, a3, a4 uintptr) (int, error) { return call5(trap, a1, a2, a3, a4, 0) }

// call5 repeats a call while signals interrupt it.
func call5(trap, a1, a2, a3, a4, a5 uintptr) (int, error) {
	for {
		r, _, e := Syscall6(trap, a1, a2, a3, a4, a5, 0)
		switch e {
		case 0:
			return int(r), nil
		case EINTR:
		default:
			return -1, e
		}
	}
}

// pathCall is call with a path as the first argument.
func pathCall(trap uintptr, path string, a2, a3 uintptr) (int, error) {
	p, err := BytePtrFromString(path)
	if err != nil {
		return -1, err
	}
	return call(trap, uintptr(unsafe.Pointer(p)), a2, a3, 0)
}

func pathsCall(trap uintptr, from, to string) error {
	p, err := BytePtrFromString(from)
	if err != nil {
		return err
	}
	q, err := BytePtrFromString(to)
	if err != nil {
		return err
	}
	_, err = call(trap, uintptr(unsafe.Pointer(p)), uintptr(unsafe.Pointer(q)), 0, 0)
	return err
}

func bufferCall(trap uintptr, fd int, p []byte, offset int64) (int, error) {
	var first *byte
	if len(p) > 0 {
		first = &p[0]
	}
	return call(trap, uintptr(fd), uintptr(unsafe.Pointer(first)), uintptr(len(p)), uintptr(offset))
}

func Pread(fd int, p []byte, offset int64) (n int, err error) {
	return bufferCall(SYS_PREAD64, fd, p, offset)
}

func Pwrite(fd int, p []byte, offset int64) (n int, err error) {
	return bufferCall(SYS_PWRITE64, fd, p, offset)
}

// ReadDirent reads raw entries of a directory.
func ReadDirent(fd int, buf []byte) (n int, err error) { return bufferCall(SYS_GETDENTS64, fd, buf, 0) }

func fdCall(trap uintptr, fd int, a2, a3 uintptr) error {
	_, err := call(trap, uintptr(fd), a2, a3, 0)
	return err
}

func Fsync(fd int) (err error) { return fdCall(SYS_FSYNC, fd, 0, 0) }
func Ftruncate(fd int, length int64) (err error) {
	return fdCall(SYS_FTRUNCATE, fd, uintptr(length), 0)
}
func Fchdir(fd int) (err error)              { return fdCall(SYS_FCHDIR, fd, 0, 0) }
func Fchmod(fd int, mode uint32) (err error) { return fdCall(SYS_FCHMOD, fd, uintptr(mode), 0) }
func Fchown(fd int, uid int, gid int) (err error) {
	return fdCall(SYS_FCHOWN, fd, uintptr(uid), uintptr(gid))
}

func Chdir(path string) (err error) {
	_, err = pathCall(SYS_CHDIR, path, 0, 0)
	return err
}

func Truncate(path string, length int64) (err error) {
	_, err = pathCall(SYS_TRUNCATE, path, uintptr(length), 0)
	return err
}

func Chmod(path string, mode uint32) (err error) {
	_, err = pathCall(SYS_CHMOD, path, uintptr(mode), 0)
	return err
}

func Chown(path string, uid int, gid int) (err error) {
	_, err = pathCall(SYS_CHOWN, path, uintptr(uid), uintptr(gid))
	return err
}

func Lchown(path string, uid int, gid int) (err error) {
	_, err = pathCall(SYS_LCHOWN, path, uintptr(uid), uintptr(gid))
	return err
}

func Link(oldpath string, newpath string) (err error) {
	return pathsCall(SYS_LINK, oldpath, newpath)
}

func Symlink(oldpath string, newpath string) (err error) {
	return pathsCall(SYS_SYMLINK, oldpath, newpath)
}

func Readlink(path string, buf []byte) (n int, err error) {
	if len(buf) == 0 {
		return 0, EINVAL
	}
	return pathCall(SYS_READLINK, path, uintptr(unsafe.Pointer(&buf[0])), uintptr(len(buf)))
}

// Pipe opens a pipe that processes inherit.
func Pipe(p []int) error { return Pipe2(p, 0) }

// Pipe2 opens a pipe: the reading end, then the writing end.
func Pipe2(p []int, flags int) error {
	if len(p) != 2 {
		return EINVAL
	}
	var ends [2]int32
	_, err := call(SYS_PIPE2, uintptr(unsafe.Pointer(&ends)), uintptr(flags), 0, 0)
	if err == nil {
		p[0], p[1] = int(ends[0]), int(ends[1])
	}
	return err
}

// SetNonblock has reads and writes of fd return EAGAIN instead of waiting.
func SetNonblock(fd int, nonblocking bool) (err error) {
	flags, err := call(SYS_FCNTL, uintptr(fd), F_GETFL, 0, 0)
	if err != nil {
		return err
	}
	wanted := flags &^ O_NONBLOCK
	if nonblocking {
		wanted |= O_NONBLOCK
	}
	if wanted == flags {
		return nil
	}
	return fdCall(SYS_FCNTL, fd, F_SETFL, uintptr(wanted))
}

// CloseOnExec keeps fd from processes that are started.
func CloseOnExec(fd int) { fdCall(SYS_FCNTL, fd, F_SETFD, FD_CLOEXEC) }

func number(trap uintptr) int {
	n, _ := call(trap, 0, 0, 0, 0)
	return n
}

func Getuid() (uid int)   { return number(SYS_GETUID) }
func Getgid() (gid int)   { return number(SYS_GETGID) }
func Geteuid() (euid int) { return number(SYS_GETEUID) }
func Getegid() (egid int) { return number(SYS_GETEGID) }
func Getppid() (ppid int) { return number(SYS_GETPPID) }

// Getpagesize returns the size of a page of memory.
func Getpagesize() int { return 4096 }

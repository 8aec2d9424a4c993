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

// Numbers of system calls on x86-64.
const (
	SYS_PREAD64    = 17
	SYS_PWRITE64   = 18
	SYS_FSYNC      = 74
	SYS_TRUNCATE   = 76
	SYS_FTRUNCATE  = 77
	SYS_CHDIR      = 80
	SYS_FCHDIR     = 81
	SYS_LINK       = 86
	SYS_SYMLINK    = 88
	SYS_READLINK   = 89
	SYS_CHMOD      = 90
	SYS_FCHMOD     = 91
	SYS_CHOWN      = 92
	SYS_FCHOWN     = 93
	SYS_LCHOWN     = 94
	SYS_GETUID     = 102
	SYS_GETGID     = 104
	SYS_GETEUID    = 107
	SYS_GETEGID    = 108
	SYS_GETPPID    = 110
	SYS_GETDENTS64 = 217
	SYS_UTIMENSAT  = 280
	SYS_PIPE2      = 293
	SYS_KILL       = 62
)

// Stat_t describes a file as the system does.
type Stat_t struct {
	Dev     uint64
	Ino     uint64
	Nlink   uint64
	Mode    uint32
	Uid     uint32
	Gid     uint32
	Rdev    uint64
	Size    int64
	Blksize int64
	Blocks  int64
	Atim    Timespec
	Mtim    Timespec
	Ctim    Timespec
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

const (
	S_IFMT   = 0xf000
	S_IFBLK  = 0x6000
	S_IFCHR  = 0x2000
	S_IFDIR  = 0x4000
	S_IFIFO  = 0x1000
	S_IFLNK  = 0xa000
	S_IFREG  = 0x8000
	S_IFSOCK = 0xc000
	S_ISUID  = 0x800
	S_ISGID  = 0x400
	S_ISVTX  = 0x200
)

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

// BytePtrFromString returns a copy that ends with a zero byte; EINVAL if s has one.
func BytePtrFromString(s string) (*byte, error) {
	b := make([]byte, len(s)+1)
	for i := 0; i < len(s); i++ {
		if s[i] == 0 {
			return nil, EINVAL
		}
		b[i] = s[i]
	}
	return &b[0], nil
}

// call repeats a call while signals interrupt it.
func call(trap, a1, a2, a3, a4 uintptr) (int, error) {
	for {
		r, _, e := Syscall6(trap, a1, a2, a3, a4, 0, 0)
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

func Link(path string, link string) (err error)    { return pathsCall(SYS_LINK, path, link) }
func Symlink(path string, link string) (err error) { return pathsCall(SYS_SYMLINK, path, link) }

func Readlink(path string, buf []byte) (n int, err error) {
	if len(buf) == 0 {
		return 0, EINVAL
	}
	return pathCall(SYS_READLINK, path, uintptr(unsafe.Pointer(&buf[0])), uintptr(len(buf)))
}

// UtimesNano sets times of access and modification.
func UtimesNano(path string, ts []Timespec) (err error) {
	if len(ts) != 2 {
		return EINVAL
	}
	p, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	const here = -100
	at := here
	_, err = call(SYS_UTIMENSAT, uintptr(at), uintptr(unsafe.Pointer(p)), uintptr(unsafe.Pointer(&ts[0])), 0)
	return err
}

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

// Signal is the number of a signal.
type Signal int

const (
	SIGHUP  = Signal(1)
	SIGINT  = Signal(2)
	SIGQUIT = Signal(3)
	SIGABRT = Signal(6)
	SIGKILL = Signal(9)
	SIGUSR1 = Signal(10)
	SIGSEGV = Signal(11)
	SIGUSR2 = Signal(12)
	SIGPIPE = Signal(13)
	SIGALRM = Signal(14)
	SIGTERM = Signal(15)
)

func (s Signal) Signal() {}

func (s Signal) String() string {
	switch s {
	case SIGHUP:
		return "hangup"
	case SIGINT:
		return "interrupt"
	case SIGQUIT:
		return "quit"
	case SIGABRT:
		return "aborted"
	case SIGKILL:
		return "killed"
	case SIGUSR1:
		return "user defined signal 1"
	case SIGSEGV:
		return "segmentation fault"
	case SIGUSR2:
		return "user defined signal 2"
	case SIGPIPE:
		return "broken pipe"
	case SIGALRM:
		return "alarm clock"
	case SIGTERM:
		return "terminated"
	}
	digits := [20]byte{}
	i := len(digits)
	for n := uint(s); ; n /= 10 {
		i--
		digits[i] = byte('0' + n%10)
		if n < 10 {
			break
		}
	}
	return "signal " + string(digits[i:])
}

func Kill(pid int, sig Signal) (err error) { return fdCall(SYS_KILL, pid, uintptr(sig), 0) }

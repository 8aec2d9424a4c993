package syscall

import "unsafe"

// Timex is how the kernel keeps the clock.
type Timex struct {
	Modes     uint32
	Pad_cgo_0 [4]byte
	Offset    int64
	Freq      int64
	Maxerror  int64
	Esterror  int64
	Status    int32
	Pad_cgo_1 [4]byte
	Constant  int64
	Precision int64
	Tolerance int64
	Time      Timeval
	Tick      int64
	Ppsfreq   int64
	Jitter    int64
	Shift     int32
	Pad_cgo_2 [4]byte
	Stabil    int64
	Jitcnt    int64
	Calcnt    int64
	Errcnt    int64
	Stbcnt    int64
	Tai       int32
	Pad_cgo_3 [44]byte
}

// Ustat_t describes a file system.
type Ustat_t struct {
	Tfree     int32
	Pad_cgo_0 [4]byte
	Tinode    uint64
	Fname     [6]int8
	Fpack     [6]int8
	Pad_cgo_1 [4]byte
}

// Utimbuf holds times of a file.
type Utimbuf struct {
	Actime  int64
	Modtime int64
}

// Termios holds the modes of a terminal.
type Termios struct {
	Iflag     uint32
	Oflag     uint32
	Cflag     uint32
	Lflag     uint32
	Line      uint8
	Cc        [32]uint8
	Pad_cgo_0 [3]byte
	Ispeed    uint32
	Ospeed    uint32
}

func Acct(path string) (err error) {
	if path == "" {
		return fdCall(SYS_ACCT, 0, 0, 0)
	}
	_, err = pathCall(SYS_ACCT, path, 0, 0)
	return err
}

func Adjtimex(buf *Timex) (state int, err error) {
	return call(SYS_ADJTIMEX, uintptr(unsafe.Pointer(buf)), 0, 0, 0)
}

func Settimeofday(tv *Timeval) (err error) { return pointerCall(SYS_SETTIMEOFDAY, unsafe.Pointer(tv), nil) }

// AllThreadsSyscall would make a call on every thread. Threads that Go does not know take part in programs, so that it
// fails with ENOTSUP, as in Go's programs with C.
func AllThreadsSyscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) {
	return AllThreadsSyscall6(trap, a1, a2, a3, 0, 0, 0)
}

// AllThreadsSyscall6 is AllThreadsSyscall with six arguments.
func AllThreadsSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	return ^uintptr(0), ^uintptr(0), ENOTSUP
}

// unchanged leaves an id as it is, where a call sets several.
const unchanged = -1

func Seteuid(euid int) (err error) { return Setresuid(unchanged, euid, unchanged) }
func Setegid(egid int) (err error) { return Setresgid(unchanged, egid, unchanged) }
func Setfsuid(uid int) (err error) { return fdCall(SYS_SETFSUID, uid, 0, 0) }
func Setfsgid(gid int) (err error) { return fdCall(SYS_SETFSGID, gid, 0, 0) }

func Setgroups(gids []int) (err error) {
	list := make([]uint32, len(gids))
	for i, gid := range gids {
		list[i] = uint32(gid)
	}
	return fdCall(SYS_SETGROUPS, len(list), uintptr(first(list)), 0)
}

func Sethostname(p []byte) (err error)   { return memoryCall(SYS_SETHOSTNAME, p, 0) }
func Setdomainname(p []byte) (err error) { return memoryCall(SYS_SETDOMAINNAME, p, 0) }
func Unshare(flags int) (err error)      { return fdCall(SYS_UNSHARE, flags, 0, 0) }
func Iopl(level int) (err error)         { return fdCall(SYS_IOPL, level, 0, 0) }

func Ioperm(from int, num int, on int) (err error) {
	return fdCall(SYS_IOPERM, from, uintptr(num), uintptr(on))
}

func Klogctl(typ int, buf []byte) (n int, err error) {
	return call(SYS_SYSLOG, uintptr(typ), uintptr(first(buf)), uintptr(len(buf)), 0)
}

// Reboot restarts the machine, or does what else cmd says.
func Reboot(cmd int) (err error) {
	return fdCall(SYS_REBOOT, LINUX_REBOOT_MAGIC1, LINUX_REBOOT_MAGIC2, uintptr(cmd))
}

func Mount(source string, target string, fstype string, flags uintptr, data string) (err error) {
	from, err := optional(source)
	if err != nil {
		return err
	}
	to, err := BytePtrFromString(target)
	if err != nil {
		return err
	}
	kind, err := optional(fstype)
	if err != nil {
		return err
	}
	options, err := optional(data)
	if err != nil {
		return err
	}
	_, err = call5(SYS_MOUNT, uintptr(unsafe.Pointer(from)), uintptr(unsafe.Pointer(to)),
		uintptr(unsafe.Pointer(kind)), flags, uintptr(unsafe.Pointer(options)))
	return err
}

func Unmount(target string, flags int) (err error) {
	_, err = pathCall(SYS_UMOUNT2, target, uintptr(flags), 0)
	return err
}

func PivotRoot(newroot string, putold string) (err error) {
	return pathsCall(SYS_PIVOT_ROOT, newroot, putold)
}

func Ustat(dev int, ubuf *Ustat_t) (err error) {
	return fdCall(SYS_USTAT, dev, uintptr(unsafe.Pointer(ubuf)), 0)
}

// Splice moves bytes between a pipe and another file.
func Splice(rfd int, roff *int64, wfd int, woff *int64, len int, flags int) (n int64, err error) {
	r, _, e := Syscall6(SYS_SPLICE, uintptr(rfd), uintptr(unsafe.Pointer(roff)), uintptr(wfd),
		uintptr(unsafe.Pointer(woff)), uintptr(len), uintptr(flags))
	if e != 0 {
		return -1, e
	}
	return int64(r), nil
}

// Tee copies bytes from a pipe into another one.
func Tee(rfd int, wfd int, len int, flags int) (n int64, err error) {
	r, err := call(SYS_TEE, uintptr(rfd), uintptr(wfd), uintptr(len), uintptr(flags))
	return int64(r), err
}

func SyncFileRange(fd int, off int64, n int64, flags int) (err error) {
	_, err = call(SYS_SYNC_FILE_RANGE, uintptr(fd), uintptr(off), uintptr(n), uintptr(flags))
	return err
}

func Futimes(fd int, tv []Timeval) (err error) {
	return Utimes("/proc/self/fd/"+itoa.Itoa(fd), tv)
}

// Futimesat sets the times of a file below an open folder.
func Futimesat(dirfd int, path string, tv []Timeval) (err error) {
	if len(tv) != 2 {
		return EINVAL
	}
	_, err = atCall(SYS_FUTIMESAT, dirfd, path, uintptr(first(tv)), 0, 0)
	return err
}

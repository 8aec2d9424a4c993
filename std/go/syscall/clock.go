package syscall

import "unsafe"

// Timeval is a time in seconds and microseconds.
type Timeval struct {
	Sec  int64
	Usec int64
}

func (tv *Timeval) Unix() (sec int64, nsec int64) { return tv.Sec, tv.Usec * 1000 }
func (tv *Timeval) Nano() int64                   { return tv.Sec*1e9 + tv.Usec*1000 }

func TimespecToNsec(ts Timespec) int64 { return ts.Nano() }
func TimevalToNsec(tv Timeval) int64   { return tv.Nano() }

// NsecToTimeval converts nanoseconds since 1970, rounding up.
func NsecToTimeval(nsec int64) Timeval {
	ts := NsecToTimespec(nsec + 999)
	return Timeval{ts.Sec, ts.Nsec / 1000}
}

// Time_t is a time in seconds since 1970.
type Time_t int64

// Time returns the time, and stores it in t unless nil.
func Time(t *Time_t) (tt Time_t, err error) {
	n, err := call(SYS_TIME, uintptr(unsafe.Pointer(t)), 0, 0, 0)
	return Time_t(n), err
}

func Gettimeofday(tv *Timeval) (err error) {
	return pointerCall(SYS_GETTIMEOFDAY, unsafe.Pointer(tv), nil)
}

func Nanosleep(time *Timespec, leftover *Timespec) (err error) {
	return pointerCall(SYS_NANOSLEEP, unsafe.Pointer(time), unsafe.Pointer(leftover))
}

// Tms are times of the process and those it waited for, in ticks.
type Tms struct {
	Utime  int64
	Stime  int64
	Cutime int64
	Cstime int64
}

func Times(tms *Tms) (ticks uintptr, err error) {
	n, err := call(SYS_TIMES, uintptr(unsafe.Pointer(tms)), 0, 0, 0)
	return uintptr(n), err
}

// Utsname describes the system.
type Utsname struct {
	Sysname    [65]int8
	Nodename   [65]int8
	Release    [65]int8
	Version    [65]int8
	Machine    [65]int8
	Domainname [65]int8
}

func Uname(buf *Utsname) (err error) { return pointerCall(SYS_UNAME, unsafe.Pointer(buf), nil) }

// Sysinfo_t describes the state of the system.
type Sysinfo_t struct {
	Uptime    int64
	Loads     [3]uint64
	Totalram  uint64
	Freeram   uint64
	Sharedram uint64
	Bufferram uint64
	Totalswap uint64
	Freeswap  uint64
	Procs     uint16
	Pad       uint16
	Pad_cgo_0 [4]byte
	Totalhigh uint64
	Freehigh  uint64
	Unit      uint32
	X_f       [0]byte
	Pad_cgo_1 [4]byte
}

func Sysinfo(info *Sysinfo_t) (err error) { return pointerCall(SYS_SYSINFO, unsafe.Pointer(info), nil) }

func pointerCall(trap uintptr, p, q unsafe.Pointer) error {
	_, err := call(trap, uintptr(p), uintptr(q), 0, 0)
	return err
}

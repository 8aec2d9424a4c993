package syscall

import "internal/itoa"

// Signal is the number of a signal.
type Signal int

func (s Signal) Signal() {}

// signalText returns the system's text of a signal, or "".
func signalText(s int) string

func (s Signal) String() string {
	if text := signalText(int(s)); text != "" {
		return text
	}
	if s < 0 {
		return "signal -" + itoa.Uitoa(uint(-s))
	}
	return "signal " + itoa.Uitoa(uint(s))
}

func Kill(pid int, sig Signal) (err error) { return fdCall(SYS_KILL, pid, uintptr(sig), 0) }

func Tgkill(tgid int, tid int, sig Signal) (err error) {
	return fdCall(SYS_TGKILL, tgid, uintptr(tid), uintptr(sig))
}

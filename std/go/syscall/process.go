package syscall

import "unsafe"

// WaitStatus is how a process ended, or why it stopped.
type WaitStatus uint32

const (
	statusMask  = 0x7f
	coreFlag    = 0x80
	stoppedMark = 0x7f
)

func (w WaitStatus) Exited() bool    { return w&statusMask == 0 }
func (w WaitStatus) Signaled() bool  { return w&statusMask != stoppedMark && w&statusMask != 0 }
func (w WaitStatus) Stopped() bool   { return w&0xff == stoppedMark }
func (w WaitStatus) Continued() bool { return w == 0xffff }
func (w WaitStatus) CoreDump() bool  { return w.Signaled() && w&coreFlag != 0 }

func (w WaitStatus) ExitStatus() int {
	if !w.Exited() {
		return -1
	}
	return int(w>>8) & 0xff
}

func (w WaitStatus) Signal() Signal {
	if !w.Signaled() {
		return -1
	}
	return Signal(w & statusMask)
}

func (w WaitStatus) StopSignal() Signal {
	if !w.Stopped() {
		return -1
	}
	return Signal(w>>8) & 0xff
}

func (w WaitStatus) TrapCause() int {
	if w.StopSignal() != SIGTRAP {
		return -1
	}
	return int(w>>16) & 0xff
}

// Rusage is what a process has used.
type Rusage struct {
	Utime    Timeval
	Stime    Timeval
	Maxrss   int64
	Ixrss    int64
	Idrss    int64
	Isrss    int64
	Minflt   int64
	Majflt   int64
	Nswap    int64
	Inblock  int64
	Oublock  int64
	Msgsnd   int64
	Msgrcv   int64
	Nsignals int64
	Nvcsw    int64
	Nivcsw   int64
}

// Rlimit is a limit of resources.
type Rlimit struct {
	Cur uint64
	Max uint64
}

// Wait4 waits for a process that this one started.
func Wait4(pid int, wstatus *WaitStatus, options int, rusage *Rusage) (wpid int, err error) {
	var status int32
	r, _, e := Syscall6(SYS_WAIT4, uintptr(pid), uintptr(unsafe.Pointer(&status)), uintptr(options),
		uintptr(unsafe.Pointer(rusage)), 0, 0)
	if e != 0 {
		return -1, e
	}
	if wstatus != nil {
		*wstatus = WaitStatus(status)
	}
	return int(r), nil
}

func Getrusage(who int, rusage *Rusage) (err error) {
	return fdCall(SYS_GETRUSAGE, who, uintptr(unsafe.Pointer(rusage)), 0)
}

func Getrlimit(resource int, rlim *Rlimit) (err error) {
	return fdCall(SYS_GETRLIMIT, resource, uintptr(unsafe.Pointer(rlim)), 0)
}

func Setrlimit(resource int, rlim *Rlimit) error {
	return fdCall(SYS_SETRLIMIT, resource, uintptr(unsafe.Pointer(rlim)), 0)
}

// Credential is whom a process runs as.
type Credential struct {
	Uid         uint32
	Gid         uint32
	Groups      []uint32
	NoSetGroups bool
}

// SysProcIDMap maps ids of a user namespace.
type SysProcIDMap struct {
	ContainerID int
	HostID      int
	Size        int
}

// SysProcAttr is what else a process may start with.
type SysProcAttr struct {
	Chroot                     string
	Credential                 *Credential
	Ptrace                     bool
	Setsid                     bool
	Setpgid                    bool
	Setctty                    bool
	Noctty                     bool
	Ctty                       int
	Foreground                 bool
	Pgid                       int
	Pdeathsig                  Signal
	Cloneflags                 uintptr
	Unshareflags               uintptr
	UidMappings                []SysProcIDMap
	GidMappings                []SysProcIDMap
	GidMappingsEnableSetgroups bool
	AmbientCaps                []uintptr
	UseCgroupFD                bool
	CgroupFD                   int
	PidFD                      *int
}

// ProcAttr is what a process starts with.
type ProcAttr struct {
	Dir   string
	Env   []string
	Files []uintptr
	Sys   *SysProcAttr
}

// spawn starts a process: the path of the program, arguments and environment as lists of addresses that end
// with nil, the directory and the root or nil, the files' descriptors, and options by position.
func spawn(path *byte, argv, env **byte, dir, root *byte, files *int32, count int, options *[12]int64) (pid int, errno int)

// Positions of spawn's options.
const (
	optSetsid = iota
	optSetpgid
	optPgid
	optSetctty
	optNoctty
	optCtty
	optForeground
	optDeathSignal
	optCredential
	optUid
	optGid
	optUnshare
)

func flag(set bool) int64 {
	if set {
		return 1
	}
	return 0
}

func (a *SysProcAttr) options() (o [12]int64, err error) {
	if a.Ptrace || a.Cloneflags != 0 || a.UidMappings != nil || a.GidMappings != nil || a.AmbientCaps != nil || a.UseCgroupFD {
		return o, ENOSYS
	}
	o = [12]int64{
		optSetsid: flag(a.Setsid), optSetpgid: flag(a.Setpgid || a.Foreground), optPgid: int64(a.Pgid),
		optSetctty: flag(a.Setctty), optNoctty: flag(a.Noctty), optCtty: int64(a.Ctty),
		optForeground: flag(a.Foreground), optDeathSignal: int64(a.Pdeathsig), optUnshare: int64(a.Unshareflags),
	}
	if c := a.Credential; c != nil {
		if len(c.Groups) > 0 {
			return o, ENOSYS
		}
		o[optCredential], o[optUid], o[optGid] = 1, int64(c.Uid), int64(c.Gid)
	}
	return o, nil
}

// optional converts a path that may be missing.
func optional(path string) (*byte, error) {
	if path == "" {
		return nil, nil
	}
	return BytePtrFromString(path)
}

// ForkExec starts a process and returns its id.
func ForkExec(argv0 string, argv []string, attr *ProcAttr) (pid int, err error) {
	if attr == nil {
		attr = &ProcAttr{}
	}
	sys := attr.Sys
	if sys == nil {
		sys = &SysProcAttr{}
	}
	options, err := sys.options()
	if err != nil {
		return 0, err
	}
	path, err := BytePtrFromString(argv0)
	if err != nil {
		return 0, err
	}
	args, err := SlicePtrFromStrings(argv)
	if err != nil {
		return 0, err
	}
	env, err := SlicePtrFromStrings(attr.Env)
	if err != nil {
		return 0, err
	}
	dir, err := optional(attr.Dir)
	if err != nil {
		return 0, err
	}
	root, err := optional(sys.Chroot)
	if err != nil {
		return 0, err
	}
	files := make([]int32, len(attr.Files))
	for i, fd := range attr.Files {
		files[i] = int32(fd)
	}
	pid, errno := spawn(path, &args[0], &env[0], dir, root, unsafe.SliceData(files), len(files), &options)
	if errno != 0 {
		return 0, Errno(errno)
	}
	return pid, nil
}

// StartProcess is ForkExec.
func StartProcess(argv0 string, argv []string, attr *ProcAttr) (pid int, handle uintptr, err error) {
	pid, err = ForkExec(argv0, argv, attr)
	return pid, 0, err
}

// Exec has this process run another program.
func Exec(argv0 string, argv []string, envv []string) (err error) {
	path, err := BytePtrFromString(argv0)
	if err != nil {
		return err
	}
	args, err := SlicePtrFromStrings(argv)
	if err != nil {
		return err
	}
	env, err := SlicePtrFromStrings(envv)
	if err != nil {
		return err
	}
	_, _, e := Syscall(SYS_EXECVE, uintptr(unsafe.Pointer(path)), uintptr(unsafe.Pointer(&args[0])),
		uintptr(unsafe.Pointer(&env[0])))
	return e
}

func Getpgid(pid int) (pgid int, err error) { return call(SYS_GETPGID, uintptr(pid), 0, 0, 0) }
func Setpgid(pid int, pgid int) (err error) { return fdCall(SYS_SETPGID, pid, uintptr(pgid), 0) }
func Getpgrp() (pid int)                    { return number(SYS_GETPGRP) }
func Gettid() (tid int)                     { return number(SYS_GETTID) }
func Setsid() (pid int, err error)          { return call(SYS_SETSID, 0, 0, 0, 0) }
func Umask(mask int) (oldmask int)          { n, _ := call(SYS_UMASK, uintptr(mask), 0, 0, 0); return n }
func Setuid(uid int) (err error)            { return fdCall(SYS_SETUID, uid, 0, 0) }
func Setgid(gid int) (err error)            { return fdCall(SYS_SETGID, gid, 0, 0) }
func Setreuid(ruid, euid int) (err error)   { return fdCall(SYS_SETREUID, ruid, uintptr(euid), 0) }
func Setregid(rgid, egid int) (err error)   { return fdCall(SYS_SETREGID, rgid, uintptr(egid), 0) }
func Setresuid(ruid, euid, suid int) (err error) {
	return fdCall(SYS_SETRESUID, ruid, uintptr(euid), uintptr(suid))
}
func Setresgid(rgid, egid, sgid int) (err error) {
	return fdCall(SYS_SETRESGID, rgid, uintptr(egid), uintptr(sgid))
}

// Getgroups returns the other groups of the process.
func Getgroups() (gids []int, err error) {
	n, err := call(SYS_GETGROUPS, 0, 0, 0, 0)
	if err != nil || n == 0 {
		return nil, err
	}
	list := make([]uint32, n)
	if n, err = call(SYS_GETGROUPS, uintptr(n), uintptr(unsafe.Pointer(&list[0])), 0, 0); err != nil {
		return nil, err
	}
	gids = make([]int, n)
	for i, gid := range list[:n] {
		gids[i] = int(gid)
	}
	return gids, nil
}

// Getpriority returns 20 less the nice value, as the system call does.
func Getpriority(which int, who int) (prio int, err error) {
	return call(SYS_GETPRIORITY, uintptr(which), uintptr(who), 0, 0)
}

func Setpriority(which int, who int, prio int) (err error) {
	return fdCall(SYS_SETPRIORITY, which, uintptr(who), uintptr(prio))
}

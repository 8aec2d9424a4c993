package os

import (
	"errors"
	"internal/itoa"
	"internal/poll"
	"syscall"
	"time"
)

// Process is a process of the system.
type Process struct {
	Pid int

	// What waiting for the process has made of it.
	ended bool
}

// ProcAttr is what a process starts with.
type ProcAttr struct {
	Dir   string
	Env   []string // nil: that of this process
	Files []*File
	Sys   *syscall.SysProcAttr
}

// FindProcess returns the process with an id, whether it runs or not.
func FindProcess(pid int) (*Process, error) { return &Process{Pid: pid}, nil }

// StartProcess starts the program name with arguments argv, of which the first is the name it is told.
func StartProcess(name string, argv []string, attr *ProcAttr) (*Process, error) {
	if attr == nil {
		attr = &ProcAttr{}
	}
	if attr.Sys == nil && attr.Dir != "" {
		if _, err := Stat(attr.Dir); err != nil {
			err.(*PathError).Op = "chdir"
			return nil, err
		}
	}
	sys := &syscall.ProcAttr{Dir: attr.Dir, Env: attr.Env, Sys: attr.Sys}
	if sys.Env == nil {
		sys.Env = Environ()
	}
	for _, f := range attr.Files {
		sys.Files = append(sys.Files, f.Fd())
	}
	pid, _, err := syscall.StartProcess(name, argv, sys)
	if err != nil {
		return nil, &PathError{"fork/exec", name, err}
	}
	return &Process{Pid: pid}, nil
}

// Signal sends a signal.
func (p *Process) Signal(sig Signal) error {
	if p == nil || p.Pid == 0 {
		return errors.New("os: process not initialized")
	}
	if p.Pid < 0 && !p.ended {
		return errReleased
	}
	s, ok := sig.(syscall.Signal)
	if !ok {
		return errors.New("os: unsupported signal type")
	}
	if p.ended {
		return ErrProcessDone
	}
	err := syscall.Kill(p.Pid, s)
	if err == syscall.ESRCH {
		return ErrProcessDone
	}
	return err
}

func (p *Process) Kill() error { return p.Signal(Kill) }

// errReleased is the error of what a process that was given up can't do.
var errReleased = errors.New("os: process already released")

// Release gives up the process: it is not waited for.
func (p *Process) Release() error {
	p.Pid = -1
	return nil
}

// openHandle returns a descriptor of the process, which can be read once it has ended.
func (p *Process) openHandle() (int, syscall.Errno) {
	const pidfdOpen = 434
	fd, _, e := syscall.Syscall(pidfdOpen, uintptr(p.Pid), 0, 0)
	return int(fd), e
}

// WithHandle calls f with a descriptor of the process.
func (p *Process) WithHandle(f func(handle uintptr)) error {
	if p.Pid < 0 && !p.ended {
		return errReleased
	}
	if p.ended {
		return ErrProcessDone
	}
	fd, e := p.openHandle()
	switch e {
	case 0:
		defer syscall.Close(fd)
		f(uintptr(fd))
		return nil
	case syscall.ESRCH:
		return ErrProcessDone
	}
	return ErrNoHandle
}

// Wait waits until the process has ended.
func (p *Process) Wait() (*ProcessState, error) {
	if p == nil || p.Pid == 0 || p.Pid < 0 && !p.ended {
		return nil, syscall.EINVAL
	}
	if p.ended {
		return nil, &SyscallError{"wait", syscall.ECHILD}
	}
	if fd, e := p.openHandle(); e == 0 {
		poll.Wait(fd, false, -1)
		syscall.Close(fd)
	}
	state := &ProcessState{pid: p.Pid}
	for {
		_, err := syscall.Wait4(p.Pid, &state.status, 0, &state.usage)
		if err == nil {
			break
		}
		if err != syscall.EINTR {
			return nil, &SyscallError{"waitid", err}
		}
	}
	p.ended = true
	return state, nil
}

// ProcessState tells how a process ended.
type ProcessState struct {
	pid    int
	status syscall.WaitStatus
	usage  syscall.Rusage
}

func (p *ProcessState) Exited() bool  { return p.status.Exited() }
func (p *ProcessState) Pid() int      { return p.pid }
func (p *ProcessState) Success() bool { return p.status.ExitStatus() == 0 }
func (p *ProcessState) Sys() any      { return p.status }
func (p *ProcessState) SysUsage() any { return &p.usage }

func (p *ProcessState) SystemTime() time.Duration { return time.Duration(p.usage.Stime.Nano()) }
func (p *ProcessState) UserTime() time.Duration   { return time.Duration(p.usage.Utime.Nano()) }

// ExitCode returns the exit code, -1 if a signal ended the process or it has not ended.
func (p *ProcessState) ExitCode() int {
	if p == nil {
		return -1
	}
	return p.status.ExitStatus()
}

func (p *ProcessState) String() string {
	if p == nil {
		return "<nil>"
	}
	text := ""
	switch status := p.status; {
	case status.Exited():
		text = "exit status " + itoa.Itoa(status.ExitStatus())
	case status.Signaled():
		text = "signal: " + status.Signal().String()
	case status.Stopped():
		text = "stop signal: " + status.StopSignal().String()
		if status.StopSignal() == syscall.SIGTRAP && status.TrapCause() != 0 {
			text += " (trap " + itoa.Itoa(status.TrapCause()) + ")"
		}
	case status.Continued():
		text = "continued"
	}
	if p.status.CoreDump() {
		text += " (core dumped)"
	}
	return text
}

package syscall

import "unsafe"

// PtraceRegs are the registers of a process that is traced.
type PtraceRegs struct {
	R15      uint64
	R14      uint64
	R13      uint64
	R12      uint64
	Rbp      uint64
	Rbx      uint64
	R11      uint64
	R10      uint64
	R9       uint64
	R8       uint64
	Rax      uint64
	Rcx      uint64
	Rdx      uint64
	Rsi      uint64
	Rdi      uint64
	Orig_rax uint64
	Rip      uint64
	Cs       uint64
	Eflags   uint64
	Rsp      uint64
	Ss       uint64
	Fs_base  uint64
	Gs_base  uint64
	Ds       uint64
	Es       uint64
	Fs       uint64
	Gs       uint64
}

func (r *PtraceRegs) PC() uint64      { return r.Rip }
func (r *PtraceRegs) SetPC(pc uint64) { r.Rip = pc }

func ptrace(request, pid int, addr, data uintptr) error {
	_, err := call(SYS_PTRACE, uintptr(request), uintptr(pid), addr, data)
	return err
}

func PtraceAttach(pid int) (err error)                  { return ptrace(PTRACE_ATTACH, pid, 0, 0) }
func PtraceDetach(pid int) (err error)                  { return ptrace(PTRACE_DETACH, pid, 0, 0) }
func PtraceCont(pid int, signal int) (err error)        { return ptrace(PTRACE_CONT, pid, 0, uintptr(signal)) }
func PtraceSyscall(pid int, signal int) (err error)     { return ptrace(PTRACE_SYSCALL, pid, 0, uintptr(signal)) }
func PtraceSingleStep(pid int) (err error)              { return ptrace(PTRACE_SINGLESTEP, pid, 0, 0) }
func PtraceSetOptions(pid int, options int) (err error) { return ptrace(PTRACE_SETOPTIONS, pid, 0, uintptr(options)) }

func PtraceGetRegs(pid int, regsout *PtraceRegs) (err error) {
	return ptrace(PTRACE_GETREGS, pid, 0, uintptr(unsafe.Pointer(regsout)))
}

func PtraceSetRegs(pid int, regs *PtraceRegs) (err error) {
	return ptrace(PTRACE_SETREGS, pid, 0, uintptr(unsafe.Pointer(regs)))
}

func PtraceGetEventMsg(pid int) (msg uint, err error) {
	err = ptrace(PTRACE_GETEVENTMSG, pid, 0, uintptr(unsafe.Pointer(&msg)))
	return msg, err
}

// wordSize is how much a request reads or writes of a process's memory.
const wordSize = 8

// peek reads memory of a process; it returns how many bytes came before an error.
func peek(request, pid int, addr uintptr, out []byte) (count int, err error) {
	for count < len(out) {
		at := addr + uintptr(count)
		offset := at % wordSize
		var word [wordSize]byte
		if err := ptrace(request, pid, at-offset, uintptr(unsafe.Pointer(&word))); err != nil {
			return count, err
		}
		count += copy(out[count:], word[offset:])
	}
	return count, nil
}

func PtracePeekText(pid int, addr uintptr, out []byte) (count int, err error) {
	return peek(PTRACE_PEEKTEXT, pid, addr, out)
}

func PtracePeekData(pid int, addr uintptr, out []byte) (count int, err error) {
	return peek(PTRACE_PEEKDATA, pid, addr, out)
}

// poke writes memory of a process; what it does not reach of a word keeps its value.
func poke(write, read, pid int, addr uintptr, data []byte) (count int, err error) {
	for count < len(data) {
		at := addr + uintptr(count)
		offset := at % wordSize
		var word [wordSize]byte
		if offset != 0 || len(data)-count < wordSize {
			if err := ptrace(read, pid, at-offset, uintptr(unsafe.Pointer(&word))); err != nil {
				return count, err
			}
		}
		n := copy(word[offset:], data[count:])
		if err := ptrace(write, pid, at-offset, *(*uintptr)(unsafe.Pointer(&word))); err != nil {
			return count, err
		}
		count += n
	}
	return count, nil
}

func PtracePokeText(pid int, addr uintptr, data []byte) (count int, err error) {
	return poke(PTRACE_POKETEXT, PTRACE_PEEKTEXT, pid, addr, data)
}

func PtracePokeData(pid int, addr uintptr, data []byte) (count int, err error) {
	return poke(PTRACE_POKEDATA, PTRACE_PEEKDATA, pid, addr, data)
}

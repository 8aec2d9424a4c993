package syscall

import "unsafe"

// SockFilter is an instruction of a filter of packets.
type SockFilter struct {
	Code uint16
	Jt   uint8
	Jf   uint8
	K    uint32
}

// SockFprog is a filter of packets.
type SockFprog struct {
	Len       uint16
	Pad_cgo_0 [6]byte
	Filter    *SockFilter
}

// LsfStmt returns an instruction that goes on with the next one.
func LsfStmt(code, k int) *SockFilter { return &SockFilter{Code: uint16(code), K: uint32(k)} }

// LsfJump returns an instruction that leaves out others: jt if its condition holds, jf if not.
func LsfJump(code, k, jt, jf int) *SockFilter {
	return &SockFilter{Code: uint16(code), Jt: uint8(jt), Jf: uint8(jf), K: uint32(k)}
}

// LsfSocket opens a socket for all packets of a protocol that pass an interface.
func LsfSocket(ifindex, proto int) (int, error) {
	s, err := Socket(AF_PACKET, SOCK_RAW, proto)
	if err != nil {
		return 0, err
	}
	if err := Bind(s, &SockaddrLinklayer{Protocol: swapped(uint16(proto)), Ifindex: ifindex}); err != nil {
		Close(s)
		return 0, err
	}
	return s, nil
}

// interfaceFlags is what ioctl takes and gives for the flags of an interface.
type interfaceFlags struct {
	name  [IFNAMSIZ]byte
	flags uint16
	_     [22]byte
}

// SetLsfPromisc lets an interface take packets for others, or stops that.
func SetLsfPromisc(name string, m bool) error {
	s, err := Socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer Close(s)
	var request interfaceFlags
	copy(request.name[:IFNAMSIZ-1], name)
	if err := fdCall(SYS_IOCTL, s, SIOCGIFFLAGS, uintptr(unsafe.Pointer(&request))); err != nil {
		return err
	}
	request.flags &^= IFF_PROMISC
	if m {
		request.flags |= IFF_PROMISC
	}
	return fdCall(SYS_IOCTL, s, SIOCSIFFLAGS, uintptr(unsafe.Pointer(&request)))
}

func AttachLsf(fd int, i []SockFilter) error {
	program := SockFprog{Len: uint16(len(i)), Filter: unsafe.SliceData(i)}
	return setOption(fd, SOL_SOCKET, SO_ATTACH_FILTER, unsafe.Pointer(&program), unsafe.Sizeof(program))
}

func DetachLsf(fd int) error {
	var ignored int32
	return setOption(fd, SOL_SOCKET, SO_DETACH_FILTER, unsafe.Pointer(&ignored), unsafe.Sizeof(ignored))
}

package syscall

import "unsafe"

// Linger says whether closing a socket waits, in seconds, for what is to be sent.
type Linger struct {
	Onoff  int32
	Linger int32
}

// Options of multicast.
type (
	IPMreq struct {
		Multiaddr [4]byte
		Interface [4]byte
	}

	IPMreqn struct {
		Multiaddr [4]byte
		Address   [4]byte
		Ifindex   int32
	}

	IPv6Mreq struct {
		Multiaddr [16]byte
		Interface uint32
	}
)

// IPv6MTUInfo is the largest packet that a way to an address takes.
type IPv6MTUInfo struct {
	Addr RawSockaddrInet6
	Mtu  uint32
}

// ICMPv6Filter says which messages are received.
type ICMPv6Filter struct {
	Data [8]uint32
}

// Ucred is who a process is.
type Ucred struct {
	Pid int32
	Uid uint32
	Gid uint32
}

func setOption(fd, level, opt int, value unsafe.Pointer, size uintptr) error {
	_, err := call5(SYS_SETSOCKOPT, uintptr(fd), uintptr(level), uintptr(opt), uintptr(value), size)
	return err
}

func getOption(fd, level, opt int, value unsafe.Pointer, size uintptr) error {
	length := uint32(size)
	_, err := call5(SYS_GETSOCKOPT, uintptr(fd), uintptr(level), uintptr(opt), uintptr(value), uintptr(unsafe.Pointer(&length)))
	return err
}

func setOptionTo[T any](fd, level, opt int, value *T) error {
	return setOption(fd, level, opt, unsafe.Pointer(value), unsafe.Sizeof(*value))
}

func optionOf[T any](fd, level, opt int) (*T, error) {
	value := new(T)
	err := getOption(fd, level, opt, unsafe.Pointer(value), unsafe.Sizeof(*value))
	return value, err
}

func SetsockoptByte(fd, level, opt int, value byte) (err error) {
	return setOptionTo(fd, level, opt, &value)
}

func SetsockoptInt(fd, level, opt int, value int) (err error) {
	n := int32(value)
	return setOptionTo(fd, level, opt, &n)
}

func SetsockoptInet4Addr(fd, level, opt int, value [4]byte) (err error) {
	return setOptionTo(fd, level, opt, &value)
}

func SetsockoptIPMreq(fd, level, opt int, mreq *IPMreq) (err error) {
	return setOptionTo(fd, level, opt, mreq)
}

func SetsockoptIPMreqn(fd, level, opt int, mreq *IPMreqn) (err error) {
	return setOptionTo(fd, level, opt, mreq)
}

func SetsockoptIPv6Mreq(fd, level, opt int, mreq *IPv6Mreq) (err error) {
	return setOptionTo(fd, level, opt, mreq)
}

func SetsockoptICMPv6Filter(fd, level, opt int, filter *ICMPv6Filter) error {
	return setOptionTo(fd, level, opt, filter)
}

func SetsockoptLinger(fd, level, opt int, l *Linger) (err error) {
	return setOptionTo(fd, level, opt, l)
}

func SetsockoptTimeval(fd, level, opt int, tv *Timeval) (err error) {
	return setOptionTo(fd, level, opt, tv)
}

func SetsockoptString(fd, level, opt int, s string) (err error) {
	return setOption(fd, level, opt, unsafe.Pointer(unsafe.StringData(s)), uintptr(len(s)))
}

// BindToDevice has a socket use one device only.
func BindToDevice(fd int, device string) (err error) {
	return SetsockoptString(fd, SOL_SOCKET, SO_BINDTODEVICE, device)
}

func GetsockoptInt(fd, level, opt int) (value int, err error) {
	n, err := optionOf[int32](fd, level, opt)
	return int(*n), err
}

func GetsockoptInet4Addr(fd, level, opt int) (value [4]byte, err error) {
	addr, err := optionOf[[4]byte](fd, level, opt)
	return *addr, err
}

func GetsockoptIPMreq(fd, level, opt int) (*IPMreq, error) { return optionOf[IPMreq](fd, level, opt) }
func GetsockoptIPMreqn(fd, level, opt int) (*IPMreqn, error) {
	return optionOf[IPMreqn](fd, level, opt)
}
func GetsockoptIPv6Mreq(fd, level, opt int) (*IPv6Mreq, error) {
	return optionOf[IPv6Mreq](fd, level, opt)
}
func GetsockoptIPv6MTUInfo(fd, level, opt int) (*IPv6MTUInfo, error) {
	return optionOf[IPv6MTUInfo](fd, level, opt)
}
func GetsockoptICMPv6Filter(fd, level, opt int) (*ICMPv6Filter, error) {
	return optionOf[ICMPv6Filter](fd, level, opt)
}
func GetsockoptUcred(fd, level, opt int) (*Ucred, error) { return optionOf[Ucred](fd, level, opt) }

package syscall

import "unsafe"

// SocketDisableIPv6 has Socket refuse IP version 6.
var SocketDisableIPv6 bool

// Socket makes a socket.
func Socket(domain, typ, proto int) (fd int, err error) {
	if domain == AF_INET6 && SocketDisableIPv6 {
		return -1, EAFNOSUPPORT
	}
	return call(SYS_SOCKET, uintptr(domain), uintptr(typ), uintptr(proto), 0)
}

// Socketpair makes two sockets that are connected.
func Socketpair(domain, typ, proto int) (fd [2]int, err error) {
	var ends [2]int32
	_, err = call(SYS_SOCKETPAIR, uintptr(domain), uintptr(typ), uintptr(proto), uintptr(unsafe.Pointer(&ends)))
	if err == nil {
		fd = [2]int{int(ends[0]), int(ends[1])}
	}
	return fd, err
}

// withAddress makes a call of a descriptor and an address.
func withAddress(trap uintptr, fd int, sa Sockaddr) error {
	var room RawSockaddrAny
	length, err := sa.raw(&room)
	if err != nil {
		return err
	}
	return fdCall(trap, fd, uintptr(unsafe.Pointer(&room)), uintptr(length))
}

// Bind gives a socket its address.
func Bind(fd int, sa Sockaddr) (err error) { return withAddress(SYS_BIND, fd, sa) }

// Connect connects a socket. An interrupted call goes on by itself: it is not repeated.
func Connect(fd int, sa Sockaddr) (err error) {
	var room RawSockaddrAny
	length, err := sa.raw(&room)
	if err != nil {
		return err
	}
	if _, _, e := Syscall(SYS_CONNECT, uintptr(fd), uintptr(unsafe.Pointer(&room)), uintptr(length)); e != 0 {
		return e
	}
	return nil
}

// Listen lets a socket accept connections, of which n wait.
func Listen(s int, n int) (err error) { return fdCall(SYS_LISTEN, s, uintptr(n), 0) }

// addressOf makes a call that fills an address.
func addressOf(trap uintptr, fd int, flags uintptr) (n int, sa Sockaddr, err error) {
	var room RawSockaddrAny
	length := uint32(SizeofSockaddrAny)
	r, _, e := Syscall6(trap, uintptr(fd), uintptr(unsafe.Pointer(&room)), uintptr(unsafe.Pointer(&length)), flags, 0, 0)
	if e != 0 {
		return -1, nil, e
	}
	sa, err = sockaddrOf(&room, int(length))
	return int(r), sa, err
}

// Accept4 accepts a connection with flags of the new descriptor.
func Accept4(fd int, flags int) (nfd int, sa Sockaddr, err error) {
	nfd, sa, err = addressOf(SYS_ACCEPT4, fd, uintptr(flags))
	if err != nil && nfd >= 0 {
		Close(nfd)
		nfd = 0
	}
	return nfd, sa, err
}

// Accept accepts a connection.
func Accept(fd int) (nfd int, sa Sockaddr, err error) { return Accept4(fd, 0) }

// Getsockname returns the address of a socket.
func Getsockname(fd int) (sa Sockaddr, err error) {
	_, sa, err = addressOf(SYS_GETSOCKNAME, fd, 0)
	return sa, err
}

// Getpeername returns the address that a socket is connected with.
func Getpeername(fd int) (sa Sockaddr, err error) {
	_, sa, err = addressOf(SYS_GETPEERNAME, fd, 0)
	return sa, err
}

// Shutdown ends one direction of a connection, or both.
func Shutdown(fd int, how int) (err error) { return fdCall(SYS_SHUTDOWN, fd, uintptr(how), 0) }

// Iovec is a range of memory.
type Iovec struct {
	Base *byte
	Len  uint64
}

func (iov *Iovec) SetLen(length int) { iov.Len = uint64(length) }

// Msghdr describes a message.
type Msghdr struct {
	Name       *byte
	Namelen    uint32
	Pad_cgo_0  [4]byte
	Iov        *Iovec
	Iovlen     uint64
	Control    *byte
	Controllen uint64
	Flags      int32
	Pad_cgo_1  [4]byte
}

func (msghdr *Msghdr) SetControllen(length int) { msghdr.Controllen = uint64(length) }

const (
	SizeofIovec  = 0x10
	SizeofMsghdr = 0x38
)

// Recvfrom receives a message and where it comes from.
func Recvfrom(fd int, p []byte, flags int) (n int, from Sockaddr, err error) {
	n, _, _, from, err = Recvmsg(fd, p, nil, flags)
	return n, from, err
}

// Recvmsg receives a message with control messages, and where it comes from.
func Recvmsg(fd int, p, oob []byte, flags int) (n, oobn int, recvflags int, from Sockaddr, err error) {
	var room RawSockaddrAny
	var spare byte
	data := Iovec{unsafe.SliceData(p), uint64(len(p))}
	if len(oob) > 0 && len(p) == 0 {
		// Control messages of a stream come with at least one byte.
		if typ, _ := GetsockoptInt(fd, SOL_SOCKET, SO_TYPE); typ != SOCK_DGRAM {
			data = Iovec{&spare, 1}
		}
	}
	message := Msghdr{
		Name: (*byte)(unsafe.Pointer(&room)), Namelen: SizeofSockaddrAny, Iov: &data, Iovlen: 1,
		Control: unsafe.SliceData(oob), Controllen: uint64(len(oob)),
	}
	r, _, e := Syscall(SYS_RECVMSG, uintptr(fd), uintptr(unsafe.Pointer(&message)), uintptr(flags))
	if e != 0 {
		return -1, 0, 0, nil, e
	}
	n = min(int(r), len(p))
	if room.Addr.Family != AF_UNSPEC {
		from, err = sockaddrOf(&room, int(message.Namelen))
	}
	return n, int(message.Controllen), int(message.Flags), from, err
}

// SendmsgN sends a message with control messages, and returns how many bytes of p were sent.
func SendmsgN(fd int, p, oob []byte, to Sockaddr, flags int) (n int, err error) {
	var room RawSockaddrAny
	var spare byte
	data := Iovec{unsafe.SliceData(p), uint64(len(p))}
	if len(oob) > 0 && len(p) == 0 {
		if typ, _ := GetsockoptInt(fd, SOL_SOCKET, SO_TYPE); typ != SOCK_DGRAM {
			data = Iovec{&spare, 1}
		}
	}
	message := Msghdr{Iov: &data, Iovlen: 1, Control: unsafe.SliceData(oob), Controllen: uint64(len(oob))}
	if to != nil {
		length, err := to.raw(&room)
		if err != nil {
			return 0, err
		}
		message.Name, message.Namelen = (*byte)(unsafe.Pointer(&room)), uint32(length)
	}
	r, _, e := Syscall(SYS_SENDMSG, uintptr(fd), uintptr(unsafe.Pointer(&message)), uintptr(flags))
	if e != 0 {
		return 0, e
	}
	return min(int(r), len(p)), nil
}

// Sendmsg is SendmsgN for callers to whom the number of bytes does not matter.
func Sendmsg(fd int, p, oob []byte, to Sockaddr, flags int) (err error) {
	_, err = SendmsgN(fd, p, oob, to, flags)
	return err
}

// Sendto sends a message.
func Sendto(fd int, p []byte, flags int, to Sockaddr) (err error) {
	return Sendmsg(fd, p, nil, to, flags)
}

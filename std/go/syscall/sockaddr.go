package syscall

import "unsafe"

// Addresses as the system has them. Ports are in the network's byte order.
type (
	RawSockaddr struct {
		Family uint16
		Data   [14]int8
	}

	// RawSockaddrAny has room for every address.
	RawSockaddrAny struct {
		Addr RawSockaddr
		Pad  [96]int8
	}

	RawSockaddrInet4 struct {
		Family uint16
		Port   uint16
		Addr   [4]byte
		Zero   [8]uint8
	}

	RawSockaddrInet6 struct {
		Family   uint16
		Port     uint16
		Flowinfo uint32
		Addr     [16]byte
		Scope_id uint32
	}

	RawSockaddrUnix struct {
		Family uint16
		Path   [108]int8
	}

	RawSockaddrLinklayer struct {
		Family   uint16
		Protocol uint16
		Ifindex  int32
		Hatype   uint16
		Pkttype  uint8
		Halen    uint8
		Addr     [8]uint8
	}

	RawSockaddrNetlink struct {
		Family uint16
		Pad    uint16
		Pid    uint32
		Groups uint32
	}
)

// Sizes of addresses.
const (
	SizeofSockaddrInet4     = 0x10
	SizeofSockaddrInet6     = 0x1c
	SizeofSockaddrAny       = 0x70
	SizeofSockaddrUnix      = 0x6e
	SizeofSockaddrLinklayer = 0x14
	SizeofSockaddrNetlink   = 0xc
)

// Sockaddr is the address of a socket.
type Sockaddr interface {
	// raw puts the address into room, and returns its length.
	raw(room *RawSockaddrAny) (length int, err error)
}

// SockaddrInet4 is an address of IP version 4 and a port.
type SockaddrInet4 struct {
	Port int
	Addr [4]byte
}

// SockaddrInet6 is an address of IP version 6 and a port.
type SockaddrInet6 struct {
	Port   int
	ZoneId uint32
	Addr   [16]byte
}

// SockaddrUnix is an address in the file system, or an abstract one if it begins with @.
type SockaddrUnix struct {
	Name string
}

// SockaddrLinklayer is an address of a device.
type SockaddrLinklayer struct {
	Protocol uint16
	Ifindex  int
	Hatype   uint16
	Pkttype  uint8
	Halen    uint8
	Addr     [8]byte
}

// SockaddrNetlink is an address of a part of the system's kernel.
type SockaddrNetlink struct {
	Family uint16
	Pad    uint16
	Pid    uint32
	Groups uint32
}

// swapped turns a port from this machine's byte order into the network's, and back.
func swapped(port uint16) uint16 { return port<<8 | port>>8 }

func validPort(port int) bool { return 0 <= port && port <= 0xffff }

func (sa *SockaddrInet4) raw(room *RawSockaddrAny) (int, error) {
	if !validPort(sa.Port) {
		return 0, EINVAL
	}
	*(*RawSockaddrInet4)(unsafe.Pointer(room)) = RawSockaddrInet4{Family: AF_INET, Port: swapped(uint16(sa.Port)), Addr: sa.Addr}
	return SizeofSockaddrInet4, nil
}

func (sa *SockaddrInet6) raw(room *RawSockaddrAny) (int, error) {
	if !validPort(sa.Port) {
		return 0, EINVAL
	}
	*(*RawSockaddrInet6)(unsafe.Pointer(room)) = RawSockaddrInet6{
		Family: AF_INET6, Port: swapped(uint16(sa.Port)), Addr: sa.Addr, Scope_id: sa.ZoneId,
	}
	return SizeofSockaddrInet6, nil
}

func (sa *SockaddrUnix) raw(room *RawSockaddrAny) (int, error) {
	addr := (*RawSockaddrUnix)(unsafe.Pointer(room))
	name := sa.Name
	abstract := len(name) > 0 && (name[0] == '@' || name[0] == 0)
	if len(name) > len(addr.Path) || len(name) == len(addr.Path) && !abstract {
		return 0, EINVAL
	}
	*addr = RawSockaddrUnix{Family: AF_UNIX}
	for i := 0; i < len(name); i++ {
		addr.Path[i] = int8(name[i])
	}
	const family = 2
	switch {
	case abstract:
		addr.Path[0] = 0
		return family + len(name), nil
	case name == "":
		return family, nil // the system chooses an address
	}
	return family + len(name) + 1, nil
}

func (sa *SockaddrLinklayer) raw(room *RawSockaddrAny) (int, error) {
	if sa.Ifindex < 0 || sa.Ifindex > 0x7fffffff {
		return 0, EINVAL
	}
	*(*RawSockaddrLinklayer)(unsafe.Pointer(room)) = RawSockaddrLinklayer{
		Family: AF_PACKET, Protocol: sa.Protocol, Ifindex: int32(sa.Ifindex), Hatype: sa.Hatype,
		Pkttype: sa.Pkttype, Halen: sa.Halen, Addr: sa.Addr,
	}
	return SizeofSockaddrLinklayer, nil
}

func (sa *SockaddrNetlink) raw(room *RawSockaddrAny) (int, error) {
	*(*RawSockaddrNetlink)(unsafe.Pointer(room)) = RawSockaddrNetlink{Family: AF_NETLINK, Pad: sa.Pad, Pid: sa.Pid, Groups: sa.Groups}
	return SizeofSockaddrNetlink, nil
}

// sockaddrOf returns the address in room, nil if it is none.
func sockaddrOf(room *RawSockaddrAny, length int) (Sockaddr, error) {
	switch p := unsafe.Pointer(room); room.Addr.Family {
	case AF_INET:
		addr := (*RawSockaddrInet4)(p)
		return &SockaddrInet4{Port: int(swapped(addr.Port)), Addr: addr.Addr}, nil
	case AF_INET6:
		addr := (*RawSockaddrInet6)(p)
		return &SockaddrInet6{Port: int(swapped(addr.Port)), ZoneId: addr.Scope_id, Addr: addr.Addr}, nil
	case AF_UNIX:
		return &SockaddrUnix{Name: unixName((*RawSockaddrUnix)(p), length-2)}, nil
	case AF_PACKET:
		addr := (*RawSockaddrLinklayer)(p)
		return &SockaddrLinklayer{
			Protocol: addr.Protocol, Ifindex: int(addr.Ifindex), Hatype: addr.Hatype, Pkttype: addr.Pkttype,
			Halen: addr.Halen, Addr: addr.Addr,
		}, nil
	case AF_NETLINK:
		addr := (*RawSockaddrNetlink)(p)
		return &SockaddrNetlink{Family: addr.Family, Pad: addr.Pad, Pid: addr.Pid, Groups: addr.Groups}, nil
	}
	return nil, EAFNOSUPPORT
}

// unixName returns the name in an address of so many bytes.
func unixName(addr *RawSockaddrUnix, length int) string {
	abstract := length > 0 && addr.Path[0] == 0
	var name []byte
	for i := 0; i < length && (addr.Path[i] != 0 || abstract); i++ {
		name = append(name, byte(addr.Path[i]))
	}
	if abstract {
		name[0] = '@'
	}
	return string(name)
}

package syscall

import "unsafe"

// Messages of the kernel about devices, addresses and routes.
type (
	NlMsghdr struct {
		Len   uint32
		Type  uint16
		Flags uint16
		Seq   uint32
		Pid   uint32
	}

	NetlinkMessage struct {
		Header NlMsghdr
		Data   []byte
	}

	RtGenmsg struct {
		Family uint8
	}

	NetlinkRouteRequest struct {
		Header NlMsghdr
		Data   RtGenmsg
	}

	RtAttr struct {
		Len  uint16
		Type uint16
	}

	NetlinkRouteAttr struct {
		Attr  RtAttr
		Value []byte
	}

	IfInfomsg struct {
		Family     uint8
		X__ifi_pad uint8
		Type       uint16
		Index      int32
		Flags      uint32
		Change     uint32
	}

	IfAddrmsg struct {
		Family    uint8
		Prefixlen uint8
		Flags     uint8
		Scope     uint8
		Index     uint32
	}

	RtMsg struct {
		Family   uint8
		Dst_len  uint8
		Src_len  uint8
		Tos      uint8
		Table    uint8
		Protocol uint8
		Scope    uint8
		Type     uint8
		Flags    uint32
	}
)

const (
	SizeofNlMsghdr  = 0x10
	SizeofRtGenmsg  = 0x1
	SizeofRtAttr    = 0x4
	SizeofIfInfomsg = 0x10
	SizeofIfAddrmsg = 0x8
	SizeofRtMsg     = 0xc
)

// NetlinkRIB asks the kernel for all it has of a kind (RTM_GETLINK, ...), and returns its messages.
func NetlinkRIB(proto, family int) ([]byte, error) {
	fd, err := Socket(AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE)
	if err != nil {
		return nil, err
	}
	defer Close(fd)
	self := &SockaddrNetlink{Family: AF_NETLINK}
	if err := Bind(fd, self); err != nil {
		return nil, err
	}
	request := NetlinkRouteRequest{
		Header: NlMsghdr{Len: SizeofNlMsghdr + SizeofRtGenmsg, Type: uint16(proto), Flags: NLM_F_DUMP | NLM_F_REQUEST, Seq: 1},
		Data:   RtGenmsg{uint8(family)},
	}
	bytes := unsafe.Slice((*byte)(unsafe.Pointer(&request)), unsafe.Sizeof(request))
	if err := Sendto(fd, bytes, 0, self); err != nil {
		return nil, err
	}
	name, err := Getsockname(fd)
	if err != nil {
		return nil, err
	}
	own, ok := name.(*SockaddrNetlink)
	if !ok {
		return nil, EINVAL
	}
	var all []byte
	part := make([]byte, 32<<10)
	for {
		n, _, err := Recvfrom(fd, part, 0)
		if err != nil {
			return nil, err
		}
		messages, err := ParseNetlinkMessage(part[:n])
		if err != nil || len(messages) == 0 {
			return nil, EINVAL
		}
		all = append(all, part[:n]...)
		for _, m := range messages {
			if m.Header.Seq != 1 || m.Header.Pid != own.Pid {
				return nil, EINVAL
			}
			switch m.Header.Type {
			case NLMSG_DONE:
				return all, nil
			case NLMSG_ERROR:
				return nil, EINVAL
			}
		}
	}
}

// fourAligned returns where what follows so many bytes begins.
func fourAligned(length int) int { return (length + 3) &^ 3 }

// ParseNetlinkMessage returns the messages in b.
func ParseNetlinkMessage(b []byte) ([]NetlinkMessage, error) {
	var all []NetlinkMessage
	for len(b) >= SizeofNlMsghdr {
		header := *(*NlMsghdr)(unsafe.Pointer(&b[0]))
		next := fourAligned(int(header.Len))
		if header.Len < SizeofNlMsghdr || next > len(b) {
			return nil, EINVAL
		}
		all = append(all, NetlinkMessage{header, b[SizeofNlMsghdr:header.Len]})
		b = b[next:]
	}
	return all, nil
}

// ParseNetlinkRouteAttr returns the attributes of a message about a device, an address or a route.
func ParseNetlinkRouteAttr(m *NetlinkMessage) ([]NetlinkRouteAttr, error) {
	var fixed int
	switch m.Header.Type {
	case RTM_NEWLINK, RTM_DELLINK:
		fixed = SizeofIfInfomsg
	case RTM_NEWADDR, RTM_DELADDR:
		fixed = SizeofIfAddrmsg
	case RTM_NEWROUTE, RTM_DELROUTE:
		fixed = SizeofRtMsg
	default:
		return nil, EINVAL
	}
	if len(m.Data) < fixed {
		return nil, EINVAL
	}
	var all []NetlinkRouteAttr
	b := m.Data[fixed:]
	for len(b) >= SizeofRtAttr {
		attr := *(*RtAttr)(unsafe.Pointer(&b[0]))
		if int(attr.Len) < SizeofRtAttr || int(attr.Len) > len(b) {
			return nil, EINVAL
		}
		all = append(all, NetlinkRouteAttr{attr, b[SizeofRtAttr:attr.Len]})
		b = b[min(len(b), fourAligned(int(attr.Len))):]
	}
	return all, nil
}

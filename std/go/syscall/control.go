package syscall

import "unsafe"

// Cmsghdr begins a control message.
type Cmsghdr struct {
	Len   uint64
	Level int32
	Type  int32
}

func (cmsg *Cmsghdr) SetLen(length int) { cmsg.Len = uint64(length) }

// SocketControlMessage is a message beside the data of a socket.
type SocketControlMessage struct {
	Header Cmsghdr
	Data   []byte
}

const SizeofCmsghdr = 0x10

// aligned returns where what follows so many bytes begins.
func aligned(length int) int { return (length + 7) &^ 7 }

// CmsgLen returns the length of a control message, as its header has it.
func CmsgLen(datalen int) int { return SizeofCmsghdr + datalen }

// CmsgSpace returns the bytes that a control message takes.
func CmsgSpace(datalen int) int { return SizeofCmsghdr + aligned(datalen) }

// ParseSocketControlMessage returns the control messages in b.
func ParseSocketControlMessage(b []byte) ([]SocketControlMessage, error) {
	var all []SocketControlMessage
	for len(b) >= SizeofCmsghdr {
		header := *(*Cmsghdr)(unsafe.Pointer(&b[0]))
		if header.Len < SizeofCmsghdr || header.Len > uint64(len(b)) {
			return nil, EINVAL
		}
		all = append(all, SocketControlMessage{header, b[SizeofCmsghdr:header.Len]})
		b = b[min(len(b), aligned(int(header.Len))):]
	}
	return all, nil
}

// controlMessage returns a message of SOL_SOCKET with the bytes of some values.
func controlMessage[T any](kind int32, values ...T) []byte {
	size := int(unsafe.Sizeof(values[0])) * len(values)
	b := make([]byte, CmsgSpace(size))
	*(*Cmsghdr)(unsafe.Pointer(&b[0])) = Cmsghdr{uint64(CmsgLen(size)), SOL_SOCKET, kind}
	copy(unsafe.Slice((*T)(unsafe.Pointer(&b[SizeofCmsghdr])), len(values)), values)
	return b
}

// UnixRights returns a message that hands descriptors over.
func UnixRights(fds ...int) []byte {
	if len(fds) == 0 {
		b := make([]byte, CmsgSpace(0))
		*(*Cmsghdr)(unsafe.Pointer(&b[0])) = Cmsghdr{uint64(CmsgLen(0)), SOL_SOCKET, SCM_RIGHTS}
		return b
	}
	narrow := make([]int32, len(fds))
	for i, fd := range fds {
		narrow[i] = int32(fd)
	}
	return controlMessage(SCM_RIGHTS, narrow...)
}

// ParseUnixRights returns the descriptors that a message hands over.
func ParseUnixRights(m *SocketControlMessage) ([]int, error) {
	if m.Header.Level != SOL_SOCKET || m.Header.Type != SCM_RIGHTS {
		return nil, EINVAL
	}
	fds := make([]int, len(m.Data)/4)
	for i := range fds {
		fds[i] = int(*(*int32)(unsafe.Pointer(&m.Data[4*i])))
	}
	return fds, nil
}

// UnixCredentials returns a message that tells who sends it.
func UnixCredentials(ucred *Ucred) []byte { return controlMessage(SCM_CREDENTIALS, *ucred) }

// ParseUnixCredentials returns who sent a message.
func ParseUnixCredentials(m *SocketControlMessage) (*Ucred, error) {
	if m.Header.Level != SOL_SOCKET || m.Header.Type != SCM_CREDENTIALS || len(m.Data) < int(unsafe.Sizeof(Ucred{})) {
		return nil, EINVAL
	}
	ucred := *(*Ucred)(unsafe.Pointer(&m.Data[0]))
	return &ucred, nil
}

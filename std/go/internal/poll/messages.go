package poll

import "syscall"

// take copies an address of a certain type out of one of any.
func take[T any](into *T, from syscall.Sockaddr) {
	if addr, ok := any(from).(*T); ok {
		*into = *addr
	}
}

// ReadFrom reads a message and where it comes from.
func (fd *FD) ReadFrom(p []byte) (n int, from syscall.Sockaddr, err error) {
	n, err = fd.transfer(false, func() (n int, err error) {
		n, from, err = syscall.Recvfrom(fd.Sysfd, p, 0)
		return n, err
	})
	return n, from, err
}

// ReadFromInet4 is ReadFrom for addresses of IP version 4.
func (fd *FD) ReadFromInet4(p []byte, from *syscall.SockaddrInet4) (int, error) {
	n, addr, err := fd.ReadFrom(p)
	take(from, addr)
	return n, err
}

// ReadFromInet6 is ReadFrom for addresses of IP version 6.
func (fd *FD) ReadFromInet6(p []byte, from *syscall.SockaddrInet6) (int, error) {
	n, addr, err := fd.ReadFrom(p)
	take(from, addr)
	return n, err
}

// ReadMsg reads a message, control messages, and where they come from.
func (fd *FD) ReadMsg(p, oob []byte, flags int) (n, oobn, received int, from syscall.Sockaddr, err error) {
	n, err = fd.transfer(false, func() (n int, err error) {
		n, oobn, received, from, err = syscall.Recvmsg(fd.Sysfd, p, oob, flags)
		return n, err
	})
	return n, oobn, received, from, err
}

// ReadMsgInet4 is ReadMsg for addresses of IP version 4.
func (fd *FD) ReadMsgInet4(p, oob []byte, flags int, from *syscall.SockaddrInet4) (n, oobn, received int, err error) {
	n, oobn, received, addr, err := fd.ReadMsg(p, oob, flags)
	take(from, addr)
	return n, oobn, received, err
}

// ReadMsgInet6 is ReadMsg for addresses of IP version 6.
func (fd *FD) ReadMsgInet6(p, oob []byte, flags int, from *syscall.SockaddrInet6) (n, oobn, received int, err error) {
	n, oobn, received, addr, err := fd.ReadMsg(p, oob, flags)
	take(from, addr)
	return n, oobn, received, err
}

// WriteMsg writes a message and control messages.
func (fd *FD) WriteMsg(p, oob []byte, to syscall.Sockaddr) (n, oobn int, err error) {
	n, err = fd.transfer(true, func() (int, error) { return syscall.SendmsgN(fd.Sysfd, p, oob, to, 0) })
	if err != nil {
		return 0, 0, err
	}
	return n, len(oob), nil
}

// WriteMsgInet4 is WriteMsg for addresses of IP version 4.
func (fd *FD) WriteMsgInet4(p, oob []byte, to *syscall.SockaddrInet4) (n, oobn int, err error) {
	if to == nil {
		return fd.WriteMsg(p, oob, nil)
	}
	return fd.WriteMsg(p, oob, to)
}

// WriteMsgInet6 is WriteMsg for addresses of IP version 6.
func (fd *FD) WriteMsgInet6(p, oob []byte, to *syscall.SockaddrInet6) (n, oobn int, err error) {
	if to == nil {
		return fd.WriteMsg(p, oob, nil)
	}
	return fd.WriteMsg(p, oob, to)
}

// WriteTo writes a message.
func (fd *FD) WriteTo(p []byte, to syscall.Sockaddr) (int, error) {
	if _, _, err := fd.WriteMsg(p, nil, to); err != nil {
		return 0, err
	}
	return len(p), nil
}

// WriteToInet4 is WriteTo for addresses of IP version 4.
func (fd *FD) WriteToInet4(p []byte, to *syscall.SockaddrInet4) (int, error) {
	return fd.WriteTo(p, to)
}

// WriteToInet6 is WriteTo for addresses of IP version 6.
func (fd *FD) WriteToInet6(p []byte, to *syscall.SockaddrInet6) (int, error) {
	return fd.WriteTo(p, to)
}

func (fd *FD) SetsockoptByte(level, option int, value byte) error {
	return fd.use(func() error { return syscall.SetsockoptByte(fd.Sysfd, level, option, value) })
}

func (fd *FD) SetsockoptInt(level, option, value int) error {
	return fd.use(func() error { return syscall.SetsockoptInt(fd.Sysfd, level, option, value) })
}

func (fd *FD) SetsockoptInet4Addr(level, option int, value [4]byte) error {
	return fd.use(func() error { return syscall.SetsockoptInet4Addr(fd.Sysfd, level, option, value) })
}

func (fd *FD) SetsockoptLinger(level, option int, value *syscall.Linger) error {
	return fd.use(func() error { return syscall.SetsockoptLinger(fd.Sysfd, level, option, value) })
}

func (fd *FD) SetsockoptIPMreq(level, option int, value *syscall.IPMreq) error {
	return fd.use(func() error { return syscall.SetsockoptIPMreq(fd.Sysfd, level, option, value) })
}

func (fd *FD) SetsockoptIPMreqn(level, option int, value *syscall.IPMreqn) error {
	return fd.use(func() error { return syscall.SetsockoptIPMreqn(fd.Sysfd, level, option, value) })
}

func (fd *FD) SetsockoptIPv6Mreq(level, option int, value *syscall.IPv6Mreq) error {
	return fd.use(func() error { return syscall.SetsockoptIPv6Mreq(fd.Sysfd, level, option, value) })
}

func (fd *FD) GetsockoptInt(level, option int) (value int, err error) {
	err = fd.use(func() error {
		value, err = syscall.GetsockoptInt(fd.Sysfd, level, option)
		return err
	})
	return value, err
}

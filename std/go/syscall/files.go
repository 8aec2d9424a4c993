package syscall

import "unsafe"

func Access(path string, mode uint32) (err error) {
	_, err = pathCall(SYS_ACCESS, path, uintptr(mode), 0)
	return err
}

func Chroot(path string) (err error) {
	_, err = pathCall(SYS_CHROOT, path, 0, 0)
	return err
}

func Creat(path string, mode uint32) (fd int, err error) {
	return Open(path, O_CREAT|O_WRONLY|O_TRUNC, mode)
}

func Dup(oldfd int) (fd int, err error)     { return call(SYS_DUP, uintptr(oldfd), 0, 0, 0) }
func Dup2(oldfd int, newfd int) (err error) { return fdCall(SYS_DUP2, oldfd, uintptr(newfd), 0) }
func Dup3(oldfd int, newfd int, flags int) (err error) {
	return fdCall(SYS_DUP3, oldfd, uintptr(newfd), uintptr(flags))
}
func Fdatasync(fd int) (err error)      { return fdCall(SYS_FDATASYNC, fd, 0, 0) }
func Flock(fd int, how int) (err error) { return fdCall(SYS_FLOCK, fd, uintptr(how), 0) }
func Sync()                             { call(SYS_SYNC, 0, 0, 0, 0) }

func Fallocate(fd int, mode uint32, off int64, len int64) (err error) {
	_, err = call(SYS_FALLOCATE, uintptr(fd), uintptr(mode), uintptr(off), uintptr(len))
	return err
}

// Flock_t is a lock of part of a file.
type Flock_t struct {
	Type      int16
	Whence    int16
	Pad_cgo_0 [4]byte
	Start     int64
	Len       int64
	Pid       int32
	Pad_cgo_1 [4]byte
}

func FcntlFlock(fd uintptr, cmd int, lk *Flock_t) error {
	return fdCall(SYS_FCNTL, int(fd), uintptr(cmd), uintptr(unsafe.Pointer(lk)))
}

// Getcwd stores the working directory's path, which ends with a zero byte.
func Getcwd(buf []byte) (n int, err error) {
	return call(SYS_GETCWD, uintptr(first(buf)), uintptr(len(buf)), 0, 0)
}

// Utimes sets times of access and modification.
func Utimes(path string, tv []Timeval) (err error) {
	if len(tv) != 2 {
		return EINVAL
	}
	_, err = pathCall(SYS_UTIMES, path, uintptr(unsafe.Pointer(&tv[0])), 0)
	return err
}

// Dirent is an entry of a directory.
type Dirent struct {
	Ino       uint64
	Off       int64
	Reclen    uint16
	Type      uint8
	Name      [256]int8
	Pad_cgo_0 [5]byte
}

func Getdents(fd int, buf []byte) (n int, err error) { return ReadDirent(fd, buf) }

// ParseDirent adds up to max names of the entries in buf, all if negative.
func ParseDirent(buf []byte, max int, names []string) (consumed int, count int, newnames []string) {
	const header = 19
	for consumed+header <= len(buf) && count != max {
		record := buf[consumed:]
		length := int(record[16]) | int(record[17])<<8
		if length < header || length > len(record) {
			break
		}
		consumed += length
		inode := uint64(0)
		for _, b := range record[:8] {
			inode |= uint64(b)
		}
		name := record[header:length]
		for i, b := range name {
			if b == 0 {
				name = name[:i]
				break
			}
		}
		if text := string(name); inode != 0 && text != "." && text != ".." {
			names = append(names, text)
			count++
		}
	}
	return consumed, count, names
}

// Fsid identifies a file system.
type Fsid struct {
	X__val [2]int32
}

// Statfs_t describes a file system.
type Statfs_t struct {
	Type    int64
	Bsize   int64
	Blocks  uint64
	Bfree   uint64
	Bavail  uint64
	Files   uint64
	Ffree   uint64
	Fsid    Fsid
	Namelen int64
	Frsize  int64
	Flags   int64
	Spare   [4]int64
}

func Fstatfs(fd int, buf *Statfs_t) (err error) {
	return fdCall(SYS_FSTATFS, fd, uintptr(unsafe.Pointer(buf)), 0)
}

func Statfs(path string, buf *Statfs_t) (err error) {
	_, err = pathCall(SYS_STATFS, path, uintptr(unsafe.Pointer(buf)), 0)
	return err
}

// Sendfile copies between files within the system.
func Sendfile(outfd int, infd int, offset *int64, count int) (written int, err error) {
	return call(SYS_SENDFILE, uintptr(outfd), uintptr(infd), uintptr(unsafe.Pointer(offset)), uintptr(count))
}

// RawConn gives access to a descriptor.
type RawConn interface {
	Control(f func(fd uintptr)) error
	Read(f func(fd uintptr) (done bool)) error
	Write(f func(fd uintptr) (done bool)) error
}

// Conn is what has a descriptor.
type Conn interface {
	SyscallConn() (RawConn, error)
}

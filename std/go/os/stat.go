package os

import (
	"io/fs"
	"syscall"
	"time"
)

type (
	FileInfo = fs.FileInfo
	DirEntry = fs.DirEntry
)

type fileStat struct {
	name string
	mode FileMode
	sys  syscall.Stat_t
}

func (s *fileStat) Name() string       { return s.name }
func (s *fileStat) Size() int64        { return s.sys.Size }
func (s *fileStat) Mode() FileMode     { return s.mode }
func (s *fileStat) ModTime() time.Time { return time.Unix(s.sys.Mtim.Sec, s.sys.Mtim.Nsec) }
func (s *fileStat) IsDir() bool        { return s.mode.IsDir() }
func (s *fileStat) Sys() any           { return &s.sys }

// baseName returns the last element of a path.
func baseName(name string) string {
	name = withoutSlash(name)
	for i := len(name) - 2; i >= 0; i-- {
		if name[i] == '/' {
			return name[i+1:]
		}
	}
	return name
}

func modeOf(mode uint32) FileMode {
	m := FileMode(mode & 0777)
	switch mode & syscall.S_IFMT {
	case syscall.S_IFBLK:
		m |= ModeDevice
	case syscall.S_IFCHR:
		m |= ModeDevice | ModeCharDevice
	case syscall.S_IFDIR:
		m |= ModeDir
	case syscall.S_IFIFO:
		m |= ModeNamedPipe
	case syscall.S_IFLNK:
		m |= ModeSymlink
	case syscall.S_IFSOCK:
		m |= ModeSocket
	}
	if mode&syscall.S_ISGID != 0 {
		m |= ModeSetgid
	}
	if mode&syscall.S_ISUID != 0 {
		m |= ModeSetuid
	}
	if mode&syscall.S_ISVTX != 0 {
		m |= ModeSticky
	}
	return m
}

// systemMode converts permissions for the system.
func systemMode(m FileMode) uint32 {
	mode := uint32(m.Perm())
	if m&ModeSetuid != 0 {
		mode |= syscall.S_ISUID
	}
	if m&ModeSetgid != 0 {
		mode |= syscall.S_ISGID
	}
	if m&ModeSticky != 0 {
		mode |= syscall.S_ISVTX
	}
	return mode
}

// Stat describes a file; it follows symbolic links.
func Stat(name string) (FileInfo, error) {
	s := &fileStat{name: baseName(name)}
	if err := syscall.Stat(name, &s.sys); err != nil {
		return nil, &PathError{"stat", name, err}
	}
	s.mode = modeOf(s.sys.Mode)
	return s, nil
}

// Lstat describes a file, or a symbolic link itself.
func Lstat(name string) (FileInfo, error) {
	s := &fileStat{name: baseName(name)}
	if err := syscall.Lstat(name, &s.sys); err != nil {
		return nil, &PathError{"lstat", name, err}
	}
	s.mode = modeOf(s.sys.Mode)
	return s, nil
}

// Stat describes the file.
func (f *File) Stat() (FileInfo, error) {
	if err := f.usable("stat"); err != nil {
		return nil, err
	}
	s := &fileStat{name: baseName(f.name)}
	if err := syscall.Fstat(f.fd, &s.sys); err != nil {
		return nil, &PathError{"stat", f.name, err}
	}
	s.mode = modeOf(s.sys.Mode)
	return s, nil
}

// SameFile reports whether two results of Stat describe the same file.
func SameFile(fi1, fi2 FileInfo) bool {
	a, ok := fi1.(*fileStat)
	b, ok2 := fi2.(*fileStat)
	return ok && ok2 && a.sys.Dev == b.sys.Dev && a.sys.Ino == b.sys.Ino
}

// timespecs converts times of access and modification; a zero time leaves one as it is.
func timespecs(atime, mtime time.Time) []syscall.Timespec {
	const omit = 1<<30 - 2
	ts := make([]syscall.Timespec, 2)
	for i, t := range [...]time.Time{atime, mtime} {
		if t.IsZero() {
			ts[i] = syscall.Timespec{Nsec: omit}
		} else {
			ts[i] = syscall.Timespec{Sec: t.Unix(), Nsec: int64(t.Nanosecond())}
		}
	}
	return ts
}

// Chtimes sets times of access and modification; a zero time leaves one as it is.
func Chtimes(name string, atime time.Time, mtime time.Time) error {
	return pathError("chtimes", name, syscall.UtimesNano(name, timespecs(atime, mtime)))
}

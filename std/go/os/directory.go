package os

import (
	"internal/bytealg"
	"internal/itoa"
	"io"
	"io/fs"
	"syscall"
)

// unixDirent is an entry of a directory whose description is read when it is asked for.
type unixDirent struct {
	dir  string
	name string
	kind FileMode
}

func (e *unixDirent) Name() string            { return e.name }
func (e *unixDirent) IsDir() bool             { return e.kind.IsDir() }
func (e *unixDirent) Type() FileMode          { return e.kind }
func (e *unixDirent) Info() (FileInfo, error) { return Lstat(e.dir + "/" + e.name) }
func (e *unixDirent) String() string          { return fs.FormatDirEntry(e) }

// Types of entries that the system tells.
var entryKinds = [16]FileMode{1: ModeNamedPipe, 2: ModeDevice | ModeCharDevice, 4: ModeDir, 6: ModeDevice, 10: ModeSymlink, 12: ModeSocket}

// next returns the next entry, io.EOF at the end.
func (f *File) next() (*unixDirent, error) {
	for {
		if f.listAt >= len(f.listing) {
			if f.listBuffer == nil {
				f.listBuffer = make([]byte, 8192)
			}
			n, err := syscall.ReadDirent(f.fd, f.listBuffer)
			if err != nil {
				return nil, &PathError{"readdirent", f.name, err}
			}
			if n == 0 {
				return nil, io.EOF
			}
			f.listing, f.listAt = f.listBuffer[:n], 0
		}
		// Inode, offset (8 bytes each), length (2), type (1), name that ends with zero.
		record := f.listing[f.listAt:]
		f.listAt += int(record[16]) | int(record[17])<<8
		name := record[19:]
		length := 0
		for name[length] != 0 {
			length++
		}
		text := string(name[:length])
		if text == "." || text == ".." {
			continue
		}
		e := &unixDirent{f.name, text, 0}
		if kind := record[18]; kind != 0 {
			e.kind = entryKinds[kind&15]
			return e, nil
		}
		info, err := e.Info()
		if IsNotExist(err) {
			continue
		}
		if err != nil {
			return nil, err
		}
		e.kind = info.Mode().Type()
		return e, nil
	}
}

// list calls f for up to n entries, all if n <= 0.
func (f *File) list(n int, add func(*unixDirent) error) error {
	if f == nil {
		return ErrInvalid
	}
	if f.closed {
		return &PathError{"readdirent", f.name, errFileClosing}
	}
	for count := 0; n <= 0 || count < n; {
		e, err := f.next()
		if err == io.EOF {
			if n > 0 && count == 0 {
				return io.EOF
			}
			return nil
		}
		if err != nil {
			return err
		}
		if err := add(e); err != nil {
			return err
		}
		count++
	}
	return nil
}

// ReadDir returns up to n entries, in the directory's order; all if n <= 0.
func (f *File) ReadDir(n int) ([]DirEntry, error) {
	entries := []DirEntry{}
	err := f.list(n, func(e *unixDirent) error {
		entries = append(entries, e)
		return nil
	})
	if f == nil {
		return nil, err
	}
	return entries, err
}

// Readdir is ReadDir with descriptions.
func (f *File) Readdir(n int) ([]FileInfo, error) {
	infos := []FileInfo{}
	err := f.list(n, func(e *unixDirent) error {
		info, err := e.Info()
		if err == nil {
			infos = append(infos, info)
		} else if !IsNotExist(err) {
			return err
		}
		return nil
	})
	if f == nil {
		return nil, err
	}
	return infos, err
}

// Readdirnames is ReadDir with names only.
func (f *File) Readdirnames(n int) (names []string, err error) {
	names = []string{}
	err = f.list(n, func(e *unixDirent) error {
		names = append(names, e.name)
		return nil
	})
	if f == nil {
		return nil, err
	}
	return names, err
}

// sortEntries sorts by name: a heap, so that programs which only print need no sorting package.
func sortEntries(list []DirEntry) {
	less := func(a, b DirEntry) bool { return bytealg.CompareString(a.Name(), b.Name()) < 0 }
	sift := func(root, end int) {
		for {
			child := 2*root + 1
			if child >= end {
				return
			}
			if child+1 < end && less(list[child], list[child+1]) {
				child++
			}
			if !less(list[root], list[child]) {
				return
			}
			list[root], list[child] = list[child], list[root]
			root = child
		}
	}
	for root := len(list)/2 - 1; root >= 0; root-- {
		sift(root, len(list))
	}
	for end := len(list) - 1; end > 0; end-- {
		list[0], list[end] = list[end], list[0]
		sift(0, end)
	}
}

// ReadDir returns the entries of a directory, sorted by name.
func ReadDir(name string) ([]DirEntry, error) {
	return sortedEntries(OpenFile(name, syscall.O_DIRECTORY, 0))
}

// sortedEntries returns the entries of a directory that has been opened, sorted by name, and closes it.
func sortedEntries(f *File, err error) ([]DirEntry, error) {
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	sortEntries(entries)
	return entries, err
}

// RemoveAll removes path and all below it; it is no error if there is nothing.
func RemoveAll(path string) error {
	if path == "" {
		return nil
	}
	if n := len(path); path[n-1] == '.' && (n == 1 || path[n-2] == '/') {
		return &PathError{"RemoveAll", path, syscall.EINVAL}
	}
	if Remove(path) == nil {
		return nil
	}
	path = withoutSlash(path)
	parent, last := ".", path
	if i := bytealg.LastIndexByteString(path, '/'); i >= 0 {
		parent, last = path[:max(i, 1)], path[i+1:]
	}
	dir, err := Open(parent)
	if err != nil {
		if IsNotExist(err) {
			return nil
		}
		return err
	}
	defer dir.Close()
	return below(parent, removeAllAt(dir.fd, last))
}

// removeAllAt removes a file, or a directory with as much of what is below it as can be. Names are relative
// to open directories, as paths have a greatest length.
func removeAllAt(dir int, last string) error {
	err := removeAt(dir, last)
	switch err {
	case nil, syscall.ENOENT:
		return nil
	case syscall.ENOTEMPTY, syscall.EEXIST:
	default:
		return &PathError{"unlinkat", last, err}
	}
	fd, err := syscall.Openat(dir, last, syscall.O_DIRECTORY|syscall.O_NOFOLLOW|syscall.O_CLOEXEC, 0)
	if err != nil {
		return &PathError{"openat", last, err}
	}
	f := NewFile(uintptr(fd), last)
	defer f.Close()
	names, failure := f.Readdirnames(-1)
	for _, name := range names {
		if err := below(last, removeAllAt(fd, name)); err != nil {
			failure = err
		}
	}
	if err := removeAt(dir, last); failure == nil && err != nil && err != syscall.ENOENT {
		failure = &PathError{"unlinkat", last, err}
	}
	return failure
}

// below returns an error with the directory before its path.
func below(dir string, err error) error {
	if e, ok := err.(*PathError); ok {
		e.Path = dir + "/" + e.Path
	}
	return err
}

// randomName returns a number as text, of the clock and a counter.
var temporaries uint64

func randomName() string {
	var stamp [8]byte
	if f, err := Open("/dev/urandom"); err == nil {
		f.Read(stamp[:])
		f.Close()
	}
	temporaries++
	n := temporaries
	for _, b := range stamp[:4] {
		n = n<<8 ^ uint64(b)
	}
	return itoa.Itoa(int(n & (1<<32 - 1)))
}

// temporaryIn returns the directory that dir stands for.
func temporaryIn(dir string) string {
	if dir == "" {
		return TempDir()
	}
	return dir
}

// temporary calls create with names of the pattern until one is new.
func temporary(op, dir, pattern string, create func(name string) error) (string, error) {
	dir = temporaryIn(dir)
	if bytealg.IndexByteString(pattern, '/') >= 0 {
		return "", &PathError{op, pattern, errPatternHasSeparator}
	}
	prefix, suffix := pattern, ""
	if i := bytealg.LastIndexByteString(pattern, '*'); i >= 0 {
		prefix, suffix = pattern[:i], pattern[i+1:]
	}
	if dir[len(dir)-1] != '/' {
		dir += "/"
	}
	for try := 0; ; try++ {
		name := dir + prefix + randomName() + suffix
		err := create(name)
		if !IsExist(err) {
			return name, err
		}
		if try == 10000 {
			return "", &PathError{op, dir + prefix + "*" + suffix, ErrExist}
		}
	}
}

// CreateTemp creates a file whose name is pattern with a number for its last *.
func CreateTemp(dir, pattern string) (*File, error) {
	var file *File
	_, err := temporary("createtemp", dir, pattern, func(name string) (err error) {
		file, err = OpenFile(name, O_RDWR|O_CREATE|O_EXCL, 0600)
		return err
	})
	if err != nil {
		return nil, err
	}
	return file, nil
}

// MkdirTemp creates a directory as CreateTemp does a file.
func MkdirTemp(dir, pattern string) (string, error) {
	name, err := temporary("mkdirtemp", dir, pattern, func(name string) error { return Mkdir(name, 0700) })
	if err != nil {
		if IsNotExist(err) {
			if _, statErr := Stat(temporaryIn(dir)); IsNotExist(statErr) {
				err = statErr
			}
		}
		return "", err
	}
	return name, nil
}

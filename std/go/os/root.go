package os

import (
	"errors"
	"internal/syscall/unix"
	"io/fs"
	"syscall"
	"time"
)

var (
	errPathEscapes     = errors.New("path escapes from parent")
	errEmptyPath       = errors.New("empty path")
	errUnsupportedMode = errors.New("unsupported file mode")
	errNotDirectory    = errors.New("not a directory")
)

// Root is a directory whose tree its methods don't leave, whatever symbolic links say.
type Root struct {
	dir *File
}

// OpenRoot opens a directory as a root.
func OpenRoot(name string) (*Root, error) {
	f, err := OpenFile(name, syscall.O_DIRECTORY, 0)
	if err != nil {
		if cause(err) == syscall.ENOTDIR {
			if _, statErr := Stat(name); statErr == nil {
				err = &PathError{"open", name, errNotDirectory}
			}
		}
		return nil, err
	}
	return &Root{f}, nil
}

// OpenInRoot opens a file below dir.
func OpenInRoot(dir, name string) (*File, error) {
	r, err := OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.Open(name)
}

// Name returns the name that the root was opened with.
func (r *Root) Name() string { return r.dir.Name() }

// Close closes the root; what was opened through it stays open.
func (r *Root) Close() error {
	if r.dir.closed {
		return nil
	}
	return r.dir.Close()
}

// maxLinks is how many symbolic links a path may lead through.
const maxLinks = 40

// elements cuts a path into its parts, from the last to the first, and puts them on top of rest.
func elements(path string, rest []string) []string {
	at := len(rest)
	for start := 0; start <= len(path); {
		end := start
		for end < len(path) && path[end] != '/' {
			end++
		}
		if end > start {
			rest = append(rest, path[start:end])
		}
		start = end + 1
	}
	for i, j := at, len(rest)-1; i < j; i, j = i+1, j-1 {
		rest[i], rest[j] = rest[j], rest[i]
	}
	return rest
}

// linkAt returns the target of a symbolic link, "" if it is none.
func linkAt(dir int, name string) string {
	for buf := make([]byte, 128); ; buf = make([]byte, 2*len(buf)) {
		n, err := unix.Readlinkat(dir, name, buf)
		if err != nil {
			return ""
		}
		if n < len(buf) {
			return string(buf[:n])
		}
	}
}

// walk is a walk down a root: the directories that it has entered and not left.
type walk struct {
	root  *Root
	dirs  []int
	names []string // of dirs
	links int

	making bool // directories that are missing, with perm
	perm   uint32
}

func (w *walk) dir() int {
	if len(w.dirs) > 0 {
		return w.dirs[len(w.dirs)-1]
	}
	return w.root.dir.fd
}

func (w *walk) leave() {
	last := len(w.dirs) - 1
	syscall.Close(w.dirs[last])
	w.dirs, w.names = w.dirs[:last], w.names[:last]
}

// path returns the path of an entry of the directory that the walk is in.
func (w *walk) path(name string) string {
	path := ""
	for _, dir := range w.names {
		path += dir + "/"
	}
	return path + name
}

// enter goes on to a directory, which is no symbolic link.
func (w *walk) enter(name string) error {
	const flags = syscall.O_DIRECTORY | syscall.O_NOFOLLOW | syscall.O_CLOEXEC
	fd, err := syscall.Openat(w.dir(), name, flags, 0)
	if err == syscall.ENOENT && w.making {
		if err := syscall.Mkdirat(w.dir(), name, w.perm); err != nil && err != syscall.EEXIST {
			return &PathError{"mkdirat", w.path(name), err}
		}
		fd, err = syscall.Openat(w.dir(), name, flags, 0)
	}
	if err != nil {
		if w.making {
			err = &PathError{"openat", w.path(name), err}
		}
		return err
	}
	w.dirs, w.names = append(w.dirs, fd), append(w.names, name)
	return nil
}

func (w *walk) close() {
	for len(w.dirs) > 0 {
		w.leave()
	}
}

// lastElement is what a walk does about the last element of a path.
type lastElement int

const (
	itself   lastElement = iota // stay before it; enter a directory that a slash follows
	followed                    // as itself, but follow a symbolic link
	asEntry                     // stay before it; follow a link before a slash, which remains
)

// down walks to the directory of a path's last element, and returns it.
func (w *walk) down(path string, how lastElement) (last string, err error) {
	if path == "" {
		return "", errEmptyPath
	}
	if path[0] == '/' {
		return "", errPathEscapes
	}
	onlyDir := path[len(path)-1] == '/'
	for rest := elements(path, nil); len(rest) > 0; {
		name := rest[len(rest)-1]
		rest = rest[:len(rest)-1]
		switch name {
		case ".":
			continue
		case "..":
			if len(w.dirs) == 0 {
				return "", errPathEscapes
			}
			w.leave()
			continue
		}
		isLast := len(rest) == 0 && (!onlyDir || how == asEntry)
		if isLast && !onlyDir && how != followed {
			return name, nil
		}
		if target := linkAt(w.dir(), name); target != "" {
			if w.links++; w.links > maxLinks {
				return "", syscall.ELOOP
			}
			if target[0] == '/' {
				return "", errPathEscapes
			}
			rest = elements(target, rest)
			continue
		}
		if isLast {
			if onlyDir {
				name += "/"
			}
			return name, nil
		}
		if err := w.enter(name); err != nil {
			return "", err
		}
	}
	return ".", nil
}

// at calls do with the directory of a path and its last element.
func (r *Root) at(path string, how lastElement, do func(dir int, last string) error) error {
	if r.dir.closed {
		return ErrClosed
	}
	w := walk{root: r}
	defer w.close()
	last, err := w.down(path, how)
	if err != nil {
		return err
	}
	return do(w.dir(), last)
}

// change is at with the error of an operation on a path.
func (r *Root) change(op, path string, how lastElement, do func(dir int, last string) error) error {
	return pathError(op, path, r.at(path, how, do))
}

func (r *Root) Open(name string) (*File, error) { return r.OpenFile(name, O_RDONLY, 0) }
func (r *Root) Create(name string) (*File, error) {
	return r.OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666)
}

// OpenFile opens a file below the root.
func (r *Root) OpenFile(name string, flag int, perm FileMode) (*File, error) {
	var fd int
	err := errUnsupportedMode
	if perm&0777 == perm {
		how := followed
		if flag&O_EXCL != 0 {
			how = itself
		}
		err = r.at(name, how, func(dir int, last string) (err error) {
			fd, err = syscall.Openat(dir, last, flag|syscall.O_NOFOLLOW|syscall.O_CLOEXEC, systemMode(perm))
			return err
		})
	}
	if err != nil {
		return nil, &PathError{"openat", name, err}
	}
	return &File{&file{fd: fd, name: joined(r.Name(), name), appends: flag&O_APPEND != 0, opened: true}}, nil
}

func joined(dir, name string) string {
	if dir[len(dir)-1] == '/' {
		return dir + name
	}
	return dir + "/" + name
}

// OpenRoot opens a directory below the root as a root.
func (r *Root) OpenRoot(name string) (*Root, error) {
	f, err := r.OpenFile(name, syscall.O_DIRECTORY, 0)
	if err != nil {
		if cause(err) == syscall.ENOTDIR {
			if _, statErr := r.Stat(name); statErr == nil {
				err = &PathError{"open", joined(r.Name(), name), errNotDirectory}
			}
		}
		return nil, err
	}
	return &Root{f}, nil
}

// withoutSlash returns a path without the slashes at its end.
func withoutSlash(path string) string {
	for len(path) > 1 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	return path
}

func (r *Root) Mkdir(name string, perm FileMode) error {
	if perm&0777 != perm {
		return &PathError{"mkdirat", name, errUnsupportedMode}
	}
	err := r.at(withoutSlash(name), itself, func(dir int, last string) error {
		return syscall.Mkdirat(dir, last, systemMode(perm))
	})
	return pathError("mkdirat", name, err)
}

// MkdirAll makes a directory and those above it, also where symbolic links lead.
func (r *Root) MkdirAll(name string, perm FileMode) error {
	if perm&0777 != perm {
		return &PathError{"mkdirat", name, errUnsupportedMode}
	}
	if r.dir.closed {
		return &PathError{"mkdirat", name, ErrClosed}
	}
	w := walk{root: r, making: true, perm: systemMode(perm)}
	defer w.close()
	bare := withoutSlash(name)
	last, err := w.down(bare, itself)
	if err != nil {
		if _, told := err.(*PathError); told {
			return err
		}
		return &PathError{"mkdirat", name, err}
	}
	err = syscall.Mkdirat(w.dir(), last, w.perm)
	if err == syscall.EEXIST {
		err = r.existing(&w, last, name[len(bare):])
	}
	return pathError("mkdirat", w.path(last), err)
}

// existing returns the error of making a directory, nil if what is there leads to one.
func (r *Root) existing(w *walk, last, slashes string) error {
	var info syscall.Stat_t
	if err := unix.Lstatat(w.dir(), last, &info); err != nil {
		return err
	}
	switch mode := modeOf(info.Mode); {
	case mode.IsDir():
		return nil
	case mode.Type() != ModeSymlink:
		return syscall.EEXIST
	}
	target, err := r.Stat(w.path(last) + slashes)
	switch {
	case IsNotExist(err):
		return syscall.EEXIST
	case err != nil:
		return err
	case !target.IsDir():
		return syscall.ENOTDIR
	}
	return nil
}

func (r *Root) stat(op, name string, how lastElement) (FileInfo, error) {
	s := &fileStat{name: baseName(name)}
	err := r.change(op, name, how, func(dir int, last string) error {
		return unix.Lstatat(dir, last, &s.sys)
	})
	if err != nil {
		return nil, err
	}
	s.mode = modeOf(s.sys.Mode)
	return s, nil
}

func (r *Root) Stat(name string) (FileInfo, error)  { return r.stat("statat", name, followed) }
func (r *Root) Lstat(name string) (FileInfo, error) { return r.stat("statat", name, itself) }

func (r *Root) Chmod(name string, mode FileMode) error {
	return r.change("chmodat", name, followed, func(dir int, last string) error {
		return syscall.Fchmodat(dir, last, systemMode(mode), 0)
	})
}

// chown never follows the last link itself: walking has done so where it should be.
func (r *Root) chown(op, name string, how lastElement, uid, gid int) error {
	return r.change(op, name, how, func(dir int, last string) error {
		return syscall.Fchownat(dir, last, uid, gid, unix.NoFollow)
	})
}

func (r *Root) Chown(name string, uid, gid int) error {
	return r.chown("chownat", name, followed, uid, gid)
}
func (r *Root) Lchown(name string, uid, gid int) error {
	return r.chown("lchownat", name, itself, uid, gid)
}

func (r *Root) Chtimes(name string, atime time.Time, mtime time.Time) error {
	return r.change("chtimesat", name, followed, func(dir int, last string) error {
		return unix.UtimesNanoAt(dir, last, timespecs(atime, mtime))
	})
}

func (r *Root) Readlink(name string) (string, error) {
	var target string
	err := r.change("readlinkat", name, itself, func(dir int, last string) error {
		if target = linkAt(dir, last); target != "" {
			return nil
		}
		_, err := unix.Readlinkat(dir, last, make([]byte, 1))
		return err
	})
	return target, err
}

// both calls do with the directories and last elements of two paths.
func (r *Root) both(op, oldname, newname string, do func(oldDir int, oldLast string, newDir int, newLast string) error) error {
	err := r.at(oldname, asEntry, func(oldDir int, oldLast string) error {
		return r.at(newname, asEntry, func(newDir int, newLast string) error {
			return do(oldDir, oldLast, newDir, newLast)
		})
	})
	if err != nil {
		return &LinkError{op, oldname, newname, err}
	}
	return nil
}

func (r *Root) Link(oldname, newname string) error {
	return r.both("linkat", oldname, newname, unix.Linkat)
}

func (r *Root) Rename(oldname, newname string) error {
	return r.both("renameat", oldname, newname, func(oldDir int, oldLast string, newDir int, newLast string) error {
		var from, to syscall.Stat_t
		if unix.Lstatat(newDir, newLast, &to) == nil && modeOf(to.Mode).IsDir() {
			if err := unix.Lstatat(oldDir, oldLast, &from); err != nil {
				return err
			}
			return syscall.EEXIST
		}
		return syscall.Renameat(oldDir, oldLast, newDir, newLast)
	})
}

func (r *Root) Symlink(oldname, newname string) error {
	err := r.at(newname, asEntry, func(dir int, last string) error { return unix.Symlinkat(oldname, dir, last) })
	if err != nil {
		return &LinkError{"symlinkat", oldname, newname, err}
	}
	return nil
}

// removeAt removes a file or an empty directory.
func removeAt(dir int, last string) error {
	err := syscall.Unlinkat(dir, last)
	if err == nil {
		return nil
	}
	dirErr := unix.Rmdirat(dir, last)
	if dirErr != nil && dirErr != syscall.ENOTDIR {
		err = dirErr
	} else if dirErr == nil {
		err = nil
	}
	return err
}

func (r *Root) Remove(name string) error { return r.change("removeat", name, asEntry, removeAt) }

// RemoveAll removes name and all below it; it is no error if there is nothing.
func (r *Root) RemoveAll(name string) error {
	if n := len(name); n > 0 && name[n-1] == '.' && (n == 1 || name[n-2] == '/') {
		return &PathError{"RemoveAll", name, syscall.EINVAL}
	}
	err := r.at(withoutSlash(name), itself, func(dir int, last string) error {
		if err, ok := removeAllAt(dir, last).(*PathError); ok {
			return err.Err
		}
		return nil
	})
	if err == nil || IsNotExist(err) {
		return nil
	}
	return &PathError{"RemoveAll", name, err}
}

func (r *Root) ReadFile(name string) ([]byte, error) {
	return content(r.Open(name))
}

func (r *Root) WriteFile(name string, data []byte, perm FileMode) error {
	f, err := r.OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	return fill(f, err, data)
}

// rootFS is a root as a tree of files.
type rootFS struct{ root *Root }

// FS returns the tree of files below the root.
func (r *Root) FS() fs.FS { return rootFS{r} }

func (t rootFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &PathError{"open", name, ErrInvalid}
	}
	f, err := t.root.Open(name)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (t rootFS) ReadDir(name string) ([]DirEntry, error) {
	if !fs.ValidPath(name) {
		return nil, &PathError{"readdir", name, ErrInvalid}
	}
	return sortedEntries(t.root.Open(name))
}

func (t rootFS) ReadFile(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, &PathError{"readfile", name, ErrInvalid}
	}
	return t.root.ReadFile(name)
}

func (t rootFS) ReadLink(name string) (string, error) {
	if !fs.ValidPath(name) {
		return "", &PathError{"readlink", name, ErrInvalid}
	}
	return t.root.Readlink(name)
}

func (t rootFS) Stat(name string) (FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &PathError{"stat", name, ErrInvalid}
	}
	return t.root.Stat(name)
}

func (t rootFS) Lstat(name string) (FileInfo, error) {
	if !fs.ValidPath(name) {
		return nil, &PathError{"lstat", name, ErrInvalid}
	}
	return t.root.Lstat(name)
}

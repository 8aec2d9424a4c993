// Package embed gives programs the files that their //go:embed lines name.
package embed

import (
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// FS is a read-only tree of files, which a variable of this type below a //go:embed line holds.
type FS struct {
	files *[]file
}

// file is a file or folder of the tree. It describes itself and is its own entry.
type file struct {
	path   string
	data   string
	folder bool
}

var (
	_ fs.ReadDirFS   = FS{}
	_ fs.ReadFileFS  = FS{}
	_ fs.FileInfo    = (*file)(nil)
	_ fs.DirEntry    = (*file)(nil)
	_ fs.ReadDirFile = (*openDir)(nil)
	_ io.ReaderAt    = (*openFile)(nil)
	_ io.Seeker      = (*openFile)(nil)
)

// newFS makes a tree of files that follow one another in a string, each as its path, a NUL, its length in decimal, a
// NUL, and its bytes. Compilers call it.
func newFS(archive string) FS {
	var files []file
	known := map[string]bool{}
	for archive != "" {
		path, rest, _ := strings.Cut(archive, "\x00")
		length, rest, _ := strings.Cut(rest, "\x00")
		size := 0
		for _, digit := range length {
			size = size*10 + int(digit-'0')
		}
		for at, c := range path {
			if c == '/' && !known[path[:at]] {
				known[path[:at]] = true
				files = append(files, file{path: path[:at], folder: true})
			}
		}
		files = append(files, file{path: path, data: rest[:size]})
		archive = rest[size:]
	}
	return FS{&files}
}

func (f *file) Name() string               { return f.path[strings.LastIndexByte(f.path, '/')+1:] }
func (f *file) Size() int64                { return int64(len(f.data)) }
func (f *file) ModTime() time.Time         { return time.Time{} }
func (f *file) IsDir() bool                { return f.folder }
func (f *file) Sys() any                   { return nil }
func (f *file) Type() fs.FileMode          { return f.Mode().Type() }
func (f *file) Info() (fs.FileInfo, error) { return f, nil }
func (f *file) String() string             { return fs.FormatFileInfo(f) }

func (f *file) Mode() fs.FileMode {
	if f.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// parent returns the path of the folder that holds f.
func (f *file) parent() string {
	if at := strings.LastIndexByte(f.path, '/'); at >= 0 {
		return f.path[:at]
	}
	return "."
}

var root = &file{path: ".", folder: true}

// all returns the files and folders in no particular order.
func (f FS) all() []file {
	if f.files == nil {
		return nil
	}
	return *f.files
}

// lookup returns the file or folder with that path.
func (f FS) lookup(op, name string) (*file, error) {
	if name == "." {
		return root, nil
	}
	if fs.ValidPath(name) {
		all := f.all()
		for k := range all {
			if all[k].path == name {
				return &all[k], nil
			}
		}
	}
	return nil, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
}

// entries returns what a folder holds, by name.
func (f FS) entries(folder string) []fs.DirEntry {
	list := []fs.DirEntry{}
	all := f.all()
	for k := range all {
		if all[k].parent() == folder {
			list = append(list, &all[k])
		}
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return list
}

// Open opens a file, which is also an [io.Seeker] and an [io.ReaderAt], or a folder.
func (f FS) Open(name string) (fs.File, error) {
	found, err := f.lookup("open", name)
	if err != nil {
		return nil, err
	}
	if found.folder {
		return &openDir{file: found, entries: f.entries(name)}, nil
	}
	return &openFile{file: found}, nil
}

// ReadDir returns what the named folder holds.
func (f FS) ReadDir(name string) ([]fs.DirEntry, error) {
	found, err := f.lookup("open", name)
	if err != nil {
		return nil, err
	}
	if !found.folder {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("not a directory")}
	}
	return f.entries(name), nil
}

// ReadFile returns the content of the named file.
func (f FS) ReadFile(name string) ([]byte, error) {
	found, err := f.lookup("open", name)
	if err != nil {
		return nil, err
	}
	if found.folder {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("is a directory")}
	}
	return []byte(found.data), nil
}

// openFile is a file being read.
type openFile struct {
	file   *file
	offset int64
}

func (o *openFile) Stat() (fs.FileInfo, error) { return o.file, nil }
func (o *openFile) Close() error               { return nil }

func (o *openFile) Read(buf []byte) (int, error) {
	n, err := o.readAt(buf, o.offset)
	o.offset += int64(n)
	return n, err
}

// readAt reads what there is from offset on.
func (o *openFile) readAt(buf []byte, offset int64) (int, error) {
	if offset < 0 {
		return 0, o.invalid("read")
	}
	if offset >= o.file.Size() {
		return 0, io.EOF
	}
	return copy(buf, o.file.data[offset:]), nil
}

func (o *openFile) ReadAt(buf []byte, offset int64) (int, error) {
	if offset < 0 || offset > o.file.Size() {
		return 0, o.invalid("read")
	}
	n := copy(buf, o.file.data[offset:])
	if n < len(buf) {
		return n, io.EOF
	}
	return n, nil
}

func (o *openFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += o.offset
	case io.SeekEnd:
		offset += o.file.Size()
	}
	if offset < 0 || offset > o.file.Size() {
		return 0, o.invalid("seek")
	}
	o.offset = offset
	return offset, nil
}

func (o *openFile) invalid(op string) error {
	return &fs.PathError{Op: op, Path: o.file.path, Err: fs.ErrInvalid}
}

// openDir is a folder being read.
type openDir struct {
	file    *file
	entries []fs.DirEntry
	read    int
}

func (d *openDir) Stat() (fs.FileInfo, error) { return d.file, nil }
func (d *openDir) Close() error               { return nil }

func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.file.path + "/", Err: errors.New("is a directory")}
}

// ReadDir returns the next count entries, or the rest if count is not positive.
func (d *openDir) ReadDir(count int) ([]fs.DirEntry, error) {
	left := len(d.entries) - d.read
	if count > 0 && left == 0 {
		return nil, io.EOF
	}
	if count <= 0 || count > left {
		count = left
	}
	list := make([]fs.DirEntry, count)
	copy(list, d.entries[d.read:])
	d.read += count
	return list, nil
}

// Package fstest has a file system in memory, and a test of file systems.
package fstest

import (
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// MapFS is a file system of files by path. Directories need no entries.
type MapFS map[string]*MapFile

// MapFile is a file of a MapFS; the data of a symbolic link is its target.
type MapFile struct {
	Data    []byte
	Mode    fs.FileMode
	ModTime time.Time
	Sys     any
}

var (
	_ fs.ReadLinkFS = MapFS(nil)
	_ fs.SubFS      = MapFS(nil)
)

// Links that may be followed to find a file.
const maxLinks = 40

// Open opens a file, or what a symbolic link stands for.
func (fsys MapFS) Open(name string) (fs.File, error) {
	target, ok := fsys.resolve(name, true)
	if !ok || !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	file, entries := fsys.at(target)
	if file == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	info := mapInfo{path.Base(name), file}
	if info.IsDir() {
		return &openDir{name, info, entries, 0}, nil
	}
	return &openFile{name, info, 0}, nil
}

// resolve follows symbolic links in all elements of a path, the last one only if asked to.
func (fsys MapFS) resolve(name string, last bool) (string, bool) {
	at := "."
	rest := strings.Split(name, "/")
	for links := 0; len(rest) > 0; {
		next := path.Join(at, rest[0])
		rest = rest[1:]
		file := fsys[next]
		if file == nil || file.Mode.Type() != fs.ModeSymlink || len(rest) == 0 && !last {
			at = next
			continue
		}
		target := string(file.Data)
		if links++; links > maxLinks || path.IsAbs(target) || !fs.ValidPath(path.Join(at, target)) {
			return "", false
		}
		rest = append(strings.Split(path.Join(at, target), "/"), rest...)
		at = "."
	}
	return at, true
}

// at returns the file at a path, made up if it is only the directory of others, and a directory's entries.
func (fsys MapFS) at(name string) (*MapFile, []fs.DirEntry) {
	file := fsys[name]
	if file != nil && !file.Mode.IsDir() {
		return file, nil
	}
	children := map[string]*MapFile{}
	for full, f := range fsys {
		inside, ok := strings.CutPrefix(full, name+"/")
		if name == "." {
			inside, ok = full, full != "."
		}
		if !ok {
			continue
		}
		first, _, deeper := strings.Cut(inside, "/")
		if !deeper {
			children[first] = f
		} else if children[first] == nil {
			children[first] = &MapFile{Mode: fs.ModeDir | 0o555}
		}
	}
	if file == nil {
		if len(children) == 0 && name != "." {
			return nil, nil
		}
		file = &MapFile{Mode: fs.ModeDir | 0o555}
	}
	entries := make([]fs.DirEntry, 0, len(children))
	for child, f := range children {
		entries = append(entries, mapInfo{child, f})
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return file, entries
}

// ReadLink returns the target of a symbolic link.
func (fsys MapFS) ReadLink(name string) (string, error) {
	info, err := fsys.lstat("readlink", name)
	if err != nil {
		return "", err
	}
	if info.Mode().Type() != fs.ModeSymlink {
		return "", &fs.PathError{Op: "readlink", Path: name, Err: fs.ErrInvalid}
	}
	return string(info.file.Data), nil
}

// Lstat describes a file, or a symbolic link itself.
func (fsys MapFS) Lstat(name string) (fs.FileInfo, error) {
	info, err := fsys.lstat("lstat", name)
	if err != nil {
		return nil, err
	}
	return info, nil
}

func (fsys MapFS) lstat(op, name string) (mapInfo, error) {
	if target, ok := fsys.resolve(name, false); ok && fs.ValidPath(name) {
		if file, _ := fsys.at(target); file != nil {
			return mapInfo{path.Base(name), file}, nil
		}
	}
	return mapInfo{}, &fs.PathError{Op: op, Path: name, Err: fs.ErrNotExist}
}

// plain has only Open, for the functions of io/fs to use.
type plain struct{ fs.FS }

func (fsys MapFS) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(plain{fsys}, name) }
func (fsys MapFS) ReadFile(name string) ([]byte, error)       { return fs.ReadFile(plain{fsys}, name) }
func (fsys MapFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(plain{fsys}, name) }
func (fsys MapFS) Glob(pattern string) ([]string, error)      { return fs.Glob(plain{fsys}, pattern) }
func (fsys MapFS) Sub(dir string) (fs.FS, error)              { return fs.Sub(withoutSub{fsys}, dir) }

// withoutSub is a MapFS for which fs.Sub makes a file system.
type withoutSub struct{ fsys MapFS }

func (w withoutSub) Open(name string) (fs.File, error)      { return w.fsys.Open(name) }
func (w withoutSub) ReadLink(name string) (string, error)   { return w.fsys.ReadLink(name) }
func (w withoutSub) Lstat(name string) (fs.FileInfo, error) { return w.fsys.Lstat(name) }

// mapInfo describes a file, and is its entry in a directory.
type mapInfo struct {
	name string
	file *MapFile
}

func (i mapInfo) Name() string               { return path.Base(i.name) }
func (i mapInfo) Size() int64                { return int64(len(i.file.Data)) }
func (i mapInfo) Mode() fs.FileMode          { return i.file.Mode }
func (i mapInfo) Type() fs.FileMode          { return i.file.Mode.Type() }
func (i mapInfo) ModTime() time.Time         { return i.file.ModTime }
func (i mapInfo) IsDir() bool                { return i.file.Mode.IsDir() }
func (i mapInfo) Sys() any                   { return i.file.Sys }
func (i mapInfo) Info() (fs.FileInfo, error) { return i, nil }
func (i mapInfo) String() string             { return fs.FormatFileInfo(i) }

// openFile is a file that is being read.
type openFile struct {
	path string
	mapInfo
	offset int64
}

func (f *openFile) Stat() (fs.FileInfo, error) { return f.mapInfo, nil }
func (f *openFile) Close() error               { return nil }

func (f *openFile) Read(p []byte) (int, error) {
	n, err := f.ReadAt(p, f.offset)
	f.offset += int64(n)
	if n > 0 || len(p) == 0 {
		err = nil
	}
	return n, err
}

func (f *openFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += f.offset
	case io.SeekEnd:
		offset += f.Size()
	}
	if offset < 0 || offset > f.Size() {
		return 0, &fs.PathError{Op: "seek", Path: f.path, Err: fs.ErrInvalid}
	}
	f.offset = offset
	return offset, nil
}

func (f *openFile) ReadAt(p []byte, offset int64) (int, error) {
	if offset < 0 || offset > f.Size() {
		return 0, &fs.PathError{Op: "read", Path: f.path, Err: fs.ErrInvalid}
	}
	n := copy(p, f.file.Data[offset:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// openDir is a directory that is being read.
type openDir struct {
	path string
	mapInfo
	entries []fs.DirEntry
	offset  int
}

func (d *openDir) Stat() (fs.FileInfo, error) { return d.mapInfo, nil }
func (d *openDir) Close() error               { return nil }

func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.path, Err: fs.ErrInvalid}
}

func (d *openDir) ReadDir(count int) ([]fs.DirEntry, error) {
	left := d.entries[d.offset:]
	if count > 0 {
		if len(left) == 0 {
			return nil, io.EOF
		}
		left = left[:min(count, len(left))]
	}
	d.offset += len(left)
	return slices.Clone(left), nil
}

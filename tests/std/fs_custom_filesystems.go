package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// node is a file or, when text is nil, a directory; it implements FileInfo and DirEntry.
type node struct {
	name string
	text *string
	kids map[string]*node
	fail error
}

func (n *node) Name() string               { return n.name }
func (n *node) IsDir() bool                { return n.text == nil }
func (n *node) Type() fs.FileMode          { return n.Mode().Type() }
func (n *node) Info() (fs.FileInfo, error) { return n, nil }
func (n *node) ModTime() time.Time         { return time.Date(2020, 2, 29, 1, 2, 3, 4, time.UTC) }
func (n *node) Sys() any                   { return nil }
func (n *node) Size() int64 {
	if n.text == nil {
		return 0
	}
	return int64(len(*n.text))
}
func (n *node) Mode() fs.FileMode {
	if n.text == nil {
		return fs.ModeDir | 0o755
	}
	return 0o640
}

// file has only the methods of fs.File; listed has ReadDir as well.
type file struct {
	*node
	io.Reader
	events *[]string
}

func (f file) Stat() (fs.FileInfo, error) { return f.node, nil }
func (f file) Close() error {
	*f.events = append(*f.events, "close "+f.name)
	return nil
}

type listed struct{ file }

func (l listed) ReadDir(n int) ([]fs.DirEntry, error) {
	var list []fs.DirEntry
	for _, kid := range l.kids {
		list = append(list, kid)
	}
	slices.SortFunc(list, func(a, b fs.DirEntry) int { return strings.Compare(b.Name(), a.Name()) })
	return list, l.fail
}

// tree implements Open only.
type tree struct {
	root   *node
	bare   bool
	events []string
}

func (t *tree) Open(name string) (fs.File, error) {
	t.events = append(t.events, "open "+name)
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	at := t.root
	if name != "." {
		for _, part := range strings.Split(name, "/") {
			next := at.kids[part]
			if next == nil {
				return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
			}
			at = next
		}
	}
	if at.text != nil {
		return file{at, strings.NewReader(*at.text), &t.events}, nil
	}
	if t.bare {
		return file{at, strings.NewReader(""), &t.events}, nil
	}
	return listed{file{at, strings.NewReader(""), &t.events}}, nil
}

// reading adds ReadFile, ReadDir and Stat of its own.
type reading struct{ *tree }

func (reading) ReadFile(name string) ([]byte, error)      { return []byte("own " + name), io.ErrShortBuffer }
func (reading) ReadDir(name string) ([]fs.DirEntry, error) { return nil, errors.New("own readdir " + name) }
func (reading) Stat(name string) (fs.FileInfo, error)     { return nil, errors.New("own stat " + name) }

func build(names ...string) *tree {
	root := &node{name: ".", kids: map[string]*node{}}
	for _, name := range names {
		at := root
		parts := strings.Split(name, "/")
		for i, part := range parts {
			next := at.kids[part]
			if next == nil {
				next = &node{name: part, kids: map[string]*node{}}
				if i == len(parts)-1 && !strings.HasSuffix(part, "-dir") {
					text := "text of " + name
					next.text = &text
				}
				at.kids[part] = next
			}
			at = next
		}
	}
	return &tree{root: root}
}

func walk(fsys fs.FS, root string, answer func(name string, entry fs.DirEntry, err error) error) {
	err := fs.WalkDir(fsys, root, func(name string, entry fs.DirEntry, err error) error {
		text := "nil"
		if entry != nil {
			text = fs.FormatDirEntry(entry)
		}
		reply := answer(name, entry, err)
		fmt.Printf("  %s (%s) %v -> %v\n", name, text, err, reply)
		return reply
	})
	fmt.Println("walk:", err)
}

func main() {
	t := build("a/x", "a/y/z", "a/y/w", "b-dir", "c", "d/e/f")
	data, err := fs.ReadFile(t, "a/x")
	fmt.Printf("%q %v\n", data, err)
	data, err = fs.ReadFile(t, "a")
	fmt.Printf("%q %v\n", data, err)
	_, err = fs.ReadFile(t, "none")
	fmt.Println(err, errors.Is(err, fs.ErrNotExist))
	info, err := fs.Stat(t, "c")
	fmt.Println(fs.FormatFileInfo(info), err)
	info, err = fs.Stat(t, "a/y")
	fmt.Println(fs.FormatFileInfo(info), err)
	entries, err := fs.ReadDir(t, "a")
	fmt.Println(len(entries), entries[0].Name(), entries[1].Name(), err)
	_, err = fs.ReadDir(t, "c")
	fmt.Printf("%v %T\n", err, err)
	fmt.Println(strings.Join(t.events, ","))
	_, err = fs.ReadLink(t, "c")
	fmt.Println(err)
	info, err = fs.Lstat(t, "c")
	fmt.Println(info.Name(), err)

	own := reading{t}
	data, err = fs.ReadFile(own, "../weird")
	fmt.Printf("%q %v\n", data, err)
	_, err = fs.ReadDir(own, "")
	fmt.Println(err)
	_, err = fs.Stat(own, "//")
	fmt.Println(err)
	matches, err := fs.Glob(own, "*/x")
	fmt.Println(matches, err)
	matches, err = fs.Glob(own, "c")
	fmt.Println(matches, err)
	matches, err = fs.Glob(t, "*/[xy]")
	fmt.Println(matches, err)
	matches, err = fs.Glob(t, "d/*/*")
	fmt.Println(matches, err)

	keep := func(string, fs.DirEntry, error) error { return nil }
	walk(t, ".", keep)
	walk(t, "c", keep)
	walk(t, "none", keep)
	walk(t, "none", func(_ string, _ fs.DirEntry, err error) error { return err })
	walk(t, "none", func(string, fs.DirEntry, error) error { return fs.SkipDir })
	walk(t, "/", keep)
	for _, stop := range []error{fs.SkipDir, fs.SkipAll, io.EOF, fmt.Errorf("wrap: %w", fs.SkipDir)} {
		for _, at := range []string{".", "a", "a/x", "a/y/w", "d/e/f"} {
			fmt.Println("stop with", stop, "at", at)
			walk(t, ".", func(name string, _ fs.DirEntry, _ error) error {
				if name == at {
					return stop
				}
				return nil
			})
		}
	}
	walk(own, ".", func(_ string, _ fs.DirEntry, err error) error { return err })

	t.root.kids["a"].fail = errors.New("half read")
	walk(t, ".", keep)
	walk(t, ".", func(name string, _ fs.DirEntry, err error) error { return err })
	walk(t, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil {
			return fs.SkipDir
		}
		return nil
	})
	entries, err = fs.ReadDir(t, "a")
	fmt.Println(len(entries), err)
	t.bare = true
	walk(t, "d", keep)
	_, err = fs.ReadDir(t, "d")
	fmt.Printf("%v %T\n", err, err)

	sub, err := fs.Sub(t, "a")
	fmt.Println(err)
	data, err = fs.ReadFile(sub, "y/z")
	fmt.Printf("%q %v\n", data, err)
	_, err = fs.Stat(sub, "q")
	fmt.Println(err)
	_, err = fs.ReadDir(sub, "y")
	fmt.Println(err)

	entry := fs.FileInfoToDirEntry(info)
	again, err := entry.Info()
	fmt.Println(entry, entry.Name(), entry.IsDir(), entry.Type(), again == info, err)
	fmt.Println(fs.FileInfoToDirEntry(nil) == nil, path.Base(entry.Name()))
}

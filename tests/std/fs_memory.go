package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sort"
	"strings"
	"time"
)

type mem map[string]string

type node struct {
	name string
	data *bytes.Reader
	dir  bool
	kids []fs.DirEntry
}

func (n *node) Name() string { return n.name }
func (n *node) Size() int64  { return n.data.Size() }
func (n *node) Mode() fs.FileMode {
	return map[bool]fs.FileMode{true: fs.ModeDir | 0o755, false: 0o644}[n.dir]
}
func (n *node) ModTime() time.Time         { return time.Unix(0, 0).UTC() }
func (n *node) IsDir() bool                { return n.dir }
func (n *node) Sys() any                   { return nil }
func (n *node) Stat() (fs.FileInfo, error) { return n, nil }
func (n *node) Read(p []byte) (int, error) { return n.data.Read(p) }
func (n *node) Close() error               { return nil }
func (n *node) ReadDir(c int) ([]fs.DirEntry, error) {
	if c <= 0 {
		return n.kids, nil
	}
	if len(n.kids) == 0 {
		return nil, io.EOF
	}
	c = min(c, len(n.kids))
	k := n.kids[:c]
	n.kids = n.kids[c:]
	return k, nil
}

func (m mem) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	base := name[strings.LastIndex(name, "/")+1:]
	if s, ok := m[name]; ok {
		return &node{name: base, data: bytes.NewReader([]byte(s))}, nil
	}
	kids := map[string]fs.DirEntry{}
	for p, s := range m {
		rest, ok := strings.CutPrefix(p, name+"/")
		if name == "." {
			rest, ok = p, true
		}
		if ok {
			first, _, deep := strings.Cut(rest, "/")
			kids[first] = fs.FileInfoToDirEntry(&node{name: first, dir: deep, data: bytes.NewReader([]byte(s))})
		}
	}
	if len(kids) == 0 {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	d := &node{name: base, dir: true, data: bytes.NewReader(nil)}
	for _, k := range kids {
		d.kids = append(d.kids, k)
	}
	sort.Slice(d.kids, func(i, j int) bool { return d.kids[i].Name() > d.kids[j].Name() })
	return d, nil
}

func main() {
	m := mem{"a.txt": "A", "d/b.txt": "BB", "d/e/c.go": "package c", "z/skip/x": "x", "z/y": "y"}
	fmt.Println(fs.WalkDir(m, ".", func(p string, d fs.DirEntry, err error) error {
		fmt.Println(p, d, d.IsDir(), d.Type(), err)
		if d.Name() == "skip" {
			return fs.SkipDir
		}
		return nil
	}))
	fmt.Println(fs.WalkDir(m, "nope", func(p string, d fs.DirEntry, err error) error { fmt.Println(p, d, err); return err }))
	fmt.Println(fs.WalkDir(m, ".", func(p string, d fs.DirEntry, err error) error {
		if p == "d/b.txt" {
			return fs.SkipAll
		}
		fmt.Println(p)
		return nil
	}))
	fmt.Println(fs.WalkDir(m, "d", func(p string, d fs.DirEntry, err error) error { return errors.New("stop " + p) }))
	for _, g := range []string{"*", "*/*", "d/*.txt", "[", "d/*/*.go", "a.txt", "none"} {
		l, err := fs.Glob(m, g)
		fmt.Println(g, l, err)
	}
	b, err := fs.ReadFile(m, "d/b.txt")
	fmt.Println(string(b), err)
	_, err = fs.ReadFile(m, "/abs")
	fmt.Println(err)
	sub, err := fs.Sub(m, "d")
	fmt.Println(err)
	es, err := fs.ReadDir(sub, ".")
	fmt.Println(es, err)
	_, err = sub.Open("zz")
	fmt.Println(err)
	_, err = fs.Sub(m, "../x")
	fmt.Println(err)
	i, err := fs.Stat(m, "d/e")
	fmt.Println(fs.FormatFileInfo(i), err)
	for _, p := range []string{"", ".", "a", "/a", "a/", "a//b", "..", "a/../b", "a\\b", "\xff"} {
		fmt.Print(fs.ValidPath(p), " ")
	}
	fmt.Println(fs.ModeDir|fs.ModeSticky|0o751, fs.ModeSymlink|0o777, fs.FileMode(0), fs.ModeDevice|fs.ModeCharDevice|fs.ModeSetuid|0o4, fs.FileMode(0o644).IsRegular(), fs.ModeNamedPipe.Type() == fs.ModeNamedPipe)
}

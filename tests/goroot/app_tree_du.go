// Prints trees of files, of any file system, with what each directory takes.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing/fstest"
	"time"
)

type options struct {
	depth  int
	hidden bool
	only   string
	bySize bool
}

type node struct {
	name     string
	mode     fs.FileMode
	size     int64
	link     string
	err      error
	children []*node
}

func read(fsys fs.FS, name string, o options) *node {
	n := &node{name: path.Base(name)}
	info, err := fs.Lstat(fsys, name)
	if err != nil {
		n.err = err
		return n
	}
	n.mode = info.Mode()
	switch {
	case n.mode&fs.ModeSymlink != 0:
		n.link, n.err = fs.ReadLink(fsys, name)
	case !n.mode.IsDir():
		n.size = info.Size()
	default:
		entries, err := fs.ReadDir(fsys, name)
		n.err = err
		for _, e := range entries {
			if strings.HasPrefix(e.Name(), ".") && !o.hidden {
				continue
			}
			child := read(fsys, path.Join(name, e.Name()), o)
			if ok, err := path.Match(o.only, e.Name()); o.only != "" && !e.IsDir() && (!ok || err != nil) {
				continue
			}
			n.size += child.size
			n.children = append(n.children, child)
		}
		if o.bySize {
			slices.SortStableFunc(n.children, func(a, b *node) int { return -cmp.Compare(a.size, b.size) })
		}
	}
	return n
}

func human(n int64) string {
	if n < 1024 {
		return fmt.Sprint(n)
	}
	size, unit := float64(n), 0
	for ; size >= 1024; unit++ {
		size /= 1024
	}
	return fmt.Sprintf("%.3g%c", size, " KMGTPE"[unit])
}

func (n *node) print(w io.Writer, indent string, depth int, clean func(error) string) (files, dirs int) {
	for i, c := range n.children {
		branch, next := "├── ", "│   "
		if i == len(n.children)-1 {
			branch, next = "└── ", "    "
		}
		fmt.Fprintf(w, "%s%s%s [%s]", indent, branch, c.name, human(c.size))
		switch {
		case c.mode&fs.ModeSymlink != 0:
			fmt.Fprint(w, " -> ", c.link)
		case c.mode.IsDir():
			dirs++
		default:
			files++
		}
		if c.err != nil {
			fmt.Fprint(w, " ", clean(c.err))
		}
		fmt.Fprintln(w)
		if depth != 1 {
			f, d := c.print(w, indent+next, depth-1, clean)
			files, dirs = files+f, dirs+d
		}
	}
	return files, dirs
}

// broken is a file system of which some things fail.
type broken struct{ fs.FS }

var errDisk = errors.New("disk on fire")

func (b broken) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(b.FS, name)
	if strings.HasSuffix(name, "bad") {
		return entries[:1], &fs.PathError{Op: "readdir", Path: name, Err: errDisk}
	}
	return entries, err
}

func (b broken) Stat(name string) (fs.FileInfo, error) {
	if path.Base(name) == "lost" {
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	}
	return fs.Stat(b.FS, name)
}

func main() {
	dir, _ := os.MkdirTemp("", "tree")
	defer os.RemoveAll(dir)
	clean := func(err error) string { return strings.ReplaceAll(fmt.Sprint(err), dir, "DIR") }
	for name, size := range map[string]int{"src/main.go": 1500, "src/lib/a.go": 1024, "src/lib/b.txt": 1023, "src/lib/deep/er/x.go": 1 << 20, ".git/config": 10, "README": 0, "z": 1} {
		os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0755)
		os.WriteFile(filepath.Join(dir, name), make([]byte, size), 0644)
	}
	os.Symlink("src/lib", filepath.Join(dir, "link"))
	os.Symlink("nowhere", filepath.Join(dir, "src/dangling"))
	os.Mkdir(filepath.Join(dir, "empty"), 0700)
	memory := fstest.MapFS{
		"a/b/c.txt": {Data: []byte("content")}, "a/bad/one": {Data: []byte("1")}, "a/bad/two": {Data: []byte("22")}, "lost": {},
		"dir": {Mode: fs.ModeDir | 0500, ModTime: time.Unix(1, 0)}, "dir/l": {Data: []byte("../a"), Mode: fs.ModeSymlink | 0777}, "dev": {Mode: fs.ModeDevice},
	}
	sub, err := fs.Sub(os.DirFS(dir), "src")
	fmt.Println(err)
	for _, bad := range []string{"..", "/a", "", "a/"} {
		_, err := fs.Sub(memory, bad)
		fmt.Println(err)
	}
	same, err := fs.Sub(memory, ".")
	fmt.Println(same.(fstest.MapFS) != nil, err)
	root, _ := os.OpenRoot(dir)
	defer root.Close()
	for i, fsys := range []fs.FS{os.DirFS(dir), sub, root.FS(), memory, broken{memory}} {
		for _, o := range []options{{}, {hidden: true, depth: 2}, {only: "*.go", bySize: true}, {only: "["}} {
			fmt.Printf("%d %+v\n", i, o)
			n := read(fsys, ".", o)
			files, dirs := n.print(os.Stdout, "", o.depth, clean)
			fmt.Println(human(n.size), files, dirs, n.err)
		}
		for _, name := range []string{"none", "../x", "/", "a/b/c.txt/d", "src/main.go/x"} {
			n := read(fsys, name, options{})
			fmt.Println(" ", clean(n.err), errors.Is(n.err, fs.ErrNotExist), errors.Is(n.err, fs.ErrInvalid))
		}
		var seen []string
		err := fs.WalkDir(fsys, ".", func(p string, d fs.DirEntry, err error) error {
			if err != nil {
				seen = append(seen, p+"!"+clean(err))
				return fs.SkipDir
			}
			if d.Name() == "lib" || d.Name() == ".git" {
				return fs.SkipDir
			}
			seen = append(seen, fmt.Sprint(p, d.Type()))
			return nil
		})
		fmt.Println(seen, err)
		matches, err := fs.Glob(fsys, "*/*")
		fmt.Println(matches, err)
	}
	for _, n := range []int64{0, 1023, 1024, 1025, 1<<20 - 1, 1 << 20, 1 << 40, 1<<63 - 1} {
		fmt.Print(human(n), " ")
	}
	fmt.Println()
	info, err := fs.Stat(memory, "dir")
	fmt.Println(fs.FormatFileInfo(info), err)
	copied := filepath.Join(dir, "copied")
	delete(memory, "dev")
	fmt.Println(clean(os.CopyFS(copied, memory)), clean(os.CopyFS(copied, memory)))
	read(os.DirFS(copied), ".", options{}).print(os.Stdout, "", 0, clean)
}

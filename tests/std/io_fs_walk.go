package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	base, _ := os.MkdirTemp("", "walk")
	defer os.RemoveAll(base)
	for _, name := range []string{"a/1.txt", "a/2.go", "a/b/3.txt", "c/4.go", "c/d/e/5.txt", "6.txt", "a/b/.hidden"} {
		path := filepath.Join(base, name)
		os.MkdirAll(filepath.Dir(path), 0755)
		os.WriteFile(path, []byte(name), 0640)
	}
	os.Symlink("a", filepath.Join(base, "link"))
	os.Symlink("nowhere", filepath.Join(base, "broken"))
	rel := func(path string) string { r, _ := filepath.Rel(base, path); return r }

	err := filepath.WalkDir(base, func(path string, d fs.DirEntry, err error) error {
		fmt.Println("walkdir", rel(path), d.IsDir(), d.Type(), err)
		if d.Name() == "b" {
			return fs.SkipDir
		}
		return nil
	})
	fmt.Println(err)
	err = filepath.Walk(base, func(path string, info fs.FileInfo, err error) error {
		fmt.Println("walk", rel(path), info.Mode().Perm()&0700, info.IsDir(), err)
		if info.Name() == "2.go" {
			return filepath.SkipDir
		}
		if info.Name() == "c" {
			return filepath.SkipAll
		}
		return nil
	})
	fmt.Println(err)
	stop := errors.New("stop")
	fmt.Println(filepath.WalkDir(base, func(path string, d fs.DirEntry, err error) error { return stop }))
	fmt.Println(filepath.WalkDir(filepath.Join(base, "none"), func(path string, d fs.DirEntry, err error) error {
		fmt.Println(rel(path), d == nil, errors.Is(err, fs.ErrNotExist))
		return nil
	}))

	tree := os.DirFS(base)
	matches, err := fs.Glob(tree, "*/*.txt")
	fmt.Println(matches, err)
	matches, err = filepath.Glob(filepath.Join(base, "?", "*.go"))
	for i := range matches {
		matches[i] = rel(matches[i])
	}
	fmt.Println(matches, err)
	_, err = filepath.Glob("[")
	fmt.Println(err, err == filepath.ErrBadPattern)
	_, err = fs.Glob(tree, "a/[")
	fmt.Println(err)
	sub, err := fs.Sub(tree, "a/b")
	fmt.Println(err)
	entries, err := fs.ReadDir(sub, ".")
	for _, e := range entries {
		fmt.Println(e, err)
	}
	_, err = fs.Sub(tree, "../x")
	fmt.Println(err)
	_, err = fs.ReadFile(sub, "none")
	fmt.Println(err)
	data, err := fs.ReadFile(sub, "3.txt")
	fmt.Println(string(data), err)
	info, err := fs.Stat(tree, "a")
	fmt.Println(info.Name(), info.IsDir(), err)
	target, err := fs.ReadLink(tree, "link")
	fmt.Println(target, err)
	info, err = fs.Lstat(tree, "broken")
	fmt.Println(info.Mode().Type(), err)
	fs.WalkDir(tree, "c", func(path string, d fs.DirEntry, err error) error {
		fmt.Println(fs.FormatDirEntry(d), path)
		return err
	})
	for _, p := range []string{".", "a", "a/b", "/a", "a/", "", "a//b", "../a", "a/../b", "./a", "a\xff"} {
		fmt.Print(p, " ", fs.ValidPath(p), "; ")
	}
	fmt.Println()
	for _, m := range []fs.FileMode{0644, fs.ModeDir | 0755, fs.ModeSymlink | 0777, fs.ModeSetuid | fs.ModeSticky | 0111, fs.ModeDevice | fs.ModeCharDevice, fs.ModeNamedPipe, fs.ModeSocket | fs.ModeIrregular} {
		fmt.Println(m, m.IsDir(), m.IsRegular(), m.Perm(), m.Type())
	}
	f, _ := tree.Open("6.txt")
	info, _ = f.Stat()
	line := fs.FormatFileInfo(stamped{info})
	fmt.Println(line)
	r := f.(io.ReaderAt)
	b := make([]byte, 3)
	n, err := r.ReadAt(b, 4)
	fmt.Println(n, err, string(b[:n]))
	f.Close()

	dest := filepath.Join(base, "copy")
	fmt.Println(os.CopyFS(dest, sub))
	err = os.CopyFS(dest, sub)
	fmt.Println(errors.Is(err, fs.ErrExist), strings.Contains(err.Error(), "file exists"))
	d, _ := os.Open(filepath.Join(base, "a"))
	var all []string
	for {
		names, err := d.Readdirnames(1)
		all = append(all, names...)
		if err != nil {
			fmt.Println(len(all), err)
			break
		}
	}
	d.Close()
	fmt.Println(fs.FileInfoToDirEntry(info), fs.FileInfoToDirEntry(nil) == nil)
}

// stamped is a description with a known time.
type stamped struct{ fs.FileInfo }

func (stamped) ModTime() time.Time { return time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC) }

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

func check(err error) {
	if err != nil {
		fmt.Println("error:", err)
	}
}

func main() {
	dir, err := os.MkdirTemp("", "vo-*-test")
	check(err)
	defer os.RemoveAll(dir)
	short := func(v any) string { return strings.ReplaceAll(fmt.Sprint(v), dir, "DIR") }
	check(os.Chdir(dir))
	check(os.MkdirAll("a/b/c", 0o755))
	check(os.WriteFile("a/one.txt", []byte("hello\nworld\n"), 0o644))
	check(os.WriteFile("a/b/two.txt", []byte("2"), 0o600))
	check(os.Symlink("one.txt", "a/link"))
	check(os.Chtimes("a/one.txt", time.Unix(1e9, 5), time.Unix(1_700_000_000, 123456789)))

	info, err := os.Stat("a/one.txt")
	fmt.Println(info.Name(), info.Size(), info.Mode(), info.ModTime().UTC(), info.IsDir(), err)
	fmt.Println(fs.FormatFileInfo(fixedUTC{info}))
	link, _ := os.Lstat("a/link")
	fmt.Println(link.Mode().Type(), link.Name(), link.Mode()&fs.ModeSymlink != 0)
	target, _ := os.Readlink("a/link")
	fmt.Println(target)
	followed, _ := os.Stat("a/link")
	fmt.Println(os.SameFile(info, followed), os.SameFile(info, link))

	entries, err := os.ReadDir("a")
	for _, e := range entries {
		fmt.Println(e, e.Name(), e.IsDir(), e.Type())
	}
	fmt.Println(len(entries), err)

	f, err := os.OpenFile("a/one.txt", os.O_RDWR, 0)
	check(err)
	buf := make([]byte, 5)
	n, err := f.ReadAt(buf, 6)
	fmt.Println(n, err, string(buf))
	n, err = f.ReadAt(buf, 10)
	fmt.Println(n, err)
	n, err = f.WriteAt([]byte("J"), 0)
	fmt.Println(n, err)
	_, err = f.ReadAt(buf, -1)
	fmt.Println(err)
	at, err := f.Seek(-3, io.SeekEnd)
	fmt.Println(at, err)
	rest, err := io.ReadAll(f)
	fmt.Printf("%q %v\n", rest, err)
	check(f.Truncate(7))
	check(f.Sync())
	st, _ := f.Stat()
	fmt.Println(st.Size())
	check(f.Close())
	fmt.Println(f.Close())
	_, err = f.Write([]byte("x"))
	fmt.Println(err, errors.Is(err, fs.ErrClosed))

	app, _ := os.OpenFile("a/one.txt", os.O_APPEND|os.O_WRONLY, 0)
	fmt.Fprintf(app, "more")
	_, err = app.WriteAt([]byte("x"), 0)
	fmt.Println(err)
	app.Close()
	content, _ := os.ReadFile("a/one.txt")
	fmt.Printf("%q\n", content)

	for _, call := range []func() error{
		func() error { _, err := os.Open("nope"); return err },
		func() error { _, err := os.Stat("nope/x"); return err },
		func() error { _, err := os.Lstat("a/one.txt/x"); return err },
		func() error { return os.Mkdir("a", 0o755) },
		func() error { return os.MkdirAll("a/one.txt/d", 0o755) },
		func() error { return os.Remove("a") },
		func() error { return os.Remove("nope") },
		func() error { return os.Rename("nope", "other") },
		func() error { return os.Link("nope", "other") },
		func() error { return os.Symlink("x", "a/link") },
		func() error { _, err := os.Readlink("a/one.txt"); return err },
		func() error { _, err := os.ReadDir("a/one.txt"); return err },
		func() error { return os.Chdir("nope") },
		func() error { return os.Truncate("nope", 1) },
		func() error { return os.Chmod("nope", 0) },
		func() error { _, err := os.OpenFile("a/one.txt", os.O_CREATE|os.O_EXCL, 0o600); return err },
		func() error { _, err := os.CreateTemp("", "a/b"); return err },
		func() error { _, err := os.ReadFile("a"); return err },
		func() error { _, err := os.Open("a\x00b"); return err },
		func() error { return os.RemoveAll("a/.") },
	} {
		err := call()
		fmt.Println(short(err), errors.Is(err, fs.ErrNotExist), os.IsExist(err), os.IsPermission(err))
	}

	check(filepath.WalkDir("a", func(path string, d fs.DirEntry, err error) error {
		fmt.Println("walk", path, d.IsDir(), err)
		if d.Name() == "c" {
			return filepath.SkipDir
		}
		return nil
	}))
	check(filepath.Walk(".", func(path string, info fs.FileInfo, err error) error {
		fmt.Println("walk", path, info.Name(), err)
		return nil
	}))
	fmt.Println(filepath.Glob("a/*"))
	fmt.Println(filepath.Glob("*/*/[a-t]*"))
	fmt.Println(filepath.Glob("["))

	tree := os.DirFS("a")
	check(fs.WalkDir(tree, ".", func(path string, d fs.DirEntry, err error) error {
		fmt.Println("fs", path, err)
		return nil
	}))
	sub, _ := fs.Sub(tree, "b")
	data, err := fs.ReadFile(sub, "two.txt")
	fmt.Println(string(data), err)
	_, err = fs.ReadFile(sub, "three.txt")
	fmt.Println(err)
	_, err = tree.Open("../x")
	fmt.Println(err)
	fmt.Println(fs.Glob(tree, "*/*.txt"))
	check(os.CopyFS("copy", sub))
	copied, err := os.ReadFile("copy/two.txt")
	fmt.Println(string(copied), err)

	d, _ := os.Open("a")
	names, err := d.Readdirnames(2)
	fmt.Println(len(names), err)
	names, err = d.Readdirnames(5)
	fmt.Println(len(names), err)
	names, err = d.Readdirnames(5)
	fmt.Println(len(names), err)
	d.Close()

	r, w, _ := os.Pipe()
	fmt.Fprint(w, "through a pipe")
	w.Close()
	piped, _ := io.ReadAll(r)
	fmt.Println(string(piped))

	wd, _ := os.Getwd()
	real, _ := filepath.EvalSymlinks(dir)
	fmt.Println(wd == real, filepath.Base(wd) != "")
	os.Setenv("VO_TEST", "v")
	fmt.Println(os.ExpandEnv("$VO_TEST ${VO_TEST}x $$ ${} $"), os.Getpid() > 0)
	os.Unsetenv("VO_TEST")
	fmt.Println(os.LookupEnv("VO_TEST"))
	fmt.Println(os.Setenv("", "x"), os.Setenv("a=b", "x"))
	var pathErr *fs.PathError
	_, err = os.Open("nope")
	fmt.Println(errors.As(err, &pathErr), pathErr.Op, pathErr.Path, pathErr.Err)
	check(os.RemoveAll("a"))
	_, err = os.Stat("a")
	fmt.Println(err)
}

type fixedUTC struct{ fs.FileInfo }

func (f fixedUTC) ModTime() time.Time { return f.FileInfo.ModTime().UTC() }

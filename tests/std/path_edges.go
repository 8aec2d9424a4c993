package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
)

var paths = []string{
	"", ".", "..", "/", "//", "///", "a", "a/", "/a", "a/b", "a//b", "a/./b", "a/../b", "../a", "a/..", "a/b/../..", "/..", "/../a", "a/../../b",
	"./a", "./", "/.", ".//.//.", "a/b/c.tar.gz", ".bashrc", "a.b/c", "a/.", "x.", "...", "a/...", "é/日本.txt", "a b/c d", "\x00/\xff", "a\\b",
}

func main() {
	for _, p := range paths {
		dir, file := filepath.Split(p)
		dir2, file2 := path.Split(p)
		fmt.Printf("%q clean %q dir %q base %q ext %q split %q %q abs %t local %t valid %t\n", p, filepath.Clean(p), filepath.Dir(p), filepath.Base(p), filepath.Ext(p), dir, file, filepath.IsAbs(p), filepath.IsLocal(p), fs.ValidPath(p))
		if path.Clean(p) != filepath.Clean(p) || path.Dir(p) != filepath.Dir(p) || path.Base(p) != filepath.Base(p) || path.Ext(p) != filepath.Ext(p) || dir != dir2 || file != file2 {
			fmt.Println("  differs")
		}
		local, err := filepath.Localize(p)
		fmt.Printf("  localize %q %v volume %q slash %q %q\n", local, err, filepath.VolumeName(p), filepath.ToSlash(p), filepath.FromSlash(p))
	}
	for _, base := range []string{"", ".", "a", "/a", "a/b", "..", "../a", "/", "/a/../b/", "a/../.."} {
		for _, target := range []string{"", ".", "a", "/a", "a/b/c", "..", "../b", "/", "a/./b", "/b/c", "b"} {
			rel, err := filepath.Rel(base, target)
			fmt.Printf("rel %q %q %q %v\n", base, target, rel, err)
		}
	}
	for _, parts := range [][]string{{}, {""}, {"", ""}, {"", "a"}, {"a", ""}, {"a", "/b"}, {"a/", "../b"}, {"/", "", "x"}, {"..", ".."}, {"a", "..", ".."}, {"", "/", "a"}, {"//a", "b"}} {
		fmt.Printf("join %q %q %t\n", parts, filepath.Join(parts...), path.Join(parts...) == filepath.Join(parts...))
	}
	for _, pattern := range []string{"", "*", "a*", "*b", "a*b*c", "?", "??", "[abc]", "[^abc]", "[a-c]x", "[]", "[", "[a", "[^]", "[a-]", "[-a]", "[a\\-c]", "[]a]", "\\", "\\*", "a\\", "*/b", "a/*/c", "[/]", "*[", "a[", "日?", "[日-本]", "[!a]", "**", "a**c", "*\\"} {
		var line []string
		for _, name := range []string{"", "a", "b", "c", "abc", "ab", "a/b", "a/x/c", "*", "-", "]", "日本", "本", "ax", "\xff", "/"} {
			ok, err := filepath.Match(pattern, name)
			ok2, err2 := path.Match(pattern, name)
			if ok != ok2 || err != err2 {
				fmt.Println("differs", pattern, name)
			}
			if ok || err != nil {
				line = append(line, fmt.Sprintf("%q %v %v", name, ok, err))
			}
		}
		fmt.Printf("match %q: %s\n", pattern, strings.Join(line, ", "))
	}
	fmt.Printf("%q %q %q\n", filepath.SplitList(""), filepath.SplitList(":"), filepath.SplitList("/a:b::c d:"))

	dir, _ := os.MkdirTemp("", "path")
	defer os.RemoveAll(dir)
	dir, _ = filepath.EvalSymlinks(dir)
	clean := func(v any) string { return strings.ReplaceAll(fmt.Sprint(v), dir, "DIR") }
	os.Chdir(dir)
	os.MkdirAll("a/b/c", 0755)
	os.MkdirAll("a/[x]", 0755)
	for _, name := range []string{"a/one.go", "a/two.go", "a/b/three.go", "a/.hidden", "a/[x]/odd*name", "top"} {
		os.WriteFile(name, nil, 0644)
	}
	os.Symlink("a/b", "s1")
	os.Symlink("../s1/../one.go", "a/s2")
	os.Symlink(dir+"/a", "abs")
	os.Symlink("x2", "x1")
	os.Symlink("x1", "x2")
	os.Symlink("nowhere", "dangling")
	os.Symlink(".", "here")
	for _, p := range []string{"", ".", "..", "a", "s1", "s1/c", "s1/..", "s1/../one.go", "a/s2", "abs", "abs/b/../s2", "x1", "dangling", "dangling/x", "top/x", "top/", "none", "here/here/here", "here/../top", "./s1/./c//", dir, "s1/three.go/.."} {
		resolved, err := filepath.EvalSymlinks(p)
		abs, err2 := filepath.Abs(p)
		if p == ".." || strings.HasPrefix(resolved, "..") {
			resolved, abs = filepath.Base(resolved)[:1], ""
		}
		fmt.Printf("eval %q %q %s; abs %q %v %t\n", clean(p), clean(resolved), clean(err), clean(abs), err2, errors.Is(err, fs.ErrNotExist))
	}
	for _, pattern := range []string{"*", "a/*", "a/*.go", "*/*.go", "*/*/*.go", "a/[x]/*", "a/\\[x\\]/*", "a/b", "none", "none/*", "s1/*", "[", "a/[", "[]a]", "none/[", "a/.*", "./*", "a//*", "*/", "top/*", "abs/?wo.go", "", "a/b/../*.go", "*/b/c", "dangling", "x1*", "a/**"} {
		matches, err := filepath.Glob(pattern)
		fmt.Printf("glob %q %q %v %t\n", pattern, matches, err, errors.Is(err, path.ErrBadPattern))
		fsMatches, fsErr := fs.Glob(os.DirFS("."), pattern)
		if fmt.Sprint(fsMatches, fsErr) != fmt.Sprint(matches, err) {
			fmt.Printf("  fs %q %v\n", fsMatches, fsErr)
		}
	}
	for _, stop := range []string{"", "a/b", "a/one.go", "a", ".", "top", "s1"} {
		for _, with := range []error{fs.SkipDir, fs.SkipAll, errors.New("stop")} {
			var seen []string
			err := filepath.Walk(".", func(p string, info fs.FileInfo, err error) error {
				seen = append(seen, p)
				if p == stop {
					return with
				}
				return err
			})
			var dirs []string
			err2 := filepath.WalkDir(".", func(p string, d fs.DirEntry, err error) error {
				dirs = append(dirs, p)
				if p == stop {
					return with
				}
				return err
			})
			fmt.Println(stop, with, seen, err, fmt.Sprint(seen, err) == fmt.Sprint(dirs, err2))
		}
	}
	fmt.Println(filepath.Walk("none", func(p string, info fs.FileInfo, err error) error { fmt.Println(p, info, err); return fs.SkipDir }))
	fmt.Println(filepath.WalkDir("top", func(p string, d fs.DirEntry, err error) error { fmt.Println(p, d, err); return fs.SkipDir }))
	fmt.Println(filepath.WalkDir("s1", func(p string, d fs.DirEntry, err error) error { fmt.Println(p, d.Type(), err); return nil }))
	fmt.Println(filepath.WalkDir("s1/", func(p string, d fs.DirEntry, err error) error { fmt.Println(p, d.Type(), err); return nil }))
}

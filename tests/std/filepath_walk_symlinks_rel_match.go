package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	base, err := os.MkdirTemp("", "paths")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(base)
	base, err = filepath.EvalSymlinks(base)
	if err != nil {
		panic(err)
	}
	hide := func(value any) string { return strings.ReplaceAll(fmt.Sprint(value), base, "BASE") }
	in := func(name string) string { return base + "/" + name }
	os.MkdirAll(in("a/b/c"), 0o755)
	os.MkdirAll(in("d"), 0o755)
	os.WriteFile(in("a/f1"), []byte("1"), 0o644)
	os.WriteFile(in("a/b/f2"), []byte("22"), 0o644)
	os.WriteFile(in("d/f3"), nil, 0o644)
	os.Symlink("a/b", in("rel"))
	os.Symlink(in("d"), in("abs"))
	os.Symlink("../d/../rel/c", in("d/up"))
	os.Symlink("none", in("dangling"))
	os.Symlink("loop2", in("loop1"))
	os.Symlink("loop1", in("loop2"))
	os.Symlink(".", in("a/self"))
	os.Symlink("f1", in("a/to-file"))

	for _, name := range []string{"", "/", "a", "a/", "rel", "rel/c", "rel/../f1", "abs/f3", "abs/up", "dangling", "dangling/x", "loop1", "loop1/x", "a/self/self/f1", "a/self/self/self/b", "a/to-file", "a/to-file/x", "a/to-file/..", "none", "none/..", "rel/../../d", "d/up/..", "./a/.", "abs/../a"} {
		resolved, err := filepath.EvalSymlinks(in(name))
		fmt.Printf("%s: %q %s", name, hide(resolved), hide(err))
		if err != nil {
			fmt.Printf(" (%T not=%t)", err, errors.Is(err, fs.ErrNotExist))
		}
		fmt.Println()
	}
	os.Chdir(base)
	for _, name := range []string{"", ".", "..", "a", "./a", "rel", "abs", "a/self/..", "rel/..", "d/up", "a//b", "none", "a/../rel/../f1", "../" + filepath.Base(base) + "/rel", "abs/../rel"} {
		resolved, err := filepath.EvalSymlinks(name)
		fmt.Printf("%q: %q %s\n", strings.ReplaceAll(name, filepath.Base(base), "B"), strings.ReplaceAll(hide(resolved), filepath.Base(base), "B"), hide(err))
	}

	visit := func(root string, answer func(name string, err error) error) {
		err := filepath.Walk(root, func(name string, info fs.FileInfo, err error) error {
			kind := "nil"
			if info != nil {
				kind = info.Mode().Type().String()
			}
			reply := answer(name, err)
			fmt.Println("  walk", hide(name), kind, hide(err), "->", reply)
			return reply
		})
		fmt.Println("Walk:", hide(err))
		err = filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
			kind := "nil"
			if entry != nil {
				kind = entry.Type().String()
			}
			reply := answer(name, err)
			fmt.Println("  walkdir", hide(name), kind, hide(err), "->", reply)
			return reply
		})
		fmt.Println("WalkDir:", hide(err))
	}
	keep := func(string, error) error { return nil }
	for _, root := range []string{".", "./a", "a/", "a//b", "rel", "rel/", "dangling", "a/f1", "none", "", "a/../d"} {
		fmt.Printf("root %q\n", root)
		visit(root, keep)
	}
	for _, stop := range []error{filepath.SkipDir, filepath.SkipAll, errors.New("mine")} {
		for _, at := range []string{"a", "a/b", "a/b/c", "a/f1"} {
			fmt.Println("stop", stop, "at", at)
			visit("a", func(name string, err error) error {
				if name == at {
					return stop
				}
				return nil
			})
		}
	}
	visit("none", func(_ string, err error) error { return err })
	visit("none", func(string, error) error { return filepath.SkipDir })

	pairs := [][2]string{{"a", "a"}, {"a", "a/b"}, {"a/b", "a"}, {"a/b", "a/c"}, {"", ""}, {"", "a"}, {".", "a"}, {"a", "."}, {"..", "a"}, {"a", ".."}, {"../a", "b"}, {"../a", "../b"}, {"../..", ".."}, {"..", "../.."}, {"/", "/a"}, {"/a", "/"}, {"/a", "b"}, {"a", "/b"}, {"/a/b", "/a/bc"}, {"/a/bc", "/a/b"}, {"a/../b", "b/c"}, {"a//b/", "a/b/./c/"}, {"/..", "/a"}, {"a/b/c", "a/x/y"}, {"../../a", "../b"}, {"./..", "."}, {"é", "é/ü"}}
	for _, pair := range pairs {
		relative, err := filepath.Rel(pair[0], pair[1])
		fmt.Printf("Rel(%q, %q) = %q %v\n", pair[0], pair[1], relative, err)
	}

	for _, test := range [][2]string{{"*", "a/b"}, {"*/*", "a/b"}, {"a?c", "a/c"}, {"a[/]c", "a/c"}, {"a[^b]c", "a/c"}, {"[a-c]", "b"}, {"[c-a]", "b"}, {"[\\]]", "]"}, {"[]a]", "]"}, {"[-]", "-"}, {"[x-]", "-"}, {"[^^]", "^"}, {"\\*", "*"}, {"a\\", "a"}, {"é?", "éü"}, {"?", "\xff"}, {"[\xff]", "\xff"}, {"[é-ü]", "ó"}, {"*a*b*c", "xaybzc"}, {"*a*b*c", "xaybz"}, {"a*[", "b"}, {"a*[", "ab"}, {"", ""}, {"", "a"}, {"**", "abc"}, {"[!a]", "!"}, {"[", "a"}, {"[a", "a"}, {"[a-", "a"}, {"x[", "y"}, {"*x[", "y"}} {
		matched, err := filepath.Match(test[0], test[1])
		fmt.Printf("Match(%q, %q) = %t %v\n", test[0], test[1], matched, err)
	}

	for _, name := range []string{"", ".", "..", "/", "a", "a/b", "/a", "../a", "a/..", "a/../..", "a/../../b", "./a", "//", "a//", "a\x00"} {
		local, err := filepath.Localize(name)
		fmt.Printf("%q local=%t Localize=%q %v dir=%q base=%q ext=%q clean=%q volume=%q abs=%t\n", name, filepath.IsLocal(name), local, err,
			filepath.Dir(name), filepath.Base(name), filepath.Ext(name), filepath.Clean(name), filepath.VolumeName(name), filepath.IsAbs(name))
	}
	for _, list := range []string{"", ":", "a", "a:b", ":a", "a:", "a::b", "\"a:b\":c"} {
		fmt.Printf("%q=%q ", list, filepath.SplitList(list))
	}
	fmt.Println()
	absolute, err := filepath.Abs("x/../y")
	fmt.Println(hide(absolute), err)
	absolute, err = filepath.Abs("")
	fmt.Println(hide(absolute), err)
}

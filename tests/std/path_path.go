package main

import (
	"fmt"
	"path"
	"path/filepath"
)

func main() {
	for _, p := range []string{"", ".", "..", "/", "//", "a", "a/", "a//b", "a/./b", "a/../b", "../a", "../../a/..", "/..", "/../a", "a/b/../../..", "./a", "a/b.c/d.tar.gz", ".x", "/a/b/"} {
		dir, file := path.Split(p)
		fmt.Printf("%q: %q %q %q %q %q %q %v\n", p, path.Clean(p), dir, file, path.Base(p), path.Dir(p), path.Ext(p), path.IsAbs(p))
		fmt.Println(filepath.IsLocal(p), filepath.Clean(p) == path.Clean(p))
	}
	fmt.Println(path.Join("a", "", "../b", "c"), path.Join(), path.Join("", ""), path.Join("/", "a"))
	for _, m := range [][2]string{
		{"abc", "abc"}, {"*", "abc"}, {"*c", "abc"}, {"a*", "a/b"}, {"a*/b", "abc/b"}, {"a*b?c*x", "abxbbxdbxebxczzx"},
		{"a*b?c*x", "abxbbxdbxebxczzy"}, {"ab[c]", "abc"}, {"ab[b-d]", "abc"}, {"ab[^b-d]", "abc"}, {`a\*b`, "a*b"},
		{"a?b", "a☺b"}, {"a[^a]b", "a☺b"}, {"[a-ζ]*", "α"}, {"a?b", "a/b"}, {"[]a]", "]"}, {"[-]", "-"}, {"[x-]", "x"},
		{"[", "a"}, {"[^", "a"}, {"a[", "a"}, {"a[", "ab"}, {"[a-b-c]", "a"}, {`\`, "a"}, {"*x", "xxx"}, {"", ""}, {"", "x"}, {"a*", ""}, {"**a", "ba"}, {"a/[", "b"},
	} {
		ok, err := path.Match(m[0], m[1])
		ok2, err2 := filepath.Match(m[0], m[1])
		fmt.Println(m[0], m[1], ok, err, ok2, err2)
	}
	for _, r := range [][2]string{{"a/b", "a/b/c"}, {"a/b/c", "a/b"}, {"a/b", "a/c"}, {"/a", "/b/c"}, {".", "a"}, {"..", "a"}, {"a", ".."}, {"/a", "b"}, {"a/../b", "b"}, {"/", "/"}, {"../a", "../b"}, {"", "x"}, {"x", ""}} {
		rel, err := filepath.Rel(r[0], r[1])
		fmt.Printf("%q %v\n", rel, err)
	}
	fmt.Printf("%q %q\n", filepath.SplitList("/a:/b::c"), filepath.SplitList(""))
}

package main

import (
	"fmt"
	"path"
	"path/filepath"
)

func main() {
	ps := []string{"", ".", "/", "//", "a", "a/", "/a", "a/b/../c", "../..", "/../a", "a//b", "./a", "a/./b", "a/../..", "/a/b/c.tar.gz", "a.b/c", ".bashrc", "a/.", "/..", "a/b/"}
	for _, p := range ps {
		d, f := path.Split(p)
		fmt.Printf("%q %q %q %q %q %q %q %v\n", p, path.Clean(p), path.Base(p), path.Dir(p), path.Ext(p), d, f, path.IsAbs(p))
		d, f = filepath.Split(p)
		fmt.Printf("%q %q %q %q %q %q %v %v\n", filepath.Clean(p), filepath.Base(p), filepath.Dir(p), filepath.Ext(p), d, f, filepath.IsLocal(p), filepath.IsAbs(p))
		l, err := filepath.Localize(p)
		fmt.Printf("%q %v %q\n", l, err, filepath.SplitList(p+":x:"))
		for _, q := range ps[:16] {
			r, err := filepath.Rel(p, q)
			fmt.Printf("%q %v %q %q;", r, err, path.Join(p, q), filepath.Join(p, "x", q))
		}
		fmt.Println()
	}
	for _, c := range [][2]string{{"*", "abc"}, {"*", "a/b"}, {"a*c", "abbc"}, {"?", "é"}, {"?", "/"}, {"[a-c]x", "bx"}, {"[^a-c]x", "bx"}, {"[]a]", "]"}, {"[-]", "-"}, {"[x-]", "x"}, {"[a-", "a"}, {"[", "a"}, {"a[", "b"}, {`\*`, "*"}, {`\`, "a"}, {"*.go", "m.go"}, {"a*b*c", "aXbYcZ"}, {"a*/b", "a/c/b"}, {"[!a]", "b"}, {"", ""}, {"*x", "xxx"}, {"[a-b-c]", "a"}, {"a?b", "a\xffb"}, {"[\\]a]", "]"}} {
		m, err := path.Match(c[0], c[1])
		n, err2 := filepath.Match(c[0], c[1])
		fmt.Printf("%q %q %v %v %v %v\n", c[0], c[1], m, err, n, err2)
	}
	g, err := filepath.Glob("[")
	fmt.Println(g, err)
	fmt.Println(filepath.VolumeName("/a"), filepath.ToSlash("a/b"), filepath.FromSlash("a/b"))
}

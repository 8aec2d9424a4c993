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

func describe(err error) string {
	var wrapped *fs.PathError
	if errors.As(err, &wrapped) {
		return fmt.Sprintf("%v [%s|%s|%v]", err, wrapped.Op, wrapped.Path, wrapped.Err)
	}
	return fmt.Sprint(err)
}

// globber answers Glob itself; subber answers Sub itself.
type globber struct{ fs.FS }

func (g globber) Glob(pattern string) ([]string, error) {
	return []string{"own:" + pattern}, nil
}

type subber struct{ fs.FS }

func (s subber) Sub(dir string) (fs.FS, error) {
	return nil, fmt.Errorf("own sub of %q", dir)
}

func main() {
	for _, name := range []string{"", ".", "..", "/", "a", "a/b", "a//b", "/a", "a/", "./a", "a/.", "a/./b", "a/../b", "../a", "a/..", "...", "a/...", ".a", "a\\b", "\\", "a\x00b", "\xff", "a/\xff", "é/ü", " ", "a/ ", "c:/x", "*", "a/*/b", "\u2028"} {
		fmt.Printf("%q=%t ", name, fs.ValidPath(name))
	}
	fmt.Println()

	base, err := os.MkdirTemp("", "glob")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(base)
	for _, name := range []string{"a/one.txt", "a/two.txt", "a/b/three.go", "a/b/[x].go", "c/one.txt", "star*", ".hidden/x", "z-z", "back\\slash", "é.txt"} {
		full := filepath.Join(base, name)
		os.MkdirAll(filepath.Dir(full), 0o755)
		os.WriteFile(full, []byte(name), 0o644)
	}
	os.Symlink("a", filepath.Join(base, "link"))
	os.Symlink("nothing", filepath.Join(base, "dangling"))
	tree := os.DirFS(base)
	patterns := []string{"*", "*/*", "a/*.txt", "[ac]/one.txt", "?/one.txt", "*/*/*", "a", "none", "none/*", "a/none", "", ".", "./*", "a/", "a//one.txt", "/*", "[", "a/[", "[]a]", "[^a]*", "[a-", "\\", "star\\*", "a/b/\\[x\\].go", "[z\\-]-z", "back\\\\slash", "?.txt", "é*", "link/*", "dang*", ".*", ".hidden/*", "*.txt", "**", "**/*.go", "a/*/[", "none/[", "[/]", "a/one.txt/*", "*/[", "..", "../*", "a\\/one.txt", "[x", "none/x[", "a*/b*/t*"}
	for _, pattern := range patterns {
		matches, err := fs.Glob(tree, pattern)
		fmt.Printf("fs.Glob %q: %q %s nil=%t\n", pattern, matches, describe(err), matches == nil)
		if err != nil && err != path.ErrBadPattern {
			fmt.Println("another error")
		}
		if strings.HasPrefix(pattern, ".") || strings.HasPrefix(pattern, "/") || pattern == "" {
			continue
		}
		matches, err = filepath.Glob(base + "/" + pattern)
		for i := range matches {
			matches[i] = strings.Replace(matches[i], base, "B", 1)
		}
		fmt.Printf("filepath.Glob: %q %v nil=%t\n", matches, err, matches == nil)
	}

	matches, err := fs.Glob(globber{tree}, "[")
	fmt.Println(matches, err)
	_, err = fs.Sub(subber{tree}, "a")
	fmt.Println(err)
	_, err = fs.Sub(subber{tree}, "../x")
	fmt.Println(describe(err))
	same, err := fs.Sub(subber{tree}, ".")
	_, isSub := same.(subber)
	fmt.Println(isSub, err)

	for _, dir := range []string{"a", ".", "", "/", "../a", "a/", "none", "a/one.txt", "a/b"} {
		sub, err := fs.Sub(tree, dir)
		fmt.Printf("sub %q: nil=%t %s same=%t\n", dir, sub == nil, describe(err), sub == tree)
		if err != nil {
			continue
		}
		for _, name := range []string{".", "one.txt", "../c/one.txt", "none", "b/three.go"} {
			data, err := fs.ReadFile(sub, name)
			entries, dirErr := fs.ReadDir(sub, name)
			info, statErr := fs.Stat(sub, name)
			fmt.Printf("  %s: %q %s | %d %s | %t %s\n", name, data, strings.ReplaceAll(describe(err), base, "B"), len(entries),
				strings.ReplaceAll(describe(dirErr), base, "B"), info != nil, describe(statErr))
		}
		found, err := fs.Glob(sub, "*.txt")
		fmt.Println("  ", found, err)
		found, err = fs.Glob(sub, "b/*")
		fmt.Println("  ", found, err)
		_, err = fs.Glob(sub, "[")
		fmt.Println("  ", err)
		_, err = fs.ReadLink(sub, "one.txt")
		fmt.Println("  ", describe(err))
	}

	sub, _ := fs.Sub(globber{tree}, "a")
	matches, err = fs.Glob(sub, "*.txt")
	fmt.Println(matches, err)
	deep, _ := fs.Sub(tree, "a")
	deeper, err := fs.Sub(deep, "b")
	fmt.Println(err)
	fs.WalkDir(deeper, ".", func(name string, entry fs.DirEntry, err error) error {
		fmt.Println(name, entry, err)
		return err
	})
	_, err = deeper.Open("x")
	fmt.Println(describe(err))
	_, err = fs.Sub(deep, "/b")
	fmt.Println(describe(err))
}

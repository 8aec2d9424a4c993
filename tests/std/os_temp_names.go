package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

var digits = regexp.MustCompile(`[0-9]{4,}`)

func hide(base, text string) string {
	return digits.ReplaceAllString(strings.ReplaceAll(text, base, "BASE"), "N")
}

func report(base, what string, err error) {
	var path *fs.PathError
	fmt.Printf("%s: %s", what, hide(base, err.Error()))
	if errors.As(err, &path) {
		fmt.Printf(" op=%s path=%q inner=%q %T", path.Op, hide(base, path.Path), path.Err.Error(), path.Err)
	}
	fmt.Println(" exist:", errors.Is(err, fs.ErrExist), "not:", errors.Is(err, fs.ErrNotExist))
}

func main() {
	base, err := os.MkdirTemp("", "temp")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(base)
	patterns := []string{"", "a", "a*", "*a", "a*b", "a*b*c", "*", "**", "a.*.txt", ".hidden*", "sp ace*x", "é*ü", "a/b", "/a", "a/", "a*/b", "../x", "..", ".", "*..", "\x00", "a\x00*", "a\\b*", "?[*]"}
	for _, pattern := range patterns {
		file, err := os.CreateTemp(base, pattern)
		if err != nil {
			report(base, fmt.Sprintf("file %q", pattern), err)
		} else {
			info, _ := file.Stat()
			fmt.Printf("file %q: %q mode=%v size=%d in base=%t\n", pattern, hide(base, file.Name()), info.Mode(), info.Size(), filepath.Dir(file.Name()) == base)
			n, err := file.WriteString("text")
			_, seekErr := file.Seek(0, 0)
			buffer := make([]byte, 8)
			m, readErr := file.Read(buffer)
			fmt.Println("  ", n, err, seekErr, m, readErr, file.Close())
		}
		directory, err := os.MkdirTemp(base, pattern)
		if err != nil {
			report(base, fmt.Sprintf("dir %q", pattern), err)
		} else {
			info, _ := os.Stat(directory)
			fmt.Printf("dir %q: %q mode=%v in base=%t\n", pattern, hide(base, directory), info.Mode(), filepath.Dir(directory) == base)
		}
	}

	missing := filepath.Join(base, "missing")
	_, err = os.CreateTemp(missing, "x*y")
	report(base, "file in missing", err)
	_, err = os.MkdirTemp(missing, "x*y")
	report(base, "dir in missing", err)
	_, err = os.CreateTemp(missing, "x/y")
	report(base, "separator first", err)
	plain := filepath.Join(base, "plain")
	os.WriteFile(plain, nil, 0o600)
	_, err = os.CreateTemp(plain, "x")
	report(base, "file under file", err)
	_, err = os.MkdirTemp(plain, "x")
	report(base, "dir under file", err)
	_, err = os.CreateTemp(base, strings.Repeat("l", 300))
	report(base, "long name", errors.New(strings.ReplaceAll(err.Error(), strings.Repeat("l", 300), "L")))
	_, err = os.MkdirTemp(base, strings.Repeat("l", 300))
	report(base, "long dir", errors.New(strings.ReplaceAll(err.Error(), strings.Repeat("l", 300), "L")))

	slash, err := os.CreateTemp(base+"/", "s")
	fmt.Println(hide(base, slash.Name()), err)
	slash.Close()
	double, err := os.MkdirTemp(base+"//", "s")
	fmt.Println(hide(base, double), err)
	dotted, err := os.MkdirTemp(base+"/./", "s")
	fmt.Println(hide(base, dotted), err)

	os.Setenv("TMPDIR", base)
	file, err := os.CreateTemp("", "env")
	fmt.Println(hide(base, file.Name()), err)
	file.Close()
	directory, err := os.MkdirTemp("", "env")
	fmt.Println(hide(base, directory), err)
	os.Setenv("TMPDIR", missing)
	_, err = os.CreateTemp("", "env")
	report(base, "TMPDIR missing", err)
	_, err = os.MkdirTemp("", "env")
	report(base, "TMPDIR missing", err)

	if err := os.Chdir(base); err != nil {
		fmt.Println(err)
	}
	relative, err := os.CreateTemp(".", "rel")
	fmt.Println(hide(base, relative.Name()), err)
	relative.Close()
	relativeDir, err := os.MkdirTemp(".", "rel")
	fmt.Println(hide(base, relativeDir), err)
	_, err = os.MkdirTemp("./none", "rel")
	report(base, "relative missing", err)

	seen := map[string]bool{}
	for range 200 {
		file, err := os.CreateTemp(base, "many*")
		if err != nil {
			panic(err)
		}
		seen[file.Name()] = true
		file.Close()
	}
	matches, err := filepath.Glob(filepath.Join(base, "many*"))
	fmt.Println(len(seen), len(matches), err)
}

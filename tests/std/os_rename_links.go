package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

var base string

func text(err error) string {
	if err == nil {
		return "nil"
	}
	kind := ""
	var link *os.LinkError
	var path *fs.PathError
	switch {
	case errors.As(err, &link):
		kind = "link " + link.Op
	case errors.As(err, &path):
		kind = "path " + path.Op
	}
	return fmt.Sprintf("%s (%s)", strings.ReplaceAll(err.Error(), base+"/", ""), kind)
}

func at(name string) string { return base + "/" + name }

func put(name, content string) {
	os.MkdirAll(filepath.Dir(at(name)), 0755)
	if err := os.WriteFile(at(name), []byte(content), 0644); err != nil {
		fmt.Println(text(err))
	}
}

func get(name string) string {
	data, err := os.ReadFile(at(name))
	if err != nil {
		return text(err)
	}
	return string(data)
}

func main() {
	base, _ = os.MkdirTemp("", "links")
	defer os.RemoveAll(base)
	put("a", "A")
	put("b", "B")
	put("dir/inner", "inner")
	os.Mkdir(at("empty"), 0755)
	os.Symlink("a", at("to a"))
	os.Symlink("dir", at("to dir"))
	os.Symlink("gone", at("to gone"))

	for _, pair := range [][2]string{
		{"a", "a"}, {"a", "a2"}, {"a2", "b"}, {"none", "x"}, {"b", "dir"}, {"b", "empty"}, {"dir", "b"}, {"dir", "empty"},
		{"empty", "again"}, {"again", "empty"}, {"empty/inner", "empty/sub/inner"}, {"empty", "empty/below"}, {"b", "none/b"}, {"b", "b/c"},
		{"to gone", "moved"}, {"moved", "to a"}, {"b", "to dir"}, {"b/", "c"}, {"b", "c/"}, {"empty/", "dir/"}, {"", "x"}, {"b", ""}, {"a\x00", "b"}, {"b", "b\x00"}, {"dir", "to dir"},
	} {
		fmt.Printf("rename %q %q %s\n", pair[0], pair[1], text(os.Rename(at(pair[0]), at(pair[1]))))
	}
	entries, _ := os.ReadDir(base)
	fmt.Println(entries)

	put("f", "F")
	os.Mkdir(at("d"), 0755)
	for _, pair := range [][2]string{{"f", "g"}, {"f", "g"}, {"f", "f"}, {"d", "e"}, {"none", "x"}, {"f", "none/x"}, {"f", "d"}, {"f", "d/f"}, {"f/x", "y"}, {"f", "h\x00"}} {
		fmt.Printf("link %q %q %s\n", pair[0], pair[1], text(os.Link(at(pair[0]), at(pair[1]))))
	}
	one, _ := os.Stat(at("f"))
	two, _ := os.Stat(at("g"))
	three, _ := os.Stat(at("d"))
	fmt.Println(os.SameFile(one, two), os.SameFile(one, three), one.Sys().(*syscall.Stat_t).Nlink)
	put("g", "changed through g")
	fmt.Println(get("f"), get("d/f"))
	os.Remove(at("f"))
	two, _ = os.Stat(at("g"))
	fmt.Println(two.Sys().(*syscall.Stat_t).Nlink, get("g"))

	for _, pair := range [][2]string{{"g", "s1"}, {"s1", "s2"}, {"", "s3"}, {"x", "g"}, {"../" + filepath.Base(base) + "/g", "s4"}, {"d", "s5"}, {"s5", "s5/inside"}, {"absolute", "none/s"}, {"a\x00b", "s6"}, {strings.Repeat("long/", 200), "s7"}} {
		fmt.Printf("symlink %.20q %q %.120s\n", strings.ReplaceAll(pair[0], filepath.Base(base), "BASE"), pair[1], strings.ReplaceAll(text(os.Symlink(pair[0], at(pair[1]))), filepath.Base(base), "BASE"))
	}
	for _, name := range []string{"s1", "s2", "s4", "s5", "s5/inside", "d/inside", "s7", "g", "d", "none", "", "s1/"} {
		target, err := os.Readlink(at(name))
		fmt.Printf("readlink %q %d %.40q %s\n", name, len(strings.ReplaceAll(target, filepath.Base(base), "BASE")), strings.ReplaceAll(target, filepath.Base(base), "BASE"), text(err))
	}
	fmt.Println(get("s1"), get("s2"), get("s4"), get("s5/f"), get("s5/inside/f"), get("s7"))
	info, err := os.Lstat(at("s2"))
	fmt.Println(info.Mode(), info.Size(), info.Name(), info.IsDir(), err)
	info, err = os.Stat(at("s2"))
	fmt.Println(info.Mode(), info.Size(), info.Name(), err)
	info, err = os.Lstat(at("s5/"))
	fmt.Println(info.Mode().IsDir(), info.Name(), err)

	// Modes and times, through links.
	for _, mode := range []fs.FileMode{0, 0777, 0600 | fs.ModeSetuid, 0640 | fs.ModeSetgid | fs.ModeSticky, 0444 | fs.ModeDir, 07777} {
		err := os.Chmod(at("s1"), mode)
		info, _ := os.Stat(at("g"))
		fmt.Println("chmod", mode, text(err), info.Mode(), info.Mode().Perm())
	}
	for _, t := range []time.Time{time.Unix(0, 0), time.Unix(1e9, 123456789), time.Unix(-1000, 1), time.Date(2038, 1, 19, 3, 14, 8, 0, time.UTC), {}} {
		err := os.Chtimes(at("s2"), time.Unix(5, 5), t)
		info, _ := os.Stat(at("g"))
		fmt.Println("chtimes", text(err), info.ModTime().UTC().Format(time.RFC3339Nano), info.Sys().(*syscall.Stat_t).Atim.Sec)
	}
	fmt.Println(text(os.Chmod(at("none"), 0)), text(os.Chtimes(at("none"), time.Now(), time.Now())), text(os.Chtimes(at("none"), time.Time{}, time.Time{})))
	fmt.Println(text(os.Chown(at("none"), 0, 0)), text(os.Lchown(at("s1"), -1, -1)), text(os.Chown(at("g"), os.Getuid(), os.Getgid())))
	for _, mode := range []fs.FileMode{0, fs.ModeDir | 0755, fs.ModeSymlink | 0777, fs.ModeNamedPipe, fs.ModeSocket, fs.ModeDevice | fs.ModeCharDevice, fs.ModeIrregular, fs.ModeAppend | fs.ModeExclusive | fs.ModeTemporary, ^fs.FileMode(0), fs.ModeType, fs.ModePerm} {
		fmt.Println(mode, mode.IsDir(), mode.IsRegular(), mode.Type(), mode.Perm())
	}
}

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
	base, err := os.MkdirTemp("", "rooted")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(base)
	say := func(what string, err error) {
		if err == nil {
			fmt.Println(what, "ok")
			return
		}
		text := strings.ReplaceAll(err.Error(), base, "BASE")
		var path *fs.PathError
		var link *os.LinkError
		switch {
		case errors.As(err, &path):
			text += fmt.Sprintf(" path[%s %s %T]", path.Op, strings.ReplaceAll(path.Path, base, "BASE"), path.Err)
		case errors.As(err, &link):
			text += fmt.Sprintf(" link[%s %s %s %T]", link.Op, link.Old, link.New, link.Err)
		default:
			text += fmt.Sprintf(" %T", err)
		}
		fmt.Println(what, text, errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrExist), errors.Is(err, fs.ErrClosed))
	}
	in := filepath.Join(base, "in")
	os.MkdirAll(filepath.Join(in, "d/e"), 0o755)
	os.WriteFile(filepath.Join(in, "f"), []byte("inside"), 0o644)
	os.WriteFile(filepath.Join(base, "secret"), []byte("outside"), 0o644)
	os.Symlink("d/e", filepath.Join(in, "short"))
	os.Symlink("../secret", filepath.Join(in, "out"))
	os.Symlink("/etc", filepath.Join(in, "abs"))
	os.Symlink("d/../f", filepath.Join(in, "back"))
	os.Symlink("loop", filepath.Join(in, "loop"))
	os.Symlink("missing", filepath.Join(in, "dangling"))
	os.Symlink("../../f", filepath.Join(in, "d/e/up"))
	root, err := os.OpenRoot(in)
	if err != nil {
		panic(err)
	}
	names := []string{"", ".", "..", "/", "f", "f/", "./f", "d/../f", "d/../../in/f", "f/..", "f/x", "none", "none/x", "out", "abs", "abs/passwd", "back", "loop", "dangling", "short", "short/up", "short/../../f", "d", "d/", "d//e", "a\x00b", strings.Repeat("../", 3) + "x"}
	for _, name := range names {
		fmt.Printf("%q\n", name)
		file, err := root.Open(name)
		say("  open", err)
		if err == nil {
			fmt.Println("   ", strings.ReplaceAll(file.Name(), base, "BASE"))
			file.Close()
		}
		info, err := root.Stat(name)
		say("  stat", err)
		if err == nil {
			fmt.Println("   ", strings.ReplaceAll(info.Name(), filepath.Base(base), "B"), info.Mode())
		}
		info, err = root.Lstat(name)
		say("  lstat", err)
		if err == nil {
			fmt.Println("   ", info.Mode().Type())
		}
		target, err := root.Readlink(name)
		say("  readlink "+target, err)
		_, err = root.ReadFile(name)
		say("  readfile", err)
		sub, err := root.OpenRoot(name)
		say("  openroot", err)
		if err == nil {
			fmt.Println("   ", strings.ReplaceAll(sub.Name(), base, "BASE"))
			sub.Close()
		}
		say("  chmod", root.Chmod(name, 0o755))
		say("  chtimes", root.Chtimes(name, time.Time{}, time.Unix(1e9, 0)))
		if name != "." {
			say("  mkdir", root.Mkdir(name, 0o755))
			say("  mkdirall", root.MkdirAll(name, 0o755))
		}
		_, err = root.OpenFile(name, os.O_CREATE|os.O_EXCL, 0o600)
		say("  exclusive", err)
	}
	for _, name := range []string{"", ".", "..", "none", "d", "f/x", "out", "f", "abs/x"} {
		say(fmt.Sprintf("remove %q", name), root.Remove(name))
	}
	for _, name := range []string{"", ".", "..", "none", "abs/x", "f/x"} {
		say(fmt.Sprintf("removeall %q", name), root.RemoveAll(name))
	}
	say("write", root.WriteFile("w", []byte("text"), 0o640))
	say("write escape", root.WriteFile("../w", nil, 0o640))
	say("write dangling", root.WriteFile("dangling", []byte("made"), 0o640))
	for _, pair := range [][2]string{{"w", "w2"}, {"none", "x"}, {"w2", "d"}, {"w2", "../x"}, {"../secret", "x"}, {"d", "w2"}, {"w2", "none/x"}, {"w2", "abs/x"}} {
		say(fmt.Sprintf("rename %q", pair), root.Rename(pair[0], pair[1]))
		say(fmt.Sprintf("link %q", pair), root.Link(pair[0], pair[1]))
		say(fmt.Sprintf("symlink %q", pair), root.Symlink(pair[0], pair[1]))
	}
	say("removeall d", root.RemoveAll("d"))

	tree := root.FS()
	for _, name := range []string{".", "w2", "..", "/w2", "none", "out", "", "w2/"} {
		data, err := fs.ReadFile(tree, name)
		say(fmt.Sprintf("fs %q %q", name, data), err)
		_, err = fs.Stat(tree, name)
		say("  stat", err)
		_, err = fs.Lstat(tree, name)
		say("  lstat", err)
		_, err = fs.ReadDir(tree, name)
		say("  readdir", err)
	}
	fs.WalkDir(tree, ".", func(name string, entry fs.DirEntry, err error) error {
		fmt.Println(" ", name, entry.Type(), err)
		return nil
	})
	file, err := root.Create("made")
	say("create", err)
	io.WriteString(file, "still open")
	say("close", root.Close())
	say("close again", root.Close())
	_, err = file.WriteString("!")
	say("file after close", err)
	file.Close()
	_, err = root.Open("f")
	say("open closed", err)
	_, err = root.Stat(".")
	say("stat closed", err)
	say("mkdir closed", root.Mkdir("q", 0o755))
	say("rename closed", root.Rename("a", "b"))
	say("removeall closed", root.RemoveAll("w2"))
	_, err = root.OpenRoot("d")
	say("openroot closed", err)
	_, err = fs.ReadFile(tree, "w2")
	say("fs closed", err)
	fmt.Println(strings.ReplaceAll(root.Name(), base, "BASE"))
	_, err = os.OpenRoot("")
	say("openroot empty", err)
	_, err = os.OpenInRoot(in, "../secret")
	say("openinroot", err)
	_, err = os.OpenInRoot(filepath.Join(base, "none"), "x")
	say("openinroot none", err)
	file, err = os.OpenInRoot(in, "made")
	say("openinroot made", err)
	data, err := io.ReadAll(file)
	fmt.Printf("%q %v\n", data, err)
	file.Close()
}

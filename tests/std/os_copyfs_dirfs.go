package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	base, err := os.MkdirTemp("", "dirfs")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(base)
	hide := func(err error) string {
		if err == nil {
			return "ok"
		}
		kind := fmt.Sprintf("%T", err)
		var path *fs.PathError
		if errors.As(err, &path) {
			kind += fmt.Sprintf(" %s %q", path.Op, strings.ReplaceAll(path.Path, base, "BASE"))
		}
		return fmt.Sprintf("%s [%s] %t %t %t", strings.ReplaceAll(err.Error(), base, "BASE"), kind, errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid), errors.Is(err, fs.ErrExist))
	}
	in := func(name string) string { return filepath.Join(base, name) }
	os.MkdirAll(in("src/d/e"), 0o755)
	os.Mkdir(in("src/empty"), 0o700)
	os.WriteFile(in("src/a.txt"), []byte("alpha"), 0o644)
	os.WriteFile(in("src/d/run.sh"), []byte("#!"), 0o755)
	os.WriteFile(in("src/d/e/z"), nil, 0o600)
	source := os.DirFS(in("src"))

	_, isStat := source.(fs.StatFS)
	_, isRead := source.(fs.ReadFileFS)
	_, isDir := source.(fs.ReadDirFS)
	_, isSub := source.(fs.SubFS)
	_, isGlob := source.(fs.GlobFS)
	_, isLink := source.(fs.ReadLinkFS)
	fmt.Println(isStat, isRead, isDir, isSub, isGlob, isLink)

	for _, name := range []string{"a.txt", ".", "", "/", "..", "../src", "a.txt/", "./a.txt", "d//e", "d/e", "none", "a.txt/x", "d/../a.txt", "a\x00b", "d\\e"} {
		file, err := source.Open(name)
		if err == nil {
			info, _ := file.Stat()
			fmt.Printf("open %q: %s %v %t\n", name, info.Name(), info.IsDir(), file != nil)
			file.Close()
		} else {
			fmt.Printf("open %q: %s nil=%t\n", name, hide(err), file == nil)
		}
		info, err := fs.Stat(source, name)
		fmt.Printf("  stat: %s nil=%t\n", hide(err), info == nil)
		info, err = fs.Lstat(source, name)
		fmt.Printf("  lstat: %s nil=%t\n", hide(err), info == nil)
		data, err := fs.ReadFile(source, name)
		fmt.Printf("  read: %d %s\n", len(data), hide(err))
		entries, err := fs.ReadDir(source, name)
		fmt.Printf("  dir: %d %s\n", len(entries), hide(err))
		_, err = fs.ReadLink(source, name)
		fmt.Printf("  link: %s\n", hide(err))
	}

	unset := os.DirFS("")
	_, err = unset.Open("a")
	fmt.Println("empty root:", hide(err))
	_, err = fs.Stat(unset, "a")
	fmt.Println("empty root:", hide(err))
	_, err = fs.ReadFile(unset, "a")
	fmt.Println("empty root:", hide(err))
	_, err = fs.ReadDir(unset, ".")
	fmt.Println("empty root:", hide(err))
	_, err = fs.ReadLink(unset, "a")
	fmt.Println("empty root:", hide(err))

	list := func(root string) {
		fs.WalkDir(os.DirFS(root), ".", func(path string, entry fs.DirEntry, err error) error {
			info, _ := entry.Info()
			fmt.Printf("  %s %v\n", path, info.Mode())
			return err
		})
	}
	fmt.Println("copy:", hide(os.CopyFS(in("dst"), source)))
	list(in("dst"))
	fmt.Println("copy again:", hide(os.CopyFS(in("dst"), source)))
	os.Remove(in("dst/a.txt"))
	fmt.Println("copy partly:", hide(os.CopyFS(in("dst"), source)))
	fmt.Println("copy missing:", hide(os.CopyFS(in("new"), os.DirFS(in("nowhere")))))
	_, err = os.Stat(in("new"))
	fmt.Println("made:", err == nil)
	fmt.Println("copy onto file:", hide(os.CopyFS(in("src/a.txt"), source)))
	fmt.Println("deep target:", hide(os.CopyFS(in("x/y/z"), source)))

	os.Symlink("../a.txt", in("src/d/link"))
	os.Symlink("nowhere", in("src/dangling"))
	target, err := fs.ReadLink(source, "d/link")
	fmt.Println(target, err)
	data, err := fs.ReadFile(source, "d/link")
	fmt.Printf("%q %v\n", data, err)
	fmt.Println("copy links:", hide(os.CopyFS(in("links"), source)))
	list(in("links"))
	target, err = os.Readlink(in("links/d/link"))
	fmt.Println(target, err)

	sub, err := fs.Sub(source, "d")
	fmt.Println(hide(err))
	fmt.Println("copy sub:", hide(os.CopyFS(in("sub"), sub)))
	list(in("sub"))
	_, err = sub.Open("nothing")
	fmt.Println(hide(err))
	_, err = sub.Open("../a.txt")
	fmt.Println(hide(err))

	directory, _ := source.Open("d")
	reader := directory.(fs.ReadDirFile)
	for {
		entries, err := reader.ReadDir(2)
		fmt.Println(len(entries), err)
		if err == io.EOF {
			break
		}
	}
	_, err = directory.Read(make([]byte, 4))
	fmt.Println(hide(err))
	directory.Close()
	_, err = reader.ReadDir(1)
	fmt.Println(hide(err))
}

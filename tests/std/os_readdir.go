package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

var base string

func text(err error) string {
	if err == nil {
		return "nil"
	}
	return strings.ReplaceAll(err.Error(), base, "BASE")
}

func main() {
	base, _ = os.MkdirTemp("", "readdir")
	defer os.RemoveAll(base)
	for i := range 7 {
		os.WriteFile(filepath.Join(base, fmt.Sprint("file", i)), make([]byte, i), 0600)
	}
	os.Mkdir(filepath.Join(base, "dir"), 0711)
	os.Symlink("file3", filepath.Join(base, "link"))
	os.Symlink("absent", filepath.Join(base, "broken"))

	entries, err := os.ReadDir(base)
	fmt.Println(len(entries), err)
	for _, e := range entries {
		info, err := e.Info()
		size := int64(-1)
		if err == nil && info.Mode().IsRegular() {
			size = info.Size()
		}
		fmt.Println(e.Name(), e.IsDir(), e.Type(), info.Mode(), size, err)
		if e.Name() != "dir" {
			fmt.Println(" ", strings.Fields(fs.FormatDirEntry(e)), e)
		}
	}

	// In pieces: each name once, then io.EOF.
	d, _ := os.Open(base)
	var names []string
	for {
		some, err := d.Readdirnames(3)
		fmt.Print(len(some), " ", err, "; ")
		names = append(names, some...)
		if err != nil {
			break
		}
	}
	slices.Sort(names)
	fmt.Println(names)
	again, err := d.Readdirnames(-1)
	fmt.Println(len(again), again == nil, err)
	at, err := d.Seek(0, io.SeekStart)
	fmt.Println(at, err)
	all, err := d.Readdirnames(0)
	fmt.Println(len(all), err)
	d.Seek(0, io.SeekStart)
	first, err := d.ReadDir(4)
	fmt.Println(len(first), err)
	rest, err := d.ReadDir(-1)
	fmt.Println(len(rest), err)
	none, err := d.ReadDir(1)
	fmt.Println(len(none), none == nil, err)
	none, err = d.ReadDir(0)
	fmt.Println(len(none), none == nil, err)
	d.Seek(0, io.SeekStart)
	infos, err := d.Readdir(100)
	slices.SortFunc(infos, func(a, b fs.FileInfo) int { return strings.Compare(a.Name(), b.Name()) })
	for _, info := range infos {
		fmt.Print(info.Name(), " ", info.Mode().Type(), " ")
	}
	fmt.Println(err)
	d.Close()
	_, err = d.ReadDir(-1)
	fmt.Println(text(err), errors.Is(err, fs.ErrClosed))
	_, err = d.Readdirnames(1)
	fmt.Println(text(err))

	// A file that goes away between the listing and its Info.
	entries, _ = os.ReadDir(base)
	os.Remove(filepath.Join(base, "file6"))
	for _, e := range entries {
		if e.Name() == "file6" {
			info, err := e.Info()
			fmt.Println(info == nil, text(err), errors.Is(err, fs.ErrNotExist))
		}
	}

	f, _ := os.Open(filepath.Join(base, "file3"))
	_, err = f.ReadDir(0)
	fmt.Println(text(err))
	_, err = f.Readdirnames(2)
	fmt.Println(text(err))
	_, err = f.Readdir(-1)
	fmt.Println(text(err))
	f.Close()
	for _, name := range []string{"absent", "file0", "broken", "dir", "file0/x"} {
		entries, err := os.ReadDir(filepath.Join(base, name))
		fmt.Println(name, len(entries), entries == nil, text(err))
	}
	_, err = os.ReadDir("")
	fmt.Println(err)
	empty, _ := os.Open(filepath.Join(base, "dir"))
	list, err := empty.ReadDir(5)
	fmt.Println(len(list), err)
	list, err = empty.ReadDir(-1)
	fmt.Println(len(list), list == nil, err)
	empty.Close()

	// Removed while open.
	gone, _ := os.Open(filepath.Join(base, "dir"))
	os.Remove(filepath.Join(base, "dir"))
	list, err = gone.ReadDir(-1)
	fmt.Println(len(list), text(err))
	gone.Close()
}

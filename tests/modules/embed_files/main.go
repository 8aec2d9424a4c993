package main

import (
	"embed"
	"fmt"
	"io"
	"io/fs"

	"example.com/m/assets"
)

type text string
type octet byte

//go:embed hello.txt
var hello text

//go:embed "hello.txt"
var octets []octet

var (
	//go:embed tree/b.txt
	b string
	n = len(b)
)

//go:embed hello.txt tree all:tree/sub
//go:embed `tree/.hidden` tree/[bc].txt
var files embed.FS

//go:embed all:tree
var all embed.FS

func list(fsys fs.FS) {
	fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		info, infoErr := d.Info()
		fmt.Println(path, d.Name(), d.IsDir(), d.Type(), info.Mode(), info.Size(), info.ModTime().IsZero(), err, infoErr)
		return nil
	})
}

func failures(fsys embed.FS) {
	for _, name := range []string{"nope", "../x", "tree/", "", "tree/sub/..", "hello.txt/x"} {
		_, err := fsys.Open(name)
		_, readErr := fsys.ReadFile(name)
		_, dirErr := fsys.ReadDir(name)
		fmt.Println(err, "|", readErr, "|", dirErr)
	}
	_, err := fsys.ReadDir("hello.txt")
	fmt.Println(err)
	_, err = fsys.ReadFile("tree")
	fmt.Println(err)
}

func seeks(fsys embed.FS) {
	f, err := fsys.Open("hello.txt")
	fmt.Println(err)
	var buf [10]byte
	fmt.Println(f.(io.Seeker).Seek(-4, io.SeekEnd))
	fmt.Println(f.Read(buf[:]))
	fmt.Println(f.Read(buf[:]))
	fmt.Println(f.(io.Seeker).Seek(100, io.SeekStart))
	fmt.Println(f.(io.ReaderAt).ReadAt(buf[:3], 1))
	fmt.Println(f.(io.ReaderAt).ReadAt(buf[:], 4))
	fmt.Println(f.(io.ReaderAt).ReadAt(buf[:], 40))
	d, _ := fsys.Open("tree")
	fmt.Println(d.Read(buf[:]))
	for range 4 {
		entries, err := d.(fs.ReadDirFile).ReadDir(2)
		fmt.Println(len(entries), err)
	}
}

func main() {
	fmt.Printf("%q %q %q %d\n", hello, octets, b, n)
	octets[0] = 'J'
	fmt.Printf("%q %q\n", hello, octets)
	list(files)
	list(all)
	failures(files)
	seeks(files)
	sub, _ := fs.Sub(files, "tree")
	list(sub)
	matches, err := fs.Glob(files, "tree/*")
	fmt.Println(matches, err)
	var zero embed.FS
	list(zero)
	copied := files
	fmt.Println(copied == files, files == all, zero == embed.FS{})
	fmt.Println(assets.Read("logo.txt"))
}

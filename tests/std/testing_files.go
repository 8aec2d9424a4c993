package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log"
	"os"
	"strings"
	"testing/fstest"
	"testing/iotest"
	"time"
	"unicode"
)

// pieces reads everything with a buffer of some size, and shows each result.
func pieces(name string, r io.Reader, size int) {
	fmt.Print(name, ":")
	for range 20 {
		buffer := make([]byte, size)
		n, err := r.Read(buffer)
		fmt.Printf(" %q/%v", buffer[:n], err)
		if err != nil && err != iotest.ErrTimeout {
			break
		}
	}
	fmt.Println()
}

func readers() {
	text := func() io.Reader { return strings.NewReader("hello, world") }
	pieces("one", iotest.OneByteReader(text()), 4)
	pieces("half", iotest.HalfReader(text()), 5)
	pieces("data and error", iotest.DataErrReader(text()), 5)
	pieces("data and error, whole", iotest.DataErrReader(text()), 100)
	pieces("timeout", iotest.TimeoutReader(text()), 6)
	pieces("error", iotest.ErrReader(errors.New("broken")), 6)
	pieces("empty", iotest.DataErrReader(strings.NewReader("")), 3)
	log.SetFlags(0)
	log.SetOutput(os.Stdout)
	io.Copy(iotest.NewWriteLogger("write:", io.Discard), iotest.NewReadLogger("read:", iotest.OneByteReader(strings.NewReader("abc"))))
	var kept bytes.Buffer
	w := iotest.TruncateWriter(&kept, 7)
	for _, s := range []string{"hello", ", world", "!"} {
		fmt.Println(w.Write([]byte(s)))
	}
	fmt.Printf("%q\n", kept.String())
	scanner := bufio.NewScanner(iotest.DataErrReader(iotest.OneByteReader(strings.NewReader("a\nbc\n\nd"))))
	for scanner.Scan() {
		fmt.Printf("%q ", scanner.Text())
	}
	fmt.Println(scanner.Err())
	fmt.Println(iotest.TestReader(strings.NewReader("some content"), []byte("some content")))
	fmt.Println(iotest.TestReader(iotest.HalfReader(text()), []byte("hello, world")))
	fmt.Println(iotest.TestReader(text(), []byte("hello")) != nil)
	fmt.Println(iotest.TestReader(iotest.TimeoutReader(text()), []byte("hello, world")) != nil)
	fmt.Println(iotest.TestReader(bytes.NewReader(nil), nil))
}

func files() {
	day := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)
	fsys := fstest.MapFS{
		"a.txt":         {Data: []byte("alpha"), Mode: 0o644, ModTime: day},
		"dir/b.txt":     {Data: []byte("beta"), Mode: 0o600},
		"dir/sub/c.txt": {Data: []byte("gamma"), Sys: "system"},
		"empty":         {Mode: fs.ModeDir | 0o755},
		"link":          {Data: []byte("dir/sub"), Mode: fs.ModeSymlink | 0o777},
	}
	fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		info, infoErr := d.Info()
		fmt.Println(path, d, info.Mode(), info.Size(), info.ModTime().Unix(), info.Sys(), err, infoErr)
		return nil
	})
	for _, name := range []string{"a.txt", "link/c.txt", "dir", "missing", "/a.txt", "a.txt/x", "."} {
		data, err := fs.ReadFile(fsys, name)
		fmt.Printf("%s: %q %v\n", name, data, err)
	}
	for _, name := range []string{"link", "dir", "nothing"} {
		target, err := fs.ReadLink(fsys, name)
		info, lerr := fs.Lstat(fsys, name)
		fmt.Println(name, target, err, info != nil, lerr)
	}
	fmt.Println(fs.Glob(fsys, "*/*.txt"))
	sub, err := fs.Sub(fsys, "dir")
	data, rerr := fs.ReadFile(sub, "sub/c.txt")
	fmt.Printf("%v %q %v\n", err, data, rerr)
	f, _ := fsys.Open("a.txt")
	seeker := f.(io.ReadSeeker)
	fmt.Println(seeker.Seek(-2, io.SeekEnd))
	rest, err := io.ReadAll(f)
	fmt.Printf("%q %v\n", rest, err)
	fmt.Println(seeker.Seek(9, io.SeekStart))
	fmt.Println(fstest.TestFS(fsys, "a.txt", "dir/b.txt", "dir/sub/c.txt", "empty", "link"))
	fmt.Println(fstest.TestFS(fsys, "missing"))
	fmt.Println(fstest.TestFS(fstest.MapFS{}))
	fmt.Println(fstest.TestFS(fstest.MapFS{"x": {}}))
	fmt.Println(fstest.TestFS(wrong{fsys}, "a.txt") != nil)
}

// wrong is a file system that tells files to be empty.
type wrong struct{ fs.FS }

func (w wrong) ReadFile(name string) ([]byte, error) { return nil, nil }

func cases() {
	upper, lower, alternating := 0, 0, 0
	for _, r := range unicode.CaseRanges {
		switch {
		case r.Delta[unicode.UpperCase] == unicode.UpperLower:
			alternating += int(r.Hi-r.Lo) + 1
		case r.Delta[unicode.LowerCase] != 0:
			upper += int(r.Hi-r.Lo) + 1
		default:
			lower += int(r.Hi-r.Lo) + 1
		}
	}
	fmt.Println(len(unicode.CaseRanges), upper, lower, alternating, unicode.CaseRanges[7])
	special := unicode.SpecialCase(unicode.CaseRanges)
	fmt.Printf("%c%c%c\n", special.ToUpper('ǆ'), special.ToTitle('ǆ'), special.ToLower('Ā'))
}

func main() {
	readers()
	files()
	cases()
}

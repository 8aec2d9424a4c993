package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"
)

func main() {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	when := time.Date(2022, 3, 4, 5, 6, 7, 0, time.UTC)
	for _, f := range []struct{ name, body string }{{"a.txt", "alpha"}, {"dir/b.txt", strings.Repeat("b", 1000)}, {strings.Repeat("long/", 60) + "c", "c"}} {
		err := w.WriteHeader(&tar.Header{Name: f.name, Mode: 0640, Size: int64(len(f.body)), ModTime: when, Uname: "u", Gid: 5})
		n, err2 := w.Write([]byte(f.body))
		fmt.Println(n, err, err2)
	}
	fmt.Println(w.WriteHeader(&tar.Header{Name: "link", Typeflag: tar.TypeSymlink, Linkname: "a.txt", PAXRecords: map[string]string{"VO.x": "y"}}))
	_, err := w.Write([]byte("x"))
	fmt.Println(err, w.Close(), b.Len())
	r := tar.NewReader(&b)
	for {
		h, err := r.Next()
		if err != nil {
			fmt.Println(err)
			break
		}
		body, err := io.ReadAll(r)
		fmt.Println(len(h.Name), h.FileInfo().Mode(), h.Size, h.ModTime.UTC(), h.Uname, h.Gid, h.Linkname, h.PAXRecords["VO.x"], len(body), err)
	}
	_, err = tar.NewReader(strings.NewReader(strings.Repeat("junk", 200))).Next()
	fmt.Println(err)

	b.Reset()
	z := zip.NewWriter(&b)
	z.SetComment("note")
	for i, name := range []string{"one.txt", "d/two.txt", "d/", "three"} {
		f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: uint16(i % 2 * 8), Modified: when, Comment: fmt.Sprint(i)})
		if err != nil {
			fmt.Println(err)
			continue
		}
		if name != "d/" {
			f.Write(bytes.Repeat([]byte(name), 50))
		}
	}
	fmt.Println(z.Close(), b.Len())
	zr, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	fmt.Println(err, zr.Comment)
	for _, f := range zr.File {
		rc, err := f.Open()
		if err != nil {
			fmt.Println(f.Name, err)
			continue
		}
		body, err := io.ReadAll(rc)
		rc.Close()
		fmt.Println(f.Name, f.Method, f.UncompressedSize64, f.CompressedSize64, f.CRC32, f.Modified.UTC(), f.Mode(), f.Comment, len(body), err)
	}
	fs.WalkDir(zr, ".", func(path string, d fs.DirEntry, err error) error {
		fmt.Println(path, d.IsDir(), err)
		return nil
	})
	text, err := fs.ReadFile(zr, "d/two.txt")
	fmt.Println(len(text), err)
	_, err = zr.Open("none")
	fmt.Println(err)
	_, err = zip.NewReader(strings.NewReader("not a zip"), 9)
	fmt.Println(err)
}

// Packs a directory into one file with headers like tar's, lists and unpacks it, refusing names that escape.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

const block = 512

var (
	errHeader   = errors.New("bad header")
	errChecksum = errors.New("bad checksum")
	errUnsafe   = errors.New("unsafe name")
)

type header struct {
	name, link string
	mode       fs.FileMode
	size       int64
	when       time.Time
}

func (h header) encode() []byte {
	b := make([]byte, block)
	copy(b, h.name)
	octal := func(at, width int, n int64) { copy(b[at:at+width], fmt.Sprintf("%0*o\x00", width-1, n)) }
	octal(100, 8, int64(h.mode.Perm()))
	octal(124, 12, h.size)
	octal(136, 12, h.when.Unix())
	switch {
	case h.mode.IsDir():
		b[156] = '5'
	case h.mode&fs.ModeSymlink != 0:
		b[156] = '2'
		copy(b[157:257], h.link)
	default:
		b[156] = '0'
	}
	octal(148, 7, sum(b))
	return b
}

func sum(b []byte) (n int64) {
	for i, c := range b {
		if i >= 148 && i < 156 {
			c = ' '
		}
		n += int64(c)
	}
	return n
}

func decode(b []byte) (h header, err error) {
	text := func(at, width int) string {
		s, _, _ := strings.Cut(string(b[at:at+width]), "\x00")
		return s
	}
	octal := func(at, width int) (n int64) {
		n, e := strconv.ParseInt(strings.TrimSpace(text(at, width)), 8, 64)
		if e != nil && err == nil {
			err = fmt.Errorf("%w: %w", errHeader, e)
		}
		return n
	}
	h.name, h.link = text(0, 100), text(157, 100)
	h.mode, h.size, h.when = fs.FileMode(octal(100, 8)), octal(124, 12), time.Unix(octal(136, 12), 0)
	switch b[156] {
	case '5':
		h.mode |= fs.ModeDir
	case '2':
		h.mode |= fs.ModeSymlink
	}
	if want := octal(148, 7); err == nil && want != sum(b) {
		err = fmt.Errorf("%w: %d for %d", errChecksum, sum(b), want)
	}
	return h, err
}

func pack(w io.Writer, root string) error {
	return filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || path == root {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		if len(name) > 100 {
			return &fs.PathError{Op: "pack", Path: name[:20] + "...", Err: errors.New("name too long")}
		}
		h := header{name: filepath.ToSlash(name), mode: info.Mode(), when: info.ModTime()}
		switch {
		case d.Type()&fs.ModeSymlink != 0:
			if h.link, err = os.Readlink(path); err != nil {
				return err
			}
		case d.Type().IsRegular():
			h.size = info.Size()
		case !d.IsDir():
			return &fs.PathError{Op: "pack", Path: name, Err: errors.ErrUnsupported}
		}
		if _, err := w.Write(h.encode()); err != nil || h.size == 0 {
			return err
		}
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		if _, err = io.CopyN(w, f, h.size); err == nil {
			_, err = w.Write(make([]byte, (block-h.size%block)%block))
		}
		return err
	})
}

// each calls f with the entries of an archive and what they hold.
func each(r io.Reader, f func(h header, content io.Reader) error) error {
	for b := make([]byte, block); ; {
		if _, err := io.ReadFull(r, b); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		h, err := decode(b)
		if err != nil {
			return err
		}
		content := &io.LimitedReader{R: r, N: h.size}
		if err := f(h, content); err != nil {
			return fmt.Errorf("%s: %w", h.name, err)
		}
		rest := content.N + (block-h.size%block)%block
		if n, err := io.CopyN(io.Discard, r, rest); err != nil {
			return fmt.Errorf("%s: %d of %d left: %w", h.name, n, rest, err)
		}
	}
}

func unpack(r io.Reader, dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return each(r, func(h header, content io.Reader) error {
		if !filepath.IsLocal(h.name) {
			return errUnsafe
		}
		switch {
		case h.mode.IsDir():
			return root.Mkdir(h.name, h.mode.Perm())
		case h.mode&fs.ModeSymlink != 0:
			return root.Symlink(h.link, h.name)
		}
		f, err := root.OpenFile(h.name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, h.mode.Perm())
		if err != nil {
			return err
		}
		_, err = io.Copy(f, content)
		return errors.Join(err, f.Close(), root.Chtimes(h.name, h.when, h.when))
	})
}

func main() {
	base, _ := os.MkdirTemp("", "archive")
	defer os.RemoveAll(base)
	clean := func(err error) string { return strings.ReplaceAll(fmt.Sprint(err), base, "BASE") }
	from, to := filepath.Join(base, "from"), filepath.Join(base, "to")
	for _, dir := range []string{"a/b", "empty", "z"} {
		os.MkdirAll(filepath.Join(from, dir), 0755)
	}
	for i, name := range []string{"a/small", "a/b/exact", "a/b/over", "none", "z/big"} {
		size := []int{5, 512, 513, 0, 100_000}[i]
		path := filepath.Join(from, name)
		fmt.Println(os.WriteFile(path, bytes.Repeat([]byte{byte('a' + i)}, size), 0640-fs.FileMode(i)), os.Chtimes(path, time.Time{}, time.Unix(int64(1e9+i), 999)))
	}
	os.Symlink("../none", filepath.Join(from, "a/link"))
	os.Symlink("/etc", filepath.Join(from, "z/absolute"))
	var archive bytes.Buffer
	fmt.Println(pack(&archive, from), archive.Len(), archive.Len()%block)
	list := func(r io.Reader) {
		fmt.Println(each(r, func(h header, content io.Reader) error {
			when := ""
			if h.mode.IsRegular() {
				when = h.when.UTC().Format(time.DateTime)
			}
			fmt.Println(" ", h.mode, h.size, h.name, h.link, when)
			return nil
		}))
	}
	list(bytes.NewReader(archive.Bytes()))
	os.Mkdir(to, 0755)
	fmt.Println(unpack(bytes.NewReader(archive.Bytes()), to))
	var again bytes.Buffer
	fmt.Println(pack(&again, to), again.Len())
	same := 0
	each(&again, func(h header, content io.Reader) error {
		one, err := os.ReadFile(filepath.Join(from, h.name))
		two, err2 := io.ReadAll(content)
		if h.mode.IsRegular() && err == nil && err2 == nil && bytes.Equal(one, two) {
			same++
		}
		return nil
	})
	fmt.Println("same", same)
	fmt.Println(clean(unpack(bytes.NewReader(archive.Bytes()), to)))
	fmt.Println(clean(unpack(&archive, filepath.Join(base, "absent"))))

	entry := func(name, link string, mode fs.FileMode, content string) []byte {
		h := header{name: name, link: link, mode: mode, size: int64(len(content)), when: time.Unix(0, 0)}
		padded := make([]byte, (len(content)+block-1)/block*block)
		copy(padded, content)
		return append(h.encode(), padded...)
	}
	evil := [][]byte{
		entry("../escape", "", 0644, "x"), entry("/absolute", "", 0644, "x"), entry("a/../../b", "", 0644, ""), entry("", "", 0644, ""),
		append(entry("out", "..", fs.ModeSymlink, ""), entry("out/file", "", 0600, "through a link")...),
		append(entry("in", "sub", fs.ModeSymlink, ""), append(entry("sub", "", fs.ModeDir|0755, ""), entry("in/file", "", 0600, "inside")...)...),
		entry("long", "", 0600, "content")[:block+3], entry("cut", "", 0600, "")[:100], bytes.Repeat([]byte{'9'}, block), make([]byte, block),
		func() []byte { b := entry("flipped", "", 0600, ""); b[3] ^= 1; return b }(),
	}
	for i, data := range evil {
		dir := filepath.Join(base, fmt.Sprint("evil", i))
		os.Mkdir(dir, 0755)
		err := unpack(bytes.NewReader(data), dir)
		entries, _ := os.ReadDir(dir)
		fmt.Println(i, clean(err), entries, errors.Is(err, errUnsafe), errors.Is(err, errHeader), errors.Is(err, errChecksum), errors.Is(err, io.ErrUnexpectedEOF))
	}
	_, err := os.Stat(filepath.Join(base, "file"))
	fmt.Println(errors.Is(err, fs.ErrNotExist))
	os.WriteFile(filepath.Join(from, strings.Repeat("n", 101)), nil, 0600)
	fmt.Println(clean(pack(io.Discard, from)), clean(pack(io.Discard, filepath.Join(base, "absent"))))
}

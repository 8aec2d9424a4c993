package main

import (
	"container/heap"
	"container/list"
	"container/ring"
	"errors"
	"fmt"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
	"io"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf16"
)

type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }
func (h *ints) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

func show(l *list.List) {
	for e := l.Front(); e != nil; e = e.Next() {
		fmt.Print(e.Value, " ")
	}
	fmt.Println(l.Len())
}

// oneByte reads a byte at a time.
type oneByte struct{ r io.Reader }

func (o oneByte) Read(p []byte) (int, error) { return o.r.Read(p[:min(1, len(p))]) }

func main() {
	h := &ints{5, 2, 8, 1, 9, 3}
	heap.Init(h)
	heap.Push(h, 0)
	(*h)[3] = 7
	heap.Fix(h, 3)
	fmt.Println(heap.Remove(h, 2), *h)
	for h.Len() > 0 {
		fmt.Print(heap.Pop(h), " ")
	}
	fmt.Println()
	l := list.New()
	a := l.PushBack("a")
	b := l.PushFront("b")
	l.InsertBefore("c", a)
	l.InsertAfter("d", b)
	l.MoveToFront(a)
	l.MoveAfter(b, a)
	show(l)
	l.PushBackList(l)
	l.PushFrontList(list.New())
	fmt.Println(l.Remove(a), l.Remove(a), a.Next() == nil)
	show(l)
	var zero list.List
	zero.PushBack(1)
	show(&zero)
	r := ring.New(4)
	for i := range r.Len() {
		r.Value = i
		r = r.Next()
	}
	out := r.Unlink(2)
	r.Do(func(v any) { fmt.Print(v, " ") })
	out.Do(func(v any) { fmt.Print(v, ";") })
	fmt.Println(r.Len(), r.Move(3).Value, r.Link(out).Value)

	data := []byte("the quick brown fox")
	f := fnv.New64a()
	f.Write(data)
	g := fnv.New128()
	g.Write(data)
	fmt.Printf("%x %x %x %x %x %x\n", adler32.Checksum(data), crc32.ChecksumIEEE(data), crc32.Checksum(data, crc32.MakeTable(crc32.Castagnoli)), crc64.Checksum(data, crc64.MakeTable(crc64.ECMA)), f.Sum64(), g.Sum(nil))

	for _, p := range []string{"", ".", "/", "a/b/../c", "/../a", "a//b/.", "../../x", "a/..", "/a/b/", "a/./b/c.tar.gz"} {
		dir, file := path.Split(p)
		fmt.Printf("%q %q %q %q %q %q %v\n", path.Clean(p), path.Base(p), path.Dir(p), path.Ext(p), dir, file, path.IsAbs(p))
	}
	for _, m := range [][2]string{{"*", "a/b"}, {"a*c", "abbc"}, {"[a-c]?", "bx"}, {"[^a]", "b"}, {"[]", "a"}, {"\\*", "*"}, {"[\\-x]", "-"}, {"a[", "a"}, {"a[", "b"}, {"*[", "xyz"}, {"[a-", "a"}, {"**", "é"}, {"?", "é"}} {
		ok, err := path.Match(m[0], m[1])
		fmt.Print(ok, " ", err, "; ")
	}
	fmt.Println()
	for _, p := range [][2]string{{"/a/b", "/a/c/d"}, {"a", "a"}, {"/a", "b"}, {"../x", "y"}, {"..", "a"}, {"a/b", ".."}} {
		r, err := filepath.Rel(p[0], p[1])
		fmt.Print(r, " ", err, "; ")
	}
	fmt.Println(filepath.SplitList("a:b::c"), filepath.IsLocal("a/../b"), filepath.IsLocal("../a"), filepath.VolumeName("/a"), filepath.ToSlash("a/b"))
	_, err := filepath.Localize("a\x00")
	fmt.Println(err)
	fmt.Println(utf16.Encode([]rune("a😀\uFFFD")), string(utf16.Decode([]uint16{0x61, 0xd83d, 0xde00, 0xd800})), utf16.RuneLen(0x10000))

	var sb strings.Builder
	n, err := io.Copy(&sb, io.LimitReader(oneByte{strings.NewReader("abcdef")}, 4))
	fmt.Println(n, err, sb.String())
	buf := make([]byte, 4)
	fmt.Println(io.ReadFull(strings.NewReader("ab"), buf))
	fmt.Println(io.ReadFull(strings.NewReader(""), buf))
	fmt.Println(io.ReadAtLeast(strings.NewReader("abcdef"), buf, 5))
	fmt.Println(io.CopyN(io.Discard, strings.NewReader("ab"), 5))
	sec := io.NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	sec.Seek(-2, io.SeekEnd)
	rest, _ := io.ReadAll(sec)
	fmt.Println(string(rest), sec.Size())
	_, err = sec.Seek(-9, io.SeekStart)
	fmt.Println(err)
	_, err = sec.Seek(0, 7)
	fmt.Println(err)
	fmt.Println(sec.ReadAt(buf, 3))
	tee := io.TeeReader(strings.NewReader("tee"), &sb)
	io.ReadAll(io.MultiReader(tee, strings.NewReader("more")))
	fmt.Println(sb.String())
	pr, pw := io.Pipe()
	go func() {
		fmt.Fprint(pw, "through a pipe")
		pw.CloseWithError(errors.New("own end"))
	}()
	all, err := io.ReadAll(oneByte{pr})
	fmt.Println(string(all), err)
	_, err = pw.Write(nil)
	fmt.Println(err, pr.Close())
	_, err = pr.Read(buf)
	fmt.Println(err)
	ow := io.NewOffsetWriter(nil, 5)
	_, err = ow.Seek(-9, io.SeekStart)
	fmt.Println(err)
}

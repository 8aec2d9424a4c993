package main

import (
	"bytes"
	"cmp"
	"container/heap"
	"crypto/md5"
	"encoding/base64"
	"fmt"
	"hash/adler32"
	"io"
	"maps"
	"slices"
	"strings"
)

type Node struct {
	sym         byte
	freq        int
	left, right *Node
}
type pq []*Node

func (p pq) Len() int { return len(p) }
func (p pq) Less(i, j int) bool {
	return cmp.Or(cmp.Compare(p[i].freq, p[j].freq), cmp.Compare(p[i].sym, p[j].sym)) < 0
}
func (p pq) Swap(i, j int) { p[i], p[j] = p[j], p[i] }
func (p *pq) Push(x any)   { *p = append(*p, x.(*Node)) }
func (p *pq) Pop() any {
	old := *p
	n := len(old)
	x := old[n-1]
	old[n-1] = nil
	*p = old[:n-1]
	return x
}

type BitWriter struct {
	w    io.ByteWriter
	acc  uint64
	bits uint
}

func (b *BitWriter) Write(code string) error {
	for _, c := range []byte(code) {
		b.acc = b.acc<<1 | uint64(c-'0')
		if b.bits++; b.bits == 8 {
			if err := b.w.WriteByte(byte(b.acc)); err != nil {
				return err
			}
			b.acc, b.bits = 0, 0
		}
	}
	return nil
}
func (b *BitWriter) Flush() error {
	for b.bits != 0 {
		if err := b.Write("0"); err != nil {
			return err
		}
	}
	return nil
}

func build(s string) *Node {
	freq := map[byte]int{}
	for i := range len(s) {
		freq[s[i]]++
	}
	q := make(pq, 0, len(freq))
	for _, b := range slices.Sorted(maps.Keys(freq)) {
		q = append(q, &Node{sym: b, freq: freq[b]})
	}
	heap.Init(&q)
	for q.Len() > 1 {
		a, b := heap.Pop(&q).(*Node), heap.Pop(&q).(*Node)
		heap.Push(&q, &Node{min(a.sym, b.sym), a.freq + b.freq, a, b})
	}
	return q[0]
}
func (n *Node) codes(prefix string, out map[byte]string) {
	if n.left == nil {
		out[n.sym] = prefix
		return
	}
	n.left.codes(prefix+"0", out)
	n.right.codes(prefix+"1", out)
}
func decode(root *Node, data []byte, n int) string {
	var sb strings.Builder
	cur := root
	for i := 0; sb.Len() < n; i++ {
		if data[i/8]>>(7-i%8)&1 == 0 {
			cur = cur.left
		} else {
			cur = cur.right
		}
		if cur.left == nil {
			sb.WriteByte(cur.sym)
			cur = root
		}
	}
	return sb.String()
}

type token struct {
	dist, length uint16
	next         byte
}

func lz(s string) (out []token) {
	for i := 0; i < len(s); {
		best := token{}
		for j := max(0, i-255); j < i; j++ {
			l := 0
			for i+l < len(s)-1 && s[j+l] == s[i+l] {
				l++
			}
			if l > int(best.length) {
				best.dist, best.length = uint16(i-j), uint16(l)
			}
		}
		best.next = s[i+int(best.length)]
		out = append(out, best)
		i += int(best.length) + 1
	}
	return
}
func unlz(ts []token) string {
	var b []byte
	for _, t := range ts {
		for range t.length {
			b = append(b, b[len(b)-int(t.dist)])
		}
		b = append(b, t.next)
	}
	return string(b)
}
func lzw(s string) (out []int) {
	dict := map[string]int{}
	for i := range 256 {
		dict[string([]byte{byte(i)})] = i
	}
	w := ""
	for _, c := range []byte(s) {
		wc := w + string([]byte{c})
		if _, ok := dict[wc]; ok {
			w = wc
			continue
		}
		out = append(out, dict[w])
		dict[wc] = len(dict)
		w = string([]byte{c})
	}
	return append(out, dict[w])
}
func rle(s string) string {
	var sb strings.Builder
	for rs := []rune(s); len(rs) > 0; {
		n := slices.IndexFunc(rs, func(r rune) bool { return r != rs[0] })
		if n < 0 {
			n = len(rs)
		}
		fmt.Fprintf(&sb, "%d%c", n, rs[0])
		rs = rs[n:]
	}
	return sb.String()
}
func bwt(s string) (string, int) {
	n := len(s)
	idx := make([]int, n)
	for i := range idx {
		idx[i] = i
	}
	d := s + s
	slices.SortFunc(idx, func(a, b int) int { return strings.Compare(d[a:a+n], d[b:b+n]) })
	out := make([]byte, n)
	for i, x := range idx {
		out[i] = s[(x+n-1)%n]
	}
	return string(out), slices.Index(idx, 0)
}

func main() {
	text := strings.Repeat("she sells sea shells by the sea shore; ", 4) + "the shells she sells are sea-shells, I'm sure."
	root := build(text)
	codes := map[byte]string{}
	root.codes("", codes)
	for _, b := range slices.SortedFunc(maps.Keys(codes), func(a, b byte) int {
		return cmp.Or(len(codes[a])-len(codes[b]), strings.Compare(codes[a], codes[b]))
	}) {
		fmt.Printf("%q=%s ", b, codes[b])
	}
	fmt.Println()
	var buf bytes.Buffer
	bw := BitWriter{w: &buf}
	for i := 0; i < len(text); i++ {
		bw.Write(codes[text[i]])
	}
	bw.Flush()
	fmt.Println(len(text), buf.Len(), decode(root, buf.Bytes(), len(text)) == text)
	fmt.Printf("%x %08x %s\n", md5.Sum(buf.Bytes()), adler32.Checksum(buf.Bytes()), base64.URLEncoding.EncodeToString(buf.Bytes()[:10]))
	ts := lz(text)
	fmt.Println(len(ts), ts[:5], ts[len(ts)-1], unlz(ts) == text)
	codesW := lzw(text)
	fmt.Println(len(codesW), codesW[:12], slices.Max(codesW))
	fmt.Println(rle("aaabccddddd"), rle("ééé日日x"), rle("") == "")
	fmt.Println(bwt("bananabar"))
	fmt.Println(bytes.Title([]byte("ok")), bytes.EqualFold([]byte("Straße"), []byte("STRAßE")))
}

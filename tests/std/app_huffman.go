// Huffman and run-length coding of texts with a header, checked by hashes; damaged input is told.
package main

import (
	"bytes"
	"container/heap"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math/bits"
	"sort"
	"strings"
)

type node struct {
	weight      int
	symbol      int
	left, right *node
}

type forest []*node

func (f forest) Len() int { return len(f) }
func (f forest) Less(i, j int) bool {
	if f[i].weight != f[j].weight {
		return f[i].weight < f[j].weight
	}
	return f[i].symbol < f[j].symbol
}
func (f forest) Swap(i, j int) { f[i], f[j] = f[j], f[i] }
func (f *forest) Push(x any)   { *f = append(*f, x.(*node)) }
func (f *forest) Pop() any {
	last := (*f)[len(*f)-1]
	*f = (*f)[:len(*f)-1]
	return last
}

type code struct {
	bits   uint64
	length int
}

// lengths returns the length of each byte's code.
func lengths(data []byte) (out [256]uint8) {
	var weights [256]int
	for _, b := range data {
		weights[b]++
	}
	var f forest
	for s, w := range weights {
		if w > 0 {
			f = append(f, &node{weight: w, symbol: s})
		}
	}
	heap.Init(&f)
	if len(f) == 1 {
		out[f[0].symbol] = 1
		return out
	}
	for next := 256; len(f) > 1; next++ {
		a, b := heap.Pop(&f).(*node), heap.Pop(&f).(*node)
		heap.Push(&f, &node{a.weight + b.weight, next, a, b})
	}
	var walk func(n *node, depth uint8)
	walk = func(n *node, depth uint8) {
		if n.left == nil {
			out[n.symbol] = depth
			return
		}
		walk(n.left, depth+1)
		walk(n.right, depth+1)
	}
	if len(f) > 0 {
		walk(f[0], 0)
	}
	return out
}

// canonical gives codes of the lengths, in the order of length and symbol.
func canonical(lens [256]uint8) (codes [256]code) {
	var order []int
	for s, n := range lens {
		if n > 0 {
			order = append(order, s)
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return lens[order[i]] < lens[order[j]] })
	next, length := uint64(0), 0
	for _, s := range order {
		next <<= int(lens[s]) - length
		length = int(lens[s])
		codes[s] = code{next, length}
		next++
	}
	return codes
}

var magic = [4]byte{'H', 'U', 'F', 1}

type header struct {
	Magic [4]byte
	Size  uint32
	Sum   uint32
	Kinds uint16
}

var (
	ErrMagic = errors.New("not a Huffman file")
	ErrSum   = errors.New("checksum differs")
	ErrCode  = errors.New("no such code")
)

func compress(data []byte) []byte {
	lens := lengths(data)
	codes := canonical(lens)
	var out bytes.Buffer
	h := header{magic, uint32(len(data)), crc32.ChecksumIEEE(data), 0}
	for _, n := range lens {
		if n > 0 {
			h.Kinds++
		}
	}
	binary.Write(&out, binary.BigEndian, h)
	for s, n := range lens {
		if n > 0 {
			out.Write([]byte{byte(s), n})
		}
	}
	var acc uint64
	filled := 0
	for _, b := range data {
		acc = acc<<codes[b].length | codes[b].bits
		for filled += codes[b].length; filled >= 8; filled -= 8 {
			out.WriteByte(byte(acc >> (filled - 8)))
		}
	}
	if filled > 0 {
		out.WriteByte(byte(acc << (8 - filled)))
	}
	return out.Bytes()
}

func decompress(packed []byte) ([]byte, error) {
	r := bytes.NewReader(packed)
	var h header
	if err := binary.Read(r, binary.BigEndian, &h); err != nil {
		return nil, fmt.Errorf("header: %w", err)
	}
	if h.Magic != magic {
		return nil, ErrMagic
	}
	table := make([]byte, 2*int(h.Kinds))
	if _, err := io.ReadFull(r, table); err != nil {
		return nil, fmt.Errorf("table: %w", err)
	}
	var lens [256]uint8
	for i := 0; i < len(table); i += 2 {
		lens[table[i]] = table[i+1]
	}
	symbols := map[code]byte{}
	for s, c := range canonical(lens) {
		if c.length > 0 {
			symbols[c] = byte(s)
		}
	}
	var out []byte
	var c code
	for len(out) < int(h.Size) {
		b, err := r.ReadByte()
		if err != nil {
			return out, fmt.Errorf("after %d of %d bytes: %w", len(out), h.Size, io.ErrUnexpectedEOF)
		}
		for i := 7; i >= 0 && len(out) < int(h.Size); i-- {
			c = code{c.bits<<1 | uint64(b>>i&1), c.length + 1}
			if s, ok := symbols[c]; ok {
				out = append(out, s)
				c = code{}
			} else if c.length > 60 {
				return out, ErrCode
			}
		}
	}
	if crc32.ChecksumIEEE(out) != h.Sum {
		return out, ErrSum
	}
	return out, nil
}

// runs codes runs of three bytes and more as twice the byte and a count.
func runs(data []byte) (out []byte) {
	for i := 0; i < len(data); {
		j := i
		for j < len(data) && data[j] == data[i] && j-i < 257 {
			j++
		}
		out = append(out, data[i])
		if j-i >= 2 {
			out = append(out, data[i], byte(j-i-2))
		}
		i = j
	}
	return out
}

func unruns(data []byte) (out []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("damaged: %v", r)
		}
	}()
	for i := 0; i < len(data); i++ {
		out = append(out, data[i])
		if i+1 < len(data) && data[i+1] == data[i] {
			out = append(out, bytes.Repeat(data[i:i+1], int(data[i+2])+1)...)
			i += 2
		}
	}
	return out, nil
}

func main() {
	fibonacci := ""
	for i, a, b := 0, 1, 1; i < 14; i, a, b = i+1, b, a+b {
		fibonacci += strings.Repeat(string(rune('a'+i)), a)
	}
	texts := []string{"", "a", "aaaaaaa", "ab", "abracadabra", "mississippi river", strings.Repeat("to be or not to be ", 40), "\x00\xff\x00\xfe", fibonacci, strings.Repeat("z", 1000), "héllo wörld ☺"}
	for _, text := range texts {
		packed := compress([]byte(text))
		back, err := decompress(packed)
		name := text[:min(len(text), 12)]
		fmt.Printf("%q %d -> %d %v %v %08x\n", name, len(text), len(packed), string(back) == text, err, crc32.ChecksumIEEE(packed))
		if len(packed) < 60 {
			fmt.Print(hex.Dump(packed))
		}
		r := runs([]byte(text))
		back, err = unruns(r)
		fmt.Println("  runs", len(r), string(back) == text, err)
		longest := 0
		for _, c := range canonical(lengths([]byte(text))) {
			longest = max(longest, c.length)
		}
		fmt.Println("  longest", longest, bits.Len(uint(len(text))))
	}
	codes := canonical(lengths([]byte("abracadabra")))
	for s, c := range codes {
		if c.length > 0 {
			fmt.Printf("%c=%0*b ", s, c.length, c.bits)
		}
	}
	fmt.Println()
	packed := compress([]byte(texts[6]))
	for _, n := range []int{0, 3, 13, 14, 20, len(packed) / 2, len(packed) - 1} {
		back, err := decompress(packed[:n])
		fmt.Println(n, len(back), err, errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF))
	}
	for _, at := range []int{0, 5, 9, 15, len(packed) - 2} {
		damaged := bytes.Clone(packed)
		damaged[at] ^= 0x10
		back, err := decompress(damaged)
		fmt.Println(at, len(back), err, errors.Is(err, ErrMagic), errors.Is(err, ErrSum), errors.Is(err, ErrCode))
	}
	_, err := unruns([]byte("abb"))
	fmt.Println(err)
}

// Compressed bitmaps of arrays, bits and runs; a bitmap drawing in PBM with run lengths; checksums computed by hand and held against the library's.
package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"io"
	"iter"
	"maps"
	"math"
	"math/bits"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"unsafe"
)

type container interface {
	has(uint16) bool
	count() int
	all() iter.Seq[uint16]
	size() int
}

type (
	sparse []uint16
	dense  [1024]uint64
	runs   [][2]uint16
)

func (s sparse) has(v uint16) bool     { _, ok := slices.BinarySearch(s, v); return ok }
func (s sparse) count() int            { return len(s) }
func (s sparse) all() iter.Seq[uint16] { return slices.Values(s) }
func (s sparse) size() int             { return int(unsafe.Sizeof(uint16(0))) * len(s) }

func (d *dense) has(v uint16) bool { return d[v>>6]>>(v&63)&1 != 0 }
func (d *dense) count() (n int) {
	for _, w := range d {
		n += bits.OnesCount64(w)
	}
	return
}
func (d *dense) all() iter.Seq[uint16] {
	return func(yield func(uint16) bool) {
		for i, w := range d {
			for ; w != 0; w &= w - 1 {
				if !yield(uint16(i<<6 | bits.TrailingZeros64(w))) {
					return
				}
			}
		}
	}
}
func (d *dense) size() int { return int(unsafe.Sizeof(*d)) }

func (r runs) has(v uint16) bool {
	_, ok := slices.BinarySearchFunc(r, v, func(run [2]uint16, v uint16) int {
		switch {
		case run[1] < v:
			return -1
		case run[0] > v:
			return 1
		}
		return 0
	})
	return ok
}
func (r runs) count() (n int) {
	for _, run := range r {
		n += int(run[1]-run[0]) + 1
	}
	return
}
func (r runs) all() iter.Seq[uint16] {
	return func(yield func(uint16) bool) {
		for _, run := range r {
			for v := run[0]; ; v++ {
				if !yield(v) {
					return
				}
				if v == run[1] {
					break
				}
			}
		}
	}
}
func (r runs) size() int { return 4 * len(r) }

func pack(seq iter.Seq[uint16]) container {
	var s sparse
	var r runs
	for v := range seq {
		if s = append(s, v); len(r) > 0 && int(r[len(r)-1][1])+1 == int(v) {
			r[len(r)-1][1] = v
		} else {
			r = append(r, [2]uint16{v, v})
		}
	}
	best := min(s.size(), r.size(), int(unsafe.Sizeof(dense{})))
	switch best {
	case r.size():
		return r
	case s.size():
		return s
	}
	d := new(dense)
	for _, v := range s {
		d[v>>6] |= 1 << (v & 63)
	}
	return d
}

type Bitmap map[uint16]container

func From(seq iter.Seq[uint32]) Bitmap {
	parts := map[uint16][]uint16{}
	for v := range seq {
		parts[uint16(v>>16)] = append(parts[uint16(v>>16)], uint16(v))
	}
	b := Bitmap{}
	for hi, lows := range parts {
		slices.Sort(lows)
		b[hi] = pack(slices.Values(slices.Compact(lows)))
	}
	return b
}

func (b Bitmap) All() iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for _, hi := range slices.Sorted(maps.Keys(b)) {
			for lo := range b[hi].all() {
				if !yield(uint32(hi)<<16 | uint32(lo)) {
					return
				}
			}
		}
	}
}

func (b Bitmap) Combine(o Bitmap, keep func(a, b bool) bool) Bitmap {
	out := Bitmap{}
	for hi := range maps.Keys(maps.Collect(func(yield func(uint16, bool) bool) {
		for _, m := range []Bitmap{b, o} {
			for k := range m {
				if !yield(k, true) {
					return
				}
			}
		}
	})) {
		c := pack(func(yield func(uint16) bool) {
			x, y := b[hi], o[hi]
			for v := range 1 << 16 {
				v := uint16(v)
				if keep(x != nil && x.has(v), y != nil && y.has(v)) && !yield(v) {
					return
				}
			}
		})
		if c.count() > 0 {
			out[hi] = c
		}
	}
	return out
}

func (b Bitmap) Len() (n int) {
	for _, c := range b {
		n += c.count()
	}
	return
}

func (b Bitmap) Describe() string {
	var parts []string
	for _, hi := range slices.Sorted(maps.Keys(b)) {
		parts = append(parts, fmt.Sprintf("%d:%s(%d in %d)", hi, reflect.Indirect(reflect.ValueOf(b[hi])).Type().Name(), b[hi].count(), b[hi].size()))
	}
	return strings.Join(parts, " ")
}

type slow32 struct {
	table *[256]uint32
	crc   uint32
}

func newSlow(poly uint32) hash.Hash32 {
	t := new([256]uint32)
	for i := range t {
		c := uint32(i)
		for range 8 {
			c = c>>1 ^ poly&-(c&1)
		}
		t[i] = c
	}
	return &slow32{t, 0}
}

func (s *slow32) Write(p []byte) (int, error) {
	c := ^s.crc
	for _, b := range p {
		c = s.table[byte(c)^b] ^ c>>8
	}
	s.crc = ^c
	return len(p), nil
}
func (s *slow32) Sum(b []byte) []byte { return binary.BigEndian.AppendUint32(b, s.crc) }
func (s *slow32) Sum32() uint32       { return s.crc }
func (s *slow32) Reset()              { s.crc = 0 }
func (*slow32) Size() int             { return crc32.Size }
func (*slow32) BlockSize() int        { return 1 }

type Image struct {
	W, H int
	Bitmap
}

func Draw(w, h int, inside func(x, y float64) bool) *Image {
	return &Image{w, h, From(func(yield func(uint32) bool) {
		for i := range w * h {
			if inside(float64(i%w)/float64(w-1)*2-1, float64(i/w)/float64(h-1)*2-1) && !yield(uint32(i)) {
				return
			}
		}
	})}
}

func (m *Image) Encode(w io.Writer) error {
	fmt.Fprintf(w, "P1R\n# runs\n%d %d\n", m.W, m.H)
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	out := io.MultiWriter(w, sum)
	last, bit := 0, false
	for i := range m.W*m.H + 1 {
		c := m.Bitmap[uint16(i>>16)]
		if set := c != nil && c.has(uint16(i)); set != bit || i == m.W*m.H {
			out.Write(binary.AppendUvarint(nil, uint64(i-last)))
			last, bit = i, set
		}
	}
	_, err := w.Write(sum.Sum(nil))
	return err
}

var ErrFormat = errors.New("no run bitmap")

func Decode(r io.Reader) (m *Image, err error) {
	m = new(Image)
	in := bufio.NewReader(r)
	var magic string
	if n, err := fmt.Fscanf(in, "%3s\n# runs\n%d %d\n", &magic, &m.W, &m.H); err != nil || magic != "P1R" {
		return nil, fmt.Errorf("%w: %d of 3: %v", ErrFormat, n, err)
	}
	sum := crc32.New(crc32.MakeTable(crc32.Castagnoli))
	at, bit := 0, false
	var set []uint32
	for at < m.W*m.H {
		n, err := binary.ReadUvarint(byteReader{in, sum})
		if err != nil {
			return m, fmt.Errorf("pixel %d: %w", at, err)
		}
		for range n {
			if bit {
				set = append(set, uint32(at))
			}
			at++
		}
		bit = !bit
	}
	m.Bitmap = From(slices.Values(set))
	want := make([]byte, 4)
	if _, err := io.ReadFull(in, want); err != nil || !bytes.Equal(want, sum.Sum(nil)) {
		return m, errors.Join(ErrFormat, err)
	}
	return m, nil
}

type byteReader struct {
	io.ByteReader
	sum io.Writer
}

func (b byteReader) ReadByte() (c byte, err error) {
	if c, err = b.ByteReader.ReadByte(); err == nil {
		b.sum.Write([]byte{c})
	}
	return
}

func (m *Image) Format(s fmt.State, verb rune) {
	for y := 0; y < m.H; y += 2 {
		for x := range m.W {
			top, low := y*m.W+x, (y+1)*m.W+x
			i := 0
			for shift, at := range []int{top, low} {
				if c := m.Bitmap[uint16(at>>16)]; c != nil && at < m.W*m.H && c.has(uint16(at)) {
					i |= 1 << shift
				}
			}
			io.WriteString(s, [...]string{" ", "▀", "▄", "█"}[i])
		}
		io.WriteString(s, "|\n")
	}
}

func main() {
	rng := rand.New(rand.NewPCG(1, 9))
	a := From(func(yield func(uint32) bool) {
		for i := range 9000 {
			if !yield(rng.Uint32N(1<<16)|2<<16) || i < 50 && !yield(uint32(i*i)) || !yield(1<<20+uint32(i)) || i > 8990 && !yield(math.MaxUint32-uint32(i)) {
				return
			}
		}
	})
	b := From(func(yield func(uint32) bool) {
		for i := range uint32(70000) {
			if !yield(2<<16 + i*2) {
				return
			}
		}
	})
	fmt.Println(a.Describe())
	fmt.Println(b.Describe())
	for name, keep := range map[string]func(a, b bool) bool{"and": func(a, b bool) bool { return a && b }} {
		fmt.Println(name, a.Combine(b, keep).Describe())
	}
	or, xor := a.Combine(b, func(a, b bool) bool { return a || b }), a.Combine(b, func(a, b bool) bool { return a != b })
	minus := a.Combine(a, func(a, b bool) bool { return a && !b })
	fmt.Println(or.Len(), xor.Len(), len(minus), or.Describe())
	i := 0
	for v := range a.All() {
		if i++; i%3000 == 0 || v > math.MaxUint32-8992 {
			fmt.Print(v, " ")
		}
	}
	fmt.Println(i, a.Len())

	text := make([]byte, 10000)
	for i := range text {
		text[i] = byte(rng.Uint32())
	}
	for _, poly := range []uint32{crc32.IEEE, crc32.Castagnoli, crc32.Koopman} {
		slow, fast := newSlow(poly), crc32.New(crc32.MakeTable(poly))
		for _, n := range []int{0, 1, 3, 64, 1000, 9000} {
			w := io.MultiWriter(slow, fast)
			io.CopyN(w, bytes.NewReader(text), int64(n))
			fmt.Printf("%08x %t ", slow.Sum32(), bytes.Equal(slow.Sum(nil), fast.Sum([]byte{})))
		}
		fmt.Println(fast.Size(), reflect.TypeOf(slow))
	}
	s1, s2 := uint32(1), uint32(0)
	for _, c := range text {
		s1 = (s1 + uint32(c)) % 65521
		s2 = (s2 + s1) % 65521
	}
	fmt.Println(s2<<16|s1 == adler32.Checksum(text), crc64.Checksum(text, crc64.MakeTable(crc64.ISO)))

	images := []*Image{
		Draw(40, 20, func(x, y float64) bool { return math.Hypot(x, y) < 0.95 && (math.Hypot(x, y) > 0.6 || x*y > 0) }),
		Draw(31, 13, func(x, y float64) bool {
			c, z := complex(x*1.5-0.5, y), complex128(0)
			for range 40 {
				if z = z*z + c; real(z)*real(z)+imag(z)*imag(z) > 4 {
					return false
				}
			}
			return true
		}),
		Draw(400, 400, func(x, y float64) bool { return math.Sin(9*x)*math.Cos(7*y) > 0.25 }),
	}
	for i, m := range images {
		var file bytes.Buffer
		err := m.Encode(&file)
		whole := bytes.Clone(file.Bytes())
		back, err2 := Decode(&file)
		fmt.Println(i, len(whole), err, err2, back.Describe(), slices.Equal(slices.Collect(back.All()), slices.Collect(m.All())))
		if i < 2 {
			fmt.Fprintf(os.Stdout, "%v", back)
		}
		whole[20] ^= 3
		_, err = Decode(bytes.NewReader(whole))
		fmt.Println(errors.Is(err, ErrFormat))
		for _, cut := range []int{0, 2, 5, 12, 17, len(whole) - 1} {
			_, err := Decode(bytes.NewReader(whole[:cut]))
			fmt.Printf("%v|", err)
		}
		fmt.Println()
	}
}

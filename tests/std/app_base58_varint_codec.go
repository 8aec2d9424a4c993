// Codecs layered over each other: base 58 with checksums, varints with zigzag, bit streams, run lengths, framed streams of records, all fuzzed by seeds.
package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding"
	"encoding/base32"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
	"math"
	"math/big"
	"math/bits"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"unicode/utf8"
)

type Codec interface {
	Encode([]byte) string
	Decode(string) ([]byte, error)
}

type CorruptError struct {
	Codec  string
	Offset int64
}

func (e CorruptError) Error() string { return fmt.Sprintf("%s: corrupt at %d", e.Codec, e.Offset) }

type Base58 struct{ Check bool }

const alphabet58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"

var ErrChecksum = errors.New("bad checksum")

func checksum(b []byte) []byte {
	once := sha256.Sum256(b)
	twice := sha256.Sum256(once[:])
	return twice[:4]
}

func (c Base58) Encode(b []byte) string {
	if c.Check {
		b = slices.Concat(b, checksum(b))
	}
	n, base, mod := new(big.Int).SetBytes(b), big.NewInt(58), new(big.Int)
	var out []byte
	for n.Sign() > 0 {
		n.DivMod(n, base, mod)
		out = append(out, alphabet58[mod.Int64()])
	}
	for _, zero := range b {
		if zero != 0 {
			break
		}
		out = append(out, alphabet58[0])
	}
	slices.Reverse(out)
	return string(out)
}

func (c Base58) Decode(s string) ([]byte, error) {
	n := new(big.Int)
	for i, r := range s {
		d := strings.IndexRune(alphabet58, r)
		if d < 0 {
			return nil, &CorruptError{"base58", int64(i)}
		}
		n.Add(n.Mul(n, big.NewInt(58)), big.NewInt(int64(d)))
	}
	b := append(make([]byte, len(s)-len(strings.TrimLeft(s, "1"))), n.Bytes()...)
	if !c.Check {
		return b, nil
	}
	if len(b) < 4 {
		return nil, io.ErrUnexpectedEOF
	}
	body, sum := b[:len(b)-4], b[len(b)-4:]
	if !bytes.Equal(checksum(body), sum) {
		return nil, fmt.Errorf("%x: %w", sum, ErrChecksum)
	}
	return body, nil
}

// Bits writes and reads numbers of any width, lowest bit first.
type Bits struct {
	buf   []byte
	acc   uint64
	count uint
}

func (b *Bits) Put(v uint64, width uint) *Bits {
	for ; width > 0; width-- {
		b.acc |= v & 1 << b.count
		v >>= 1
		if b.count++; b.count == 8 {
			b.buf, b.acc, b.count = append(b.buf, byte(b.acc)), 0, 0
		}
	}
	return b
}

func (b *Bits) Gamma(v uint64) *Bits {
	n := uint(bits.Len64(v))
	return b.Put(0, n-1).Put(1, 1).Put(v&^(1<<(n-1)), n-1)
}

func (b *Bits) Flush() []byte {
	for b.count > 0 {
		b.Put(0, 1)
	}
	return b.buf
}

type BitReader struct {
	io.ByteReader
	acc   byte
	count uint
}

func (r *BitReader) Get(width uint) (v uint64, err error) {
	for i := range width {
		if r.count == 0 {
			if r.acc, err = r.ReadByte(); err != nil {
				if i > 0 && err == io.EOF {
					err = io.ErrUnexpectedEOF
				}
				return
			}
			r.count = 8
		}
		v |= uint64(r.acc&1) << i
		r.acc, r.count = r.acc>>1, r.count-1
	}
	return
}

func (r *BitReader) Gamma() (uint64, error) {
	n := uint(0)
	for {
		bit, err := r.Get(1)
		if err != nil || bit == 1 {
			rest, err2 := r.Get(n)
			return 1<<n | rest, errors.Join(err, err2)
		}
		n++
	}
}

type Record struct {
	ID    int64
	Name  string
	Vals  []float32
	Flags map[string]bool
	Next  *Record
}

func (r *Record) AppendBinary(b []byte) ([]byte, error) {
	if !utf8.ValidString(r.Name) {
		return b, fmt.Errorf("name %+q: %w", r.Name, encodingError)
	}
	b = binary.AppendVarint(b, r.ID)
	b = append(binary.AppendUvarint(b, uint64(len(r.Name))), r.Name...)
	b = binary.AppendUvarint(b, uint64(len(r.Vals)))
	b, _ = binary.Append(b, binary.BigEndian, r.Vals)
	if r.Next == nil {
		return append(b, 0), nil
	}
	return r.Next.AppendBinary(append(b, 1))
}

var encodingError = errors.New("bad text")

func (r *Record) UnmarshalBinary(b []byte) error {
	in := bytes.NewReader(b)
	for {
		id, err := binary.ReadVarint(in)
		n, err2 := binary.ReadUvarint(in)
		if err := errors.Join(err, err2); err != nil || n > uint64(in.Len()) {
			return fmt.Errorf("at %d of %d: %w", int(in.Size())-in.Len(), in.Size(), errors.Join(err, io.ErrShortBuffer))
		}
		name := make([]byte, n)
		io.ReadFull(in, name)
		count, err := binary.ReadUvarint(in)
		if err != nil || count > uint64(in.Len()) {
			return CorruptError{"record", in.Size() - int64(in.Len())}
		}
		*r = Record{ID: id, Name: string(name), Vals: make([]float32, count)}
		if err := binary.Read(in, binary.BigEndian, r.Vals); err != nil {
			return err
		}
		if more, err := in.ReadByte(); err != nil || more == 0 {
			return err
		}
		r.Next = new(Record)
		r = r.Next
	}
}

var _ interface {
	encoding.BinaryAppender
	encoding.BinaryUnmarshaler
} = (*Record)(nil)

func frame(w io.Writer, payload []byte) error {
	head := binary.LittleEndian.AppendUint32(binary.AppendUvarint(nil, uint64(len(payload))), crc32.ChecksumIEEE(payload))
	_, err := io.Copy(w, io.MultiReader(bytes.NewReader(head), bytes.NewReader(payload)))
	return err
}

func unframe(r *bufio.Reader) ([]byte, error) {
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return nil, err
	}
	var sum uint32
	if err := binary.Read(r, binary.LittleEndian, &sum); err != nil {
		return nil, err
	}
	payload := make([]byte, min(n, 1<<16))
	if _, err = io.ReadFull(r, payload); err == nil && crc32.ChecksumIEEE(payload) != sum {
		err = ErrChecksum
	}
	return payload, err
}

func main() {
	codecs := map[string]Codec{
		"58":    Base58{},
		"58c":   Base58{Check: true},
		"32":    adapter{base32.HexEncoding.WithPadding('*')},
		"64":    adapter{base64.RawURLEncoding.Strict()},
		"hex":   adapter{hexCodec{}},
		"58p":   (*Base58)(&struct{ Check bool }{}),
		"std32": adapter{base32.StdEncoding.WithPadding(base32.NoPadding)},
	}
	names := []string{"58", "58c", "58p", "32", "std32", "64", "hex"}
	tw := tabwriter.NewWriter(os.Stdout, 0, 0, 1, ' ', 0)
	for _, in := range []string{"", "\x00", "\x00\x00a", "hello", "größe", "\xff\xff\xff\xff\xff"} {
		for _, name := range names {
			s := codecs[name].Encode([]byte(in))
			back, err := codecs[name].Decode(s)
			fmt.Fprintf(tw, "%s=%s\t", name, s)
			if string(back) != in || err != nil {
				fmt.Fprintf(tw, "!%q %v\t", back, err)
			}
		}
		fmt.Fprintln(tw)
	}
	tw.Flush()
	for _, bad := range []string{"0", "abé", "3mJr7AoUXx2Wqe", "zz", "YQ=", "YR", "D1IM*", "4142z", "414"} {
		for _, name := range names[1:] {
			b, err := codecs[name].Decode(bad)
			var c *CorruptError
			var h hex.InvalidByteError
			fmt.Printf("%s %x %v %t%t%t%t; ", name, b, err, errors.As(err, &c), errors.As(err, &h), errors.Is(err, ErrChecksum), errors.Is(err, hex.ErrLength))
		}
		fmt.Println()
	}

	rng := rand.New(rand.NewPCG(58, 32))
	digest := fnv.New128a()
	var stream Bits
	var numbers []uint64
	for i := range 300 {
		n := rng.Uint64()>>rng.UintN(64) | 1
		numbers = append(numbers, n)
		stream.Put(uint64(i%5), 3).Gamma(n)
		b := make([]byte, rng.IntN(20))
		for i := range b {
			b[i] = byte(rng.Uint32() >> rng.UintN(32))
		}
		for _, name := range names {
			s := codecs[name].Encode(b)
			if back, err := codecs[name].Decode(s); err != nil || !bytes.Equal(back, b) {
				fmt.Println("differs", name, b, s, back, err)
			}
			io.WriteString(digest, s)
		}
	}
	packed := stream.Flush()
	r := BitReader{ByteReader: bytes.NewReader(packed)}
	for i, n := range numbers {
		low, err := r.Get(3)
		if got, err2 := r.Gamma(); low != uint64(i%5) || got != n || err != nil || err2 != nil {
			fmt.Println("differs", i, low, got, n, err, err2)
		}
	}
	_, err := r.Get(9)
	fmt.Printf("%d %x %x %v\n", len(packed), packed[:9], digest.Sum(nil), err)
	for _, n := range []int64{0, -1, 1, 63, -64, 64, math.MinInt64, math.MaxInt64} {
		b := binary.AppendVarint(nil, n)
		u, size := binary.Uvarint(b)
		back, size2 := binary.Varint(append(b, 0xff))
		fmt.Printf("%d:%x %d %d %t; ", n, b, u, size, back == n && size == size2)
	}
	u, size := binary.Uvarint(bytes.Repeat([]byte{0x80}, 11))
	_, err = binary.ReadUvarint(bytes.NewReader(bytes.Repeat([]byte{0xff}, 11)))
	fmt.Println(u, size, err)

	records := []*Record{{ID: -5, Name: "é", Vals: []float32{1.5, float32(math.Inf(1))}}, {Name: "two", Next: &Record{ID: 1 << 40, Next: &Record{Vals: []float32{0}}}}, {Name: "\xff"}}
	var file bytes.Buffer
	for i, r := range records {
		b, err := r.AppendBinary(nil)
		fmt.Printf("%d %x %v %t\n", i, b, err, errors.Is(err, encodingError))
		if err == nil {
			frame(&file, b)
		}
	}
	whole := bytes.Clone(file.Bytes())
	in := bufio.NewReaderSize(&file, 16)
	for i := range 3 {
		b, err := unframe(in)
		var r Record
		fmt.Printf("%d %v %v ", len(b), err, r.UnmarshalBinary(b))
		if i < 2 && r.Next == nil {
			fmt.Printf("%+v", r)
		}
		fmt.Println(r.Next != nil && r.Next.Next != nil)
	}
	whole[7] ^= 1
	for _, cut := range []int{len(whole), 1, 4, 9} {
		_, err := unframe(bufio.NewReader(bytes.NewReader(whole[:cut])))
		fmt.Print(err, errors.Is(err, ErrChecksum), "; ")
	}
	for _, b := range []string{"", "\x02", "\x02\x05ab", "\x02\x00\x7f", "\x02\x00\x01abc", "\x02\x00\x00\x01"} {
		err := new(Record).UnmarshalBinary([]byte(b))
		fmt.Printf("%q %t %t;", err, errors.Is(err, io.EOF), errors.As(err, new(CorruptError)))
	}
	fmt.Println()
}

type adapter struct {
	enc interface {
		EncodeToString([]byte) string
		DecodeString(string) ([]byte, error)
	}
}

func (a adapter) Encode(b []byte) string          { return a.enc.EncodeToString(b) }
func (a adapter) Decode(s string) ([]byte, error) { return a.enc.DecodeString(s) }

type hexCodec struct{}

func (hexCodec) EncodeToString(b []byte) string        { return hex.EncodeToString(b) }
func (hexCodec) DecodeString(s string) ([]byte, error) { return hex.DecodeString(s) }

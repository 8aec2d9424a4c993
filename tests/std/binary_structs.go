// encoding/binary: structures, sizes, varints and what can't be encoded.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strings"
)

type header struct {
	Magic   [4]byte
	Version uint16
	_       [2]byte
	Size    int64
	Ratio   float32
	Flags   []bool
}

type fixed struct {
	A int8
	B uint16
	_ int32
	C [3]int16
	D complex64
	E bool
	F struct{ X, Y uint8 }
}

func main() {
	value := fixed{-1, 0x1234, 0, [3]int16{1, -2, 3}, complex(1, -1), true, struct{ X, Y uint8 }{7, 8}}
	for _, order := range []interface {
		binary.ByteOrder
		binary.AppendByteOrder
	}{binary.LittleEndian, binary.BigEndian, binary.NativeEndian} {
		var b bytes.Buffer
		err := binary.Write(&b, order, value)
		fmt.Printf("%v %x %v %d\n", order, b.Bytes(), err, binary.Size(value))
		var back fixed
		fmt.Println(binary.Read(&b, order, &back), back == value)
		fmt.Println(order.Uint16([]byte{1, 2}), order.Uint32([]byte{1, 2, 3, 4}), order.Uint64([]byte{1, 2, 3, 4, 5, 6, 7, 8}))
		fmt.Printf("%x %x %x\n", order.AppendUint16(nil, 0x102), order.AppendUint32(nil, 0x1020304), order.AppendUint64(nil, 0x102030405060708))
		encoded, err := binary.Append([]byte{9}, order, []int32{1, -1})
		fmt.Printf("%x %v\n", encoded, err)
		buf := make([]byte, 5)
		n, err := binary.Encode(buf, order, uint32(7))
		fmt.Println(n, err, buf)
		n, err = binary.Encode(buf, order, uint64(7))
		fmt.Println(n, err)
		var words [2]uint16
		n, err = binary.Decode([]byte{1, 2, 3, 4, 5}, order, &words)
		fmt.Println(n, err, words)
		n, err = binary.Decode([]byte{1, 2, 3}, order, &words)
		fmt.Println(n, err)
	}
	for _, v := range []any{1, "text", header{}, map[int]int{}, []string{"x"}, new(int), (*fixed)(nil), struct{ S []int8 }{}, uint(1), func() {}, []uint8{1, 2}, [2]bool{true, false}, math.Pi} {
		var b strings.Builder
		err := binary.Write(&b, binary.BigEndian, v)
		fmt.Printf("%T %v %d %x\n", v, err, binary.Size(v), b.String())
	}
	var x int32
	fmt.Println(binary.Read(strings.NewReader("abc"), binary.BigEndian, &x), binary.Read(strings.NewReader(""), binary.BigEndian, &x), binary.Read(strings.NewReader("abcd"), binary.BigEndian, x))
	flags := make([]bool, 3)
	fmt.Println(binary.Read(strings.NewReader("\x00\x01\x02"), binary.BigEndian, flags), flags)
	for _, v := range []uint64{0, 1, 127, 128, 300, 1 << 35, math.MaxUint64} {
		b := binary.AppendUvarint(nil, v)
		u, n := binary.Uvarint(b)
		s := binary.AppendVarint(nil, -int64(v))
		i, m := binary.Varint(s)
		fmt.Printf("%x %d %d %x %d %d\n", b, u, n, s, i, m)
	}
	for _, text := range []string{"", "\x80", "\x80\x80\x80\x80\x80\x80\x80\x80\x80\x02", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01", "\x05rest"} {
		u, n := binary.Uvarint([]byte(text))
		i, m := binary.Varint([]byte(text))
		r, err := binary.ReadUvarint(strings.NewReader(text))
		s, err2 := binary.ReadVarint(strings.NewReader(text))
		fmt.Println(u, n, i, m, r, err, s, err2, err == io.ErrUnexpectedEOF)
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		binary.BigEndian.Uint32([]byte{1, 2, 3})
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		binary.PutUvarint(make([]byte, 1), 300)
	}()
}

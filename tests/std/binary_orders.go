// binary: fixed-size values in both orders, structs, slices, varints, appends and errors.
package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

type header struct {
	Magic   [4]byte
	Version uint16
	_       [2]byte
	Flags   int32
	Ratio   float32
	Value   float64
	OK      bool
	C       complex64
	Nested  struct{ A, B int8 }
	List    [3]uint16
}

func main() {
	h := header{[4]byte{'v', 'o', '1', 0}, 2, [2]byte{}, -3, 1.5, math.Pi, true, complex(1, -1), struct{ A, B int8 }{-1, 2}, [3]uint16{1, 2, 0xfffe}}
	for _, order := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		var b bytes.Buffer
		fmt.Println(order, binary.Write(&b, order, h), binary.Size(h))
		fmt.Printf("%x\n", b.Bytes())
		var back header
		fmt.Println(binary.Read(&b, order, &back), back == h)
		fmt.Println(binary.Read(&b, order, &back))
		for _, v := range []any{int8(-1), uint16(0x1234), int32(-2), uint64(1 << 60), float32(2.5), true, []int16{1, -1}, []bool{true, false}, &[2]uint32{1, 2}, []float64{1, 2}, []header{}} {
			out, err := binary.Append(nil, order, v)
			fmt.Printf("%x %v %d\n", out, err, binary.Size(v))
		}
		buf := make([]byte, 8)
		order.PutUint16(buf, 0xabcd)
		order.PutUint32(buf[2:], 0x01020304)
		fmt.Printf("%x %x %x %x\n", buf, order.Uint16(buf), order.Uint32(buf[2:]), order.Uint64(buf))
		n, err := binary.Encode(buf, order, uint32(7))
		fmt.Println(n, err, buf[:n])
		n, err = binary.Encode(buf[:2], order, uint32(7))
		fmt.Println(n, err)
		var x uint32
		n, err = binary.Decode(buf, order, &x)
		fmt.Println(n, err, x)
		n, err = binary.Decode(buf[:3], order, &x)
		fmt.Println(n, err)
		ints := make([]int32, 2)
		fmt.Println(binary.Read(bytes.NewReader([]byte{1, 2, 3, 4, 5, 6, 7, 8}), order, ints), ints)
		fmt.Println(binary.Read(bytes.NewReader([]byte{1, 2, 3}), order, ints))
	}
	fmt.Printf("%x %x\n", binary.BigEndian.AppendUint32([]byte{9}, 1), binary.LittleEndian.AppendUint64(nil, 1))
	for _, v := range []any{1, "s", []int{1}, map[string]int{}, struct{ S string }{}, &struct{ P *int }{}} {
		fmt.Println(binary.Size(v), binary.Write(io.Discard, binary.BigEndian, v))
	}
	var n int
	fmt.Println(binary.Read(bytes.NewReader(make([]byte, 8)), binary.BigEndian, &n))
	for _, v := range []uint64{0, 1, 127, 128, 300, 1 << 32, math.MaxUint64} {
		b := binary.AppendUvarint(nil, v)
		back, k := binary.Uvarint(b)
		s := binary.AppendVarint(nil, -int64(v))
		sback, sk := binary.Varint(s)
		fmt.Printf("%x %d %d %x %d %d\n", b, back, k, s, sback, sk)
	}
	for _, b := range [][]byte{{}, {0x80}, {0x80, 0x80}, bytes.Repeat([]byte{0xff}, 10), append(bytes.Repeat([]byte{0xff}, 9), 2), append(bytes.Repeat([]byte{0x80}, 10), 0)} {
		u, k := binary.Uvarint(b)
		r, err := binary.ReadUvarint(bytes.NewReader(b))
		s, err2 := binary.ReadVarint(bytes.NewReader(b))
		fmt.Println(u, k, r, err, s, err2, errors.Is(err, io.EOF))
	}
	buf := make([]byte, binary.MaxVarintLen64)
	fmt.Println(binary.PutUvarint(buf, math.MaxUint64), binary.PutVarint(buf, math.MinInt64), buf)
	fmt.Println(binary.NativeEndian.Uint16([]byte{1, 0}), binary.NativeEndian)
}

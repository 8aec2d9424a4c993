package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"strings"
)

type header struct {
	Magic [4]byte
	Ver   uint16
	_     [2]byte
	Flag  bool
	Size  int64
	Ratio float32
	C     complex64
	Sub   struct{ X, Y int8 }
}

func main() {
	h := header{[4]byte{'v', 'o', '1', 0}, 258, [2]byte{}, true, -2, 1.5, complex(1, -1), struct{ X, Y int8 }{-1, 2}}
	for _, o := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		var buf bytes.Buffer
		fmt.Println(o, binary.Write(&buf, o, h), binary.Size(h))
		fmt.Printf("%x\n", buf.Bytes())
		b, err := binary.Append([]byte{9}, o, &h)
		fmt.Printf("%x %v\n", b, err)
		var g header
		n, err := binary.Decode(b[1:], o, &g)
		fmt.Println(n, err, g == h)
		n, err = binary.Decode(b[1:5], o, &g)
		fmt.Println(n, err)
		n, err = binary.Encode(make([]byte, 3), o, h)
		fmt.Println(n, err)
		var arr [3]uint16
		fmt.Println(binary.Read(&buf, o, &arr), arr)
		fmt.Println(binary.Read(strings.NewReader("\x01"), o, &arr), binary.Read(strings.NewReader(""), o, &arr))
		s := make([]int32, 2)
		fmt.Println(binary.Read(strings.NewReader("abcdefgh"), o, s), s)
		var f float64
		fmt.Println(binary.Read(bytes.NewReader([]byte{0x3f, 0xf0, 0, 0, 0, 0, 0, 0x3f}), o, &f), f)
		fmt.Printf("%x\n", binary.Write(&buf, o, []bool{true, false}))
		fmt.Println(binary.Write(&buf, o, 5), binary.Write(&buf, o, "s"), binary.Write(&buf, o, map[int]int{}))
		var i int
		fmt.Println(binary.Read(&buf, o, &i), binary.Read(&buf, o, i), binary.Size(i), binary.Size([]int8{1, 2}), binary.Size(&h))
		fmt.Println(o.Uint16([]byte{1, 2}), o.Uint32([]byte{1, 2, 3, 4}), o.Uint64([]byte{1, 2, 3, 4, 5, 6, 7, 8}))
	}
	fmt.Printf("%x %x\n", binary.BigEndian.AppendUint32(nil, 0xdeadbeef), binary.LittleEndian.AppendUint64(nil, 1))
	for _, v := range []int64{0, 1, -1, 63, -64, 64, 300, math.MaxInt64, math.MinInt64} {
		b := binary.AppendVarint(nil, v)
		u := binary.AppendUvarint(nil, uint64(v))
		x, n := binary.Varint(b)
		y, m := binary.Uvarint(u)
		z, err := binary.ReadVarint(bytes.NewReader(b))
		fmt.Printf("%x %d %d %x %d %d %d %v\n", b, x, n, u, y, m, z, err)
	}
	over := bytes.Repeat([]byte{0xff}, 11)
	fmt.Println(binary.Uvarint(over))
	fmt.Println(binary.Uvarint(over[:3]))
	fmt.Println(binary.ReadUvarint(bytes.NewReader(over)))
	fmt.Println(binary.ReadUvarint(bytes.NewReader(over[:2])))
	fmt.Println(binary.ReadUvarint(bytes.NewReader(nil)))
	defer func() { fmt.Println(recover()) }()
	binary.BigEndian.Uint32([]byte{1, 2, 3}[:len(over)-8])
}

package main

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

type Header struct {
	Magic [4]byte
	Ver   uint16
	_     uint16
	Size  int32
	F     float32
	D     float64
	Flags [2]bool
	C     complex64
	In    struct{ A, B int8 }
}

func main() {
	h := Header{[4]byte{'V', 'O', 'B', '1'}, 3, 0, -7, 1.5, -2.25, [2]bool{true, false}, 1 + 2i, struct{ A, B int8 }{-1, 2}}
	for _, o := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		var buf bytes.Buffer
		fmt.Println(binary.Write(&buf, o, h), binary.Size(h), buf.Len())
		fmt.Printf("%x\n", buf.Bytes())
		var g Header
		fmt.Println(binary.Read(bytes.NewReader(buf.Bytes()), o, &g), g == h)
		b := make([]byte, 8)
		o.PutUint16(b, 0x0102)
		o.PutUint32(b[2:], 0x03040506)
		fmt.Println(b, o.Uint16(b), o.Uint32(b[2:]), o.Uint64(b), o)
		buf.Reset()
		binary.Write(&buf, o, []int16{1, -2, 3})
		binary.Write(&buf, o, uint8(9))
		fmt.Printf("%x\n", buf.Bytes())
		x := make([]int16, 3)
		fmt.Println(binary.Read(&buf, o, x), x)
	}
	fmt.Println(binary.Write(io.Discard, binary.LittleEndian, 5), binary.Write(io.Discard, binary.LittleEndian, "s"), binary.Size(5), binary.Size([]int32{1, 2}))
	var i int
	fmt.Println(binary.Read(strings.NewReader("x"), binary.LittleEndian, &i))
	var i32 int32
	fmt.Println(binary.Read(strings.NewReader("x"), binary.LittleEndian, &i32), binary.Read(strings.NewReader(""), binary.LittleEndian, &i32))
	b, err := binary.Append([]byte{1}, binary.BigEndian, uint16(2))
	fmt.Println(b, err, binary.BigEndian.AppendUint32(nil, 77), binary.LittleEndian.AppendUint64(nil, 1<<40))
	for _, v := range []int64{0, 1, -1, 63, -64, 64, 300, -12345, 1 << 62, -1 << 63} {
		b := binary.AppendVarint(nil, v)
		x, n := binary.Varint(b)
		u := binary.AppendUvarint(nil, uint64(v))
		y, m := binary.Uvarint(u)
		z, err := binary.ReadVarint(bytes.NewReader(b))
		fmt.Println(b, x, n, u, int64(y), m, z, err)
	}
	fmt.Println(binary.Uvarint([]byte{0x80}))
	fmt.Println(binary.Uvarint(bytes.Repeat([]byte{0xff}, 11)))
	fmt.Println(binary.ReadUvarint(bytes.NewReader([]byte{0x80})))
	fmt.Println(binary.ReadUvarint(bytes.NewReader(bytes.Repeat([]byte{0xff}, 11))))

	for _, s := range []string{"a,b,c\n1,2,3\n", "\"q\"\"x\",\"a,b\",\"line\nbreak\"\r\nx,y,z", "a,b\n1,2,3\n", "a\"b,c\n", "\"a\"b,c\n", "\"open\n", "", "\n\n# c\na\n", "a,,\n,,b\n", " x, y\n", "\"a\n\nb\",c\n\"d"} {
		r := csv.NewReader(strings.NewReader(s))
		r.Comment = '#'
		for {
			rec, err := r.Read()
			if err == io.EOF {
				break
			}
			fmt.Printf("%q %v", rec, err)
			if err == nil {
				l, c := r.FieldPos(len(rec) - 1)
				fmt.Print(" ", l, ":", c)
			}
			fmt.Println(" ", r.InputOffset())
			if err != nil && !errors.Is(err, csv.ErrFieldCount) {
				break
			}
		}
	}
	r := csv.NewReader(strings.NewReader("a; \"b\"x\" ;c\n"))
	r.Comma, r.LazyQuotes, r.TrimLeadingSpace = ';', true, true
	all, err := r.ReadAll()
	fmt.Printf("%q %v\n", all, err)
	w := csv.NewWriter(os.Stdout)
	w.Write([]string{"a", "b c", "d,e", "f\"g", "h\ni", "", " lead", `\.`, "é"})
	w.Flush()
	w.UseCRLF = true
	w.WriteAll([][]string{{"1", "x\ny"}, {"2"}})
	w.Comma = '"'
	fmt.Println(w.Write([]string{"x"}), w.Error())
}

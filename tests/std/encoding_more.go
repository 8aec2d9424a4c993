package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/csv"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
)

type record struct {
	A uint8
	B int16
	C [2]uint32
	D float64
	E struct{ F bool }
	_ uint16
}

func main() {
	data := []byte("\x00\x01\xfe\xffhello, world")
	for i := range len(data) + 1 {
		s := base64.StdEncoding.EncodeToString(data[:i])
		b, err := base64.StdEncoding.DecodeString(s)
		fmt.Println(s, bytes.Equal(b, data[:i]), err, base64.RawURLEncoding.EncodeToString(data[:i]), base64.StdEncoding.EncodedLen(i), base64.RawStdEncoding.DecodedLen(i))
	}
	for _, s := range []string{"aGk", "aGk=", "aGk==", "a", "aG\nk=", "a!k=", "====", "aGl=", "YQ==YQ=="} {
		b, err := base64.StdEncoding.DecodeString(s)
		_, err2 := base64.StdEncoding.Strict().DecodeString(s)
		_, err3 := base64.RawStdEncoding.DecodeString(s)
		fmt.Printf("%q %v | %v | %v\n", b, err, err2, err3)
		_, err = io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader(s)))
		fmt.Println(err)
	}
	var buf bytes.Buffer
	w := base64.NewEncoder(base64.URLEncoding, &buf)
	for _, b := range data {
		w.Write([]byte{b})
	}
	w.Close()
	fmt.Println(buf.String(), base64.StdEncoding.WithPadding('*').EncodeToString([]byte("a")), string(base64.StdEncoding.AppendEncode([]byte("x:"), []byte("yz"))))

	fmt.Println(hex.EncodeToString(data), hex.Dump(append(data, data...)))
	for _, s := range []string{"0", "0g", "00ff", "zz", "0A0b", "aé"} {
		b, err := hex.DecodeString(s)
		fmt.Println(b, err, errors.Is(err, hex.ErrLength))
		_, err = io.ReadAll(hex.NewDecoder(strings.NewReader(s)))
		fmt.Println(err)
	}

	r := record{1, -2, [2]uint32{3, 1 << 31}, 1.5, struct{ F bool }{true}, 0}
	for _, order := range []binary.ByteOrder{binary.BigEndian, binary.LittleEndian} {
		var out bytes.Buffer
		fmt.Println(binary.Write(&out, order, r), binary.Size(r), out.Bytes(), order)
		var back record
		fmt.Println(binary.Read(bytes.NewReader(out.Bytes()), order, &back), back)
		fmt.Println(binary.Read(bytes.NewReader(out.Bytes()[:5]), order, &back), binary.Read(bytes.NewReader(nil), order, &back))
		n, err := binary.Decode(out.Bytes()[:3], order, &back)
		fmt.Println(n, err)
		enc, err := binary.Append(nil, order, []int16{1, -1})
		fmt.Println(enc, err)
	}
	fmt.Println(binary.Write(io.Discard, binary.BigEndian, 1), binary.Size("x"), binary.Read(strings.NewReader("xxxxxxxx"), binary.BigEndian, 1))
	for _, v := range []uint64{0, 127, 128, 300, 1<<63 - 1, 1<<64 - 1} {
		b := binary.AppendUvarint(nil, v)
		u, n := binary.Uvarint(b)
		s := binary.AppendVarint(nil, -int64(v))
		i, k := binary.Varint(s)
		fmt.Println(b, u, n, s, i, k)
	}
	fmt.Println(binary.Uvarint([]byte{0x80}))
	fmt.Println(binary.Uvarint(bytes.Repeat([]byte{0xff}, 11)))
	fmt.Println(binary.ReadUvarint(bytes.NewReader([]byte{0x80})))
	fmt.Println(binary.ReadVarint(bytes.NewReader(bytes.Repeat([]byte{0xff}, 11))))

	for _, text := range []string{"a,b\nc,d\n", "a,\"b\"\"c\",d\n", "\"multi\nline\",x\n", "a,b\nc\n", "a\"b,c\n", "\"a\"b,c\n", "\"open\n", "# c\na;b\n", "\n\n a , b\n", "a,b\r\n\"x\r\ny\",z", ""} {
		r := csv.NewReader(strings.NewReader(text))
		r.Comment = '#'
		rows, err := r.ReadAll()
		fmt.Printf("%q %v\n", rows, err)
		var pe *csv.ParseError
		if errors.As(err, &pe) {
			fmt.Println(pe.StartLine, pe.Line, pe.Column, pe.Err == csv.ErrFieldCount, pe.Err == csv.ErrBareQuote, pe.Err == csv.ErrQuote)
		}
		r = csv.NewReader(strings.NewReader(text))
		r.LazyQuotes, r.TrimLeadingSpace, r.FieldsPerRecord, r.ReuseRecord = true, true, -1, true
		for {
			row, err := r.Read()
			if err != nil {
				fmt.Println(err, r.InputOffset())
				break
			}
			line, col := r.FieldPos(len(row) - 1)
			fmt.Printf("%q %d:%d ", row, line, col)
		}
	}
	var out bytes.Buffer
	cw := csv.NewWriter(&out)
	cw.WriteAll([][]string{{"a", "b c", "d,e", "f\"g", "h\ni", "", " lead", "#x", `\.`}, {""}, {"", ""}})
	cw.Comma, cw.UseCRLF = ';', true
	fmt.Println(cw.Write([]string{"x;y", "n\nm"}), cw.Error())
	cw.Flush()
	fmt.Printf("%q\n", out.String())
	cw.Comma = '"'
	fmt.Println(cw.Write([]string{"x"}))
}

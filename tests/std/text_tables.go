package main

import (
	"bytes"
	"encoding/csv"
	"encoding/hex"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"strings"
	"text/tabwriter"
)

func main() {
	rows := "name\tqty\tprice\napple\t3\t1.25\nkiwi and more\t12\t0.5\n\nx\ty\n\tempty first\nünï\t1\t2\n"
	for _, f := range []uint{0, tabwriter.AlignRight, tabwriter.Debug, tabwriter.AlignRight | tabwriter.Debug, tabwriter.DiscardEmptyColumns, tabwriter.TabIndent, tabwriter.FilterHTML} {
		for _, pad := range []byte{' ', '.', '\t'} {
			w := tabwriter.NewWriter(os.Stdout, 5, 8, 1, pad, f)
			fmt.Fprint(w, rows)
			w.Flush()
			fmt.Println("--", f, pad)
		}
	}
	w := tabwriter.NewWriter(os.Stdout, 0, 4, 2, ' ', tabwriter.StripEscape|tabwriter.FilterHTML)
	fmt.Fprint(w, "a\v\xfftab\there\xff\vb\n<b>bold</b>\t&amp;\tz\nlonger cell\tq\n\fnew\tpage\n")
	w.Flush()
	r := csv.NewReader(strings.NewReader("a,b,c\n\"q,1\",\"multi\nline\",\"say \"\"hi\"\"\"\n# comment\n x , y ,z\n"))
	r.Comment = '#'
	recs, err := r.ReadAll()
	fmt.Printf("%q %v\n", recs, err)
	for _, bad := range []string{"a,b\n1,2,3\n", "a,\"b\n", "a,b\"c\n", "\"a\"b,c\n", "x,\"y\" ,z"} {
		r := csv.NewReader(strings.NewReader(bad))
		recs, err := r.ReadAll()
		fmt.Printf("%q %v\n", recs, err)
		r = csv.NewReader(strings.NewReader(bad))
		r.LazyQuotes, r.FieldsPerRecord, r.TrimLeadingSpace = true, -1, true
		recs, err = r.ReadAll()
		fmt.Printf("  lazy %q %v %d\n", recs, err, r.InputOffset())
	}
	cw := csv.NewWriter(os.Stdout)
	cw.WriteAll([][]string{{"plain", "with,comma", "with \"quote\"", "", " lead", "new\nline"}, {""}, {`\.`}})
	cw.Comma, cw.UseCRLF = ';', true
	cw.Write([]string{"a;b", "c\nd", "e,f"})
	cw.Flush()
	fmt.Println(cw.Error())
	fmt.Println(hex.EncodeToString([]byte("hi\xff")), hex.Dump([]byte("0123456789abcdefXYZ\x00\n")))
	for _, s := range []string{"6869", "6", "zz", "68G9", "ABcd"} {
		b, err := hex.DecodeString(s)
		fmt.Printf("%x %v\n", b, err)
	}
	for i, e := range []*base64.Encoding{base64.StdEncoding, base64.URLEncoding, base64.RawStdEncoding, base64.RawURLEncoding.Strict(), base64.StdEncoding.WithPadding('*')} {
		for _, s := range []string{"", "f", "fo", "foo", "\xfb\xff\xfe"} {
			t := e.EncodeToString([]byte(s))
			b, err := e.DecodeString(t)
			fmt.Print(t, " ", string(b) == s, err, e.EncodedLen(len(s)), e.DecodedLen(len(t)), "; ")
		}
		for _, s := range []string{"Zg=", "Zg==x", "Z", "Zm9v\nZg==", "Zh==", "####", "Zg"} {
			b, err := e.DecodeString(s)
			fmt.Printf("%d %q %v; ", i, b, err)
		}
		fmt.Println()
	}
	var buf bytes.Buffer
	type hdr struct {
		A uint16
		B int32
		C [3]uint8
		_ [1]byte
		D float32
		E bool
	}
	h := hdr{0x1234, -2, [3]uint8{1, 2, 3}, [1]byte{}, 1.5, true}
	for _, o := range []binary.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		buf.Reset()
		err := binary.Write(&buf, o, h)
		fmt.Printf("%v %x %v %d\n", o, buf.Bytes(), err, binary.Size(h))
		var g hdr
		fmt.Println(binary.Read(&buf, o, &g), g == h)
		fmt.Println(binary.Read(&buf, o, &g), binary.Write(&buf, o, "str"), binary.Write(&buf, o, 1))
		b := o.(binary.AppendByteOrder).AppendUint32(nil, 0xdeadbeef)
		fmt.Printf("%x %x\n", b, o.Uint16(b))
	}
	for _, v := range []int64{0, 1, -1, 127, 128, -129, 1 << 40, -1 << 63} {
		b := binary.AppendVarint(nil, v)
		x, n := binary.Varint(b)
		u, k := binary.Uvarint(b[:len(b)-1])
		fmt.Printf("%x %d %d %d %d; ", b, x, n, u, k)
	}
	_, err = binary.ReadUvarint(bytes.NewReader(bytes.Repeat([]byte{0xff}, 11)))
	fmt.Println(err)
}

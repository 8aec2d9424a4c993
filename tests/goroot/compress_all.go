package main

import (
	"bytes"
	"compress/bzip2"
	"compress/flate"
	"compress/gzip"
	"compress/lzw"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"io"
	"strings"
	"time"
)

func main() {
	text := []byte(strings.Repeat("the quick brown fox jumps over the lazy dog. ", 500))
	for i := range text {
		if i%97 == 0 {
			text[i] = byte(i * 31)
		}
	}
	for level := -2; level <= 9; level++ {
		var b bytes.Buffer
		w, err := flate.NewWriter(&b, level)
		if err != nil {
			fmt.Println(err)
			continue
		}
		w.Write(text)
		w.Flush()
		w.Write([]byte("tail"))
		w.Close()
		sum := crc32.ChecksumIEEE(b.Bytes())
		back, err := io.ReadAll(flate.NewReader(&b))
		fmt.Printf("flate %d %08x %v %v\n", level, sum, bytes.Equal(back, append(text[:len(text):len(text)], "tail"...)), err)
	}
	var b bytes.Buffer
	g := gzip.NewWriter(&b)
	g.Name, g.Comment, g.ModTime, g.Extra = "n.txt", "c", time.Unix(1e9, 0), []byte{1}
	g.Write(text)
	g.Close()
	fmt.Println(b.Len(), hex.EncodeToString(b.Bytes()[:24]))
	packed := bytes.Clone(b.Bytes())
	r, err := gzip.NewReader(&b)
	back, err2 := io.ReadAll(r)
	fmt.Println(r.Name, r.Comment, r.ModTime.UTC(), bytes.Equal(back, text), err, err2)
	packed[len(packed)-5] ^= 1
	r, _ = gzip.NewReader(bytes.NewReader(packed))
	_, err = io.ReadAll(r)
	fmt.Println(err)
	_, err = gzip.NewReader(strings.NewReader("hello, world"))
	fmt.Println(err)
	b.Reset()
	z, _ := zlib.NewWriterLevelDict(&b, 6, []byte("the quick brown"))
	z.Write(text[:300])
	z.Close()
	fmt.Println(b.Len())
	zr, err := zlib.NewReaderDict(bytes.NewReader(b.Bytes()), []byte("the quick brown"))
	back, err2 = io.ReadAll(zr)
	fmt.Println(bytes.Equal(back, text[:300]), err, err2)
	_, err = zlib.NewReader(bytes.NewReader(b.Bytes()))
	fmt.Println(err)
	for _, order := range []lzw.Order{lzw.LSB, lzw.MSB} {
		b.Reset()
		l := lzw.NewWriter(&b, order, 8)
		l.Write(text)
		l.Close()
		n := b.Len()
		back, err = io.ReadAll(lzw.NewReader(&b, order, 8))
		fmt.Println("lzw", n, bytes.Equal(back, text), err)
	}
	bz, _ := hex.DecodeString("425a68393141592653594eece83600000251800010400006449080200031064c4101a7a9a580bb9431f8bb9229c28482776741b0")
	back, err = io.ReadAll(bzip2.NewReader(bytes.NewReader(bz)))
	fmt.Printf("%q %v\n", back, err)
	_, err = io.ReadAll(flate.NewReader(strings.NewReader("\xff\xff\xff")))
	fmt.Println(err)
}

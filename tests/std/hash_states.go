// States of hashes written out, read back, damaged; writes of every size; all variants.
package main

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
	"io"
)

type state interface {
	encoding.BinaryMarshaler
	encoding.BinaryUnmarshaler
	encoding.BinaryAppender
}

func main() {
	castagnoli := crc32.MakeTable(crc32.Castagnoli)
	koopman := crc32.MakeTable(crc32.Koopman)
	hashes := []struct {
		name string
		new  func() hash.Hash
	}{
		{"md5", md5.New}, {"sha1", sha1.New}, {"sha224", sha256.New224}, {"sha256", sha256.New}, {"sha384", sha512.New384}, {"sha512", sha512.New},
		{"sha512/224", sha512.New512_224}, {"sha512/256", sha512.New512_256},
		{"adler32", func() hash.Hash { return adler32.New() }}, {"crc32", func() hash.Hash { return crc32.NewIEEE() }},
		{"crc32c", func() hash.Hash { return crc32.New(castagnoli) }}, {"crc32k", func() hash.Hash { return crc32.New(koopman) }},
		{"crc64iso", func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ISO)) }}, {"crc64ecma", func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ECMA)) }},
		{"fnv32", func() hash.Hash { return fnv.New32() }}, {"fnv32a", func() hash.Hash { return fnv.New32a() }}, {"fnv64", func() hash.Hash { return fnv.New64() }},
		{"fnv64a", func() hash.Hash { return fnv.New64a() }}, {"fnv128", func() hash.Hash { return fnv.New128() }}, {"fnv128a", func() hash.Hash { return fnv.New128a() }},
	}
	data := make([]byte, 300)
	for i := range data {
		data[i] = byte(i*i + i>>3)
	}
	for _, h := range hashes {
		a := h.new()
		fmt.Printf("%s %d %d %x\n", h.name, a.Size(), a.BlockSize(), a.Sum(nil))
		a.Write(data[:77])
		text, err := a.(state).MarshalBinary()
		fmt.Printf("  %x %v\n", text, err)
		app, _ := a.(state).AppendBinary([]byte("ab"))
		fmt.Println(" ", bytes.Equal(app[2:], text))
		b := h.new()
		fmt.Println(" ", b.(state).UnmarshalBinary(text))
		a.Write(data[77:])
		io.WriteString(b, string(data[77:]))
		fmt.Printf("  %x %v\n", a.Sum([]byte{1}), bytes.Equal(a.Sum(nil), b.Sum(nil)))
		// What is too short, too long, or another's.
		fmt.Println(" ", b.(state).UnmarshalBinary(nil), "|", b.(state).UnmarshalBinary(text[:3]), "|", b.(state).UnmarshalBinary(text[:len(text)-1]), "|", b.(state).UnmarshalBinary(append(text, 0)))
		wrong := bytes.Clone(text)
		wrong[3] ^= 1
		fmt.Println(" ", b.(state).UnmarshalBinary(wrong), bytes.Equal(a.Sum(nil), b.Sum(nil)))
		wrong[3] ^= 1
		wrong[len(wrong)-1] ^= 1
		fmt.Println(" ", b.(state).UnmarshalBinary(wrong) == nil, bytes.Equal(a.Sum(nil), b.Sum(nil)))
		b.Reset()
		fmt.Println(" ", bytes.Equal(b.Sum(nil), h.new().Sum(nil)))

		// Every split of a text gives one sum.
		whole := h.new()
		whole.Write(data)
		same := true
		for cut := 0; cut <= len(data); cut += 7 {
			c := h.new()
			c.Write(data[:cut])
			c.Sum(nil)
			c.Write(data[cut:])
			same = same && bytes.Equal(c.Sum(nil), whole.Sum(nil))
		}
		clone, err := whole.(hash.Cloner).Clone()
		clone.Write([]byte("more"))
		fmt.Println(" ", same, err, bytes.Equal(clone.Sum(nil), whole.Sum(nil)))
		all := h.new()
		for n := range data {
			c := h.new()
			c.Write(data[:n])
			all.Write(c.Sum(nil))
		}
		fmt.Printf("  %x\n", all.Sum(nil))
	}

	fmt.Printf("%x\n%x\n%x\n%x\n", md5.Sum(data), sha1.Sum(data), sha256.Sum256(data), sha256.Sum224(data))
	fmt.Printf("%x\n%x\n%x\n%x\n", sha512.Sum512(data), sha512.Sum384(data), sha512.Sum512_224(data), sha512.Sum512_256(data))
	fmt.Println(crc32.ChecksumIEEE(data), crc32.Checksum(data, castagnoli), crc32.Update(crc32.ChecksumIEEE(data[:9]), crc32.IEEETable, data[9:]), adler32.Checksum(data),
		crc64.Checksum(data, crc64.MakeTable(crc64.ISO)), crc64.Update(1, crc64.MakeTable(crc64.ECMA), data), crc64.Checksum(nil, crc64.MakeTable(0x42)))
	big := bytes.Repeat(data, 50)
	fmt.Println(adler32.Checksum(big), adler32.Checksum(bytes.Repeat([]byte{255}, 70000)), crc32.ChecksumIEEE(big), crc32.Checksum(big, koopman), crc64.Checksum(big, crc64.MakeTable(crc64.ECMA)))

	// A table that differs makes another's state unreadable.
	a, b := crc32.New(castagnoli), crc32.NewIEEE()
	text, _ := a.(state).MarshalBinary()
	fmt.Println(b.(state).UnmarshalBinary(text))
	text, _ = crc64.New(crc64.MakeTable(crc64.ISO)).(state).MarshalBinary()
	fmt.Println(crc64.New(crc64.MakeTable(crc64.ECMA)).(state).UnmarshalBinary(text))
	text, _ = sha512.New384().(state).MarshalBinary()
	fmt.Println(sha512.New().(state).UnmarshalBinary(text))
	text, _ = sha256.New224().(state).MarshalBinary()
	fmt.Println(sha256.New().(state).UnmarshalBinary(text))
}

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

func main() {
	data := bytes.Repeat([]byte("The quick brown fox. "), 37)
	news := []struct {
		name string
		f    func() hash.Hash
	}{
		{"fnv32", func() hash.Hash { return fnv.New32() }}, {"fnv32a", func() hash.Hash { return fnv.New32a() }},
		{"fnv64", func() hash.Hash { return fnv.New64() }}, {"fnv64a", func() hash.Hash { return fnv.New64a() }},
		{"fnv128", fnv.New128}, {"fnv128a", fnv.New128a},
		{"crc32", func() hash.Hash { return crc32.NewIEEE() }}, {"castagnoli", func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) }},
		{"koopman", func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Koopman)) }},
		{"crc64iso", func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ISO)) }}, {"crc64ecma", func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ECMA)) }},
		{"adler", func() hash.Hash { return adler32.New() }},
		{"md5", md5.New}, {"sha1", sha1.New}, {"sha224", sha256.New224}, {"sha256", sha256.New},
		{"sha384", sha512.New384}, {"sha512", sha512.New}, {"sha512/224", sha512.New512_224}, {"sha512/256", sha512.New512_256},
	}
	for _, n := range news {
		h := n.f()
		fmt.Println(n.name, h.Size(), h.BlockSize())
		fmt.Printf("%x\n", h.Sum([]byte{0xaa}))
		for i := 0; i < len(data); i += 13 {
			h.Write(data[i:min(i+13, len(data))])
		}
		fmt.Printf("%x\n", h.Sum(nil))
		state, err := h.(encoding.BinaryMarshaler).MarshalBinary()
		fmt.Println(len(state), err)
		io.WriteString(h, "more")
		h2 := n.f()
		fmt.Println(h2.(encoding.BinaryUnmarshaler).UnmarshalBinary(state))
		io.WriteString(h2, "more")
		fmt.Println(bytes.Equal(h.Sum(nil), h2.Sum(nil)))
		fmt.Println(h2.(encoding.BinaryUnmarshaler).UnmarshalBinary([]byte("bad")))
		fmt.Println(h2.(encoding.BinaryUnmarshaler).UnmarshalBinary(state[:len(state)-1]))
		h.Reset()
		fmt.Printf("%x\n", h.Sum(nil))
	}
	fmt.Printf("%x %x %x\n", md5.Sum(data), sha1.Sum(data), sha256.Sum224(data))
	fmt.Printf("%08x %08x %08x\n", crc32.ChecksumIEEE(data), crc32.Update(5, crc32.IEEETable, data), adler32.Checksum(data))
	t := crc32.MakeTable(0xD5828281)
	fmt.Println(t[1], t[255], crc32.Checksum(data, t))
	fmt.Println(fnv.New32a().Sum32(), fnv.New64().Sum64())
}

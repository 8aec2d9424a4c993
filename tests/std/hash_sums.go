package main

import (
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
)

func main() {
	data := make([]byte, 10007)
	for i := range data {
		data[i] = byte(i*i + i>>3)
	}
	hashes := []func() hash.Hash{
		md5.New, sha1.New, sha256.New, sha256.New224, sha512.New, sha512.New384, sha512.New512_224, sha512.New512_256,
		func() hash.Hash { return adler32.New() }, func() hash.Hash { return crc32.NewIEEE() },
		func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) }, func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Koopman)) },
		func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ISO)) }, func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ECMA)) },
		func() hash.Hash { return fnv.New32() }, func() hash.Hash { return fnv.New32a() }, func() hash.Hash { return fnv.New64() }, func() hash.Hash { return fnv.New64a() }, fnv.New128, fnv.New128a,
	}
	for i, start := range hashes {
		fmt.Println(i, start().Size(), start().BlockSize())
		for _, n := range []int{0, 1, 3, 55, 56, 63, 64, 65, 111, 112, 119, 120, 127, 128, 129, 1000, 10007} {
			h := start()
			h.Write(data[:n/3])
			state, err := h.(encoding.BinaryMarshaler).MarshalBinary()
			h.Write(data[n/3 : n])
			fmt.Printf("%d %x\n", n, h.Sum([]byte{1}))
			again := start()
			if err := again.(encoding.BinaryUnmarshaler).UnmarshalBinary(state); err != nil {
				fmt.Println(err)
			}
			again.Write(data[n/3 : n])
			fmt.Println(err, string(again.Sum(nil)) == string(h.Sum(nil)))
			if n == 65 {
				fmt.Printf("%x\n", state)
			}
			h.Reset()
			fmt.Printf("%x\n", h.Sum(nil))
		}
		fmt.Println(start().(encoding.BinaryUnmarshaler).UnmarshalBinary([]byte("x")))
	}
	fmt.Printf("%x %x %x %x %x\n", md5.Sum(data), sha1.Sum(data), sha256.Sum256(data), sha512.Sum512(data), sha256.Sum224(data))
	fmt.Println(crc32.ChecksumIEEE(data), adler32.Checksum(data), crc64.Checksum(data, crc64.MakeTable(crc64.ECMA)), crc32.Update(7, crc32.IEEETable, data))
}

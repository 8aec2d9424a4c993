package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding"
	"encoding/hex"
	"fmt"
	"hash"
	"hash/adler32"
	"hash/crc32"
	"hash/crc64"
	"hash/fnv"
	"hash/maphash"
	"io"
	"strings"
)

func main() {
	table := crc32.MakeTable(0xd5828281)
	hashes := []struct {
		name string
		make func() hash.Hash
	}{
		{"md5", md5.New}, {"sha1", sha1.New}, {"sha224", sha256.New224}, {"sha256", sha256.New}, {"sha384", sha512.New384}, {"sha512", sha512.New},
		{"sha512/224", sha512.New512_224}, {"sha512/256", sha512.New512_256},
		{"adler32", func() hash.Hash { return adler32.New() }}, {"crc32", func() hash.Hash { return crc32.NewIEEE() }},
		{"castagnoli", func() hash.Hash { return crc32.New(crc32.MakeTable(crc32.Castagnoli)) }}, {"own crc32", func() hash.Hash { return crc32.New(table) }},
		{"crc64 iso", func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ISO)) }}, {"crc64 ecma", func() hash.Hash { return crc64.New(crc64.MakeTable(crc64.ECMA)) }},
		{"fnv32", func() hash.Hash { return fnv.New32() }}, {"fnv32a", func() hash.Hash { return fnv.New32a() }}, {"fnv64", func() hash.Hash { return fnv.New64() }},
		{"fnv64a", func() hash.Hash { return fnv.New64a() }}, {"fnv128", fnv.New128}, {"fnv128a", fnv.New128a},
	}
	states := map[string][]byte{}
	for _, h := range hashes {
		fmt.Println(h.name, h.make().Size(), h.make().BlockSize())
		for _, length := range []int{0, 1, 55, 56, 63, 64, 65, 111, 112, 127, 128, 129, 1000} {
			data := []byte(strings.Repeat("abcdefghij", 100)[:length])
			one, split := h.make(), h.make()
			n, err := one.Write(data)
			for i := range data {
				split.Write(data[i : i+1])
			}
			sum := one.Sum(nil)
			again := one.Sum([]byte("prefix"))
			fmt.Printf("  %d %d %v %x %t %t\n", length, n, err, sum[:4], bytes.Equal(sum, split.Sum(nil)), bytes.Equal(again[6:], sum) && string(again[:6]) == "prefix")
		}
		first := h.make()
		io.WriteString(first, "some text that is long enough to pass the size of a block, if only the block is small enough for it")
		state, err := first.(encoding.BinaryMarshaler).MarshalBinary()
		fmt.Printf("  state %d %q %v\n", len(state), state[:4], err)
		states[h.name] = state
		if appender, ok := first.(encoding.BinaryAppender); ok {
			appended, err := appender.AppendBinary([]byte("x"))
			fmt.Println("  appended", err, bytes.Equal(appended[1:], state))
		}
		second := h.make()
		err = second.(encoding.BinaryUnmarshaler).UnmarshalBinary(state)
		second.Write([]byte("tail"))
		first.Write([]byte("tail"))
		fmt.Println("  restored", err, bytes.Equal(first.Sum(nil), second.Sum(nil)))
		if cloner, ok := first.(hash.Cloner); ok {
			clone, err := cloner.Clone()
			before := first.Sum(nil)
			clone.Write([]byte("more"))
			fmt.Println("  clone", err, bytes.Equal(before, first.Sum(nil)), bytes.Equal(before, clone.Sum(nil)), clone.Size())
		}
		for _, wrong := range [][]byte{nil, []byte("x"), state[:len(state)-1], append(bytes.Clone(state), 0), append([]byte("bad!"), state[4:]...)} {
			fmt.Println("  wrong", h.make().(encoding.BinaryUnmarshaler).UnmarshalBinary(wrong))
		}
		first.Reset()
		fmt.Println("  reset", bytes.Equal(first.Sum(nil), h.make().Sum(nil)))
	}
	for _, pair := range [][2]string{{"sha256", "sha224"}, {"sha512", "sha384"}, {"crc32", "castagnoli"}, {"crc64 iso", "crc64 ecma"}, {"fnv32", "fnv32a"}} {
		for _, h := range hashes {
			if h.name == pair[1] {
				fmt.Println(pair, h.make().(encoding.BinaryUnmarshaler).UnmarshalBinary(states[pair[0]]))
			}
		}
	}
	for _, size := range []int{0, 1, 64, 65, 200} {
		mac := hmac.New(sha256.New, make([]byte, size))
		mac.Write([]byte("message"))
		sum := mac.Sum(nil)
		mac.Reset()
		mac.Write([]byte("message"))
		fmt.Println(size, hex.EncodeToString(sum[:8]), hmac.Equal(sum, mac.Sum(nil)), hmac.Equal(sum, sum[:31]))
		if cloner, ok := mac.(hash.Cloner); ok {
			clone, err := cloner.Clone()
			mac.Write([]byte("x"))
			fmt.Println("  clone", err, clone != nil && bytes.Equal(clone.Sum(nil), sum))
		}
	}
	func() {
		defer func() { fmt.Println(recover()) }()
		shared := sha256.New()
		hmac.New(func() hash.Hash { return shared }, nil)
	}()
	fmt.Printf("%x\n%x\n%x\n", sha256.Sum224(nil), sha512.Sum512_224(nil), sha512.Sum512_256([]byte("a")))

	sum := crc32.ChecksumIEEE([]byte("hello "))
	fmt.Println(crc32.Update(sum, crc32.IEEETable, []byte("world")) == crc32.ChecksumIEEE([]byte("hello world")), crc32.Update(0, table, []byte("a")), crc32.Checksum(nil, table))
	custom := crc64.MakeTable(0x1234567890abcdef)
	fmt.Println(crc64.Update(0, custom, []byte("a")), crc64.Checksum([]byte("a"), custom), crc64.Update(5, custom, nil))
	fmt.Println(crc32.MakeTable(crc32.IEEE) == crc32.IEEETable, crc32.MakeTable(crc32.Koopman)[1], crc64.MakeTable(crc64.ISO)[255])

	seed := maphash.MakeSeed()
	var h maphash.Hash
	h.SetSeed(seed)
	h.WriteString("ab")
	h.WriteByte('c')
	fmt.Println(h.Sum64() == maphash.String(seed, "abc"), h.Sum64() == maphash.Bytes(seed, []byte("abc")), h.Seed() == seed, h.Size(), h.BlockSize())
	maphash.WriteComparable(&h, 5)
	before := h.Sum64()
	h.Reset()
	h.WriteString("abc")
	fmt.Println(before != h.Sum64(), maphash.Comparable(seed, 0.0) == maphash.Comparable(seed, -1*0.0), maphash.Comparable(seed, any(1)) == maphash.Comparable(seed, any(1)))
	func() {
		defer func() { fmt.Println(recover()) }()
		maphash.Comparable(seed, any([]int{1}))
	}()
	func() {
		defer func() { fmt.Println(recover()) }()
		var zero maphash.Seed
		maphash.String(zero, "x")
	}()
}

// Authentication codes over all hashes and key sizes, and the operations of constant time.
package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding"
	"fmt"
	"hash"
	"hash/crc32"
	"math"
	"strings"
)

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name+": panic:", r)
		}
	}()
	f()
}

func main() {
	hashes := []struct {
		name string
		new  func() hash.Hash
	}{{"md5", md5.New}, {"sha1", sha1.New}, {"sha224", sha256.New224}, {"sha256", sha256.New}, {"sha384", sha512.New384}, {"sha512", sha512.New}, {"sha512/256", sha512.New512_256}}
	message := []byte("The quick brown fox jumps over the lazy dog")
	for _, h := range hashes {
		for _, size := range []int{0, 1, 3, 20, 63, 64, 65, 127, 128, 129, 500} {
			key := bytes.Repeat([]byte{byte(size), 0xaa}, (size+1)/2)[:size]
			m := hmac.New(h.new, key)
			m.Write(message[:10])
			m.Write(nil)
			first := m.Sum([]byte("pre"))
			m.Write(message[10:])
			sum := m.Sum(nil)
			fmt.Printf("%s/%d %x %x %d %d\n", h.name, size, first[:7], sum, m.Size(), m.BlockSize())
			m.Reset()
			m.Write(message)
			if again := m.Sum(nil); !hmac.Equal(sum, again) {
				fmt.Println("differs after reset")
			}
			key = append(key, 0)
			z := hmac.New(h.new, key)
			z.Write(message)
			fmt.Print(hmac.Equal(sum, z.Sum(nil)), " ")
		}
		fmt.Println()
	}
	m := hmac.New(sha256.New, []byte("key"))
	m.Write([]byte("shared "))
	_, marshals := m.(encoding.BinaryMarshaler)
	cloner, clones := m.(hash.Cloner)
	fmt.Println(marshals, clones)
	c, err := cloner.Clone()
	fmt.Println(err)
	m.Write([]byte("left"))
	c.Write([]byte("right"))
	fmt.Printf("%x\n%x\n", m.Sum(nil), c.Sum(nil))
	one := sha256.New()
	try("one hash", func() { hmac.New(func() hash.Hash { return one }, nil) })
	crc := hmac.New(func() hash.Hash { return crc32.NewIEEE() }, []byte("k"))
	crc.Write(message)
	fmt.Printf("%x\n", crc.Sum(nil))
	fmt.Println(hmac.Equal(nil, nil), hmac.Equal([]byte{}, nil), hmac.Equal([]byte{1}, nil), hmac.Equal([]byte{1, 2}, []byte{1, 3}))

	for _, p := range [][2]int32{{0, 0}, {1, 0}, {-1, -1}, {math.MaxInt32, math.MinInt32}, {math.MinInt32, math.MinInt32}, {256, 0}} {
		fmt.Print(subtle.ConstantTimeEq(p[0], p[1]), subtle.ConstantTimeByteEq(uint8(p[0]), uint8(p[1])), " ")
	}
	for _, p := range [][2]int{{0, 0}, {1, 0}, {0, 1}, {math.MaxInt32, 0}, {0, math.MaxInt32}, {math.MaxInt32, math.MaxInt32}} {
		fmt.Print(subtle.ConstantTimeLessOrEq(p[0], p[1]), " ")
	}
	fmt.Println(subtle.ConstantTimeSelect(1, 5, -9), subtle.ConstantTimeSelect(0, 5, -9), subtle.ConstantTimeSelect(1, math.MinInt, 0))
	fmt.Println(subtle.ConstantTimeCompare([]byte("abc"), []byte("abc")), subtle.ConstantTimeCompare([]byte("abc"), []byte("abd")), subtle.ConstantTimeCompare([]byte("ab"), []byte("abc")), subtle.ConstantTimeCompare(nil, []byte{}))
	x, y := []byte("destination"), []byte("replacement")
	subtle.ConstantTimeCopy(0, x, y)
	fmt.Printf("%s ", x)
	subtle.ConstantTimeCopy(1, x, y)
	fmt.Printf("%s\n", x)
	try("copy lengths", func() { subtle.ConstantTimeCopy(0, x, y[1:]) })
	for _, n := range []int{0, 1, 7, 8, 9, 16, 33, 100} {
		a, b := []byte(strings.Repeat("aZ", 50))[:n], []byte(strings.Repeat("\x0f\xf0\x55", 34))
		dst := make([]byte, n+2)
		k := subtle.XORBytes(dst, a, b)
		fmt.Printf("%d %x\n", k, dst)
		subtle.XORBytes(a, a, b)
		fmt.Println(bytes.Equal(a, dst[:n]))
	}
	buf := make([]byte, 20)
	try("short", func() { subtle.XORBytes(buf[:3], buf[:4], buf[:4]) })
	try("empty", func() { fmt.Println(subtle.XORBytes(nil, buf, nil)) })
	try("overlap", func() { subtle.XORBytes(buf[1:5], buf[:4], buf[:4]) })
	try("overlap y", func() { subtle.XORBytes(buf[:4], buf[:4], buf[3:]) })
	try("exact", func() { fmt.Println(subtle.XORBytes(buf[2:], buf[2:], buf[2:])) })
	try("apart", func() { fmt.Println(subtle.XORBytes(buf[:4], buf[4:8], buf[8:12])) })
	subtle.WithDataIndependentTiming(func() { fmt.Println("called") })
}

// What can be said of random bytes: ranges, bounds, errors, and that they differ.
package main

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"math/big"
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
	for _, n := range []int{0, 1, 7, 16, 255, 256, 257, 100_000} {
		a, b := make([]byte, n), make([]byte, n)
		got, err := rand.Read(a)
		again, err2 := io.ReadFull(rand.Reader, b)
		fmt.Println(n, got, err, again, err2, n < 16 || !bytes.Equal(a, b), n < 1000 || (bytes.Count(a, []byte{0}) > n/512 && bytes.Count(a, []byte{0}) < n/128))
	}
	seen := map[string]bool{}
	for range 100 {
		s := rand.Text()
		if len(s) != 26 || strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") != "" {
			fmt.Println("odd text", s)
		}
		seen[s] = true
	}
	fmt.Println(len(seen))

	for _, text := range []string{"1", "2", "3", "255", "256", "257", "65536", "1000000007", "340282366920938463463374607431768211456"} {
		limit, _ := new(big.Int).SetString(text, 10)
		ok := 0
		for range 200 {
			n, err := rand.Int(rand.Reader, limit)
			if err == nil && n.Sign() >= 0 && n.Cmp(limit) < 0 {
				ok++
			}
		}
		fmt.Println(text, ok)
	}
	hit := map[int64]int{}
	for range 300 {
		n, _ := rand.Int(rand.Reader, big.NewInt(3))
		hit[n.Int64()]++
	}
	fmt.Println(len(hit), hit[0] > 40, hit[1] > 40, hit[2] > 40)

	// A reader of our own makes Int deterministic.
	for _, limit := range []int64{10, 200, 256, 300, 70000} {
		n, err := rand.Int(strings.NewReader("\xff\x7e\x05\x41\x00\xfe\x01\x33\x90"), big.NewInt(limit))
		fmt.Println(limit, n, err)
	}
	n, err := rand.Int(strings.NewReader(""), big.NewInt(100))
	fmt.Println(n, err)
	n, err = rand.Int(strings.NewReader("\xff\xff\xff"), big.NewInt(100))
	fmt.Println(n, err)
	n, err = rand.Int(strings.NewReader("\x01"), big.NewInt(1<<30))
	fmt.Println(n, errors.Is(err, io.ErrUnexpectedEOF))
	try("zero", func() { rand.Int(rand.Reader, big.NewInt(0)) })
	try("negative", func() { rand.Int(rand.Reader, big.NewInt(-5)) })

	for _, bits := range []int{2, 3, 4, 5, 8, 9, 16, 31, 64, 65, 128, 256} {
		p, err := rand.Prime(rand.Reader, bits)
		fmt.Println(bits, p.BitLen(), p.ProbablyPrime(10), p.Bit(bits-1), p.Bit(bits-2), err)
	}
	_, err = rand.Prime(rand.Reader, 1)
	fmt.Println(err)
	_, err = rand.Prime(rand.Reader, -1)
	fmt.Println(err)
}

// Seeded generators of both packages: sequences, distributions, state written and read, shuffles, Zipf.
package main

import (
	"bytes"
	"encoding"
	"fmt"
	"math"
	old "math/rand"
	"math/rand/v2"
)

type constant uint64

func (c constant) Uint64() uint64 { return uint64(c) }

type counter struct{ n uint64 }

func (c *counter) Uint64() uint64 {
	c.n++
	return c.n * 0x9e3779b97f4a7c15
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name+": panic:", r)
		}
	}()
	f()
}

type state interface {
	encoding.BinaryMarshaler
	encoding.BinaryUnmarshaler
	encoding.BinaryAppender
}

func main() {
	seed := [32]byte([]byte("a seed of thirty-two bytes here!"))
	sources := []struct {
		name string
		src  rand.Source
	}{{"pcg", rand.NewPCG(1, 2)}, {"pcg0", rand.NewPCG(0, 0)}, {"chacha", rand.NewChaCha8(seed)}, {"chacha0", rand.NewChaCha8([32]byte{})}, {"counter", &counter{}}}
	for _, s := range sources {
		r := rand.New(s.src)
		fmt.Println(s.name, r.Uint64(), r.Uint32(), r.Int64(), r.Int32(), r.Int(), r.Uint())
		for _, n := range []int{1, 2, 3, 10, 16, 100, 1 << 20, 1<<31 - 1, 1 << 31, 1<<62 + 1, math.MaxInt} {
			fmt.Print(" ", r.IntN(n), r.Int64N(int64(n)), r.Uint64N(uint64(n)), r.UintN(uint(n)))
			if n <= math.MaxInt32 {
				fmt.Print(" ", r.Int32N(int32(n)), r.Uint32N(uint32(n)))
			}
		}
		fmt.Println()
		fmt.Println(r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64(), r.Perm(9), r.Perm(0), r.Uint64N(math.MaxUint64), r.Uint32N(math.MaxUint32))
		words := []string{"a", "b", "c", "d", "e", "f"}
		r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
		z := rand.NewZipf(r, 1.5, 2, 50)
		fmt.Println(words, z.Uint64(), z.Uint64(), z.Uint64(), z.Uint64())
		sum := 0.0
		for range 5000 {
			sum += r.NormFloat64() + r.ExpFloat64() + r.Float64() + float64(r.Float32())
		}
		fmt.Println(sum)
		st, ok := s.src.(state)
		if !ok {
			continue
		}
		text, err := st.MarshalBinary()
		fmt.Printf("%q %v\n", text, err)
		app, _ := st.AppendBinary([]byte("x"))
		next := r.Uint64()
		fmt.Println(bytes.Equal(app[1:], text), st.UnmarshalBinary(text), r.Uint64() == next)
		fmt.Println(st.UnmarshalBinary(nil), st.UnmarshalBinary(text[:8]), st.UnmarshalBinary(append([]byte("x"), text...)), st.UnmarshalBinary([]byte("pcg:")), r.Uint64())
	}
	c := rand.NewChaCha8(seed)
	var buf [13]byte
	for range 4 {
		n, err := c.Read(buf[:])
		fmt.Printf("%d %v %x ", n, err, buf)
	}
	text, _ := c.MarshalBinary()
	fmt.Printf("%q %d\n", text, c.Uint64())
	d := rand.NewChaCha8([32]byte{})
	fmt.Println(d.UnmarshalBinary(text), d.Uint64())
	n, err := d.Read(buf[:5])
	fmt.Println(n, err, buf[:5], d.Uint64())
	for range 200 {
		c.Uint64()
	}
	fmt.Println(c.Uint64())
	c.Seed(seed)
	fmt.Println(c.Uint64())
	p := rand.NewPCG(9, 9)
	p.Seed(1, 2)
	fmt.Println(p.Uint64())

	ones := rand.New(constant(math.MaxUint64))
	zeros := rand.New(constant(0))
	fmt.Println(zeros.IntN(16), zeros.Float64(), ones.Float64(), ones.Float32(), ones.IntN(8), ones.Uint32N(16))
	for _, bad := range []int{0, -1} {
		try("IntN", func() { zeros.IntN(bad) })
		try("Int64N", func() { zeros.Int64N(int64(bad)) })
		try("Int32N", func() { zeros.Int32N(int32(bad)) })
		try("Perm", func() { zeros.Perm(bad) })
		try("Shuffle", func() { zeros.Shuffle(bad, nil) })
	}
	try("Uint64N", func() { zeros.Uint64N(0) })
	try("Uint32N", func() { zeros.Uint32N(0) })
	try("UintN", func() { zeros.UintN(0) })
	try("N", func() { rand.N(0) })
	try("zipf", func() {
		fmt.Println(rand.NewZipf(zeros, 1, 1, 10), rand.NewZipf(zeros, 2, 0.5, 10))
		(*rand.Zipf)(nil).Uint64()
	})
	fmt.Println(rand.N(1), rand.IntN(1), rand.N(int8(1)), rand.N[uint64](1), rand.Perm(1))

	for _, seed := range []int64{0, 1, -1, 42, math.MaxInt64, math.MinInt64, 1<<31 - 1, 1 << 31} {
		r := old.New(old.NewSource(seed))
		fmt.Println(seed, r.Int63(), r.Uint32(), r.Int31(), r.Int(), r.Uint64(), r.Int63n(1000), r.Int31n(7), r.Intn(1<<40), r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64(), r.Perm(6))
		b := make([]byte, 11)
		k, err := r.Read(b)
		fmt.Print(k, err, b)
		k, err = r.Read(b[:3])
		fmt.Print(k, err, b[:3])
		r.Seed(seed + 1)
		fmt.Println(r.Int63(), old.NewZipf(r, 2, 3, 100).Uint64())
		words := []int{1, 2, 3, 4, 5, 6, 7}
		r.Shuffle(7, func(i, j int) { words[i], words[j] = words[j], words[i] })
		sum := 0.0
		for range 2000 {
			sum += r.NormFloat64() + r.ExpFloat64()
		}
		fmt.Println(words, sum)
	}
	r := old.New(old.NewSource(1))
	try("Intn", func() { r.Intn(0) })
	try("Int63n", func() { r.Int63n(-5) })
	try("Int31n", func() { r.Int31n(0) })
	try("Shuffle", func() { r.Shuffle(-1, nil) })
}

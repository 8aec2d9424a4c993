package main

import (
	"fmt"
	"math/rand"
	v2 "math/rand/v2"
)

func main() {
	for _, seed := range []int64{0, 1, -1, 42, 1 << 40} {
		r := rand.New(rand.NewSource(seed))
		fmt.Println(r.Int(), r.Intn(10), r.Int31(), r.Int31n(1000), r.Int63(), r.Int63n(1<<40), r.Uint32(), r.Uint64(), r.Intn(1<<20))
		fmt.Println(r.Float32(), r.Float64(), r.NormFloat64(), r.ExpFloat64(), r.Perm(8))
		p := make([]byte, 11)
		fmt.Println(r.Read(p))
		s := []int{1, 2, 3, 4, 5, 6}
		r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
		fmt.Printf("%x %v\n", p, s)
		z := rand.NewZipf(r, 1.5, 2, 100)
		fmt.Println(z.Uint64(), z.Uint64(), z.Uint64())
		r.Seed(seed + 1)
		fmt.Println(r.Int())
	}
	pcg := v2.NewPCG(1, 2)
	cha := v2.NewChaCha8([32]byte([]byte("chacha8 seed of thirty-two bytes")))
	for _, src := range []v2.Source{pcg, cha} {
		r := v2.New(src)
		fmt.Println(r.Int(), r.IntN(10), r.Int32(), r.Int32N(1000), r.Int64(), r.Int64N(1<<40), r.Uint(), r.UintN(9), r.Uint32(), r.Uint32N(77), r.Uint64(), r.Uint64N(1<<63+5))
		fmt.Println(r.Float32(), r.Float64(), r.NormFloat64(), r.ExpFloat64(), r.Perm(7))
		s := []byte("abcdefgh")
		r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
		z := v2.NewZipf(r, 2, 3, 50)
		fmt.Println(string(s), z.Uint64(), z.Uint64())
	}
	p := make([]byte, 13)
	fmt.Println(cha.Read(p))
	fmt.Printf("%x %d\n", p, cha.Uint64())
	b, err := cha.MarshalBinary()
	fmt.Printf("%q %v\n", b, err)
	b2, err := pcg.MarshalBinary()
	fmt.Printf("%q %v\n", b2, err)
	want := pcg.Uint64()
	var q v2.PCG
	fmt.Println(q.UnmarshalBinary(b2), q.Uint64() == want, q.UnmarshalBinary([]byte("x")))
	for range 200 {
		cha.Uint64()
	}
	fmt.Println(cha.Uint64())
	for _, f := range []func(){func() { v2.IntN(0) }, func() { rand.Intn(-1) }, func() { v2.N(0) }, func() { rand.New(rand.NewSource(1)).Int63n(0) }, func() { v2.Shuffle(-1, nil) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}

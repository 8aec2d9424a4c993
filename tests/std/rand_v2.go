package main

import (
	"fmt"
	"math/rand/v2"
)

func main() {
	r := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		fmt.Println(r.Uint64(), r.Int64(), r.Uint32(), r.Int32(), r.Int(), r.Uint())
		fmt.Println(r.IntN(10), r.Int64N(1e12), r.Uint64N(1<<63+1), r.Int32N(1000), r.Uint32N(1<<20), r.UintN(77), r.Float64(), r.Float32())
	}
	fmt.Println(r.Perm(12))
	words := []string{"a", "b", "c", "d", "e", "f"}
	r.Shuffle(len(words), func(i, j int) { words[i], words[j] = words[j], words[i] })
	fmt.Println(words)
	p := rand.NewPCG(3, 4)
	p.Uint64()
	state, _ := p.MarshalBinary()
	var q rand.PCG
	fmt.Printf("%q %v %v\n", state, q.UnmarshalBinary(state), q.Uint64() == p.Uint64())
	c := rand.NewChaCha8([32]byte([]byte("chacha8: 32-byte seed, as needed")))
	for i := range 1000 {
		if v := c.Uint64(); i%97 == 0 {
			fmt.Println(v)
		}
	}
	buf := make([]byte, 11)
	c.Read(buf)
	fmt.Printf("%x %d\n", buf, c.Uint64())
	state, _ = c.MarshalBinary()
	var d rand.ChaCha8
	fmt.Printf("%q %v %v\n", state, d.UnmarshalBinary(state), d.Uint64() == c.Uint64())
	if n := rand.N(10); n < 0 || n >= 10 {
		fmt.Println("N", n)
	}
	defer func() { fmt.Println(recover()) }()
	rand.IntN(0)
}

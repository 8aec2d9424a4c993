package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
)

func main() {
	r := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int64{1, 2, 10, 1000, 1e9, 1 << 30, 1<<31 - 1, 1 << 40, 1e18, math.MaxInt64} {
		fmt.Println(n, r.Int64N(n), r.IntN(int(n)), r.Uint64N(uint64(n)), r.N(uint64(n)), r.N(n))
		if n <= math.MaxInt32 {
			fmt.Println(r.Int32N(int32(n)), r.Uint32N(uint32(n)), r.N(int32(n)))
		}
	}
	fmt.Println(r.Perm(12), r.UintN(7), r.Float64(), r.Float32(), r.NormFloat64(), r.ExpFloat64())
	s := []string{"a", "b", "c", "d", "e"}
	r.Shuffle(len(s), func(i, j int) { s[i], s[j] = s[j], s[i] })
	fmt.Println(s)
	// Generic methods are not in the method set.
	_, ok := reflect.TypeOf(r).MethodByName("N")
	_, hasIntN := reflect.TypeOf(r).MethodByName("IntN")
	fmt.Println(ok, hasIntN)
	for _, f := range []func(){func() { r.IntN(0) }, func() { r.Uint32N(0) }, func() { r.N(-1) }, func() { r.Shuffle(-1, nil) }} {
		func() { defer func() { fmt.Println(recover()) }(); f() }()
	}
}

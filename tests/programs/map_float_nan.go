// NaN keys are all different; zeros of both signs are the same key.
package main

import (
	"fmt"
	"math"
)

func main() {
	m := map[float64]int{}
	nan := math.NaN()
	m[nan] = 1
	m[nan] = 2
	m[nan]++
	fmt.Println(len(m), m[nan])
	_, ok := m[nan]
	fmt.Println(ok)
	delete(m, nan)
	fmt.Println(len(m))
	sum := 0
	for k, v := range m {
		if k != k {
			sum += v
		}
	}
	fmt.Println(sum)
	zero := 0.0
	m[0] = 10
	m[-zero] += 5
	m[math.Copysign(0, -1)] += 7
	fmt.Println(m[0], len(m))
	m[math.Inf(1)] = 1
	m[math.Inf(-1)] = -1
	fmt.Println(m[1/zero], m[-1/zero])
	type key struct {
		f float64
		s string
	}
	k := map[key]int{}
	k[key{nan, "a"}]++
	k[key{nan, "a"}]++
	k[key{1, "a"}]++
	k[key{1, "a"}]++
	fmt.Println(len(k), k[key{1, "a"}], k[key{nan, "a"}])
	clear(m)
	fmt.Println(len(m))
	var i map[interface{}]int = map[interface{}]int{}
	i[nan]++
	i[nan]++
	i[2.5]++
	i[2.5]++
	fmt.Println(len(i), i[2.5])
}

// Deleting and inserting while ranging visits each remaining entry once.
package main

import "fmt"

func main() {
	m := map[int]int{}
	for i := 0; i < 1000; i++ {
		m[i] = i
	}
	seen := 0
	for k := range m {
		seen++
		delete(m, k)
	}
	fmt.Println(seen, len(m))
	for i := 0; i < 1000; i++ {
		m[i] = i
	}
	visited := make([]int, 1000)
	for k := range m {
		visited[k]++
		delete(m, (k+500)%1000)
	}
	bad, n := 0, 0
	for _, v := range visited {
		n += v
		if v > 1 {
			bad++
		}
	}
	fmt.Println(n == len(m), bad, len(m))
	for k, v := range m {
		m[k] = v * 2
	}
	sum := 0
	for k, v := range m {
		if v != k*2 {
			fmt.Println("wrong", k, v)
		}
		sum++
	}
	fmt.Println(sum)
	grow := map[int]bool{0: true}
	rounds := 0
	for k := range grow {
		rounds++
		if len(grow) < 5000 {
			grow[k+len(grow)*2+1] = true
		}
		if rounds > 100000 {
			break
		}
	}
	fmt.Println(rounds <= len(grow))
	old := map[string]int{"a": 1, "b": 2, "c": 3}
	count := map[string]int{}
	for k := range old {
		count[k]++
		for i := 0; i < 100; i++ {
			old[fmt.Sprint(k, i)] = i
		}
		if len(old) > 1000 {
			break
		}
	}
	fmt.Println(count["a"] <= 1, count["b"] <= 1)
	first := map[int]bool{}
	small := map[int]int{1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8}
	for i := 0; i < 2000; i++ {
		for k := range small {
			first[k] = true
			break
		}
	}
	fmt.Println(len(first))
	var nested int
	for i := range small {
		for j := range small {
			if i < j {
				nested++
			}
		}
	}
	fmt.Println(nested)
	for k := range small {
		clear(small)
		_ = k
		nested++
	}
	fmt.Println(nested, len(small))
}

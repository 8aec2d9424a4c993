// Maps whose values are structs, slices, maps, pointers and functions.
package main

import (
	"fmt"
	"sort"
)

type account struct {
	owner   string
	balance int
	history []int
}

type index map[string][]int

func (ix index) add(word string, at int) { ix[word] = append(ix[word], at) }

func keys(m map[string][]int) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

func main() {
	m := map[string]account{}
	m["a"] = account{"ann", 10, nil}
	x := m["a"]
	x.balance = 50
	fmt.Println(m["a"].balance, x.balance)
	m["a"] = x
	fmt.Println(m["a"].balance, m["zzz"].owner == "", len(m["a"].history))
	p := map[string]*account{"bob": {"bob", 5, []int{1}}}
	p["bob"].balance += 7
	p["bob"].history = append(p["bob"].history, 2, 3)
	fmt.Println(p["bob"].balance, p["bob"].history, p["none"] == nil)
	ix := index{}
	for i, w := range []string{"to", "be", "or", "not", "to", "be"} {
		ix.add(w, i)
	}
	for _, k := range keys(ix) {
		fmt.Print(k, ix[k], " ")
	}
	fmt.Println(len(ix))
	ix["to"][0] = 99
	fmt.Println(ix["to"])
	big := map[int][20]int{}
	for i := 0; i < 50; i++ {
		a := big[i%5]
		a[i%20] += i
		big[i%5] = a
	}
	fmt.Println(big[0], big[4])
	fmt.Println(big[3][13], big[77][3])
	ops := map[string]func(float64, float64) float64{
		"+": func(a, b float64) float64 { return a + b },
		"/": func(a, b float64) float64 { return a / b },
	}
	fmt.Println(ops["+"](1, 2), ops["/"](1, 2))
	counts := map[string]struct{ n, total int }{}
	for i, w := range []string{"x", "y", "x"} {
		c := counts[w]
		c.n++
		c.total += i
		counts[w] = c
	}
	fmt.Println(counts)
	graph := map[int]map[int]bool{}
	for i := 0; i < 6; i++ {
		graph[i] = map[int]bool{(i + 1) % 6: true, (i + 2) % 6: true}
	}
	edges := 0
	for _, out := range graph {
		for range out {
			edges++
		}
	}
	fmt.Println(edges, graph[5][0], graph[5][3], graph)
	chans := map[string][]map[int]string{"k": {{1: "one"}, {2: "two"}}}
	chans["k"][1][3] = "three"
	fmt.Println(chans)
}

// Insertion, lookup, comma ok, deletion and length.
package main

import "fmt"

func main() {
	m := map[string]int{"one": 1, "two": 2, "three": 3}
	fmt.Println(m["one"], m["four"], len(m))
	v, ok := m["two"]
	fmt.Println(v, ok)
	v, ok = m["nine"]
	fmt.Println(v, ok)
	_, ok = m["three"]
	fmt.Println(ok)
	m["four"] = 4
	m["one"] += 10
	m["five"]++
	m["two"] <<= 3
	fmt.Println(m, len(m))
	delete(m, "one")
	delete(m, "absent")
	fmt.Println(m, len(m))
	if x, ok := m["four"]; ok && x == 4 {
		fmt.Println("four is", x)
	}
	sum, n := 0, 0
	for k, v := range m {
		sum += v * len(k)
		n++
	}
	fmt.Println(sum, n)
	for k := range m {
		delete(m, k)
	}
	fmt.Println(len(m), m)
	big := make(map[int]int, 100)
	for i := 0; i < 10000; i++ {
		big[i*7%10007] = i
	}
	fmt.Println(len(big), big[7], big[14], big[10006])
	total := 0
	for k, v := range big {
		total += k ^ v
	}
	fmt.Println(total)
	for i := 0; i < 10000; i += 2 {
		delete(big, i)
	}
	fmt.Println(len(big))
	a := m
	a["shared"] = 1
	fmt.Println(m, len(m))
	mm := map[string]map[string]int{}
	for _, w := range []string{"apple", "ant", "bee", "bat", "cat"} {
		k := w[:1]
		if mm[k] == nil {
			mm[k] = map[string]int{}
		}
		mm[k][w] = len(w)
	}
	fmt.Println(mm, len(mm["a"]), mm["z"]["q"])
	clear(mm)
	fmt.Println(len(mm))
	set := map[string]struct{}{"a": {}, "b": {}}
	_, in := set["a"]
	_, out := set["z"]
	fmt.Println(in, out, len(set))
	fm := map[string]func(int) int{"inc": func(x int) int { return x + 1 }, "neg": func(x int) int { return -x }}
	fmt.Println(fm["inc"](1), fm["neg"](5), fm["none"] == nil)
}

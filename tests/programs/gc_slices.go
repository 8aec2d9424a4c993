// Slices of slices, of structs with pointers, and of strings keep their elements.
package main

import "fmt"

type item struct {
	id   int
	tags []string
	ref  *item
	pair [2]*int
	any  interface{}
}

func mk(i int) item {
	a, b := i, i*2
	return item{i, []string{fmt.Sprint("t", i), "x"}, &item{id: -i}, [2]*int{&a, &b}, fmt.Sprint("any", i)}
}

func check(items []item) (sum int) {
	for _, it := range items {
		sum += it.id + len(it.tags[0]) + it.ref.id + *it.pair[0] + *it.pair[1] + len(it.any.(string))
	}
	return
}

func main() {
	var items []item
	for i := 0; i < 3000; i++ {
		items = append(items, mk(i))
		if len(items) > 100 {
			items = items[50:]
		}
	}
	fmt.Println(len(items), check(items), items[0].id)
	grid := make([][]*item, 30)
	for round := 0; round < 20; round++ {
		for i := range grid {
			grid[i] = make([]*item, 30)
			for j := range grid[i] {
				x := mk(i*j + round)
				grid[i][j] = &x
			}
		}
	}
	total := 0
	for _, row := range grid {
		for _, p := range row {
			total += check([]item{*p})
		}
	}
	fmt.Println(total)
	var words []string
	for i := 0; i < 5000; i++ {
		w := fmt.Sprintf("%d-%x", i, i)
		words = append(words, w[1:])
		if i%3 == 0 {
			words = words[1:]
		}
	}
	n := 0
	for i, w := range words {
		n += len(w) * (i%7 + 1)
	}
	fmt.Println(len(words), n, words[0], words[len(words)-1])
	fs := make([]func() int, 0)
	for i := 0; i < 2000; i++ {
		buf := make([]int, 10)
		buf[i%10] = i
		fs = append(fs, func() int { return buf[i%10] })
	}
	n = 0
	for _, f := range fs {
		n += f()
	}
	fmt.Println(n)
	arrs := make([][16]*int, 0)
	for i := 0; i < 300; i++ {
		var a [16]*int
		for j := range a {
			v := i * j
			a[j] = &v
		}
		arrs = append(arrs, a)
	}
	n = 0
	for _, a := range arrs {
		for _, p := range a {
			n += *p
		}
	}
	fmt.Println(n)
	big := make([][]byte, 0)
	for i := 0; i < 200; i++ {
		b := make([]byte, 40000)
		b[i*100] = byte(i)
		if i%10 == 0 {
			big = append(big, b)
		}
	}
	n = 0
	for i, b := range big {
		n += int(b[i*1000])
	}
	fmt.Println(n, len(big))
}

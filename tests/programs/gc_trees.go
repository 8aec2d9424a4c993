// Trees that are built, changed and dropped keep exactly their live nodes.
package main

import "fmt"

type tree struct {
	l, r *tree
	key  int
	data []byte
}

func build(depth, key int) *tree {
	if depth == 0 {
		return &tree{key: key, data: make([]byte, key%17)}
	}
	return &tree{build(depth-1, key*2), build(depth-1, key*2+1), key, nil}
}

func (t *tree) sum() (n, bytes int) {
	if t == nil {
		return
	}
	ln, lb := t.l.sum()
	rn, rb := t.r.sum()
	for i := range t.data {
		bytes += int(t.data[i])
	}
	return ln + rn + t.key, lb + rb + bytes
}

func (t *tree) mark(x byte) {
	if t == nil {
		return
	}
	for i := range t.data {
		t.data[i] = x
	}
	t.l.mark(x)
	t.r.mark(x)
}

func insert(t *tree, k int) *tree {
	if t == nil {
		return &tree{key: k}
	}
	if k < t.key {
		return &tree{insert(t.l, k), t.r, t.key, t.data}
	}
	return &tree{t.l, insert(t.r, k), t.key, t.data}
}

func main() {
	long := build(10, 1)
	long.mark(3)
	for i := 0; i < 60; i++ {
		t := build(9, i+1)
		t.mark(byte(i))
		if i%20 == 0 {
			fmt.Println(t.sum())
		}
		long.l, long.r = long.r, long.l
		if i == 30 {
			long.l.l = t
		}
	}
	fmt.Println(long.sum())
	var p *tree
	versions := []*tree{}
	seed := uint32(5)
	for i := 0; i < 2000; i++ {
		seed = seed*1664525 + 1013904223
		p = insert(p, int(seed>>20))
		if i%500 == 0 {
			versions = append(versions, p)
		}
	}
	for _, v := range versions {
		fmt.Println(v.sum())
	}
	fmt.Println(p.sum())
}

// Copy moves the shorter length, and overlaps are safe both ways.
package main

import "fmt"

type rec struct {
	id   int
	name string
}

func insert(s []int, at, v int) []int {
	s = append(s, 0)
	copy(s[at+1:], s[at:])
	s[at] = v
	return s
}

func remove(s []int, at int) []int {
	copy(s[at:], s[at+1:])
	return s[:len(s)-1]
}

func main() {
	a := []int{1, 2, 3, 4, 5}
	b := make([]int, 3)
	fmt.Println(copy(b, a), b)
	fmt.Println(copy(a[2:], a), a)
	a = []int{1, 2, 3, 4, 5}
	fmt.Println(copy(a, a[2:]), a)
	fmt.Println(copy(a, []int(nil)), copy([]int(nil), a), copy(a[:0], a))
	bs := make([]byte, 4)
	fmt.Println(copy(bs, "héllo"), bs, string(bs[:3]))
	fmt.Println(copy(bs[1:], bs), bs)
	rs := []rec{{1, "a"}, {2, "b"}, {3, "c"}}
	fmt.Println(copy(rs[1:], rs), rs)
	rs[1].name = "changed"
	fmt.Println(rs)
	s := []int{}
	for i := 0; i < 8; i++ {
		s = insert(s, i/2, i)
	}
	fmt.Println(s)
	for i := 0; i < 4; i++ {
		s = remove(s, i)
	}
	fmt.Println(s)
	var arr [4]string
	fmt.Println(copy(arr[:], []string{"x", "y"}), arr)
	f32 := []float32{1, 2, 3}
	copy(f32[1:], f32[:2])
	fmt.Println(f32)
	big := make([]int, 1000)
	for i := range big {
		big[i] = i
	}
	copy(big[100:], big)
	fmt.Println(big[99], big[100], big[999], big[500])
	copy(big, big[100:])
	fmt.Println(big[0], big[899], big[950])
	nested := [][]int{{1}, {2}, {3}}
	dup := make([][]int, 3)
	copy(dup, nested)
	dup[0][0] = 100
	dup[1] = []int{200}
	fmt.Println(nested, dup)
}

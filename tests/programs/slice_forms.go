// Every slicing form, on slices, arrays, pointers to arrays and strings.
package main

import "fmt"

func show(name string, s []int) {
	fmt.Println(name, s, len(s), cap(s), s == nil)
}

func main() {
	base := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	show("all", base[:])
	show("from", base[3:])
	show("to", base[:4])
	show("both", base[2:5])
	show("three", base[2:5:7])
	show("to:max", base[:5:5])
	show("empty", base[4:4])
	show("end", base[10:])
	show("beyond len", base[2:4][1:6])
	show("reslice", base[:0][:10])
	arr := [6]int{10, 11, 12, 13, 14, 15}
	show("array", arr[:])
	show("array part", arr[1:3])
	p := &arr
	show("pointer", p[2:])
	show("pointer three", p[:2:4])
	s := arr[1:4]
	s[0] = 99
	arr[2] = 88
	show("aliased", s)
	fmt.Println(arr)
	s = append(s, 77)
	fmt.Println(arr, s)
	lo, hi := 1, 3
	show("variables", s[lo:hi])
	show("expressions", s[hi-lo:len(s)-1])
	var n []int
	show("nil", n[:])
	show("nil 0:0", n[0:0])
	str := "héllo, 世界"
	fmt.Println(str[1:3], str[:1], str[8:], str[8:11], len(str[2:]), str[3:3] == "")
	t := str[1:]
	t = t[2:]
	fmt.Println(t, len(t))
	bs := []byte(str)
	fmt.Println(bs[1:3], string(bs[8:11]), len(bs), cap(bs[1:3:5]))
	matrix := [][]int{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}
	for _, r := range matrix[1:] {
		fmt.Print(r[1:], " ")
	}
	fmt.Println(len(matrix[:2]), matrix[2][:2])
	type pair struct {
		a int8
		b string
	}
	ps := []pair{{1, "a"}, {2, "b"}, {3, "c"}}
	fmt.Println(ps[1:], ps[:1:2], cap(ps[1:2]))
	const k = 2
	show("constants", base[k:k+3:k*4])
	var u8 uint8 = 5
	show("typed index", base[u8:int64(7)])
}

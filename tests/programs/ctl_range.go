// Range over integers, arrays, pointers, slices, strings, maps and nothing.
package main

import "fmt"

func length() []int {
	fmt.Print("evaluated once ")
	return []int{1, 2, 3}
}

type celsius float64
type id uint8

func main() {
	for i := range 4 {
		fmt.Print(i, " ")
	}
	for range 2 {
		fmt.Print("x ")
	}
	for i := range -3 {
		fmt.Print("never", i)
	}
	var n8 uint8 = 3
	for i := range n8 {
		fmt.Printf("%T%d ", i, i)
	}
	for i := range id(2) {
		fmt.Printf("%T%d ", i, i)
	}
	fmt.Println()
	n := 3
	for i := range n {
		n = 10
		i += n
		fmt.Print(i, " ")
	}
	fmt.Println(n)
	for i, v := range length() {
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	arr := [3]string{"a", "b", "c"}
	for i := range arr {
		fmt.Print(i)
	}
	for i, v := range arr {
		arr[2] = "changed"
		fmt.Print(i, v, " ")
	}
	for i, v := range &arr {
		arr[2] = "again"
		fmt.Print(i, v, " ")
	}
	for i, v := range arr[:] {
		fmt.Print(i, v, " ")
	}
	fmt.Println()
	s := []int{1, 2, 3}
	for i, v := range s {
		if i == 0 {
			s = append(s, 100)
			s[2] = 50
		}
		fmt.Print(v, " ")
	}
	fmt.Println(s)
	s = []int{1, 2, 3}
	for i := range s {
		s[len(s)-1] += s[i]
	}
	for i, v := range s {
		s = nil
		fmt.Print(i, v, " ")
	}
	fmt.Println(s == nil)
	var k, v int
	for k, v = range []int{5, 6, 7} {
	}
	fmt.Println(k, v)
	var where [3]int
	for where[1], where[2] = range []int{8, 9} {
	}
	fmt.Println(where)
	for i, r := range "aé世\xff\xe4\xb8z\U0001F600" {
		fmt.Print(i, ":", r, " ")
	}
	fmt.Println()
	for i := range "héé" {
		fmt.Print(i, " ")
	}
	for range "abc" {
		fmt.Print(".")
	}
	for _, b := range []byte("hé") {
		fmt.Print(b, " ")
	}
	for i, r := range []rune("hé") {
		fmt.Print(i, r, " ")
	}
	fmt.Println()
	sum := 0
	for k, v := range map[int]int{1: 10, 2: 20, 3: 30} {
		sum += k * v
	}
	for k := range map[string]bool{"a": true, "bb": false} {
		sum += len(k)
	}
	for range map[int]bool{1: true, 2: true} {
		sum += 1000
	}
	fmt.Println(sum)
	temps := map[string]celsius{"x": 1.5}
	for k, t := range temps {
		temps[k] = t * 2
	}
	fmt.Println(temps)
	type cell struct{ r, c int }
	for i, c := range []cell{{1, 2}, {3, 4}} {
		c.r = 100
		fmt.Print(i, c, " ")
	}
	fmt.Println()
	for i := range 3 {
		for j := range i {
			fmt.Print(i, j, " ")
		}
	}
	fmt.Println()
	for i := range [5]struct{}{} {
		if i == 3 {
			break
		}
		fmt.Print(i)
	}
	for i := range len(arr) {
		fmt.Print(arr[i], " ")
	}
	const limit = 2
	for i := range limit {
		fmt.Printf("%T ", i)
	}
	fmt.Println()
}

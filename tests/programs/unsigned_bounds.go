package main

import "fmt"

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	var h uint64 = 1<<63 + 5
	var u uint = 7
	var p uintptr = 1<<64 - 1
	s := []int{1, 2, 3}
	str := "abc"
	arr := [4]int{1, 2, 3, 4}
	big := make([][9]int, 2)
	neg := -1
	try(func() { _ = s[h] })
	try(func() { s[h] = 1 })
	try(func() { s[u]++ })
	try(func() { _ = str[h] })
	try(func() { _ = arr[p] })
	try(func() { _ = big[h][1] })
	try(func() { _ = &big[h] })
	try(func() { _ = s[h:] })
	try(func() { _ = s[:h] })
	try(func() { _ = s[1:2:h] })
	try(func() { _ = s[u:h:3] })
	try(func() { _ = s[h:neg] })
	try(func() { _ = s[neg:h] })
	try(func() { _ = s[h:2:3] })
	try(func() { _ = str[h:] })
	try(func() { _ = str[:p] })
	try(func() { _ = arr[h:] })
	try(func() { _ = (&arr)[:h:p] })
	try(func() { _ = s[neg] })
	sum := 0
	for i := uint(0); i < 3; i++ {
		sum += s[i] + arr[i] + int(str[i])
	}
	fmt.Println(sum, s[uint64(1):uint64(2)])
}

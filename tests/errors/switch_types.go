package main

import "fmt"

func main() {
	var i interface{} = 1
	switch x := i.(type) {
	case int:
	}
	switch i.(type) {
	case int, int:
	case noSuch:
	}
	var n int
	switch n.(type) {
	}
	switch i.(type) {
	case int:
		fallthrough
	case string:
	}
	fmt.Println(i)
}

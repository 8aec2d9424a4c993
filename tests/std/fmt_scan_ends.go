package main

import (
	"fmt"
	"strings"
)

func main() {
	var s string
	var b []byte
	var i int
	for _, f := range []string{"%", "%5", "a%", "%d%", "%d %", "%d %%", "%%%d"} {
		n, err := fmt.Sscanf("a", f, &i)
		fmt.Println(f, n, err)
		n, err = fmt.Sscanf("1", f, &i)
		fmt.Println(f, n, err)
		n, err = fmt.Sscanf("%", f, &i)
		fmt.Println(f, n, err)
		n, err = fmt.Sscanf("", f)
		fmt.Println(f, n, err)
		n, err = fmt.Fscanf(strings.NewReader(""), f)
		fmt.Println(f, n, err)
	}
	for _, in := range []string{"", " ", "`", "\"", "`a", "\"a", "\"\\", "\"\\\"", "'a'"} {
		n, err := fmt.Sscanf(in, "%q", &s)
		fmt.Printf("%q %d %v\n", in, n, err)
		n, err = fmt.Sscanf(in, "%3q", &b)
		fmt.Printf("%q %d %v %q\n", in, n, err, b)
	}
	for _, in := range []string{"", " ", "6", "6z", "686", "686z", "z"} {
		n, err := fmt.Sscanf(in, "%x", &s)
		fmt.Printf("%q %d %v\n", in, n, err)
		n, err = fmt.Sscanf(in, "%1x", &s)
		fmt.Printf("%q %d %v\n", in, n, err)
	}
	for _, in := range []string{"(", "(1", "(1+", "(1+2", "(1+2i", "1+", "1", "0x", "0b", "-", "1e+", "."} {
		var c complex128
		var f float64
		n, err := fmt.Sscan(in, &c)
		fmt.Printf("%q %d %v\n", in, n, err)
		n, err = fmt.Sscan(in, &f)
		fmt.Printf("%q %d %v\n", in, n, err)
		n, err = fmt.Sscan(in, &i)
		fmt.Printf("%q %d %v\n", in, n, err)
		n, err = fmt.Sscan(in, &i, &i)
		fmt.Printf("%q %d %v\n", in, n, err)
	}
}

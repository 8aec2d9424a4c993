package main

import (
	"fmt"
	"math/big"
)

func main() {
	for _, s := range []string{"0", "-0", "1", "-1.99999", "255.5", "0x1.8p1", "0x1.08p0", "1e-20", "1e40", "inf", "31", "0x1.fffp7"} {
		f, _, err := big.ParseFloat(s, 0, 70, big.ToNearestEven)
		if err != nil {
			fmt.Println(err)
			continue
		}
		for _, p := range []int{-1, 0, 1, 2, 5} {
			fmt.Print(f.Text('x', p), " ")
		}
		fmt.Printf("%x|%.2x|%20.1x|%-20.3x|%+x|%X\n", f, f, f, f, f, f)
	}
	z := new(big.Float).SetMode(big.ToZero).SetPrec(30).SetFloat64(1.99999)
	fmt.Println(z.Text('x', 0), z.Text('x', 1), z.Text('X', 2), z)
}

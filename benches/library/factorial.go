// big.Int: the factorial of a number, in decimal, and divided again.
package main

import (
	"fmt"
	"math/big"
	"os"
	"strconv"
)

func main() {
	n, _ := strconv.Atoi(os.Args[1])
	for range 4 {
		product := big.NewInt(1)
		factor := new(big.Int)
		for i := 2; i <= n; i++ {
			product.Mul(product, factor.SetInt64(int64(i)))
		}
		text := product.String()
		fmt.Println(len(text), text[:20])
		rest := new(big.Int)
		for i := n; i > n-100; i-- {
			product.QuoRem(product, factor.SetInt64(int64(i)), rest)
			if rest.Sign() != 0 {
				panic(i)
			}
		}
		fmt.Println(product.BitLen())
	}
}

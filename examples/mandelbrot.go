// Mandelbrot counts the points of a square grid that stay bounded, and draws a
// small picture in letters: tight float loops with an unpredictable exit.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const limit = 50

// escape returns the number of iterations before z leaves the disc of radius 2.
func escape(cr, ci float64) int {
	var zr, zi float64
	for i := 0; i < limit; i++ {
		rr, ii := zr*zr, zi*zi
		if rr+ii > 4 {
			return i
		}
		zr, zi = rr-ii+cr, 2*zr*zi+ci
	}
	return limit
}

func picture(width, height int) {
	const shades = " .:-=+*#%@"
	for y := 0; y < height; y++ {
		line := make([]byte, width)
		for x := 0; x < width; x++ {
			n := escape(float64(x)*3/float64(width)-2.1, float64(y)*2.4/float64(height)-1.2)
			line[x] = shades[n*(len(shades)-1)/limit]
		}
		fmt.Println(string(line))
	}
}

func main() {
	n := 500
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "mandelbrot: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	picture(60, 20)
	inside, steps := 0, 0
	for y := 0; y < n; y++ {
		for x := 0; x < n; x++ {
			k := escape(2*float64(x)/float64(n)-1.5, 2*float64(y)/float64(n)-1)
			steps += k
			if k == limit {
				inside++
			}
		}
	}
	fmt.Printf("%d of %d points inside, %d steps\n", inside, n*n, steps)
}

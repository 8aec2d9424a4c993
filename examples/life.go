// Life plays Conway's game of life on a torus: a grid of rows of booleans, with
// neighbours counted through wrapped indices.
package main

import (
	"fmt"
	"os"
	"strconv"
)

const width, height = 256, 256

type grid [][]bool

func newGrid() grid {
	g := make(grid, height)
	for y := range g {
		g[y] = make([]bool, width)
	}
	return g
}

func (g grid) seed() {
	state := uint32(2463534242)
	for y := range g {
		for x := range g[y] {
			state ^= state << 13
			state ^= state >> 17
			state ^= state << 5
			g[y][x] = state%3 == 0
		}
	}
}

func (g grid) alive(x, y int) int {
	if g[(y+height)%height][(x+width)%width] {
		return 1
	}
	return 0
}

func (g grid) neighbours(x, y int) int {
	count := 0
	for dy := -1; dy <= 1; dy++ {
		for dx := -1; dx <= 1; dx++ {
			if dx != 0 || dy != 0 {
				count += g.alive(x+dx, y+dy)
			}
		}
	}
	return count
}

// step writes the generation after g into next.
func (g grid) step(next grid) {
	for y := range g {
		for x := range g[y] {
			n := g.neighbours(x, y)
			next[y][x] = n == 3 || n == 2 && g[y][x]
		}
	}
}

func (g grid) population() int {
	count := 0
	for _, row := range g {
		for _, cell := range row {
			if cell {
				count++
			}
		}
	}
	return count
}

// hash tells where the cells live.
func (g grid) hash() uint32 {
	h := uint32(2166136261)
	for y, row := range g {
		for x, cell := range row {
			if cell {
				h = (h ^ uint32(y*width+x)) * 16777619
			}
		}
	}
	return h
}

func main() {
	generations := 5
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "life: the size must be a number:", err)
			os.Exit(2)
		}
		generations = v
	}
	g, next := newGrid(), newGrid()
	g.seed()
	fmt.Println("at first:", g.population())
	for i := 0; i < generations; i++ {
		g.step(next)
		g, next = next, g
	}
	fmt.Printf("after %d: %d, hash %08x\n", generations, g.population(), g.hash())
}

// Arrays of arrays, with variable indices in every position.
package main

import "fmt"

type grid [4][5]int

func (g *grid) fill() {
	for i := range g {
		for j := range g[i] {
			g[i][j] = i*10 + j
		}
	}
}

func (g grid) transpose() (t [5][4]int) {
	for i, row := range g {
		for j, x := range row {
			t[j][i] = x
		}
	}
	return
}

func sum(c [2][3][4]int) int {
	s := 0
	for _, p := range c {
		for _, q := range p {
			for _, r := range q {
				s += r
			}
		}
	}
	return s
}

func main() {
	var g grid
	g.fill()
	fmt.Println(g)
	fmt.Println(g.transpose())
	h := g
	h[2] = [5]int{1, 2, 3, 4, 5}
	fmt.Println(h[2], g[2], h == g, h[1] == g[1])
	row := g[3]
	row[0] = -1
	p := &g[1]
	p[4] = -4
	fmt.Println(row, g[3], g[1])
	var cube [2][3][4]int
	for i := 0; i < 2; i++ {
		for j := 0; j < 3; j++ {
			for k := 0; k < 4; k++ {
				cube[i][j][k] = i*100 + j*10 + k
			}
		}
	}
	fmt.Println(cube, sum(cube), len(cube), len(cube[0]), len(cube[0][0]))
	x, y := 1, 2
	cube[x][y][3]++
	cube[x][y][x]--
	fmt.Println(cube[1][2])
	board := [3][3]byte{{'x', 'o', 'x'}, {'o', 'x', 'o'}, {'x', 'x', 'o'}}
	for _, r := range board {
		fmt.Println(string(r[:]))
	}
	life := [6][6]bool{1: {2: true}, 2: {3: true}, 3: {1: true, 2: true, 3: true}}
	for gen := 0; gen < 4; gen++ {
		var next [6][6]bool
		alive := 0
		for i := range life {
			for j := range life[i] {
				n := 0
				for di := -1; di <= 1; di++ {
					for dj := -1; dj <= 1; dj++ {
						if (di != 0 || dj != 0) && life[(i+di+6)%6][(j+dj+6)%6] {
							n++
						}
					}
				}
				next[i][j] = n == 3 || n == 2 && life[i][j]
				if next[i][j] {
					alive++
					fmt.Print(i, ",", j, " ")
				}
			}
		}
		life = next
		fmt.Println(alive)
	}
	names := [...][2]string{{"a", "b"}, {"c", "d"}}
	names[1][0] += names[0][1]
	fmt.Println(names, len(names))
}

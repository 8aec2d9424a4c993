// Jagged slices, triangles, adjacency lists and matrices on the heap.
package main

import "fmt"

func pascal(n int) [][]int {
	rows := make([][]int, n)
	for i := range rows {
		rows[i] = make([]int, i+1)
		rows[i][0], rows[i][i] = 1, 1
		for j := 1; j < i; j++ {
			rows[i][j] = rows[i-1][j-1] + rows[i-1][j]
		}
	}
	return rows
}

func bfs(adj [][]int, from int) []int {
	dist := make([]int, len(adj))
	for i := range dist {
		dist[i] = -1
	}
	dist[from] = 0
	queue := []int{from}
	for len(queue) > 0 {
		v := queue[0]
		queue = queue[1:]
		for _, w := range adj[v] {
			if dist[w] < 0 {
				dist[w] = dist[v] + 1
				queue = append(queue, w)
			}
		}
	}
	return dist
}

func permutations(a []int) (out [][]int) {
	if len(a) == 0 {
		return [][]int{{}}
	}
	for i := range a {
		rest := append(append([]int{}, a[:i]...), a[i+1:]...)
		for _, p := range permutations(rest) {
			out = append(out, append([]int{a[i]}, p...))
		}
	}
	return
}

func lcs(a, b string) int {
	t := make([][]int, len(a)+1)
	for i := range t {
		t[i] = make([]int, len(b)+1)
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			if a[i-1] == b[j-1] {
				t[i][j] = t[i-1][j-1] + 1
			} else {
				t[i][j] = max(t[i-1][j], t[i][j-1])
			}
		}
	}
	return t[len(a)][len(b)]
}

func main() {
	for _, r := range pascal(8) {
		fmt.Println(r)
	}
	fmt.Println(bfs([][]int{{1, 2}, {3}, {3}, {4}, {}, {0}}, 0))
	ps := permutations([]int{1, 2, 3, 4})
	fmt.Println(len(ps), ps[0], ps[10], ps[23])
	fmt.Println(lcs("the quick brown fox", "a quack brewn box"))
	cube := make([][][]string, 2)
	for i := range cube {
		cube[i] = make([][]string, 2)
		for j := range cube[i] {
			cube[i][j] = append(cube[i][j], fmt.Sprint(i, j), "x")
		}
	}
	fmt.Println(cube, cube[1][0][0])
	groups := make([][]string, 5)
	for _, w := range []string{"a", "bb", "cc", "ddd", "e", "ffff"} {
		groups[len(w)] = append(groups[len(w)], w)
	}
	fmt.Println(groups, len(groups[0]))
}

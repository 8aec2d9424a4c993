package main

type point struct{ x, y int }

type line struct {
	point
	from, to point
}

func main() {
	_ = line{x: 1}
	_ = line{from: {1, 2}}
	_ = []point{{1, 2}, {1}}
	_ = [2]point{{x: 1}, {y: "a"}}
	_ = map[string]point{"a": {z: 1}}
	var p point = line{}
	_ = p
}

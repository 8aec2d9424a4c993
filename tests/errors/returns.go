package main

func a() int {
}

func b() {
	return 1
}

func c() (int, error) {
	return 1
}

func d(x int) int {
	if x > 0 {
		return 1
	}
}

func e(x int) int {
	for {
		if x > 0 {
			break
		}
	}
}

func f() (int, string) {
	return "a", 1
}

func main() {
	a()
}

package main

func f() int { return 1 }

func main() {
	defer f
	defer 5
	go func() {}
	defer len("x")
	defer int(3)
	defer recover()
}

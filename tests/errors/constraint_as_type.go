package main

type num interface{ ~int | ~float64 }

func sum[T num](xs ...T) (z T) { return }

func main() {
	var n num
	_ = n
	sum[int, int](1)
	sum[string]()
}

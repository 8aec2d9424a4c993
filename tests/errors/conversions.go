package main

type s1 struct{ a int }
type s2 struct{ a string }

func main() {
	_ = int("5")
	_ = string(1.5)
	_ = []byte(5)
	_ = s1(s2{})
	_ = bool(1)
	_ = (*int)(5)
	_ = float64("1.5")
	var f func()
	_ = int(f)
	_ = uint8(300)
}

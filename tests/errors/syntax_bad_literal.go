package main

func main() {
	s := "unterminated
	_ = s
}

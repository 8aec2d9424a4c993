package main

const k = 5

func main() {
	k = 6
	k++
	p := &k
	"a"[0] = 'b'
	s := "str"
	s[0] = 'x'
	_ = p
}

package main

func main() {
//line x.go:a
//line x.go:3:0
//line x.go:0
//line x.go:99999999999
}

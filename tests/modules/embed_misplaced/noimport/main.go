package main

//go:embed a.txt
var text string

func main() { println(text) }

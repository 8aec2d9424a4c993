package main

import _ "embed"

//go:embed a.txt
//go:embed nope*.txt
var text string

func main() { println(text) }

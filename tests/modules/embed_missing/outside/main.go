package main

import _ "embed"

//go:embed a/../../a.txt
var text string

func main() { println(text) }

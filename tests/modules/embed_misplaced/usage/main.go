package main

import _ "embed"

//go:embed
var text string

func main() { println(text) }

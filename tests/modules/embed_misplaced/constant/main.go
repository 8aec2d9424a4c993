package main

import _ "embed"

//go:embed a.txt
const text = ""

func main() { println(text) }

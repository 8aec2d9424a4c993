package main

import "embed"

//go:embed folder
var files embed.FS

func main() { println(files) }

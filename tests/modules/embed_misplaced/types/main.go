package main

import _ "embed"

//go:embed a.txt
var number int

//go:embed a.txt b.txt
var two string

//go:embed *.txt
var bytes []byte

//go:embed a.txt
var strings []string

func main() {}

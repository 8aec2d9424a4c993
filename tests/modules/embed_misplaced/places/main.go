package main

import _ "embed"

//go:embed a.txt
var x, y string

//go:embed a.txt
var z = "z"

func main() {
	//go:embed a.txt
	var local string
	_ = local
}

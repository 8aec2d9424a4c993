package main

import (
	"example.com/m/trace"
	_ "example.com/m/z"
	_ "example.com/m/a"
	_ "example.com/m/c"
	_ "example.com/m/a/sub"
	_ "example.com/m/y"
)

var _ = trace.Say("main")

func init() { trace.Say("main init") }

func main() { trace.Say("main") }

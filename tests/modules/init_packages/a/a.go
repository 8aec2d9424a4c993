package a

import (
	"example.com/m/trace"
	_ "example.com/m/y"
)

var _ = trace.Say("a")

func init() { trace.Say("a init") }

package b

import (
	"example.com/m/trace"
	_ "example.com/m/z"
)

var _ = trace.Say("b")

func init() { trace.Say("b init") }

package c

import (
	"example.com/m/trace"
)

var _ = trace.Say("c")

func init() { trace.Say("c init") }

package y

import (
	"example.com/m/trace"
	_ "example.com/m/b"
)

var _ = trace.Say("y")

func init() { trace.Say("y init") }

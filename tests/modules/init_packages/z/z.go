package z

import (
	"example.com/m/trace"
)

var _ = trace.Say("z")

func init() { trace.Say("z init") }

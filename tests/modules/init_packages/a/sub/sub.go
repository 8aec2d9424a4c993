package sub

import (
	"example.com/m/trace"
	_ "example.com/m/c"
)

var _ = trace.Say("sub")

func init() { trace.Say("sub init") }

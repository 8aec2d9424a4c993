package side

import "example.com/m/shapes"

func init() { shapes.Register("side") }

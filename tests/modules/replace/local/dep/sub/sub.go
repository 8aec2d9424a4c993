package sub

import "example.com/dep/internal/hidden"

func Name() string { return hidden.Name }

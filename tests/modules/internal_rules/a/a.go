package a

import "example.com/m/a/internal/x"

func Name() string { return x.Name }

package main

import (
	"fmt"

	"example.com/m/a"
	"example.com/m/internal/root"
)

func main() { fmt.Println(a.Name(), root.Name) }

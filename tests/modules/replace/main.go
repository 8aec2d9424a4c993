package main

import (
	"fmt"

	"example.com/cached"
	"example.com/dep"
	"example.com/dep/sub"
)

func main() { fmt.Println(dep.Name, sub.Name(), cached.Version) }

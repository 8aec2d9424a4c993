package main

import "example.com/m/a/internal/x"

func main() { println(x.Name) }

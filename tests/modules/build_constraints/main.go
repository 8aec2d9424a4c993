package main

import "fmt"

var names []string

func main() { fmt.Println(names) }

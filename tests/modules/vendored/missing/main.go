package main

import "example.com/dep/sub"

func main() { println(sub.Name) }

package main

func init() { names = append(names, "x.windows") }

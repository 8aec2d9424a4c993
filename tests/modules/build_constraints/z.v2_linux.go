package main

func init() { names = append(names, "z.v2_linux") }

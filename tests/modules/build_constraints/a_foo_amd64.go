package main

func init() { names = append(names, "foo_amd64") }

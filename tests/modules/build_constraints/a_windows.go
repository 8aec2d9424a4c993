package main

func init() { names = append(names, "windows") }

package main

func init() { names = append(names, "plain windows") }

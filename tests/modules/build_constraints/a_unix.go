package main

func init() { names = append(names, "name unix") }

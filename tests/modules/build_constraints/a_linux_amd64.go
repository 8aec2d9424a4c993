package main

func init() { names = append(names, "linux_amd64") }

package main

func init() { names = append(names, "linux_arm64") }

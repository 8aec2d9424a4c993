package main

func init() { names = append(names, "y_windows.v2") }

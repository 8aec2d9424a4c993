package main

func init() { names = append(names, "w.v2_darwin") }

package main

import "embed"

//go:embed other/*
var files embed.FS

func main() { println(files) }

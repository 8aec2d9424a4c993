//go:build go1.18 && !go1.99

package main

func init() { names = append(names, "version") }

//go:build (linux && !windows) || ignore

package main

func init() { names = append(names, "tagged") }

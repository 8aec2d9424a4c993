// +build windows

package main

func init() { names = append(names, "plus build is a comment") }

//go:build gc && !noasm

package sum

func of(list []int) int

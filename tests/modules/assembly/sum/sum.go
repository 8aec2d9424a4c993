// Package sum adds, in assembly where that is wanted.
package sum

func Of(list ...int) int { return of(list) }

package b

func Twice(x int) int { return x + x }

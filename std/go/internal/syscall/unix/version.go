package unix

import "syscall"

// KernelVersionGE tells whether the system's version is at least x.y.
func KernelVersionGE(x, y int) bool {
	var name syscall.Utsname
	if syscall.Uname(&name) != nil {
		return false
	}
	var numbers [2]int
	at := 0
	for _, c := range name.Release {
		if c >= '0' && c <= '9' {
			numbers[at] = 10*numbers[at] + int(c-'0')
			continue
		}
		if at++; at == len(numbers) || c != '.' {
			break
		}
	}
	return numbers[0] > x || numbers[0] == x && numbers[1] >= y
}

//go:build !amd64 || !gc || noasm

package sum

func of(list []int) (total int) {
	for _, n := range list {
		total += n
	}
	return total
}

// Package itoa writes integers in decimal, for packages below strconv.
package itoa

// Itoa returns n in decimal.
func Itoa(n int) string {
	if n < 0 {
		return "-" + Uitoa(uint(-n))
	}
	return Uitoa(uint(n))
}

// Uitoa returns n in decimal.
func Uitoa(n uint) string {
	var digits [20]byte
	i := len(digits)
	for {
		i--
		digits[i] = byte('0' + n%10)
		if n /= 10; n == 0 {
			return string(digits[i:])
		}
	}
}

// Arrays that overlap, as slices of one array converted to pointers to arrays do, are copied as if
// through a third one.
package main

import "fmt"

func shift(s []byte) {
	*(*[32]byte)(s[4:36]) = *(*[32]byte)(s[2:34])
}

func shiftBack(s []int16) {
	*(*[9]int16)(s[1:10]) = *(*[9]int16)(s[3:12])
}

func main() {
	var bytes [40]byte
	for i := range bytes {
		bytes[i] = byte(i)
	}
	shift(bytes[:])
	fmt.Println(bytes)
	var words [14]int16
	for i := range words {
		words[i] = int16(i)
	}
	shiftBack(words[:])
	fmt.Println(words)
}

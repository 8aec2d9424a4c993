package main

import "fmt"

func main() {
	formats := []string{"%d %d", " %d%d", "%d  %d ", "%d \n%d", "%d\n %d", "\n%d %d", "%d, %d", "%d ,%d", "%d\t%c%d", "%d x %d", " \n %d \n\n %d"}
	inputs := []string{"1 2", "1\n2", " 1 2 ", "1", "1 ", "1,2", "1, 2", "1 , 2", "1\n\n2", "\n1 2", "1-2", "1x2", "1 x 2", "1 %2", "1 \n 2", "1 \n \n 2", "1\t\t2\n", "1\r\n2"}
	for _, format := range formats {
		for _, in := range inputs {
			var a, b int
			var c rune
			args := []any{&a, &b}
			if len(format) > 4 && format[3:5] == "%c" {
				args = []any{&a, &c, &b}
			}
			n, err := fmt.Sscanf(in, format, args...)
			fmt.Printf("%q %q %d %v %d %d %q\n", format, in, n, err, a, b, c)
		}
	}
}

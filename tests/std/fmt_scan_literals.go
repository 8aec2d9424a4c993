package main

import "fmt"

func main() {
	var i int
	for _, f := range []string{"%12", "%0", "%5é", "a", "ab", "%%", "a%%", " %%", "%%a", "a %%", "\n%%", "%d%%", "%d%%a"} {
		for _, in := range []string{"", " ", "a", "a ", "%", " %", "a %", "a%", "\n%", "1", "1 ", "1 %", "1%", "1 %a", "1%b", "1% a"} {
			n, err := fmt.Sscanf(in, f)
			fmt.Printf("%q %q %d %v\n", f, in, n, err)
			n, err = fmt.Sscanf(in, f, &i)
			fmt.Printf("%q %q %d %v &\n", f, in, n, err)
		}
	}
}

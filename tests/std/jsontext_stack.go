// The stack of open arrays and objects; names that are none.
package main

import (
	"encoding/json/jsontext"
	"fmt"
	"strings"
)

func main() {
	d := jsontext.NewDecoder(strings.NewReader(`[1,[{"a":{"b":[2]}}]]`))
	for {
		t, err := d.ReadToken()
		if err != nil {
			break
		}
		fmt.Print(t, " ")
		for i := 0; i <= d.StackDepth(); i++ {
			k, n := d.StackIndex(i)
			fmt.Print(k, n, " ")
		}
		fmt.Println()
	}
	for _, s := range []string{"{nulx", "{tr", "{-x", "{-", "{01", "{\"a\"]", "{\"a\"[", "{é"} {
		for m := range 2 {
			d := jsontext.NewDecoder(strings.NewReader(s))
			if m == 0 {
				var err error
				for err == nil {
					_, err = d.ReadToken()
				}
				fmt.Println(s, err)
			} else {
				d.ReadToken()
				var err error
				for err == nil {
					_, err = d.ReadValue()
				}
				fmt.Println(s, err)
			}
		}
	}
}

// Ends of input, for each kind of target.
package main

import (
	"encoding/json/jsontext"
	"encoding/json/v2"
	"fmt"
	"strings"
)

type A int

func (a *A) UnmarshalJSONFrom(d *jsontext.Decoder) error { return d.SkipValue() }

type B int

func (a *B) UnmarshalJSONFrom(d *jsontext.Decoder) error { _, err := d.ReadToken(); return err }

type C int

func (a *C) UnmarshalJSON([]byte) error { return nil }

type D int

func (a *D) UnmarshalText([]byte) error { *a = 5; return nil }

// shown is an error with the verb that Go chooses for each program made one.
func shown(err error) string { return strings.ReplaceAll(fmt.Sprint(err), "unable to", "cannot") }

func main() {
	for _, in := range []string{"", " ", "[1"} {
		for _, v := range []any{new(A), new(B), new(C), new(D), new(int), new(any), new(*A), new([]A), new(chan int), new([]int), new(map[string]int), new(struct{}), new(struct{ a int })} {
			d := jsontext.NewDecoder(strings.NewReader(in))
			fmt.Printf("%q %T %v | ", in, v, shown(json.UnmarshalDecode(d, v)))
			fmt.Println(shown(json.Unmarshal([]byte(in), v)))
			fmt.Println(shown(json.UnmarshalRead(strings.NewReader(in), v)))
		}
	}
	x := D(3)
	fmt.Println(json.Unmarshal([]byte("null"), &x), x)
	d := jsontext.NewDecoder(strings.NewReader("1 [2 3"))
	var i any
	for range 4 {
		fmt.Println(shown(json.UnmarshalDecode(d, &i)), i, d.InputOffset())
	}
	d = jsontext.NewDecoder(strings.NewReader(`{"a":1,"b":"c"}`))
	d.ReadToken()
	for range 5 {
		fmt.Println(shown(json.UnmarshalDecode(d, &i)), i, d.InputOffset(), d.StackPointer())
	}
}

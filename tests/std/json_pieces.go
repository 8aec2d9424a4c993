// Documents that come in pieces of any size: values, errors and offsets are those of the whole text.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing/iotest"
)

// slow gives a text in pieces of the sizes, over and over.
type slow struct {
	text  string
	sizes []int
	turn  int
}

func (s *slow) Read(p []byte) (int, error) {
	if s.text == "" {
		return 0, io.EOF
	}
	n := min(s.sizes[s.turn%len(s.sizes)], len(p), len(s.text))
	s.turn++
	copy(p, s.text[:n])
	s.text = s.text[n:]
	return n, nil
}

// waits fails the test when it is asked for more than the text.
type waits struct{ text string }

func (w *waits) Read(p []byte) (int, error) {
	if w.text == "" {
		return 0, errors.New("asked for more")
	}
	n := copy(p, w.text[:1])
	w.text = w.text[1:]
	return n, nil
}

type embedded struct{ json.RawMessage }
type Number struct{ N int }

func (n *Number) UnmarshalJSON(b []byte) error { n.N = len(b); return nil }

func main() {
	big := "[" + strings.Repeat(`{"k":"a\"]}\\","l":[1,[2.5e3,null]]},`, 3000) + "true]"
	for _, sizes := range [][]int{{1}, {1, 2, 3}, {511, 1}, {512}, {513}, {4096}, {100000}, {0, 7}} {
		d := json.NewDecoder(&slow{big + " 12 " + big + `"x"`, sizes, 0})
		for {
			var x any
			err := d.Decode(&x)
			if err != nil {
				fmt.Println(err, d.InputOffset())
				break
			}
			list, ok := x.([]any)
			fmt.Print(len(list), ok, d.InputOffset(), d.More(), " ")
		}
	}
	for _, s := range []string{`{"a":1}`, `[[],{}]`, `"str\""`, `[1,"]"]`, `{"a":{"b":"}"}}`, `null `, `12 `, `12`, `[1,2`, `tru`, `"open`, `[1 2]`, `{"a" 1}`, `[}`} {
		d := json.NewDecoder(&waits{s})
		var x any
		err := d.Decode(&x)
		fmt.Println(s, x, err, d.InputOffset())
		fmt.Println("  ", d.More(), d.Decode(&x))
	}
	for _, at := range []int{0, 1, 50, 511, 512, 513, 5000, 60000, len(big) - 1} {
		damaged := big[:at] + "\x01" + big[at+1:]
		d := json.NewDecoder(iotest.HalfReader(strings.NewReader(damaged)))
		var x any
		err := d.Decode(&x)
		var s *json.SyntaxError
		fmt.Println(at, err, errors.As(err, &s) && s.Offset == int64(at)+1)
		d = json.NewDecoder(&slow{big[:at], []int{9}, 0})
		fmt.Println("  ", d.Decode(&x))
	}

	// Methods of what is embedded in structs without a name, whose address is taken by reflection.
	var list []struct {
		Type string
		embedded
	}
	fmt.Println(json.Unmarshal([]byte(`[{"Type":"t"}, 5]`), &list), list[0].Type, string(list[0].RawMessage), string(list[1].RawMessage))
	var m map[string]struct{ Number }
	fmt.Println(json.Unmarshal([]byte(`{"a":[1,2,3],"b":null}`), &m), m)
}

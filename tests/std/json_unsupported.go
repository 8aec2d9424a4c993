// Methods of values that return errors.ErrUnsupported, bare or wrapped: the error that Marshal and Unmarshal give in its place.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
)

var refusal = fmt.Errorf("refused: %w", errors.ErrUnsupported)

type Whole struct{}

func (Whole) MarshalJSON() ([]byte, error)  { return nil, refusal }
func (*Whole) UnmarshalJSON(b []byte) error { return refusal }

type Text struct{ s string }

func (Text) MarshalText() ([]byte, error)  { return nil, errors.ErrUnsupported }
func (*Text) UnmarshalText(b []byte) error { return errors.ErrUnsupported }

type Appender struct{}

func (Appender) AppendText(b []byte) ([]byte, error) { return b, refusal }

type Plain struct{}

func (Plain) MarshalJSON() ([]byte, error)  { return nil, errors.New("plain") }
func (*Plain) UnmarshalJSON(b []byte) error { return errors.New("plain") }

func main() {
	for _, v := range []any{Whole{}, Text{}, Appender{}, Plain{}, map[Text]int{{}: 1}, map[Appender]int{{}: 1}, []any{1, []Whole{{}}}} {
		b, err := json.Marshal(v)
		fmt.Printf("%q %v %t %#v\n", b, err, errors.Is(err, errors.ErrUnsupported), errors.Unwrap(err))
	}
	for _, to := range []any{new(Whole), new(Text), new(Plain), new(map[Text]int), new([]Whole), new(struct{ A []Text })} {
		for _, text := range []string{`1`, `"s"`, `{"a":["x"]}`, `[null]`} {
			err := json.Unmarshal([]byte(text), to)
			fmt.Printf("%T %s %v %t\n", to, text, err, errors.Is(err, errors.ErrUnsupported))
		}
	}
}

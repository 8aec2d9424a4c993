// Methods of values: which is called, with what, and what becomes of their errors.
package main

import (
	"encoding/json/jsontext"
	"encoding/json/v2"
	"errors"
	"fmt"
	"io"
	"strings"
)

// shown is an error with the verb that Go chooses for each program made one.
func shown(err error) string { return strings.ReplaceAll(fmt.Sprint(err), "unable to", "cannot") }

var errMethod = errors.New("refused")

// fault is what the methods of Streamed and Textual do next.
var fault string

func failure() error {
	switch fault {
	case "semantic":
		return &json.SemanticError{Err: errMethod}
	case "place":
		return &json.SemanticError{Err: errMethod, JSONPointer: "/p", ByteOffset: 9}
	case "syntactic":
		return &jsontext.SyntacticError{Err: errMethod, JSONPointer: "/q", ByteOffset: 3}
	case "wrapped":
		return fmt.Errorf("wrapped: %w", &json.SemanticError{Err: errMethod, JSONPointer: "/p", ByteOffset: 9})
	case "unsupported":
		return errors.ErrUnsupported
	case "eof":
		return io.EOF
	case "error":
		return errMethod
	}
	return nil
}

type Streamed struct{ N int }

func (s Streamed) MarshalJSONTo(e *jsontext.Encoder) error {
	switch fault {
	case "none":
		return nil
	case "two":
		e.WriteToken(jsontext.Int(1))
		return e.WriteToken(jsontext.Int(2))
	case "open":
		return e.WriteToken(jsontext.BeginArray)
	case "late":
		e.WriteToken(jsontext.Int(1))
		return errMethod
	case "late unsupported":
		e.WriteToken(jsontext.Int(1))
		return errors.ErrUnsupported
	case "close":
		return e.WriteToken(jsontext.EndObject)
	case "utf8":
		return e.WriteToken(jsontext.String("\xff"))
	case "inner":
		return json.MarshalEncode(e, map[string]any{"c": make(chan int)})
	}
	if err := failure(); err != nil {
		return err
	}
	return json.MarshalEncode(e, []int{s.N})
}

func (s *Streamed) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	switch fault {
	case "none":
		return nil
	case "two":
		d.SkipValue()
		return d.SkipValue()
	case "open":
		_, err := d.ReadToken()
		return err
	case "late":
		d.SkipValue()
		return errMethod
	case "late unsupported":
		d.SkipValue()
		return errors.ErrUnsupported
	case "close":
		d.SkipValue()
		_, err := d.ReadToken()
		return err
	case "utf8", "inner":
		var list []string
		return json.UnmarshalDecode(d, &list)
	}
	if err := failure(); err != nil {
		return err
	}
	var list []int
	err := json.UnmarshalDecode(d, &list)
	s.N = len(list)
	return err
}

type Raw struct{ N int }

func (r *Raw) MarshalJSON() ([]byte, error) {
	switch fault {
	case "none":
		return nil, nil
	case "two":
		return []byte("1 2"), nil
	case "open":
		return []byte(`{"a":`), nil
	case "utf8":
		return []byte("\"\xff\""), nil
	case "inner":
		return json.Marshal(map[string]any{"c": make(chan int)})
	}
	return fmt.Appendf(nil, ` { "N" : %d } `, r.N), failure()
}

func (r *Raw) UnmarshalJSON(b []byte) error {
	if fault == "inner" {
		var list []string
		return json.Unmarshal(b, &list)
	}
	r.N = len(b)
	return failure()
}

type Textual int

func (t Textual) MarshalText() ([]byte, error) {
	if fault == "utf8" {
		return []byte("\xff"), nil
	}
	return []byte(strings.Repeat("<x>", int(t))), failure()
}

func (t *Textual) UnmarshalText(b []byte) error {
	*t = Textual(len(b))
	return failure()
}

type Appended struct{ Textual }

func (a Appended) AppendText(b []byte) ([]byte, error) {
	if fault != "" {
		return b, failure()
	}
	return append(b, "appended"...), nil
}

func describe(err error) {
	var semantic *json.SemanticError
	if errors.As(err, &semantic) {
		fmt.Printf("\t\tat %d %q %v %v %v\n", semantic.ByteOffset, semantic.JSONPointer, semantic.JSONKind, semantic.GoType, shown(semantic.Err))
	}
}

func main() {
	for _, f := range []string{"", "none", "two", "open", "late", "late unsupported", "close", "utf8", "inner", "semantic", "place", "syntactic",
		"wrapped", "unsupported", "eof", "error"} {
		fault = f
		fmt.Printf("fault %q\n", f)
		for _, v := range []any{Streamed{3}, &Raw{4}, Textual(1), Appended{2}, (*Raw)(nil), map[Textual]any{2: []Appended{{1}}}} {
			b, err := json.Marshal(map[string]any{"k": v})
			fmt.Printf("\t%T %s %s\n", v, b, shown(err))
			describe(err)
		}
		for _, v := range []any{new(Streamed), new(Raw), new(Textual), new(Appended), new(*Raw)} {
			for _, in := range []string{`{"k":[1,2]}`, `{"k":"text","l":1}`, `{"k":null}`} {
				err := json.Unmarshal([]byte(in), &map[string]any{"k": v})
				fmt.Printf("\t%T %s %s\n", v, in, shown(err))
				describe(err)
			}
		}
	}
	fault = ""
	var m map[Textual]Streamed
	fmt.Println(shown(json.Unmarshal([]byte(`{"abc":[1,2],"d":[]}`), &m)), m)
	fmt.Println(shown(json.Unmarshal([]byte(`{"abc":[1,2],"def":[]}`), &m)), m)
}

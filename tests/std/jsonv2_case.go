// Names of members that match fields but for case, dashes and underscores.
package main

import (
	jsonv1 "encoding/json"
	"encoding/json/jsontext"
	"encoding/json/v2"
	"errors"
	"fmt"
	"strings"
)

// shown is an error with the verb that Go chooses for each program made one.
func shown(err error) string { return strings.ReplaceAll(fmt.Sprint(err), "unable to", "cannot") }

type Mixed struct {
	FirstName string
	LastName  string `json:"last_name"`
	Ignore    int    `json:"ignore-me,case:ignore"`
	Strict    int    `json:"STRICT,case:strict"`
	Kelvin    int    `json:"k,case:ignore"`
	Long      int    `json:"ſ"`
}

type Ambiguous struct {
	A int `json:"ab,case:ignore"`
	B int `json:"AB,case:ignore"`
	C int `json:"a_b"`
}

type Rest struct {
	Known int            `json:",case:ignore"`
	Extra map[string]any `json:",embed"`
}

func try[T any](in string, opts ...json.Options) {
	var v T
	err := json.Unmarshal([]byte(in), &v, opts...)
	fmt.Printf("\t%+v | %s\n", v, shown(err))
	var s *json.SemanticError
	if errors.As(err, &s) {
		fmt.Printf("\t\tat %d %q %v %v %v\n", s.ByteOffset, s.JSONPointer, s.JSONKind, s.GoType, s.Err == json.ErrUnknownName)
	}
	var syntactic *jsontext.SyntacticError
	if errors.As(err, &syntactic) {
		fmt.Printf("\t\tat %d %q %v\n", syntactic.ByteOffset, syntactic.JSONPointer, syntactic.Err)
	}
}

func main() {
	ignore := json.MatchCaseInsensitiveNames(true)
	delimiter := jsonv1.MatchCaseSensitiveDelimiter(true)
	duplicates := jsontext.AllowDuplicateNames(true)
	reject := json.RejectUnknownMembers(true)
	for _, in := range []string{
		`{"FirstName":"a","last_name":"b","ignore-me":1,"STRICT":2,"k":3,"ſ":4}`,
		`{"firstname":"a","LAST_NAME":"b","IGNOREME":1,"strict":2,"K":3,"s":4}`,
		`{"first_name":"a","last-name":"b","ignore_ME":1,"STRICT":2,"\u212a":3,"S":4}`,
		`{"FirstName":"a","firstName":"b"}`,
		`{"firstName":"a","FirstName":"b"}`,
		`{"ignoreme":1,"ignore-me":2}`,
		`{"ignore-me":1,"ignoreMe":2}`,
		`{"ignore-me":1,"ignore-me":2}`,
		`{"unknown":{"deep":[1]},"unknown":2}`,
		`{"unknown":{"deep":[1,{"a":1,"a":2}]}}`,
	} {
		fmt.Println(in)
		try[Mixed](in)
		try[Mixed](in, ignore)
		try[Mixed](in, ignore, delimiter)
		try[Mixed](in, ignore, duplicates)
		try[Mixed](in, reject)
		try[Mixed](in, reject, ignore, duplicates)
	}
	for _, in := range []string{`{"ab":1,"AB":2,"a_b":3}`, `{"Ab":1}`, `{"A-B":1}`, `{"a-b":1,"aB":2}`, `{"x":1}`} {
		fmt.Println(in)
		try[Ambiguous](in)
		try[Ambiguous](in, ignore)
		try[Ambiguous](in, ignore, delimiter)
		try[[]Ambiguous]("["+in+"]", reject)
	}
	for _, in := range []string{`{"KNOWN":1,"known":2}`, `{"Known":1,"x":2,"X":3}`, `{"x":2,"x":3}`, `{"known":1}`} {
		fmt.Println(in)
		try[Rest](in)
		try[Rest](in, duplicates)
		try[Rest](in, reject)
	}
	for _, r := range []Rest{{1, map[string]any{"x": 1}}, {1, map[string]any{"Known": 1}}, {1, map[string]any{"known": 1}}} {
		for _, opts := range [][]json.Options{nil, {ignore}, {duplicates}} {
			b, err := json.Marshal(r, opts...)
			fmt.Println(string(b), shown(err))
		}
	}
}

// A schema of JSON made of types by reflection, and a check of documents against it, with paths.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

type Schema struct {
	Type       string             `json:"type,omitempty"`
	Format     string             `json:"format,omitempty"`
	Properties map[string]*Schema `json:"properties,omitempty"`
	Required   []string           `json:"required,omitempty"`
	Items      *Schema            `json:"items,omitempty"`
	Extra      *Schema            `json:"additionalProperties,omitempty"`
	Enum       []string           `json:"enum,omitempty"`
	Min        *float64           `json:"minimum,omitempty"`
	Max        *float64           `json:"maximum,omitempty"`
	MaxItems   *int               `json:"maxItems,omitempty"`
	Pattern    string             `json:"pattern,omitempty"`
	Nullable   bool               `json:"nullable,omitzero"`
	Ref        string             `json:"$ref,omitempty"`
	pattern    *regexp.Regexp
}

type builder struct{ defs map[string]*Schema }

func number(x float64) *float64 { return &x }

func (b *builder) of(t reflect.Type, tag reflect.StructTag) (s *Schema) {
	s = &Schema{}
	for t.Kind() == reflect.Pointer {
		s.Nullable = true
		t = t.Elem()
	}
	switch {
	case t == reflect.TypeFor[time.Time]():
		s.Type, s.Format = "string", "date-time"
		return s
	case t == reflect.TypeFor[json.RawMessage](), t.Kind() == reflect.Interface:
		return s
	}
	switch t.Kind() {
	case reflect.Bool:
		s.Type = "boolean"
	case reflect.String:
		s.Type = "string"
	case reflect.Float32, reflect.Float64:
		s.Type = "number"
	case reflect.Slice:
		s.Nullable = true
		s.Type = "array"
		s.Items = b.of(t.Elem(), "")
	case reflect.Array:
		n := t.Len()
		s.Type, s.MaxItems = "array", &n
		s.Items = b.of(t.Elem(), "")
	case reflect.Map:
		s.Type, s.Nullable = "object", true
		s.Extra = b.of(t.Elem(), "")
	case reflect.Struct:
		s.Ref = t.Name()
		if _, known := b.defs[t.Name()]; !known {
			b.defs[t.Name()] = nil
			b.defs[t.Name()] = b.object(t)
		}
	default:
		if t.Kind() < reflect.Int || t.Kind() > reflect.Uintptr {
			panic(fmt.Errorf("no schema for %v", t))
		}
		s.Type = "integer"
		bits := float64(t.Bits())
		if t.Kind() >= reflect.Uint {
			s.Min, s.Max = number(0), number(math.Exp2(bits)-1)
		} else {
			s.Min, s.Max = number(-math.Exp2(bits-1)), number(math.Exp2(bits-1)-1)
		}
	}
	if e, ok := tag.Lookup("enum"); ok {
		s.Enum = strings.Split(e, "|")
	}
	if p, ok := tag.Lookup("pattern"); ok {
		s.Pattern, s.pattern = p, regexp.MustCompile(p)
	}
	if m, err := strconv.ParseFloat(tag.Get("max"), 64); err == nil {
		s.Max = &m
	}
	return s
}

func (b *builder) object(t reflect.Type) *Schema {
	o := &Schema{Type: "object", Properties: map[string]*Schema{}}
	for _, f := range reflect.VisibleFields(t) {
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if !f.IsExported() || f.Anonymous || name == "-" {
			continue
		}
		if name == "" {
			name = f.Name
		}
		o.Properties[name] = b.of(f.Type, f.Tag)
		if !strings.Contains(options, "omit") {
			o.Required = append(o.Required, name)
		}
	}
	return o
}

type Violation struct{ Path, Text string }

func (v Violation) Error() string { return v.Path + ": " + v.Text }

func (b *builder) check(path string, x any, s *Schema) (errs []error) {
	fail := func(format string, args ...any) { errs = append(errs, Violation{path, fmt.Sprintf(format, args...)}) }
	if s.Ref != "" {
		nullable := s.Nullable
		s = b.defs[s.Ref]
		if x == nil && nullable {
			return nil
		}
	}
	if x == nil {
		if !s.Nullable && s.Type != "" {
			fail("null is no %s", s.Type)
		}
		return errs
	}
	switch v := x.(type) {
	case bool:
		if s.Type != "" && s.Type != "boolean" {
			fail("%v is no %s", v, s.Type)
		}
	case json.Number:
		f, err := v.Float64()
		if _, e := v.Int64(); s.Type == "integer" && e != nil && !errors.Is(e, strconv.ErrRange) {
			fail("%v is no integer", v)
		} else if s.Type == "string" || s.Type == "boolean" || s.Type == "array" || s.Type == "object" {
			fail("%v is no %s", v, s.Type)
		} else if err != nil {
			fail("%v", err)
		}
		if s.Min != nil && f < *s.Min || s.Max != nil && f > *s.Max {
			fail("%v is not in [%v, %v]", v, *s.Min, *s.Max)
		}
	case string:
		if s.Type != "" && s.Type != "string" {
			fail("%q is no %s", v, s.Type)
			break
		}
		if s.Format == "date-time" {
			if _, err := time.Parse(time.RFC3339, v); err != nil {
				fail("%v", err)
			}
		}
		if s.Enum != nil && !slices.Contains(s.Enum, v) {
			fail("%q is not one of %q", v, s.Enum)
		}
		if s.pattern != nil && !s.pattern.MatchString(v) {
			fail("%q does not match %s", v, s.Pattern)
		}
		if s.Max != nil && float64(utf8.RuneCountInString(v)) > *s.Max {
			fail("longer than %v", *s.Max)
		}
	case []any:
		if s.Type != "" && s.Type != "array" {
			fail("array is no %s", s.Type)
			break
		}
		if s.MaxItems != nil && len(v) > *s.MaxItems {
			fail("%d items, not %d", len(v), *s.MaxItems)
		}
		for i, e := range v {
			if s.Items != nil {
				errs = append(errs, b.check(fmt.Sprintf("%s[%d]", path, i), e, s.Items)...)
			}
		}
	case map[string]any:
		if s.Type != "" && s.Type != "object" {
			fail("object is no %s", s.Type)
			break
		}
		for _, k := range slices.Sorted(maps.Keys(v)) {
			sub, ok := s.Properties[k]
			if !ok {
				sub = s.Extra
			}
			if sub == nil && s.Type != "" {
				fail("unknown member %q", k)
			} else if sub != nil {
				errs = append(errs, b.check(path+"."+k, v[k], sub)...)
			}
		}
		for _, k := range s.Required {
			if _, ok := v[k]; !ok {
				fail("no member %q", k)
			}
		}
	}
	return errs
}

type Common struct {
	ID   uint16    `json:"id"`
	When time.Time `json:"when,omitzero"`
}
type Part struct {
	Common
	Name   string            `json:"name" pattern:"^[a-z]+$" max:"8"`
	Color  string            `json:"color,omitempty" enum:"red|green|blue"`
	Size   [2]float32        `json:"size"`
	Sub    []*Part           `json:"sub,omitempty"`
	Next   *Part             `json:"next,omitempty"`
	Counts map[string]int8   `json:"counts,omitempty"`
	Extra  any               `json:"extra,omitempty"`
	Raw    json.RawMessage   `json:"raw,omitempty"`
	Flags  map[string][]bool `json:"flags,omitempty"`
	hidden int
}

func main() {
	b := &builder{defs: map[string]*Schema{}}
	s := b.of(reflect.TypeFor[Part](), "")
	text, err := json.MarshalIndent(b.defs, "", " ")
	fmt.Println(string(text), s.Ref, err)
	var again map[string]*Schema
	fmt.Println(json.Unmarshal(text, &again), len(again["Part"].Properties), *again["Part"].Properties["id"].Max)
	docs := []string{
		`{"id":1,"name":"bolt","size":[1,2.5]}`, `{"id":70000,"name":"Bolt","size":[1,2,3]}`, `{"id":-1,"name":"abcdefghijk","size":null,"color":"pink"}`, `{"id":1.5,"name":5,"size":{},"sub":[{}],"next":null}`,
		`{"id":1,"name":"x","size":[],"when":"2024-13-01T00:00:00Z","counts":{"a":127,"b":128,"c":"1"},"extra":{"any":[1,null]},"raw":[{}],"hidden":1}`,
		`{"id":1,"name":"x","size":["1",true],"sub":[{"id":2,"name":"y","size":[],"sub":[null,{"id":3,"name":"Z","size":[0]}]}],"flags":{"f":[true,0,null]}}`, `[]`, `null`, `5`, `"s"`, `{"id":1e2,"name":"é","size":[1e400]}`, `{"id":99999999999999999999,"name":"q","size":[]}`,
		`{"id":1,"name":"\u0061\ud83d","size":[],"size":[1]}`, `{`, `{"id":1}{"id":2}`, `{"next":{"next":{"next":{}}}}`,
	}
	for _, doc := range docs {
		d := json.NewDecoder(strings.NewReader(doc))
		d.UseNumber()
		var x any
		if err := d.Decode(&x); err != nil {
			fmt.Println(doc, "no JSON:", err)
			continue
		}
		if _, err := d.Token(); err != io.EOF {
			fmt.Println(doc, "more follows")
		}
		errs := b.check("$", x, s)
		fmt.Println(doc, len(errs))
		for _, e := range errs {
			fmt.Println("   ", e)
		}
		var p Part
		strict := json.NewDecoder(bytes.NewReader([]byte(doc)))
		strict.DisallowUnknownFields()
		fmt.Println("    decoded:", strict.Decode(&p))
	}
	for _, t := range []reflect.Type{reflect.TypeFor[chan int](), reflect.TypeFor[map[string]func()](), reflect.TypeFor[struct{ C complex128 }]()} {
		func() {
			defer func() { fmt.Println("recovered:", recover()) }()
			b.of(t, "")
		}()
	}
}

// Json_any parses JSON into values of type any, edits and prints them again:
// maps, slices, type switches and interface values of many kinds.
package main

import (
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"sort"
	"strconv"
	"strings"
)

type parser struct {
	text string
	at   int
}

var errSyntax = errors.New("syntax error")

func (p *parser) space() {
	for p.at < len(p.text) && (p.text[p.at] == ' ' || p.text[p.at] == '\n') {
		p.at++
	}
}

func (p *parser) accept(c byte) bool {
	p.space()
	if p.at < len(p.text) && p.text[p.at] == c {
		p.at++
		return true
	}
	return false
}

func (p *parser) value() (any, error) {
	p.space()
	if p.at == len(p.text) {
		return nil, errSyntax
	}
	switch c := p.text[p.at]; {
	case c == '{':
		return p.object()
	case c == '[':
		return p.array()
	case c == '"':
		return p.str()
	case c == '-' || c >= '0' && c <= '9':
		return p.number()
	}
	return p.word()
}

func (p *parser) object() (any, error) {
	p.at++
	members := map[string]any{}
	if p.accept('}') {
		return members, nil
	}
	for {
		p.space()
		key, err := p.str()
		if err != nil || !p.accept(':') {
			return nil, errSyntax
		}
		if members[key], err = p.value(); err != nil {
			return nil, err
		}
		if p.accept('}') {
			return members, nil
		}
		if !p.accept(',') {
			return nil, errSyntax
		}
	}
}

func (p *parser) array() (any, error) {
	p.at++
	items := []any{}
	if p.accept(']') {
		return items, nil
	}
	for {
		item, err := p.value()
		if err != nil {
			return nil, err
		}
		items = append(items, item)
		if p.accept(']') {
			return items, nil
		}
		if !p.accept(',') {
			return nil, errSyntax
		}
	}
}

func (p *parser) str() (string, error) {
	if p.at == len(p.text) || p.text[p.at] != '"' {
		return "", errSyntax
	}
	start := p.at + 1
	length := strings.IndexByte(p.text[start:], '"')
	if length < 0 {
		return "", errSyntax
	}
	p.at = start + length + 1
	return p.text[start : start+length], nil
}

// number is an int where there is neither point nor exponent, else a float64.
func (p *parser) number() (any, error) {
	start := p.at
	whole := true
	for p.at < len(p.text) && strings.IndexByte("+-.eE0123456789", p.text[p.at]) >= 0 {
		whole = whole && strings.IndexByte(".eE", p.text[p.at]) < 0
		p.at++
	}
	if whole {
		return strconv.Atoi(p.text[start:p.at])
	}
	return strconv.ParseFloat(p.text[start:p.at], 64)
}

func (p *parser) word() (any, error) {
	for _, known := range []struct {
		name  string
		value any
	}{{"true", true}, {"false", false}, {"null", nil}} {
		if strings.HasPrefix(p.text[p.at:], known.name) {
			p.at += len(known.name)
			return known.value, nil
		}
	}
	return nil, errSyntax
}

// write appends value as JSON, with the members of objects in order.
func write(out []byte, value any) []byte {
	switch v := value.(type) {
	case nil:
		return append(out, "null"...)
	case bool:
		return strconv.AppendBool(out, v)
	case int:
		return strconv.AppendInt(out, int64(v), 10)
	case float64:
		return strconv.AppendFloat(out, v, 'g', -1, 64)
	case string:
		return append(append(append(out, '"'), v...), '"')
	case []any:
		out = append(out, '[')
		for i, item := range v {
			if i > 0 {
				out = append(out, ',')
			}
			out = write(out, item)
		}
		return append(out, ']')
	case map[string]any:
		keys := make([]string, 0, len(v))
		for key := range v {
			keys = append(keys, key)
		}
		sort.Strings(keys)
		out = append(out, '{')
		for i, key := range keys {
			if i > 0 {
				out = append(out, ',')
			}
			out = append(write(out, key), ':')
			out = write(out, v[key])
		}
		return append(out, '}')
	}
	panic(fmt.Sprintf("no JSON for %T", value))
}

// scale multiplies all numbers in value, in place where it has places, and
// returns it.
func scale(value any, factor int) any {
	switch v := value.(type) {
	case int:
		return v * factor % 10007
	case float64:
		return v * float64(factor) / 4
	case []any:
		for i, item := range v {
			v[i] = scale(item, factor)
		}
	case map[string]any:
		for key, item := range v {
			v[key] = scale(item, factor)
		}
	}
	return value
}

func document(items int) string {
	var b strings.Builder
	b.WriteString(`{"title": "inventory", "items": [`)
	for i := 0; i < items; i++ {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, `{"id": %d, "name": "item %d", "price": %d.25, "tags": ["a%d", "b", null], "sold": %t, "size": {"w": %d, "h": -%d}}`,
			i*7919, i, i%90, i%10, i%3 == 0, i%20, i%30)
	}
	b.WriteString("]}")
	return b.String()
}

func main() {
	n := 20
	if len(os.Args) > 1 {
		v, err := strconv.Atoi(os.Args[1])
		if err != nil {
			fmt.Fprintln(os.Stderr, "json_any: the size must be a number:", err)
			os.Exit(2)
		}
		n = v
	}
	text := document(50)
	sum := uint32(0)
	length := 0
	for i := 0; i < n; i++ {
		value, err := (&parser{text: text}).value()
		if err != nil {
			fmt.Println(err)
			return
		}
		out := write(nil, scale(value, i+2))
		sum = sum*31 + crc32.ChecksumIEEE(out)
		length += len(out)
	}
	fmt.Printf("%d bytes in, %d bytes out, checksum %08x\n", len(text)*n, length, sum)
	_, err := (&parser{text: `{"a": [1, 2}`}).value()
	fmt.Println("a broken one:", err)
}

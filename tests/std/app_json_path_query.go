// Queries over JSON documents: paths with wildcards, descent, slices and filters, numbers kept exact, results as pointers and as a stream.
package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"encoding/json/jsontext"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"math/big"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
)

type Found struct {
	Path  string
	Value any
}

type Step func(Found) iter.Seq[Found]

type Query struct {
	text  string
	steps []Step
}

type QueryError struct {
	Query string
	At    int
	Msg   string
}

func (e QueryError) Error() string {
	return fmt.Sprintf("%s%s[%s", e.Query[:e.At], "<"+e.Msg+">", e.Query[e.At:])
}

func child(f Found, key any, v any) Found {
	switch k := key.(type) {
	case int:
		return Found{f.Path + "/" + strconv.Itoa(k), v}
	default:
		return Found{f.Path + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(k.(string)), v}
	}
}

func children(f Found) iter.Seq[Found] {
	return func(yield func(Found) bool) {
		switch v := f.Value.(type) {
		case []any:
			for i, x := range v {
				if !yield(child(f, i, x)) {
					return
				}
			}
		case map[string]any:
			for _, k := range slices.Sorted(maps.Keys(v)) {
				if !yield(child(f, k, v[k])) {
					return
				}
			}
		}
	}
}

func descend(f Found) iter.Seq[Found] {
	return func(yield func(Found) bool) {
		var walk func(Found) bool
		walk = func(f Found) bool {
			if !yield(f) {
				return false
			}
			for c := range children(f) {
				if !walk(c) {
					return false
				}
			}
			return true
		}
		walk(f)
	}
}

func field(name string) Step {
	return func(f Found) iter.Seq[Found] {
		return func(yield func(Found) bool) {
			if m, ok := f.Value.(map[string]any); ok {
				if v, ok := m[name]; ok {
					yield(child(f, name, v))
				}
			}
		}
	}
}

func span(text string) (Step, error) {
	var nums [3]*int
	for i, part := range strings.Split(text, ":") {
		if i > 2 {
			return nil, fmt.Errorf("span of %d parts", i+1)
		}
		if part == "" {
			continue
		}
		n, err := strconv.Atoi(part)
		if err != nil {
			return nil, err
		}
		nums[i] = &n
	}
	single := !strings.Contains(text, ":")
	return func(f Found) iter.Seq[Found] {
		return func(yield func(Found) bool) {
			list, ok := f.Value.([]any)
			if !ok {
				return
			}
			at := func(p *int, or int) int {
				if p == nil {
					return or
				}
				if *p < 0 {
					return *p + len(list)
				}
				return *p
			}
			step := 1
			if nums[2] != nil {
				step = *nums[2]
			}
			lo, hi := at(nums[0], 0), at(nums[1], len(list))
			if single {
				hi = lo + 1
			}
			if step < 0 {
				lo, hi = at(nums[0], len(list)-1), at(nums[1], -1)
			}
			for i := lo; step > 0 && i < hi || step < 0 && i > hi; i += step {
				if i >= 0 && i < len(list) && !yield(child(f, i, list[i])) || step == 0 {
					return
				}
			}
		}
	}, nil
}

var filterForm = regexp.MustCompile(`^\?@((?:\.\w+)*)\s*(?:(==|!=|<=?|>=?|=~)\s*(.+))?$`)

func compare(a, b any) (int, bool) {
	switch x := a.(type) {
	case json.Number:
		if y, ok := b.(json.Number); ok {
			p, _ := new(big.Rat).SetString(x.String())
			q, _ := new(big.Rat).SetString(y.String())
			return p.Cmp(q), true
		}
	case string:
		if y, ok := b.(string); ok {
			return strings.Compare(x, y), true
		}
	case bool, nil:
		return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)), true
	}
	return 1, false
}

func filter(text string) (Step, error) {
	m := filterForm.FindStringSubmatch(text)
	if m == nil {
		return nil, errors.New("bad filter")
	}
	inner, err := Parse("$" + m[1])
	if err != nil {
		return nil, err
	}
	var want any
	var re *regexp.Regexp
	if m[2] == "=~" {
		re, err = regexp.Compile(strings.Trim(m[3], "/"))
	} else if m[2] != "" {
		want, err = decode(strings.NewReader(strings.ReplaceAll(m[3], "'", `"`)))
	}
	return func(f Found) iter.Seq[Found] {
		return func(yield func(Found) bool) {
			for c := range children(f) {
				ok := false
				for got := range inner.Run(c.Value) {
					order, same := compare(got.Value, want)
					s, isText := got.Value.(string)
					ok = map[string]bool{"": true, "==": same && order == 0, "!=": !same || order != 0, "<": same && order < 0, "<=": same && order <= 0, ">": same && order > 0, ">=": same && order >= 0, "=~": re != nil && isText && re.MatchString(s)}[m[2]]
				}
				if ok && !yield(c) {
					return
				}
			}
		}
	}, err
}

func Parse(text string) (*Query, error) {
	q := &Query{text: text}
	rest, ok := strings.CutPrefix(text, "$")
	fail := func(msg string) (*Query, error) { return nil, QueryError{text, len(text) - len(rest), msg} }
	if !ok {
		return fail("want $")
	}
	for rest != "" {
		if after, ok := strings.CutPrefix(rest, ".."); ok {
			q.steps = append(q.steps, descend)
			rest = after
			if !strings.HasPrefix(rest, "[") {
				rest = "." + rest
			}
		}
		switch {
		case strings.HasPrefix(rest, ".*"):
			q.steps, rest = append(q.steps, children), rest[2:]
		case rest[0] == '.':
			end := strings.IndexAny(rest[1:]+".", ".[")
			if end == 0 {
				return fail("name is empty")
			}
			q.steps, rest = append(q.steps, field(rest[1:end+1])), rest[end+1:]
		case rest[0] == '[':
			body, after, ok := strings.Cut(rest[1:], "]")
			if !ok {
				return fail("open bracket")
			}
			var step Step
			var err error
			switch {
			case body == "*":
				step = children
			case strings.HasPrefix(body, "'"):
				step = field(strings.Trim(body, "'"))
			case strings.HasPrefix(body, "?"):
				step, err = filter(body)
			default:
				step, err = span(body)
			}
			if err != nil {
				return fail(err.Error())
			}
			q.steps, rest = append(q.steps, step), after
		default:
			return fail("bad step")
		}
	}
	return q, nil
}

func (q *Query) Run(doc any) iter.Seq[Found] {
	seq := func(yield func(Found) bool) { yield(Found{"", doc}) }
	for _, step := range q.steps {
		before := seq
		seq = func(yield func(Found) bool) {
			for f := range before {
				for g := range step(f) {
					if !yield(g) {
						return
					}
				}
			}
		}
	}
	return seq
}

func decode(r io.Reader) (v any, err error) {
	d := json.NewDecoder(r)
	d.UseNumber()
	if err = d.Decode(&v); err == nil && d.More() {
		err = fmt.Errorf("more at %d", d.InputOffset())
	}
	return
}

const document = `{"store": {"books": [
 {"title": "Größe", "price": 8.95, "tags": ["a","b"], "isbn": null},
 {"title": "Emma", "price": 12.990, "used": true},
 {"title": "Ulysses", "price": 8.9500000000000000000001, "tags": []},
 {"price": 1e1, "title": "Zadig/Candide", "~x": {"price": "none"}}],
 "bike": {"colour": "rouge", "price": 19007199254740993}}, "": [[1,[2,[3]]], -0.0, 1E+2]}`

func main() {
	doc, err := decode(strings.NewReader(document))
	fmt.Println(err, len(doc.(map[string]any)))
	tw := tabwriter.NewWriter(os.Stdout, 0, 0, 1, ' ', 0)
	for _, text := range []string{"$", "$.store.bike.colour", "$..price", "$.store.books[0,1]", "$.store.books[-1].title", "$.store.books[::2].price", "$.store.books[3:0:-2].title", "$.store.books[?@.price < 9].title", "$..books[?@.tags]['tags'][*]",
		"$..[?@.title =~ /^[G-Z].*[^y]$/].title", "$..[?@.price == 10.0].title", "$.store.books[?@.isbn == null].price", "$['']..[1]", "$.store.*.price", "$..[?@.price != 'none'].price", "store", "$.", "$.a[", "$.a[x]", "$[1:2:3:4]", "$[?@.a =~ /(/]", "$[?x]", "$ x", "$..[?@.used == tru]"} {
		q, err := Parse(text)
		if err != nil {
			var qe QueryError
			var num *strconv.NumError
			fmt.Fprintf(tw, "%s\t%v\t%t %t\n", text, err, errors.As(err, &qe), errors.As(err, &num))
			continue
		}
		var paths, values []string
		for f := range q.Run(doc) {
			b, _ := json.Marshal(f.Value)
			if len(b) > 40 {
				b = fmt.Appendf(b[:10], "…%d", len(b))
			}
			paths, values = append(paths, f.Path), append(values, string(b))
		}
		fmt.Fprintf(tw, "%s\t%q\t%s\n", text, paths, strings.Join(values, " "))
	}
	tw.Flush()
	q, _ := Parse("$..price")
	sum := new(big.Rat)
	for f := range q.Run(doc) {
		if n, ok := f.Value.(json.Number); ok {
			r, _ := new(big.Rat).SetString(string(n))
			fl, err := n.Float64()
			i, intErr := n.Int64()
			fmt.Println(n, fl, err, i, intErr)
			sum.Add(sum, r)
		}
	}
	fmt.Println(sum.FloatString(25))

	dec := jsontext.NewDecoder(strings.NewReader(document))
	depths := map[string]int{}
	for {
		tok, err := dec.ReadToken()
		if err != nil {
			fmt.Println(err == io.EOF, dec.InputOffset())
			break
		}
		p := dec.StackPointer()
		depths[tok.Kind().String()]++
		if p.LastToken() == "price" && tok.Kind() == '0' {
			fmt.Print(p, " ", p.Parent().LastToken(), " ", must(tok.Float()), "; ")
		}
	}
	fmt.Println(depths)
	var out bytes.Buffer
	enc := jsontext.NewEncoder(&out, jsontext.WithIndent("  "), jsontext.SpaceAfterComma(true))
	for f := range q.Run(doc) {
		b, _ := json.Marshal(map[string]any{f.Path: f.Value})
		if err := enc.WriteValue(b); err != nil {
			fmt.Println(err)
		}
	}
	fmt.Print(out.String())
	fmt.Println(decode(strings.NewReader(`{"a":1} {`)))
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

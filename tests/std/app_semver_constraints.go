// Versions and constraints on them: parsing by one pattern, precedence, ranges as a small language, a resolver that backtracks and explains.
package main

import (
	"bufio"
	"bytes"
	"cmp"
	"container/list"
	"encoding"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"reflect"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
)

type Version struct {
	Major, Minor, Patch uint64
	Pre                 string `json:",omitempty"`
	Build               string `json:"-"`
}

var form = regexp.MustCompile(`^v?(?P<Major>0|[1-9]\d*)(?:\.(?P<Minor>0|[1-9]\d*))?(?:\.(?P<Patch>0|[1-9]\d*))?(?:-(?P<Pre>[\w.-]+))?(?:\+(?P<Build>[\w.-]+))?$`)

type ParseError struct {
	Kind reflect.Kind
	Text string
	error
}

func (p ParseError) Unwrap() error { return p.error }

func Parse(text string) (v Version, err error) {
	m := form.FindStringSubmatch(text)
	if m == nil {
		return v, ParseError{reflect.Struct, text, fmt.Errorf("version %q", text)}
	}
	fields := reflect.ValueOf(&v).Elem()
	for i, name := range form.SubexpNames() {
		if name == "" || m[i] == "" {
			continue
		}
		switch f := fields.FieldByName(name); f.Kind() {
		case reflect.String:
			f.SetString(m[i])
		case reflect.Uint64:
			n, e := strconv.ParseUint(m[i], 10, 64)
			if e != nil {
				err = errors.Join(err, ParseError{f.Kind(), m[i], e})
			}
			f.SetUint(n)
		}
	}
	return
}

func comparePre(a, b string) int {
	if a == "" || b == "" {
		return cmp.Compare(b, a)
	}
	return slices.CompareFunc(strings.Split(a, "."), strings.Split(b, "."), func(x, y string) int {
		m, errX := strconv.Atoi(x)
		n, errY := strconv.Atoi(y)
		switch {
		case errX == nil && errY == nil:
			return m - n
		case errX == nil:
			return -1
		case errY == nil:
			return 1
		}
		return strings.Compare(x, y)
	})
}

func (v Version) Compare(w Version) int {
	return cmp.Or(cmp.Compare(v.Major, w.Major), cmp.Compare(v.Minor, w.Minor), cmp.Compare(v.Patch, w.Patch), comparePre(v.Pre, w.Pre))
}

func (v Version) String() string {
	b := fmt.Appendf(nil, "%d.%d.%d", v.Major, v.Minor, v.Patch)
	for sep, part := range map[byte]string{'-': v.Pre} {
		if part != "" {
			b = append(append(b, sep), part...)
		}
	}
	return string(b)
}

func (v Version) MarshalText() ([]byte, error) { return []byte(v.String()), nil }
func (v *Version) UnmarshalText(b []byte) (err error) {
	*v, err = Parse(string(b))
	return
}

type Constraint struct {
	text string
	ok   func(Version) bool
}

func both(a, b func(Version) bool) func(Version) bool {
	return func(v Version) bool { return a(v) && b(v) }
}

func one(text string) (func(Version) bool, error) {
	at := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("<>=~^!", r) })
	if text == "*" {
		return func(v Version) bool { return v.Pre == "" }, nil
	}
	if at < 0 {
		return nil, ParseError{reflect.Func, text, errors.New("no version in " + strconv.Quote(text))}
	}
	w, err := Parse(text[at:])
	if err != nil {
		return nil, fmt.Errorf("in %s: %w", text, err)
	}
	order := func(ok ...int) func(Version) bool {
		return func(v Version) bool { return slices.Contains(ok, v.Compare(w)) }
	}
	below := func(up Version) func(Version) bool {
		return both(order(0, 1), func(v Version) bool { return v.Compare(up) < 0 })
	}
	switch op := text[:at]; op {
	case "", "=":
		return order(0), nil
	case "!=":
		return order(-1, 1), nil
	case ">":
		return order(1), nil
	case ">=":
		return order(0, 1), nil
	case "<":
		return order(-1), nil
	case "<=":
		return order(-1, 0), nil
	case "~":
		return below(Version{w.Major, w.Minor + 1, 0, "0", ""}), nil
	case "^":
		if w.Major == 0 {
			return below(Version{0, w.Minor + 1, 0, "0", ""}), nil
		}
		return below(Version{Major: w.Major + 1, Pre: "0"}), nil
	default:
		return nil, ParseError{reflect.Func, op, errors.ErrUnsupported}
	}
}

func (c *Constraint) UnmarshalText(b []byte) error { return c.Set(string(b)) }

func (c *Constraint) Set(text string) (err error) {
	c.text, c.ok = text, func(Version) bool { return false }
	for alternative := range strings.SplitSeq(text, "||") {
		all := func(Version) bool { return true }
		for word := range strings.FieldsSeq(alternative) {
			f, e := one(word)
			if e != nil {
				err = errors.Join(err, e)
				continue
			}
			all = both(all, f)
		}
		any := c.ok
		c.ok = func(v Version) bool { return any(v) || all(v) }
	}
	return
}

func (c *Constraint) String() string { return c.text }

var _ interface {
	flag.Value
	encoding.TextUnmarshaler
} = (*Constraint)(nil)

type Index map[string]map[Version]map[string]*Constraint

type Conflict struct {
	Package string
	Wants   map[string]*Constraint
}

func (c *Conflict) Error() string { return fmt.Sprintf("no %s for %v", c.Package, c.Wants) }

func (x Index) Resolve(root map[string]*Constraint) (picked map[string]Version, tried int, err error) {
	picked = map[string]Version{}
	wants := map[string]map[string]*Constraint{}
	queue := list.New()
	add := func(by string, deps map[string]*Constraint) {
		for _, name := range slices.Sorted(maps.Keys(deps)) {
			if wants[name] == nil {
				wants[name] = map[string]*Constraint{}
				queue.PushBack(name)
			}
			wants[name][by] = deps[name]
		}
	}
	var solve func(e *list.Element) error
	solve = func(e *list.Element) (last error) {
		if e == nil {
			return nil
		}
		name := e.Value.(string)
		last = &Conflict{name, maps.Clone(wants[name])}
	versions:
		for _, v := range slices.Backward(slices.SortedFunc(maps.Keys(x[name]), Version.Compare)) {
			tried++
			for _, c := range wants[name] {
				if !c.ok(v) {
					continue versions
				}
			}
			by := name + "@" + v.String()
			for dep, c := range x[name][v] {
				if got, ok := picked[dep]; ok && !c.ok(got) {
					last = fmt.Errorf("%s wants %s %v, not %v: %w", by, dep, c, got, last)
					continue versions
				}
			}
			length := queue.Len()
			picked[name] = v
			add(by, x[name][v])
			err := solve(e.Next())
			if err == nil {
				return nil
			}
			last = err
			delete(picked, name)
			for dep := range x[name][v] {
				delete(wants[dep], by)
			}
			for queue.Len() > length {
				delete(wants, queue.Remove(queue.Back()).(string))
			}
		}
		return last
	}
	add("root", root)
	err = solve(queue.Front())
	return
}

const registry = `{
 "web": {"2.1.0": {"log": "^2", "net": "~1.4"}, "2.0.0": {"log": ">=1.2 <3", "net": "^1.2 !=1.4.7"}, "1.9.9": {}},
 "log": {"2.3.0": {"fmt": "^0.3.1"}, "2.2.0-rc.1": {"fmt": "*"}, "1.5.0": {"fmt": "^0.2"}},
 "net": {"1.4.7": {"fmt": "<0.3"}, "1.4.2": {"fmt": "~0.3 || 1"}, "1.3.0": null},
 "fmt": {"0.2.9": {}, "0.3.5": {}, "1.0.0": {}, "0.3.1-beta": {}}
}`

func main() {
	words := strings.Fields("1.0.0 v1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 2 2.1 1.10.0+b7 01.2.3 1.2.3.4 x 99999999999999999999.1.99999999999999999999 1.0.0-")
	var versions []Version
	for _, w := range words {
		v, err := Parse(w)
		var pe ParseError
		if err != nil {
			fmt.Printf("%v | %t %v %t\n", err, errors.As(err, &pe), pe.Kind, errors.Is(err, strconv.ErrRange))
			continue
		}
		versions = append(versions, v)
	}
	rng := rand.New(rand.NewPCG(5, 5))
	rng.Shuffle(len(versions), reflect.Swapper(versions))
	slices.SortFunc(versions, Version.Compare)
	fmt.Println(versions, sort.SliceIsSorted(versions, func(i, j int) bool { return versions[i].Compare(versions[j]) < 0 }))
	fmt.Printf("%v %+v %#v\n", versions[0], versions[0], versions[len(versions)-1])
	fs := flag.NewFlagSet("v", flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	var c Constraint
	fs.Var(&c, "c", "constraint")
	for _, text := range []string{"^1.0.0-alpha.2", "~1", ">=1.0.0-beta.3 <2 || =2.1", "*", "!=2", "^0.1", "<1.0.0", ">", "=>2 ~x >>3", ""} {
		err := fs.Parse([]string{"-c", text})
		var pe ParseError
		fmt.Printf("%-26s", fs.Lookup("c").Value)
		if err != nil {
			fmt.Println(strconv.Quote(err.Error()), errors.As(c.Set(text), &pe), pe.Text)
			continue
		}
		for _, v := range versions {
			fmt.Print(" ", map[bool]string{true: v.String(), false: "-"}[c.ok(v)])
		}
		fmt.Println()
	}
	var x Index
	dec := json.NewDecoder(bufio.NewReader(strings.NewReader(registry)))
	dec.DisallowUnknownFields()
	fmt.Println(dec.Decode(&x), dec.InputOffset(), len(x))
	for _, text := range []string{`{"web":"^2"}`, `{"web":"2.1"}`, `{"web":"*","fmt":"0.2.9"}`, `{"log":"2.2.0-rc.1","net":"^1"}`, `{"none":"*"}`, `{"web":"^2","net":"1.3.0"}`, `{"web":"???"}`} {
		var root map[string]*Constraint
		if err := json.Unmarshal([]byte(text), &root); err != nil {
			fmt.Println(text, err)
			continue
		}
		picked, tried, err := x.Resolve(root)
		var conflict *Conflict
		fmt.Println(text, picked, tried, errors.As(err, &conflict), err)
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetIndent("", "")
	enc.Encode(map[Version][]any{versions[2]: {versions[1], &versions[0], nil}, {}: nil})
	fmt.Print(out.String())
}

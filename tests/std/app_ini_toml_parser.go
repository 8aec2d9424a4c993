// A parser for a language between INI and TOML into maps and, by reflection, into structs with tags; errors of many lines; a writer back.
package main

import (
	"bufio"
	"encoding"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

type Table map[string]any

type LineError struct {
	Line int
	Err  error
}

func (e *LineError) Error() string { return "line " + strconv.Itoa(e.Line) + ": " + e.Err.Error() }
func (e *LineError) Unwrap() error { return e.Err }

var (
	ErrTwice = errors.New("given twice")
	ErrValue = errors.New("no value")
)

func value(text string) (v any, rest string, err error) {
	text = strings.TrimLeft(text, " \t\n")
	switch {
	case text == "":
		return nil, "", ErrValue
	case text[0] == '"' || text[0] == '\'' || text[0] == '`':
		if text[0] == '\'' {
			body, after, ok := strings.Cut(text[1:], "'")
			if !ok {
				return nil, text, fmt.Errorf("open text: %w", ErrValue)
			}
			return body, after, nil
		}
		quoted, err := strconv.QuotedPrefix(text)
		if err != nil {
			return nil, text, fmt.Errorf("text %.8q: %w", text, err)
		}
		s, err := strconv.Unquote(quoted)
		return s, text[len(quoted):], err
	case text[0] == '[':
		list := []any{}
		for rest = strings.TrimSpace(text[1:]); ; {
			if after, ok := strings.CutPrefix(rest, "]"); ok {
				return list, after, nil
			}
			if v, rest, err = value(rest); err != nil {
				return nil, rest, fmt.Errorf("element %d: %w", len(list), err)
			}
			list = append(list, v)
			rest = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(rest), ","))
		}
	}
	end := strings.IndexAny(text, ",]#\n")
	if end < 0 {
		end = len(text)
	}
	word := strings.TrimSpace(text[:end])
	rest = text[end:]
	if b, err := strconv.ParseBool(word); err == nil && len(word) > 1 {
		return b, rest, nil
	}
	if n, err := strconv.ParseInt(word, 0, 64); err == nil || errors.Is(err, strconv.ErrRange) {
		if err != nil {
			n, _ := new(big.Int).SetString(word, 0)
			return n, rest, nil
		}
		return n, rest, nil
	}
	if f, err := strconv.ParseFloat(word, 64); err == nil {
		return f, rest, nil
	}
	for _, layout := range []string{time.RFC3339Nano, time.DateTime, time.DateOnly} {
		if t, err := time.Parse(layout, word); err == nil {
			return t, rest, nil
		}
	}
	if d, err := time.ParseDuration(word); err == nil {
		return d, rest, nil
	}
	return nil, rest, fmt.Errorf("%w in %q", ErrValue, word)
}

func (t Table) at(path string) (Table, error) {
	for name := range strings.SplitSeq(path, ".") {
		switch next := t[name].(type) {
		case nil:
			inner := Table{}
			t[name] = inner
			t = inner
		case Table:
			t = next
		default:
			return nil, fmt.Errorf("%s is %T: %w", name, next, ErrTwice)
		}
	}
	return t, nil
}

func Parse(r io.Reader) (Table, error) {
	root := Table{}
	at, n := root, 0
	var all []error
	in := bufio.NewScanner(r)
	for in.Scan() {
		n++
		err := func() (err error) {
			line := strings.TrimSpace(in.Text())
			if !utf8.ValidString(line) {
				return fmt.Errorf("bad text %+q", line)
			}
			if line == "" || line[0] == '#' || line[0] == ';' {
				return nil
			}
			if section, ok := strings.CutPrefix(line, "["); ok {
				section, _, _ = strings.Cut(section, "]")
				at, err = root.at(section)
				if at == nil {
					at = Table{}
				}
				return
			}
			key, text, ok := strings.Cut(line, "=")
			if !ok {
				return fmt.Errorf("%q: %w", line, ErrValue)
			}
			for strings.Count(text, "[") > strings.Count(text, "]") && in.Scan() {
				n++
				text += "\n" + in.Text()
			}
			to, name := at, strings.TrimSpace(key)
			if i := strings.LastIndexByte(name, '.'); i > 0 {
				if to, err = at.at(name[:i]); err != nil {
					return
				}
				name = name[i+1:]
			}
			v, rest, err := value(text)
			if rest = strings.TrimSpace(rest); err == nil && rest != "" && rest[0] != '#' {
				err = fmt.Errorf("left: %q", rest)
			}
			if _, twice := to[name]; twice && err == nil {
				err = fmt.Errorf("%s: %w", name, ErrTwice)
			}
			if err == nil {
				to[name] = v
			}
			return
		}()
		if err != nil {
			all = append(all, &LineError{n, err})
		}
	}
	return root, errors.Join(append(all, in.Err())...)
}

type FieldError struct {
	Path []string
	Want reflect.Type
	Got  any
}

func (e FieldError) Error() string {
	return fmt.Sprintf("%s: %T %[2]v does not fit %v", strings.Join(e.Path, "."), e.Got, e.Want)
}

func fill(v reflect.Value, from any, path ...string) error {
	bad := FieldError{slices.Clone(path), v.Type(), from}
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		if s, ok := from.(string); ok {
			return u.UnmarshalText([]byte(s))
		}
	}
	src := reflect.ValueOf(from)
	if src.Type().AssignableTo(v.Type()) {
		v.Set(src)
		return nil
	}
	switch kind := v.Kind(); {
	case kind == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return fill(v.Elem(), from, path...)
	case kind == reflect.Struct && src.Kind() == reflect.Map:
		var err error
		left := maps.Clone(from.(Table))
		for f, fv := range v.Fields() {
			name, opts, _ := strings.Cut(f.Tag.Get("conf"), ",")
			if f.Anonymous {
				err = errors.Join(err, fill(fv, from, append(path, f.Name)...))
				for inner := range f.Type.Fields() {
					delete(left, strings.ToLower(inner.Name))
				}
				continue
			}
			if name == "" {
				name = strings.ToLower(f.Name)
			}
			if x, ok := left[name]; ok {
				err = errors.Join(err, fill(fv, x, append(path, name)...))
			} else if opts == "required" {
				err = errors.Join(err, fmt.Errorf("%s: %w", name, ErrValue))
			}
			delete(left, name)
		}
		if len(left) > 0 && len(path) == 0 {
			err = errors.Join(err, fmt.Errorf("unknown %q", slices.Sorted(maps.Keys(left))))
		}
		return err
	case kind == reflect.Slice && src.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), src.Len(), src.Len()))
		for i := range src.Len() {
			if err := fill(v.Index(i), src.Index(i).Interface(), append(path, strconv.Itoa(i))...); err != nil {
				return err
			}
		}
		return nil
	case kind == reflect.Map && src.Kind() == reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for k, x := range src.Seq2() {
			to := reflect.New(v.Type().Elem()).Elem()
			if err := fill(to, x.Interface(), append(path, k.String())...); err != nil {
				return err
			}
			v.SetMapIndex(k.Convert(v.Type().Key()), to)
		}
		return nil
	case v.CanInt() && src.CanInt() && !v.OverflowInt(src.Int()):
		v.SetInt(src.Int())
		return nil
	case v.CanUint() && src.CanInt() && src.Int() >= 0 && !v.OverflowUint(uint64(src.Int())):
		v.SetUint(uint64(src.Int()))
		return nil
	case v.CanFloat() && (src.CanFloat() || src.CanInt()):
		v.Set(src.Convert(v.Type()))
		return nil
	case kind == reflect.String && src.Kind() == reflect.String:
		v.SetString(src.String())
		return nil
	}
	return bad
}

func (t Table) write(w io.Writer, path string) {
	var tables []string
	for _, k := range slices.Sorted(maps.Keys(t)) {
		if _, ok := t[k].(Table); ok {
			tables = append(tables, k)
			continue
		}
		fmt.Fprintf(w, "%s = %s\n", k, literal(t[k]))
	}
	for _, k := range tables {
		full := strings.TrimPrefix(path+"."+k, ".")
		fmt.Fprintf(w, "[%s]\n", full)
		t[k].(Table).write(w, full)
	}
}

func literal(v any) string {
	switch v := v.(type) {
	case string:
		return strconv.QuoteToASCII(v)
	case time.Time:
		return v.Format(time.RFC3339Nano)
	case []any:
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = literal(v[i])
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return fmt.Sprint(v)
}

type Level int8

func (l *Level) UnmarshalText(b []byte) error {
	i := slices.Index([]string{"debug", "info", "warn"}, string(b))
	if *l = Level(i); i < 0 {
		return fmt.Errorf("level %q: %w", b, errors.ErrUnsupported)
	}
	return nil
}

type Common struct {
	Name  string
	Debug *bool
}

type Config struct {
	Common
	Level  Level                     `conf:"log,required"`
	Ports  []uint16                  `conf:"ports"`
	Ratio  float32                   `conf:"ratio"`
	Every  time.Duration             `conf:"every"`
	Start  time.Time                 `conf:"start"`
	Big    *big.Int                  `conf:"big"`
	Server map[string]*Server        `conf:"server"`
	Grid   [][]any                   `conf:"grid"`
	Perm   fs.FileMode               `conf:"perm"`
	Any    map[string]map[string]any `conf:"any"`
}

type Server struct {
	Host  string
	Limit int8 `conf:"limit,required"`
}

const text = `# sample
name = "größe\t\u00e9"   # comment
debug = true
log = "warn"
ports = [80, 0x1BB,
  65535,
]
ratio = 1e-3
every = 1h15m30.5s
start = 2024-02-29T12:30:00.25+02:00
big = 123456789012345678901234567890
grid = [[1, 'a'], [], [2.5, [true]]]
perm = 0o640
any.x.y = [ ]
[server.main]
host = 'local # host'
limit = -128
[server.spare]
limit = 7
host = ` + "`raw\\n`" + `
`

func main() {
	time.Local = time.UTC
	path := filepath.Join(os.TempDir(), fmt.Sprintf("conf-%d.toml", os.Getpid()))
	defer os.Remove(path)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		fmt.Println(err)
	}
	f, _ := os.Open(path)
	defer f.Close()
	t, err := Parse(f)
	fmt.Println(len(t), err)
	fmt.Printf("%v\n%#v\n", t, t["server"])
	var c Config
	err = fill(reflect.ValueOf(&c).Elem(), t)
	fmt.Printf("%+v %v\n", c.Common.Name, err)
	fmt.Println(*c.Debug, c.Level, c.Ports, c.Ratio, c.Every, c.Start, c.Big, c.Grid, c.Perm, c.Any, *c.Server["main"], c.Server["spare"].Host)
	var b strings.Builder
	t.write(&b, "")
	fmt.Print(b.String())
	again, err := Parse(strings.NewReader(b.String()))
	fmt.Println(reflect.DeepEqual(again["grid"], t["grid"]), reflect.DeepEqual(again["server"], t["server"]), err)
	_, err = Parse(strings.NewReader("a = 1\na = 2\n[a]\nb = \n[s]\nc = [1, \"x]\nd == 2\ne = 5 5\n\xff = 1\nnan = NaN\n[s.nan.x]\nz = 'open\nv"))
	for i, line := range strings.Split(err.Error(), "\n") {
		fmt.Println(i, line)
	}
	var le *LineError
	fmt.Println(errors.As(err, &le), le.Line, errors.Is(err, ErrTwice), errors.Is(err, ErrValue), errors.Is(err, strconv.ErrSyntax), errors.Is(err, io.EOF))
	for _, text := range []string{"", "log = 'loud'", "log = 5\nports = [1, 70000]\nratio = 'x'\nbogus = 1", "log = 'info'\nserver.x.limit = 1000\nname = 5\nother.y = 2", "log='info'\nratio = -Inf\nevery = 10\nperm = -1\nserver.q.host = ''"} {
		t, _ := Parse(strings.NewReader(text))
		c := Config{Ratio: math.Pi}
		err := fill(reflect.ValueOf(&c).Elem(), t)
		var fe FieldError
		fmt.Printf("%v\n  %v %v %t %v %v\n", err, c.Ratio, c.Every, errors.As(err, &fe), fe.Want, fe.Path)
	}
	_, err = Parse(io.MultiReader(strings.NewReader("k = '"), strings.NewReader(strings.Repeat("x", bufio.MaxScanTokenSize))))
	fmt.Println(err, errors.Is(err, bufio.ErrTooLong))
}

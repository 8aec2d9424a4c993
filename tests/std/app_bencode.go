// A codec of bencode over any Go value by reflection, with errors that say where; and base N of big numbers.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

var (
	ErrSyntax = errors.New("bad bencode")
	ErrType   = errors.New("bad type")
)

func encode(out *bytes.Buffer, v reflect.Value) error {
	switch v.Kind() {
	case reflect.Invalid:
		return fmt.Errorf("%w: nothing", ErrType)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		fmt.Fprintf(out, "i%de", v.Int())
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		fmt.Fprintf(out, "i%de", v.Uint())
	case reflect.Bool:
		fmt.Fprintf(out, "i%se", map[bool]string{false: "0", true: "1"}[v.Bool()])
	case reflect.String:
		fmt.Fprintf(out, "%d:%s", v.Len(), v)
	case reflect.Pointer, reflect.Interface:
		return encode(out, v.Elem())
	case reflect.Slice, reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 && v.Kind() == reflect.Slice {
			fmt.Fprintf(out, "%d:%s", v.Len(), v.Bytes())
			return nil
		}
		out.WriteByte('l')
		for i, x := range v.Seq2() {
			if err := encode(out, x); err != nil {
				return fmt.Errorf("[%v]%w", i, err)
			}
		}
		out.WriteByte('e')
	case reflect.Map:
		if v.Type().Key().Kind() != reflect.String {
			return fmt.Errorf("%w: keys %v", ErrType, v.Type().Key())
		}
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		out.WriteByte('d')
		for _, k := range keys {
			encode(out, k)
			if err := encode(out, v.MapIndex(k)); err != nil {
				return fmt.Errorf(".%v%w", k, err)
			}
		}
		out.WriteByte('e')
	case reflect.Struct:
		m := map[string]any{}
		for f, x := range v.Fields() {
			if name, ok := f.Tag.Lookup("ben"); ok && f.IsExported() && !(strings.HasSuffix(name, "?") && x.IsZero()) {
				m[strings.TrimSuffix(name, "?")] = x.Interface()
			}
		}
		return encode(out, reflect.ValueOf(m))
	default:
		return fmt.Errorf(": %w %v", ErrType, v.Type())
	}
	return nil
}

func Marshal(x any) (string, error) {
	var out bytes.Buffer
	err := encode(&out, reflect.ValueOf(x))
	return out.String(), err
}

type decoder struct {
	text string
	at   int
}

func (d *decoder) fail(format string, args ...any) {
	panic(fmt.Errorf("at %d: %w: %s", d.at, ErrSyntax, fmt.Sprintf(format, args...)))
}

func (d *decoder) until(c byte) string {
	n := strings.IndexByte(d.text[d.at:], c)
	if n < 0 {
		d.fail("no %q", c)
	}
	s := d.text[d.at : d.at+n]
	d.at += n + 1
	return s
}

func (d *decoder) value() any {
	if d.at >= len(d.text) {
		panic(fmt.Errorf("at %d: %w", d.at, io.ErrUnexpectedEOF))
	}
	switch c := d.text[d.at]; {
	case c == 'i':
		d.at++
		s := d.until('e')
		n, err := strconv.ParseInt(s, 10, 64)
		if err != nil || s != strconv.FormatInt(n, 10) {
			d.fail("number %q (%v)", s, err)
		}
		return n
	case '0' <= c && c <= '9':
		n, err := strconv.Atoi(d.until(':'))
		if err != nil || n > len(d.text)-d.at {
			d.fail("length %d of %d", n, len(d.text)-d.at)
		}
		d.at += n
		return d.text[d.at-n : d.at]
	case c == 'l':
		list := []any{}
		for d.at++; d.at < len(d.text) && d.text[d.at] != 'e'; {
			list = append(list, d.value())
		}
		d.until('e')
		return list
	case c == 'd':
		m, last := map[string]any{}, ""
		for d.at++; d.at < len(d.text) && d.text[d.at] != 'e'; {
			k, ok := d.value().(string)
			if !ok || len(m) > 0 && k <= last {
				d.fail("key %q after %q", k, last)
			}
			m[k], last = d.value(), k
		}
		d.until('e')
		return m
	default:
		d.fail("%q", c)
	}
	return nil
}

func Parse(text string) (x any, err error) {
	defer func() {
		if r := recover(); r != nil {
			var ok bool
			if err, ok = r.(error); !ok {
				panic(r)
			}
		}
	}()
	d := &decoder{text: text}
	x = d.value()
	if d.at < len(text) {
		d.fail("%d bytes left over", len(text)-d.at)
	}
	return x, nil
}

func assign(path string, x any, v reflect.Value) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s: %w: %v", path, ErrType, r)
		}
	}()
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return assign(path, x, v.Elem())
	case reflect.Interface:
		v.Set(reflect.ValueOf(x))
	case reflect.Bool:
		v.SetBool(x.(int64) != 0)
	case reflect.String:
		v.SetString(x.(string))
	case reflect.Slice:
		if s, ok := x.(string); ok {
			v.SetBytes([]byte(s))
			return nil
		}
		for i, e := range x.([]any) {
			v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
			err = errors.Join(err, assign(fmt.Sprintf("%s[%d]", path, i), e, v.Index(i)))
		}
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		for k, e := range x.(map[string]any) {
			elem := reflect.New(v.Type().Elem()).Elem()
			err = errors.Join(err, assign(path+"."+k, e, elem))
			v.SetMapIndex(reflect.ValueOf(k).Convert(v.Type().Key()), elem)
		}
	case reflect.Struct:
		m := x.(map[string]any)
		for f, fv := range v.Fields() {
			name := strings.TrimSuffix(f.Tag.Get("ben"), "?")
			if e, ok := m[name]; ok {
				err = errors.Join(err, assign(path+"."+name, e, fv))
			}
		}
	default:
		n := x.(int64)
		if v.CanUint() && (n < 0 || v.OverflowUint(uint64(n))) || v.CanInt() && v.OverflowInt(n) {
			return fmt.Errorf("%s: %d overflows %v", path, n, v.Type())
		}
		v.Set(reflect.ValueOf(n).Convert(v.Type()))
	}
	return err
}

type File struct {
	Path   []string `ben:"path"`
	Length uint32   `ben:"length"`
}
type Torrent struct {
	Announce string          `ben:"announce"`
	Private  bool            `ben:"private?"`
	Files    []*File         `ben:"files?"`
	Pieces   []byte          `ben:"pieces"`
	Extra    any             `ben:"extra?"`
	Counts   map[string]int8 `ben:"counts?"`
	private  int             `ben:"hidden"`
	Untagged float64
}

func baseN(digits string, n *big.Int) string {
	if n.Sign() < 0 {
		return "-" + baseN(digits, new(big.Int).Neg(n))
	}
	base, rest := big.NewInt(int64(len(digits))), new(big.Int)
	out := ""
	for x := new(big.Int).Set(n); x.Sign() > 0 || out == ""; {
		x.QuoRem(x, base, rest)
		out = digits[rest.Int64():rest.Int64()+1] + out
	}
	return out
}

func main() {
	t := Torrent{"http://tracker/é", true, []*File{{[]string{"a", "b.txt"}, 12}, {nil, 1 << 31}}, []byte{0, 255, ':'}, []any{1, "x", map[string]any{"z": []int{}, "a": -5}}, map[string]int8{"neg": -128, "": 0}, 5, 2.5}
	text, err := Marshal(t)
	fmt.Printf("%q %v\n", text, err)
	x, err := Parse(text)
	fmt.Println(err, len(x.(map[string]any)))
	var back Torrent
	fmt.Println(assign("$", x, reflect.ValueOf(&back).Elem()), back.Announce, back.Private, *back.Files[1], back.Files[0].Path, back.Pieces, back.Extra, back.Counts)
	again, _ := Marshal(&back)
	fmt.Println(again == text)
	for _, x := range []any{0, -1, uint8(255), "", "é", []int(nil), [2]bool{true}, map[string]any{}, nil, 1.5, []any{1, nil}, map[int]int{1: 2}, map[string]any{"a": []any{map[string]any{"b": make(chan int)}}}, struct{}{}, (*int)(nil)} {
		text, err := Marshal(x)
		fmt.Printf("%q %v %v\n", text, err, errors.Is(err, ErrType))
	}
	for _, s := range []string{"", "i5e", "i-0e", "i05e", "ie", "i5", "i9223372036854775808e", "3:abc", "3:ab", "0:", "-1:", "99999999999999999999:", "le", "l", "li1ei2e", "li1ee5", "de", "d1:ai1ee", "d1:bi1e1:ai2ee", "d1:ai1e1:ai2ee", "di1ei2ee", "d1:a", "x", "e", "lllleeee", "d0:lee", "5"} {
		x, err := Parse(s)
		fmt.Printf("%q %v %v %v %v\n", s, x, err, errors.Is(err, ErrSyntax), errors.Is(err, io.ErrUnexpectedEOF))
	}
	for _, s := range []string{"d8:announcei5ee", "d5:filesld6:lengthi-1eed6:lengthi4294967296e4:path0:eee", "d6:countsd1:ai200eee", "d5:filesi1ee", "d7:privatei2e5:extrad1:xleee", "le", "d5:filesll1:aeee"} {
		x, err := Parse(s)
		var back Torrent
		fmt.Println(err, assign("$", x, reflect.ValueOf(&back).Elem()), back.Private, back.Extra, len(back.Files))
	}
	n, _ := new(big.Int).SetString("123456789012345678901234567890", 10)
	for _, digits := range []string{"01", "0123456789abcdef", "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", "ab", "zyx"} {
		fmt.Println(baseN(digits, n), baseN(digits, big.NewInt(0)), baseN(digits, big.NewInt(-77)))
	}
	fmt.Println(baseN("0123456789abcdef", n) == n.Text(16))
}

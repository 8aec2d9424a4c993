package main

import (
	"errors"
	"fmt"

	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

type FieldError struct {
	Path, Rule string
	Value      any
}

func (e *FieldError) Error() string { return fmt.Sprintf("%s: %s (%#v)", e.Path, e.Rule, e.Value) }

type rule func(v reflect.Value, arg string) bool

var rules = map[string]rule{
	"required": func(v reflect.Value, _ string) bool { return !v.IsZero() },
	"min": func(v reflect.Value, a string) bool {
		n, _ := strconv.ParseFloat(a, 64)
		switch {
		case v.CanInt():
			return float64(v.Int()) >= n
		case v.CanUint():
			return float64(v.Uint()) >= n
		case v.CanFloat():
			return v.Float() >= n
		case v.Kind() == reflect.String || v.Kind() == reflect.Slice || v.Kind() == reflect.Map:
			return v.Len() >= int(n)
		}
		return false
	},
	"oneof": func(v reflect.Value, a string) bool {
		return slices.Contains(strings.Split(a, "|"), fmt.Sprint(v.Interface()))
	},
	"match": func(v reflect.Value, a string) bool { return regexp.MustCompile(a).MatchString(v.String()) },
	"email": func(v reflect.Value, _ string) bool { return strings.Contains(v.String(), "@") },
}

func Validate(x any) error {
	var errs []error
	walk(reflect.ValueOf(x), reflect.TypeOf(x).String(), "", &errs)
	return errors.Join(errs...)
}

func walk(v reflect.Value, path, tag string, errs *[]error) {
	for part := range strings.SplitSeq(tag, ",") {
		if part == "" {
			continue
		}
		name, arg, _ := strings.Cut(part, "=")
		if r, ok := rules[name]; !ok {
			*errs = append(*errs, fmt.Errorf("%s: unknown rule %q", path, name))
		} else if !r(v, arg) {
			*errs = append(*errs, &FieldError{path, part, v.Interface()})
		}
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			walk(v.Elem(), path, "", errs)
		}
	case reflect.Struct:
		t := v.Type()
		for i := range t.NumField() {
			f := t.Field(i)
			if !f.IsExported() {
				continue
			}
			p := path + "." + f.Name
			if f.Anonymous {
				p = path
			}
			walk(v.Field(i), p, f.Tag.Get("v"), errs)
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			walk(v.Index(i), fmt.Sprintf("%s[%d]", path, i), "", errs)
		}
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) })
		for _, k := range keys {
			walk(v.MapIndex(k), fmt.Sprintf("%s[%q]", path, k), "", errs)
		}
	}
}

// DeepCopy duplicates any value reachable by exported paths.
func DeepCopy[T any](x T) T {
	seen := map[any]reflect.Value{}
	return deep(reflect.ValueOf(&x).Elem(), seen).Interface().(T)
}

func deep(v reflect.Value, seen map[any]reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return v
		}
		if c, ok := seen[v.Interface()]; ok {
			return c
		}
		p := reflect.New(v.Type().Elem())
		seen[v.Interface()] = p
		p.Elem().Set(deep(v.Elem(), seen))
		return p
	case reflect.Interface:
		if v.IsNil() {
			return v
		}
		out.Set(deep(v.Elem(), seen))
	case reflect.Slice:
		if v.IsNil() {
			return v
		}
		s := reflect.MakeSlice(v.Type(), 0, v.Cap())
		for _, e := range v.Seq2() {
			s = reflect.Append(s, deep(e, seen))
		}
		return s
	case reflect.Map:
		m := reflect.MakeMapWithSize(v.Type(), v.Len())
		for it := v.MapRange(); it.Next(); {
			m.SetMapIndex(deep(it.Key(), seen), deep(it.Value(), seen))
		}
		return m
	case reflect.Struct:
		out.Set(v)
		for i := range v.NumField() {
			if out.Field(i).CanSet() {
				out.Field(i).Set(deep(v.Field(i), seen))
			}
		}
	case reflect.Array:
		for i := range v.Len() {
			out.Index(i).Set(deep(v.Index(i), seen))
		}
	default:
		return v
	}
	return out
}

type Audit struct {
	By string `v:"required"`
}
type Address struct {
	Zip   string `v:"match=^[0-9]{5}$"`
	Lines [2]string
}
type User struct {
	Audit
	Name   string             `v:"required,min=3" json:"name"`
	Mail   string             `v:"email"`
	Age    uint8              `v:"min=18"`
	Role   string             `v:"oneof=admin|user"`
	Home   *Address           `v:"required"`
	Others map[string]Address `v:"min=1"`
	Scores []float64          `v:"min=2,weird"`
	Any    any
	secret int
	Next   *User
}

func main() {
	bad := User{Name: "Al", Mail: "nope", Age: 17, Role: "root", Home: &Address{Zip: "123"}, Others: map[string]Address{"b": {Zip: "x"}, "a": {Zip: "99999"}}, Scores: []float64{1}, Any: &Address{}}
	err := Validate(bad)
	fmt.Println(err)
	var fe *FieldError
	fmt.Println(errors.As(err, &fe), fe.Path)
	for i, e := range err.(interface{ Unwrap() []error }).Unwrap() {
		if f, ok := e.(*FieldError); ok {
			fmt.Print(i, ":", f.Rule, " ")
		}
	}
	fmt.Println()
	c := DeepCopy(bad)
	c.Home.Zip, c.Scores[0], c.Others["a"] = "54321", 7, Address{}
	c.Any.(*Address).Lines[1] = "x"
	fmt.Println(bad.Home.Zip, bad.Scores, bad.Others["a"].Zip, *bad.Any.(*Address), reflect.DeepEqual(bad, c))
	loop := &User{Name: "loop"}
	loop.Next = loop
	l2 := DeepCopy(loop)
	fmt.Println(l2.Next == l2, l2 != loop, reflect.DeepEqual(loop, l2))
	fmt.Printf("%+v\n", DeepCopy(map[point][]any{{1, 2}: {1, "x", []int{3}, nil, point{3, 4}}}))
	t := reflect.TypeFor[User]()
	for _, f := range reflect.VisibleFields(t) {
		fmt.Print(f.Name, " ", f.Type, " ", f.Index, " ", f.Tag.Get("v"), "; ")
	}
	fmt.Println()
}

type point struct{ X, Y int }

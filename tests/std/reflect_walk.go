// Programs that reflection is used for: a deep copier, a differ, a validator by tags, a table of handlers.
package main

import (
	"errors"
	"fmt"
	"reflect"
	"sort"
	"strconv"
	"strings"
)

type Address struct {
	Street string `check:"nonempty"`
	Zip    int    `check:"min=1000,max=9999"`
}

type Person struct {
	Name    string `check:"nonempty"`
	Age     uint8  `check:"max=150"`
	Emails  []string
	Home    *Address
	Friends []*Person
	Extra   map[string]any
	Scores  [3]float64
	Notify  func(string) error
	secret  string
}

// clone copies a value deeply, cycles included.
func clone[T any](x T) T {
	done := map[uintptr]reflect.Value{}
	return cloneValue(reflect.ValueOf(&x).Elem(), done).Interface().(T)
}

func cloneValue(v reflect.Value, done map[uintptr]reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.Pointer:
		if v.IsNil() {
			return out
		}
		if known, ok := done[v.Pointer()]; ok {
			return known
		}
		p := reflect.New(v.Type().Elem())
		done[v.Pointer()] = p
		p.Elem().Set(cloneValue(v.Elem(), done))
		return p
	case reflect.Slice:
		if v.IsNil() {
			return out
		}
		out = reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		fallthrough
	case reflect.Array:
		for i := range v.Len() {
			out.Index(i).Set(cloneValue(v.Index(i), done))
		}
	case reflect.Map:
		if v.IsNil() {
			return out
		}
		out = reflect.MakeMapWithSize(v.Type(), v.Len())
		for k, e := range v.Seq2() {
			out.SetMapIndex(cloneValue(k, done), cloneValue(e, done))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				out.Field(i).Set(cloneValue(v.Field(i), done))
			}
		}
	case reflect.Interface:
		if !v.IsNil() {
			out.Set(cloneValue(v.Elem(), done))
		}
	default:
		out.Set(v)
	}
	return out
}

// diff lists the paths at which two values differ.
func diff(path string, a, b reflect.Value, out *[]string) {
	note := func(what any) { *out = append(*out, fmt.Sprintf("%s: %v", path, what)) }
	if a.IsValid() != b.IsValid() || a.IsValid() && a.Type() != b.Type() {
		note("types")
		return
	}
	switch a.Kind() {
	case reflect.Invalid, reflect.Func:
	case reflect.Pointer, reflect.Interface:
		if a.IsNil() != b.IsNil() {
			note("nil")
		} else if !a.IsNil() {
			diff(path, a.Elem(), b.Elem(), out)
		}
	case reflect.Struct:
		for i := range a.NumField() {
			diff(path+"."+a.Type().Field(i).Name, a.Field(i), b.Field(i), out)
		}
	case reflect.Slice, reflect.Array:
		if a.Len() != b.Len() {
			note(fmt.Sprint("len ", a.Len(), " ", b.Len()))
		}
		for i := range min(a.Len(), b.Len()) {
			diff(path+"["+strconv.Itoa(i)+"]", a.Index(i), b.Index(i), out)
		}
	case reflect.Map:
		for k, e := range a.Seq2() {
			diff(fmt.Sprintf("%s[%v]", path, k), e, b.MapIndex(k), out)
		}
	default:
		if !a.Equal(b) {
			note(fmt.Sprint(a, " ", b))
		}
	}
}

func validate(path string, v reflect.Value) (errs []error) {
	v = reflect.Indirect(v)
	switch v.Kind() {
	case reflect.Struct:
		for f, fv := range v.Fields() {
			for _, rule := range strings.Split(f.Tag.Get("check"), ",") {
				name, arg, _ := strings.Cut(rule, "=")
				n, _ := strconv.ParseFloat(arg, 64)
				num := 0.0
				switch {
				case fv.CanInt():
					num = float64(fv.Int())
				case fv.CanUint():
					num = float64(fv.Uint())
				}
				switch {
				case name == "nonempty" && fv.IsZero(), name == "min" && num < n, name == "max" && num > n:
					errs = append(errs, fmt.Errorf("%s%s: %s, is %v", path, f.Name, rule, fv))
				}
			}
			if f.IsExported() {
				errs = append(errs, validate(path+f.Name+".", fv)...)
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			errs = append(errs, validate(path+strconv.Itoa(i)+".", v.Index(i))...)
		}
	}
	return errs
}

type Service struct{ calls int }

func (s *Service) Add(a, b int) int         { s.calls++; return a + b }
func (s *Service) Upper(text string) string { s.calls++; return strings.ToUpper(text) }
func (s *Service) Div(a, b float64) (float64, error) {
	s.calls++
	if b == 0 {
		return 0, errors.New("division by zero")
	}
	return a / b, nil
}
func (s *Service) Join(sep string, parts ...string) string { return strings.Join(parts, sep) }
func (s *Service) Who(p Person) (string, uint8)            { return p.Name, p.Age }

// dispatch calls a method with arguments in text.
func dispatch(target any, line string) (result string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
		}
	}()
	words := strings.Fields(line)
	m := reflect.ValueOf(target).MethodByName(words[0])
	if !m.IsValid() {
		return "", fmt.Errorf("no method %s", words[0])
	}
	var args []reflect.Value
	for i, w := range words[1:] {
		t := m.Type().In(min(i, m.Type().NumIn()-1))
		if m.Type().IsVariadic() && i >= m.Type().NumIn()-1 {
			t = t.Elem()
		}
		arg := reflect.New(t).Elem()
		if t.Kind() == reflect.String {
			arg.SetString(w)
		} else if _, err := fmt.Sscan(w, arg.Addr().Interface()); err != nil {
			return "", err
		}
		args = append(args, arg)
	}
	var out []string
	for _, r := range m.Call(args) {
		if e, ok := reflect.TypeAssert[error](r); ok {
			return "", e
		}
		out = append(out, fmt.Sprint(r))
	}
	return strings.Join(out, " "), nil
}

func main() {
	p := &Person{Name: "Ann", Age: 30, Emails: []string{"a@x"}, Home: &Address{"Main", 1234}, Scores: [3]float64{1, 2, 3}, secret: "s"}
	p.Friends = []*Person{{Name: "Bob", Extra: map[string]any{"k": []int{1}, "n": nil}}, p}
	c := clone(p)
	fmt.Println(c.Name, c.Home.Zip, c.Friends[0].Extra["k"], c.Friends[1] == c, c.Friends[0] != p.Friends[0], c.secret == "")
	c.Home.Zip = 99
	c.Emails[0] = "b@y"
	c.Friends[0].Extra["k"].([]int)[0] = 7
	c.Friends = c.Friends[:1]
	c.Scores[2] = 0
	p.Friends[1] = &Person{Name: ""}
	var changes []string
	diff("p", reflect.ValueOf(p), reflect.ValueOf(c), &changes)
	sort.Strings(changes)
	fmt.Println(strings.Join(changes, "\n"))
	for _, err := range validate("", reflect.ValueOf(c)) {
		fmt.Println(err)
	}
	for _, err := range validate("", reflect.ValueOf(&Person{Age: 200, Friends: []*Person{{}, {Name: "x"}}})) {
		fmt.Println(err)
	}
	s := &Service{}
	for _, line := range []string{"Add 3 4", "Upper abc", "Div 7 2", "Div 1 0", "Join - a b c", "Join -", "Add x 4", "Add 1", "Nope", "Who x"} {
		result, err := dispatch(s, line)
		fmt.Printf("%s = %q %v\n", line, result, err)
	}
	fmt.Println(s.calls)
}

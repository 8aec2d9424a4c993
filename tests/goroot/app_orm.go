// Structs to tables and statements by their tags, a store in memory that checks them, and validation.
package main

import (
	"database/sql/driver"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

type Base struct {
	ID      int64     `db:"id,pk,auto"`
	Created time.Time `db:"created"`
}

type Level uint8

func (l Level) Value() (driver.Value, error) {
	if l > 3 {
		return nil, fmt.Errorf("level %d too high", l)
	}
	return []string{"none", "low", "mid", "high"}[l], nil
}

type User struct {
	Base
	Name    string   `db:"name,unique" check:"min=2,max=10,match=^[A-Z]"`
	Email   *string  `db:"email" check:"match=@"`
	Age     int8     `db:"age" check:"min=0,max=120"`
	Score   float64  `db:"score,index"`
	Tags    []string `db:"tags"`
	Admin   bool     `db:"admin"`
	Level   Level    `db:"level"`
	Skipped chan int `db:"-"`
	secret  string
}

type Untagged struct {
	UserName string
	HTTPCode int
	X        complex64
}

type column struct {
	name, typ string
	index     []int
	flags     []string
	field     reflect.StructField
}

func (c column) has(flag string) bool { return slices.Contains(c.flags, flag) }

var words = regexp.MustCompile(`([a-z0-9])([A-Z])|([A-Z]+)([A-Z][a-z])`)

func snake(s string) string {
	return strings.ToLower(words.ReplaceAllString(s, "${1}${3}_${2}${4}"))
}

var ErrType = errors.New("unsupported type")

func sqlType(t reflect.Type) (string, error) {
	if t.Kind() == reflect.Pointer {
		return sqlType(t.Elem())
	}
	switch {
	case t == reflect.TypeFor[time.Time]():
		return "TIMESTAMP", nil
	case t.Implements(reflect.TypeFor[driver.Valuer]()):
		return "TEXT", nil
	}
	switch t.Kind() {
	case reflect.String:
		return "TEXT", nil
	case reflect.Bool:
		return "BOOLEAN", nil
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Int:
		return "INT" + strconv.Itoa(t.Bits()/8), nil
	case reflect.Float32, reflect.Float64:
		return "FLOAT" + strconv.Itoa(t.Bits()/8), nil
	case reflect.Slice:
		inner, err := sqlType(t.Elem())
		return inner + "[]", err
	}
	return "", fmt.Errorf("%w %v", ErrType, t)
}

func columns(t reflect.Type, prefix []int) (out []column, err error) {
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(slices.Clone(prefix), i)
		if f.Anonymous && f.Type.Kind() == reflect.Struct {
			inner, err := columns(f.Type, index)
			if err != nil {
				return nil, err
			}
			out = append(out, inner...)
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("db"), ",")
		if !f.IsExported() || name == "-" {
			continue
		}
		if name == "" {
			name = snake(f.Name)
		}
		typ, err := sqlType(f.Type)
		if err != nil {
			return nil, fmt.Errorf("field %s of %v: %w", f.Name, t, err)
		}
		out = append(out, column{name, typ, index, strings.Split(options, ","), f})
	}
	return out, nil
}

func create[T any]() (string, error) {
	t := reflect.TypeFor[T]()
	cols, err := columns(t, nil)
	if err != nil {
		return "", err
	}
	var lines []string
	for _, c := range cols {
		line := "  " + c.name + " " + c.typ
		if c.field.Type.Kind() != reflect.Pointer {
			line += " NOT NULL"
		}
		for flag, text := range map[string]string{"pk": " PRIMARY KEY", "unique": " UNIQUE"} {
			if c.has(flag) {
				line += text
			}
		}
		lines = append(lines, line)
	}
	return fmt.Sprintf("CREATE TABLE %s (\n%s\n);", snake(t.Name()), strings.Join(lines, ",\n")), nil
}

func quote(v reflect.Value) (string, error) {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return "NULL", nil
		}
		return quote(v.Elem())
	}
	switch x := v.Interface().(type) {
	case time.Time:
		return x.UTC().Format("'2006-01-02T15:04:05Z'"), nil
	case driver.Valuer:
		value, err := x.Value()
		return fmt.Sprintf("'%v'", value), err
	case string:
		return "'" + strings.ReplaceAll(x, "'", "''") + "'", nil
	}
	if v.Kind() == reflect.Slice {
		parts := make([]string, v.Len())
		for i := range parts {
			var err error
			if parts[i], err = quote(v.Index(i)); err != nil {
				return "", err
			}
		}
		return "ARRAY[" + strings.Join(parts, ", ") + "]", nil
	}
	return fmt.Sprint(v), nil
}

func insert(x any) (string, error) {
	v := reflect.Indirect(reflect.ValueOf(x))
	cols, err := columns(v.Type(), nil)
	if err != nil {
		return "", err
	}
	var names, values []string
	for _, c := range cols {
		if c.has("auto") {
			continue
		}
		text, err := quote(v.FieldByIndex(c.index))
		if err != nil {
			return "", fmt.Errorf("column %s: %w", c.name, err)
		}
		names, values = append(names, c.name), append(values, text)
	}
	return fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s);", snake(v.Type().Name()), strings.Join(names, ", "), strings.Join(values, ", ")), nil
}

func scan(row map[string]string, into any) (err error) {
	v := reflect.ValueOf(into).Elem()
	cols, err := columns(v.Type(), nil)
	if err != nil {
		return err
	}
	for _, c := range cols {
		text, ok := row[c.name]
		if !ok {
			continue
		}
		f := v.FieldByIndex(c.index)
		if f.Kind() == reflect.Pointer {
			f.Set(reflect.New(f.Type().Elem()))
			f = f.Elem()
		}
		switch {
		case f.Kind() == reflect.String:
			f.SetString(text)
		case f.CanInt():
			n, e := strconv.ParseInt(text, 10, f.Type().Bits())
			f.SetInt(n)
			err = errors.Join(err, e)
		case f.CanFloat():
			x, e := strconv.ParseFloat(text, 64)
			f.SetFloat(x)
			err = errors.Join(err, e)
		case f.Kind() == reflect.Bool:
			b, e := strconv.ParseBool(text)
			f.SetBool(b)
			err = errors.Join(err, e)
		case f.Kind() == reflect.Slice:
			f.Set(reflect.AppendSlice(f, reflect.ValueOf(strings.Split(text, "|"))))
		default:
			err = errors.Join(err, fmt.Errorf("column %s: %w %v", c.name, ErrType, f.Type()))
		}
	}
	return err
}

func validate(x any) (errs []error) {
	v := reflect.Indirect(reflect.ValueOf(x))
	for _, f := range reflect.VisibleFields(v.Type()) {
		rules, ok := f.Tag.Lookup("check")
		if !ok {
			continue
		}
		fv := reflect.Indirect(v.FieldByIndex(f.Index))
		if !fv.IsValid() {
			continue
		}
		size := float64(len(fmt.Sprint(fv)))
		if fv.CanInt() {
			size = float64(fv.Int())
		}
		for rule := range strings.SplitSeq(rules, ",") {
			name, arg, _ := strings.Cut(rule, "=")
			limit, _ := strconv.ParseFloat(arg, 64)
			if name == "min" && size < limit || name == "max" && size > limit || name == "match" && !regexp.MustCompile(arg).MatchString(fv.String()) {
				errs = append(errs, fmt.Errorf("%s=%v breaks %s", f.Name, fv, rule))
			}
		}
	}
	return errs
}

func main() {
	fmt.Println(create[User]())
	fmt.Println(create[Untagged]())
	fmt.Println(create[struct{ Base }]())
	mail := "o'neil@x"
	u := &User{Base{7, time.Date(2023, 5, 6, 7, 8, 9, 0, time.FixedZone("", 3600))}, "O'Neil", &mail, 42, 1e21, []string{"a", "b'c"}, true, 2, nil, "s"}
	fmt.Println(insert(u))
	fmt.Println(insert(User{}))
	fmt.Println(insert(User{Level: 9}))
	fmt.Println(insert(&Untagged{}))
	fmt.Println(validate(u), validate(User{Name: "x", Age: -1}), validate(&User{Name: "Much too long a name", Age: 127, Email: new(string)}))
	var back User
	fmt.Println(scan(map[string]string{"id": "12", "name": "Zoë", "email": "z@z", "age": "300", "score": "x1", "tags": "p|q", "admin": "maybe", "nope": "1"}, &back))
	fmt.Printf("%+v %s\n", back.Base.ID, fmt.Sprint(back.Name, *back.Email, back.Age, back.Score, back.Tags, back.Admin))
	fmt.Println(scan(map[string]string{"created": "now", "level": "low"}, &back))
	for _, s := range []string{"UserName", "HTTPCode", "ID", "a", "X1Y2", "", "JSONDataBase", "ÄpfelBaum"} {
		fmt.Print(snake(s), " ")
	}
	fmt.Println()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		insert(5)
	}()
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		scan(nil, User{})
	}()
}

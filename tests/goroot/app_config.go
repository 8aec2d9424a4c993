// Loads settings from defaults, a file, the environment and flags, each over the one before.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"net/netip"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing/fstest"
	"time"
)

type config struct {
	Name    string        `key:"name"`
	Port    uint16        `key:"port"`
	Verbose bool          `key:"verbose"`
	Timeout time.Duration `key:"timeout"`
	Ratio   float64       `key:"ratio"`
	Tags    []string      `key:"tags"`
	Listen  netip.Addr    `key:"listen"`
	hidden  int
}

type settingError struct {
	source, key, value string
	err                error
}

func (e *settingError) Error() string {
	return fmt.Sprintf("%s: %s=%q: %v", e.source, e.key, e.value, e.err)
}
func (e *settingError) Unwrap() error { return e.err }

var errUnknown = errors.New("unknown key")

func (c *config) set(source, key, value string) error {
	fail := func(err error) error {
		if err == nil {
			return nil
		}
		return &settingError{source, key, value, err}
	}
	v := reflect.ValueOf(c).Elem()
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("key") != key {
			continue
		}
		field := v.Field(i)
		switch target := field.Addr().Interface().(type) {
		case *time.Duration:
			d, err := time.ParseDuration(value)
			*target = d
			return fail(err)
		case interface{ UnmarshalText([]byte) error }:
			return fail(target.UnmarshalText([]byte(value)))
		}
		switch field.Kind() {
		case reflect.String:
			field.SetString(value)
		case reflect.Bool:
			b, err := strconv.ParseBool(value)
			field.SetBool(b)
			return fail(err)
		case reflect.Uint16:
			n, err := strconv.ParseUint(value, 0, field.Type().Bits())
			field.SetUint(n)
			return fail(err)
		case reflect.Float64:
			f, err := strconv.ParseFloat(value, 64)
			field.SetFloat(f)
			return fail(err)
		case reflect.Slice:
			field.Set(reflect.ValueOf(strings.Split(value, ",")))
		}
		return nil
	}
	return fail(errUnknown)
}

func (c *config) file(fsys fs.FS, name string) (err error) {
	f, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	scanner := bufio.NewScanner(f)
	for line := 1; scanner.Scan(); line++ {
		text, _, _ := strings.Cut(scanner.Text(), "#")
		if text = strings.TrimSpace(text); text == "" {
			continue
		}
		source := fmt.Sprintf("%s:%d", name, line)
		if included, ok := strings.CutPrefix(text, "include "); ok {
			if e := c.file(fsys, included); e != nil {
				err = errors.Join(err, fmt.Errorf("%s: %w", source, e))
			}
			continue
		}
		key, value, ok := strings.Cut(text, "=")
		if !ok {
			err = errors.Join(err, fmt.Errorf("%s: no value in %q", source, text))
			continue
		}
		key, value = strings.TrimSpace(key), os.ExpandEnv(strings.TrimSpace(value))
		err = errors.Join(err, c.set(source, key, value))
	}
	return errors.Join(err, scanner.Err())
}

func (c *config) environment(prefix string) (err error) {
	t := reflect.TypeFor[config]()
	for i := range t.NumField() {
		key := t.Field(i).Tag.Get("key")
		if value, ok := os.LookupEnv(prefix + strings.ToUpper(key)); ok && key != "" {
			err = errors.Join(err, c.set("environment", key, value))
		}
	}
	return err
}

func (c *config) flags(args []string) ([]string, error) {
	set := flag.NewFlagSet("config", flag.ContinueOnError)
	set.SetOutput(io.Discard)
	t := reflect.TypeFor[config]()
	for i := range t.NumField() {
		key := t.Field(i).Tag.Get("key")
		assign := func(value string) error { return c.set("flag", key, value) }
		switch {
		case key == "":
		case t.Field(i).Type.Kind() == reflect.Bool:
			set.BoolFunc(key, "", assign)
		default:
			set.Func(key, "", assign)
		}
	}
	err := set.Parse(args)
	return set.Args(), err
}

func main() {
	os.Clearenv()
	os.Setenv("WHO", "somebody")
	os.Setenv("APP_PORT", "0x1F90")
	os.Setenv("APP_HIDDEN", "1")
	os.Setenv("APP_TAGS", "")
	fsys := fstest.MapFS{
		"good.conf":      {Data: []byte("name = ${WHO}-$NONE-$$ # comment\nport=80\n\nratio=1e-3\ntags=a,b,,c\nlisten = ::1\ninclude more/good.conf")},
		"more/good.conf": {Data: []byte("timeout = 1m30s\nverbose=T\n")},
		"bad.conf":       {Data: []byte("port=65536\nverbose=maybe\ntimeout=5\nno value\nother=1\nratio=1e999\nlisten=300.1.1.1\ninclude /abs\ninclude absent\nport = -1")},
	}
	for _, name := range []string{"good.conf", "bad.conf", "none.conf"} {
		c := config{Name: "default", Port: 1}
		err := c.file(fsys, name)
		fmt.Printf("%+v\n", c)
		fmt.Println(err)
		fmt.Println(errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrInvalid), errors.Is(err, errUnknown), errors.Is(err, strconv.ErrRange), errors.Is(err, strconv.ErrSyntax))
		var setting *settingError
		if errors.As(err, &setting) {
			fmt.Printf("%q %q %T\n", setting.source, setting.key, setting.err)
		}
		fmt.Println(c.environment("APP_"), c.Port, len(c.Tags), c.hidden)
	}
	for _, line := range []string{"", "-port 5 rest", "-verbose -name=x -- -port", "-verbose=no", "-port=x", "-nothing", "-name", "-h", "--ratio -1.5 -timeout=3h", "-tags a -tags b,c - x", "-=1", "---x"} {
		c := config{Name: "default"}
		rest, err := c.flags(strings.Fields(line))
		fmt.Printf("%q: %v %d %t %v %v %q rest %q err %v %t\n", line, c.Name, c.Port, c.Verbose, c.Timeout, c.Ratio, c.Tags, rest, err, errors.Is(err, flag.ErrHelp))
	}
	dir, _ := os.MkdirTemp("", "config")
	defer os.RemoveAll(dir)
	os.WriteFile(filepath.Join(dir, "x.conf"), []byte("name=on disk\nport=010"), 0600)
	var c config
	fmt.Println(c.file(os.DirFS(dir), "x.conf"), c.Name, c.Port)
	err := c.file(os.DirFS(dir), "../x.conf")
	fmt.Println(err)
	fmt.Println(strings.ReplaceAll(fmt.Sprint(c.file(os.DirFS(dir), ".")), dir, "DIR"))
}

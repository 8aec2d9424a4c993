// Constructors wired by their parameters' types, plugins under names and versions, and a router of handlers.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"reflect"
	"slices"
	"strings"
)

type Container struct {
	makers   map[reflect.Type]reflect.Value
	made     map[reflect.Type]reflect.Value
	building []reflect.Type
	order    []string
}

var (
	ErrMissing = errors.New("no constructor")
	ErrCycle   = errors.New("cycle")
	errorType  = reflect.TypeFor[error]()
)

func (c *Container) Provide(fs ...any) (err error) {
	if c.makers == nil {
		c.makers, c.made = map[reflect.Type]reflect.Value{}, map[reflect.Type]reflect.Value{}
	}
	for _, f := range fs {
		v := reflect.ValueOf(f)
		t := v.Type()
		switch {
		case t.Kind() != reflect.Func:
			c.made[t] = v
		case t.IsVariadic():
			err = errors.Join(err, fmt.Errorf("%v is variadic", t))
		case t.NumOut() == 0 || t.NumOut() > 2 || t.NumOut() == 2 && t.Out(1) != errorType:
			err = errors.Join(err, fmt.Errorf("%v has odd results", t))
		case c.makers[t.Out(0)].IsValid():
			err = errors.Join(err, fmt.Errorf("%v twice", t.Out(0)))
		default:
			c.makers[t.Out(0)] = v
		}
	}
	return err
}

func (c *Container) get(t reflect.Type) (v reflect.Value, err error) {
	if v, ok := c.made[t]; ok {
		return v, nil
	}
	maker, ok := c.makers[t]
	if !ok && t.Kind() == reflect.Interface {
		var fits []reflect.Type
		for out := range c.makers {
			if out.Implements(t) {
				fits = append(fits, out)
			}
		}
		if len(fits) > 1 {
			slices.SortFunc(fits, func(a, b reflect.Type) int { return cmp.Compare(a.String(), b.String()) })
			return v, fmt.Errorf("%v could be %v", t, fits)
		}
		if len(fits) == 1 {
			v, err := c.get(fits[0])
			if err == nil {
				v = v.Convert(t)
			}
			return v, err
		}
	}
	if !ok {
		return v, fmt.Errorf("%v: %w", t, ErrMissing)
	}
	if slices.Contains(c.building, t) {
		return v, fmt.Errorf("%w %v", ErrCycle, append(c.building, t))
	}
	c.building = append(c.building, t)
	defer func() { c.building = c.building[:len(c.building)-1] }()
	out, err := c.call(maker)
	if err != nil {
		return v, fmt.Errorf("%v: %w", t, err)
	}
	c.made[t] = out[0]
	c.order = append(c.order, t.String())
	return out[0], nil
}

func (c *Container) call(f reflect.Value) (out []reflect.Value, err error) {
	var args []reflect.Value
	for t := range f.Type().Ins() {
		if t.Kind() == reflect.Struct && t.NumField() > 0 && t.Field(0).Tag.Get("inject") == "all" {
			in := reflect.New(t).Elem()
			for i := range t.NumField() {
				v, err := c.get(t.Field(i).Type)
				if err != nil && t.Field(i).Tag.Get("optional") != "yes" {
					return nil, fmt.Errorf("field %s: %w", t.Field(i).Name, err)
				}
				if err == nil {
					in.Field(i).Set(v)
				}
			}
			args = append(args, in)
			continue
		}
		v, err := c.get(t)
		if err != nil {
			return nil, err
		}
		args = append(args, v)
	}
	out = f.Call(args)
	if n := len(out); n > 0 && out[n-1].Type() == errorType && !out[n-1].IsNil() {
		err = out[n-1].Interface().(error)
	}
	return out, err
}

func (c *Container) Invoke(f any) error {
	_, err := c.call(reflect.ValueOf(f))
	return err
}

func Get[T any](c *Container) (zero T, err error) {
	v, err := c.get(reflect.TypeFor[T]())
	if err != nil {
		return zero, err
	}
	return v.Interface().(T), nil
}

type (
	Config struct{ Name string }
	Store  interface {
		Get(key string) (string, bool)
	}
	memory  map[string]string
	Service struct {
		store Store
		log   *log.Logger
		name  string
	}
	Params struct {
		Config *Config `inject:"all"`
		Log    *log.Logger
		Store  Store
		Extra  fmt.Stringer `optional:"yes"`
	}
	X struct{ y *Y }
	Y struct{ x *X }
)

func (m memory) Get(key string) (string, bool) { v, ok := m[key]; return v, ok }

func NewService(p Params) (*Service, error) {
	if p.Config.Name == "" {
		return nil, errors.New("empty name")
	}
	p.Log.Printf("extra=%v", p.Extra)
	return &Service{p.Store, p.Log, p.Config.Name}, nil
}

// Plugins are kept by name; the greatest version that fits wins.
type Plugin interface {
	Name() string
	Version() [3]int
	Run(args ...string) (string, error)
}

type plugin struct {
	name    string
	version [3]int
	run     func(args ...string) (string, error)
}

func (p plugin) Name() string                    { return p.name }
func (p plugin) Version() [3]int                 { return p.version }
func (p plugin) Run(a ...string) (string, error) { return p.run(a...) }

type Registry map[string][]Plugin

func (r Registry) Register(ps ...Plugin) {
	for _, p := range ps {
		r[p.Name()] = append(r[p.Name()], p)
		slices.SortFunc(r[p.Name()], func(a, b Plugin) int { va, vb := a.Version(), b.Version(); return slices.Compare(vb[:], va[:]) })
	}
}

func (r Registry) Run(spec string, args ...string) (out string, err error) {
	name, want, _ := strings.Cut(spec, "@")
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s panicked: %v", spec, p)
		}
	}()
	for _, p := range r[name] {
		v := p.Version()
		if text := fmt.Sprintf("%d.%d.%d", v[0], v[1], v[2]); strings.HasPrefix(text+".", want+".") || want == "" {
			out, err = p.Run(args...)
			return fmt.Sprintf("%s@%s %s", name, text, out), err
		}
	}
	return "", fmt.Errorf("plugin %q: %w", spec, os.ErrNotExist)
}

func main() {
	logger := log.New(os.Stdout, "[svc] ", 0)
	c := &Container{}
	fmt.Println(c.Provide(func() *Config { return &Config{"main"} }, logger, func() memory { return memory{"k": "v"} }, NewService, func(x *X) *Y { return &Y{x} }, func(y *Y) *X { return &X{y} }))
	fmt.Println(c.Provide(func(...int) string { return "" }, func() {}, func() (int, string) { return 0, "" }, func() *Config { return nil }, func() (int, error) { return 0, io.ErrNoProgress }))
	s, err := Get[*Service](c)
	fmt.Println(err, s.name, c.order)
	again, _ := Get[*Service](c)
	fmt.Println(s == again, s.store.(memory)["k"])
	_, err = Get[*X](c)
	fmt.Println(err, errors.Is(err, ErrCycle))
	_, err = Get[float64](c)
	fmt.Println(err, errors.Is(err, ErrMissing))
	_, err = Get[int](c)
	fmt.Println(err, errors.Is(err, io.ErrNoProgress))
	_, err = Get[any](c)
	fmt.Println(err)
	fmt.Println(c.Invoke(func(s Store, n *Config) error { v, ok := s.Get("k"); return fmt.Errorf("%s %v %s", v, ok, n.Name) }), c.Invoke(func() {}), c.Invoke(func(string) {}))
	bad := &Container{}
	bad.Provide(func() *Config { return &Config{} }, logger, func() memory { return nil }, NewService)
	_, err = Get[*Service](bad)
	fmt.Println(err)
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		c.Invoke("no function")
	}()

	r := Registry{}
	echo := func(args ...string) (string, error) { return strings.Join(args, "+"), nil }
	r.Register(plugin{"echo", [3]int{1, 2, 0}, echo}, plugin{"echo", [3]int{1, 10, 3}, func(a ...string) (string, error) { return fmt.Sprint(len(a), a == nil), nil }}, plugin{"echo", [3]int{2, 0, 0}, func(a ...string) (string, error) { return a[5], nil }}, plugin{"fail", [3]int{}, func(...string) (string, error) { return "partly", io.ErrShortWrite }})
	for _, spec := range []string{"echo", "echo@1", "echo@1.2", "echo@1.1", "echo@1.2.0", "echo@3", "fail", "none", "", "echo@"} {
		out, err := r.Run(spec, "a", "b")
		fmt.Printf("%q: %q %v %v\n", spec, out, err, errors.Is(err, os.ErrNotExist))
	}
	fmt.Println(r.Run("echo@1"))
}

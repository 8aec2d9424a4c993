package json

import (
	"cmp"
	"encoding/json/internal/jsonopts"
	"encoding/json/jsontext"
	"errors"
	"fmt"
	"reflect"
	"slices"
)

// field is a field of a struct as an object's member.
type field struct {
	tag
	goName string
	index  []int
	id     int // in the list
	info   *typeInfo
	isZero func(reflect.Value) bool // what omitzero asks
}

// structFields is what a struct type's object looks like.
type structFields struct {
	list     []field
	byName   map[string]*field
	byFold   map[string][]*field // by names without case, dashes and underscores
	fallback *field              // has the members that are no other field
}

var errAmbiguous = errors.New("ambiguous object member name")

// find returns the field that a member is, or nil. If the name is not the field's own but matches, exact is false.
func (s *structFields) find(name string, opts *jsonopts.Struct) (f *field, exact bool, err error) {
	if f := s.byName[name]; f != nil {
		return f, true, nil
	}
	candidates := s.byFold
	if len(candidates) == 0 {
		return nil, false, nil
	}
	byOption := opts.Is(jsonopts.MatchCaseInsensitiveNames)
	strictDelimiter := opts.Is(jsonopts.MatchCaseSensitiveDelimiter)
	for _, c := range candidates[fold(name, true)] {
		if c.match == caseStrict || c.match == caseByOption && !byOption {
			continue
		}
		if strictDelimiter && fold(c.name, false) != fold(name, false) {
			continue
		}
		if f != nil {
			if opts.Is(jsonopts.ReportErrorsWithLegacySemantics) {
				break
			}
			return nil, false, errAmbiguous
		}
		f = c
	}
	return f, false, nil
}

// level is a struct to look into.
type level struct {
	typ   reflect.Type
	index []int
}

// collector gathers the fields of a struct and of those embedded in it.
type collector struct {
	all       []field
	fallbacks []field
	next      []level
	visited   map[reflect.Type]bool
	tagged    bool // any field has a tag
}

// newStructFields returns the fields of a struct type, by Go's rules of promotion with names of tags preferred. That
// there are none is an error, but not to encoding/json: that has them anyway.
func newStructFields(t reflect.Type) (*structFields, error) {
	c := collector{next: []level{{typ: t}}, visited: map[reflect.Type]bool{t: true}}
	for len(c.next) > 0 {
		current := c.next
		c.next = nil
		first := len(c.all)
		for _, at := range current {
			if err := c.collect(at); err != nil {
				return nil, err
			}
		}
		if err := c.checkNames(first, len(current) == 1 && first == 0); err != nil {
			return nil, err
		}
	}
	if len(c.all) == 0 && len(c.fallbacks) == 0 && t.NumField() > 0 && !c.tagged {
		return c.finish(), errors.New("Go struct has no exported fields")
	}
	return c.finish(), nil
}

// collect adds the fields of one struct.
func (c *collector) collect(at level) error {
	fallback := ""
	for i := range at.typ.NumField() {
		sf := at.typ.Field(i)
		t, err := parseTag(&sf)
		if err != nil {
			return err
		}
		c.tagged = c.tagged || t.present
		if t.ignored {
			continue
		}
		f := field{tag: t, goName: sf.Name, index: append(slices.Clone(at.index), i)}
		if sf.Anonymous && !t.hasName || t.embed {
			isFallback, err := c.embed(&sf, &f)
			if err != nil {
				return err
			}
			if isFallback {
				if fallback != "" {
					return fmt.Errorf("embedded Go struct fields %s and %s cannot both be a Go map or jsontext.Value", fallback, sf.Name)
				}
				fallback = sf.Name
			}
			continue
		}
		if !sf.IsExported() && !isStruct(sf.Type) {
			continue
		}
		f.info = infoOf(sf.Type)
		f.isZero = zeroTest(sf.Type)
		c.all = append(c.all, f)
	}
	return nil
}

// indirect returns what an unnamed pointer type points to, and other types themselves.
func indirect(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Pointer && t.Name() == "" {
		return t.Elem()
	}
	return t
}

func isStruct(t reflect.Type) bool { return indirect(t).Kind() == reflect.Struct }

// embed takes a field whose members are those of the struct it is in. Fallback fields have names of their own.
func (c *collector) embed(sf *reflect.StructField, f *field) (isFallback bool, err error) {
	inner := indirect(sf.Type)
	info := infoOf(inner)
	switch {
	case sf.Anonymous && !f.embed && inner.Kind() != reflect.Struct:
		return false, fmt.Errorf("embedded Go struct field %s of non-struct type must be explicitly given a JSON name", sf.Name)
	case !f.embed && (f.omitZero || f.omitEmpty || f.asString || f.match != caseByOption):
		return false, fmt.Errorf("Go struct field %s cannot have any options other than `embed` specified", sf.Name)
	case info.special == rawValue, inner.Kind() == reflect.Map && inner.Key().Kind() == reflect.String && info.methods == 0:
		f.info = info
		c.fallbacks = append(c.fallbacks, *f)
		return true, nil
	case info.methods&anything != 0 || info.special == timestamp:
		return false, fmt.Errorf("embedded Go struct field %s of type %s must not implement marshal or unmarshal methods", sf.Name, inner)
	case inner.Kind() != reflect.Struct:
		return false, fmt.Errorf("embedded Go struct field %s of type %s must be a Go struct, Go map of string key, or jsontext.Value",
			sf.Name, inner)
	}
	if !c.visited[inner] {
		c.visited[inner] = true
		c.next = append(c.next, level{inner, f.index})
	}
	return false, nil
}

// checkNames looks for fields of one struct that have the same name.
func (c *collector) checkNames(first int, isRoot bool) error {
	if !isRoot {
		return nil
	}
	byName := map[string]string{}
	for _, f := range c.all[first:] {
		if other, ok := byName[f.name]; ok {
			return fmt.Errorf("Go struct fields %s and %s conflict over JSON object name %q", other, f.goName, f.name)
		}
		byName[f.name] = f.goName
	}
	return nil
}

// finish keeps the field of each name that Go would select, and sorts them by position.
func (c *collector) finish() *structFields {
	groups := map[string][]field{}
	for _, f := range c.all {
		groups[f.name] = append(groups[f.name], f)
	}
	s := &structFields{byName: map[string]*field{}, byFold: map[string][]*field{}}
	for _, group := range groups {
		slices.SortStableFunc(group, rank)
		if len(group) == 1 || rank(group[0], group[1]) != 0 {
			s.list = append(s.list, group[0])
		}
	}
	slices.SortFunc(s.list, func(a, b field) int { return slices.Compare(a.index, b.index) })
	for i := range s.list {
		f := &s.list[i]
		f.id = i
		s.byName[f.name] = f
		folded := fold(f.name, true)
		s.byFold[folded] = append(s.byFold[folded], f)
	}
	if len(c.fallbacks) > 0 {
		s.fallback = &c.fallbacks[0]
	}
	return s
}

// rank orders fields of one name: those that are less deep, then those that have it from a tag, come first.
func rank(a, b field) int {
	tagged := func(f field) int {
		if f.hasName {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(len(a.index), len(b.index)), cmp.Compare(tagged(a), tagged(b)))
}

type zeroer interface{ IsZero() bool }

// zeroTest returns what omitzero asks of a value of a type, which has an address.
func zeroTest(t reflect.Type) func(reflect.Value) bool {
	z := reflect.TypeFor[zeroer]()
	switch k := t.Kind(); {
	case k == reflect.Interface && t.Implements(z):
		return func(v reflect.Value) bool {
			return v.IsNil() || v.Elem().Kind() == reflect.Pointer && v.Elem().IsNil() || v.Interface().(zeroer).IsZero()
		}
	case k == reflect.Pointer && t.Implements(z):
		return func(v reflect.Value) bool { return v.IsNil() || v.Interface().(zeroer).IsZero() }
	case reflect.PointerTo(t).Implements(z):
		return func(v reflect.Value) bool { return v.Addr().Interface().(zeroer).IsZero() }
	}
	return reflect.Value.IsZero
}

// reach returns the field of a struct, or no value if a pointer on the way to it is nil and not to be set.
func (f *field) reach(v reflect.Value, allocate bool) (reflect.Value, error) {
	for i, k := range f.index {
		if i > 0 && v.Kind() == reflect.Pointer {
			if v.IsNil() {
				if !allocate {
					return reflect.Value{}, nil
				}
				if !v.CanSet() {
					return v, errors.New("cannot set embedded pointer to unexported struct type")
				}
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(k)
	}
	return v, nil
}

// duplicate is the error that a member of that name is the same field as one before.
func duplicate(offset int64, at jsontext.Pointer, name string) error {
	return &jsontext.SyntacticError{ByteOffset: offset, JSONPointer: at.AppendToken(name), Err: jsontext.ErrDuplicateName}
}

package json

import (
	"encoding/json/internal/jsonwire"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unicode"
)

// field is a field of a struct as an object's member.
type field struct {
	name      string
	quoted    string // with quotes and colon
	index     []int
	typ       reflect.Type
	omitEmpty bool
	omitZero  bool
	isZero    func(reflect.Value) bool
	asString  bool
	tagged    bool
	methods   methodSet
	plain     bool
	readsText bool // by a method of its own, whatever the tag says
}

// structFields is what a struct type's object looks like.
type structFields struct {
	list   []field
	byName map[string]*field
	byFold map[string]*field
}

var fieldCache sync.Map // reflect.Type to *structFields

func fieldsOf(t reflect.Type) *structFields {
	if known, ok := fieldCache.Load(t); ok {
		return known.(*structFields)
	}
	made := &structFields{list: collectFields(t), byName: map[string]*field{}, byFold: map[string]*field{}}
	for i := range made.list {
		f := &made.list[i]
		made.byName[f.name] = f
		if key := fold(f.name); made.byFold[key] == nil {
			made.byFold[key] = f
		}
	}
	fieldCache.Store(t, made)
	return made
}

// fold maps names that differ in case only to one.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		smallest := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			smallest = min(smallest, f)
		}
		return smallest
	}, s)
}

func (s *structFields) find(name string) *field {
	if f := s.byName[name]; f != nil {
		return f
	}
	return s.byFold[fold(name)]
}

// tagName returns the member's name that a tag gives. One with quotes or backslashes ends after its first
// letters and digits.
func tagName(s string) string {
	if !strings.ContainsAny(s, "\\'\"`") {
		return s
	}
	end := strings.IndexFunc(s, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return s[:end]
}

type zeroer interface{ IsZero() bool }

// zeroTest returns what omitzero asks of a value of a type.
func zeroTest(t reflect.Type) func(reflect.Value) bool {
	switch z := reflect.TypeFor[zeroer](); {
	case t.Kind() == reflect.Interface && t.Implements(z):
		return func(v reflect.Value) bool {
			return v.IsNil() || v.Elem().Kind() == reflect.Pointer && v.Elem().IsNil() || v.Interface().(zeroer).IsZero()
		}
	case t.Kind() == reflect.Pointer && t.Implements(z):
		return func(v reflect.Value) bool { return v.IsNil() || v.Interface().(zeroer).IsZero() }
	case t.Implements(z):
		return func(v reflect.Value) bool { return v.Interface().(zeroer).IsZero() }
	case reflect.PointerTo(t).Implements(z):
		return func(v reflect.Value) bool {
			if !v.CanAddr() {
				place := reflect.New(v.Type()).Elem()
				place.Set(v)
				v = place
			}
			return v.Addr().Interface().(zeroer).IsZero()
		}
	}
	return reflect.Value.IsZero
}

// level is a struct to look into.
type level struct {
	typ   reflect.Type
	index []int
}

// collectFields lists the fields of t, also of embedded structs, by Go's rules of promotion with names of
// tags preferred.
func collectFields(t reflect.Type) []field {
	var all []field
	next := []level{{typ: t}}
	var count, nextCount map[reflect.Type]int
	visited := map[reflect.Type]bool{}
	for len(next) > 0 {
		current := next
		next = nil
		count, nextCount = nextCount, map[reflect.Type]int{}
		for _, at := range current {
			if visited[at.typ] {
				continue
			}
			visited[at.typ] = true
			for i := range at.typ.NumField() {
				sf := at.typ.Field(i)
				inner := sf.Type
				if sf.Anonymous {
					if inner.Kind() == reflect.Pointer {
						inner = inner.Elem()
					}
					if !sf.IsExported() && inner.Kind() != reflect.Struct {
						continue
					}
				} else if !sf.IsExported() {
					continue
				}
				tag := sf.Tag.Get("json")
				if tag == "-" {
					continue
				}
				name, options, _ := strings.Cut(tag, ",")
				name = tagName(name)
				index := append(slices.Clone(at.index), i)
				ft := sf.Type
				if ft.Name() == "" && ft.Kind() == reflect.Pointer {
					ft = ft.Elem()
				}
				if name == "" && sf.Anonymous && ft.Kind() == reflect.Struct {
					nextCount[ft]++
					if nextCount[ft] == 1 {
						next = append(next, level{ft, index})
					}
					continue
				}
				f := field{name: name, index: index, typ: sf.Type, tagged: name != "",
					methods: methodsOf(sf.Type), plain: isPlain(sf.Type), readsText: readsText(ft)}
				if name == "" {
					f.name = sf.Name
				}
				for option := range strings.SplitSeq(options, ",") {
					switch option {
					case "omitempty":
						f.omitEmpty = true
					case "omitzero":
						f.omitZero = true
						f.isZero = zeroTest(sf.Type)
					case "string":
						f.asString = canQuote(ft.Kind())
					}
				}
				f.quoted = string(jsonwire.AppendQuote(nil, f.name, true, true)) + ":"
				all = append(all, f)
				if count[at.typ] > 1 {
					all = append(all, f)
				}
			}
		}
	}
	return dominant(all)
}

// readsText tells whether values of a type are decoded by a method.
func readsText(t reflect.Type) bool {
	p := reflect.PointerTo(t)
	return p.Implements(unmarshalerType) || p.Implements(textUnmarshalerType)
}

func canQuote(k reflect.Kind) bool {
	switch k {
	case reflect.Bool, reflect.String, reflect.Float32, reflect.Float64:
		return true
	}
	return k >= reflect.Int && k <= reflect.Uintptr
}

// dominant keeps of the fields of each name the one that Go would select, and sorts them by position.
func dominant(all []field) []field {
	groups := map[string][]field{}
	for _, f := range all {
		groups[f.name] = append(groups[f.name], f)
	}
	var kept []field
	for _, f := range all {
		group := groups[f.name]
		if group == nil {
			continue
		}
		groups[f.name] = nil
		slices.SortStableFunc(group, func(a, b field) int {
			if len(a.index) != len(b.index) {
				return len(a.index) - len(b.index)
			}
			if a.tagged != b.tagged {
				if a.tagged {
					return -1
				}
				return 1
			}
			return slices.Compare(a.index, b.index)
		})
		if len(group) > 1 && len(group[0].index) == len(group[1].index) && group[0].tagged == group[1].tagged {
			continue
		}
		kept = append(kept, group[0])
	}
	slices.SortFunc(kept, func(a, b field) int { return slices.Compare(a.index, b.index) })
	return kept
}

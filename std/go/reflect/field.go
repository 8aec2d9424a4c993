package reflect

import (
	"internal/reflectlite"
	"iter"
	"strconv"
)

// StructField is a field of a struct type.
type StructField struct {
	Name      string
	PkgPath   string // of an unexported field
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int
	Anonymous bool
}

// IsExported tells whether the field's name is exported.
func (f StructField) IsExported() bool { return f.PkgPath == "" }

// StructTag is the text after a field, by convention of key:"value" pairs.
type StructTag string

// Get returns the value of a key, "" without it.
func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

// Lookup returns the value of a key, and whether there is one.
func (tag StructTag) Lookup(key string) (value string, ok bool) {
	rest := string(tag)
	for rest != "" {
		i := 0
		for i < len(rest) && rest[i] == ' ' {
			i++
		}
		rest = rest[i:]
		i = 0
		for i < len(rest) && rest[i] > ' ' && rest[i] != ':' && rest[i] != '"' && rest[i] != 0x7f {
			i++
		}
		if i == 0 || i+1 >= len(rest) || rest[i] != ':' || rest[i+1] != '"' {
			break
		}
		name := rest[:i]
		rest = rest[i+1:]
		i = 1
		for i < len(rest) && rest[i] != '"' {
			if rest[i] == '\\' {
				i++
			}
			i++
		}
		if i >= len(rest) {
			break
		}
		quoted := rest[:i+1]
		rest = rest[i+1:]
		if name == key {
			value, err := strconv.Unquote(quoted)
			if err != nil {
				break
			}
			return value, true
		}
	}
	return "", false
}

func (t *rtype) fields(method string) []reflectlite.Field {
	t.mustBe(Struct, method, "struct")
	return t.info().Fields
}

func (t *rtype) NumField() int { return len(t.fields("NumField")) }

func (t *rtype) Field(i int) StructField {
	if uint(i) >= uint(len(t.fields("Field"))) {
		panic("reflect: Field index out of bounds")
	}
	return t.structField(i)
}

func (t *rtype) structField(i int) StructField {
	f := &t.info().Fields[i]
	return StructField{
		Name:      f.Name,
		PkgPath:   f.Pkg,
		Type:      (*rtype)(f.Type),
		Tag:       StructTag(f.Tag),
		Offset:    f.Offset,
		Index:     []int{i},
		Anonymous: f.Embedded,
	}
}

func (t *rtype) Fields() iter.Seq[StructField] {
	n := len(t.fields("Fields"))
	return func(yield func(StructField) bool) {
		for i := range n {
			if !yield(t.structField(i)) {
				return
			}
		}
	}
}

func (t *rtype) FieldByIndex(index []int) StructField {
	t.mustBe(Struct, "FieldByIndex", "struct")
	var f StructField
	at := Type(t)
	for i, x := range index {
		if i > 0 {
			if at.Kind() == Pointer && at.Elem().Kind() == Struct {
				at = at.Elem()
			}
		}
		f = at.Field(x)
		at = f.Type
	}
	return f
}

func (t *rtype) FieldByName(name string) (StructField, bool) {
	t.mustBe(Struct, "FieldByName", "struct")
	if name == "" {
		return StructField{}, false
	}
	fields, embeds := t.info().Fields, false
	for i := range fields {
		if fields[i].Name == name {
			return t.structField(i), true
		}
		embeds = embeds || fields[i].Embedded
	}
	if !embeds {
		return StructField{}, false
	}
	return t.findField(func(s string) bool { return s == name })
}

func (t *rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	t.mustBe(Struct, "FieldByNameFunc", "struct")
	return t.findField(match)
}

// embeddedAt is a struct to look into, and the path to it.
type embeddedAt struct {
	typ   *rtype
	index []int
}

// findField looks for the only match of the shallowest depth that has one.
func (t *rtype) findField(match func(string) bool) (result StructField, ok bool) {
	next := []embeddedAt{{typ: t}}
	counts := map[*rtype]int{t: 1}
	seen := map[*rtype]bool{}
	for len(next) > 0 {
		level := next
		next = nil
		levelCounts := counts
		counts = map[*rtype]int{}
		for _, at := range level {
			if seen[at.typ] {
				continue
			}
			seen[at.typ] = true
			for i := range at.typ.info().Fields {
				f := &at.typ.Info.Fields[i]
				var inner *rtype
				if f.Embedded {
					inner = (*rtype)(f.Type)
					if inner.Kind() == Pointer {
						inner = inner.elem()
					}
				}
				if match(f.Name) {
					if ok || levelCounts[at.typ] > 1 {
						return StructField{}, false
					}
					result, ok = at.typ.structField(i), true
					result.Index = append(append([]int(nil), at.index...), i)
					continue
				}
				if ok || inner == nil || inner.Kind() != Struct || seen[inner] {
					continue
				}
				if counts[inner] > 0 {
					counts[inner] = 2
					continue
				}
				counts[inner] = 1
				if levelCounts[at.typ] > 1 {
					counts[inner] = 2
				}
				next = append(next, embeddedAt{inner, append(append([]int(nil), at.index...), i)})
			}
		}
		if ok {
			return result, true
		}
	}
	return StructField{}, false
}

// VisibleFields returns all fields of a struct type, also those promoted from embedded ones.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	w := &fieldWalk{byName: map[string]int{}, visiting: map[Type]bool{}}
	w.walk(t)
	kept := w.fields[:0]
	for i := range w.fields {
		if f := w.fields[i]; f.Name != "" {
			kept = append(kept, f)
		}
	}
	return kept
}

// fieldWalk collects fields in order; a field that another hides has no name.
type fieldWalk struct {
	byName   map[string]int
	visiting map[Type]bool
	fields   []StructField
	index    []int
}

func (w *fieldWalk) walk(t Type) {
	if w.visiting[t] {
		return
	}
	w.visiting[t] = true
	for i := range t.NumField() {
		f := t.Field(i)
		w.index = append(w.index, i)
		add := true
		if old, ok := w.byName[f.Name]; ok {
			other := &w.fields[old]
			switch {
			case len(w.index) == len(other.Index):
				other.Name = ""
				add = false
			case len(w.index) < len(other.Index):
				other.Name = ""
			default:
				add = false
			}
		}
		if add {
			f.Index = append([]int(nil), w.index...)
			w.byName[f.Name] = len(w.fields)
			w.fields = append(w.fields, f)
		}
		if f.Anonymous {
			inner := f.Type
			if inner.Kind() == Pointer {
				inner = inner.Elem()
			}
			if inner.Kind() == Struct {
				w.walk(inner)
			}
		}
		w.index = w.index[:len(w.index)-1]
	}
	delete(w.visiting, t)
}

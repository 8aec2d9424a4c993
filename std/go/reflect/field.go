package reflect

import (
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

func (t *rtype) field(i int) (f fieldInfo) {
	typeField(t, i, &f)
	return f
}

func (t *rtype) structInfo(what string) info {
	i := t.info()
	if Kind(i.kind) != Struct {
		panic("reflect: " + what + " of non-struct type " + t.String())
	}
	return i
}

func (t *rtype) NumField() int { return t.structInfo("NumField").fields }

func (t *rtype) Field(i int) StructField {
	if s := t.structInfo("Field"); i < 0 || i >= s.fields {
		panic("reflect: Field index out of bounds")
	}
	return t.structField(i)
}

func (t *rtype) structField(i int) StructField {
	f := t.field(i)
	return StructField{
		Name:      f.name,
		PkgPath:   f.pkg,
		Type:      f.typ,
		Tag:       StructTag(f.tag),
		Offset:    f.offset,
		Index:     []int{i},
		Anonymous: f.embedded != 0,
	}
}

func (t *rtype) Fields() iter.Seq[StructField] {
	n := t.structInfo("Fields").fields
	return func(yield func(StructField) bool) {
		for i := range n {
			if !yield(t.structField(i)) {
				return
			}
		}
	}
}

func (t *rtype) FieldByIndex(index []int) StructField {
	t.structInfo("FieldByIndex")
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
	t.structInfo("FieldByName")
	if name == "" {
		return StructField{}, false
	}
	return t.findField(func(s string) bool { return s == name })
}

func (t *rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	t.structInfo("FieldByNameFunc")
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
			for i := range at.typ.info().fields {
				f := at.typ.field(i)
				var inner *rtype
				if f.embedded != 0 {
					inner = f.typ
					if inner.Kind() == Pointer {
						inner = inner.elem()
					}
				}
				if match(f.name) {
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

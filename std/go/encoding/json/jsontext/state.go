package jsontext

import (
	"encoding/json/internal/jsonwire"
	"strconv"
	"strings"
)

// maxDepth is how deep arrays and objects may be nested.
const maxDepth = 10000

// level is an array or object that has begun and not ended, or the top level.
type level struct {
	kind   Kind  // KindInvalid at the top
	length int64 // of values, a member being two
	name   string
	names  nameSet
}

// wantsName tells whether a member's name comes next.
func (l *level) wantsName() bool { return l.kind == KindBeginObject && l.length%2 == 0 }

// wantsValue tells whether a member's value comes next.
func (l *level) wantsValue() bool { return l.length%2 == 1 && l.kind == KindBeginObject }

// nameSet holds the names of an object's members.
type nameSet struct {
	text  []byte // of the names
	list  []string
	index map[string]struct{} // of the list, once that is long
}

const maxListed = 16

// add returns false if the name is there.
func (n *nameSet) add(name string) bool {
	if n.index != nil {
		if _, ok := n.index[name]; ok {
			return false
		}
		n.index[name] = struct{}{}
		return true
	}
	for _, old := range n.list {
		if old == name {
			return false
		}
	}
	n.list = append(n.list, name)
	if len(n.list) > maxListed {
		n.index = make(map[string]struct{}, 2*len(n.list))
		for _, name := range n.list {
			n.index[name] = struct{}{}
		}
	}
	return true
}

// remove takes away the name that was added last.
func (n *nameSet) remove(name string) {
	if n.index != nil {
		delete(n.index, name)
	} else {
		n.list = n.list[:len(n.list)-1]
	}
}

// clone returns a copy of a name that lives as long as the set.
func (n *nameSet) clone(name string) string {
	start := len(n.text)
	n.text = append(n.text, name...)
	return jsonwire.View(n.text[start:])
}

func (n *nameSet) reset() {
	n.text = n.text[:0]
	n.list = n.list[:0]
	n.index = nil
}

// state is where in a sequence of values an Encoder or Decoder is.
type state struct {
	level
	outer []level
	spare []nameSet // of levels that have ended
}

// push goes into an array or object.
func (s *state) push(kind Kind) {
	s.length++
	s.outer = append(s.outer, s.level)
	s.level = level{kind: kind}
	if n := len(s.spare); n > 0 && kind == KindBeginObject {
		s.names = s.spare[n-1]
		s.spare = s.spare[:n-1]
	}
}

// pop goes out of it.
func (s *state) pop() {
	if s.names.text != nil {
		s.names.reset()
		s.spare = append(s.spare, s.names)
	}
	last := len(s.outer) - 1
	s.level = s.outer[last]
	s.outer[last] = level{}
	s.outer = s.outer[:last]
}

// pushName notes a member's name. It returns false if that has to be unique and is not.
func (s *state) pushName(name string, unique bool) bool {
	if !unique {
		s.names.reset()
	}
	name = s.names.clone(name)
	if unique && !s.names.add(name) {
		s.names.text = s.names.text[:len(s.names.text)-len(name)]
		return false
	}
	s.name = name
	s.length++
	return true
}

// place is a place relative to the last value of an array or object.
type place int

const (
	atLast  place = iota // the value itself
	between              // what separates it from the next: that is in the array, or in the member
	atNext               // the next value
)

// pointer returns the pointer to a place.
func (s *state) pointer(at place) Pointer {
	var b []byte
	for i := range s.outer {
		b = s.outer[i].appendToken(b, atLast)
	}
	return Pointer(s.level.appendToken(b, at))
}

func (l *level) appendToken(dst []byte, at place) []byte {
	switch {
	case l.kind == KindBeginArray && at == atNext:
		return strconv.AppendInt(append(dst, '/'), l.length, 10)
	case l.kind == KindBeginArray && at == atLast && l.length > 0:
		return strconv.AppendInt(append(dst, '/'), l.length-1, 10)
	case l.kind == KindBeginObject && l.length > 0 && (at == atLast || l.wantsValue()):
		return append(dst, Pointer("").AppendToken(l.name)...)
	}
	return dst
}

// depth is the number of arrays and objects that have begun and not ended.
func (s *state) depth() int { return len(s.outer) }

// stackIndex returns what StackIndex does.
func (s *state) stackIndex(i int) (Kind, int64) {
	if i == len(s.outer) {
		return s.kind, s.length
	}
	return s.outer[i].kind, s.outer[i].length
}

// failure is an error inside a value.
type failure struct {
	at       int // in the value's text
	err      error
	path     []string // tokens of the pointer relative to the value, the last first
	trailing bool     // the value is over
	noValue  bool     // a value should begin there
}

// within notes that the failure is inside the element or member of that name, which may be part of a buffer.
func (f *failure) within(token string) *failure {
	f.path = append(f.path, strings.Clone(token))
	return f
}

// pointer returns the pointer to what failed inside of the value at base.
func (f *failure) pointer(base Pointer) Pointer {
	var b strings.Builder
	b.WriteString(string(base))
	for i := len(f.path) - 1; i >= 0; i-- {
		b.WriteString(string(Pointer("").AppendToken(f.path[i])))
	}
	return Pointer(b.String())
}

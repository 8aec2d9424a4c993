// Package godebug reads settings from the environment variable GODEBUG, a list of name=value pairs.
package godebug

import (
	"strings"
	"sync"
	"syscall"
)

// A Setting is one name in GODEBUG.
type Setting struct {
	name         string
	undocumented bool
	once         sync.Once
	value        string
}

// New returns the setting of that name; a name that starts with # is not a documented one.
func New(name string) *Setting {
	plain := strings.TrimPrefix(name, "#")
	return &Setting{name: plain, undocumented: plain != name}
}

// Name returns the setting's name.
func (s *Setting) Name() string { return s.name }

// Undocumented tells whether the setting was made with a name that starts with #.
func (s *Setting) Undocumented() bool { return s.undocumented }

// String returns the form name=value.
func (s *Setting) String() string { return s.name + "=" + s.Value() }

// Value returns the value in GODEBUG as it was at the first call: of several the last, "" if there is none.
func (s *Setting) Value() string {
	s.once.Do(func() {
		list, _ := syscall.Getenv("GODEBUG")
		for pair := range strings.SplitSeq(list, ",") {
			if name, value, ok := strings.Cut(pair, "="); ok && name == s.name {
				s.value = value
			}
		}
	})
	return s.value
}

// IncNonDefault is called where a value other than the default changes what a program does. There are no
// metrics that would count it.
func (s *Setting) IncNonDefault() {}

// Package pprof writes profiles. This runtime takes no samples: profiles of processor time, memory and waiting are
// written without any. Those of goroutines tell how many there are, and those that programs make are complete.
package pprof

import (
	"bufio"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Profile is a set of stacks.
type Profile struct {
	name string
	text func(w io.Writer, debug int) // writes a built-in profile as text

	m     sync.Mutex
	added map[any][]uintptr
}

var profiles struct {
	m     sync.Mutex
	named map[string]*Profile
}

// all returns the profiles by name; the caller holds the lock.
func all() map[string]*Profile {
	if profiles.named == nil {
		profiles.named = map[string]*Profile{}
		for name, text := range map[string]func(io.Writer, int){
			"goroutine": writeGoroutines, "goroutineleak": writeNothing("goroutineleak profile: total 0\n"),
			"threadcreate": writeNothing("threadcreate profile: total 0\n"), "heap": writeNothing(emptyHeap),
			"allocs": writeNothing(emptyHeap), "block": writeNothing("--- contention:\n"), "mutex": writeNothing("--- mutex:\n"),
		} {
			profiles.named[name] = &Profile{name: name, text: text}
		}
	}
	return profiles.named
}

// NewProfile makes a profile of the program's own.
func NewProfile(name string) *Profile {
	if name == "" {
		panic("pprof: NewProfile with empty name")
	}
	profiles.m.Lock()
	defer profiles.m.Unlock()
	if all()[name] != nil {
		panic("pprof: NewProfile name already in use: " + name)
	}
	p := &Profile{name: name, added: map[any][]uintptr{}}
	profiles.named[name] = p
	return p
}

// Lookup returns the profile of a name, nil if there is none.
func Lookup(name string) *Profile {
	profiles.m.Lock()
	defer profiles.m.Unlock()
	return all()[name]
}

// Profiles returns all profiles, by name.
func Profiles() []*Profile {
	profiles.m.Lock()
	defer profiles.m.Unlock()
	var list []*Profile
	for _, p := range all() {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b *Profile) int { return strings.Compare(a.name, b.name) })
	return list
}

// Name returns the profile's name.
func (p *Profile) Name() string { return p.name }

// Count returns how many stacks the profile has.
func (p *Profile) Count() int {
	if p.name == "goroutine" {
		return runtime.NumGoroutine()
	}
	p.m.Lock()
	defer p.m.Unlock()
	return len(p.added)
}

// Add adds the stack of the caller for a value, skip calls above it left aside.
func (p *Profile) Add(value any, skip int) {
	if p.text != nil {
		panic("pprof: Add called on built-in Profile " + p.name)
	}
	stack := make([]uintptr, 32)
	stack = stack[:runtime.Callers(skip+2, stack)]
	p.m.Lock()
	defer p.m.Unlock()
	if _, has := p.added[value]; has {
		panic("pprof: Profile.Add of duplicate value")
	}
	p.added[value] = stack
}

// Remove removes the stack of a value.
func (p *Profile) Remove(value any) {
	p.m.Lock()
	defer p.m.Unlock()
	delete(p.added, value)
}

// WriteTo writes the profile: encoded if debug is 0, else as text.
func (p *Profile) WriteTo(w io.Writer, debug int) error {
	buffered := bufio.NewWriter(w)
	switch {
	case debug <= 0:
		buffered.Write(encoded(p.sampleTypes(), p.stacks()))
	case p.text != nil:
		p.text(buffered, debug)
	default:
		writeStacks(buffered, p.name, p.stacks())
	}
	return buffered.Flush()
}

// sampleTypes returns pairs of what samples count and its unit.
func (p *Profile) sampleTypes() []string {
	switch p.name {
	case "heap", "allocs":
		return []string{"alloc_objects", "count", "alloc_space", "bytes", "inuse_objects", "count", "inuse_space", "bytes"}
	case "block", "mutex":
		return []string{"contentions", "count", "delay", "nanoseconds"}
	}
	return []string{p.name, "count"}
}

// sample is a stack and how often it occurs.
type sample struct {
	stack []uintptr
	count int
}

// stacks returns the profile's stacks, the most frequent first.
func (p *Profile) stacks() []sample {
	p.m.Lock()
	defer p.m.Unlock()
	var list []sample
	for _, stack := range p.added {
		same := func(s sample) bool { return slices.Equal(s.stack, stack) }
		if at := slices.IndexFunc(list, same); at >= 0 {
			list[at].count++
		} else {
			list = append(list, sample{stack, 1})
		}
	}
	slices.SortFunc(list, func(a, b sample) int {
		if a.count != b.count {
			return b.count - a.count
		}
		return slices.Compare(a.stack, b.stack)
	})
	return list
}

func writeStacks(w io.Writer, name string, list []sample) {
	total := 0
	for _, s := range list {
		total += s.count
	}
	fmt.Fprintf(w, "%s profile: total %d\n", name, total)
	for _, s := range list {
		fmt.Fprintf(w, "%d @", s.count)
		for _, pc := range s.stack {
			fmt.Fprintf(w, " %#x", pc)
		}
		fmt.Fprintln(w)
		frames := runtime.CallersFrames(s.stack)
		for more := len(s.stack) > 0; more; {
			var frame runtime.Frame
			frame, more = frames.Next()
			fmt.Fprintf(w, "#\t%#x\t%s\t%s:%d\n", frame.PC, frame.Function, frame.File, frame.Line)
		}
		fmt.Fprintln(w)
	}
}

const emptyHeap = "heap profile: 0: 0 [0: 0] @ heap/1048576\n"

func writeNothing(text string) func(io.Writer, int) {
	return func(w io.Writer, debug int) { io.WriteString(w, text) }
}

func writeGoroutines(w io.Writer, debug int) {
	if debug == 1 {
		stack := make([]uintptr, 32)
		stack = stack[:runtime.Callers(1, stack)]
		writeStacks(w, "goroutine", []sample{{stack, runtime.NumGoroutine()}})
		return
	}
	buf := make([]byte, 64<<10)
	for {
		if n := runtime.Stack(buf, true); n < len(buf) {
			w.Write(buf[:n])
			return
		}
		buf = make([]byte, 2*len(buf))
	}
}

// WriteHeapProfile writes the profile of memory.
func WriteHeapProfile(w io.Writer) error { return Lookup("heap").WriteTo(w, 0) }

var cpu struct {
	m sync.Mutex
	w io.Writer // nil while there is no profile
}

// StartCPUProfile begins a profile of processor time, which StopCPUProfile writes to w.
func StartCPUProfile(w io.Writer) error {
	cpu.m.Lock()
	defer cpu.m.Unlock()
	if cpu.w != nil {
		return fmt.Errorf("cpu profiling already in use")
	}
	cpu.w = w
	return nil
}

// StopCPUProfile ends and writes the profile of processor time, if there is one.
func StopCPUProfile() {
	cpu.m.Lock()
	defer cpu.m.Unlock()
	if cpu.w != nil {
		cpu.w.Write(encoded([]string{"samples", "count", "cpu", "nanoseconds"}, nil))
		cpu.w = nil
	}
}

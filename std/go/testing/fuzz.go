package testing

import (
	"fmt"
	"reflect"
	"time"
)

// InternalFuzzTarget is a fuzz test and its name.
type InternalFuzzTarget struct {
	Name string
	Fn   func(f *F)
}

// F is the state of a fuzz test: its seeds run as subtests; inputs are not generated.
type F struct {
	common
	test  *T
	seeds [][]any
	// Whether the fuzz target is running, which has a T of its own to report to.
	inTarget bool
}

func (f *F) mustBeOutsideTarget(what string) {
	if f.inTarget {
		panic("testing: f." + what + " was called inside the fuzz target, use t." + what + " instead")
	}
}

// Fail marks the fuzz test as failed.
func (f *F) Fail() {
	f.mustBeOutsideTarget("Fail")
	f.common.Fail()
}

// Skipped reports whether the fuzz test was skipped.
func (f *F) Skipped() bool {
	f.mustBeOutsideTarget("Skipped")
	return f.common.Skipped()
}

// Helper marks the calling function: its callers' lines are told instead of its own.
func (f *F) Helper() {
	f.mustBeOutsideTarget("Helper")
	f.markHelper()
}

// Add adds a seed.
func (f *F) Add(args ...any) { f.seeds = append(f.seeds, args) }

// Fuzz runs ff, a function of a *T and of what seeds hold, on each seed.
func (f *F) Fuzz(ff any) {
	f.Helper()
	fn := reflect.ValueOf(ff)
	if fn.Kind() != reflect.Func || fn.Type().NumIn() < 2 || fn.Type().In(0) != reflect.TypeFor[*T]() {
		panic("testing: F.Fuzz must receive a function whose first argument is *T")
	}
	f.inTarget = true
	defer func() { f.inTarget = false }()
	for k, seed := range f.seeds {
		f.test.Run(fmt.Sprintf("seed#%d", k), func(t *T) {
			args := []reflect.Value{reflect.ValueOf(t)}
			for _, arg := range seed {
				args = append(args, reflect.ValueOf(arg))
			}
			fn.Call(args)
		})
	}
}

// asTest makes a test of a fuzz test.
func (target InternalFuzzTarget) asTest() InternalTest {
	return InternalTest{target.Name, func(t *T) {
		f := &F{test: t}
		f.common = common{name: t.name, level: t.level, parent: &t.common, chatty: t.chatty, ctx: t.ctx}
		f.start = time.Now()
		defer func() {
			f.runCleanups()
			t.mu.Lock()
			defer t.mu.Unlock()
			t.output = append(t.output, f.output...)
			t.skipped = t.skipped || f.skipped
			t.finished = t.finished || f.finished
		}()
		target.Fn(f)
	}}
}

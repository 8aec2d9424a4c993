package testing

import (
	"context"
	"fmt"
	"os"
	"sync"
	"time"
)

// T is the state of a test.
type T struct {
	common
	run *testRun
}

// InternalTest is a test and its name; the generated main package lists them.
type InternalTest struct {
	Name string
	F    func(*T)
}

// testRun is what all tests of a run share.
type testRun struct {
	match *matcher
	// A place for each parallel test that may run at once.
	places chan struct{}

	mu    sync.Mutex
	count int
}

func newTestRun(match *matcher) *testRun {
	return &testRun{match: match, places: make(chan struct{}, max(*parallelFlag, 1))}
}

// child makes the state of a subtest.
func (c *common) child(name string, run *testRun) *T {
	t := &T{run: run}
	t.name = name
	t.level = c.level + 1
	t.parent = c
	t.chatty = c.chatty
	t.signal = make(chan bool, 1)
	t.barrier = make(chan struct{})
	t.out = indented{&t.common}
	t.ctx, t.cancel = context.WithCancel(context.Background())
	return t
}

// Run runs f as a subtest, and returns when it has ended or become parallel. It reports whether it has not failed.
func (t *T) Run(name string, f func(t *T)) bool {
	t.mustBeOutsideBubble("t.Run")
	full, ok := t.run.match.subName(&t.common, name)
	if !ok {
		return true
	}
	sub := t.child(full, t.run)
	sub.start = time.Now()
	if t.chatty != nil {
		t.chatty.about(full, "=== RUN   %s\n", full)
	}
	go sub.execute(f)
	<-sub.signal
	return !sub.Failed()
}

// execute runs a test to its end, with its parallel subtests and cleanups.
func (t *T) execute(f func(t *T)) {
	returned := false
	defer func() {
		if !returned && !t.isFinished() {
			t.endAbnormally(recover())
		}
		t.duration += time.Since(t.start)
		t.waitForSubtests()
		t.run.note()
		t.reportEnd()
		t.mu.Lock()
		t.finished, t.ran = true, true
		t.mu.Unlock()
		t.signal <- true
	}()
	defer func() {
		if len(t.subs) == 0 {
			t.runCleanups()
		}
	}()
	f(t)
	returned = true
}

func (t *T) isFinished() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.finished
}

// endAbnormally reports a panic, which ends the program, or a goroutine that ended without a word.
func (t *T) endAbnormally(value any) {
	t.Fail()
	if value == nil {
		t.log("test executed panic(nil) or runtime.Goexit")
		return
	}
	t.duration += time.Since(t.start)
	for c := &t.common; c.parent != nil; c = c.parent {
		if c.bubbled {
			c.handOver()
			continue
		}
		c.report("--- FAIL: %s (%s)\n", c.name, seconds(c.duration))
	}
	root := &t.common
	for root.parent != nil {
		root = root.parent
	}
	os.Stdout.Write(root.output)
	panic(value)
}

// waitForSubtests lets parallel subtests go on, and waits for them.
func (t *T) waitForSubtests() {
	if len(t.subs) > 0 {
		t.freePlace()
		t.start = time.Now()
		close(t.barrier)
		for _, sub := range t.subs {
			<-sub.signal
		}
		t.duration += time.Since(t.start)
		if t.parallel {
			t.run.places <- struct{}{}
		}
		t.runCleanups()
	}
	t.freePlace()
}

// freePlace lets another parallel test run.
func (t *T) freePlace() {
	if t.parallel {
		select {
		case <-t.run.places:
		default:
		}
	}
}

func (r *testRun) note() {
	r.mu.Lock()
	r.count++
	r.mu.Unlock()
}

func (t *T) reportEnd() {
	if t.parent == nil {
		return
	}
	if t.bubbled {
		t.handOver()
		return
	}
	word := "PASS"
	switch {
	case t.failed:
		word = "FAIL"
	case t.chatty == nil:
		return
	case t.skipped:
		word = "SKIP"
	}
	t.report("--- %s: %s (%s)\n", word, t.name, seconds(t.duration))
}

// seconds formats a duration as reports show it.
func seconds(d time.Duration) string { return fmt.Sprintf("%.2fs", d.Seconds()) }

// parallelConflict is what parallel tests that change what all tests share panic with.
const parallelConflict = "testing: test using t.Setenv, t.Chdir, or cryptotest.SetGlobalRandom can not use t.Parallel"

// changeEnvironment keeps the test, and those it is part of, from being parallel.
func (t *T) changeEnvironment() {
	for p := &t.common; p != nil; p = p.parent {
		if p.parallel {
			panic(parallelConflict)
		}
	}
	t.environment = true
}

// Setenv sets an environment variable until the test has ended, which must not be parallel.
func (t *T) Setenv(key, value string) {
	t.changeEnvironment()
	t.common.Setenv(key, value)
}

// Chdir changes the current directory until the test has ended, which must not be parallel.
func (t *T) Chdir(dir string) {
	t.changeEnvironment()
	t.common.Chdir(dir)
}

// Parallel lets the test run at the same time as others that call it, after its parent's function has returned.
func (t *T) Parallel() {
	t.mustBeOutsideBubble("t.Parallel")
	if t.parallel {
		panic("testing: t.Parallel called multiple times")
	}
	for c := &t.common; c != nil; c = c.parent {
		if c.environment {
			panic(parallelConflict)
		}
	}
	t.parallel = true
	t.duration += time.Since(t.start)
	t.parent.mu.Lock()
	t.parent.subs = append(t.parent.subs, t)
	t.parent.mu.Unlock()
	if t.chatty != nil {
		t.chatty.about(t.name, "=== PAUSE %s\n", t.name)
	}
	t.signal <- true
	<-t.parent.barrier
	t.run.places <- struct{}{}
	if t.chatty != nil {
		t.chatty.about(t.name, "=== CONT  %s\n", t.name)
	}
	t.start = time.Now()
}

// Deadline returns when the run is ended by its -timeout.
func (t *T) Deadline() (deadline time.Time, ok bool) {
	t.mustBeOutsideBubble("t.Deadline")
	return runDeadline, !runDeadline.IsZero()
}

// runInBubble runs f as a part of the test, in the bubble of testing/synctest that calls it; it reports whether f has
// not failed.
func runInBubble(t *T, f func(*T)) bool {
	part := t.child(t.name, t.run)
	part.level = t.level
	part.bubbled = true
	part.start = time.Now()
	go part.execute(f)
	<-part.signal
	return !part.Failed()
}

func (t *T) mustBeOutsideBubble(what string) {
	if t.bubbled {
		panic("testing: " + what + " called inside synctest bubble")
	}
}

// handOver makes what a part of a test has logged the test's own.
func (c *common) handOver() {
	c.parent.mu.Lock()
	defer c.parent.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.parent.output = append(c.parent.output, c.output...)
	c.output = nil
}

// runTests runs tests as subtests of one that is not shown.
func runTests(match *matcher, tests []InternalTest, chatty *printer) (ran, ok bool) {
	ok = true
	for range *countFlag {
		run := newTestRun(match)
		root := (&common{level: -1, chatty: chatty}).child("", run)
		root.parent = nil
		root.out = os.Stdout
		root.start = time.Now()
		go root.execute(func(t *T) {
			for _, test := range tests {
				if *failfastFlag && t.Failed() {
					return
				}
				t.Run(test.Name, test.F)
			}
		})
		<-root.signal
		ok = ok && !root.Failed()
		ran = ran || run.count > 1
		if *failfastFlag && !ok {
			break
		}
	}
	return ran, ok
}

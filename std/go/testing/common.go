// Package testing runs the tests, benchmarks and examples of packages.
package testing

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"
)

// TB is what tests, benchmarks and fuzz tests have in common.
type TB interface {
	ArtifactDir() string
	Attr(key, value string)
	Chdir(dir string)
	Cleanup(func())
	Context() context.Context
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Output() io.Writer
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string

	private()
}

var (
	_ TB = (*T)(nil)
	_ TB = (*B)(nil)
	_ TB = (*F)(nil)
)

// common is the state of a running test, benchmark or fuzz test.
type common struct {
	mu       sync.Mutex
	name     string
	level    int
	parent   *common
	output   []byte
	out      io.Writer // where reports go: standard output, or the parent's output, indented
	chatty   *printer
	failed   bool
	skipped  bool
	finished bool
	helpers  map[string]bool
	cleanups []func()
	tempDir  string
	tempSeq  int
	ctx      context.Context
	cancel   context.CancelFunc
	start    time.Time
	duration time.Duration
	bench    bool
	bubbled  bool // a part of its parent that runs in a bubble of testing/synctest
	ran      bool

	environment bool // Setenv or Chdir was called: no parallel tests
	parallel    bool

	signal  chan bool     // to the parent: the test has ended or become parallel
	barrier chan struct{} // closed when parallel subtests may go on
	subs    []*T
}

func (c *common) private() {}

// indented writes to the output of a test's parent, four columns to the right.
type indented struct{ c *common }

func (w indented) Write(text []byte) (int, error) {
	for _, line := range strings.SplitAfter(string(text), "\n") {
		if line != "" {
			w.c.output = append(w.c.output, "    "+line...)
		}
	}
	return len(text), nil
}

// printer writes what verbose runs tell at once, and which test each line is about.
type printer struct {
	out  io.Writer
	mu   sync.Mutex
	last string
}

// newPrinter returns the printer of a run, which is nil if that is not verbose.
func newPrinter() *printer {
	if !verboseFlag.on {
		return nil
	}
	return &printer{out: os.Stdout}
}

// about tells of a step of a test.
func (p *printer) about(name, format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = name
	fmt.Fprintf(p.out, format, args...)
}

// log writes text of a test, after a line with its name if the last text was another's.
func (p *printer) log(name, text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last != name && p.last != "" {
		fmt.Fprintf(p.out, "=== NAME  %s\n", name)
	}
	p.last = name
	io.WriteString(p.out, text)
}

func (c *common) Name() string { return c.name }

func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	done := c.finished && c.ran
	c.failed = true
	c.mu.Unlock()
	if done {
		panic("Fail in goroutine after " + c.name + " has completed")
	}
}

func (c *common) Failed() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.failed
}

func (c *common) FailNow() {
	c.Fail()
	c.mu.Lock()
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

func (c *common) SkipNow() {
	c.mu.Lock()
	c.skipped = true
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

func (c *common) Skipped() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.skipped
}

func (c *common) Log(args ...any)                 { c.log(fmt.Sprintln(args...)) }
func (c *common) Logf(format string, args ...any) { c.log(fmt.Sprintf(format, args...)) }

func (c *common) Error(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.Fail()
}

func (c *common) Errorf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.Fail()
}

func (c *common) Fatal(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.FailNow()
}

func (c *common) Fatalf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.FailNow()
}

func (c *common) Skip(args ...any) {
	c.log(fmt.Sprintln(args...))
	c.SkipNow()
}

func (c *common) Skipf(format string, args ...any) {
	c.log(fmt.Sprintf(format, args...))
	c.SkipNow()
}

// Helper marks the calling function: its callers' lines are told instead of its own.
func (c *common) Helper() { c.markHelper() }

// markHelper marks the function that calls its caller.
func (c *common) markHelper() {
	var pcs [1]uintptr
	if runtime.Callers(3, pcs[:]) == 0 {
		return
	}
	frame, _ := runtime.CallersFrames(pcs[:]).Next()
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.helpers == nil {
		c.helpers = map[string]bool{}
	}
	c.helpers[frame.Function] = true
}

// place returns the file and line to tell with a message: those of the caller that is no helper.
func (c *common) place() string {
	var pcs [64]uintptr
	n := runtime.Callers(2, pcs[:])
	frames := runtime.CallersFrames(pcs[:n])
	for {
		frame, more := frames.Next()
		own := strings.HasPrefix(frame.Function, "testing.")
		if frame.Function != "" && !own && !c.isHelper(frame.Function) {
			return fmt.Sprintf("%s:%d: ", filepath.Base(frame.File), frame.Line)
		}
		if !more {
			return "???:1: "
		}
	}
}

func (c *common) isHelper(function string) bool {
	for ; c != nil; c = c.parent {
		c.mu.Lock()
		found := c.helpers[function]
		c.mu.Unlock()
		if found {
			return true
		}
	}
	return false
}

// log keeps a message for the report, or writes it at once in verbose runs.
func (c *common) log(message string) {
	message = strings.TrimSuffix(message, "\n")
	c.write("    " + c.place() + strings.ReplaceAll(message, "\n", "\n        ") + "\n")
}

func (c *common) write(text string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.finished && c.ran {
		panic("Log in goroutine after " + c.name + " has completed: " + strings.TrimSpace(text))
	}
	if c.chatty != nil && !c.bench {
		c.chatty.log(c.name, text)
		return
	}
	c.output = append(c.output, text...)
}

// testOutput writes to the log of a test, line by line, without places.
type testOutput struct{ c *common }

func (w testOutput) Write(text []byte) (int, error) {
	for _, line := range strings.SplitAfter(string(text), "\n") {
		if line != "" {
			w.c.write("    " + strings.TrimSuffix(line, "\n") + "\n")
		}
	}
	return len(text), nil
}

// Output returns a writer to the test's log.
func (c *common) Output() io.Writer { return testOutput{c} }

// Attr tells an attribute of the test.
func (c *common) Attr(key, value string) {
	if strings.ContainsAny(key, " \t\r\n") {
		c.Errorf("disallowed whitespace in attribute key %q", key)
		return
	}
	if c.chatty != nil {
		c.chatty.about(c.name, "=== ATTR  %s %s %s\n", c.name, key, value)
	}
}

// report writes a line about the end of the test and all that it logged to the parent's output.
func (c *common) report(format string, args ...any) {
	p := c.parent
	p.mu.Lock()
	defer p.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	text := fmt.Sprintf(format, args...) + string(c.output)
	c.output = nil
	if c.chatty != nil && p.parent == nil {
		c.chatty.about(c.name, "%s", text)
		return
	}
	io.WriteString(p.out, text)
}

// Cleanup registers a function to be called when the test and its subtests have ended.
func (c *common) Cleanup(f func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cleanups = append(c.cleanups, f)
}

// runCleanups calls the registered functions, the last first; those that end the goroutine do not keep others from
// being called.
func (c *common) runCleanups() {
	if c.cancel != nil {
		c.cancel()
	}
	defer func() {
		c.mu.Lock()
		more := len(c.cleanups) > 0
		c.mu.Unlock()
		if more {
			c.runCleanups()
		}
	}()
	for {
		c.mu.Lock()
		if len(c.cleanups) == 0 {
			c.mu.Unlock()
			return
		}
		last := len(c.cleanups) - 1
		f := c.cleanups[last]
		c.cleanups = c.cleanups[:last]
		c.mu.Unlock()
		f()
	}
}

// Context returns a context that is cancelled just before cleanup functions are called.
func (c *common) Context() context.Context { return c.ctx }

// TempDir makes a directory that is removed when the test has ended.
func (c *common) TempDir() string {
	c.mu.Lock()
	first := c.tempDir == ""
	c.mu.Unlock()
	if first {
		letters := func(r rune) rune {
			if r < 0x80 && !('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9') {
				return -1
			}
			return r
		}
		dir, err := os.MkdirTemp("", strings.Map(letters, c.name))
		if err != nil {
			c.Fatalf("TempDir: %v", err)
		}
		c.tempDir = dir
		c.Cleanup(func() {
			if err := os.RemoveAll(dir); err != nil {
				c.Errorf("TempDir RemoveAll cleanup: %v", err)
			}
		})
	}
	c.mu.Lock()
	c.tempSeq++
	dir := fmt.Sprintf("%s/%03d", c.tempDir, c.tempSeq)
	c.mu.Unlock()
	if err := os.Mkdir(dir, 0o777); err != nil {
		c.Fatalf("TempDir: %v", err)
	}
	return dir
}

// ArtifactDir returns a directory for files that the test leaves.
func (c *common) ArtifactDir() string { return c.TempDir() }

// Setenv sets an environment variable until the test has ended.
func (c *common) Setenv(key, value string) {
	old, was := os.LookupEnv(key)
	if err := os.Setenv(key, value); err != nil {
		c.Fatalf("cannot set environment variable: %v", err)
	}
	c.Cleanup(func() {
		if was {
			os.Setenv(key, old)
		} else {
			os.Unsetenv(key)
		}
	})
}

// Chdir changes the current directory until the test has ended.
func (c *common) Chdir(dir string) {
	old, err := os.Getwd()
	if err == nil {
		err = os.Chdir(dir)
	}
	if err != nil {
		c.Fatal(err)
	}
	c.Cleanup(func() {
		if err := os.Chdir(old); err != nil {
			panic("testing.Chdir: " + err.Error())
		}
	})
}

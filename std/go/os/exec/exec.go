// Package exec runs other programs.
package exec

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// ErrWaitDelay says that copying had to end before all was copied.
var ErrWaitDelay = errors.New("exec: WaitDelay expired before I/O complete")

// Cmd is a program to run, or one that runs; it is used once.
type Cmd struct {
	Path         string
	Args         []string
	Env          []string
	Dir          string
	Stdin        io.Reader
	Stdout       io.Writer
	Stderr       io.Writer
	ExtraFiles   []*os.File
	SysProcAttr  *syscall.SysProcAttr
	Process      *os.Process
	ProcessState *os.ProcessState
	Err          error
	Cancel       func() error
	WaitDelay    time.Duration

	ctx context.Context

	childFiles  []io.Closer // closed once the process has them
	parentFiles []io.Closer // closed when the process has ended
	copies      []func() error
	copied      chan error
	watched     chan error // what became of the context, once the process has ended
	ended       chan struct{}
}

// Command returns what runs a program with arguments.
func Command(name string, arg ...string) *Cmd {
	c := &Cmd{Path: name, Args: append([]string{name}, arg...)}
	if filepath.Base(name) == name {
		path, err := LookPath(name)
		if path != "" {
			c.Path = path
		}
		c.Err = err
	}
	return c
}

// CommandContext is Command for a program that is killed when ctx ends before it.
func CommandContext(ctx context.Context, name string, arg ...string) *Cmd {
	if ctx == nil {
		panic("nil Context")
	}
	c := Command(name, arg...)
	c.ctx = ctx
	c.Cancel = func() error { return c.Process.Kill() }
	return c
}

func (c *Cmd) String() string {
	if c.Err != nil {
		return strings.Join(c.Args, " ")
	}
	return strings.Join(append([]string{c.Path}, c.Args[1:]...), " ")
}

// Environ returns the environment that the program would have.
func (c *Cmd) Environ() []string {
	env, _ := c.environment()
	return env
}

// environment returns the program's environment; an error if a text of it can't be passed on.
func (c *Cmd) environment() ([]string, error) {
	env := c.Env
	if env == nil {
		env = os.Environ()
		if c.Dir != "" {
			if dir, err := filepath.Abs(c.Dir); err == nil {
				env = append(env, "PWD="+dir)
			}
		}
	}
	return lastOfEach(env)
}

// lastOfEach leaves of each variable its last value, and no text with a zero byte, which is an error.
func lastOfEach(env []string) (out []string, err error) {
	seen := map[string]bool{}
	for i := len(env) - 1; i >= 0; i-- {
		pair := env[i]
		if strings.IndexByte(pair, 0) >= 0 {
			err = errors.New("exec: environment variable contains NUL")
			continue
		}
		key, _, found := strings.Cut(pair, "=")
		if found && seen[key] {
			continue
		}
		seen[key] = found
		out = append(out, pair)
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out, err
}

// Run runs the program to its end.
func (c *Cmd) Run() error {
	if err := c.Start(); err != nil {
		return err
	}
	return c.Wait()
}

func closeAll(files []io.Closer) {
	for _, f := range files {
		f.Close()
	}
}

// childReader returns the file that the program reads what r has from.
func (c *Cmd) childReader(r io.Reader) (*os.File, error) {
	if r == nil {
		return c.devNull(os.O_RDONLY)
	}
	if f, ok := r.(*os.File); ok {
		return f, nil
	}
	pr, pw, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.childFiles = append(c.childFiles, pr)
	c.parentFiles = append(c.parentFiles, pw)
	c.copies = append(c.copies, func() error {
		_, err := io.Copy(pw, r)
		// A program need not read all.
		if errors.Is(err, syscall.EPIPE) || errors.Is(err, os.ErrClosed) {
			err = nil
		}
		if closeErr := pw.Close(); err == nil && !errors.Is(closeErr, os.ErrClosed) {
			err = closeErr
		}
		return err
	})
	return pr, nil
}

// childWriter returns the file that the program writes to for w.
func (c *Cmd) childWriter(w io.Writer) (*os.File, error) {
	if w == nil {
		return c.devNull(os.O_WRONLY)
	}
	if f, ok := w.(*os.File); ok {
		return f, nil
	}
	pr, pw, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	c.childFiles = append(c.childFiles, pw)
	c.parentFiles = append(c.parentFiles, pr)
	c.copies = append(c.copies, func() error {
		_, err := io.Copy(w, pr)
		pr.Close()
		return err
	})
	return pw, nil
}

func (c *Cmd) devNull(flag int) (*os.File, error) {
	f, err := os.OpenFile(os.DevNull, flag, 0)
	if err == nil {
		c.childFiles = append(c.childFiles, f)
	}
	return f, err
}

// same tells whether two writers are one, which gets one pipe.
func same(a, b io.Writer) (equal bool) {
	defer func() {
		if recover() != nil { // values that can't be compared
			equal = false
		}
	}()
	return a != nil && a == b
}

func (c *Cmd) files() ([]*os.File, error) {
	stdin, err := c.childReader(c.Stdin)
	if err != nil {
		return nil, err
	}
	stdout, err := c.childWriter(c.Stdout)
	if err != nil {
		return nil, err
	}
	stderr := stdout
	if !same(c.Stderr, c.Stdout) {
		if stderr, err = c.childWriter(c.Stderr); err != nil {
			return nil, err
		}
	}
	return append([]*os.File{stdin, stdout, stderr}, c.ExtraFiles...), nil
}

// Start starts the program.
func (c *Cmd) Start() (err error) {
	if c.Path == "" && c.Err == nil {
		c.Err = errors.New("exec: no command")
	}
	if c.Process != nil || c.ended != nil {
		return errors.New("exec: already started")
	}
	c.ended = make(chan struct{})
	defer func() {
		closeAll(c.childFiles)
		c.childFiles = nil
		if err != nil {
			closeAll(c.parentFiles)
			c.parentFiles = nil
		}
	}()
	if c.Err != nil {
		return c.Err
	}
	if c.Cancel != nil && c.ctx == nil {
		return errors.New("exec: command with a non-nil Cancel was not created with CommandContext")
	}
	if c.ctx != nil && c.ctx.Err() != nil {
		return c.ctx.Err()
	}
	files, err := c.files()
	if err != nil {
		return err
	}
	env, err := c.environment()
	if err != nil {
		return err
	}
	args := c.Args
	if len(args) == 0 {
		args = []string{c.Path}
	}
	c.Process, err = os.StartProcess(c.Path, args, &os.ProcAttr{
		Dir: c.Dir, Files: files, Env: env, Sys: c.SysProcAttr,
	})
	if err != nil {
		return err
	}
	c.copied = make(chan error, len(c.copies))
	for _, copy := range c.copies {
		go func() { c.copied <- copy() }()
	}
	if c.ctx != nil && c.ctx.Done() != nil {
		c.watched = make(chan error, 1)
		go c.watch()
	}
	return nil
}

// watch ends the process when the context ends first.
func (c *Cmd) watch() {
	select {
	case <-c.ended:
		c.watched <- nil
		return
	case <-c.ctx.Done():
	}
	var err error
	if c.Cancel != nil {
		switch cancelErr := c.Cancel(); {
		case cancelErr == nil:
			err = c.ctx.Err()
		case errors.Is(cancelErr, os.ErrProcessDone):
		default:
			err = cancelErr
		}
	}
	if c.WaitDelay == 0 {
		c.watched <- err
		return
	}
	timer := time.NewTimer(c.WaitDelay)
	defer timer.Stop()
	select {
	case <-c.ended:
	case <-timer.C:
		if killErr := c.Process.Kill(); killErr == nil && err == nil {
			err = c.ctx.Err()
		}
	}
	c.watched <- err
}

// ExitError is the error of a program that did not end well.
type ExitError struct {
	*os.ProcessState

	// The beginning and end of what it wrote as errors, if Output collected that.
	Stderr []byte
}

func (e *ExitError) Error() string { return e.ProcessState.String() }

// Wait waits for the end of the program, and until all is copied.
func (c *Cmd) Wait() error {
	if c.Process == nil {
		return errors.New("exec: not started")
	}
	if c.ProcessState != nil {
		return errors.New("exec: Wait was already called")
	}
	state, err := c.Process.Wait()
	if err == nil && !state.Success() {
		err = &ExitError{ProcessState: state}
	}
	c.ProcessState = state
	close(c.ended)
	if c.watched != nil {
		if watchErr := <-c.watched; watchErr != nil && (err == nil || isKilled(state)) {
			if err == nil || c.ctx.Err() == nil {
				err = watchErr
			}
		}
	}
	if copyErr := c.awaitCopies(); err == nil {
		err = copyErr
	}
	closeAll(c.parentFiles)
	c.parentFiles = nil
	return err
}

func isKilled(state *os.ProcessState) bool { return state != nil && !state.Success() }

// awaitCopies waits until all is copied, or for WaitDelay.
func (c *Cmd) awaitCopies() error {
	var timeout <-chan time.Time
	if c.WaitDelay > 0 {
		timer := time.NewTimer(c.WaitDelay)
		defer timer.Stop()
		timeout = timer.C
	}
	var first error
	for range c.copies {
		select {
		case err := <-c.copied:
			if err != nil && first == nil {
				first = err
			}
		case <-timeout:
			closeAll(c.parentFiles)
			if first == nil {
				first = ErrWaitDelay
			}
			return first
		}
	}
	return first
}

// Output runs the program and returns what it wrote.
func (c *Cmd) Output() ([]byte, error) {
	if c.Stdout != nil {
		return nil, errors.New("exec: Stdout already set")
	}
	var stdout bytes.Buffer
	c.Stdout = &stdout
	var stderr *ends
	if c.Stderr == nil {
		stderr = &ends{}
		c.Stderr = stderr
	}
	err := c.Run()
	if exit, ok := err.(*ExitError); ok && stderr != nil {
		exit.Stderr = stderr.bytes()
	}
	return stdout.Bytes(), err
}

// CombinedOutput runs the program and returns what it wrote, errors included.
func (c *Cmd) CombinedOutput() ([]byte, error) {
	if c.Stdout != nil {
		return nil, errors.New("exec: Stdout already set")
	}
	if c.Stderr != nil {
		return nil, errors.New("exec: Stderr already set")
	}
	var out bytes.Buffer
	c.Stdout = &out
	c.Stderr = &out
	err := c.Run()
	return out.Bytes(), err
}

// pipe opens a pipe for a program that has not started, unless its end is taken.
func (c *Cmd) pipe(name string, taken bool) (r, w *os.File, err error) {
	if taken {
		return nil, nil, errors.New("exec: " + name + " already set")
	}
	if c.Process != nil {
		return nil, nil, errors.New("exec: " + name + "Pipe after process started")
	}
	return os.Pipe()
}

// StdinPipe returns what the program will read.
func (c *Cmd) StdinPipe() (io.WriteCloser, error) {
	r, w, err := c.pipe("Stdin", c.Stdin != nil)
	if err != nil {
		return nil, err
	}
	c.Stdin = r
	c.childFiles = append(c.childFiles, r)
	c.parentFiles = append(c.parentFiles, w)
	return w, nil
}

func (c *Cmd) outputPipe(name string, to *io.Writer) (io.ReadCloser, error) {
	r, w, err := c.pipe(name, *to != nil)
	if err != nil {
		return nil, err
	}
	*to = w
	c.childFiles = append(c.childFiles, w)
	c.parentFiles = append(c.parentFiles, r)
	return r, nil
}

// StdoutPipe returns what the program will write; all must be read before Wait.
func (c *Cmd) StdoutPipe() (io.ReadCloser, error) { return c.outputPipe("Stdout", &c.Stdout) }

// StderrPipe returns what the program will write as errors.
func (c *Cmd) StderrPipe() (io.ReadCloser, error) { return c.outputPipe("Stderr", &c.Stderr) }

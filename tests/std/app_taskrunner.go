// Runs tasks of a small makefile: targets with prerequisites and shell commands, by os/exec.
package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

type rule struct {
	target   string
	needs    []string
	commands []string
}

type syntaxError struct {
	line int
	text string
}

func (e *syntaxError) Error() string { return fmt.Sprintf("line %d: %s", e.line, e.text) }

func parse(r io.Reader) (map[string]*rule, error) {
	rules, variables := map[string]*rule{}, map[string]string{}
	var current *rule
	scanner := bufio.NewScanner(r)
	for line := 1; scanner.Scan(); line++ {
		text := scanner.Text()
		expanded := os.Expand(text, func(name string) string {
			if value, ok := variables[name]; ok {
				return value
			}
			return "${" + name + "}"
		})
		switch {
		case strings.TrimSpace(text) == "" || strings.HasPrefix(text, "#"):
		case text[0] == '\t':
			if current == nil {
				return nil, &syntaxError{line, "a command without a target"}
			}
			current.commands = append(current.commands, expanded[1:])
		default:
			if name, value, ok := strings.Cut(expanded, "="); ok && !strings.Contains(name, ":") {
				variables[strings.TrimSpace(name)] = strings.TrimSpace(value)
				continue
			}
			target, needs, ok := strings.Cut(expanded, ":")
			if !ok {
				return nil, &syntaxError{line, fmt.Sprintf("no separator in %q", text)}
			}
			current = &rule{target: target, needs: strings.Fields(needs)}
			if rules[target] != nil {
				return nil, &syntaxError{line, "second rule for " + target}
			}
			rules[target] = current
		}
	}
	return rules, scanner.Err()
}

type runner struct {
	rules map[string]*rule
	dir   string
	done  map[string]bool
	stack []string
	ran   int
}

func (r *runner) make(ctx context.Context, target string) error {
	if r.done[target] {
		return nil
	}
	if i := slices.Index(r.stack, target); i >= 0 {
		return fmt.Errorf("cycle: %s", strings.Join(append(slices.Clone(r.stack[i:]), target), " -> "))
	}
	path := filepath.Join(r.dir, target)
	info, err := os.Stat(path)
	rule := r.rules[target]
	if rule == nil {
		if err != nil {
			return fmt.Errorf("no rule for %s: %w", target, errors.Unwrap(err))
		}
		return nil
	}
	r.stack = append(r.stack, target)
	defer func() { r.stack = r.stack[:len(r.stack)-1] }()
	stale := err != nil
	for _, need := range rule.needs {
		if err := r.make(ctx, need); err != nil {
			return err
		}
		needed, err := os.Stat(filepath.Join(r.dir, need))
		stale = stale || err != nil || needed.ModTime().After(info.ModTime())
	}
	r.done[target] = true
	if !stale {
		fmt.Println("  up to date:", target)
		return nil
	}
	for _, command := range rule.commands {
		if err := r.run(ctx, target, command); err != nil {
			return err
		}
	}
	return nil
}

func (r *runner) run(ctx context.Context, target, command string) error {
	quiet := strings.HasPrefix(command, "@")
	ignore := strings.HasPrefix(command, "-")
	command = strings.TrimLeft(command, "@-")
	if !quiet {
		fmt.Println("  $", command)
	}
	r.ran++
	var out, errs bytes.Buffer
	cmd := exec.CommandContext(ctx, "/bin/sh", "-c", command)
	cmd.Dir, cmd.Stdout, cmd.Stderr = r.dir, &out, &errs
	cmd.Env = append(os.Environ(), "TARGET="+target, "TARGET=last of "+target)
	err := cmd.Run()
	for line := range strings.Lines(out.String()) {
		fmt.Print("  | ", line)
	}
	for line := range strings.Lines(errs.String()) {
		fmt.Print("  ! ", line)
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		fmt.Println("  exit", exit.ExitCode(), exit, exit.Exited(), exit.Success(), len(exit.Stderr))
	}
	if err != nil && !ignore {
		return fmt.Errorf("%s: %w", target, err)
	}
	return nil
}

const makefile = `# an example
name = world
greeting = hello ${name}

all: out.txt check
out.txt: in.txt extra
	cat in.txt > out.txt
	echo ${greeting} >> out.txt
extra:
	@echo no file is made for $TARGET
check: out.txt
	-grep -c absent out.txt
	wc -l < out.txt | tr -d ' '
fails: in.txt
	@echo before; echo on stderr >&2; exit 3
	echo never reached
killed:
	@exec sh -c "kill -9 \$\$"
slow:
	@exec sleep 20
a: b
b: c
c: a
lost: nowhere.txt
`

func main() {
	dir, _ := os.MkdirTemp("", "tasks")
	defer os.RemoveAll(dir)
	os.WriteFile(filepath.Join(dir, "in.txt"), []byte("one\ntwo\n"), 0644)
	old := time.Now().Add(-time.Hour)
	os.Chtimes(filepath.Join(dir, "in.txt"), old, old)
	for _, text := range []string{"\tx", "a:\n\ta\nb\n", "a:\nb:\n\na: b"} {
		_, err := parse(strings.NewReader(text))
		var syntax *syntaxError
		fmt.Println(err, errors.As(err, &syntax) && syntax.line > 0)
	}
	_, err := parse(strings.NewReader(strings.Repeat("long", 20000)))
	fmt.Println(err, errors.Is(err, bufio.ErrTooLong))
	for _, target := range []string{"all", "check", "out.txt", "fails", "killed", "slow", "a", "lost", "in.txt", "unknown"} {
		rules, err := parse(strings.NewReader(makefile))
		if err != nil {
			fmt.Println(err)
			return
		}
		ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
		if target == "slow" {
			time.AfterFunc(50*time.Millisecond, cancel)
		}
		r := &runner{rules: rules, dir: dir, done: map[string]bool{}}
		fmt.Println("make", target)
		err = r.make(ctx, target)
		fmt.Println(" ran", r.ran, err, errors.Is(err, os.ErrNotExist), ctx.Err())
		cancel()
	}
}

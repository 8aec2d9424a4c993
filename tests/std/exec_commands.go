package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

var dir string

func text(err error) string {
	if err == nil {
		return "nil"
	}
	return fmt.Sprintf("%s (%T)", strings.ReplaceAll(err.Error(), dir, "DIR"), err)
}

func sh(script string, args ...string) *exec.Cmd {
	return exec.Command("/bin/sh", append([]string{"-c", script, "name"}, args...)...)
}

func main() {
	dir, _ = os.MkdirTemp("", "exec")
	defer os.RemoveAll(dir)
	os.WriteFile(filepath.Join(dir, "plain"), []byte("not a program"), 0644)
	os.WriteFile(filepath.Join(dir, "script"), []byte("#!/bin/sh\necho \"script $# $1\"\n"), 0755)
	os.WriteFile(filepath.Join(dir, "garbage"), []byte("\x01\x02"), 0755)
	os.WriteFile(filepath.Join(dir, "lost"), []byte("#!/no/interpreter\n"), 0755)
	os.Mkdir(filepath.Join(dir, "sub"), 0755)

	for _, name := range []string{"plain", "script", "garbage", "lost", "sub", "none", "none/below", "plain/below"} {
		out, err := exec.Command(filepath.Join(dir, name), "an argument", "two").Output()
		fmt.Printf("%s %q %s %t %t\n", name, out, text(err), errors.Is(err, fs.ErrNotExist), errors.Is(err, fs.ErrPermission))
	}
	os.Setenv("PATH", dir)
	for _, name := range []string{"plain", "script", "sub", "none", "", ".", "./none", "sub/none"} {
		path, err := exec.LookPath(name)
		fmt.Println("look", name, strings.ReplaceAll(path, dir, "DIR"), text(err), errors.Is(err, exec.ErrNotFound))
		cmd := exec.Command(name)
		fmt.Println("  ", strings.ReplaceAll(cmd.Path, dir, "DIR"), cmd.Args, text(cmd.Err), text(cmd.Run()))
	}
	os.Setenv("PATH", "sub:.:")
	os.Chdir(dir)
	path, err := exec.LookPath("script")
	fmt.Println(path, text(err), errors.Is(err, exec.ErrDot))
	fmt.Println(text(exec.Command("script").Run()))
	os.Setenv("PATH", "/usr/bin:/bin")

	// Streams.
	cmd := sh(`read a; read b; echo "$b $a"; echo "err $1" >&2; exit 7`, "arg")
	cmd.Stdin = strings.NewReader("first\nsecond\nthird\n")
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err = cmd.Run()
	fmt.Printf("%q %q %s %d\n", out.String(), errs.String(), text(err), cmd.ProcessState.ExitCode())
	both := sh("echo one; echo two >&2; echo three")
	combined, err := both.CombinedOutput()
	fmt.Printf("%q %s\n", combined, text(err))
	_, err = both.CombinedOutput()
	fmt.Println(text(err))
	failing := sh("echo out; echo problem >&2; exit 2")
	data, err := failing.Output()
	var exit *exec.ExitError
	fmt.Printf("%q %t %q\n", data, errors.As(err, &exit), exit.Stderr)
	failing = sh("head -c 100000 /dev/zero | tr '\\0' x >&2; exit 1")
	_, err = failing.Output()
	errors.As(err, &exit)
	fmt.Println(len(exit.Stderr), strings.Contains(string(exit.Stderr), "omitting"))

	// Pipes.
	cmd = exec.Command("cat")
	in, _ := cmd.StdinPipe()
	pipe, _ := cmd.StdoutPipe()
	_, err = cmd.StdoutPipe()
	fmt.Println(text(err))
	_, err = cmd.StdinPipe()
	fmt.Println(text(err))
	fmt.Println(text(cmd.Wait()), text(cmd.Start()), text(cmd.Start()))
	_, err = cmd.StderrPipe()
	fmt.Println(text(err))
	r := bufio.NewReader(pipe)
	for i := range 3 {
		fmt.Fprintln(in, "question", i)
		line, err := r.ReadString('\n')
		fmt.Printf("%q %v\n", line, err)
	}
	fmt.Println(in.Close(), in.Close())
	rest, err := io.ReadAll(r)
	fmt.Println(len(rest), err, text(cmd.Wait()), text(cmd.Wait()))
	_, err = pipe.Read(make([]byte, 1))
	fmt.Println(errors.Is(err, fs.ErrClosed))

	// Environment and directory.
	cmd = sh(`echo "$A-$B-$PWD"; pwd`)
	cmd.Dir, cmd.Env = "/", []string{"A=1", "B=2", "A=3", "=weird", "novalue"}
	data, err = cmd.Output()
	fmt.Printf("%q %s %q\n", data, text(err), cmd.Environ())
	cmd = sh("pwd")
	cmd.Dir = filepath.Join(dir, "none")
	fmt.Println(text(cmd.Run()))
	cmd = sh("true")
	cmd.Env = []string{"A=\x00"}
	fmt.Println(text(cmd.Run()), cmd.ProcessState)

	// Ends.
	for _, script := range []string{"exit 0", "exit 255", "kill -TERM $$", "kill -KILL $$"} {
		cmd := sh(script)
		err := cmd.Run()
		status := cmd.ProcessState.Sys().(syscall.WaitStatus)
		fmt.Println(script, text(err), cmd.ProcessState, cmd.ProcessState.ExitCode(), status.Signaled(), status.Exited(), cmd.ProcessState.Success())
	}
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
	cmd = exec.CommandContext(ctx, "sleep", "10")
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	fmt.Println(text(cmd.Run()), ctx.Err())
	cancel()
	fmt.Println(text(exec.CommandContext(ctx, "sleep", "10").Run()))
	cmd = sh("sleep 10 & echo started")
	cmd.WaitDelay = 30 * time.Millisecond
	out.Reset()
	cmd.Stdout = &out
	err = cmd.Run()
	fmt.Printf("%q %s %t\n", out.String(), text(err), errors.Is(err, exec.ErrWaitDelay))
	cmd = exec.Command("cat", "/dev/zero")
	cmd.Stdout = &limited{left: 1000}
	fmt.Println(text(cmd.Run()))
	fmt.Println(exec.Command("prog", "a b", `"`), (&exec.Cmd{Path: "/x", Args: []string{"y", "z"}}).String())
	proc, err := os.FindProcess(1 << 30)
	fmt.Println(err, proc.Signal(syscall.Signal(0)), errors.Is(proc.Kill(), os.ErrProcessDone))
}

type limited struct{ left int }

func (l *limited) Write(p []byte) (int, error) {
	if l.left -= len(p); l.left < 0 {
		return 0, errors.New("enough")
	}
	return len(p), nil
}

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
	"strings"
	"syscall"
	"time"
)

func main() {
	out, err := exec.Command("sh", "-c", "echo one; echo two >&2").CombinedOutput()
	fmt.Printf("%q %v\n", out, err)

	cat := exec.Command("cat")
	cat.Stdin = strings.NewReader(strings.Repeat("0123456789", 20000))
	out, err = cat.Output()
	fmt.Println(len(out), err)

	env := exec.Command("sh", "-c", "echo $A-$B; pwd")
	env.Env = []string{"A=1", "B=2", "A=3", "PATH=" + os.Getenv("PATH")}
	env.Dir = "/"
	out, err = env.Output()
	fmt.Printf("%q %v\n", out, err)

	tr := exec.Command("tr", "a-z", "A-Z")
	in, _ := tr.StdinPipe()
	from, _ := tr.StdoutPipe()
	fmt.Println(tr.Start())
	go func() {
		for _, line := range []string{"first", "second"} {
			fmt.Fprintln(in, line)
		}
		in.Close()
	}()
	lines := bufio.NewScanner(from)
	for lines.Scan() {
		fmt.Println(lines.Text())
	}
	fmt.Println(tr.Wait(), tr.ProcessState)

	var stderr bytes.Buffer
	fail := exec.Command("sh", "-c", "echo bad >&2; exit 7")
	fail.Stderr = &stderr
	err = fail.Run()
	var exit *exec.ExitError
	fmt.Println(err, errors.As(err, &exit), exit.ExitCode(), exit.Stderr == nil, stderr.String())

	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Millisecond)
	defer cancel()
	slow := exec.CommandContext(ctx, "sleep", "10")
	start := time.Now()
	err = slow.Run()
	fmt.Println(err, ctx.Err(), time.Since(start) < 5*time.Second)

	ctx, cancel = context.WithCancel(context.Background())
	cancel()
	fmt.Println(exec.CommandContext(ctx, "true").Run())

	gentle, stop := context.WithCancel(context.Background())
	trap := exec.CommandContext(gentle, "sh", "-c", "trap 'echo term; exit 4' TERM; echo ready; while :; do sleep 0.01; done")
	trap.Cancel = func() error { return trap.Process.Signal(syscall.SIGTERM) }
	r, _ := trap.StdoutPipe()
	trap.Start()
	ready := bufio.NewReader(r)
	line, _ := ready.ReadString('\n')
	stop()
	rest, _ := io.ReadAll(ready)
	fmt.Printf("%q %q %v\n", line, rest, trap.Wait())

	pr, pw, _ := os.Pipe()
	extra := exec.Command("sh", "-c", "echo extra >&3")
	extra.ExtraFiles = []*os.File{pw}
	fmt.Println(extra.Run())
	pw.Close()
	out, err = io.ReadAll(pr)
	fmt.Printf("%q %v\n", out, err)

	group := exec.Command("sleep", "10")
	group.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	group.Start()
	pgid, err := syscall.Getpgid(group.Process.Pid)
	fmt.Println(pgid == group.Process.Pid, err, syscall.Kill(-pgid, syscall.SIGINT))
	fmt.Println(group.Wait())

	// Goroutines run while this one waits.
	ticks := 0
	done := make(chan bool)
	go func() {
		for range 3 {
			time.Sleep(5 * time.Millisecond)
			ticks++
		}
		close(done)
	}()
	fmt.Println(exec.Command("sleep", "0.1").Run())
	<-done
	fmt.Println(ticks)
	fmt.Println(exec.Command("").Run(), exec.Command("/").Run(), (&exec.Cmd{}).Run())
	fmt.Println((&exec.Cmd{Path: "/bin/sh", Cancel: func() error { return nil }}).Run())
}

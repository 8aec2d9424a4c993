package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
)

func main() {
	p, err := os.StartProcess("/bin/sh", []string{"sh", "-c", "exit 3"}, &os.ProcAttr{Files: []*os.File{os.Stdin, os.Stdout, os.Stderr}})
	fmt.Println(err)
	st, err := p.Wait()
	fmt.Println(st, err, st.ExitCode(), st.Exited(), st.Success(), st.Pid() == p.Pid)
	st, err = p.Wait()
	fmt.Println(st, err, err == os.ErrProcessDone)
	fmt.Println(p.Signal(syscall.SIGTERM), p.Kill(), p.Release())
	fmt.Println(p.Pid, p.Release())
	st, err = p.Wait()
	fmt.Println(st, err)
	fmt.Println(p.Signal(syscall.SIGTERM))
	fmt.Println(p.WithHandle(func(uintptr) {}))
	_, err = os.StartProcess("/nonexistent", nil, &os.ProcAttr{})
	fmt.Printf("%v %T\n", err, err)
	_, err = os.StartProcess("/bin/sh", nil, &os.ProcAttr{Dir: "/nowhere"})
	fmt.Printf("%v %T\n", err, err)
	p, err = os.FindProcess(1 << 21)
	fmt.Println(err)
	fmt.Println(p.Signal(syscall.Signal(0)))
	st, err = p.Wait()
	fmt.Println(st, err)
	p, err = os.StartProcess("/bin/sh", []string{"sh", "-c", "sleep 100"}, &os.ProcAttr{})
	fmt.Println(p.Kill())
	st, err = p.Wait()
	fmt.Println(st, err, st.ExitCode(), st.Exited(), st.Sys(), st.Sys().(syscall.WaitStatus).Signal())
	fmt.Printf("%T\n", st.SysUsage())
	var sp *os.ProcessState
	fmt.Println(sp, sp.ExitCode())
	var np *os.Process
	_ = np
	_, err = exec.LookPath("nope-nope")
	fmt.Printf("%v %T %v\n", err, err, errors.Is(err, exec.ErrNotFound))
	_, err = exec.LookPath("./nope-nope")
	fmt.Printf("%v %T\n", err, err)
	_, err = exec.LookPath("/tmp")
	fmt.Printf("%v %T\n", err, err)
	c := exec.Command("nope-nope", "a b", "c")
	fmt.Println(c.String(), c.Err, c.Path, c.Args)
	fmt.Println(c.Run(), c.Start(), c.Wait())
	c = exec.Command("sh", "-c", "echo out; echo err >&2; exit 2")
	o, err := c.Output()
	fmt.Printf("%q %v %q\n", o, err, err.(*exec.ExitError).Stderr)
	fmt.Println(c.String(), c.Run(), c.Wait())
	_, err = c.StdinPipe()
	fmt.Println(err)
	c = exec.Command("cat")
	c.Stdout = os.Stdout
	_, err = c.StdoutPipe()
	fmt.Println(err)
	_, err = c.Output()
	fmt.Println(err)
	_, err = c.CombinedOutput()
	fmt.Println(err)
	fmt.Println(c.Wait())
	var ws syscall.WaitStatus = 0x8b
	fmt.Println(ws.CoreDump(), ws.Signal(), ws.Signaled(), ws.ExitStatus())
	fmt.Println((&exec.Error{Name: "x", Err: exec.ErrNotFound}).Error())
	fmt.Println(exec.ErrDot, exec.ErrWaitDelay)

}

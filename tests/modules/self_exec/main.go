package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
)

// child is what the program does when it is started with arguments: it tells them, copies its input, and fails.
func child() {
	fmt.Printf("child %t %q\n", filepath.Base(os.Args[0]) == os.Getenv("PARENT"), os.Args[1:])
	n, err := io.Copy(os.Stdout, os.Stdin)
	fmt.Println(n, err)
	if len(os.Args) > 2 {
		fmt.Fprintln(os.Stderr, "failing")
		os.Exit(len(os.Args))
	}
}

func start(path string, input string, args ...string) {
	command := exec.Command(path, args...)
	var output, problems bytes.Buffer
	command.Stdin, command.Stdout, command.Stderr = bytes.NewBufferString(input), &output, &problems
	command.Env = append(os.Environ(), "PARENT="+filepath.Base(os.Args[0]))
	err := command.Run()
	fmt.Printf("%s%q %v\n", output.String(), problems.String(), err)
}

func main() {
	if len(os.Args) > 1 {
		child()
		return
	}
	executable, err := os.Executable()
	fmt.Println(filepath.Base(os.Args[0]) == filepath.Base(executable), filepath.IsAbs(executable), err)
	info, err := os.Stat(executable)
	fmt.Println(info.Mode().IsRegular(), info.Mode()&0111 != 0, err)
	start(os.Args[0], "input\n", "one")
	start(executable, "", "two", "-tier=x", "--", "a b")
}

package worker

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestHelperProcess(t *testing.T) {
	if os.Getenv("HELPER") != "1" {
		t.Skip("starts in another process")
	}
	fmt.Println("helper", strings.Join(flag.Args(), ","))
	os.Exit(3)
}

func TestStartsItself(t *testing.T) {
	command := exec.Command(os.Args[0], "-test.run=TestHelperProcess", "--", "x", "-y")
	command.Env = append(os.Environ(), "HELPER=1")
	output, err := command.CombinedOutput()
	if got := fmt.Sprintf("%s%v", output, err); got != "helper x,-y\nexit status 3" {
		t.Errorf("got %q", got)
	}
	if base := filepath.Base(os.Args[0]); base != "worker.test" {
		t.Error(base)
	}
	executable, err := os.Executable()
	if err != nil || executable != os.Args[0] {
		t.Error(executable, err, os.Args[0])
	}
}

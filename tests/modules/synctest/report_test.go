package m

import (
	"fmt"
	"testing"
	"testing/synctest"
)

func TestError(t *testing.T) {
	t.Log("before")
	synctest.Test(t, func(t *testing.T) {
		t.Cleanup(func() { fmt.Println("cleanup", t.Failed()) })
		t.Error("inside", t.Name())
	})
	t.Log("not reached")
}

func TestFatal(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { t.Fatal("fatal inside") })
}

func TestSkip(t *testing.T) {
	synctest.Test(t, func(t *testing.T) { t.Skip("skipped inside") })
	t.Log("reached", t.Skipped())
}

func TestMisuse(t *testing.T) {
	try := func(name string, f func()) {
		defer func() { fmt.Printf("%s: %v\n", name, recover()) }()
		f()
	}
	try("wait outside", synctest.Wait)
	synctest.Test(t, func(t *testing.T) {
		try("run", func() { t.Run("x", func(*testing.T) {}) })
		try("parallel", func() { t.Parallel() })
		try("deadline", func() { t.Deadline() })
		try("nested", func() { synctest.Test(t, func(*testing.T) {}) })
	})
	t.Run("subtest", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) { t.Log(t.Name()) })
	})
	try("blocked", func() {
		synctest.Test(t, func(t *testing.T) { <-make(chan int) })
	})
	try("abandoned", func() {
		synctest.Test(t, func(t *testing.T) { go func() { select {} }() })
	})
}

package a

import (
	"errors"
	"fmt"
	"os"
	"sync/atomic"
	"testing"
)

func helper(t *testing.T, ok bool) {
	t.Helper()
	if !ok {
		t.Errorf("helper says\nno")
	}
}

func TestAdd(t *testing.T) {
	if Add(1, 2) != 3 {
		t.Fatal("wrong")
	}
	t.Log("fine", state)
}

func TestTable(t *testing.T) {
	for _, c := range []struct {
		name string
		x, y int
	}{{"one two", 1, 2}, {"dup", 0, 0}, {"dup", 3, 4}, {"", 3, 4}} {
		t.Run(c.name, func(t *testing.T) {
			t.Logf("%s %d", t.Name(), Add(c.x, c.y))
			t.Run("deep", func(t *testing.T) { t.Log("deep") })
		})
	}
}

func TestSkip(t *testing.T) { t.Skip("not now") }

func TestParallel(t *testing.T) {
	var n atomic.Int32
	t.Run("group", func(t *testing.T) {
		t.Run("only", func(t *testing.T) {
			t.Parallel()
			n.Add(3)
		})
	})
	if n.Load() != 3 {
		t.Error(n.Load())
	}
}

func TestCleanup(t *testing.T) {
	dir := t.TempDir()
	t.Cleanup(func() {
		_, err := os.Stat(dir)
		t.Log("still there:", err == nil)
	})
	t.Cleanup(func() { t.Log("first") })
	t.Setenv("X_Y", "1")
	t.Log(os.Getenv("X_Y"), t.Context().Err())
	t.Cleanup(func() { t.Log(t.Context().Err()) })
}

func TestCwd(t *testing.T) {
	if _, err := os.Stat("a_test.go"); errors.Is(err, os.ErrNotExist) {
		t.Error(err)
	}
}

func BenchmarkAdd(b *testing.B) {
	for b.Loop() {
		Add(1, 2)
	}
}

func ExampleAdd() {
	fmt.Println(Add(1, 2))
	fmt.Println("x")
	// Output:
	// 3
	// x
}

func ExampleAdd_unordered() {
	fmt.Println(2)
	fmt.Println(1)
	// Unordered output:
	// 1
	// 2
}

func Example_notRun() { panic("no") }

func FuzzAdd(f *testing.F) {
	f.Add(1, 2)
	f.Add(3, 4)
	f.Fuzz(func(t *testing.T, a, b int) {
		if Add(a, b) != Add(b, a) {
			t.Error(a, b)
		}
	})
}

package b_test

import (
	"fmt"
	"os"
	"testing"

	b "example.com/m"
)

func TestMain(m *testing.M) {
	fmt.Println("before")
	code := m.Run()
	fmt.Println("after", code)
	os.Exit(code)
}

func check(t *testing.T, want, have int) {
	t.Helper()
	if want != have {
		t.Errorf("want %d\nhave %d", want, have)
	}
}

func TestTwice(t *testing.T) {
	fmt.Println("printed", b.Hidden())
	check(t, 4, b.Twice(2))
	check(t, 5, b.Twice(2))
	t.Run("sub", func(t *testing.T) {
		t.Run("subsub", func(t *testing.T) { t.Fatal("deep\ntwo") })
		t.Log("after sub")
	})
}

func TestFine(t *testing.T) {}

func Example_wrong() {
	fmt.Println("a")
	// Output: b
}

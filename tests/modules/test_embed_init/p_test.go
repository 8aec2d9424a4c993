package p

import (
	_ "embed"
	"strings"
	"testing"
)

//go:embed data_test.txt
var testData string

var _ = note("test variable")

func init() { note("test init") }

func TestOrder(t *testing.T) {
	t.Log(strings.Join(order, ", "))
	t.Logf("%q %q", data, testData)
}

func TestMain(m *testing.M) {
	note("main")
	m.Run()
}

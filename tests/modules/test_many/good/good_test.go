package good_test

import (
	"os"
	"testing"
)

func TestFile(t *testing.T) {
	text, err := os.ReadFile("testdata/in.txt")
	if err != nil || string(text) != "in\n" {
		t.Error(string(text), err)
	}
}

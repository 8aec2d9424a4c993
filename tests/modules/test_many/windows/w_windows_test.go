package windows

import "testing"

func TestW(t *testing.T) { t.Fatal("wrong system") }

package only

import "testing"

func TestNothing(t *testing.T) {}

func Test(t *testing.T) {}

func Testify(t *testing.T) { t.Fatal("no test") }

func helper_test() {}

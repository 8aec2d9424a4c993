package main

import (
	"flag"
	"fmt"
	"os"
	"runtime/trace"
	"strings"
	"testing"
)

// run calls f, and tells how it panicked.
func run(name string, f func()) {
	defer func() {
		if p := recover(); p != nil {
			fmt.Println(name, "panicked:", p)
		}
	}()
	fmt.Println("==", name)
	f()
}

// contains matches names by substrings instead of regular expressions.
func contains(pattern, name string) (bool, error) { return strings.Contains(name, pattern), nil }

var tests = []testing.InternalTest{
	{Name: "TestGood", F: func(t *testing.T) { t.Log("good") }},
	{Name: "TestBad", F: func(t *testing.T) { t.Error("bad") }},
	{Name: "TestSub", F: func(t *testing.T) {
		t.Run("one.x", func(t *testing.T) { fmt.Println("one runs") })
		t.Run("two", func(t *testing.T) { fmt.Println("two runs") })
	}},
	{Name: "TestConflict", F: func(t *testing.T) {
		t.Parallel()
		run("Setenv", func() { t.Setenv("A", "b") })
		run("Chdir", func() { t.Chdir(".") })
	}},
	{Name: "TestEnvironment", F: func(t *testing.T) {
		t.Setenv("VO_TEST_ENTRY", "set")
		fmt.Println(os.Getenv("VO_TEST_ENTRY"))
		run("Parallel", func() { t.Parallel() })
	}},
}

var examples = []testing.InternalExample{
	{Name: "ExampleGood", F: func() { fmt.Println("a") }, Output: "a"},
	{Name: "ExampleUnordered", F: func() { fmt.Println("b\na") }, Output: "a\nb", Unordered: true},
}

func main() {
	testing.Init()
	flag.Parse()
	testing.RegisterCover(testing.Cover{Mode: "count", Counters: map[string][]uint32{"f.go": {1, 0}}})
	fmt.Printf("%q %v\n", testing.CoverMode(), testing.Coverage())
	recorder := trace.NewFlightRecorder(trace.FlightRecorderConfig{MaxBytes: 1 << 20})
	_, err := recorder.WriteTo(os.Stdout)
	fmt.Println(recorder.Enabled(), err)
	recorder.Stop()
	flag.Set("test.run", "Test")
	flag.Set("test.skip", "Bad")
	testing.Main(contains, tests, nil, examples)
}

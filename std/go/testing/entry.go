package testing

import "os"

// Ways to run tests without go test.

// testDeps is what MainStart needs of the program.
type testDeps interface {
	ImportPath() string
	MatchString(pattern, name string) (bool, error)
}

// MainStart makes a run of tests whose names deps matches.
func MainStart(deps testDeps, tests []InternalTest, benchmarks []InternalBenchmark, fuzzTargets []InternalFuzzTarget, examples []InternalExample) *M {
	m := Start(deps.ImportPath(), tests, benchmarks, fuzzTargets, examples)
	m.match = deps.MatchString
	return m
}

// Main runs tests as their flags say, and exits.
func Main(matchString func(pat, str string) (bool, error), tests []InternalTest, benchmarks []InternalBenchmark, examples []InternalExample) {
	m := Start("", tests, benchmarks, nil, examples)
	m.match = matchString
	os.Exit(m.Run())
}

// RunTests runs the tests that -test.run chooses, and reports whether none failed.
func RunTests(matchString func(pat, str string) (bool, error), tests []InternalTest) (ok bool) {
	Init()
	ran, ok := runTests(newMatcher(matchString, "-test.run", *runFlag, *skipFlag), tests, newPrinter())
	if !ran && !inTestBinary {
		os.Stderr.WriteString("testing: warning: no tests to run\n")
	}
	return ok
}

// RunExamples runs the examples that -test.run chooses, and reports whether none failed.
func RunExamples(matchString func(pat, str string) (bool, error), examples []InternalExample) (ok bool) {
	Init()
	_, ok = runExamples(newMatcher(matchString, "-test.run", *runFlag, *skipFlag), examples, newPrinter())
	return ok
}

// RunBenchmarks runs the benchmarks that -test.bench chooses.
func RunBenchmarks(matchString func(pat, str string) (bool, error), benchmarks []InternalBenchmark) {
	Init()
	runBenchmarks(matchString, "", benchmarks, newPrinter())
}

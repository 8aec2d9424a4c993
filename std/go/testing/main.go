package testing

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"time"
)

var (
	runFlag      *string
	skipFlag     *string
	listFlag     *string
	benchFlag    *string
	verboseFlag  verbosity
	shortFlag    *bool
	failfastFlag = new(bool)
	benchmemFlag = new(bool)
	countFlag    *uint
	parallelFlag *int
	timeoutFlag  *time.Duration
	benchTime    = budget{time: time.Second}
	runDeadline  time.Time
	initialized  bool
	inTestBinary bool
)

// verbosity is the value of -test.v, which is also "test2json".
type verbosity struct{ on bool }

func (v *verbosity) String() string   { return fmt.Sprint(v.on) }
func (v *verbosity) IsBoolFlag() bool { return true }

func (v *verbosity) Set(text string) error {
	switch text {
	case "true", "test2json":
		v.on = true
	case "false":
		v.on = false
	default:
		return fmt.Errorf("invalid flag -test.v=%s", text)
	}
	return nil
}

// Init registers the flags of tests. Programs that measure without go test call it before flags are parsed.
func Init() {
	if initialized {
		return
	}
	initialized = true
	shortFlag = flag.Bool("test.short", false, "run smaller test suite to save time")
	failfastFlag = flag.Bool("test.failfast", false, "do not start new tests after the first test failure")
	flag.Var(&verboseFlag, "test.v", "verbose: print additional output")
	runFlag = flag.String("test.run", "", "run only tests and examples matching `regexp`")
	skipFlag = flag.String("test.skip", "", "do not list or run tests matching `regexp`")
	listFlag = flag.String("test.list", "", "list tests, examples, and benchmarks matching `regexp` then exit")
	benchFlag = flag.String("test.bench", "", "run only benchmarks matching `regexp`")
	benchmemFlag = flag.Bool("test.benchmem", false, "print memory allocations for benchmarks")
	flag.Var(&benchTime, "test.benchtime", "run each benchmark for duration `d` or N times if `d` is of the form Nx")
	countFlag = flag.Uint("test.count", 1, "run tests and benchmarks `n` times")
	parallelFlag = flag.Int("test.parallel", runtime.GOMAXPROCS(0), "run at most `n` tests in parallel")
	timeoutFlag = flag.Duration("test.timeout", 0, "panic test binary after duration `d` (default 0, timeout disabled)")
}

// Short reports whether -test.short is set.
func Short() bool {
	if shortFlag == nil {
		panic("testing: Short called before Init")
	}
	if !flag.Parsed() {
		panic("testing: Short called before Parse")
	}
	return *shortFlag
}

// Verbose reports whether -test.v is set.
func Verbose() bool {
	if !flag.Parsed() {
		panic("testing: Verbose called before Parse")
	}
	return verboseFlag.on
}

// Testing reports whether the program is a test.
func Testing() bool { return inTestBinary }

// M is a test run that TestMain may control.
type M struct {
	importPath string
	tests      []InternalTest
	benchmarks []InternalBenchmark
	fuzz       []InternalFuzzTarget
	examples   []InternalExample
	match      matchString
	code       int
}

// ExitCode returns the code that the run ended with, for a TestMain that returns. The generated main package calls it.
func ExitCode(m *M) int { return m.code }

// Start makes the run of a package's tests; the generated main package calls it.
func Start(path string, tests []InternalTest, benchmarks []InternalBenchmark, fuzz []InternalFuzzTarget, examples []InternalExample) *M {
	inTestBinary = true
	Init()
	return &M{importPath: path, tests: tests, benchmarks: benchmarks, fuzz: fuzz, examples: examples}
}

// Run runs the tests, and returns the code to exit with.
func (m *M) Run() (code int) {
	defer func() { m.code = code }()
	if !flag.Parsed() {
		flag.Parse()
	}
	if *listFlag != "" {
		m.list()
		return 0
	}
	tests := m.tests
	for _, target := range m.fuzz {
		tests = append(tests, target.asTest())
	}
	chatty := newPrinter()
	match := newMatcher(m.match, "-test.run", *runFlag, *skipFlag)
	if *timeoutFlag > 0 {
		runDeadline = time.Now().Add(*timeoutFlag)
		alarm := time.AfterFunc(*timeoutFlag, func() {
			panic(fmt.Sprintf("test timed out after %v", *timeoutFlag))
		})
		defer alarm.Stop()
	}
	testsRan, testsOK := runTests(match, tests, chatty)
	examplesRan, examplesOK := runExamples(match, m.examples, chatty)
	if !testsRan && !examplesRan && *benchFlag == "" {
		fmt.Fprintln(os.Stderr, "testing: warning: no tests to run")
	}
	if !testsOK || !examplesOK || !runBenchmarks(m.match, m.importPath, m.benchmarks, chatty) {
		fmt.Println("FAIL")
		return 1
	}
	fmt.Println("PASS")
	return 0
}

// list prints the names that -test.list chooses.
func (m *M) list() {
	match := newMatcher(m.match, "-test.list", *listFlag, *skipFlag)
	show := func(name string) {
		if match.chosen(name) {
			fmt.Println(name)
		}
	}
	for _, test := range m.tests {
		show(test.Name)
	}
	for _, benchmark := range m.benchmarks {
		show(benchmark.Name)
	}
	for _, target := range m.fuzz {
		show(target.Name)
	}
	for _, example := range m.examples {
		show(example.Name)
	}
}

package testing

import (
	"context"
	"fmt"
	"math"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// InternalBenchmark is a benchmark and its name.
type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

// B is the state of a benchmark.
type B struct {
	common
	// N is how many times to do what is measured.
	N int

	f           func(b *B)
	match       *matcher
	bytes       int64
	showAllocs  bool
	timerOn     bool
	startAllocs uint64
	startBytes  uint64
	allocs      uint64
	allocBytes  uint64
	extra       map[string]float64
	loops       int
	parallelism int
	hasSub      bool
	result      BenchmarkResult
}

// BenchmarkResult is what a benchmark measured.
type BenchmarkResult struct {
	N         int
	T         time.Duration
	Bytes     int64
	MemAllocs uint64
	MemBytes  uint64
	Extra     map[string]float64
}

// budget is how long a benchmark is to run: a time, or a number of iterations.
type budget struct {
	time time.Duration
	n    int
}

func (d *budget) String() string {
	if d.n > 0 {
		return fmt.Sprintf("%dx", d.n)
	}
	return d.time.String()
}

func (d *budget) Set(text string) error {
	if count, ok := strings.CutSuffix(text, "x"); ok {
		n, err := strconv.ParseInt(count, 10, 0)
		if err != nil || n < 0 {
			return fmt.Errorf("invalid count")
		}
		*d = budget{n: int(n)}
		return nil
	}
	t, err := time.ParseDuration(text)
	if err != nil || t < 0 {
		return fmt.Errorf("invalid duration")
	}
	*d = budget{time: t}
	return nil
}

func (b *B) StartTimer() {
	if !b.timerOn {
		b.startAllocs, b.startBytes = allocated()
		b.start = time.Now()
		b.timerOn = true
	}
}

func (b *B) StopTimer() {
	if b.timerOn {
		b.duration += time.Since(b.start)
		allocs, bytes := allocated()
		b.allocs += allocs - b.startAllocs
		b.allocBytes += bytes - b.startBytes
		b.timerOn = false
	}
}

func (b *B) ResetTimer() {
	clear(b.extra)
	if b.timerOn {
		b.startAllocs, b.startBytes = allocated()
		b.start = time.Now()
	}
	b.duration, b.allocs, b.allocBytes = 0, 0, 0
}

func allocated() (objects, bytes uint64) {
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return stats.Mallocs, stats.TotalAlloc
}

func (b *B) Elapsed() time.Duration {
	d := b.duration
	if b.timerOn {
		d += time.Since(b.start)
	}
	return d
}

func (b *B) SetBytes(n int64)     { b.bytes = n }
func (b *B) ReportAllocs()        { b.showAllocs = true }
func (b *B) SetParallelism(p int) { b.parallelism = max(p, 1) }

// ReportMetric adds a figure to the report; one in ns/op, B/op, allocs/op or MB/s replaces what was measured.
func (b *B) ReportMetric(n float64, unit string) {
	if unit == "" || strings.ContainsFunc(unit, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' }) {
		panic("metric unit must not be empty or contain whitespace")
	}
	if b.extra == nil {
		b.extra = map[string]float64{}
	}
	b.extra[unit] = n
}

// Loop reports whether to go on: `for b.Loop() { ... }` runs its body as often as the benchmark's time allows.
func (b *B) Loop() bool {
	if b.loops == 0 {
		b.N = max(benchTime.n, 1)
		b.ResetTimer()
		b.StartTimer()
	} else if b.loops == b.N {
		if benchTime.n > 0 || b.Elapsed() >= benchTime.time || b.N >= 1e9 {
			b.StopTimer()
			return false
		}
		b.N = b.predict(b.N, b.Elapsed())
	}
	b.loops++
	return true
}

// predict estimates how many iterations fill the time.
func (b *B) predict(last int, took time.Duration) int {
	goal := float64(benchTime.time)
	n := goal * float64(last) / float64(max(took, 1))
	n = min(n*1.2, 100*float64(last), 1e9)
	return max(int(n), last+1)
}

// PB hands out iterations to the goroutines of RunParallel.
type PB struct {
	left *atomic.Int64
}

func (pb *PB) Next() bool { return pb.left.Add(-1) >= 0 }

// RunParallel runs body in several goroutines, which share the iterations.
func (b *B) RunParallel(body func(*PB)) {
	var left atomic.Int64
	left.Store(int64(b.N))
	var group sync.WaitGroup
	for range max(b.parallelism, 1) * runtime.GOMAXPROCS(0) {
		group.Go(func() { body(&PB{&left}) })
	}
	group.Wait()
}

// runN runs the benchmark once with n iterations.
func (b *B) runN(n int) {
	b.N, b.loops = n, 0
	b.ctx, b.cancel = context.WithCancel(context.Background())
	done := make(chan bool)
	go func() {
		defer func() { done <- true }()
		defer b.runCleanups()
		b.ResetTimer()
		b.StartTimer()
		defer b.StopTimer()
		b.f(b)
	}()
	<-done
}

// measure runs the benchmark with more and more iterations until the time is filled.
func (b *B) measure() {
	n := max(benchTime.n, 1)
	for {
		b.runN(n)
		usesLoop := b.loops > 0
		if b.Failed() || b.Skipped() || b.hasSub || usesLoop || benchTime.n > 0 || b.duration >= benchTime.time || n >= 1e9 {
			break
		}
		n = b.predict(n, b.duration)
	}
	b.result = BenchmarkResult{b.N, b.duration, b.bytes, b.allocs, b.allocBytes, b.extra}
}

// Run runs f as a benchmark of its own.
func (b *B) Run(name string, f func(b *B)) bool {
	b.hasSub = true
	full, ok := name, true
	if b.match != nil {
		full, ok = b.match.subName(&b.common, name)
	}
	if !ok {
		return true
	}
	sub := &B{f: f, match: b.match, showAllocs: *benchmemFlag, parallelism: 1}
	sub.common = common{name: full, level: b.level + 1, parent: &b.common, chatty: b.chatty, bench: true}
	sub.measure()
	if !sub.hasSub && b.match != nil {
		sub.print()
	}
	return !sub.Failed()
}

// print reports what was measured.
func (b *B) print() {
	name := b.name
	if procs := runtime.GOMAXPROCS(0); procs != 1 {
		name = fmt.Sprintf("%s-%d", name, procs)
	}
	switch {
	case b.failed:
		fmt.Printf("--- FAIL: %s\n%s", name, b.output)
		return
	case b.skipped:
		if b.chatty != nil {
			fmt.Printf("--- SKIP: %s\n%s", name, b.output)
		}
		return
	}
	text := b.result.String()
	if b.showAllocs {
		text += "\t" + b.result.MemString()
	}
	fmt.Printf("%s\t%s\n", name, text)
	if len(b.output) > 0 {
		fmt.Printf("--- BENCH: %s\n%s", name, b.output)
	}
}

func (r BenchmarkResult) NsPerOp() int64           { return perOp(uint64(r.T.Nanoseconds()), r.N) }
func (r BenchmarkResult) AllocsPerOp() int64       { return perOp(r.MemAllocs, r.N) }
func (r BenchmarkResult) AllocedBytesPerOp() int64 { return perOp(r.MemBytes, r.N) }

func perOp(total uint64, n int) int64 {
	if n <= 0 {
		return 0
	}
	return int64(total) / int64(n)
}

func (r BenchmarkResult) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%8d", r.N)
	ns, set := r.Extra["ns/op"]
	if !set && r.N > 0 {
		ns = float64(r.T.Nanoseconds()) / float64(r.N)
	}
	if ns != 0 {
		b.WriteString("\t" + figure(ns, "ns/op"))
	}
	if r.Bytes > 0 && r.T > 0 {
		fmt.Fprintf(&b, "\t%7.2f MB/s", float64(r.Bytes)*float64(r.N)/1e6/r.T.Seconds())
	}
	var units []string
	for unit := range r.Extra {
		if unit != "ns/op" && unit != "B/op" && unit != "allocs/op" && unit != "MB/s" {
			units = append(units, unit)
		}
	}
	slices.Sort(units)
	for _, unit := range units {
		b.WriteString("\t" + figure(r.Extra[unit], unit))
	}
	return b.String()
}

// figure formats a number with ten places before the point, and with four digits if it is small.
func figure(x float64, unit string) string {
	digits, limit := 0, 999.95
	for x != 0 && math.Abs(x) < limit && digits < 7 {
		digits++
		limit /= 10
	}
	width := 10
	if digits > 0 {
		width += digits + 1
	}
	return fmt.Sprintf("%*.*f %s", width, digits, x, unit)
}

func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op\t%8d allocs/op", r.AllocedBytesPerOp(), r.AllocsPerOp())
}

// Benchmark measures a function outside of go test -bench.
func Benchmark(f func(b *B)) BenchmarkResult {
	b := &B{f: f, parallelism: 1}
	b.parent = &common{}
	b.bench = true
	b.measure()
	if b.failed {
		return BenchmarkResult{}
	}
	return b.result
}

// AllocsPerRun returns how many objects f allocates, on average.
func AllocsPerRun(runs int, f func()) float64 {
	f()
	before, _ := allocated()
	for range runs {
		f()
	}
	after, _ := allocated()
	return float64((after - before) / uint64(runs))
}

// runBenchmarks runs those that -bench chooses.
func runBenchmarks(matches matchString, importPath string, benchmarks []InternalBenchmark, chatty *printer) bool {
	if *benchFlag == "" {
		return true
	}
	match := newMatcher(matches, "-test.bench", *benchFlag, *skipFlag)
	root := &B{match: match}
	root.common = common{chatty: chatty, bench: true}
	told := false
	for _, benchmark := range benchmarks {
		if !match.chosen(benchmark.Name) {
			continue
		}
		if !told {
			told = true
			fmt.Printf("goos: %s\ngoarch: %s\n", runtime.GOOS, runtime.GOARCH)
			if importPath != "" {
				fmt.Printf("pkg: %s\n", importPath)
			}
		}
		for range *countFlag {
			root.Run(benchmark.Name, benchmark.F)
		}
	}
	os.Stdout.Sync()
	return !root.Failed()
}

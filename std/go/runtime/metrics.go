package runtime

import "unsafe"

// metricSample is what runtime/metrics.Read hands over for each metric: its name, and the value to fill in.
type metricSample struct {
	name    string
	kind    metricKind
	scalar  uint64
	pointer unsafe.Pointer
}

// metricKind is the kind of a metric's value; 0 is that of a metric that does not exist.
type metricKind int

const (
	metricCount metricKind = iota + 1
	metricFloat
	metricHistogram
)

// metricBuckets is a histogram as runtime/metrics declares it.
type metricBuckets struct {
	counts  []uint64
	buckets []float64
}

// metric is how to find out a metric's value; without a function it is one that this runtime does not measure,
// which is always 0.
type metric struct {
	kind  metricKind
	count func(*MemStats) uint64
}

func metricsOf(kind metricKind, names ...string) {
	for _, name := range names {
		metrics[name] = metric{kind: kind}
	}
}

var metrics = map[string]metric{
	"/gc/cycles/automatic:gc-cycles":       {metricCount, func(m *MemStats) uint64 { return uint64(m.NumGC - m.NumForcedGC) }},
	"/gc/cycles/forced:gc-cycles":          {metricCount, func(m *MemStats) uint64 { return uint64(m.NumForcedGC) }},
	"/gc/cycles/total:gc-cycles":           {metricCount, func(m *MemStats) uint64 { return uint64(m.NumGC) }},
	"/gc/heap/allocs:bytes":                {metricCount, func(m *MemStats) uint64 { return m.TotalAlloc }},
	"/gc/heap/allocs:objects":              {metricCount, func(m *MemStats) uint64 { return m.Mallocs }},
	"/gc/heap/frees:bytes":                 {metricCount, func(m *MemStats) uint64 { return m.TotalAlloc - m.HeapAlloc }},
	"/gc/heap/frees:objects":               {metricCount, func(m *MemStats) uint64 { return m.Frees }},
	"/gc/heap/live:bytes":                  {metricCount, func(m *MemStats) uint64 { return m.HeapAlloc }},
	"/gc/heap/objects:objects":             {metricCount, func(m *MemStats) uint64 { return m.HeapObjects }},
	"/memory/classes/heap/free:bytes":      {metricCount, func(m *MemStats) uint64 { return m.HeapIdle }},
	"/memory/classes/heap/objects:bytes":   {metricCount, func(m *MemStats) uint64 { return m.HeapAlloc }},
	"/memory/classes/heap/unused:bytes":    {metricCount, func(m *MemStats) uint64 { return m.HeapInuse - min(m.HeapAlloc, m.HeapInuse) }},
	"/memory/classes/total:bytes":          {metricCount, func(m *MemStats) uint64 { return m.Sys }},
	"/sched/gomaxprocs:threads":            {metricCount, func(*MemStats) uint64 { return uint64(GOMAXPROCS(0)) }},
	"/sched/goroutines:goroutines":         {metricCount, func(*MemStats) uint64 { return uint64(NumGoroutine()) }},
	"/sched/goroutines/running:goroutines": {metricCount, func(*MemStats) uint64 { return 1 }},
}

func init() {
	metricsOf(metricCount,
		"/cgo/go-to-c-calls:calls",
		"/gc/cleanups/executed:cleanups", "/gc/cleanups/queued:cleanups",
		"/gc/finalizers/executed:finalizers", "/gc/finalizers/queued:finalizers",
		"/gc/gogc:percent", "/gc/gomemlimit:bytes", "/gc/heap/goal:bytes", "/gc/heap/tiny/allocs:objects",
		"/gc/limiter/last-enabled:gc-cycle",
		"/gc/scan/globals:bytes", "/gc/scan/heap:bytes", "/gc/scan/stack:bytes", "/gc/scan/total:bytes",
		"/gc/stack/starting-size:bytes",
		"/memory/classes/heap/released:bytes", "/memory/classes/heap/stacks:bytes",
		"/memory/classes/metadata/mcache/free:bytes", "/memory/classes/metadata/mcache/inuse:bytes",
		"/memory/classes/metadata/mspan/free:bytes", "/memory/classes/metadata/mspan/inuse:bytes",
		"/memory/classes/metadata/other:bytes", "/memory/classes/os-stacks:bytes", "/memory/classes/other:bytes",
		"/memory/classes/profiling/buckets:bytes",
		"/sched/goroutines-created:goroutines", "/sched/goroutines/not-in-go:goroutines",
		"/sched/goroutines/runnable:goroutines", "/sched/goroutines/waiting:goroutines",
		"/sched/threads/total:threads",
	)
	metricsOf(metricFloat,
		"/cpu/classes/gc/mark/assist:cpu-seconds", "/cpu/classes/gc/mark/dedicated:cpu-seconds",
		"/cpu/classes/gc/mark/idle:cpu-seconds", "/cpu/classes/gc/pause:cpu-seconds",
		"/cpu/classes/gc/total:cpu-seconds", "/cpu/classes/idle:cpu-seconds",
		"/cpu/classes/scavenge/assist:cpu-seconds", "/cpu/classes/scavenge/background:cpu-seconds",
		"/cpu/classes/scavenge/total:cpu-seconds", "/cpu/classes/total:cpu-seconds", "/cpu/classes/user:cpu-seconds",
		"/sync/mutex/wait/total:seconds",
	)
	metricsOf(metricHistogram,
		"/gc/heap/allocs-by-size:bytes", "/gc/heap/frees-by-size:bytes", "/gc/pauses:seconds",
		"/sched/latencies:seconds",
		"/sched/pauses/stopping/gc:seconds", "/sched/pauses/stopping/other:seconds",
		"/sched/pauses/total/gc:seconds", "/sched/pauses/total/other:seconds",
	)
}

// isSettingMetric tells whether a metric counts uses of a setting in GODEBUG.
func isSettingMetric(name string) bool {
	const beginning, end = "/godebug/non-default-behavior/", ":events"
	return len(name) > len(beginning)+len(end) && name[:len(beginning)] == beginning && name[len(name)-len(end):] == end
}

// readMetrics fills in samples.
//
//go:linkname readMetrics runtime/metrics.runtime_readMetrics
func readMetrics(samples unsafe.Pointer, n, _ int) {
	var stats MemStats
	ReadMemStats(&stats)
	all := unsafe.Slice((*metricSample)(samples), n)
	for i := range all {
		sample := &all[i]
		m, known := metrics[sample.name]
		if !known && isSettingMetric(sample.name) {
			m = metric{kind: metricCount}
		}
		sample.kind, sample.scalar, sample.pointer = m.kind, 0, nil
		if m.count != nil {
			sample.scalar = m.count(&stats)
		}
		if m.kind == metricHistogram {
			sample.pointer = unsafe.Pointer(emptyHistogram())
		}
	}
}

// emptyHistogram has one bucket for all values.
func emptyHistogram() *metricBuckets {
	var zero float64
	return &metricBuckets{counts: make([]uint64, 1), buckets: []float64{-1 / zero, 1 / zero}}
}

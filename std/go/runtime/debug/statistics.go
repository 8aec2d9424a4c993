package debug

import (
	"os"
	"runtime"
	"slices"
	"time"
)

// GCStats tells of collections.
type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration // the latest first
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

// ReadGCStats fills stats: how often and how long, but not each pause.
func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stats.NumGC = int64(m.NumGC)
	stats.LastGC = time.Unix(0, int64(m.LastGC))
	stats.PauseTotal = time.Duration(m.PauseTotalNs)
	stats.Pause = stats.Pause[:0]
	stats.PauseEnd = stats.PauseEnd[:0]
	if n := len(stats.PauseQuantiles); n > 0 && m.NumGC > 0 {
		mean := stats.PauseTotal / time.Duration(m.NumGC)
		copy(stats.PauseQuantiles, slices.Repeat([]time.Duration{mean}, n))
	}
}

// memoryLimit is the limit that was set last, which has no effect.
var memoryLimit int64 = 1<<63 - 1

// SetMemoryLimit returns the limit before, and sets it unless negative.
func SetMemoryLimit(limit int64) int64 {
	old := memoryLimit
	if limit >= 0 {
		memoryLimit = limit
	}
	return old
}

// CrashOptions are options of SetCrashOutput, of which there are none.
type CrashOptions struct{}

// SetCrashOutput does nothing: what a failing program prints goes to standard error alone.
func SetCrashOutput(f *os.File, opts CrashOptions) error { return nil }

// WriteHeapDump writes nothing.
func WriteHeapDump(fd uintptr) {}

package runtime

// MemStats describes memory.
type MemStats struct {
	Alloc         uint64
	TotalAlloc    uint64
	Sys           uint64
	Lookups       uint64
	Mallocs       uint64
	Frees         uint64
	HeapAlloc     uint64
	HeapSys       uint64
	HeapIdle      uint64
	HeapInuse     uint64
	HeapReleased  uint64
	HeapObjects   uint64
	StackInuse    uint64
	StackSys      uint64
	MSpanInuse    uint64
	MSpanSys      uint64
	MCacheInuse   uint64
	MCacheSys     uint64
	BuckHashSys   uint64
	GCSys         uint64
	OtherSys      uint64
	NextGC        uint64
	LastGC        uint64
	PauseTotalNs  uint64
	PauseNs       [256]uint64
	PauseEnd      [256]uint64
	NumGC         uint32
	NumForcedGC   uint32
	GCCPUFraction float64
	EnableGC      bool
	DebugGC       bool
	BySize        [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// heapStats fills out: live bytes, bytes allocated, objects allocated, live objects, bytes of heap in
// use, bytes reserved, collections, nanoseconds of pauses, when the last collection ended in nanoseconds of Unix
// time, collections that the program asked for.
func heapStats(out *[10]uint64)

// ReadMemStats fills m.
func ReadMemStats(m *MemStats) {
	var s [10]uint64
	heapStats(&s)
	*m = MemStats{
		Alloc: s[0], HeapAlloc: s[0],
		TotalAlloc: s[1],
		Mallocs:    s[2], Frees: s[2] - s[3], HeapObjects: s[3],
		HeapInuse: s[4], HeapSys: s[5], HeapIdle: s[5] - s[4], Sys: s[5],
		NumGC: uint32(s[6]), NumForcedGC: uint32(s[9]), PauseTotalNs: s[7], LastGC: s[8],
		EnableGC: true,
	}
}

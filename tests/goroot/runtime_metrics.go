package main

import (
	"fmt"
	"runtime"
	"runtime/coverage"
	"runtime/metrics"
)

var kept [][]byte

// read returns the value of one metric.
func read(name string) metrics.Value {
	samples := []metrics.Sample{{Name: name}}
	metrics.Read(samples)
	return samples[0].Value
}

func main() {
	all := metrics.All()
	samples := make([]metrics.Sample, len(all))
	for i, description := range all {
		samples[i].Name = description.Name
	}
	metrics.Read(samples)
	wrong := 0
	for i, description := range all {
		value := samples[i].Value
		if value.Kind() != description.Kind {
			fmt.Println("kind of", description.Name, value.Kind(), description.Kind)
			wrong++
			continue
		}
		if description.Kind == metrics.KindFloat64Histogram {
			if h := value.Float64Histogram(); len(h.Buckets) != len(h.Counts)+1 {
				fmt.Println("buckets of", description.Name)
				wrong++
			}
		}
	}
	fmt.Println("known:", len(all) > 60, "wrong:", wrong)
	fmt.Println("unknown:", read("/none:at-all").Kind() == metrics.KindBad)
	metrics.Read(nil)

	bytes, objects := read("/gc/heap/allocs:bytes").Uint64(), read("/gc/heap/allocs:objects").Uint64()
	for range 1000 {
		kept = append(kept, make([]byte, 10000))
	}
	bytes = read("/gc/heap/allocs:bytes").Uint64() - bytes
	objects = read("/gc/heap/allocs:objects").Uint64() - objects
	fmt.Println("allocated:", bytes >= 10_000_000 && bytes < 20_000_000, objects >= 1000 && objects < 5000)

	cycles := read("/gc/cycles/total:gc-cycles").Uint64()
	runtime.GC()
	fmt.Println("collected:", read("/gc/cycles/total:gc-cycles").Uint64() > cycles)
	fmt.Println("total:", read("/memory/classes/total:bytes").Uint64() >= 10_000_000)

	before := read("/sched/goroutines:goroutines").Uint64()
	stop := make(chan bool)
	for range 5 {
		go func() { <-stop }()
	}
	fmt.Println("goroutines:", read("/sched/goroutines:goroutines").Uint64()-before)
	close(stop)
	func() {
		defer func() { fmt.Println("panics:", recover() != nil) }()
		read("/gc/pauses:seconds").Uint64()
	}()

	fmt.Println(coverage.WriteMetaDir("."))
	fmt.Println(coverage.WriteCountersDir("."))
	fmt.Println(coverage.ClearCounters())
}

package main

import (
	"fmt"
	"math"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"
)

//go:noinline
func level(n int, f func() []byte) []byte {
	if n == 0 {
		return f()
	}
	return level(n-1, f)
}

// shape reduces a trace to its functions' names, without arguments, addresses and paths.
func shape(trace []byte) []string {
	var names []string
	lines := strings.Split(strings.TrimSuffix(string(trace), "\n"), "\n")
	names = append(names, lines[0])
	for i := 1; i+1 < len(lines); i += 2 {
		name := lines[i]
		if open := strings.LastIndexByte(name, '('); open > 0 {
			name = name[:open]
		}
		position := lines[i+1]
		if !strings.HasPrefix(position, "\t") || !strings.Contains(position, ".go:") {
			name += " at odd " + position
		}
		names = append(names, name)
	}
	return names
}

func stacks() {
	for _, name := range shape(level(2, debug.Stack)) {
		fmt.Println(" ", name)
	}
	done := make(chan []byte)
	go func() { done <- level(0, debug.Stack) }()
	for _, name := range shape(<-done)[1:] {
		if created, id, ok := strings.Cut(name, " in goroutine "); ok {
			name = created + " by " + id
		}
		fmt.Println(" ", name)
	}
	small := make([]byte, 16)
	fmt.Printf("%d %q\n", runtime.Stack(small, false), small)
	fmt.Println(runtime.Stack(nil, true))
	large := make([]byte, 1<<16)
	n := runtime.Stack(large, false)
	fmt.Println(n < len(large), strings.HasSuffix(string(large[:n]), "\n"), strings.Count(string(large[:n]), "main.stacks("))
	defer func() {
		recover()
		trace := string(debug.Stack())
		fmt.Println(strings.Contains(trace, "main.stacks.func2()"), strings.Contains(trace, "main.main()"))
	}()
	var p *int
	*p = 1
}

func blocked() {
	never := make(chan int)
	started := make(chan bool)
	go func() {
		started <- true
		<-never
	}()
	<-started
	large := make([]byte, 1<<16)
	for range 1000 {
		text := string(large[:runtime.Stack(large, true)])
		if strings.Contains(text, "[chan receive]:") {
			fmt.Println("blocked in a receive", strings.Count(text, "\n\ngoroutine "), strings.HasPrefix(text, "goroutine 1 [running]:\n"))
			break
		}
		time.Sleep(time.Millisecond)
	}
	close(never)
}

func settings() {
	fmt.Println(debug.SetGCPercent(50), debug.SetGCPercent(-1), debug.SetGCPercent(-7), debug.SetGCPercent(0), debug.SetGCPercent(100), debug.SetGCPercent(100))
	fmt.Println(debug.SetMaxStack(1<<20), debug.SetMaxStack(1<<30), debug.SetMaxStack(1000000000), debug.SetMaxStack(1000000000))
	fmt.Println(debug.SetMaxThreads(500), debug.SetMaxThreads(10000), debug.SetMaxThreads(10000))
	fmt.Println(debug.SetMemoryLimit(-1) == math.MaxInt64, debug.SetMemoryLimit(1<<40) == math.MaxInt64, debug.SetMemoryLimit(-5), debug.SetMemoryLimit(math.MaxInt64), debug.SetMemoryLimit(-1) == math.MaxInt64)
	fmt.Println(debug.SetPanicOnFault(false), debug.SetPanicOnFault(false))
}

func collections() {
	var before, after debug.GCStats
	debug.ReadGCStats(&before)
	runtime.GC()
	debug.FreeOSMemory()
	after.PauseQuantiles = make([]time.Duration, 5)
	debug.ReadGCStats(&after)
	fmt.Println(after.NumGC-before.NumGC >= 2, after.PauseTotal >= before.PauseTotal, len(after.PauseQuantiles), slices.IsSorted(after.PauseQuantiles))
	fmt.Println(time.Since(after.LastGC) < time.Minute, !after.LastGC.Before(before.LastGC), len(after.Pause) == len(after.PauseEnd), !after.LastGC.IsZero())
	var held, released runtime.MemStats
	done := make(chan bool)
	go func() {
		kept := make([]byte, 32<<20)
		kept[1<<20] = 1
		runtime.ReadMemStats(&held)
		runtime.KeepAlive(kept)
		close(done)
	}()
	<-done
	runtime.GC()
	runtime.ReadMemStats(&released)
	fmt.Println(held.HeapAlloc-released.HeapAlloc > 30<<20, released.NumGC > held.NumGC, released.NumForcedGC > held.NumForcedGC, released.Mallocs >= held.Mallocs, released.Frees > held.Frees, released.TotalAlloc >= held.TotalAlloc)
	fmt.Println(len(released.BySize), released.EnableGC, released.DebugGC, released.Alloc == released.HeapAlloc, released.Mallocs-released.Frees == released.HeapObjects, released.Sys > 0)
}

func buildInfo() {
	info, ok := debug.ReadBuildInfo()
	fmt.Println(ok, info != nil, info.Path, strings.HasPrefix(info.GoVersion, "go1.27"))
	_, err := debug.ParseBuildInfo("=>\ta\tb\tc\n")
	fmt.Println(err)
	parsed, err := debug.ParseBuildInfo("go\tgo1.27\npath\texample.org/x\nmod\texample.org/x\tv1.2.3\th1:abc=\ndep\ta.b/c\tv0.1.0\n=>\t../c\tv0\t\nbuild\t-tags=x,y\nbuild\tCGO_ENABLED=\"0\"\n")
	fmt.Println(err)
	fmt.Printf("%q %q %+v %+v\n", parsed.GoVersion, parsed.Path, parsed.Main, parsed.Settings)
	for _, dep := range parsed.Deps {
		fmt.Println(dep.Path, dep.Version, dep.Sum == "", *dep.Replace)
	}
	fmt.Printf("%q\n", parsed)
	for _, text := range []string{"", "nothing", "mod\tonly", "=>\ta\tb\tc\n", "dep\ta\n", "build\tnoequals\n", "build\t=x\n", "build\t\"a=1\n", "build\ta=\"x\\q\"\n", "build\ta=b c\n", "build\ta`=b\n", "build\t\"a\"b=c\n", "build\t`a b`=`c` \n", "build\t\"a\"\n", "build\t\"a=b\"=\n", "build\t`a\n", "mod\ta\tb\tc\td\n", "path\tp\r\n"} {
		info, err := debug.ParseBuildInfo(text)
		fmt.Printf("%q %v %v\n", text, info != nil, err)
	}
}

func main() {
	stacks()
	blocked()
	settings()
	collections()
	buildInfo()
}

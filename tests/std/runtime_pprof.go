package main

import (
	"bytes"
	"context"
	"fmt"
	"runtime/pprof"
	"strings"
)

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	for _, p := range pprof.Profiles() {
		fmt.Print(p.Name(), " ")
	}
	fmt.Println(pprof.Lookup("zz"))
	p := pprof.NewProfile("mine")
	p.Add("a", 0)
	p.Add("b", 0)
	fmt.Println(p.Count(), p.Name(), pprof.Lookup("mine") == p)
	p.Remove("a")
	p.Remove("zz")
	fmt.Println(p.Count())
	try(func() { p.Add("b", 0) })
	try(func() { pprof.NewProfile("mine") })
	try(func() { pprof.NewProfile("") })
	try(func() { pprof.Lookup("heap").Add(1, 0) })
	b := new(bytes.Buffer)
	p.WriteTo(b, 1)
	fmt.Println(strings.HasPrefix(b.String(), "mine profile: total 1\n1 @ 0x"), strings.Contains(b.String(), "main.main"))
	b.Reset()
	fmt.Println(pprof.StartCPUProfile(b))
	fmt.Println(pprof.StartCPUProfile(b))
	pprof.StopCPUProfile()
	pprof.StopCPUProfile()
	fmt.Println(b.Len() > 0)
	ctx := pprof.WithLabels(context.Background(), pprof.Labels("k", "v", "a", "b"))
	fmt.Println(pprof.Label(ctx, "k"))
	fmt.Println(pprof.Label(ctx, "z"))
	pprof.Do(ctx, pprof.Labels("k", "w"), func(ctx context.Context) {
		pprof.ForLabels(ctx, func(k, v string) bool { fmt.Println(k, v); return true })
	})
	try(func() { pprof.Labels("x") })
	fmt.Println(pprof.Lookup("goroutine").Count())
	for _, name := range []string{"goroutine", "heap", "mine"} {
		b.Reset()
		fmt.Println(pprof.Lookup(name).WriteTo(b, 1), pprof.Lookup(name).WriteTo(b, 0), b.Len() > 0)
	}
}

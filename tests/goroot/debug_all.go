package main

import (
	"bytes"
	"debug/buildinfo"
	"debug/dwarf"
	"debug/elf"
	"debug/macho"
	"debug/pe"
	"debug/plan9obj"
	"fmt"
	"go/build"
	"os"
	"os/user"
	"plugin"
	"runtime/metrics"
	"runtime/pprof"
	"strings"
	"structs"
	"time"
	_ "time/tzdata"
	"unsafe"
	"uuid"
)

type host struct {
	_ structs.HostLayout
	a uint8
	b uint64
}

func main() {
	fmt.Println(unsafe.Sizeof(host{}))
	f, err := elf.Open("/bin/sh")
	if err == nil {
		fmt.Println(f.Class, f.Machine, f.Type != 0, f.Section(".text") != nil, len(f.Progs) > 0)
		libs, err := f.ImportedLibraries()
		fmt.Println(len(libs) > 0, err)
		f.Close()
	}
	_, err = elf.NewFile(bytes.NewReader([]byte("no elf")))
	fmt.Println(err)
	_, err = macho.NewFile(bytes.NewReader(make([]byte, 100)))
	fmt.Println(err)
	_, err = pe.NewFile(bytes.NewReader([]byte("MZ")))
	fmt.Println(err != nil)
	_, err = plan9obj.NewFile(bytes.NewReader([]byte("xxxxxxxx")))
	fmt.Println(err != nil)
	_, err = buildinfo.Read(bytes.NewReader([]byte("nothing to see here, move along")))
	fmt.Println(err)
	fmt.Println(dwarf.TagCompileUnit, dwarf.AttrName)
	u, err := user.LookupId("0")
	fmt.Println(u.Username, u.HomeDir, err)
	_, err = user.Lookup("nobody-of-that-name")
	fmt.Println(err)
	g, err := user.LookupGroupId("0")
	fmt.Println(g.Name, err)
	cur, err := user.Current()
	fmt.Println(cur.Uid == fmt.Sprint(os.Getuid()), err)
	_, err = plugin.Open("none.so")
	fmt.Println(err != nil)
	fmt.Println(len(metrics.All()) > 0)
	var b bytes.Buffer
	fmt.Println(pprof.Lookup("goroutine") != nil, pprof.WriteHeapProfile(&b))
	fmt.Println(pprof.StartCPUProfile(&b))
	pprof.StopCPUProfile()
	loc, err := time.LoadLocation("Europe/Paris")
	fmt.Println(time.Unix(0, 0).In(loc), err)
	id := uuid.New()
	fmt.Println(len(id.String()), strings.Count(id.String(), "-"))
	fmt.Println(build.Default.GOOS, build.IsLocalImport("./x"))
}

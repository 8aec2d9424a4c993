// Positions that line directives give, and absolute paths of files, as runtime.Caller and log have them.
package main

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

func where() {
	_, file, line, ok := runtime.Caller(1)
	if filepath.IsAbs(file) {
		parts := strings.Split(file, "/")
		file = "…/" + strings.Join(parts[max(1, len(parts)-2):], "/")
	}
	fmt.Println(file, line, ok)
}

type long struct{}

func (long) Write(text []byte) (int, error) {
	file, rest, _ := strings.Cut(string(text), ":")
	fmt.Print(filepath.IsAbs(file), " ", filepath.Base(file), ":", rest)
	return len(text), nil
}

func moved() {
	where()
//line foo.y:100
	where()
	/*line bar.go:7:3*/ where(); where()
	where()
//line /abs/x.go:55
	where()
//line :9
	where()
//line  sp ace.go:10
	where()
	//line indented.go:1
	where()
//line noline
	where()
	s := `
//line string.go:3
`
	_ = s
	/*
//line comment.go:4
	*/
	where()
//line ../up/./d.go:77
	where()
//line :12:5
	where()
/*line z.go:20:1*/where()
}

//line f.go:200
func fails() { panic("x") }

func main() {
	where()
	moved()
	logger := log.New(long{}, "", log.Llongfile)
	logger.Println("long")
	log.New(os.Stdout, "", log.Lshortfile).Println("short")
	func() {
		defer func() {
			fmt.Println(recover())
//line g.go:300
			where()
		}()
		fails()
	}()
	pc, _, _, _ := runtime.Caller(0)
	file, line := runtime.FuncForPC(pc).FileLine(pc)
	fmt.Println(filepath.IsAbs(file), filepath.Base(file), line)
	frame, _ := runtime.CallersFrames([]uintptr{pc}).Next()
	fmt.Println(filepath.Base(frame.File), frame.Line, frame.Function)
}

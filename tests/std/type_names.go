// Names of unexported types that programs see by %T.
package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"reflect"
)

func main() {
	info, _ := os.Stat("/")
	entries, _ := os.ReadDir("/")
	root := os.DirFS("/")
	sub, _ := fs.Sub(fs.FS(wrapped{root}), "tmp")
	fmt.Printf("%T %T %T %T %T\n", info, info.Sys(), entries[0], root, sub)
	fmt.Printf("%T %T\n", fs.FileInfoToDirEntry(info), rand.NewSource(1))
	fmt.Printf("%T %v\n", json.RawMessage("{}"), reflect.TypeOf(json.RawMessage{}).PkgPath())
}

type wrapped struct{ fs.FS }

package main

import (
	"fmt"
	"go/ast"
	"go/build/constraint"
	"go/constant"
	"go/doc"
	"go/doc/comment"
	"go/format"
	"go/importer"
	"go/parser"
	"go/printer"
	"go/scanner"
	"go/token"
	"go/types"
	"go/version"
	"os"
	"sort"
)

const src = `// Package p does things.
package p

import "fmt"

// T is a type.
type T[K comparable, V any] struct { m map[K]V
	n   int // count
}

// Get gets.
func (t *T[K,V]) Get(k K) (v V, ok bool) { v,ok=t.m[k]; return }

const (A = iota;B;C = 1<<100)

func F(x int) int { for i:=0;i<x;i++ { fmt.Println(i) }; if x>3 {return -x}; return x*2+1 }
`

type none struct{}

func (none) Import(path string) (*types.Package, error) {
	p := types.NewPackage(path, "fmt")
	v := types.NewVar(0, p, "a", types.NewSlice(types.NewInterfaceType(nil, nil)))
	p.Scope().Insert(types.NewFunc(0, p, "Println", types.NewSignatureType(nil, nil, nil, types.NewTuple(v), nil, true)))
	p.MarkComplete()
	return p, nil
}

func main() {
	out, err := format.Source([]byte(src))
	fmt.Println(string(out), err)
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", src, parser.ParseComments)
	fmt.Println(err, f.Name, len(f.Decls), len(f.Comments))
	counts := map[string]int{}
	ast.Inspect(f, func(n ast.Node) bool {
		if n != nil {
			counts[fmt.Sprintf("%T", n)]++
		}
		return true
	})
	names := make([]string, 0)
	for k, n := range counts {
		names = append(names, fmt.Sprintf("%s:%d", k, n))
	}
	sort.Strings(names)
	fmt.Println(names)
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}}
	pkg, err := (&types.Config{Importer: none{}}).Check("p", fset, []*ast.File{f}, info)
	fmt.Println(pkg, err)
	for _, name := range pkg.Scope().Names() {
		fmt.Println(pkg.Scope().Lookup(name))
	}
	ms := types.NewMethodSet(types.NewPointer(pkg.Scope().Lookup("T").Type()))
	fmt.Println(ms.Len(), ms.At(0))
	ast.Print(nil, f.Decls[0].(*ast.GenDecl).Specs[0])
	printer.Fprint(os.Stdout, fset, f.Decls[4])
	fmt.Println()
	e, err := parser.ParseExpr("a + b*(c-1) << 2")
	fmt.Println(types.ExprString(e), err)
	tv, err := types.Eval(fset, pkg, token.NoPos, "C >> 98 + B")
	fmt.Println(tv.Value, tv.Type, err)
	for _, wrong := range []string{"package p\nfunc {", "package p; var x int = \"s\"; func f() { y := 1 }", "x"} {
		f, err := parser.ParseFile(token.NewFileSet(), "w.go", wrong, 0)
		fmt.Println(err)
		if err == nil {
			conf := types.Config{Error: func(err error) { fmt.Println(" ", err) }}
			conf.Check("w", fset, []*ast.File{f}, nil)
		}
	}
	var s scanner.Scanner
	file := fset.AddFile("s", -1, 22)
	s.Init(file, []byte("a := 0x1p-2 + 'c'; // x"[:22]), nil, scanner.ScanComments)
	for {
		_, tok, lit := s.Scan()
		if tok == token.EOF {
			break
		}
		fmt.Printf("%s %q;", tok, lit)
	}
	fmt.Println()
	d, err := doc.NewFromFiles(fset, []*ast.File{f}, "example.com/p")
	fmt.Println(d.Doc, len(d.Types), d.Types[0].Doc, d.Types[0].Methods[0].Name, err)
	var cp comment.Parser
	var pr comment.Printer
	fmt.Println(string(pr.Markdown(cp.Parse("Title\n\n# Head\n\n  - item [T]\n\n\tcode\n"))))
	x, err := constraint.Parse("//go:build linux && (amd64 || !cgo)")
	fmt.Println(x, err, x.Eval(func(tag string) bool { return tag == "linux" }))
	fmt.Println(constant.BinaryOp(constant.MakeInt64(7), token.QUO, constant.MakeInt64(2)), constant.Shift(constant.MakeInt64(1), token.SHL, 90))
	fmt.Println(version.Compare("go1.21rc1", "go1.21"), version.Lang("go1.21.3"), importer.Default() != nil)
}

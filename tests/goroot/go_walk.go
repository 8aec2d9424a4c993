package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/constant"
	"go/format"
	"go/parser"
	"go/printer"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"text/scanner"
)

const source = `// Package shapes has shapes.
package shapes

import "math"

// Shape has an area.
type Shape interface{ Area() float64 }

type Circle struct{ R float64 }
type Square struct { Side float64; name string }

const Tau, limit = 2 * math.Pi, 1 << 70

func (c Circle) Area() float64 { return math.Pi * c.R * c.R }
func (s *Square) Area() float64 { return s.Side*s.Side }

func Largest[S Shape](all ...S) (best S) {
	for i, s := range all { if i == 0 || s.Area() > best.Area() { best = s } }
	return best
}

var unit = Largest(Circle{1}, Circle{2}).R + float64(len("abc"))
`

// complexity counts the branches of each function.
type complexity struct {
	name   string
	counts map[string]int
}

func (c *complexity) Visit(node ast.Node) ast.Visitor {
	switch n := node.(type) {
	case *ast.FuncDecl:
		return &complexity{n.Name.Name, c.counts}
	case *ast.IfStmt, *ast.RangeStmt, *ast.CaseClause:
		c.counts[c.name]++
	case *ast.BinaryExpr:
		if n.Op == token.LAND || n.Op == token.LOR {
			c.counts[c.name]++
		}
	}
	return c
}

// importer knows one package, made by hand.
type importer struct{}

func (importer) Import(path string) (*types.Package, error) {
	if path != "math" {
		return nil, fmt.Errorf("no package %q", path)
	}
	pkg := types.NewPackage("math", "math")
	pi := constant.MakeFromLiteral("3.14159265358979323846", token.FLOAT, 0)
	pkg.Scope().Insert(types.NewConst(token.NoPos, pkg, "Pi", types.Typ[types.UntypedFloat], pi))
	pkg.MarkComplete()
	return pkg, nil
}

func walk(fset *token.FileSet, file *ast.File) {
	fmt.Printf("%s: %q\n", file.Name.Name, file.Doc.Text())
	c := &complexity{"", map[string]int{}}
	ast.Walk(c, file)
	fmt.Println(c.counts)
	ast.Inspect(file, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			var b bytes.Buffer
			printer.Fprint(&b, fset, call)
			fmt.Println(fset.Position(call.Pos()), b.String())
		}
		return true
	})
}

func check(fset *token.FileSet, file *ast.File) {
	info := &types.Info{Defs: map[*ast.Ident]types.Object{}, Types: map[ast.Expr]types.TypeAndValue{}, Instances: map[*ast.Ident]types.Instance{}}
	config := types.Config{Importer: importer{}, Error: func(err error) { fmt.Println("error:", err) }}
	pkg, err := config.Check("shapes", fset, []*ast.File{file}, info)
	fmt.Println(pkg, err)
	for _, name := range pkg.Scope().Names() {
		object := pkg.Scope().Lookup(name)
		fmt.Println(" ", types.ObjectString(object, types.RelativeTo(pkg)))
		if c, ok := object.(*types.Const); ok {
			fmt.Println("   ", c.Val(), constant.BitLen(constant.ToInt(c.Val())))
		}
	}
	shape := pkg.Scope().Lookup("Shape").Type().Underlying().(*types.Interface)
	for _, name := range []string{"Circle", "Square"} {
		t := pkg.Scope().Lookup(name).Type()
		fmt.Println(name, types.Implements(t, shape), types.Implements(types.NewPointer(t), shape), types.NewMethodSet(types.NewPointer(t)))
	}
	for _, instance := range info.Instances {
		fmt.Println(instance.TypeArgs.At(0), instance.Type)
	}
}

// double renames, and doubles constants.
func double(fset *token.FileSet, file *ast.File) {
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.Ident:
			if n.Name == "best" {
				n.Name = "largest"
			}
		case *ast.BasicLit:
			if n.Kind == token.INT {
				v := constant.MakeFromLiteral(n.Value, n.Kind, 0)
				n.Value = constant.BinaryOp(v, token.MUL, constant.MakeInt64(2)).ExactString()
			}
		}
		return true
	})
	var b bytes.Buffer
	fmt.Println(format.Node(&b, fset, file))
	fmt.Println(b.String())
}

func main() {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "shapes.go", source, parser.ParseComments|parser.SkipObjectResolution)
	fmt.Println(err)
	walk(fset, file)
	check(fset, file)
	double(fset, file)
	for _, wrong := range []string{"package p; func f( {", "package p; var x = ", "package p; type T struct { a int b int }", "x"} {
		_, err := parser.ParseFile(fset, "wrong.go", wrong, parser.AllErrors)
		fmt.Println(err)
	}
	wrong, _ := parser.ParseFile(fset, "bad.go", "package p\nimport \"fmt\"\nvar x int = \"s\"\nfunc f() int { y := 1 }\nvar _ = 1 / 0\n", 0)
	check2 := types.Config{Importer: importer{}, Error: func(err error) { fmt.Println("error:", err) }}
	check2.Check("p", fset, []*ast.File{wrong}, nil)
	for _, text := range []string{"1 + 2*3", "1 << 100 >> 98", `"a" + "b" < "b"`, "len([3]int{}) / 2.0", "1 / 0", "x"} {
		tv, err := types.Eval(fset, nil, token.NoPos, text)
		fmt.Println(text, "=", tv.Value, tv.Type, err)
	}
	var s scanner.Scanner
	s.Init(strings.NewReader("x := 'a' + 0x1F /* skipped */ \"text\" 1.5e3 // end\n"))
	s.Filename = "tokens"
	var tokens []string
	for t := s.Scan(); t != scanner.EOF; t = s.Scan() {
		tokens = append(tokens, fmt.Sprint(s.Position, " ", scanner.TokenString(t), " ", s.TokenText()))
	}
	fmt.Println(len(tokens), slices.Max(tokens))
	fmt.Println(strings.Join(tokens, "\n"))
}

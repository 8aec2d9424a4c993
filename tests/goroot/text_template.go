package main

import (
	"os"
	"text/template"
)

func main() { template.Must(template.New("x").Parse("{{.}}\n")).Execute(os.Stdout, "hi") }

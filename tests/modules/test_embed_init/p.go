package p

import _ "embed"

//go:embed data.txt
var data string

var order []string

func note(what string) bool {
	order = append(order, what)
	return true
}

var _ = note("p variable")

func init() { note("p init") }

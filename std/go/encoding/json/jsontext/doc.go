// Package jsontext reads and writes JSON by its grammar, without regard to what it means as Go values.
//
// An Encoder or Decoder keeps in its state which arrays and objects are open. Whole values are checked and
// reformatted by a walker, which needs none. Lexical elements are jsonwire's.
package jsontext

// Package jsonreflect sets Go values to what JSON says, in the ways that encoding/json and its v2 share.
package jsonreflect

import (
	"reflect"
	"strconv"
)

// SetNumber sets v, of a kind of numbers, to the number that the digits stand for; its error is strconv's.
func SetNumber(v reflect.Value, digits string) error {
	var err error
	switch bits := v.Type().Bits(); {
	case v.CanInt():
		var n int64
		if n, err = strconv.ParseInt(digits, 10, bits); err == nil {
			v.SetInt(n)
		}
	case v.CanUint():
		var n uint64
		if n, err = strconv.ParseUint(digits, 10, bits); err == nil {
			v.SetUint(n)
		}
	default:
		var f float64
		if f, err = strconv.ParseFloat(digits, bits); err == nil {
			v.SetFloat(f)
		}
	}
	return err
}

// Package fips140 is what cryptographic packages ask about the certified mode of FIPS 140-3, which is never on:
// tests at startup are left out, and nobody keeps account of approved services.
package fips140

import "errors"

// Enabled tells whether the certified mode is on.
const Enabled = false

// Supported tells why the mode can't be on.
func Supported() error { return errors.New("there is no FIPS 140-3 mode") }

// Name returns the name of the module of certified packages.
func Name() string { return "Go Cryptographic Module" }

// Version returns the version of the module: the one that is part of the library.
func Version() string { return "latest" }

// CAST would run a test of an algorithm before its first use.
func CAST(name string, test func() error) {}

// PCT would run a test of a pair of keys.
func PCT(name string, test func() error) {}

// RecordApproved would note the use of an approved service.
func RecordApproved() {}

// RecordNonApproved would note the use of another service.
func RecordNonApproved() {}

// ResetServiceIndicator would forget what was noted.
func ResetServiceIndicator() {}

// ServiceIndicator tells whether only approved services were used, as far as that was noted.
func ServiceIndicator() bool { return false }

// Package fips140 tells about the certified mode of FIPS 140-3, which is never on.
package fips140

import "crypto/internal/fips140"

// Enabled tells whether the mode is on.
func Enabled() bool { return fips140.Enabled }

// Enforced tells whether only approved algorithms may be used.
func Enforced() bool { return false }

// WithoutEnforcement calls f, in which any algorithm may be used.
func WithoutEnforcement(f func()) { f() }

// Version returns the version of the certified packages.
func Version() string { return fips140.Version() }

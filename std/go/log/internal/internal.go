// Package internal is what packages log and log/slog share.
package internal

// DefaultOutput writes a line with the default Logger of package log; pc is where it comes from, if not 0.
var DefaultOutput func(pc uintptr, line []byte) error

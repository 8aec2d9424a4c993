// Package debug controls the collector.
package debug

import "runtime"

// setGCPercent sets the heap's growth between collections, and returns the previous setting.
func setGCPercent(percent int) int

// SetGCPercent sets the heap's growth between collections, off if negative.
func SetGCPercent(percent int) int { return setGCPercent(percent) }

// FreeOSMemory collects garbage.
func FreeOSMemory() { runtime.GC() }

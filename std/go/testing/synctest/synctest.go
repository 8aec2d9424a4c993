// Package synctest tests concurrent code in bubbles: groups of goroutines for which time passes only while all of them
// wait.
package synctest

import (
	"internal/synctest"
	"testing"
	"time"
)

// runTest runs f as a part of the test t, in the goroutine that calls it.
//
//go:linkname runTest testing.runInBubble
func runTest(t *testing.T, f func(*testing.T)) (ok bool)

// Test runs f in a new bubble, and ends the test if f fails.
func Test(t *testing.T, f func(*testing.T)) {
	ok := false
	synctest.Run(func() { ok = runTest(t, f) })
	if !ok {
		t.FailNow()
	}
}

// Wait waits until all other goroutines of the bubble are durably blocked.
func Wait() { synctest.Wait() }

// Sleep sleeps, and then waits as Wait does.
func Sleep(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

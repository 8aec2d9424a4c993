// Package trace annotates programs for an execution tracer. This runtime records no traces: Start says so, and
// annotations cost nothing.
package trace

import (
	"context"
	"errors"
	"io"
)

var errNoTraces = errors.New("runtime/trace: this runtime records no traces")

// Start would write a trace to w.
func Start(w io.Writer) error { return errNoTraces }

// Stop ends a trace that Start began.
func Stop() {}

// IsEnabled tells whether a trace is being written.
func IsEnabled() bool { return false }

// A Task is a logical operation, which may be spread over goroutines.
type Task struct{}

// NewTask returns a task and a context that carries it.
func NewTask(parent context.Context, taskType string) (ctx context.Context, task *Task) {
	return parent, &Task{}
}

// End marks the end of the task.
func (t *Task) End() {}

// A Region is a part of a goroutine's execution.
type Region struct{}

// StartRegion begins a region of the calling goroutine.
func StartRegion(ctx context.Context, regionType string) *Region { return &Region{} }

// End marks the end of the region.
func (r *Region) End() {}

// WithRegion calls fn in a region.
func WithRegion(ctx context.Context, regionType string, fn func()) { fn() }

// Log writes an event to the trace.
func Log(ctx context.Context, category, message string) {}

// Logf writes a formatted event to the trace.
func Logf(ctx context.Context, category, format string, args ...any) {}

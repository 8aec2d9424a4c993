package pprof

import (
	"context"
	"maps"
	"slices"
)

// LabelSet is a set of labels, pairs of keys and values.
type LabelSet struct {
	pairs []string
}

// labelsKey is the key of the labels in a context: a map of strings.
type labelsKey struct{}

// Labels returns a set of labels from keys and values in turn.
func Labels(args ...string) LabelSet {
	if len(args)%2 != 0 {
		panic("uneven number of arguments to pprof.Labels")
	}
	return LabelSet{args}
}

func labelsOf(ctx context.Context) map[string]string {
	labels, _ := ctx.Value(labelsKey{}).(map[string]string)
	return labels
}

// WithLabels returns a context with more labels.
func WithLabels(ctx context.Context, labels LabelSet) context.Context {
	all := map[string]string{}
	maps.Copy(all, labelsOf(ctx))
	for i := 0; i < len(labels.pairs); i += 2 {
		all[labels.pairs[i]] = labels.pairs[i+1]
	}
	return context.WithValue(ctx, labelsKey{}, all)
}

// SetGoroutineLabels would mark samples of this goroutine.
func SetGoroutineLabels(ctx context.Context) {}

// Do calls f with more labels.
func Do(ctx context.Context, labels LabelSet, f func(context.Context)) { f(WithLabels(ctx, labels)) }

// Label returns the label of a key.
func Label(ctx context.Context, key string) (string, bool) {
	value, ok := labelsOf(ctx)[key]
	return value, ok
}

// ForLabels calls f with each label in the order of keys, until it returns false.
func ForLabels(ctx context.Context, f func(key, value string) bool) {
	labels := labelsOf(ctx)
	for _, key := range slices.Sorted(maps.Keys(labels)) {
		if !f(key, labels[key]) {
			return
		}
	}
}

package json

import (
	"encoding/json/internal/jsonwire"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// any appends a value whose type only the value tells. What Unmarshal makes for empty interfaces is
// recognised without reflection.
func (e *encoder) any(v any) bool {
	switch v := v.(type) {
	case nil:
		return e.text("null")
	case bool:
		e.buf = strconv.AppendBool(e.buf, v)
		return true
	case int:
		e.buf = strconv.AppendInt(e.buf, int64(v), 10)
		return true
	case string:
		e.buf = jsonwire.AppendQuote(e.buf, v, e.html, true)
		return true
	case []any:
		if v != nil && e.depth < cycleDepth {
			return e.anyList(v)
		}
	case map[string]any:
		if v != nil && e.depth < cycleDepth {
			return e.anyMap(v)
		}
	}
	rv := reflect.ValueOf(v)
	return e.encode(rv, e.methods(rv), false)
}

func (e *encoder) anyList(list []any) bool {
	e.depth++
	e.buf = append(e.buf, '[')
	for i, v := range list {
		if i > 0 {
			e.buf = append(e.buf, ',')
		}
		if !e.any(v) {
			return false
		}
	}
	e.buf = append(e.buf, ']')
	e.depth--
	return true
}

type anyEntry struct {
	key   string
	value any
}

func (e *encoder) anyMap(m map[string]any) bool {
	e.depth++
	entries := make([]anyEntry, 0, len(m))
	for key, value := range m {
		entries = append(entries, anyEntry{key, value})
	}
	slices.SortFunc(entries, func(a, b anyEntry) int { return strings.Compare(a.key, b.key) })
	e.buf = append(e.buf, '{')
	for i := range entries {
		if i > 0 {
			e.buf = append(e.buf, ',')
		}
		e.buf = append(jsonwire.AppendQuote(e.buf, entries[i].key, e.html, true), ':')
		if !e.any(entries[i].value) {
			return false
		}
	}
	e.buf = append(e.buf, '}')
	e.depth--
	return true
}

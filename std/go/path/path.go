// Package path works on paths with slashes, without looking at any file system.
package path

import (
	"internal/bytealg"
	"internal/wildcard"
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = wildcard.ErrBadPattern

// Match reports whether name matches the whole shell pattern: * and ? (not /), [class], \c.
func Match(pattern, name string) (matched bool, err error) {
	return wildcard.Match(pattern, name, true)
}

// Clean returns the shortest equivalent path.
func Clean(path string) string {
	if path == "" {
		return "."
	}
	rooted := path[0] == '/'
	out := make([]byte, 0, len(path))
	floor := 0 // what .. must not remove
	if rooted {
		out = append(out, '/')
		floor = 1
	}
	for i := 0; i < len(path); {
		if path[i] == '/' {
			i++
			continue
		}
		end := i
		for end < len(path) && path[end] != '/' {
			end++
		}
		part := path[i:end]
		i = end
		switch {
		case part == ".":
		case part != "..":
			if len(out) > 0 && out[len(out)-1] != '/' {
				out = append(out, '/')
			}
			out = append(out, part...)
		case len(out) > floor:
			n := len(out) - 1
			for n > floor && out[n] != '/' {
				n--
			}
			out = out[:n]
		case !rooted:
			if len(out) > 0 {
				out = append(out, '/')
			}
			out = append(out, ".."...)
			floor = len(out)
		}
	}
	if len(out) == 0 {
		return "."
	}
	return string(out)
}

// Split splits after the last slash.
func Split(path string) (dir, file string) {
	i := bytealg.LastIndexByteString(path, '/')
	return path[:i+1], path[i+1:]
}

// Join joins the elements that are not empty and cleans the result.
func Join(elem ...string) string {
	var path []byte
	for _, e := range elem {
		if len(path) > 0 {
			path = append(path, '/')
		}
		path = append(path, e...)
	}
	if len(path) == 0 {
		return ""
	}
	return Clean(string(path))
}

// Ext returns the suffix from the last dot of the last element.
func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

// Base returns the last element.
func Base(path string) string {
	if path == "" {
		return "."
	}
	for len(path) > 0 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	if path == "" {
		return "/"
	}
	return path[bytealg.LastIndexByteString(path, '/')+1:]
}

func IsAbs(path string) bool { return len(path) > 0 && path[0] == '/' }

// Dir returns all but the last element.
func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}

// Package ioutil has older names of functions of io and os.
package ioutil

import (
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
)

// Discard drops what is written.
var Discard io.Writer = io.Discard

func ReadAll(r io.Reader) ([]byte, error)                  { return io.ReadAll(r) }
func ReadFile(filename string) ([]byte, error)             { return os.ReadFile(filename) }
func NopCloser(r io.Reader) io.ReadCloser                  { return io.NopCloser(r) }
func TempFile(dir, pattern string) (f *os.File, err error) { return os.CreateTemp(dir, pattern) }
func TempDir(dir, pattern string) (name string, err error) { return os.MkdirTemp(dir, pattern) }
func WriteFile(filename string, data []byte, perm fs.FileMode) error {
	return os.WriteFile(filename, data, perm)
}

// ReadDir returns descriptions of a directory's entries, sorted by name.
func ReadDir(dirname string) ([]fs.FileInfo, error) {
	directory, err := os.Open(dirname)
	if err != nil {
		return nil, err
	}
	defer directory.Close()
	list, err := directory.Readdir(-1)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b fs.FileInfo) int { return strings.Compare(a.Name(), b.Name()) })
	return list, nil
}

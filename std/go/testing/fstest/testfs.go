package fstest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing/iotest"
)

// TestFS tests a file system: that it has the expected files, and that all ways to read its files and directories
// agree. Without expected files it has to be empty.
func TestFS(fsys fs.FS, expected ...string) error {
	t := &fsTester{fsys: fsys}
	t.directory(".")
	t.badPaths("Open", func(name string) error {
		file, err := fsys.Open(name)
		if err == nil {
			file.Close()
		}
		return err
	})
	if len(expected) == 0 && len(t.found) > 0 {
		t.errorf("expected empty file system but found files:\n%s", strings.Join(t.found, "\n"))
	}
	for _, name := range expected {
		if !slices.Contains(t.found, name) {
			t.errorf("expected but not found: %s", name)
		}
	}
	if len(t.errs) == 0 {
		return nil
	}
	return fmt.Errorf("TestFS found errors:\n%w", errors.Join(t.errs...))
}

type fsTester struct {
	fsys  fs.FS
	found []string // files and directories, the root excepted
	errs  []error
}

func (t *fsTester) errorf(format string, args ...any) {
	t.errs = append(t.errs, fmt.Errorf(format, args...))
}

// directory tests a directory and all below it.
func (t *fsTester) directory(dir string) {
	opened, err := t.fsys.Open(dir)
	if err != nil {
		t.errorf("Open(%s): %w", dir, err)
		return
	}
	defer opened.Close()
	reader, ok := opened.(fs.ReadDirFile)
	if !ok {
		t.errorf("Open(%s) returned File type %T, not a fs.ReadDirFile", dir, opened)
		return
	}
	entries, err := reader.ReadDir(-1)
	if err != nil {
		t.errorf("ReadDir(%s): %w", dir, err)
		return
	}
	if rest, err := reader.ReadDir(-1); len(rest) != 0 || err != nil {
		t.errorf("%s: ReadDir(-1) at EOF = %d entries, %v, want 0 entries, nil", dir, len(rest), err)
	}
	if rest, err := reader.ReadDir(1); len(rest) != 0 || err != io.EOF {
		t.errorf("%s: ReadDir(1) at EOF = %d entries, %v, want 0 entries, EOF", dir, len(rest), err)
	}
	t.sameEntries(dir, "Open+ReadDir in pieces", entries, t.inPieces(dir))
	sorted, err := fs.ReadDir(t.fsys, dir)
	if err != nil {
		t.errorf("fs.ReadDir(%s): %w", dir, err)
	}
	if !slices.IsSortedFunc(sorted, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) }) {
		t.errorf("fs.ReadDir(%s): list not sorted", dir)
	}
	t.sameEntries(dir, "fs.ReadDir", entries, sorted)
	for _, entry := range entries {
		t.entry(dir, entry)
	}
}

// inPieces reads a directory by pieces of 1 and 2 entries.
func (t *fsTester) inPieces(dir string) (entries []fs.DirEntry) {
	opened, err := t.fsys.Open(dir)
	if err != nil {
		t.errorf("second Open(%s): %w", dir, err)
		return nil
	}
	defer opened.Close()
	for size := 1; ; size = 3 - size {
		piece, err := opened.(fs.ReadDirFile).ReadDir(size)
		if len(piece) > size {
			t.errorf("%s: ReadDir(%d) returned %d entries", dir, size, len(piece))
		}
		entries = append(entries, piece...)
		switch {
		case err == io.EOF:
			return entries
		case err != nil || len(piece) == 0:
			t.errorf("%s: ReadDir(%d) = %d entries, %v", dir, size, len(piece), err)
			return entries
		}
	}
}

func (t *fsTester) sameEntries(dir, what string, want, got []fs.DirEntry) {
	texts := func(entries []fs.DirEntry) (list []string) {
		for _, entry := range entries {
			list = append(list, fs.FormatDirEntry(entry))
		}
		slices.Sort(list)
		return list
	}
	if a, b := texts(want), texts(got); !slices.Equal(a, b) {
		t.errorf("%s: %s has %q, ReadDir(-1) %q", dir, what, b, a)
	}
}

// entry tests an entry of a directory, and what it stands for.
func (t *fsTester) entry(dir string, entry fs.DirEntry) {
	if name := entry.Name(); !fs.ValidPath(name) || strings.Contains(name, "/") || name == "." {
		t.errorf("%s: ReadDir: child with invalid name: %q", dir, name)
		return
	}
	full := path.Join(dir, entry.Name())
	t.found = append(t.found, full)
	t.information(full, entry)
	switch {
	case entry.IsDir():
		t.directory(full)
	case entry.Type().IsRegular():
		t.file(full)
	case entry.Type() == fs.ModeSymlink:
		if links, ok := t.fsys.(fs.ReadLinkFS); ok {
			if _, err := links.ReadLink(full); err != nil {
				t.errorf("ReadLink(%s): %w", full, err)
			}
		}
	}
}

// information tests that an entry, and what the file system tells of it, agree.
func (t *fsTester) information(name string, entry fs.DirEntry) {
	info, err := entry.Info()
	if err != nil {
		t.errorf("%s: entry.Info() = %w", name, err)
		return
	}
	if info.Mode().Type() != entry.Type() || info.IsDir() != entry.IsDir() || info.Name() != entry.Name() {
		t.errorf("%s: entry %s disagrees with its information %s", name, fs.FormatDirEntry(entry), fs.FormatFileInfo(info))
	}
	if entry.Type() == fs.ModeSymlink {
		return
	}
	again, err := fs.Stat(t.fsys, name)
	if err != nil {
		t.errorf("fs.Stat(%s): %w", name, err)
		return
	}
	sameSize := info.IsDir() || info.Size() == again.Size()
	if info.Mode() != again.Mode() || !sameSize || !info.ModTime().Equal(again.ModTime()) {
		t.errorf("%s: fs.Stat tells %s, the entry %s", name, fs.FormatFileInfo(again), fs.FormatFileInfo(info))
	}
}

// file tests that a file reads the same in all ways.
func (t *fsTester) file(name string) {
	content, err := fs.ReadFile(t.fsys, name)
	if err != nil {
		t.errorf("fs.ReadFile(%s): %w", name, err)
		return
	}
	file, err := t.fsys.Open(name)
	if err != nil {
		t.errorf("Open(%s): %w", name, err)
		return
	}
	defer file.Close()
	if err := iotest.TestReader(file, content); err != nil {
		t.errorf("%s: failed TestReader:\n\t%w", name, err)
	}
	t.badPaths("Open", func(bad string) error {
		opened, err := t.fsys.Open(strings.ReplaceAll(bad, "x", name))
		if err == nil {
			opened.Close()
		}
		return err
	})
}

// badPaths tests that no path succeeds that is not valid; x stands for a file's.
func (t *fsTester) badPaths(what string, open func(name string) error) {
	for _, bad := range []string{"", "/", "/x", "x/", "./x", "x/.", "x/..", "../x", "x//y"} {
		if open(bad) == nil {
			t.errorf("%s(%s) succeeded, want error", what, bad)
		}
	}
}

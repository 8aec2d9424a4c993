package iotest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// TestReader tests that r reads content, in pieces of several sizes, and ends as readers should; if it is an io.Seeker
// or io.ReaderAt, that it is a good one.
func TestReader(r io.Reader, content []byte) error {
	if len(content) > 0 {
		if n, err := r.Read(nil); n != 0 || err != nil {
			return fmt.Errorf("Read(0) = %d, %v, want 0, nil", n, err)
		}
	}
	data, err := readInPieces(r)
	if err != nil {
		return err
	}
	if !bytes.Equal(data, content) {
		return fmt.Errorf("ReadAll(small amounts) = %q\n\twant %q", data, content)
	}
	if n, err := r.Read(make([]byte, 10)); n != 0 || err != io.EOF {
		return fmt.Errorf("Read(10) at EOF = %v, %v, want 0, EOF", n, err)
	}
	if r, ok := r.(io.ReadSeeker); ok {
		if err := testSeeker(r, content); err != nil {
			return err
		}
	}
	if r, ok := r.(io.ReaderAt); ok {
		return testReaderAt(r, content)
	}
	return nil
}

// readInPieces reads everything in pieces of 1, 2 and 3 bytes.
func readInPieces(r io.Reader) ([]byte, error) {
	var all []byte
	for size := 1; ; size = size%3 + 1 {
		// A byte behind the piece must not be touched.
		piece := make([]byte, size+1)
		piece[size] = 0xa5
		n, err := r.Read(piece[:size])
		switch {
		case n < 0 || n > size:
			return nil, fmt.Errorf("Read(%d) = %d, %v", size, n, err)
		case piece[size] != 0xa5:
			return nil, fmt.Errorf("Read(%d) wrote past end of buffer", size)
		}
		all = append(all, piece[:n]...)
		switch {
		case err == io.EOF:
			return all, nil
		case err != nil:
			return nil, fmt.Errorf("ReadAll(small amounts) failed: %w", err)
		}
	}
}

// testSeeker tests a reader that stands at its end.
func testSeeker(r io.ReadSeeker, content []byte) error {
	size := int64(len(content))
	middle := size / 2
	steps := []struct {
		offset int64
		whence int
		want   int64
	}{
		{0, io.SeekCurrent, size},
		{0, io.SeekStart, 0},
		{middle, io.SeekStart, middle},
		{0, io.SeekCurrent, middle},
		{-middle, io.SeekCurrent, 0},
		{-size / 3, io.SeekEnd, size - size/3},
		{size / 3, io.SeekStart, size / 3},
	}
	for _, step := range steps {
		at, err := r.Seek(step.offset, step.whence)
		if err != nil || at != step.want {
			return fmt.Errorf("Seek(%d, %d) = %d, %v, want %d, nil", step.offset, step.whence, at, err, step.want)
		}
		if step.whence == io.SeekCurrent && step.offset == 0 {
			continue
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return fmt.Errorf("ReadAll from offset %d: %w", at, err)
		}
		if !bytes.Equal(data, content[at:]) {
			return fmt.Errorf("ReadAll from offset %d = %q\n\twant %q", at, data, content[at:])
		}
		if _, err := r.Seek(at, io.SeekStart); err != nil {
			return fmt.Errorf("Seek(%d, 0): %w", at, err)
		}
	}
	if at, err := r.Seek(-1, io.SeekStart); err == nil {
		return fmt.Errorf("Seek(-1, 0) = %d, nil, want an error", at)
	}
	_, err := r.Seek(0, io.SeekStart)
	return err
}

func testReaderAt(r io.ReaderAt, content []byte) error {
	whole := make([]byte, len(content)+10)
	n, err := r.ReadAt(whole, 0)
	if n != len(content) || err != io.EOF || !bytes.Equal(whole[:n], content) {
		return fmt.Errorf("ReadAt(%d, 0) = %d, %v, want %d, EOF and the content", len(whole), n, err, len(content))
	}
	for _, size := range []int{0, 1, len(content) / 2, len(content)} {
		for offset := 0; offset+size <= len(content); offset += max(len(content)/7, 1) {
			part := make([]byte, size)
			n, err := r.ReadAt(part, int64(offset))
			atEnd := offset+size == len(content)
			if n != size || err != nil && !(atEnd && err == io.EOF) || !bytes.Equal(part, content[offset:offset+size]) {
				return fmt.Errorf("ReadAt(%d, %d) = %d, %v, want %d, nil and the content", size, offset, n, err, size)
			}
		}
	}
	if n, err := r.ReadAt(make([]byte, 1), int64(len(content))); n != 0 || err != io.EOF {
		return fmt.Errorf("ReadAt(1, %d) = %d, %v, want 0, EOF", len(content), n, err)
	}
	if _, err := r.ReadAt(make([]byte, 1), -1); err == nil {
		return errors.New("ReadAt(1, -1) = nil, want an error")
	}
	return nil
}

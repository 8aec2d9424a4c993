// A key-value store in a file of records, each with a checksum; a torn tail is cut off when it opens.
package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
)

var errCorrupt = errors.New("corrupt record")

type place struct {
	offset int64
	size   int
}

type store struct {
	f     *os.File
	index map[string]place
	end   int64
	dead  int
}

const header = 12

func open(name string) (*store, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE, 0644)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	s := &store{f: f, index: map[string]place{}}
	if err := s.load(); err != nil && !errors.Is(err, io.EOF) {
		fmt.Println("  recovered:", err, "at", s.end)
		if err := f.Truncate(s.end); err != nil {
			return nil, err
		}
	}
	return s, nil
}

func (s *store) load() error {
	r := bufio.NewReaderSize(s.f, 16)
	for {
		var head [header]byte
		if _, err := io.ReadFull(r, head[:]); err != nil {
			return err
		}
		sum := binary.LittleEndian.Uint32(head[:])
		keyLen, valueLen := binary.LittleEndian.Uint32(head[4:]), binary.LittleEndian.Uint32(head[8:])
		if keyLen > 1<<16 || valueLen != ^uint32(0) && valueLen > 1<<20 {
			return fmt.Errorf("%w: lengths %d %d", errCorrupt, keyLen, valueLen)
		}
		size := int(valueLen)
		if valueLen == ^uint32(0) {
			size = 0
		}
		body := make([]byte, int(keyLen)+size)
		if _, err := io.ReadFull(r, body); err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return err
		}
		crc := crc32.ChecksumIEEE(head[4:])
		if crc32.Update(crc, crc32.IEEETable, body) != sum {
			return fmt.Errorf("%w: checksum", errCorrupt)
		}
		s.note(string(body[:keyLen]), valueLen, s.end+header+int64(keyLen))
		s.end += header + int64(len(body))
	}
}

func (s *store) note(key string, valueLen uint32, at int64) {
	if _, old := s.index[key]; old {
		s.dead++
	}
	if valueLen == ^uint32(0) {
		delete(s.index, key)
		return
	}
	s.index[key] = place{at, int(valueLen)}
}

func (s *store) append(key string, value []byte, remove bool) error {
	record := make([]byte, header, header+len(key)+len(value))
	valueLen := uint32(len(value))
	if remove {
		valueLen = ^uint32(0)
	}
	binary.LittleEndian.PutUint32(record[4:], uint32(len(key)))
	binary.LittleEndian.PutUint32(record[8:], valueLen)
	record = append(append(record, key...), value...)
	binary.LittleEndian.PutUint32(record, crc32.ChecksumIEEE(record[4:]))
	n, err := s.f.WriteAt(record, s.end)
	if err != nil {
		return err
	}
	s.note(key, valueLen, s.end+header+int64(len(key)))
	s.end += int64(n)
	return nil
}

func (s *store) get(key string) (string, error) {
	p, ok := s.index[key]
	if !ok {
		return "", fmt.Errorf("get %q: %w", key, os.ErrNotExist)
	}
	value, err := io.ReadAll(io.NewSectionReader(s.f, p.offset, int64(p.size)))
	return string(value), err
}

func (s *store) show() {
	keys := make([]string, 0, len(s.index))
	for key := range s.index {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		value, err := s.get(key)
		fmt.Printf("  %q=%.20q %v\n", key, value, err)
	}
	info, _ := s.f.Stat()
	fmt.Println("  size", info.Size(), "end", s.end, "dead", s.dead)
}

// compact writes the live records to another file and renames it over the first.
func (s *store) compact() error {
	name := s.f.Name()
	other, err := open(name + ".new")
	if err != nil {
		return err
	}
	keys := make([]string, 0)
	for key := range s.index {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		value, err := s.get(key)
		if err = errors.Join(err, other.append(key, []byte(value), false)); err != nil {
			return err
		}
	}
	if err := errors.Join(other.f.Sync(), os.Rename(name+".new", name), s.f.Close()); err != nil {
		return err
	}
	*s = *other
	return nil
}

func main() {
	dir, _ := os.MkdirTemp("", "kv")
	defer os.RemoveAll(dir)
	name := filepath.Join(dir, "db")
	s, err := open(name)
	fmt.Println("new", err)
	for i := range 5 {
		fmt.Println(s.append(fmt.Sprint("key", i), []byte(fmt.Sprint("value", i*i)), false))
	}
	s.append("", []byte("empty key"), false)
	s.append("empty value", nil, false)
	s.append("key1", []byte("again"), false)
	s.append("key2", nil, true)
	s.append("never was", nil, true)
	s.show()
	_, err = s.get("key2")
	fmt.Println(err, errors.Is(err, os.ErrNotExist))
	fmt.Println(s.f.Close())
	_, err = s.get("key3")
	fmt.Println(errors.Is(err, os.ErrClosed))

	s, _ = open(name)
	s.show()
	whole := s.end
	s.f.Close()
	for _, cut := range []int64{1, 9, 30, 60} {
		fmt.Println("cut", cut, os.Truncate(name, whole-cut))
		s, err = open(name)
		s.show()
		s.f.Close()
	}
	f, _ := os.OpenFile(name, os.O_RDWR, 0)
	f.WriteAt([]byte{'X'}, 20+header)
	f.Close()
	s, _ = open(name)
	s.show()
	s.append("after", []byte("repair"), false)
	s.append("after", []byte("twice"), false)
	fmt.Println("compact", s.compact())
	s.show()
	s.f.Close()
	f, _ = os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0)
	f.Write(slices.Repeat([]byte{0xee}, 40))
	f.Close()
	s, _ = open(name)
	s.show()
	fmt.Println(filepath.Base(s.f.Name()))
	_, err = open(filepath.Join(dir, "no", "db"))
	fmt.Println(errors.Is(err, os.ErrNotExist))
	entries, _ := os.ReadDir(dir)
	fmt.Println(len(entries))
}

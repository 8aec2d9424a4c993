// Package fnv hashes with the functions of Fowler, Noll and Vo.
package fnv

import (
	"errors"
	"hash"
	"math/bits"
)

const (
	offset32 = 2166136261
	offset64 = 14695981039346656037
	prime32  = 16777619
	prime64  = 1099511628211

	offset128High = 0x6c62272e07bb0142
	offset128Low  = 0x62b821756295c58d
	prime128Low   = 0x13b
	prime128Shift = 24
)

func appendWord(b []byte, v uint64, size int) []byte {
	for shift := (size - 1) * 8; shift >= 0; shift -= 8 {
		b = append(b, byte(v>>shift))
	}
	return b
}

func takeWord(b []byte) (v uint64) {
	for _, c := range b {
		v = v<<8 | uint64(c)
	}
	return v
}

// state returns the rest of a saved state after its magic.
func state(b []byte, magic string, size int) ([]byte, error) {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return nil, errors.New("hash/fnv: invalid hash state identifier")
	}
	if len(b) != len(magic)+size {
		return nil, errors.New("hash/fnv: invalid hash state size")
	}
	return b[len(magic):], nil
}

type (
	sum32   uint32
	sum32a  uint32
	sum64   uint64
	sum64a  uint64
	sum128  [2]uint64
	sum128a [2]uint64
)

// New32 and the like return new hashes; those with a apply FNV-1a, which takes a byte before it multiplies.
func New32() hash.Hash32 {
	s := sum32(offset32)
	return &s
}

func New32a() hash.Hash32 {
	s := sum32a(offset32)
	return &s
}

func New64() hash.Hash64 {
	s := sum64(offset64)
	return &s
}

func New64a() hash.Hash64 {
	s := sum64a(offset64)
	return &s
}

func New128() hash.Hash { return &sum128{offset128High, offset128Low} }

func New128a() hash.Hash { return &sum128a{offset128High, offset128Low} }

// times returns a 128-bit state times the prime.
func times(s [2]uint64) [2]uint64 {
	high, low := bits.Mul64(prime128Low, s[1])
	high += s[1]<<prime128Shift + prime128Low*s[0]
	return [2]uint64{high, low}
}

func (s *sum128) Write(data []byte) (int, error) {
	for _, c := range data {
		*s = times(*s)
		s[1] ^= uint64(c)
	}
	return len(data), nil
}

func (s *sum128a) Write(data []byte) (int, error) {
	for _, c := range data {
		s[1] ^= uint64(c)
		*s = times(*s)
	}
	return len(data), nil
}

func (s *sum32) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h *= prime32
		h ^= sum32(c)
	}
	*s = h
	return len(data), nil
}

func (s *sum32) Reset()                                { *s = offset32 }
func (s *sum32) Sum32() uint32                         { return uint32(*s) }
func (s *sum32) Size() int                             { return 4 }
func (s *sum32) BlockSize() int                        { return 1 }
func (s *sum32) Sum(in []byte) []byte                  { return appendWord(in, uint64(*s), 4) }
func (s *sum32) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, "fnv\x01"...)), nil }
func (s *sum32) MarshalBinary() ([]byte, error)        { return s.AppendBinary(nil) }

func (s *sum32) Clone() (hash.Cloner, error) {
	clone := *s
	return &clone, nil
}

func (s *sum32) UnmarshalBinary(b []byte) error {
	b, err := state(b, "fnv\x01", 4)
	if err == nil {
		*s = sum32(takeWord(b))
	}
	return err
}

func (s *sum32a) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h ^= sum32a(c)
		h *= prime32
	}
	*s = h
	return len(data), nil
}

func (s *sum32a) Reset()                                { *s = offset32 }
func (s *sum32a) Sum32() uint32                         { return uint32(*s) }
func (s *sum32a) Size() int                             { return 4 }
func (s *sum32a) BlockSize() int                        { return 1 }
func (s *sum32a) Sum(in []byte) []byte                  { return appendWord(in, uint64(*s), 4) }
func (s *sum32a) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, "fnv\x02"...)), nil }
func (s *sum32a) MarshalBinary() ([]byte, error)        { return s.AppendBinary(nil) }

func (s *sum32a) Clone() (hash.Cloner, error) {
	clone := *s
	return &clone, nil
}

func (s *sum32a) UnmarshalBinary(b []byte) error {
	b, err := state(b, "fnv\x02", 4)
	if err == nil {
		*s = sum32a(takeWord(b))
	}
	return err
}

func (s *sum64) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h *= prime64
		h ^= sum64(c)
	}
	*s = h
	return len(data), nil
}

func (s *sum64) Reset()                                { *s = offset64 }
func (s *sum64) Sum64() uint64                         { return uint64(*s) }
func (s *sum64) Size() int                             { return 8 }
func (s *sum64) BlockSize() int                        { return 1 }
func (s *sum64) Sum(in []byte) []byte                  { return appendWord(in, uint64(*s), 8) }
func (s *sum64) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, "fnv\x03"...)), nil }
func (s *sum64) MarshalBinary() ([]byte, error)        { return s.AppendBinary(nil) }

func (s *sum64) Clone() (hash.Cloner, error) {
	clone := *s
	return &clone, nil
}

func (s *sum64) UnmarshalBinary(b []byte) error {
	b, err := state(b, "fnv\x03", 8)
	if err == nil {
		*s = sum64(takeWord(b))
	}
	return err
}

func (s *sum64a) Write(data []byte) (int, error) {
	h := *s
	for _, c := range data {
		h ^= sum64a(c)
		h *= prime64
	}
	*s = h
	return len(data), nil
}

func (s *sum64a) Reset()                                { *s = offset64 }
func (s *sum64a) Sum64() uint64                         { return uint64(*s) }
func (s *sum64a) Size() int                             { return 8 }
func (s *sum64a) BlockSize() int                        { return 1 }
func (s *sum64a) Sum(in []byte) []byte                  { return appendWord(in, uint64(*s), 8) }
func (s *sum64a) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, "fnv\x04"...)), nil }
func (s *sum64a) MarshalBinary() ([]byte, error)        { return s.AppendBinary(nil) }

func (s *sum64a) Clone() (hash.Cloner, error) {
	clone := *s
	return &clone, nil
}

func (s *sum64a) UnmarshalBinary(b []byte) error {
	b, err := state(b, "fnv\x04", 8)
	if err == nil {
		*s = sum64a(takeWord(b))
	}
	return err
}

func (s *sum128) Reset()                                { *s = sum128{offset128High, offset128Low} }
func (s *sum128) Size() int                             { return 16 }
func (s *sum128) BlockSize() int                        { return 1 }
func (s *sum128) Sum(in []byte) []byte                  { return appendWord(appendWord(in, s[0], 8), s[1], 8) }
func (s *sum128) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, "fnv\x05"...)), nil }
func (s *sum128) MarshalBinary() ([]byte, error)        { return s.AppendBinary(nil) }

func (s *sum128) Clone() (hash.Cloner, error) {
	clone := *s
	return &clone, nil
}

func (s *sum128) UnmarshalBinary(b []byte) error {
	b, err := state(b, "fnv\x05", 16)
	if err == nil {
		*s = sum128{takeWord(b[:8]), takeWord(b[8:])}
	}
	return err
}

func (s *sum128a) Reset()                                { *s = sum128a{offset128High, offset128Low} }
func (s *sum128a) Size() int                             { return 16 }
func (s *sum128a) BlockSize() int                        { return 1 }
func (s *sum128a) Sum(in []byte) []byte                  { return appendWord(appendWord(in, s[0], 8), s[1], 8) }
func (s *sum128a) AppendBinary(b []byte) ([]byte, error) { return s.Sum(append(b, "fnv\x06"...)), nil }
func (s *sum128a) MarshalBinary() ([]byte, error)        { return s.AppendBinary(nil) }

func (s *sum128a) Clone() (hash.Cloner, error) {
	clone := *s
	return &clone, nil
}

func (s *sum128a) UnmarshalBinary(b []byte) error {
	b, err := state(b, "fnv\x06", 16)
	if err == nil {
		*s = sum128a{takeWord(b[:8]), takeWord(b[8:])}
	}
	return err
}

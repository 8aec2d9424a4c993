// Package crc64 computes cyclic redundancy checks of 64 bits.
package crc64

import (
	"errors"
	"hash"
)

// Size is the number of bytes of a sum.
const Size = 8

// Polynomials, reversed.
const (
	ISO  = 0xD800000000000000
	ECMA = 0xC96C5795D7870F42
)

// Table is what a polynomial gives for each byte.
type Table [256]uint64

// update adds bytes to a sum.
func update(crc uint64, tab *Table, p []byte) uint64

// MakeTable returns the table of a polynomial.
func MakeTable(poly uint64) *Table {
	return newTable(poly)
}

func newTable(poly uint64) *Table {
	t := new(Table)
	for i := range t {
		crc := uint64(i)
		for bit := 0; bit < 8; bit++ {
			if crc&1 == 1 {
				crc = crc>>1 ^ poly
			} else {
				crc >>= 1
			}
		}
		t[i] = crc
	}
	return t
}

type digest struct {
	crc uint64
	tab *Table
}

// New returns a hash by a table.
func New(tab *Table) hash.Hash64 { return &digest{0, tab} }

// Update returns crc with p added.
func Update(crc uint64, tab *Table, p []byte) uint64 { return update(crc, tab, p) }

// Checksum returns the sum of data.
func Checksum(data []byte, tab *Table) uint64 { return update(0, tab, data) }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Sum64() uint64  { return d.crc }

func (d *digest) Write(p []byte) (n int, err error) {
	d.crc = update(d.crc, d.tab, p)
	return len(p), nil
}

func appendSum(b []byte, sum uint64) []byte {
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(sum>>shift))
	}
	return b
}

func (d *digest) Sum(in []byte) []byte { return appendSum(in, d.crc) }

func (d *digest) Clone() (hash.Cloner, error) {
	clone := *d
	return &clone, nil
}

const magic = "crc\x02"

// tableSum tells tables apart.
func tableSum(t *Table) uint64 {
	var all []byte
	for _, x := range t {
		all = appendSum(all, x)
	}
	return Checksum(all, MakeTable(ISO))
}

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	return appendSum(appendSum(append(b, magic...), tableSum(d.tab)), d.crc), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) error {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/crc64: invalid hash state identifier")
	}
	if len(b) != len(magic)+16 {
		return errors.New("hash/crc64: invalid hash state size")
	}
	if string(b[4:12]) != string(appendSum(nil, tableSum(d.tab))) {
		return errors.New("hash/crc64: tables do not match")
	}
	d.crc = 0
	for _, c := range b[12:] {
		d.crc = d.crc<<8 | uint64(c)
	}
	return nil
}

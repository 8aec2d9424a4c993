// Package crc32 computes cyclic redundancy checks of 32 bits.
package crc32

import (
	"errors"
	"hash"
)

// Size is the number of bytes of a sum.
const Size = 4

// Polynomials, reversed.
const (
	IEEE       = 0xedb88320
	Castagnoli = 0x82f63b78
	Koopman    = 0xeb31d82e
)

// Table is what a polynomial gives for each byte.
type Table [256]uint32

// update adds bytes to a sum.
func update(crc uint32, tab *Table, p []byte) uint32

// MakeTable returns the table of a polynomial.
func MakeTable(poly uint32) *Table {
	if poly == IEEE {
		return IEEETable
	}
	return newTable(poly)
}

func newTable(poly uint32) *Table {
	t := new(Table)
	for i := range t {
		crc := uint32(i)
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

// IEEETable is the table of the IEEE polynomial.
var IEEETable = newTable(IEEE)

// NewIEEE returns a hash by the IEEE polynomial.
func NewIEEE() hash.Hash32 { return New(IEEETable) }

// ChecksumIEEE returns the sum of data by the IEEE polynomial.
func ChecksumIEEE(data []byte) uint32 { return update(0, IEEETable, data) }

type digest struct {
	crc uint32
	tab *Table
}

// New returns a hash by a table.
func New(tab *Table) hash.Hash32 { return &digest{0, tab} }

// Update returns crc with p added.
func Update(crc uint32, tab *Table, p []byte) uint32 { return update(crc, tab, p) }

// Checksum returns the sum of data.
func Checksum(data []byte, tab *Table) uint32 { return update(0, tab, data) }

func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 1 }
func (d *digest) Reset()         { d.crc = 0 }
func (d *digest) Sum32() uint32  { return d.crc }

func (d *digest) Write(p []byte) (n int, err error) {
	d.crc = update(d.crc, d.tab, p)
	return len(p), nil
}

func appendSum(b []byte, sum uint32) []byte {
	for shift := 24; shift >= 0; shift -= 8 {
		b = append(b, byte(sum>>shift))
	}
	return b
}

func (d *digest) Sum(in []byte) []byte { return appendSum(in, d.crc) }

func (d *digest) Clone() (hash.Cloner, error) {
	clone := *d
	return &clone, nil
}

const magic = "crc\x01"

// tableSum tells tables apart.
func tableSum(t *Table) uint32 {
	var all []byte
	for _, x := range t {
		all = appendSum(all, x)
	}
	return Checksum(all, IEEETable)
}

func (d *digest) AppendBinary(b []byte) ([]byte, error) {
	return appendSum(appendSum(append(b, magic...), tableSum(d.tab)), d.crc), nil
}

func (d *digest) MarshalBinary() ([]byte, error) { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) error {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/crc32: invalid hash state identifier")
	}
	if len(b) != len(magic)+8 {
		return errors.New("hash/crc32: invalid hash state size")
	}
	if string(b[4:8]) != string(appendSum(nil, tableSum(d.tab))) {
		return errors.New("hash/crc32: tables do not match")
	}
	d.crc = 0
	for _, c := range b[8:] {
		d.crc = d.crc<<8 | uint32(c)
	}
	return nil
}

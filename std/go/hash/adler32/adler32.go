// Package adler32 computes the checksum of RFC 1950.
package adler32

import (
	"errors"
	"hash"
)

// Size is the number of bytes of a sum.
const Size = 4

const modulus = 65521

type digest uint32

func New() hash.Hash32 {
	d := digest(1)
	return &d
}

// Checksum returns the sum of data.
func Checksum(data []byte) uint32 { return uint32(update(1, data)) }

func update(d digest, p []byte) digest {
	a, b := uint32(d&0xffff), uint32(d>>16)
	for len(p) > 0 {
		// As many bytes as cannot overflow b.
		chunk := p[:min(len(p), 5552)]
		p = p[len(chunk):]
		for _, c := range chunk {
			a += uint32(c)
			b += a
		}
		a %= modulus
		b %= modulus
	}
	return digest(b<<16 | a)
}

func (d *digest) Reset()         { *d = 1 }
func (d *digest) Size() int      { return Size }
func (d *digest) BlockSize() int { return 4 }
func (d *digest) Sum32() uint32  { return uint32(*d) }

func (d *digest) Write(p []byte) (n int, err error) {
	*d = update(*d, p)
	return len(p), nil
}

func (d *digest) Sum(in []byte) []byte {
	s := uint32(*d)
	return append(in, byte(s>>24), byte(s>>16), byte(s>>8), byte(s))
}

func (d *digest) Clone() (hash.Cloner, error) {
	clone := *d
	return &clone, nil
}

const magic = "adl\x01"

func (d *digest) AppendBinary(b []byte) ([]byte, error) { return d.Sum(append(b, magic...)), nil }
func (d *digest) MarshalBinary() ([]byte, error)        { return d.AppendBinary(nil) }

func (d *digest) UnmarshalBinary(b []byte) error {
	if len(b) < len(magic) || string(b[:len(magic)]) != magic {
		return errors.New("hash/adler32: invalid hash state identifier")
	}
	if len(b) != 8 {
		return errors.New("hash/adler32: invalid hash state size")
	}
	*d = digest(b[4])<<24 | digest(b[5])<<16 | digest(b[6])<<8 | digest(b[7])
	return nil
}

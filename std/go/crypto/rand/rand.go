// Package rand has random bytes of the system, good enough for keys.
package rand

import (
	"encoding/base32"
	"errors"
	"internal/syscall/unix"
	"io"
	"math/big"
)

// Reader gives random bytes of the system.
var Reader io.Reader = system{}

type system struct{}

func (system) Read(p []byte) (n int, err error) {
	for n < len(p) {
		got, err := unix.GetRandom(p[n:], 0)
		if err != nil {
			return n, err
		}
		n += got
	}
	return n, nil
}

// Read fills b from Reader; it panics if that has an error.
func Read(b []byte) (n int, err error) {
	if _, err := io.ReadFull(Reader, b); err != nil {
		panic("crypto/rand: failed to read random data (see https://go.dev/issue/66821): " + err.Error())
	}
	return len(b), nil
}

// Text returns 26 random letters and digits.
func Text() string {
	var b [17]byte
	Read(b[:])
	return base32.StdEncoding.EncodeToString(b[:])[:26]
}

// Int returns a number from 0 to less than max, each with the same chance.
func Int(rand io.Reader, max *big.Int) (n *big.Int, err error) {
	if max.Sign() <= 0 {
		panic("crypto/rand: argument to Int is <= 0")
	}
	bits := new(big.Int).Sub(max, big.NewInt(1)).BitLen()
	n = new(big.Int)
	if bits == 0 {
		return n, nil
	}
	b := make([]byte, (bits+7)/8)
	for {
		if _, err := io.ReadFull(rand, b); err != nil {
			return nil, err
		}
		b[0] &= 0xff >> (8*len(b) - bits)
		if n.SetBytes(b).Cmp(max) < 0 {
			return n, nil
		}
	}
}

// Prime returns a number of so many bits that is prime with high probability, its two highest bits being set; the
// bytes are the system's, whatever the reader.
func Prime(_ io.Reader, bits int) (*big.Int, error) {
	if bits < 2 {
		return nil, errors.New("crypto/rand: prime size must be at least 2-bit")
	}
	b := make([]byte, (bits+7)/8)
	p := new(big.Int)
	for {
		Read(b)
		p.SetBytes(b)
		for high := p.BitLen() - 1; high >= bits; high-- {
			p.SetBit(p, high, 0)
		}
		p.SetBit(p, bits-1, 1).SetBit(p, bits-2, 1)
		if bits > 2 {
			p.SetBit(p, 0, 1)
		}
		if p.ProbablyPrime(20) {
			return p, nil
		}
	}
}

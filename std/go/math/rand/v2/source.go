package rand

import (
	"errors"
	"math/bits"
)

func appendWord(b []byte, v uint64) []byte {
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(v>>shift))
	}
	return b
}

func takeWord(b []byte) (v uint64) {
	for _, c := range b[:8] {
		v = v<<8 | uint64(c)
	}
	return v
}

// PCG is a permuted congruential generator with a state of 128 bits (O'Neill's PCG-DXSM).
type PCG struct {
	high, low uint64
}

func NewPCG(seed1, seed2 uint64) *PCG { return &PCG{seed1, seed2} }

func (p *PCG) Seed(seed1, seed2 uint64) { p.high, p.low = seed1, seed2 }

func (p *PCG) Uint64() uint64 {
	const (
		factorHigh, factorLow = 0x2360ed051fc65da4, 0x4385df649fccf645
		addHigh, addLow       = 0x5851f42d4c957f2d, 0x14057b7ef767814f
		cheap                 = 0xda942042e4dd58b5
	)
	high, low := bits.Mul64(p.low, factorLow)
	high += p.high*factorLow + p.low*factorHigh
	low, carry := bits.Add64(low, addLow, 0)
	high, _ = bits.Add64(high, addHigh, carry)
	p.high, p.low = high, low
	high ^= high >> 32
	high *= cheap
	high ^= high >> 48
	high *= low | 1
	return high
}

func (p *PCG) AppendBinary(b []byte) ([]byte, error) {
	return appendWord(appendWord(append(b, "pcg:"...), p.high), p.low), nil
}

func (p *PCG) MarshalBinary() ([]byte, error) { return p.AppendBinary(nil) }

func (p *PCG) UnmarshalBinary(data []byte) error {
	if len(data) != 20 || string(data[:4]) != "pcg:" {
		return errors.New("invalid PCG encoding")
	}
	p.high, p.low = takeWord(data[4:]), takeWord(data[12:])
	return nil
}

// ChaCha8 is a cryptographically strong generator: the cipher with 8 rounds, rekeyed every 16 blocks.
type ChaCha8 struct {
	seed    [4]uint64
	buf     [32]uint64
	at, end int
	block   uint32

	// What Read has left of a number.
	rest  [8]byte
	saved int
}

func NewChaCha8(seed [32]byte) *ChaCha8 {
	c := new(ChaCha8)
	c.Seed(seed)
	return c
}

func (c *ChaCha8) Seed(seed [32]byte) {
	for i := range c.seed {
		c.seed[i] = 0
		for k := 7; k >= 0; k-- {
			c.seed[i] = c.seed[i]<<8 | uint64(seed[i*8+k])
		}
	}
	c.block, c.at, c.end, c.saved = 0, 0, len(c.buf), 0
	c.blocks()
}

// blocks computes the next four blocks, interleaved.
func (c *ChaCha8) blocks() {
	var key [8]uint32
	for i, s := range c.seed {
		key[2*i], key[2*i+1] = uint32(s), uint32(s>>32)
	}
	var out [16][4]uint32
	for lane := range uint32(4) {
		x := [16]uint32{0x61707865, 0x3320646e, 0x79622d32, 0x6b206574}
		copy(x[4:], key[:])
		x[12] = c.block + lane
		for range 4 {
			quarter(&x, 0, 4, 8, 12)
			quarter(&x, 1, 5, 9, 13)
			quarter(&x, 2, 6, 10, 14)
			quarter(&x, 3, 7, 11, 15)
			quarter(&x, 0, 5, 10, 15)
			quarter(&x, 1, 6, 11, 12)
			quarter(&x, 2, 7, 8, 13)
			quarter(&x, 3, 4, 9, 14)
		}
		for i := range key {
			x[4+i] += key[i]
		}
		for i := range x {
			out[i][lane] = x[i]
		}
	}
	for i := range c.buf {
		row := &out[i/2]
		c.buf[i] = uint64(row[i%2*2]) | uint64(row[i%2*2+1])<<32
	}
}

func quarter(x *[16]uint32, a, b, c, d int) {
	x[a] += x[b]
	x[d] = bits.RotateLeft32(x[d]^x[a], 16)
	x[c] += x[d]
	x[b] = bits.RotateLeft32(x[b]^x[c], 12)
	x[a] += x[b]
	x[d] = bits.RotateLeft32(x[d]^x[a], 8)
	x[c] += x[d]
	x[b] = bits.RotateLeft32(x[b]^x[c], 7)
}

func (c *ChaCha8) Uint64() uint64 {
	if c.at >= c.end {
		c.refill()
	}
	v := c.buf[c.at]
	c.at++
	return v
}

func (c *ChaCha8) refill() {
	c.block += 4
	if c.block == 16 {
		copy(c.seed[:], c.buf[len(c.buf)-4:])
		c.block = 0
	}
	c.blocks()
	c.at, c.end = 0, len(c.buf)
	if c.block == 12 {
		c.end -= 4
	}
}

// Read fills p.
func (c *ChaCha8) Read(p []byte) (n int, err error) {
	n = len(p)
	for i := range p {
		if c.saved == 0 {
			v := c.Uint64()
			for k := range c.rest {
				c.rest[k] = byte(v >> (8 * k))
			}
			c.saved = 8
		}
		p[i] = c.rest[8-c.saved]
		c.saved--
	}
	return n, nil
}

func (c *ChaCha8) AppendBinary(b []byte) ([]byte, error) {
	if c.saved > 0 {
		b = append(b, "readbuf:"...)
		b = append(b, byte(c.saved))
		b = append(b, c.rest[8-c.saved:]...)
	}
	b = append(b, "chacha8:"...)
	b = appendWord(b, uint64(c.block/4*uint32(len(c.buf)))+uint64(c.at))
	for _, s := range c.seed {
		for k := range 8 {
			b = append(b, byte(s>>(8*k)))
		}
	}
	return b, nil
}

func (c *ChaCha8) MarshalBinary() ([]byte, error) { return c.AppendBinary(nil) }

func (c *ChaCha8) UnmarshalBinary(data []byte) error {
	var rest [8]byte
	saved := 0
	if len(data) > 8 && string(data[:8]) == "readbuf:" {
		saved = int(data[8])
		if saved > 8 || len(data) < 9+saved {
			return errors.New("invalid ChaCha8 Read buffer encoding")
		}
		copy(rest[8-saved:], data[9:9+saved])
		data = data[9+saved:]
	}
	if len(data) != 48 || string(data[:8]) != "chacha8:" {
		return errors.New("invalid ChaCha8 encoding")
	}
	used := takeWord(data[8:])
	if used > 4*uint64(len(c.buf))-4 {
		return errors.New("invalid ChaCha8 encoding")
	}
	c.Seed([32]byte(data[16:]))
	c.block = uint32(used) / uint32(len(c.buf)) * 4
	c.at = int(used) % len(c.buf)
	c.blocks()
	c.end = len(c.buf)
	if c.block == 12 {
		c.end -= 4
	}
	c.rest, c.saved = rest, saved
	return nil
}

// Merkle trees with proofs, and a chain of blocks with work, balances and signatures by HMAC.
package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"math/bits"
	"sort"
	"strings"
)

type Hash [32]byte

func (h Hash) String() string               { return hex.EncodeToString(h[:6]) }
func (h Hash) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(h[:])), nil }
func (h *Hash) UnmarshalText(text []byte) error {
	if n, err := hex.Decode(h[:], text); err != nil || n != len(h) {
		return fmt.Errorf("hash of %d bytes: %w", n, errors.Join(err))
	}
	return nil
}

func leaf(data []byte) Hash { return sha256.Sum256(append([]byte{0}, data...)) }
func join(a, b Hash) Hash   { return sha256.Sum256(append(append([]byte{1}, a[:]...), b[:]...)) }

// levels returns the levels of the tree over the items; an odd node goes up as it is.
func levels(items [][]byte) (out [][]Hash) {
	level := make([]Hash, len(items))
	for i, item := range items {
		level[i] = leaf(item)
	}
	for out = append(out, level); len(level) > 1; out = append(out, level) {
		var up []Hash
		for i := 0; i+1 < len(level); i += 2 {
			up = append(up, join(level[i], level[i+1]))
		}
		if len(level)%2 == 1 {
			up = append(up, level[len(level)-1])
		}
		level = up
	}
	return out
}

func root(items [][]byte) Hash {
	if len(items) == 0 {
		return Hash{}
	}
	all := levels(items)
	return all[len(all)-1][0]
}

type step struct {
	Hash Hash
	Left bool
}

func prove(items [][]byte, i int) (proof []step) {
	for _, level := range levels(items) {
		if other := i ^ 1; other < len(level) {
			proof = append(proof, step{level[other], other < i})
		}
		i /= 2
	}
	return proof
}

func verify(item []byte, proof []step, want Hash) bool {
	h := leaf(item)
	for _, s := range proof {
		if s.Left {
			h = join(s.Hash, h)
		} else {
			h = join(h, s.Hash)
		}
	}
	return h == want
}

type Payment struct {
	From, To string
	Amount   uint32
	Sign     []byte `json:",omitempty"`
}

func (p Payment) bytes() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s>%s", p.From, p.To)
	binary.Write(&b, binary.LittleEndian, p.Amount)
	return b.Bytes()
}

type Block struct {
	Index    int
	Previous Hash
	Payments []Payment
	Root     Hash
	Nonce    uint64
}

func (b *Block) hash() Hash {
	head := binary.BigEndian.AppendUint64(nil, uint64(b.Index))
	head = append(append(head, b.Previous[:]...), b.Root[:]...)
	return sha256.Sum256(binary.BigEndian.AppendUint64(head, b.Nonce))
}

func (b *Block) leaves() (out [][]byte) {
	for _, p := range b.Payments {
		out = append(out, p.bytes())
	}
	return
}

var (
	ErrFunds   = errors.New("not enough")
	ErrSign    = errors.New("bad signature")
	ErrLink    = errors.New("broken link")
	ErrWork    = errors.New("too little work")
	ErrContent = errors.New("root differs")
)

type Chain struct {
	Blocks   []*Block
	keys     map[string][]byte
	balances map[string]uint32
}

const work = 9

func worked(h Hash) bool { return bits.LeadingZeros32(binary.BigEndian.Uint32(h[:4])) >= work }

func (c *Chain) sign(p Payment) Payment {
	m := hmac.New(sha256.New, c.keys[p.From])
	m.Write(p.bytes())
	p.Sign = m.Sum(nil)[:8]
	return p
}

func (c *Chain) apply(b *Block, balances map[string]uint32) error {
	for i, p := range b.Payments {
		if p.From != "" {
			if !hmac.Equal(p.Sign, c.sign(p).Sign) {
				return fmt.Errorf("payment %d of %s: %w", i, p.From, ErrSign)
			}
			if balances[p.From] < p.Amount {
				return fmt.Errorf("payment %d: %s has %d of %d: %w", i, p.From, balances[p.From], p.Amount, ErrFunds)
			}
			balances[p.From] -= p.Amount
		}
		balances[p.To] += p.Amount
	}
	return nil
}

func (c *Chain) mine(payments ...Payment) error {
	b := &Block{Index: len(c.Blocks), Payments: payments}
	if b.Index > 0 {
		b.Previous = c.Blocks[b.Index-1].hash()
	}
	balances := map[string]uint32{}
	for name, n := range c.balances {
		balances[name] = n
	}
	if err := c.apply(b, balances); err != nil {
		return err
	}
	b.Root = root(b.leaves())
	for !worked(b.hash()) {
		b.Nonce++
	}
	c.Blocks, c.balances = append(c.Blocks, b), balances
	return nil
}

func (c *Chain) check() error {
	balances := map[string]uint32{}
	var previous Hash
	for i, b := range c.Blocks {
		var err error
		switch {
		case b.Previous != previous:
			err = ErrLink
		case root(b.leaves()) != b.Root:
			err = ErrContent
		case !worked(b.hash()):
			err = ErrWork
		default:
			err = c.apply(b, balances)
		}
		if err != nil {
			return fmt.Errorf("block %d: %w", i, err)
		}
		previous = b.hash()
	}
	return nil
}

func main() {
	var items [][]byte
	for n := range 12 {
		r := root(items)
		good, bad, steps := 0, 0, 0
		for i, item := range items {
			proof := prove(items, i)
			steps += len(proof)
			if verify(item, proof, r) {
				good++
			}
			if verify([]byte("other"), proof, r) || len(proof) > 0 && verify(item, proof[1:], r) {
				bad++
			}
		}
		fmt.Println(n, r, good, bad, steps)
		items = append(items, fmt.Appendf(nil, "item %d", n*n))
	}

	c := &Chain{keys: map[string][]byte{"ann": []byte("k1"), "bob": []byte("k2"), "cy": nil}, balances: map[string]uint32{}}
	errs := []error{
		c.mine(Payment{To: "ann", Amount: 100}),
		c.mine(c.sign(Payment{From: "ann", To: "bob", Amount: 30}), c.sign(Payment{From: "bob", To: "cy", Amount: 5})),
		c.mine(c.sign(Payment{From: "cy", To: "ann", Amount: 6})),
		c.mine(Payment{From: "bob", To: "cy", Amount: 1, Sign: []byte("12345678")}),
		c.mine(c.sign(Payment{From: "cy", To: "bob", Amount: 5}), c.sign(Payment{From: "cy", To: "bob", Amount: 1})),
		c.mine(),
		c.mine(c.sign(Payment{From: "bob", To: "bob", Amount: 25}), Payment{To: "bob", Amount: 1 << 31}),
	}
	for i, err := range errs {
		fmt.Println(i, err, errors.Is(err, ErrFunds), errors.Is(err, ErrSign))
	}
	var names []string
	for name, n := range c.balances {
		names = append(names, fmt.Sprint(name, "=", n))
	}
	sort.Strings(names)
	fmt.Println(names, c.check())
	for _, b := range c.Blocks {
		fmt.Println(b.Index, b.hash(), b.Previous, b.Root, b.Nonce, len(b.Payments))
	}
	text, err := json.Marshal(c.Blocks[1])
	fmt.Println(string(text), err)
	for _, change := range []func(b *Block){
		func(b *Block) { b.Payments[0].Amount++ }, func(b *Block) { b.Nonce++ }, func(b *Block) { b.Previous[0] ^= 1 }, func(b *Block) { b.Payments[1].Sign[0] ^= 1 }, func(b *Block) { b.Payments = b.Payments[:1] }, func(b *Block) {},
	} {
		kept := c.Blocks[1]
		var copied Block
		fmt.Print(json.Unmarshal(text, &copied), " ")
		change(&copied)
		c.Blocks[1] = &copied
		fmt.Println(c.check())
		c.Blocks[1] = kept
	}
	for _, bad := range []string{`{"Root":"abcd"}`, `{"Root":"xyz"}`, `{"Root":5}`, `{"Root":"` + strings.Repeat("0", 64) + `"}`} {
		fmt.Println(json.Unmarshal([]byte(bad), new(Block)))
	}
	h := c.Blocks[2].hash()
	fmt.Println(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(h[:10]))
}

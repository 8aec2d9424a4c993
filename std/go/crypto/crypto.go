// Package crypto has what packages of cryptography share: names of hash functions, and interfaces of keys.
package crypto

import (
	"hash"
	"io"
	"strconv"
)

// Hash names a hash function, which another package implements.
type Hash uint

const (
	MD4 Hash = 1 + iota
	MD5
	SHA1
	SHA224
	SHA256
	SHA384
	SHA512
	MD5SHA1 // both sums, one behind the other
	RIPEMD160
	SHA3_224
	SHA3_256
	SHA3_384
	SHA3_512
	SHA512_224
	SHA512_256
	BLAKE2s_256
	BLAKE2b_256
	BLAKE2b_384
	BLAKE2b_512
	MLDSAMu // a sum that is part of signing with ML-DSA
	end
)

type function struct {
	name string
	size int
	make func() hash.Hash
}

var functions = [end]function{
	MD4: {"MD4", 16, nil}, MD5: {"MD5", 16, nil}, SHA1: {"SHA-1", 20, nil}, SHA224: {"SHA-224", 28, nil},
	SHA256: {"SHA-256", 32, nil}, SHA384: {"SHA-384", 48, nil}, SHA512: {"SHA-512", 64, nil},
	MD5SHA1: {"MD5+SHA1", 36, nil}, RIPEMD160: {"RIPEMD-160", 20, nil}, SHA3_224: {"SHA3-224", 28, nil},
	SHA3_256: {"SHA3-256", 32, nil}, SHA3_384: {"SHA3-384", 48, nil}, SHA3_512: {"SHA3-512", 64, nil},
	SHA512_224: {"SHA-512/224", 28, nil}, SHA512_256: {"SHA-512/256", 32, nil}, BLAKE2s_256: {"BLAKE2s-256", 32, nil},
	BLAKE2b_256: {"BLAKE2b-256", 32, nil}, BLAKE2b_384: {"BLAKE2b-384", 48, nil}, BLAKE2b_512: {"BLAKE2b-512", 64, nil},
	MLDSAMu: {"ML-DSA μ message representative", 64, nil},
}

func (h Hash) known() bool { return 0 < h && h < end }

// HashFunc returns h, which so is a SignerOpts.
func (h Hash) HashFunc() Hash { return h }

func (h Hash) String() string {
	if !h.known() {
		return "unknown hash value " + strconv.Itoa(int(h))
	}
	return functions[h].name
}

// Size returns the bytes of a sum.
func (h Hash) Size() int {
	if !h.known() {
		panic("crypto: Size of unknown hash function")
	}
	return functions[h].size
}

// Available tells whether the program has the function.
func (h Hash) Available() bool { return h.known() && functions[h].make != nil }

// New returns a new hash; it panics if the program does not have the function.
func (h Hash) New() hash.Hash {
	if !h.Available() {
		panic("crypto: requested hash function unavailable: " + h.String())
	}
	return functions[h].make()
}

// RegisterHash tells how hashes of a function are made.
func RegisterHash(h Hash, f func() hash.Hash) {
	switch {
	case h == MLDSAMu:
		panic("crypto: cannot RegisterHash for MLDSAMu")
	case !h.known():
		panic("crypto: RegisterHash of unknown hash function")
	}
	functions[h].make = f
}

// PublicKey is a public key of any algorithm.
type PublicKey any

// PrivateKey is a private key of any algorithm.
type PrivateKey any

// Signer is a private key that signs sums.
type Signer interface {
	Public() PublicKey
	Sign(rand io.Reader, digest []byte, opts SignerOpts) (signature []byte, err error)
}

// SignerOpts are options of signing.
type SignerOpts interface {
	// HashFunc returns the function that made the sum, 0 for none.
	HashFunc() Hash
}

// MessageSigner is a private key that signs messages, whose sum it makes itself.
type MessageSigner interface {
	Signer
	SignMessage(rand io.Reader, msg []byte, opts SignerOpts) (signature []byte, err error)
}

// SignMessage signs a message, or its sum if signer only signs those.
func SignMessage(signer Signer, rand io.Reader, msg []byte, opts SignerOpts) (signature []byte, err error) {
	if whole, ok := signer.(MessageSigner); ok {
		return whole.SignMessage(rand, msg, opts)
	}
	if h := opts.HashFunc(); h != 0 {
		sum := h.New()
		sum.Write(msg)
		msg = sum.Sum(nil)
	}
	return signer.Sign(rand, msg, opts)
}

// Decrypter is a private key that decrypts.
type Decrypter interface {
	Public() PublicKey
	Decrypt(rand io.Reader, msg []byte, opts DecrypterOpts) (plaintext []byte, err error)
}

// DecrypterOpts are options of decrypting.
type DecrypterOpts any

// Encapsulator is a public key that wraps shared keys.
type Encapsulator interface {
	Bytes() []byte
	Encapsulate() (sharedKey, ciphertext []byte)
}

// Decapsulator is the private key that unwraps them.
type Decapsulator interface {
	Encapsulator() Encapsulator
	Decapsulate(ciphertext []byte) (sharedKey []byte, err error)
}

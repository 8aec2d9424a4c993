package maphash

// hashOf hashes a comparable value as maps do; values that can't be hashed panic.
func hashOf(seed uint64, v any) uint64

// Comparable returns the hash of a value: equal values have equal ones.
func Comparable[T comparable](seed Seed, v T) uint64 {
	h := Hash{seed: seed}
	WriteComparable(&h, v)
	return h.Sum64()
}

// WriteComparable adds a value to what is hashed.
func WriteComparable[T comparable](h *Hash, x T) {
	h.ready()
	v := hashOf(h.seed.s, x)
	if x != x {
		v = random()
	}
	for shift := 0; shift < 64; shift += 8 {
		h.bytes = append(h.bytes, byte(v>>shift))
	}
}

// Hasher is a hash function and the equivalence that belongs to it.
type Hasher[T any] interface {
	Hash(*Hash, T)
	Equal(x, y T) bool
}

// ComparableHasher is the Hasher of ==.
type ComparableHasher[T comparable] struct {
	_ [0]func(T)
}

func (ComparableHasher[T]) Hash(h *Hash, v T) { WriteComparable(h, v) }
func (ComparableHasher[T]) Equal(x, y T) bool { return x == y }

// Hashes of comparable values that agree with ==, and generic containers under constraints of all forms.
package main

import (
	"cmp"
	"errors"
	"fmt"
	"hash/maphash"
	"iter"
	"maps"
	"math"
	"slices"
	"strings"
)

type Number interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~float32 | ~float64
}
type Stringish interface{ ~string | ~[]byte }
type Cell[T any] interface {
	*T
	Set(s string) error
}
type Celsius float64
type ID string
type Flag struct{ on bool }

func (f *Flag) Set(s string) error {
	if s != "on" && s != "off" {
		return errors.New("flag " + s)
	}
	f.on = s == "on"
	return nil
}

func Sum[S ~[]E, E Number](s S) (total E) {
	for _, x := range s {
		total += x
	}
	return
}

func Fold[S ~[]E, E, A any](s S, a A, f func(A, E) A) A {
	for _, x := range s {
		a = f(a, x)
	}
	return a
}

func Lens[T Stringish](xs ...T) (out []int) {
	for _, x := range xs {
		out = append(out, len(x))
	}
	return
}

func Parse[T any, P Cell[T]](words ...string) (out []T, err error) {
	for _, w := range words {
		var t T
		err = errors.Join(err, P(&t).Set(w))
		out = append(out, t)
	}
	return
}

func Clamp[T cmp.Ordered](x, lo, hi T) T { return max(lo, min(x, hi)) }

func Group[K comparable, V any](seq iter.Seq[V], key func(V) K) map[K][]V {
	out := map[K][]V{}
	for v := range seq {
		out[key(v)] = append(out[key(v)], v)
	}
	return out
}

// Table is a hash table with open addressing over any comparable keys.
type Table[K comparable, V any] struct {
	seed  maphash.Seed
	slots []slot[K, V]
	n     int
}

type slot[K comparable, V any] struct {
	key   K
	value V
	state uint8 // 0 free, 1 used, 2 left
}

func NewTable[K comparable, V any]() *Table[K, V] {
	return &Table[K, V]{seed: maphash.MakeSeed(), slots: make([]slot[K, V], 4)}
}

func (t *Table[K, V]) find(k K) (at int, ok bool) {
	free := -1
	at = int(maphash.Comparable(t.seed, k) % uint64(len(t.slots)))
	for range t.slots {
		s := &t.slots[at]
		switch {
		case s.state == 1 && s.key == k:
			return at, true
		case s.state != 1 && free < 0:
			free = at
		}
		if s.state == 0 {
			break
		}
		at = (at + 1) % len(t.slots)
	}
	return free, false
}

func (t *Table[K, V]) Put(k K, v V) {
	if t.n*2 >= len(t.slots) {
		old := t.slots
		t.slots, t.n = make([]slot[K, V], len(old)*2), 0
		for _, s := range old {
			if s.state == 1 {
				t.Put(s.key, s.value)
			}
		}
	}
	at, ok := t.find(k)
	t.slots[at] = slot[K, V]{k, v, 1}
	if !ok {
		t.n++
	}
}

func (t *Table[K, V]) Get(k K) (v V, ok bool) {
	if at, ok := t.find(k); ok {
		return t.slots[at].value, true
	}
	return
}

func (t *Table[K, V]) Delete(k K) bool {
	at, ok := t.find(k)
	if ok {
		t.slots[at] = slot[K, V]{state: 2}
		t.n--
	}
	return ok
}

func try(name string, f func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name+": panic:", r)
		}
	}()
	f()
}

func main() {
	seed := maphash.MakeSeed()
	p, q := new(int), new(int)
	values := []any{0, 1, int8(1), uint(1), "", "a", "b", 1.0, math.Copysign(0, -1), 0.0, complex(0, 1), complex(math.Copysign(0, -1), 1), true, false, p, q, struct{}{}, [0]int{}, struct {
		A int
		B string
	}{1, "x"}, [2]any{1, "a"}, [2]any{"a", 1}, nil, ID("a"), Celsius(1), [2]string{"ab", "c"}, [2]string{"a", "bc"}, float32(0.5), errors.ErrUnsupported, make(chan int), (*int)(nil), [3]byte{1, 2, 3}}
	agree, collide := 0, 0
	for i, x := range values {
		for _, y := range values[i:] {
			same := maphash.Comparable(seed, x) == maphash.Comparable(seed, y)
			if x == y && same {
				agree++
			} else if same {
				collide++
			} else if x == y {
				fmt.Printf("equal values hash apart: %T %v\n", x, x)
			}
		}
	}
	fmt.Println(agree, collide < 12, maphash.Comparable(seed, math.NaN()) == maphash.Comparable(seed, math.NaN()))
	try("slice", func() { maphash.Comparable[any](seed, []int{1}) })
	try("func in struct", func() { maphash.Comparable[any](seed, struct{ F func() }{}) })
	try("map in array", func() { maphash.Comparable(seed, [1]any{map[int]int{}}) })
	try("no seed", func() { maphash.Comparable(maphash.Seed{}, 1) })
	try("no seed bytes", func() { maphash.String(maphash.Seed{}, "x") })
	var h maphash.Hash
	h.SetSeed(seed)
	h.WriteString("hel")
	h.Write([]byte("l"))
	h.WriteByte('o')
	fmt.Println(h.Sum64() == maphash.String(seed, "hello"), maphash.Bytes(seed, []byte("hello")) == h.Sum64(), h.Size(), h.BlockSize(), len(h.Sum(nil)), h.Seed() == seed)
	h.Reset()
	maphash.WriteComparable(&h, 5)
	one := h.Sum64()
	h.Reset()
	maphash.WriteComparable(&h, 5)
	fmt.Println(one == h.Sum64(), maphash.Comparable(seed, 5) == one)
	long := strings.Repeat("0123456789", 50)
	h.Reset()
	for i := range len(long) {
		h.WriteByte(long[i])
	}
	fmt.Println(h.Sum64() == maphash.String(seed, long))
	try("seed after write", func() {
		var g maphash.Hash
		g.WriteByte(1)
		g.SetSeed(seed)
		fmt.Println(g.Sum64() == maphash.String(seed, ""))
	})

	t := NewTable[[2]any, int]()
	for i := range 200 {
		t.Put([2]any{i % 50, fmt.Sprint(i % 3)}, i)
		if i%7 == 0 {
			t.Delete([2]any{(i / 2) % 50, "1"})
		}
	}
	sum, found := 0, 0
	for i := range 50 {
		for j := range 3 {
			if v, ok := t.Get([2]any{i, fmt.Sprint(j)}); ok {
				sum += v
				found++
			}
		}
	}
	fmt.Println(t.n, found, sum)
	try("uncomparable key", func() { t.Put([2]any{[]int{}, 1}, 1) })
	f := NewTable[float64, string]()
	f.Put(0, "zero")
	f.Put(math.NaN(), "nan")
	f.Put(math.NaN(), "nan")
	fmt.Println(f.Get(math.Copysign(0, -1)))
	fmt.Println(f.Get(math.NaN()))

	fmt.Println(Sum([]Celsius{1.5, 2}), Sum([]int8{100, 100}), Sum[[]float32](nil), Sum([]uint8{200, 100}), Lens(ID("héé"), "x"), Lens([]byte("abc")), Lens[string]())
	fmt.Println(Parse[Flag]("on", "off", "maybe", "?"))
	fmt.Println(Clamp(5, 1, 3), Clamp("m", "a", "k"), Clamp(math.NaN(), 0, 1), Clamp(Celsius(-1), 0, 1))
	fmt.Println(Fold([]string{"a", "b", "c"}, 0, func(n int, s string) int { return n*10 + len(s) }), Fold([]int{1, 2, 3}, "", func(s string, n int) string { return fmt.Sprint(s, n) }))
	words := strings.Fields("the quick brown fox jumps over the lazy dog again")
	groups := Group(slices.Values(words), func(s string) int { return len(s) })
	for _, k := range slices.Sorted(maps.Keys(groups)) {
		fmt.Print(k, groups[k], " ")
	}
	fmt.Printf("%T %T %T\n", t, groups, Fold[[]Celsius, Celsius, map[ID]Flag])
}

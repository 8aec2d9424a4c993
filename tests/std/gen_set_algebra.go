// Sets as maps, as sorted slices and as bits behind one constraint: algebra, power sets, laws tried on random sets, JSON and flags of sets.
package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"iter"
	"maps"
	"math"
	"math/bits"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

type Set[E comparable] map[E]struct{}

func Of[E comparable](es ...E) Set[E] { return Collect(slices.Values(es)) }

func Collect[E comparable](seq iter.Seq[E]) Set[E] {
	s := Set[E]{}
	for e := range seq {
		s[e] = struct{}{}
	}
	return s
}

func (s Set[E]) All() iter.Seq[E] { return maps.Keys(s) }
func (s Set[E]) Has(e E) bool     { _, ok := s[e]; return ok }
func (s Set[E]) Len() int         { return len(s) }
func (s Set[E]) Make(seq iter.Seq[E]) Set[E] {
	return Collect(seq)
}

func (s Set[E]) String() string {
	var words []string
	for e := range s {
		words = append(words, fmt.Sprint(e))
	}
	slices.Sort(words)
	return "{" + strings.Join(words, " ") + "}"
}

func (s Set[E]) MarshalJSON() ([]byte, error) {
	return json.Marshal(slices.SortedFunc(s.All(), func(a, b E) int { return cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)) }))
}

func (s *Set[E]) UnmarshalJSON(b []byte) error {
	var es []E
	err := json.Unmarshal(b, &es)
	*s = Of(es...)
	if len(*s) < len(es) {
		err = errors.Join(err, fmt.Errorf("%d duplicates", len(es)-len(*s)))
	}
	return err
}

func (s Set[E]) Set(text string) error {
	for word := range strings.SplitSeq(text, ",") {
		var e E
		if n, err := fmt.Sscan(word, &e); n != 1 {
			return fmt.Errorf("%q as %T: %w", word, e, err)
		}
		s[e] = struct{}{}
	}
	return nil
}

type Sorted[E cmp.Ordered] []E

func (s Sorted[E]) All() iter.Seq[E] { return slices.Values(s) }
func (s Sorted[E]) Has(e E) bool     { _, ok := slices.BinarySearch(s, e); return ok }
func (s Sorted[E]) Len() int         { return len(s) }
func (Sorted[E]) Make(seq iter.Seq[E]) Sorted[E] {
	return slices.Compact(slices.Sorted(seq))
}

type Bits [2]uint64

func (b Bits) All() iter.Seq[uint8] {
	return func(yield func(uint8) bool) {
		for i, w := range b {
			for ; w != 0; w &= w - 1 {
				if !yield(uint8(64*i + bits.TrailingZeros64(w))) {
					return
				}
			}
		}
	}
}
func (b Bits) Has(e uint8) bool { return b[e/64]>>(e%64)&1 == 1 }
func (b Bits) Len() int         { return bits.OnesCount64(b[0]) + bits.OnesCount64(b[1]) }
func (Bits) Make(seq iter.Seq[uint8]) (b Bits) {
	for e := range seq {
		b[e/64] |= 1 << (e % 64)
	}
	return
}

type Kind[E any, S any] interface {
	All() iter.Seq[E]
	Has(E) bool
	Len() int
	Make(iter.Seq[E]) S
}

func filter[E any](seq iter.Seq[E], keep func(E) bool) iter.Seq[E] {
	return func(yield func(E) bool) {
		for e := range seq {
			if keep(e) && !yield(e) {
				return
			}
		}
	}
}

func not[E any](f func(E) bool) func(E) bool { return func(e E) bool { return !f(e) } }

func Intersect[E any, S Kind[E, S]](a, b S) S { return a.Make(filter(a.All(), b.Has)) }
func Minus[E any, S Kind[E, S]](a, b S) S     { return a.Make(filter(a.All(), not(b.Has))) }
func Union[E any, S Kind[E, S]](a, b S) S {
	return a.Make(func(yield func(E) bool) {
		for _, seq := range []iter.Seq[E]{a.All(), b.All()} {
			for e := range seq {
				if !yield(e) {
					return
				}
			}
		}
	})
}
func Xor[E any, S Kind[E, S]](a, b S) S { return Union(Minus(a, b), Minus(b, a)) }
func Subset[E any, S Kind[E, S]](a, b S) bool {
	for e := range a.All() {
		if !b.Has(e) {
			return false
		}
	}
	return true
}
func Equal[E any, S Kind[E, S]](a, b S) bool { return a.Len() == b.Len() && Subset(a, b) }

func Power[E any, S Kind[E, S]](s S) iter.Seq2[int, S] {
	return func(yield func(int, S) bool) {
		es := slices.Collect(s.All())
		for mask := range 1 << len(es) {
			i := -1
			if !yield(mask, s.Make(filter(slices.Values(es), func(E) bool { i++; return mask>>i&1 == 1 }))) {
				return
			}
		}
	}
}

func laws[E any, S Kind[E, S]](name string, gen func() S) {
	table := map[string]func(a, b, c S) bool{
		"morgan":     func(a, b, c S) bool { return Equal(Minus(c, Union(a, b)), Intersect(Minus(c, a), Minus(c, b))) },
		"distribute": func(a, b, c S) bool { return Equal(Intersect(a, Union(b, c)), Union(Intersect(a, b), Intersect(a, c))) },
		"xor":        func(a, b, c S) bool { return Equal(Xor(Xor(a, b), c), Xor(a, Xor(b, c))) },
		"wrong":      func(a, b, c S) bool { return Equal(Minus(a, Minus(b, c)), Minus(Minus(a, b), c)) },
		"sizes":      func(a, b, c S) bool { return Union(a, b).Len()+Intersect(a, b).Len() == a.Len()+b.Len() },
	}
	counts := map[string]int{}
	for range 50 {
		a, b, c := gen(), gen(), gen()
		for law, holds := range table {
			if holds(a, b, c) {
				counts[law]++
			}
		}
	}
	fmt.Println(name, counts, reflect.TypeFor[S]())
}

func main() {
	rng := rand.New(rand.NewPCG(8, 9))
	random := func(n int) iter.Seq[uint8] {
		return func(yield func(uint8) bool) {
			for range n {
				if !yield(uint8(rng.UintN(100))) {
					return
				}
			}
		}
	}
	laws[uint8]("map", func() Set[uint8] { return Collect(random(30)) })
	laws[uint8]("sorted", func() Sorted[uint8] { return Sorted[uint8]{}.Make(random(30)) })
	laws[uint8]("bits", func() Bits { return Bits{}.Make(random(60)) })

	vowels, letters := Of([]rune("aeiouäöü")...), Of([]rune("cabbageäß")...)
	fmt.Printf("%v %d %s\n", Intersect(vowels, letters), Set[rune](Minus(letters, vowels)), Xor(vowels, letters))
	fmt.Printf("%#v %v %+v\n", Of(2.5), Of[any](1, "1", nil, 1.0), struct{ S fmt.Stringer }{Of(true, false)})
	for mask, s := range Power(Sorted[string]{"ant", "bee", "cat"}) {
		fmt.Printf("%03b%q ", mask, []string(s))
	}
	fmt.Println()
	for mask, b := range Power(Bits{1<<63 | 4, 1}) {
		fmt.Print(mask, b, b.Len(), slices.Collect(b.All()), "; ")
		if mask == 5 {
			break
		}
	}
	nan := Of(math.NaN(), math.NaN(), 0, math.Copysign(0, -1))
	fmt.Println(len(nan), nan.Has(math.NaN()), Equal(nan, nan), len(Union(nan, nan)), nan)
	sorted := Sorted[float64]{}.Make(nan.All())
	fmt.Println(sorted, sorted.Has(math.NaN()), Equal(sorted, sorted))

	config := struct {
		Names Set[string]
		Ports *Set[int16] `json:",omitempty"`
		Sets  Set[Bits]
		Deep  map[string]Set[[1]string]
	}{Names: Of("b", "a"), Sets: Of(Bits{1}, Bits{0, 2}), Deep: map[string]Set[[1]string]{"x": Of([1]string{"é"}), "nil": nil}}
	js, err := json.Marshal(config)
	fmt.Println(string(js), err)
	err = json.Unmarshal([]byte(`{"names":["z","z","y"],"ports":[80,443],"sets":[[3],[1,2]],"deep":{"q":null}}`), &config)
	fmt.Println(config.Names, config.Ports, config.Sets, config.Deep, err)
	err = json.Unmarshal([]byte(`{"ports":[80,70000,"x"]}`), &config)
	fmt.Println(config.Ports, err)

	fs := flag.NewFlagSet("sets", flag.ContinueOnError)
	var usage strings.Builder
	fs.SetOutput(&usage)
	ids, words := Set[uint8]{}, Of("start")
	fs.Var(ids, "ids", "set of `bytes`")
	fs.Var(words, "words", "words to keep")
	fs.Func("upper", "adds letters", func(s string) error {
		for _, r := range s {
			if !unicode.IsUpper(r) {
				return strconv.ErrSyntax
			}
			letters[r] = struct{}{}
		}
		return nil
	})
	fmt.Println(fs.Parse(strings.Fields("-ids 1,2 --words=x,y -ids=2,0x1f -upper ÄB rest")), ids, words, letters, fs.Args())
	for _, arg := range []string{"-ids=1,300", "-upper=Ab", "-words="} {
		fmt.Println(fs.Parse([]string{arg}))
	}
	fs.VisitAll(func(f *flag.Flag) { fmt.Printf("%s=%v %q;", f.Name, f.Value, f.DefValue) })
	fmt.Println()
	first, _, _ := strings.Cut(usage.String(), "Usage")
	fmt.Print(first)
	usage.Reset()
	fs.PrintDefaults()
	io.WriteString(&usage, "end")
	fmt.Println(usage.String())
}

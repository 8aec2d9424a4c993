// Fast Fourier transforms over complex64, complex128 and a prime field: spectra, convolutions, big products, windows and a WAV-like file.
package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/adler32"
	"io"
	"math"
	"math/big"
	"math/bits"
	"math/cmplx"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

type Ring[T any] struct {
	Add, Sub, Mul func(a, b T) T
	Root          func(n int, inverse bool) T
	Scale         func(T, int) T
	One           T
}

func complexRing[C complex64 | complex128]() Ring[C] {
	return Ring[C]{
		Add: func(a, b C) C { return a + b },
		Sub: func(a, b C) C { return a - b },
		Mul: func(a, b C) C { return a * b },
		Root: func(n int, inverse bool) C {
			angle := 2 * math.Pi / float64(n)
			if inverse {
				angle = -angle
			}
			return C(cmplx.Exp(complex(0, angle)))
		},
		Scale: func(a C, n int) C { return C(complex128(a) / complex(float64(n), 0)) },
		One:   1,
	}
}

const prime = 998244353

type Residue uint32

func (r Residue) Pow(e uint32) Residue {
	out := Residue(1)
	for ; e > 0; e >>= 1 {
		if e&1 == 1 {
			out = mulMod(out, r)
		}
		r = mulMod(r, r)
	}
	return out
}

func mulMod(a, b Residue) Residue {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	return Residue(bits.Rem64(hi, lo, prime))
}

var field = Ring[Residue]{
	Add: func(a, b Residue) Residue { return (a + b) % prime },
	Sub: func(a, b Residue) Residue { return (a + prime - b) % prime },
	Mul: mulMod,
	Root: func(n int, inverse bool) Residue {
		r := Residue(3).Pow((prime - 1) / uint32(n))
		if inverse {
			return r.Pow(prime - 2)
		}
		return r
	},
	Scale: func(a Residue, n int) Residue { return mulMod(a, Residue(n).Pow(prime-2)) },
	One:   1,
}

type SizeError int

func (n SizeError) Error() string { return fmt.Sprintf("%d (%#[1]b) is no power of two", int(n)) }

func (r Ring[T]) Transform(a []T, inverse bool) error {
	n := len(a)
	if n == 0 || n&(n-1) != 0 {
		return fmt.Errorf("transform of %T: %w", a, SizeError(n))
	}
	shift := bits.LeadingZeros32(uint32(n)) + 1
	for i := range a {
		if j := int(bits.Reverse32(uint32(i)) >> shift); n > 1 && i < j {
			a[i], a[j] = a[j], a[i]
		}
	}
	for half := 1; half < n; half *= 2 {
		root := r.Root(2*half, inverse)
		for start := 0; start < n; start += 2 * half {
			w := r.One
			for i := start; i < start+half; i++ {
				odd := r.Mul(w, a[i+half])
				a[i], a[i+half] = r.Add(a[i], odd), r.Sub(a[i], odd)
				w = r.Mul(w, root)
			}
		}
	}
	if inverse {
		for i := range a {
			a[i] = r.Scale(a[i], n)
		}
	}
	return nil
}

func (r Ring[T]) Convolve(a, b []T) []T {
	size := 1 << bits.Len(uint(len(a)+len(b)-2))
	a, b = slices.Concat(a, make([]T, size-len(a))), slices.Concat(b, make([]T, size-len(b)))
	err := errors.Join(r.Transform(a, false), r.Transform(b, false))
	for i := range a {
		a[i] = r.Mul(a[i], b[i])
	}
	if err = errors.Join(err, r.Transform(a, true)); err != nil {
		panic(err)
	}
	return a
}

func digits(s string) (ds []Residue) {
	for _, c := range slices.Backward([]byte(s)) {
		ds = append(ds, Residue(c-'0'))
	}
	return
}

func product(a, b string) string {
	carry, out := Residue(0), []byte{}
	for _, d := range field.Convolve(digits(a), digits(b)) {
		carry += d
		out = append(out, '0'+byte(carry%10))
		carry /= 10
	}
	slices.Reverse(out)
	return strings.TrimLeft(string(out), "0")
}

type header struct {
	Magic [4]byte
	Rate  uint32
	Bits  uint16
	_     [2]byte
	N     int32
}

func write(w io.Writer, rate uint32, samples []int16) (err error) {
	for _, part := range []any{header{[4]byte{'W', 'A', 'V', '?'}, rate, 16, [2]byte{1, 2}, int32(len(samples))}, samples} {
		err = errors.Join(err, binary.Write(w, binary.LittleEndian, part))
	}
	return
}

func read(r io.Reader) (h header, samples []int16, err error) {
	if err = binary.Read(r, binary.LittleEndian, &h); err == nil {
		samples = make([]int16, h.N)
		err = binary.Read(r, binary.LittleEndian, samples)
	}
	return
}

func spectrum(samples []int16, window func(x float64) float64) (peaks []string) {
	a := make([]complex128, len(samples))
	for i, s := range samples {
		a[i] = complex(float64(s)*window(float64(i)/float64(len(a))), 0)
	}
	if err := complexRing[complex128]().Transform(a, false); err != nil {
		return []string{err.Error()}
	}
	top := 0.0
	for _, c := range a {
		top = max(top, cmplx.Abs(c))
	}
	for i, c := range a[:len(a)/2] {
		if db := 20 * math.Log10(cmplx.Abs(c)/top); db > -12 {
			peaks = append(peaks, fmt.Sprintf("%d:%.1fdB", i, math.Abs(db)))
		}
	}
	return
}

func main() {
	small := []complex64{1, 2i, -1, 0.5}
	ring := complexRing[complex64]()
	fmt.Println(ring.Transform(small, false))
	fmt.Printf("%.2f %v\n", small, small[0])
	fmt.Println(ring.Transform(small, true), fmt.Sprintf("%+.3f", small[1:2]))
	for _, n := range []int{0, 1, 3, 12} {
		err := field.Transform(make([]Residue, n), false)
		var size SizeError
		fmt.Println(err, errors.As(err, &size), int(size), errors.Unwrap(err) == SizeError(n))
	}
	ints := make([]complex128, 0)
	for i := range 5 {
		ints = append(ints, complex(float64(i+1), float64(i%2)))
	}
	for _, c := range complexRing[complex128]().Convolve(ints, ints[1:4]) {
		fmt.Printf("%.0f%+.0fi ", math.Abs(math.Round(real(c))), math.Round(imag(c))+0)
	}
	fmt.Println()

	for i, pair := range [][2]string{{"12", "34"}, {"99999999", "1"}, {strings.Repeat("1234567890", 13), strings.Repeat("987", 50)}} {
		got := product(pair[0], pair[1])
		a, _ := new(big.Int).SetString(pair[0], 10)
		b, ok := new(big.Int).SetString(pair[1], 10)
		want := a.Mul(a, b)
		fmt.Printf("%d %.24s %d %t %t\n", i, got, len(got), ok, got == want.String())
	}
	func() {
		defer func() {
			r := recover()
			fmt.Printf("%T %v\n", r, r)
		}()
		ring.Root = nil
		ring.Convolve([]complex64{1, 2}, []complex64{3})
	}()

	var samples []int16
	for i := range 256 {
		t := float64(i) / 256 * 2 * math.Pi
		samples = append(samples, int16(8000*math.Sin(12*t)+5000*math.Cos(40.5*t)+1000*math.Sin(90*t)))
	}
	path := filepath.Join(os.TempDir(), fmt.Sprintf("fft-%d.wav", os.Getpid()))
	defer os.Remove(path)
	f, err := os.Create(path)
	if err != nil {
		fmt.Println(err)
		return
	}
	buffered := bufio.NewWriterSize(f, 100)
	fmt.Println(write(buffered, 256, samples), buffered.Buffered(), buffered.Flush(), f.Close())
	content, _ := os.ReadFile(path)
	fmt.Println(len(content), binary.Size(header{}), adler32.Checksum(content))
	fmt.Print(hex.Dump(content[:24]))
	h, back, err := read(bytes.NewReader(content))
	fmt.Printf("%+v %t %v\n", h, slices.Equal(back, samples), err)
	for _, cut := range []int{0, 3, 16, 17, 40} {
		_, _, err := read(bytes.NewReader(content[:cut]))
		fmt.Print(err, errors.Is(err, io.ErrUnexpectedEOF), " ")
	}
	fmt.Println()
	windows := map[string]func(float64) float64{
		"box":  func(float64) float64 { return 1 },
		"hann": func(x float64) float64 { return 0.5 - 0.5*math.Cos(2*math.Pi*x) },
		"tri":  func(x float64) float64 { return 1 - math.Abs(2*x-1) },
	}
	for _, name := range []string{"box", "hann", "tri"} {
		fmt.Println(name, spectrum(back, windows[name]))
	}
	fmt.Println(spectrum(back[:100], windows["box"]))
}

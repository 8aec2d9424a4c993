// Matrices over a field given by its operations: rationals, floats and residues; elimination, inverses, characteristic polynomials, a simplex.
package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"math/big"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
)

type Field[T any] struct {
	Add, Mul func(a, b T) T
	Neg, Inv func(T) T
	Zero     func(T) bool
	Of       func(n, d int64) T
	Show     func(T) string
}

var Rats = Field[*big.Rat]{
	Add:  func(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) },
	Mul:  func(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) },
	Neg:  func(a *big.Rat) *big.Rat { return new(big.Rat).Neg(a) },
	Inv:  func(a *big.Rat) *big.Rat { return new(big.Rat).Inv(a) },
	Zero: func(a *big.Rat) bool { return a.Sign() == 0 },
	Of:   big.NewRat,
	Show: (*big.Rat).RatString,
}

var Floats = Field[float64]{
	Add:  func(a, b float64) float64 { return a + b },
	Mul:  func(a, b float64) float64 { return float64(a * b) },
	Neg:  func(a float64) float64 { return -a },
	Inv:  func(a float64) float64 { return 1 / a },
	Zero: func(a float64) bool { return math.Abs(a) < 1e-9 },
	Of:   func(n, d int64) float64 { return float64(n) / float64(d) },
	Show: func(a float64) string { return strconv.FormatFloat(a, 'g', 5, 64) },
}

type Mod uint32

func Residues(p uint64) Field[Mod] {
	var f Field[Mod]
	f.Add = func(a, b Mod) Mod { return Mod((uint64(a) + uint64(b)) % p) }
	f.Mul = func(a, b Mod) Mod { return Mod(uint64(a) * uint64(b) % p) }
	f.Neg = func(a Mod) Mod { return Mod((p - uint64(a)) % p) }
	f.Inv = func(a Mod) Mod {
		if a == 0 {
			panic(fmt.Errorf("inverse of %d mod %d", a, p))
		}
		return Mod(new(big.Int).ModInverse(big.NewInt(int64(a)), new(big.Int).SetUint64(p)).Uint64())
	}
	f.Zero = func(a Mod) bool { return a == 0 }
	f.Of = func(n, d int64) Mod {
		m := Mod(((n % int64(p)) + int64(p)) % int64(p))
		return f.Mul(m, f.Inv(Mod(d)))
	}
	f.Show = func(a Mod) string { return strconv.Itoa(int(a)) }
	return f
}

var ErrSingular = errors.New("singular")

type ShapeError struct{ Op, A, B string }

func (e *ShapeError) Error() string { return e.Op + ": " + e.A + " by " + e.B }

type Matrix[T any] struct {
	*Field[T]
	rows [][]T
}

func Make[T any](f *Field[T], rows, cols int, at func(i, j int) T) Matrix[T] {
	m := Matrix[T]{f, make([][]T, rows)}
	for i := range m.rows {
		m.rows[i] = make([]T, cols)
		for j := range cols {
			m.rows[i][j] = at(i, j)
		}
	}
	return m
}

func Parse[T any](f *Field[T], text string) (m Matrix[T], err error) {
	m.Field = f
	for n, line := range strings.Split(text, ";") {
		var row []T
		for word := range strings.FieldsSeq(line) {
			r, ok := new(big.Rat).SetString(word)
			if !ok || !r.Num().IsInt64() {
				return m, fmt.Errorf("row %d: %w", n, &strconv.NumError{Func: "Parse", Num: word, Err: strconv.ErrSyntax})
			}
			row = append(row, f.Of(r.Num().Int64(), r.Denom().Int64()))
		}
		m.rows = append(m.rows, row)
	}
	return
}

func (m Matrix[T]) shape() string { return fmt.Sprint(len(m.rows), "×", len(m.rows[0])) }

func (m Matrix[T]) Times(o Matrix[T]) (Matrix[T], error) {
	if len(m.rows[0]) != len(o.rows) {
		return m, &ShapeError{"times", m.shape(), o.shape()}
	}
	return Make(m.Field, len(m.rows), len(o.rows[0]), func(i, j int) T {
		sum := m.Of(0, 1)
		for k, v := range m.rows[i] {
			sum = m.Add(sum, m.Mul(v, o.rows[k][j]))
		}
		return sum
	}), nil
}

// Reduce brings m to reduced row echelon form and returns its rank and the product of its pivots.
func (m Matrix[T]) Reduce() (rank int, det T) {
	det = m.Of(1, 1)
	for col := 0; col < len(m.rows[0]) && rank < len(m.rows); col++ {
		pivot := slices.IndexFunc(m.rows[rank:], func(r []T) bool { return !m.Zero(r[col]) }) + rank
		if pivot < rank {
			det = m.Of(0, 1)
			continue
		}
		if pivot != rank {
			m.rows[pivot], m.rows[rank], det = m.rows[rank], m.rows[pivot], m.Neg(det)
		}
		det = m.Mul(det, m.rows[rank][col])
		m.scale(rank, m.Inv(m.rows[rank][col]))
		for i := range m.rows {
			if i != rank && !m.Zero(m.rows[i][col]) {
				factor := m.Neg(m.rows[i][col])
				for j := range m.rows[i] {
					m.rows[i][j] = m.Add(m.rows[i][j], m.Mul(factor, m.rows[rank][j]))
				}
			}
		}
		rank++
	}
	return
}

func (m Matrix[T]) scale(row int, by T) {
	for j, v := range m.rows[row] {
		m.rows[row][j] = m.Mul(v, by)
	}
}

func (m Matrix[T]) Inverse() (Matrix[T], error) {
	n := len(m.rows)
	both := Make(m.Field, n, 2*n, func(i, j int) T {
		switch {
		case j < n:
			return m.rows[i][j]
		case j-n == i:
			return m.Of(1, 1)
		}
		return m.Of(0, 1)
	})
	if _, det := both.Reduce(); m.Zero(det) || m.Zero(both.rows[n-1][n-1]) {
		return m, fmt.Errorf("inverse of %s: %w", m.shape(), ErrSingular)
	}
	return Make(m.Field, n, n, func(i, j int) T { return both.rows[i][n+j] }), nil
}

func (m Matrix[T]) WriteTo(w io.Writer) (n int64, err error) {
	tw := tabwriter.NewWriter(w, 3, 0, 1, ' ', tabwriter.AlignRight)
	for _, row := range m.rows {
		for _, v := range row {
			k, _ := io.WriteString(tw, m.Show(v)+"\t")
			n += int64(k)
		}
		fmt.Fprintln(tw)
	}
	return n, tw.Flush()
}

func (m Matrix[T]) String() string {
	var b strings.Builder
	n, err := m.WriteTo(&b)
	fmt.Fprint(&b, n, err)
	return b.String()
}

// Characteristic gives the polynomial's coefficients by the method of Faddeev and LeVerrier.
func (m Matrix[T]) Characteristic() []T {
	n := len(m.rows)
	c := make([]T, n+1)
	c[n] = m.Of(1, 1)
	aux := Make(m.Field, n, n, func(i, j int) T { return m.Of(0, 1) })
	for k := 1; k <= n; k++ {
		for i := range n {
			aux.rows[i][i] = m.Add(aux.rows[i][i], c[n-k+1])
		}
		aux, _ = m.Times(aux)
		trace := m.Of(0, 1)
		for i := range n {
			trace = m.Add(trace, aux.rows[i][i])
		}
		c[n-k] = m.Mul(m.Of(-1, int64(k)), trace)
	}
	return c
}

func explore[T any](name string, f *Field[T], text string) {
	m, err := Parse(f, text)
	if err != nil {
		var num *strconv.NumError
		fmt.Println(name, err, errors.As(err, &num), errors.Is(err, strconv.ErrSyntax))
		return
	}
	defer func() {
		if r := recover(); r != nil {
			fmt.Printf("%s: recovered %v (%T)\n", name, r, r)
		}
	}()
	square, err := m.Times(m)
	fmt.Println(name, m.shape(), err)
	fmt.Print(square, "\n")
	inv, err := m.Inverse()
	if err == nil {
		fmt.Print(inv, "\n")
		unit, _ := m.Times(inv)
		rank, det := unit.Reduce()
		fmt.Printf("%d %v\n", rank, f.Show(det))
	} else {
		fmt.Println(err, errors.Is(err, ErrSingular))
	}
	for i, c := range m.Characteristic() {
		fmt.Printf("%+d: %s; ", i, f.Show(c))
	}
	rank, det := m.Reduce()
	fmt.Println(rank, f.Show(det))
}

func main() {
	for _, text := range []string{"1/2 1/3; 1/4 -1/5", "2 0 1; 1 3 2; 1 1 1.5", "1 2 3; 4 5 6; 7 8 9", "0 1e1; 0x10 1_0", "1 2 3; 4 5 6", "1 zwei", "1/0"} {
		mod7 := Residues(7)
		explore("rat", &Rats, text)
		explore("float", &Floats, text)
		explore("mod7", &mod7, text)
	}
	hilbert := Make(&Rats, 7, 7, func(i, j int) *big.Rat { return big.NewRat(1, int64(i+j+1)) })
	inv, err := hilbert.Inverse()
	inv.WriteTo(os.Stdout)
	_, det := hilbert.Reduce()
	f, exact := det.Float64()
	fmt.Println(det, f, exact, err)
	fmt.Printf("%v %+v %#v\n", ShapeError{"a", "b", "c"}, &ShapeError{Op: "x"}, ShapeError{B: "q"})
	fmt.Println(det.FloatString(30), new(big.Float).SetPrec(100).SetRat(det))
}

// Numbers at work: linear algebra, a Fourier transform, planets, roots, integrals, clusters, chance.
package main

import (
	"errors"
	"fmt"
	"math"
	"math/cmplx"
	"math/rand"
	"slices"
	"strings"
)

type Matrix [][]float64

var ErrSingular = errors.New("singular")

func (m Matrix) String() string {
	var b strings.Builder
	for _, row := range m {
		for _, x := range row {
			fmt.Fprintf(&b, "%9.4f", x)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func identity(n int) Matrix {
	m := make(Matrix, n)
	for i := range m {
		m[i] = make([]float64, n)
		m[i][i] = 1
	}
	return m
}

func (m Matrix) mul(o Matrix) Matrix {
	if len(m[0]) != len(o) {
		panic(fmt.Sprintf("%dx%d by %dx%d", len(m), len(m[0]), len(o), len(o[0])))
	}
	out := make(Matrix, len(m))
	for i := range out {
		out[i] = make([]float64, len(o[0]))
		for j := range out[i] {
			for k := range o {
				out[i][j] += m[i][k] * o[k][j]
			}
		}
	}
	return out
}

// inverse returns the inverse and the determinant, by Gauss and Jordan with pivots.
func (m Matrix) inverse() (Matrix, float64, error) {
	n, det := len(m), 1.0
	a, inv := make(Matrix, n), identity(n)
	for i := range a {
		a[i] = slices.Clone(m[i])
	}
	for c := range n {
		pivot := c
		for r := c; r < n; r++ {
			if math.Abs(a[r][c]) > math.Abs(a[pivot][c]) {
				pivot = r
			}
		}
		if a[pivot][c] == 0 {
			return nil, 0, fmt.Errorf("column %d: %w", c, ErrSingular)
		}
		if pivot != c {
			a[c], a[pivot], inv[c], inv[pivot], det = a[pivot], a[c], inv[pivot], inv[c], -det
		}
		p := a[c][c]
		det *= p
		for j := range n {
			a[c][j] /= p
			inv[c][j] /= p
		}
		for r := range n {
			if f := a[r][c]; r != c && f != 0 {
				for j := range n {
					a[r][j] -= f * a[c][j]
					inv[r][j] -= f * inv[c][j]
				}
			}
		}
	}
	return inv, det, nil
}

func fft(x []complex128, sign float64) []complex128 {
	if len(x) == 1 {
		return []complex128{x[0]}
	}
	var halves [2][]complex128
	for i, v := range x {
		halves[i&1] = append(halves[i&1], v)
	}
	even, odd := fft(halves[0], sign), fft(halves[1], sign)
	out := make([]complex128, len(x))
	for k := range even {
		t := cmplx.Rect(1, sign*2*math.Pi*float64(k)/float64(len(x))) * odd[k]
		out[k], out[k+len(even)] = even[k]+t, even[k]-t
	}
	return out
}

type vec [3]float64

type body struct {
	pos, vel vec
	mass     float64
}

func energy(bs []body) (e float64) {
	for i, b := range bs {
		for _, v := range b.vel {
			e += b.mass * v * v / 2
		}
		for _, o := range bs[i+1:] {
			e -= b.mass * o.mass / math.Hypot(math.Hypot(b.pos[0]-o.pos[0], b.pos[1]-o.pos[1]), b.pos[2]-o.pos[2])
		}
	}
	return
}

func advance(bs []body, dt float64) {
	for i := range bs {
		for j := range bs {
			if i == j {
				continue
			}
			var d vec
			r2 := 0.0
			for k := range d {
				d[k] = bs[j].pos[k] - bs[i].pos[k]
				r2 += d[k] * d[k]
			}
			f := bs[j].mass / (r2 * math.Sqrt(r2))
			for k := range d {
				bs[i].vel[k] += d[k] * f * dt
			}
		}
	}
	for i := range bs {
		for k := range bs[i].pos {
			bs[i].pos[k] += bs[i].vel[k] * dt
		}
	}
}

func newton(f, df func(float64) float64, x float64) (float64, int) {
	for i := range 50 {
		next := x - f(x)/df(x)
		if math.IsNaN(next) || next == x {
			return next, i
		}
		x = next
	}
	return x, 50
}

func simpson(f func(float64) float64, a, b float64, n int) float64 {
	h, sum := (b-a)/float64(n), f(a)+f(b)
	for i := 1; i < n; i++ {
		sum += f(a+float64(i)*h) * float64(2+2*(i&1))
	}
	return sum * h / 3
}

func kmeans(points [][2]float64, k int) (centers [][2]float64, sizes []int, rounds int) {
	centers = slices.Clone(points[:k])
	owner := make([]int, len(points))
	for changed := true; changed; rounds++ {
		changed = false
		sums := make([][2]float64, k)
		sizes = make([]int, k)
		for i, p := range points {
			best, at := math.Inf(1), 0
			for c, q := range centers {
				if d := math.Hypot(p[0]-q[0], p[1]-q[1]); d < best {
					best, at = d, c
				}
			}
			changed = changed || owner[i] != at
			owner[i] = at
			sizes[at]++
			sums[at][0] += p[0]
			sums[at][1] += p[1]
		}
		for c := range centers {
			centers[c] = [2]float64{sums[c][0] / float64(sizes[c]), sums[c][1] / float64(sizes[c])}
		}
	}
	return
}

func main() {
	a := Matrix{{2, 1, -1}, {-3, -1, 2}, {-2, 1, 2}}
	inv, det, err := a.inverse()
	fmt.Print(inv, det, err, "\n", a.mul(inv))
	_, _, err = Matrix{{1, 2}, {2, 4}}.inverse()
	fmt.Println(err, errors.Is(err, ErrSingular))
	hilbert := identity(7)
	for i := range hilbert {
		for j := range hilbert {
			hilbert[i][j] = 1 / float64(i+j+1)
		}
	}
	hi, det, _ := hilbert.inverse()
	fmt.Println(det, hi[0][0], hi[6][6], hilbert.mul(hi)[3][3])
	func() {
		defer func() { fmt.Println("recovered:", recover()) }()
		a.mul(Matrix{{1}})
	}()
	power := identity(2)
	for range 60 {
		power = power.mul(Matrix{{1, 1}, {1, 0}})
	}
	fmt.Printf("%.0f %v\n", power[0][1], power[0][0]/power[0][1])

	signal := make([]complex128, 16)
	for i := range signal {
		signal[i] = complex(math.Sin(2*math.Pi*3*float64(i)/16)+0.5, float64(i%2))
	}
	spectrum := fft(signal, -1)
	back := fft(spectrum, 1)
	worst := 0.0
	for i := range back {
		worst = max(worst, cmplx.Abs(back[i]/16-signal[i]))
		fmt.Printf("%.3f ", cmplx.Abs(spectrum[i]))
	}
	fmt.Println(worst < 1e-14, spectrum[3], cmplx.Phase(spectrum[5]))

	bs := []body{{vec{0, 0, 0}, vec{0, -0.003, 0}, 10}, {vec{5, 0, 0}, vec{0, 1.4, 0.1}, 0.02}, {vec{0, -9, 1}, vec{1.05, 0, 0}, 0.001}}
	fmt.Printf("%.9f\n", energy(bs))
	for range 20000 {
		advance(bs, 0.001)
	}
	fmt.Printf("%.9f %v %v\n", energy(bs), bs[1].pos, bs[2].vel)

	for _, start := range []float64{1, -3, 0, 100, 1e-300} {
		x, n := newton(func(x float64) float64 { return x*x - 2 }, func(x float64) float64 { return 2 * x }, start)
		fmt.Print(x, " ", n, " ")
	}
	fmt.Println(newton(math.Cos, func(x float64) float64 { return -math.Sin(x) }, 1))
	fmt.Println(simpson(math.Sin, 0, math.Pi, 100), simpson(math.Exp, 0, 1, 10), simpson(func(x float64) float64 { return 1 / x }, 1, math.E, 1000), simpson(math.Sqrt, -1, 1, 4))

	r := rand.New(rand.NewSource(7))
	var points [][2]float64
	for i := range 300 {
		c := float64(i%3) * 4
		points = append(points, [2]float64{c + r.NormFloat64(), c*c/8 + r.NormFloat64()})
	}
	fmt.Println(kmeans(points, 3))
	fmt.Println(kmeans(points[:4], 4))
	inside := 0
	for range 100000 {
		if x, y := r.Float64(), r.Float64(); x*x+y*y < 1 {
			inside++
		}
	}
	fmt.Println(float64(inside) / 25000)
	var mean, m2 float64
	var bins [9]int
	for n := range 20000 {
		x := r.NormFloat64()*2 + 10
		d := x - mean
		mean += d / float64(n+1)
		m2 += d * (x - mean)
		bins[min(max(int(x)-6, 0), 8)]++
	}
	fmt.Println(mean, math.Sqrt(m2/19999), bins)
	walk, steps := 0, map[int]int{}
	for range 5000 {
		walk += r.Intn(3) - 1
		steps[walk/10]++
	}
	fmt.Println(walk, steps)
}

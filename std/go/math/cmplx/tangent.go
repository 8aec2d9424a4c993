package cmplx

import "math"

// Tan returns the tangent.
func Tan(x complex128) complex128 {
	re, im := real(x), imag(x)
	if math.IsInf(im, 0) {
		if math.IsInf(re, 0) || math.IsNaN(re) {
			return complex(math.Copysign(0, re), math.Copysign(1, im))
		}
		return complex(math.Copysign(0, math.Sin(2*re)), math.Copysign(1, im))
	}
	if re == 0 && math.IsNaN(im) {
		return x
	}
	d := math.Cos(2*re) + math.Cosh(2*im)
	if math.Abs(d) < 0.25 {
		d = series(x)
	}
	if d == 0 {
		return Inf()
	}
	return complex(math.Sin(2*re)/d, math.Sinh(2*im)/d)
}

// Tanh returns the hyperbolic tangent.
func Tanh(x complex128) complex128 {
	re, im := real(x), imag(x)
	if math.IsInf(re, 0) {
		if math.IsInf(im, 0) || math.IsNaN(im) {
			return complex(math.Copysign(1, re), math.Copysign(0, im))
		}
		return complex(math.Copysign(1, re), math.Copysign(0, math.Sin(2*im)))
	}
	if im == 0 && math.IsNaN(re) {
		return x
	}
	d := math.Cosh(2*re) + math.Cos(2*im)
	if d == 0 {
		return Inf()
	}
	return complex(math.Sinh(2*re)/d, math.Sin(2*im)/d)
}

// Cot returns the cotangent.
func Cot(x complex128) complex128 {
	d := math.Cosh(2*imag(x)) - math.Cos(2*real(x))
	if math.Abs(d) < 0.25 {
		d = series(x)
	}
	if d == 0 {
		return Inf()
	}
	return complex(math.Sin(2*real(x))/d, -math.Sinh(2*imag(x))/d)
}

// reduce subtracts the multiple of π nearest to x, or for negative x the one above, with π in three parts (Cody and Waite).
func reduce(x float64) float64 {
	if math.Abs(x) >= 1<<30 {
		return math.Atan(math.Tan(x))
	}
	t := float64(int64(x/math.Pi + 0.5))
	return ((x - t*0x1.921fb4p+1) - t*0x1.4442dp-23) - t*0x1.8469898cc517p-47
}

// series is cosh(2y) - cos(2x), for x and y near a zero of it, by Taylor's series.
func series(z complex128) float64 {
	x := reduce(math.Abs(2 * real(z)))
	y := math.Abs(2 * imag(z))
	x *= x
	y *= y
	x2, y2, factorial, n, d := 1.0, 1.0, 1.0, 0.0, 0.0
	for {
		next := func() {
			n++
			factorial *= n
			n++
			factorial *= n
			x2 *= x
			y2 *= y
		}
		next()
		d += (y2 + x2) / factorial
		next()
		t := (y2 - x2) / factorial
		d += t
		if !(math.Abs(t/d) > 1.0/(1<<53)) {
			return d
		}
	}
}

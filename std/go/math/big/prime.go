package big

// ProbablyPrime applies n pseudo-random Miller-Rabin tests and a strong Lucas test.
func (x *Int) ProbablyPrime(n int) bool {
	if n < 0 {
		panic("negative n for ProbablyPrime")
	}
	if x.neg || len(x.abs) == 0 {
		return false
	}
	small := [...]Word{2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53}
	for _, p := range small {
		if len(x.abs) == 1 && x.abs[0] == p {
			return true
		}
		if _, r := div(x.abs, nat{p}); len(r) == 0 {
			return false
		}
	}
	if len(x.abs) == 1 && x.abs[0] < 59*59 {
		return x.abs[0] != 1
	}
	seed := uint64(x.abs[0])
	for i := 0; i <= n; i++ {
		base := NewInt(2)
		if i > 0 {
			seed = seed*6364136223846793005 + 1442695040888963407
			base.SetUint64(seed>>2 + 2)
		}
		if !x.strongProbablePrime(base.Mod(base, x)) {
			return false
		}
	}
	return x.lucas()
}

// strongProbablePrime is the test of Miller and Rabin.
func (x *Int) strongProbablePrime(base *Int) bool {
	if len(base.abs) == 0 {
		return true
	}
	one := NewInt(1)
	last := new(Int).Sub(x, one)
	s := last.TrailingZeroBits()
	y := new(Int).Exp(base, new(Int).Rsh(last, s), x)
	if y.Cmp(one) == 0 || y.Cmp(last) == 0 {
		return true
	}
	for i := uint(1); i < s; i++ {
		y.Mul(y, y).Mod(y, x)
		if y.Cmp(last) == 0 {
			return true
		}
	}
	return false
}

// lucas is the almost extra strong test of Lucas, with the parameters of Baillie.
func (x *Int) lucas() bool {
	p := int64(3)
	for ; ; p++ {
		if p == 40 {
			if root := new(Int).Sqrt(x); root.Mul(root, root).Cmp(x) == 0 {
				return false
			}
		}
		j := Jacobi(NewInt(p*p-4), x)
		if j == -1 {
			break
		}
		if j == 0 {
			return len(x.abs) == 1 && int64(x.abs[0]) == p+2
		}
	}
	two, factor := NewInt(2), NewInt(p)
	s := new(Int).Add(x, NewInt(1))
	r := s.TrailingZeroBits()
	s.Rsh(s, r)
	less2 := new(Int).Sub(x, two)
	v, next := NewInt(2), NewInt(p)
	step := func(a, b, minus *Int) *Int {
		t := new(Int).Mul(a, b)
		t.Sub(t, minus)
		return t.Mod(t, x)
	}
	for i := s.BitLen() - 1; i >= 0; i-- {
		if s.Bit(i) == 1 {
			v, next = step(v, next, factor), step(next, next, two)
		} else {
			v, next = step(v, v, two), step(v, next, factor)
		}
	}
	if v.Cmp(two) == 0 || v.Cmp(less2) == 0 {
		// U is zero if p*V(s) = 2*V(s+1).
		t := new(Int).Mul(v, factor)
		t.Sub(t, new(Int).Lsh(next, 1))
		if len(t.Mod(t, x).abs) == 0 {
			return true
		}
	}
	for i := uint(0); i+1 < r; i++ {
		if len(v.abs) == 0 {
			return true
		}
		if v.Cmp(two) == 0 {
			return false
		}
		v = step(v, v, two)
	}
	return false
}

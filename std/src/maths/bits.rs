//! Functions that take floats apart.

const BIAS: i64 = 1023;

/// The NaN that Go's functions return.
pub const NAN: f64 = f64::from_bits(0x7ff8_0000_0000_0001);

/// Fraction in [0.5, 1) and exponent of two.
pub fn frexp(f: f64) -> (f64, i64) {
    if f == 0.0 || !f.is_finite() {
        return (f, 0);
    }
    let (normal, shift) = if f.abs() < f64::MIN_POSITIVE { (f * (1u64 << 52) as f64, -52) } else { (f, 0) };
    let bits = normal.to_bits();
    let exponent = shift + (bits >> 52 & 0x7ff) as i64 - BIAS + 1;
    (f64::from_bits(bits & !(0x7ff << 52) | ((BIAS - 1) as u64) << 52), exponent)
}

/// `frac` times two to the `exp`, rounded once.
pub fn ldexp(frac: f64, exp: i64) -> f64 {
    if frac == 0.0 || !frac.is_finite() {
        return frac;
    }
    let (frac, e) = frexp(frac);
    let exp = exp.saturating_add(e);
    // frac is in [0.5, 1): the value's own exponent is exp - 1.
    if exp - 1 < -1075 {
        return 0.0f64.copysign(frac);
    }
    if exp - 1 > BIAS {
        return f64::INFINITY.copysign(frac);
    }
    let (exp, scale) = if exp - 1 < -1022 { (exp + 53, 1.0 / (1u64 << 53) as f64) } else { (exp, 1.0) };
    let bits = frac.to_bits() & !(0x7ff << 52) | ((exp - 1 + BIAS) as u64) << 52;
    scale * f64::from_bits(bits)
}

/// The binary exponent of a finite, non-zero float.
fn exponent(x: f64) -> i64 {
    frexp(x).1 - 1
}

pub fn ilogb(x: f64) -> i64 {
    match x {
        0.0 => i64::from(i32::MIN),
        _ if x.is_nan() || x.is_infinite() => i64::from(i32::MAX),
        _ => exponent(x),
    }
}

pub fn logb(x: f64) -> f64 {
    match x {
        0.0 => f64::NEG_INFINITY,
        _ if x.is_infinite() => f64::INFINITY,
        _ if x.is_nan() => x,
        _ => exponent(x) as f64,
    }
}

/// Integer and fraction, both with the sign of `f`.
pub fn modf(f: f64) -> (f64, f64) {
    let whole = f.trunc();
    (whole, (f - whole).copysign(f))
}

pub fn nextafter(x: f64, y: f64) -> f64 {
    if x.is_nan() || y.is_nan() {
        NAN
    } else if x == y {
        x
    } else if x == 0.0 {
        f64::from_bits(1).copysign(y)
    } else if (y > x) == (x > 0.0) {
        f64::from_bits(x.to_bits() + 1)
    } else {
        f64::from_bits(x.to_bits() - 1)
    }
}

/// The greater, +0 over -0; +Inf over NaN.
pub fn max(x: f64, y: f64) -> f64 {
    if x == f64::INFINITY || y == f64::INFINITY {
        f64::INFINITY
    } else if x.is_nan() || y.is_nan() {
        NAN
    } else if x == 0.0 && x == y {
        if x.is_sign_negative() { y } else { x }
    } else if x > y {
        x
    } else {
        y
    }
}

/// The lesser, -0 over +0; -Inf over NaN.
pub fn min(x: f64, y: f64) -> f64 {
    if x == f64::NEG_INFINITY || y == f64::NEG_INFINITY {
        f64::NEG_INFINITY
    } else if x.is_nan() || y.is_nan() {
        NAN
    } else if x == 0.0 && x == y {
        if x.is_sign_negative() { x } else { y }
    } else if x < y {
        x
    } else {
        y
    }
}

pub fn dim(x: f64, y: f64) -> f64 {
    let v = x - y;
    // A difference of NaN is NaN.
    if v <= 0.0 { 0.0 } else { v }
}

pub fn hypot(p: f64, q: f64) -> f64 {
    if p.is_infinite() || q.is_infinite() {
        return f64::INFINITY;
    }
    if p.is_nan() || q.is_nan() {
        return NAN;
    }
    let (p, q) = (p.abs().max(q.abs()), p.abs().min(q.abs()));
    if p == 0.0 {
        return 0.0;
    }
    let q = q / p;
    p * (1.0 + q * q).sqrt()
}

unsafe extern "C" {
    safe fn remainder(x: f64, y: f64) -> f64;
}

/// The IEEE 754 remainder, which is exact.
pub fn ieee_remainder(x: f64, y: f64) -> f64 {
    if y == 0.0 || x.is_infinite() || x.is_nan() || y.is_nan() { NAN } else { remainder(x, y) }
}

/// The remainder of truncated division, which is exact.
pub fn modulo(x: f64, y: f64) -> f64 {
    if y == 0.0 || x.is_infinite() || x.is_nan() || y.is_nan() { NAN } else { x % y }
}

pub fn cbrt(x: f64) -> f64 {
    const B1: u64 = 715_094_163;
    const B2: u64 = 696_219_795;
    const C: f64 = 5.428_571_428_571_428_158_06e-01;
    const D: f64 = -7.053_061_224_489_796_110_50e-01;
    const E: f64 = 1.414_285_714_285_714_368_19e+00;
    const F: f64 = 1.607_142_857_142_857_206_30e+00;
    const G: f64 = 3.571_428_571_428_571_507_87e-01;
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let a = x.abs();
    let mut t = f64::from_bits(a.to_bits() / 3 + (B1 << 32));
    if a < f64::MIN_POSITIVE {
        t = (1u64 << 54) as f64 * a;
        t = f64::from_bits(t.to_bits() / 3 + (B2 << 32));
    }
    let r = t * t / a;
    let s = C + r * t;
    t *= G + F / (s + E + D / s);
    // Rounded to 22 bits, away from zero.
    t = f64::from_bits((t.to_bits() & (0xF_FFFF_FFFC << 28)) + (1 << 30));
    let s = t * t;
    let r = a / s;
    let w = t + t;
    let r = (r - t) / (w + r);
    t += t * r;
    t.copysign(x)
}

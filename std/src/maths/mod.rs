//! Natives of `math` and `math/bits`.
//!
//! Results are Go's, bit for bit, on x86-64: the
//! algorithms are those that Go documents, FreeBSD's msun and Cephes, evaluated in the same order, without
//! contraction. The exponential uses fused multiply-adds where the processor has them, as Go's does.
#![allow(clippy::excessive_precision, clippy::inconsistent_digit_grouping, reason = "constants as published")]
#![allow(clippy::approx_constant, reason = "some are meant to differ from the constant in the last place")]

mod bessel;
mod bits;
mod erf;
mod exp;
mod gamma;
mod hyperbolic;
mod trig;

use vo_runtime::NativeEntry;

use crate::abi::native;
pub use bits::ldexp;

/// A polynomial at z, coefficients from the constant up.
fn rising(c: &[f64], z: f64) -> f64 {
    let (last, rest) = c.split_last().expect("a polynomial has coefficients");
    rest.iter().rev().fold(*last, |sum, a| a + z * sum)
}

pub const NATIVES: &[NativeEntry] = &[
    native!("math.Abs", |x: f64| -> f64 { x.abs() }),
    native!("math.Acos", |x: f64| -> f64 { trig::acos(x) }),
    native!("math.Acosh", |x: f64| -> f64 { hyperbolic::acosh(x) }),
    native!("math.Asin", |x: f64| -> f64 { trig::asin(x) }),
    native!("math.Asinh", |x: f64| -> f64 { hyperbolic::asinh(x) }),
    native!("math.Atan", |x: f64| -> f64 { trig::atan(x) }),
    native!("math.Atan2", |x: f64, y: f64| -> f64 { trig::atan2(x, y) }),
    native!("math.Atanh", |x: f64| -> f64 { hyperbolic::atanh(x) }),
    native!("math.Cbrt", |x: f64| -> f64 { bits::cbrt(x) }),
    native!("math.Ceil", |x: f64| -> f64 { x.ceil() }),
    native!("math.Copysign", |x: f64, y: f64| -> f64 { x.copysign(y) }),
    native!("math.Cos", |x: f64| -> f64 { trig::cos(x) }),
    native!("math.Cosh", |x: f64| -> f64 { hyperbolic::cosh(x) }),
    native!("math.Dim", |x: f64, y: f64| -> f64 { bits::dim(x, y) }),
    native!("math.Erf", |x: f64| -> f64 { erf::erf(x) }),
    native!("math.Erfc", |x: f64| -> f64 { erf::erfc(x) }),
    native!("math.Erfcinv", |x: f64| -> f64 { erf::erfinv(1.0 - x) }),
    native!("math.Erfinv", |x: f64| -> f64 { erf::erfinv(x) }),
    native!("math.Exp", |x: f64| -> f64 { exp::exp(x) }),
    native!("math.Exp2", |x: f64| -> f64 { exp::exp2(x) }),
    native!("math.Expm1", |x: f64| -> f64 { exp::expm1(x) }),
    native!("math.FMA", |x: f64, y: f64, z: f64| -> f64 { x.mul_add(y, z) }),
    native!("math.Floor", |x: f64| -> f64 { x.floor() }),
    native!("math.Frexp", |x: f64| -> (f64, i64) { bits::frexp(x) }),
    native!("math.Gamma", |x: f64| -> f64 { gamma::gamma(x) }),
    native!("math.Hypot", |x: f64, y: f64| -> f64 { bits::hypot(x, y) }),
    native!("math.Ilogb", |x: f64| -> i64 { bits::ilogb(x) }),
    native!("math.J0", |x: f64| -> f64 { bessel::j0(x) }),
    native!("math.J1", |x: f64| -> f64 { bessel::j1(x) }),
    native!("math.Jn", |n: i64, x: f64| -> f64 { bessel::jn(n, x) }),
    native!("math.Ldexp", |x: f64, exp: i64| -> f64 { ldexp(x, exp) }),
    native!("math.Lgamma", |x: f64| -> (f64, i64) { gamma::lgamma(x) }),
    native!("math.Log", |x: f64| -> f64 { exp::log(x) }),
    native!("math.Log10", |x: f64| -> f64 { exp::log10(x) }),
    native!("math.Log1p", |x: f64| -> f64 { exp::log1p(x) }),
    native!("math.Log2", |x: f64| -> f64 { exp::log2(x) }),
    native!("math.Logb", |x: f64| -> f64 { bits::logb(x) }),
    native!("math.Max", |x: f64, y: f64| -> f64 { bits::max(x, y) }),
    native!("math.Min", |x: f64, y: f64| -> f64 { bits::min(x, y) }),
    native!("math.Mod", |x: f64, y: f64| -> f64 { bits::modulo(x, y) }),
    native!("math.Modf", |x: f64| -> (f64, f64) { bits::modf(x) }),
    native!("math.Nextafter", |x: f64, y: f64| -> f64 { bits::nextafter(x, y) }),
    native!("math.Pow", |x: f64, y: f64| -> f64 { exp::pow(x, y) }),
    native!("math.Pow10", |n: i64| -> f64 { exp::pow10(n) }),
    native!("math.Remainder", |x: f64, y: f64| -> f64 { bits::ieee_remainder(x, y) }),
    native!("math.Round", |x: f64| -> f64 { x.round() }),
    native!("math.RoundToEven", |x: f64| -> f64 { x.round_ties_even() }),
    native!("math.Sin", |x: f64| -> f64 { trig::sin(x) }),
    native!("math.Sincos", |x: f64| -> (f64, f64) { trig::sincos(x) }),
    native!("math.Sinh", |x: f64| -> f64 { hyperbolic::sinh(x) }),
    native!("math.Sqrt", |x: f64| -> f64 { x.sqrt() }),
    native!("math.Tan", |x: f64| -> f64 { trig::tan(x) }),
    native!("math.Tanh", |x: f64| -> f64 { hyperbolic::tanh(x) }),
    native!("math.Trunc", |x: f64| -> f64 { x.trunc() }),
    native!("math.Y0", |x: f64| -> f64 { bessel::y0(x) }),
    native!("math.Y1", |x: f64| -> f64 { bessel::y1(x) }),
    native!("math.Yn", |n: i64, x: f64| -> f64 { bessel::yn(n, x) }),
    native!("math/bits.divide128", |hi: u64, lo: u64, y: u64| -> (u64, u64) {
        let x = u128::from(hi) << 64 | u128::from(lo);
        ((x / u128::from(y)) as u64, (x % u128::from(y)) as u64)
    }),
];

//! f64 and f32 arithmetic, comparisons and conversions.
//!
//! A register holds an f64 as its bits, an f32 as its bits in the low half with the upper half zero.

use crate::dispatch::next;
use crate::instr::{reg, set};

#[inline(always)]
fn f(bits: u64) -> f64 {
    f64::from_bits(bits)
}

#[inline(always)]
fn s(bits: u64) -> f32 {
    f32::from_bits(bits as u32)
}

/// What a register holds of a result.
trait Bits {
    fn bits(self) -> u64;
}

impl Bits for f64 {
    #[inline(always)]
    fn bits(self) -> u64 {
        self.to_bits()
    }
}

impl Bits for f32 {
    #[inline(always)]
    fn bits(self) -> u64 {
        u64::from(self.to_bits())
    }
}

impl Bits for bool {
    #[inline(always)]
    fn bits(self) -> u64 {
        u64::from(self)
    }
}

impl Bits for u64 {
    #[inline(always)]
    fn bits(self) -> u64 {
        self
    }
}

impl Bits for i64 {
    #[inline(always)]
    fn bits(self) -> u64 {
        self as u64
    }
}

/// `a = e(b, c)`, the operands read by `$read`.
macro_rules! binary {
    ($read:ident: $($name:ident |$x:ident, $y:ident| $e:expr;)*) => {$(
        handler! { $name |ip, fp, ctx, w| {
            let ($x, $y) = ($read(reg(fp, w.b())), $read(reg(fp, w.c())));
            set(fp, w.a(), Bits::bits($e));
            next(ip, fp, ctx)
        } }
    )*};
}

/// `a = e(b)`, the operand read by `$read`.
macro_rules! unary {
    ($read:ident: $($name:ident |$x:ident| $e:expr;)*) => {$(
        handler! { $name |ip, fp, ctx, w| {
            let $x = $read(reg(fp, w.b()));
            set(fp, w.a(), Bits::bits($e));
            next(ip, fp, ctx)
        } }
    )*};
}

binary! { f:
    add_f |x, y| x + y;
    sub_f |x, y| x - y;
    mul_f |x, y| x * y;
    div_f |x, y| x / y;
    copysign_f |x, y| x.copysign(y);
    min_f |x, y| min_f64(x, y);
    max_f |x, y| max_f64(x, y);
    eq_f |x, y| x == y;
    ne_f |x, y| x != y;
    lt_f |x, y| x < y;
    le_f |x, y| x <= y;
}

binary! { s:
    add_s |x, y| x + y;
    sub_s |x, y| x - y;
    mul_s |x, y| x * y;
    div_s |x, y| x / y;
    min_s |x, y| min_f64(f64::from(x), f64::from(y)) as f32;
    max_s |x, y| max_f64(f64::from(x), f64::from(y)) as f32;
    eq_s |x, y| x == y;
    ne_s |x, y| x != y;
    lt_s |x, y| x < y;
    le_s |x, y| x <= y;
}

unary! { f:
    neg_f |x| -x;
    sqrt_f |x| x.sqrt();
    abs_f |x| x.abs();
    floor_f |x| x.floor();
    ceil_f |x| x.ceil();
    trunc_f |x| x.trunc();
    roundeven_f |x| x.round_ties_even();
    f_to_i64 |x| truncate_f64(x);
    f_to_u64 |x| truncate_unsigned(x);
    f_to_s |x| x as f32;
}

unary! { s:
    neg_s |x| -x;
    sqrt_s |x| x.sqrt();
    s_to_i64 |x| truncate_f32(x);
    s_to_u64 |x| truncate_unsigned_f32(x);
    s_to_f |x| f64::from(x);
}

unary! { identity:
    i64_to_f |x| x as i64 as f64;
    u64_to_f |x| x as f64;
    i64_to_s |x| x as i64 as f32;
    u64_to_s |x| x as f32;
    s_of_bits |x| x & 0xffff_ffff;
}

#[inline(always)]
fn identity(bits: u64) -> u64 {
    bits
}

handler! { fma_f |ip, fp, ctx, w| {
    let (x, y, z) = (f(reg(fp, w.b())), f(reg(fp, w.c())), f(reg(fp, w.d())));
    set(fp, w.a(), x.mul_add(y, z).to_bits());
    next(ip, fp, ctx)
} }

/// Go's `min`: NaN if either is, and -0 before +0.
#[inline(always)]
fn min_f64(x: f64, y: f64) -> f64 {
    if x < y {
        x
    } else if y < x {
        y
    } else if x == y {
        f64::from_bits(x.to_bits() | y.to_bits())
    } else {
        x + y
    }
}

/// Go's `max`: NaN if either is, and +0 after -0.
#[inline(always)]
fn max_f64(x: f64, y: f64) -> f64 {
    if x > y {
        x
    } else if y > x {
        y
    } else if x == y {
        f64::from_bits(x.to_bits() & y.to_bits())
    } else {
        x + y
    }
}

/// Truncates as `cvttsd2si` does: `i64::MIN` for what does not fit.
#[inline(always)]
fn truncate_f64(x: f64) -> i64 {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: SSE2 is part of the x86-64 baseline.
    unsafe {
        use std::arch::x86_64::{_mm_cvttsd_si64, _mm_set_sd};
        _mm_cvttsd_si64(_mm_set_sd(x))
    }
    #[cfg(not(target_arch = "x86_64"))]
    if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&x) { x as i64 } else { i64::MIN }
}

#[inline(always)]
fn truncate_f32(x: f32) -> i64 {
    // Widening is exact.
    truncate_f64(f64::from(x))
}

#[inline(always)]
fn truncate_unsigned(x: f64) -> u64 {
    const HALF: f64 = 9_223_372_036_854_775_808.0;
    if x < HALF { truncate_f64(x) as u64 } else { truncate_f64(x - HALF) as u64 ^ 1 << 63 }
}

#[inline(always)]
fn truncate_unsigned_f32(x: f32) -> u64 {
    truncate_unsigned(f64::from(x))
}

//! Floating-point constants beyond the reach of rationals: 512 bits of mantissa and an exponent.
//!
//! Invariants: the mantissa has exactly [`MANTISSA_BITS`] bits; the binary exponent of the value
//! stays below 2^31, as in Go's compiler: beyond that a value overflows, or vanishes to zero.

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use vo_syntax::ast::BinaryOp;

/// The mantissa's length.
pub(crate) const MANTISSA_BITS: u64 = 512;
const MAX_EXPONENT: i64 = 1 << 31;
/// Values whose exponents are smaller are kept as rationals.
const RATIONAL_EXPONENT: i64 = 1 << 14;

/// `mantissa * 2^exponent`, never zero.
#[derive(Clone, PartialEq, Debug)]
pub struct Huge {
    negative: bool,
    mantissa: BigUint,
    exponent: i64,
}

/// The outcome of an operation.
pub(crate) enum Outcome {
    Zero,
    Rational(BigRational),
    Huge(Huge),
    Overflow,
}

impl Huge {
    /// Normalises `mantissa * 2^exponent`, which must not be zero.
    fn new(negative: bool, mantissa: BigUint, exponent: i64) -> Huge {
        let excess = mantissa.bits() as i64 - MANTISSA_BITS as i64;
        let mut exponent = exponent + excess;
        let mut mantissa = match excess {
            0 => mantissa,
            e if e < 0 => mantissa << (-e) as u64,
            e => {
                let half = BigUint::one() << (e as u64 - 1);
                (mantissa + half) >> e as u64
            }
        };
        if mantissa.bits() > MANTISSA_BITS {
            mantissa >>= 1u32;
            exponent += 1;
        }
        Huge { negative, mantissa, exponent }
    }

    /// The value rounded to 512 bits; `None` for zero.
    pub fn from_rational(value: &BigRational) -> Option<Huge> {
        if value.is_zero() {
            return None;
        }
        let (numer, denom) = (value.numer().magnitude(), value.denom().magnitude());
        let shift = (MANTISSA_BITS as i64 + 2 - (numer.bits() as i64 - denom.bits() as i64)).max(0);
        Some(Huge::new(value.is_negative(), (numer << shift as u64) / denom, -shift))
    }

    /// `digits * 10^exponent`; `None` if `digits` is zero.
    pub fn from_decimal(digits: &BigUint, exponent: i64) -> Option<Huge> {
        if digits.is_zero() {
            return None;
        }
        let digits = Huge::new(false, digits.clone(), 0);
        let power = Huge::power_of_ten(exponent.unsigned_abs());
        Some(if exponent >= 0 { digits.times(&power) } else { digits.over(&power) })
    }

    /// `digits * 2^exponent`; `digits` must not be zero.
    pub fn from_binary(digits: &BigUint, exponent: i64) -> Huge {
        Huge::new(false, digits.clone(), exponent)
    }

    fn power_of_ten(mut n: u64) -> Huge {
        let mut result = Huge::new(false, BigUint::one(), 0);
        let mut base = Huge::new(false, BigUint::from(10u32), 0);
        while n > 0 {
            if n.is_odd() {
                result = result.times(&base);
            }
            base = base.times(&base);
            n >>= 1;
        }
        result
    }

    fn times(&self, other: &Huge) -> Huge {
        Huge::new(
            self.negative != other.negative,
            &self.mantissa * &other.mantissa,
            self.exponent.saturating_add(other.exponent),
        )
    }

    fn over(&self, other: &Huge) -> Huge {
        let shift = MANTISSA_BITS + 2;
        Huge::new(
            self.negative != other.negative,
            (&self.mantissa << shift) / &other.mantissa,
            self.exponent.saturating_sub(other.exponent).saturating_sub(shift as i64),
        )
    }

    fn signed(&self) -> BigInt {
        BigInt::from_biguint(if self.negative { Sign::Minus } else { Sign::Plus }, self.mantissa.clone())
    }

    fn plus(&self, other: &Huge) -> Option<Huge> {
        let (large, small) = if self.exponent >= other.exponent { (self, other) } else { (other, self) };
        let distance = large.exponent - small.exponent;
        if distance > 2 * MANTISSA_BITS as i64 {
            return Some(large.clone());
        }
        let sum = (large.signed() << distance as u64) + small.signed();
        (!sum.is_zero()).then(|| Huge::new(sum.is_negative(), sum.magnitude().clone(), small.exponent))
    }

    pub fn negated(&self) -> Huge {
        Huge { negative: !self.negative, ..self.clone() }
    }

    pub fn is_negative(&self) -> bool {
        self.negative
    }

    /// The exponent of the leading bit.
    fn magnitude(&self) -> i64 {
        self.exponent.saturating_add(MANTISSA_BITS as i64)
    }

    /// The value is closer to zero than any float of the language.
    pub fn is_tiny(&self) -> bool {
        self.magnitude() < 0
    }

    /// Puts the value into the form that its size calls for.
    pub(crate) fn settle(self) -> Outcome {
        let magnitude = self.magnitude();
        if magnitude > MAX_EXPONENT {
            return Outcome::Overflow;
        }
        if magnitude < -MAX_EXPONENT {
            return Outcome::Zero;
        }
        if magnitude.abs() > RATIONAL_EXPONENT {
            return Outcome::Huge(self);
        }
        Outcome::Rational(if self.exponent >= 0 {
            BigRational::from_integer(self.signed() << self.exponent as u64)
        } else {
            BigRational::new(self.signed(), BigInt::one() << (-self.exponent) as u64)
        })
    }

    /// `self op other`; `None` if the operator is not defined.
    pub(crate) fn operate(&self, op: BinaryOp, other: &Huge) -> Option<Outcome> {
        Some(match op {
            BinaryOp::Add => self.plus(other).map_or(Outcome::Zero, Huge::settle),
            BinaryOp::Sub => self.plus(&other.negated()).map_or(Outcome::Zero, Huge::settle),
            BinaryOp::Mul => self.times(other).settle(),
            BinaryOp::Div => self.over(other).settle(),
            _ => return None,
        })
    }

    pub fn compare(&self, other: &Huge) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (negative, _) => {
                let order = (self.exponent, &self.mantissa).cmp(&(other.exponent, &other.mantissa));
                if negative { order.reverse() } else { order }
            }
        }
    }

    /// Six significant digits, as `%.6g`.
    pub fn to_decimal(&self) -> String {
        let absolute = Huge { negative: false, ..self.clone() };
        let mut exponent = (self.magnitude() as f64 * std::f64::consts::LOG10_2).floor() as i64;
        let digits = |exponent: i64| {
            let shift = 5 - exponent;
            let power = Huge::power_of_ten(shift.unsigned_abs());
            let scaled = if shift >= 0 { absolute.times(&power) } else { absolute.over(&power) };
            match scaled.settle() {
                Outcome::Rational(r) => r.round().to_integer().to_u64().unwrap_or(0),
                _ => 0,
            }
        };
        let mut six = digits(exponent);
        while six >= 1_000_000 {
            exponent += 1;
            six = digits(exponent);
        }
        while six < 100_000 && six > 0 {
            exponent -= 1;
            six = digits(exponent);
        }
        let text = six.to_string();
        let fraction = text[1..].trim_end_matches('0');
        let point = if fraction.is_empty() { "" } else { "." };
        let sign = if self.negative { "-" } else { "" };
        format!("{sign}{}{point}{fraction}e{exponent:+03}", &text[..1])
    }
}

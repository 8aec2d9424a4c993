//! Exact constant values and their arithmetic (spec: Constants, Constant expressions).
//!
//! Invariants: [`Value::Big`] never fits an `i64`; rationals whose terms would grow beyond a few
//! thousand bits are rounded to 512 bits of mantissa, as Go's compiler does. No operation panics:
//! what has no value gives [`Value::Unknown`]. This module knows nothing of types.

use std::cmp::Ordering;
use std::rc::Rc;

use num_bigint::{BigInt, BigUint};
use num_integer::Integer;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use vo_syntax::ast::{BinaryOp, UnaryOp};

use crate::huge::{Huge, MANTISSA_BITS, Outcome};

/// The value of a constant.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// The value of a constant in error.
    Unknown,
    Bool(bool),
    Str(Rc<[u8]>),
    Int(i64),
    /// An integer beyond `i64`.
    Big(Rc<BigInt>),
    Float(Rc<BigRational>),
    /// A float whose rational would be too long.
    Huge(Rc<Huge>),
    Complex(Rc<BigRational>, Rc<BigRational>),
}

/// Terms longer than this many bits are rounded.
const MAX_RATIONAL_BITS: u64 = 4 << 10;
/// Strings may not become longer by concatenation: doubling would exhaust memory.
pub(crate) const MAX_STRING: usize = 1 << 28;
/// Literals with larger decimal exponents are not made rationals first.
const MAX_EXPONENT: i64 = 4_000;

impl Value {
    pub fn string(text: &[u8]) -> Value {
        Value::Str(text.into())
    }

    pub fn big(value: BigInt) -> Value {
        match value.to_i64() {
            Some(small) => Value::Int(small),
            None => Value::Big(Rc::new(value)),
        }
    }

    pub fn rational(value: BigRational) -> Value {
        if value.numer().bits() <= MAX_RATIONAL_BITS && value.denom().bits() <= MAX_RATIONAL_BITS {
            return Value::Float(Rc::new(value));
        }
        Huge::from_rational(&value).map_or(Value::Int(0), |huge| Value::settled(huge.settle()))
    }

    fn settled(outcome: Outcome) -> Value {
        match outcome {
            Outcome::Zero => Value::Float(Rc::new(BigRational::zero())),
            Outcome::Rational(r) => Value::Float(Rc::new(r)),
            Outcome::Huge(huge) => Value::Huge(Rc::new(huge)),
            Outcome::Overflow => Value::Unknown,
        }
    }

    /// A real value in the form of huge ones; `None` for zero.
    fn as_huge(&self) -> Option<Huge> {
        match self {
            Value::Huge(huge) => Some((**huge).clone()),
            other => Huge::from_rational(&*other.real_rational()?),
        }
    }

    pub fn complex(re: BigRational, im: BigRational) -> Value {
        Value::Complex(Rc::new(bounded(re)), Rc::new(bounded(im)))
    }

    /// The exact value of a finite float; `Unknown` for others.
    pub fn from_f64(value: f64) -> Value {
        BigRational::from_float(value).map_or(Value::Unknown, |r| Value::Float(Rc::new(r)))
    }

    pub fn is_known(&self) -> bool {
        !matches!(self, Value::Unknown)
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(b) => Some(*b),
            _ => None,
        }
    }

    pub fn as_str(&self) -> Option<&[u8]> {
        match self {
            Value::Str(s) => Some(s),
            _ => None,
        }
    }

    /// The value as an integer if it is one and fits.
    pub fn as_i64(&self) -> Option<i64> {
        match self.to_int() {
            Value::Int(i) => Some(i),
            _ => None,
        }
    }

    /// The value as an unsigned integer if it is one and fits.
    pub fn as_u64(&self) -> Option<u64> {
        match self.to_int() {
            Value::Int(i) => u64::try_from(i).ok(),
            Value::Big(b) => b.to_u64(),
            _ => None,
        }
    }

    /// The low 64 bits in two's complement of an integer value: how lowering materialises any
    /// integer constant.
    pub fn low_64_bits(&self) -> Option<u64> {
        match self.to_int() {
            Value::Int(i) => Some(i as u64),
            Value::Big(b) => b.to_i128().map(|i| i as u64),
            _ => None,
        }
    }

    /// The nearest f64 of a numeric value (real part of a complex one); infinite if too large.
    pub fn to_f64(&self) -> Option<f64> {
        self.real_rational().map(|r| rational_to_f64(&r))
    }

    /// The nearest f32, rounded once.
    pub fn to_f32(&self) -> Option<f32> {
        self.real_rational().map(|r| rational_to_f32(&r))
    }

    /// Real and imaginary part as f64.
    pub fn to_complex128(&self) -> Option<(f64, f64)> {
        let (re, im) = self.complex_parts()?;
        Some((rational_to_f64(&re), rational_to_f64(&im)))
    }

    /// Real and imaginary part as f32.
    pub fn to_complex64(&self) -> Option<(f32, f32)> {
        let (re, im) = self.complex_parts()?;
        Some((rational_to_f32(&re), rational_to_f32(&im)))
    }

    fn real_rational(&self) -> Option<Rc<BigRational>> {
        Some(self.complex_parts()?.0)
    }

    /// Real and imaginary part of a numeric value.
    pub fn complex_parts(&self) -> Option<(Rc<BigRational>, Rc<BigRational>)> {
        let zero = || Rc::new(BigRational::zero());
        match self {
            Value::Int(i) => Some((Rc::new(BigRational::from_integer((*i).into())), zero())),
            Value::Big(b) => Some((Rc::new(BigRational::from_integer((**b).clone())), zero())),
            Value::Float(r) => Some((r.clone(), zero())),
            Value::Complex(re, im) => Some((re.clone(), im.clone())),
            Value::Huge(huge) if huge.is_tiny() => Some((zero(), zero())),
            Value::Huge(_) | Value::Unknown | Value::Bool(_) | Value::Str(_) => None,
        }
    }

    /// The integer as a big integer.
    pub fn to_bigint(&self) -> Option<BigInt> {
        match self.to_int() {
            Value::Int(i) => Some(i.into()),
            Value::Big(b) => Some((*b).clone()),
            _ => None,
        }
    }

    /// The value as an integer, or `Unknown` if it is none.
    pub fn to_int(&self) -> Value {
        match self {
            Value::Int(_) | Value::Big(_) => self.clone(),
            Value::Float(r) if r.is_integer() => Value::big(r.numer().clone()),
            Value::Complex(re, im) if im.is_zero() && re.is_integer() => Value::big(re.numer().clone()),
            _ => Value::Unknown,
        }
    }

    /// The value as a real number, or `Unknown`.
    pub fn to_float(&self) -> Value {
        match self {
            Value::Int(_) | Value::Big(_) => Value::Float(self.real_rational().unwrap_or_default()),
            Value::Float(_) | Value::Huge(_) => self.clone(),
            Value::Complex(re, im) if im.is_zero() => Value::Float(re.clone()),
            _ => Value::Unknown,
        }
    }

    /// The value as a complex number, or `Unknown`.
    pub fn to_complex(&self) -> Value {
        match self.complex_parts() {
            Some((re, im)) => Value::Complex(re, im),
            None => Value::Unknown,
        }
    }

    pub fn real(&self) -> Value {
        match self {
            Value::Complex(re, _) => Value::Float(re.clone()),
            Value::Int(_) | Value::Big(_) | Value::Float(_) | Value::Huge(_) => self.clone(),
            _ => Value::Unknown,
        }
    }

    pub fn imag(&self) -> Value {
        match self {
            Value::Complex(_, im) => Value::Float(im.clone()),
            Value::Int(_) | Value::Big(_) | Value::Float(_) | Value::Huge(_) => Value::Int(0),
            _ => Value::Unknown,
        }
    }

    /// -1, 0 or 1; 0 for what has no sign. Complex values: 0 exactly for zero.
    pub fn sign(&self) -> i32 {
        let of = |s: bool, zero: bool| {
            if zero {
                0
            } else if s {
                -1
            } else {
                1
            }
        };
        match self {
            Value::Int(i) => i.signum() as i32,
            Value::Big(b) => of(b.is_negative(), false),
            Value::Float(r) => of(r.is_negative(), r.is_zero()),
            Value::Huge(huge) => of(huge.is_negative(), false),
            Value::Complex(re, im) => i32::from(!(re.is_zero() && im.is_zero())),
            _ => 0,
        }
    }

    /// The number of bits of an integer's magnitude.
    pub fn bit_len(&self) -> u64 {
        match self {
            Value::Int(i) => u64::from(64 - i.unsigned_abs().leading_zeros()),
            Value::Big(b) => b.bits(),
            _ => 0,
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Value::Unknown => 0,
            Value::Bool(_) => 1,
            Value::Str(_) => 2,
            Value::Int(_) | Value::Big(_) => 3,
            Value::Float(_) | Value::Huge(_) => 4,
            Value::Complex(..) => 5,
        }
    }
}

/// Rounds a rational with overlong terms.
fn bounded(value: BigRational) -> BigRational {
    if value.numer().bits() <= MAX_RATIONAL_BITS && value.denom().bits() <= MAX_RATIONAL_BITS {
        return value;
    }
    let shift = MANTISSA_BITS as i64 - (value.numer().bits() as i64 - value.denom().bits() as i64);
    let (numer, denom) = (value.numer().magnitude(), value.denom().magnitude());
    let (numer, denom) =
        if shift >= 0 { (numer << shift as u64, denom.clone()) } else { (numer.clone(), denom << (-shift) as u64) };
    let (mut mantissa, rest) = numer.div_rem(&denom);
    if (rest << 1u32) >= denom {
        mantissa += 1u32;
    }
    let mantissa = BigInt::from_biguint(value.numer().sign(), mantissa);
    if shift >= 0 {
        BigRational::new(mantissa, BigInt::one() << shift as u64)
    } else {
        BigRational::from_integer(mantissa << (-shift) as u64)
    }
}

/// Rounds to nearest even with `precision` bits of mantissa and least exponent `min_exp` (of the
/// last mantissa bit of subnormals). Gives mantissa and exponent of its last bit.
fn round_rational(value: &BigRational, precision: i64, min_exp: i64) -> (BigUint, i64) {
    let (numer, denom) = (value.numer().magnitude(), value.denom().magnitude());
    let magnitude = numer.bits() as i64 - denom.bits() as i64;
    let exponent = (magnitude - precision - 1).max(min_exp - 2);
    let (numer, denom) = if exponent < 0 {
        (numer << (-exponent) as u64, denom.clone())
    } else {
        (numer.clone(), denom << exponent as u64)
    };
    let (mut mantissa, rest) = numer.div_rem(&denom);
    let sticky = !rest.is_zero();
    let excess = (mantissa.bits() as i64 - precision).max(min_exp - exponent).max(0) as u64;
    if excess > 0 {
        let half = BigUint::one() << (excess - 1);
        let low = &mantissa & ((BigUint::one() << excess) - 1u32);
        mantissa >>= excess;
        if low > half || (low == half && (sticky || mantissa.is_odd())) {
            mantissa += 1u32;
        }
    }
    (mantissa, exponent + excess as i64)
}

/// The nearest f64, ties to even; infinite if too large.
pub fn rational_to_f64(value: &BigRational) -> f64 {
    if value.is_zero() {
        return 0.0;
    }
    let (mantissa, exponent) = round_rational(value, 53, -1074);
    let magnitude = if mantissa.bits() as i64 + exponent > 1024 {
        f64::INFINITY
    } else {
        scale(mantissa.to_f64().unwrap_or(f64::INFINITY), exponent)
    };
    if value.is_negative() { -magnitude } else { magnitude }
}

/// The nearest f32, ties to even; infinite if too large.
pub fn rational_to_f32(value: &BigRational) -> f32 {
    if value.is_zero() {
        return 0.0;
    }
    let (mantissa, exponent) = round_rational(value, 24, -149);
    let magnitude = if mantissa.bits() as i64 + exponent > 128 {
        f32::INFINITY
    } else {
        scale(mantissa.to_f64().unwrap_or(f64::INFINITY), exponent) as f32
    };
    if value.is_negative() { -magnitude } else { magnitude }
}

/// `mantissa * 2^exponent`, exact by construction of the arguments.
fn scale(mantissa: f64, exponent: i64) -> f64 {
    let half = (exponent / 2) as i32;
    mantissa * 2f64.powi(half) * 2f64.powi(exponent as i32 - half)
}

/// `x op y` for arithmetic and bitwise operators. Integer operands divide as integers exactly if
/// `integer` is set. Division by zero must have been excluded.
pub fn binary_op(x: &Value, op: BinaryOp, y: &Value, integer: bool) -> Value {
    if let (Value::Int(a), Value::Int(b)) = (x, y)
        && let Some(value) = small_binary_op(*a, op, *b, integer)
    {
        return value;
    }
    match x.rank().max(y.rank()) {
        _ if !x.is_known() || !y.is_known() => Value::Unknown,
        1 => match (x, op, y) {
            (Value::Bool(a), BinaryOp::LAnd, Value::Bool(b)) => Value::Bool(*a && *b),
            (Value::Bool(a), BinaryOp::LOr, Value::Bool(b)) => Value::Bool(*a || *b),
            _ => Value::Unknown,
        },
        2 => match (x, op, y) {
            (Value::Str(a), BinaryOp::Add, Value::Str(b)) if a.len() + b.len() <= MAX_STRING => {
                Value::Str([&a[..], &b[..]].concat().into())
            }
            _ => Value::Unknown,
        },
        3 => big_binary_op(x, op, y, integer),
        4 if matches!(x, Value::Huge(_)) || matches!(y, Value::Huge(_)) => huge_binary_op(x, op, y),
        4 => match (x.real_rational(), y.real_rational()) {
            (Some(a), Some(b)) => match op {
                BinaryOp::Add => Value::rational(&*a + &*b),
                BinaryOp::Sub => Value::rational(&*a - &*b),
                BinaryOp::Mul => Value::rational(&*a * &*b),
                BinaryOp::Div if !b.is_zero() => Value::rational(&*a / &*b),
                _ => Value::Unknown,
            },
            _ => Value::Unknown,
        },
        _ => complex_binary_op(x, op, y),
    }
}

fn small_binary_op(a: i64, op: BinaryOp, b: i64, integer: bool) -> Option<Value> {
    let result = match op {
        BinaryOp::Add => a.checked_add(b)?,
        BinaryOp::Sub => a.checked_sub(b)?,
        BinaryOp::Mul => a.checked_mul(b)?,
        BinaryOp::Div if integer => a.checked_div(b)?,
        BinaryOp::Rem => a.checked_rem(b)?,
        BinaryOp::And => a & b,
        BinaryOp::Or => a | b,
        BinaryOp::Xor => a ^ b,
        BinaryOp::AndNot => a & !b,
        _ => return None,
    };
    Some(Value::Int(result))
}

fn big_binary_op(x: &Value, op: BinaryOp, y: &Value, integer: bool) -> Value {
    let (Some(a), Some(b)) = (x.to_bigint(), y.to_bigint()) else { return Value::Unknown };
    match op {
        BinaryOp::Add => Value::big(a + b),
        BinaryOp::Sub => Value::big(a - b),
        BinaryOp::Mul => Value::big(a * b),
        BinaryOp::Div | BinaryOp::Rem if b.is_zero() => Value::Unknown,
        BinaryOp::Div if integer => Value::big(a / b),
        BinaryOp::Div => Value::rational(BigRational::new(a, b)),
        BinaryOp::Rem => Value::big(a % b),
        BinaryOp::And => Value::big(a & b),
        BinaryOp::Or => Value::big(a | b),
        BinaryOp::Xor => Value::big(a ^ b),
        BinaryOp::AndNot => Value::big(a & !b),
        _ => Value::Unknown,
    }
}

fn huge_binary_op(x: &Value, op: BinaryOp, y: &Value) -> Value {
    match (x.as_huge(), y.as_huge()) {
        (Some(a), Some(b)) => a.operate(op, &b).map_or(Value::Unknown, Value::settled),
        (None, None) => Value::Unknown,
        (None, Some(b)) => match op {
            BinaryOp::Add => y.clone(),
            BinaryOp::Sub => Value::Huge(Rc::new(b.negated())),
            _ => Value::Int(0).to_float(),
        },
        (Some(_), None) => match op {
            BinaryOp::Add | BinaryOp::Sub => x.clone(),
            BinaryOp::Mul => Value::Int(0).to_float(),
            _ => Value::Unknown,
        },
    }
}

fn complex_binary_op(x: &Value, op: BinaryOp, y: &Value) -> Value {
    let (Some((a, b)), Some((c, d))) = (x.complex_parts(), y.complex_parts()) else { return Value::Unknown };
    let (a, b, c, d) = (&*a, &*b, &*c, &*d);
    match op {
        BinaryOp::Add => Value::complex(a + c, b + d),
        BinaryOp::Sub => Value::complex(a - c, b - d),
        BinaryOp::Mul => Value::complex(a * c - b * d, b * c + a * d),
        BinaryOp::Div => {
            let norm = c * c + d * d;
            if norm.is_zero() {
                return Value::Unknown;
            }
            Value::complex((a * c + b * d) / &norm, (b * c - a * d) / &norm)
        }
        _ => Value::Unknown,
    }
}

/// `op x`; `unsigned_bits` limits the complement of a value of unsigned type.
pub fn unary_op(op: UnaryOp, x: &Value, unsigned_bits: Option<u32>) -> Value {
    match (op, x) {
        (UnaryOp::Plus, _) => x.clone(),
        (UnaryOp::Not, Value::Bool(b)) => Value::Bool(!b),
        (UnaryOp::Neg, Value::Int(i)) => i.checked_neg().map_or_else(|| Value::big(-BigInt::from(*i)), Value::Int),
        (UnaryOp::Neg, Value::Big(b)) => Value::big(-(**b).clone()),
        (UnaryOp::Neg, Value::Float(r)) => Value::Float(Rc::new(-(**r).clone())),
        (UnaryOp::Neg, Value::Huge(huge)) => Value::Huge(Rc::new(huge.negated())),
        (UnaryOp::Neg, Value::Complex(re, im)) => Value::Complex(Rc::new(-(**re).clone()), Rc::new(-(**im).clone())),
        (UnaryOp::Compl, Value::Int(_) | Value::Big(_)) => {
            let Some(value) = x.to_bigint() else { return Value::Unknown };
            match unsigned_bits {
                Some(bits) => Value::big(((BigInt::one() << bits) - 1) ^ value),
                None => Value::big(!value),
            }
        }
        _ => Value::Unknown,
    }
}

/// `x << count` or `x >> count` of an integer.
pub fn shift(x: &Value, op: BinaryOp, count: u64) -> Value {
    match (x, op) {
        (Value::Int(0), _) => Value::Int(0),
        (Value::Int(i), BinaryOp::Shr) => Value::Int(i >> count.min(63)),
        (Value::Big(b), BinaryOp::Shr) => Value::big(&**b >> count.min(1 << 20)),
        (Value::Int(_) | Value::Big(_), BinaryOp::Shl) if count <= 1 << 16 => {
            x.to_bigint().map_or(Value::Unknown, |b| Value::big(b << count))
        }
        _ => Value::Unknown,
    }
}

/// `x op y` for comparison operators; `None` if the values can't be compared so.
pub fn compare(x: &Value, op: BinaryOp, y: &Value) -> Option<bool> {
    let ordering = match (x, y) {
        (Value::Bool(a), Value::Bool(b)) => a.cmp(b),
        (Value::Str(a), Value::Str(b)) => a.cmp(b),
        (Value::Int(a), Value::Int(b)) => a.cmp(b),
        (Value::Huge(_), _) | (_, Value::Huge(_)) => match (x.as_huge(), y.as_huge()) {
            (Some(a), Some(b)) => a.compare(&b),
            (Some(a), None) => {
                if a.is_negative() {
                    Ordering::Less
                } else {
                    Ordering::Greater
                }
            }
            (None, Some(b)) => {
                if b.is_negative() {
                    Ordering::Greater
                } else {
                    Ordering::Less
                }
            }
            (None, None) => return None,
        },
        _ => {
            let ((a, b), (c, d)) = (x.complex_parts()?, y.complex_parts()?);
            match a.cmp(&c) {
                Ordering::Equal => b.cmp(&d),
                other => other,
            }
        }
    };
    Some(match op {
        BinaryOp::Eq => ordering.is_eq(),
        BinaryOp::Ne => ordering.is_ne(),
        BinaryOp::Lt => ordering.is_lt(),
        BinaryOp::Le => ordering.is_le(),
        BinaryOp::Gt => ordering.is_gt(),
        BinaryOp::Ge => ordering.is_ge(),
        _ => return None,
    })
}

/// The value of an integer literal (spec: Integer literals); `None` if malformed.
pub fn parse_int(text: &str) -> Option<Value> {
    if let Ok(small) = text.parse::<i64>()
        && !(text.starts_with('0') && text.len() > 1)
    {
        return Some(Value::Int(small));
    }
    let clean: String = text.chars().filter(|&c| c != '_').collect();
    let lower = clean.to_ascii_lowercase();
    let (digits, radix) = match lower.as_bytes() {
        [b'0', b'x', ..] => (&lower[2..], 16),
        [b'0', b'b', ..] => (&lower[2..], 2),
        [b'0', b'o', ..] => (&lower[2..], 8),
        [b'0', _, ..] => (&lower[1..], 8),
        _ => (&lower[..], 10),
    };
    BigInt::parse_bytes(digits.as_bytes(), radix).map(Value::big)
}

/// The value of a floating-point literal (spec: Floating-point literals); `None` if malformed or
/// beyond all bounds.
pub fn parse_float(text: &str) -> Option<Value> {
    match parse_rational(text)? {
        Parsed::Rational(r) => Some(Value::rational(r)),
        Parsed::Huge(huge) => Some(Value::settled(huge.settle())).filter(Value::is_known),
    }
}

enum Parsed {
    Rational(BigRational),
    Huge(Huge),
}

fn parse_rational(text: &str) -> Option<Parsed> {
    let clean: String = text.chars().filter(|&c| c != '_').collect::<String>().to_ascii_lowercase();
    let (body, radix, marker) = match clean.strip_prefix("0x") {
        Some(hex) => (hex, 16u32, 'p'),
        None => (&clean[..], 10, 'e'),
    };
    let (mantissa, exponent) = match body.split_once(marker) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
        None => (body, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = BigInt::parse_bytes(format!("{whole}{fraction}").as_bytes(), radix)?;
    if digits.is_zero() {
        return Some(Parsed::Rational(BigRational::zero()));
    }
    let (base, exponent) = match radix {
        16 => (2u32, exponent.checked_sub(4 * fraction.len() as i64)?),
        _ => (10, exponent.checked_sub(fraction.len() as i64)?),
    };
    let limit = if radix == 16 { 4 * MAX_EXPONENT } else { MAX_EXPONENT };
    if exponent.abs() > limit {
        return match radix {
            10 => Huge::from_decimal(digits.magnitude(), exponent).map(Parsed::Huge),
            _ => Some(Parsed::Huge(Huge::from_binary(digits.magnitude(), exponent))),
        };
    }
    let power = BigInt::from(base).pow(exponent.unsigned_abs() as u32);
    Some(Parsed::Rational(if exponent >= 0 {
        BigRational::from_integer(digits * power)
    } else {
        BigRational::new(digits, power)
    }))
}

/// The value of an imaginary literal (spec: Imaginary literals).
pub fn parse_imaginary(text: &str) -> Option<Value> {
    let body = text.strip_suffix('i')?;
    let all_decimal = body.bytes().all(|b| b.is_ascii_digit() || b == b'_');
    let im = if all_decimal {
        let clean: String = body.chars().filter(|&c| c != '_').collect();
        BigRational::from_integer(BigInt::parse_bytes(clean.as_bytes(), 10)?)
    } else if let Some(r) = parse_int(body).and_then(|v| v.real_rational()) {
        (*r).clone()
    } else {
        match parse_rational(body)? {
            Parsed::Rational(r) => r,
            Parsed::Huge(_) => return None,
        }
    };
    Some(Value::complex(BigRational::zero(), im))
}

/// The value as messages show it.
impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Unknown => f.write_str("unknown"),
            Value::Bool(b) => write!(f, "{b}"),
            Value::Str(s) => f.write_str(&quote_shortened(s)),
            Value::Int(i) => write!(f, "{i}"),
            Value::Big(b) => write!(f, "{b}"),
            Value::Float(r) => f.write_str(&format_float(r)),
            Value::Huge(huge) => f.write_str(&huge.to_decimal()),
            Value::Complex(re, im) => write!(f, "({} + {}i)", format_float(re), format_float(im)),
        }
    }
}

fn quote_shortened(text: &[u8]) -> String {
    const MAX: usize = 72;
    let quoted = vo_syntax::literal::quote_string(text);
    if quoted.chars().count() <= MAX {
        return quoted;
    }
    let mut short: String = quoted.chars().take(MAX - 3).collect();
    short.push_str("...");
    short
}

/// Six significant digits, as `%.6g`.
fn format_float(value: &BigRational) -> String {
    let float = rational_to_f64(value);
    if float.is_infinite() || (float == 0.0 && !value.is_zero()) {
        return format_extreme(value);
    }
    let text = format_g6(float);
    // A fraction must look like one.
    if !value.is_integer() && !text.contains('.') {
        return format_shortest(float);
    }
    text
}

/// The shortest digits that give the value back, as `%g`.
fn format_shortest(value: f64) -> String {
    let scientific = format!("{value:e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if (-4..21).contains(&exponent) {
        return format!("{value}");
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    format!("{mantissa}e{sign}{:02}", exponent.abs())
}

/// Six significant digits of a value beyond the range of f64.
fn format_extreme(value: &BigRational) -> String {
    let log = (value.numer().bits() as f64 - value.denom().bits() as f64) * std::f64::consts::LOG10_2;
    let mut exponent = log.floor() as i64;
    let ten = |n: i64| BigInt::from(10u32).pow(n.unsigned_abs() as u32);
    let scaled = |exponent: i64| {
        let shift = 5 - exponent;
        let power = ten(shift);
        let scaled = if shift >= 0 { value.abs() * power } else { value.abs() / power };
        scaled.round().to_integer()
    };
    let mut digits = scaled(exponent);
    while digits >= ten(6) {
        exponent += 1;
        digits = scaled(exponent);
    }
    while digits < ten(5) {
        exponent -= 1;
        digits = scaled(exponent);
    }
    let digits = digits.to_string();
    let fraction = digits[1..].trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    let sign = if value.is_negative() { "-" } else { "" };
    format!("{sign}{}{point}{fraction}e{exponent:+03}", &digits[..1])
}

fn format_g6(value: f64) -> String {
    if value == 0.0 {
        return "0".into();
    }
    let scientific = format!("{value:.5e}");
    let Some((mantissa, exponent)) = scientific.split_once('e') else { return scientific };
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let trim =
        |s: &str| if s.contains('.') { s.trim_end_matches('0').trim_end_matches('.').to_owned() } else { s.to_owned() };
    if !(-4..6).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{}e{sign}{:02}", trim(mantissa), exponent.abs());
    }
    trim(&format!("{value:.*}", (5 - exponent).max(0) as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_have_their_values() {
        assert_eq!(parse_int("0x_ff"), Some(Value::Int(255)));
        assert_eq!(parse_int("0755"), Some(Value::Int(493)));
        assert_eq!(parse_int("18446744073709551615").and_then(|v| v.as_u64()), Some(u64::MAX));
        assert_eq!(parse_float("0x1p-2").and_then(|v| v.to_f64()), Some(0.25));
        assert_eq!(parse_float("1.5e3"), Some(Value::rational(BigRational::from_integer(1500.into()))));
        assert_eq!(parse_imaginary("010i").and_then(|v| v.to_complex128()), Some((0.0, 10.0)));
    }

    #[test]
    fn rounding_is_to_nearest_even() {
        for text in
            ["0.1", "1e308", "4.9e-324", "2.2250738585072011e-308", "1.7976931348623157e308", "123456789.123456789"]
        {
            let value = parse_float(text).and_then(|v| v.to_f64());
            assert_eq!(value, text.parse::<f64>().ok(), "{text}");
            let value = parse_float(text).and_then(|v| v.to_f32());
            assert_eq!(value, text.parse::<f32>().ok(), "{text}");
        }
    }

    #[test]
    fn values_print_as_in_messages() {
        assert_eq!(parse_float("1.5").unwrap().to_string(), "1.5");
        assert_eq!(parse_float("1e100").unwrap().to_string(), "1e+100");
        assert_eq!(Value::string(b"a\n").to_string(), "\"a\\n\"");
        assert_eq!(unary_op(UnaryOp::Neg, &Value::Int(i64::MIN), None).to_string(), "9223372036854775808");
    }
}

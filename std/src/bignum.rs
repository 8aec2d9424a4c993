//! Natives of `math/big`, on little-endian slices of 64-bit words: what takes more than linear time, and
//! what needs products of two words, which Rust has as integers of 128 bits.
//!
//! Operands come as addresses or byte views of words; results are written to buffers that the caller sized.

use num_bigint::BigUint;
use num_integer::Integer;
use vo_runtime::{Context, NativeEntry};

use crate::abi::{Bytes, HeapText, Text, native};
use crate::long_division;

fn value(words: Bytes) -> BigUint {
    let mut words = words;
    BigUint::from_bytes_le(words.as_mut())
}

/// Writes a number, and returns how many words it has.
fn put(out: Bytes, n: &BigUint) -> i64 {
    let mut out = out;
    let out = out.as_mut();
    let mut count = 0;
    for (to, word) in out.chunks_exact_mut(8).zip(n.iter_u64_digits()) {
        to.copy_from_slice(&word.to_le_bytes());
        count += 1;
    }
    count
}

/// The words of a number.
fn words(number: Bytes) -> Vec<u64> {
    let mut number = number;
    let (words, _) = number.as_mut().as_chunks();
    words.iter().map(|&word| u64::from_le_bytes(word)).collect()
}

/// Writes words, and returns how many there are without leading zeros.
fn put_words(out: Bytes, words: &[u64]) -> i64 {
    let mut out = out;
    for (to, word) in out.as_mut().chunks_exact_mut(8).zip(words) {
        to.copy_from_slice(&word.to_le_bytes());
    }
    words.iter().rposition(|&word| word != 0).map_or(0, |last| last as i64 + 1)
}

/// Quotient and remainder of `a` by `b`, which is shorter and has at least two words.
fn divide(q: Bytes, r: Bytes, a: Bytes, b: Bytes) -> (i64, i64) {
    /// Below this many words of quotient or divisor the simple method is faster.
    const LONG: usize = 64;
    let (mut dividend, divisor) = (words(a), words(b));
    let places = dividend.len() - divisor.len() + 1;
    if places.min(divisor.len()) < LONG {
        let mut quotient = vec![0; places];
        long_division::divide(&mut quotient, &mut dividend, &divisor);
        return (put_words(q, &quotient), put_words(r, &dividend));
    }
    let (quotient, remainder) = value(a).div_rem(&value(b));
    (put(q, &quotient), put(r, &remainder))
}

fn text(ctx: *mut Context, bytes: &[u8]) -> HeapText {
    // SAFETY: the context is the running goroutine's.
    let (p, len) = unsafe { vo_runtime::alloc::string(ctx, bytes) };
    HeapText(p, len)
}

/// Writes `x * y` to `z`, and returns the word that follows.
///
/// # Safety
/// Both are places of `n` words, and the same or apart.
unsafe fn multiply_word(z: *mut u64, x: *const u64, n: usize, y: u64) -> u64 {
    let mut carry = 0;
    for k in 0..n {
        // SAFETY: the caller's promise.
        unsafe {
            let product = u128::from(*x.add(k)) * u128::from(y) + u128::from(carry);
            *z.add(k) = product as u64;
            carry = (product >> 64) as u64;
        }
    }
    carry
}

/// Writes `x / y` to `q`, and returns the remainder.
///
/// # Safety
/// Both are places of `n` words, and the same or apart.
unsafe fn divide_word(q: *mut u64, x: *const u64, n: usize, y: u64) -> u64 {
    let mut rest = 0;
    for k in (0..n).rev() {
        // SAFETY: the caller's promise.
        unsafe {
            let dividend = u128::from(rest) << 64 | u128::from(*x.add(k));
            *q.add(k) = (dividend / u128::from(y)) as u64;
            rest = (dividend % u128::from(y)) as u64;
        }
    }
    rest
}

pub const NATIVES: &[NativeEntry] = &[
    native!("math/big.multiply", |out: Bytes, a: Bytes, b: Bytes| -> i64 { put(out, &(value(a) * value(b))) }),
    native!("math/big.multiplyWord", |z: *mut u64, x: *const u64, n: usize, y: u64| -> u64 {
        // SAFETY: `nat` passes slices of `n` words.
        unsafe { multiply_word(z, x, n, y) }
    }),
    native!("math/big.divideWord", |q: *mut u64, x: *const u64, n: usize, y: u64| -> u64 {
        // SAFETY: likewise.
        unsafe { divide_word(q, x, n, y) }
    }),
    native!("math/big.divide", |q: Bytes, r: Bytes, a: Bytes, b: Bytes| -> (i64, i64) { divide(q, r, a, b) }),
    native!("math/big.power", |out: Bytes, a: Bytes, e: Bytes, m: Bytes| -> i64 {
        put(out, &value(a).modpow(&value(e), &value(m)))
    }),
    native!("math/big.root", |out: Bytes, a: Bytes| -> i64 { put(out, &value(a).sqrt()) }),
    native!("math/big.divisor", |out: Bytes, a: Bytes, b: Bytes| -> i64 { put(out, &value(a).gcd(&value(b))) }),
    native!("math/big.digits", |ctx; a: Bytes, base: u32| -> HeapText { text(ctx, &value(a).to_str_radix(base).into_bytes()) }),
    native!("math/big.parse", |out: Bytes, digits: Text, base: u32| -> i64 {
        match BigUint::parse_bytes(digits.0, base) {
            Some(n) => put(out, &n),
            None => -1,
        }
    }),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn division_by_a_word_undoes_multiplication() {
        let x = [u64::MAX, 1, 1 << 63];
        let mut words = [0; 4];
        let factor = 0xfedc_ba98_7654_3210;
        // SAFETY: both have the words that are told.
        words[3] = unsafe { multiply_word(words.as_mut_ptr(), x.as_ptr(), 3, factor) };
        let p = words.as_mut_ptr();
        // SAFETY: as above.
        let rest = unsafe { divide_word(p, p, 4, factor) };
        assert_eq!((words, rest), ([x[0], x[1], x[2], 0], 0));
    }
}

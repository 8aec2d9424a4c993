//! Natives of `math/big`: what takes more than linear time, on little-endian slices of 64-bit words.
//!
//! Operands come as byte views of words; results are written to buffers that the caller sized.

use num_bigint::BigUint;
use num_integer::Integer;
use vo_runtime::{Context, NativeEntry};

use crate::abi::{Bytes, HeapText, Text, native};

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

fn text(ctx: *mut Context, bytes: &[u8]) -> HeapText {
    // SAFETY: the context is the running goroutine's.
    let (p, len) = unsafe { vo_runtime::alloc::string(ctx, bytes) };
    HeapText(p, len)
}

pub const NATIVES: &[NativeEntry] = &[
    native!("math/big.multiply", |out: Bytes, a: Bytes, b: Bytes| -> i64 { put(out, &(value(a) * value(b))) }),
    native!("math/big.divide", |q: Bytes, r: Bytes, a: Bytes, b: Bytes| -> (i64, i64) {
        let (quotient, remainder) = value(a).div_rem(&value(b));
        (put(q, &quotient), put(r, &remainder))
    }),
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

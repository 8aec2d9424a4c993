//! Natives of `strconv`: integers and floats to and from text.

mod format;
mod parse;

use vo_runtime::NativeEntry;

use crate::abi::{Bytes, Text, native};
use crate::unicode;

/// Writes the digits of `u` at the start of `dst`, which has room, and returns their number.
fn format_uint(dst: &mut [u8], mut u: u64, base: u64) -> usize {
    const DIGITS: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
    const PAIRS: &[u8; 200] = b"0001020304050607080910111213141516171819\
        2021222324252627282930313233343536373839\
        4041424344454647484950515253545556575859\
        6061626364656667686970717273747576777879\
        8081828384858687888990919293949596979899";
    let mut text = [0u8; 64];
    let mut at = text.len();
    if base == 10 {
        while u >= 100 {
            let pair = 2 * (u % 100) as usize;
            u /= 100;
            at -= 2;
            text[at..at + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
        }
        if u >= 10 {
            let pair = 2 * u as usize;
            at -= 2;
            text[at..at + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
        } else {
            at -= 1;
            text[at] = b'0' + u as u8;
        }
    } else {
        loop {
            at -= 1;
            text[at] = DIGITS[(u % base) as usize];
            u /= base;
            if u == 0 {
                break;
            }
        }
    }
    let digits = &text[at..];
    dst[..digits.len()].copy_from_slice(digits);
    digits.len()
}

pub const NATIVES: &[NativeEntry] = &[
    native!("strconv.formatUint", |dst: Bytes, u: u64, base: u64| -> usize {
        let mut dst = dst;
        format_uint(dst.as_mut(), u, base)
    }),
    native!("strconv.formatFloat", |dst: Bytes, f: f64, verb: u8, prec: i64, bits: i64| -> usize {
        let mut dst = dst;
        format::float(dst.as_mut(), f, verb, prec, bits == 32)
    }),
    native!("strconv.parseFloat", |s: Text, bits: i64| -> (f64, usize, i64) {
        let parsed = parse::float(s.0, bits == 32);
        (parsed.value, parsed.len, parsed.status as i64)
    }),
    native!("strconv.isPrint", |r: i32| -> bool { unicode::is_print(r) }),
    native!("strconv.isGraphic", |r: i32| -> bool { unicode::is_graphic(r) }),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unsigned_integers_are_written_in_every_base() {
        for (u, base, expected) in [
            (0, 10, "0"),
            (7, 10, "7"),
            (10, 10, "10"),
            (1234567, 10, "1234567"),
            (u64::MAX, 10, "18446744073709551615"),
            (u64::MAX, 2, "1111111111111111111111111111111111111111111111111111111111111111"),
            (35, 36, "z"),
        ] {
            let mut dst = [0; 65];
            let n = format_uint(&mut dst, u, base);
            assert_eq!(std::str::from_utf8(&dst[..n]), Ok(expected));
        }
    }
}

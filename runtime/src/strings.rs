//! Strings: comparison, concatenation, conversion to and from bytes and runes.
//!
//! Rules: Go specification, "Conversions to and from a string type", "For statements with range clause".

use std::cmp::Ordering;
use std::slice;

/// U+FFFD, which stands for what is no valid UTF-8.
pub const REPLACEMENT: u32 = 0xfffd;

/// The bytes of a string in registers.
///
/// # Safety
/// The range is readable for `'a`; `ptr` is anything if `len` is 0.
#[inline]
pub unsafe fn bytes<'a>(ptr: u64, len: u64) -> &'a [u8] {
    // SAFETY: the caller's promise.
    if len == 0 { &[] } else { unsafe { slice::from_raw_parts(ptr as *const u8, len as usize) } }
}

/// -1, 0 or 1 as `a` is less than, equal to or greater than `b`, bytewise.
pub fn compare(a: &[u8], b: &[u8]) -> i64 {
    match a.cmp(b) {
        Ordering::Less => -1,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    }
}

/// The first rune of `s`, which is not empty, and its length in bytes: U+FFFD and 1 where it is no valid
/// UTF-8.
#[inline]
pub fn decode_rune(s: &[u8]) -> (u32, usize) {
    let first = s[0];
    if first < 0x80 {
        return (u32::from(first), 1);
    }
    decode_multibyte(s)
}

fn decode_multibyte(s: &[u8]) -> (u32, usize) {
    let invalid = (REPLACEMENT, 1);
    let cont =
        |k: usize, lo: u8, hi: u8| s.get(k).copied().filter(|b| (lo..=hi).contains(b)).map(|b| u32::from(b & 0x3f));
    let first = s[0];
    // The admissible second bytes exclude overlong forms and surrogates (Unicode, table 3-7).
    let (len, lo, hi) = match first {
        0xc2..=0xdf => (2, 0x80, 0xbf),
        0xe0 => (3, 0xa0, 0xbf),
        0xed => (3, 0x80, 0x9f),
        0xe1..=0xef => (3, 0x80, 0xbf),
        0xf0 => (4, 0x90, 0xbf),
        0xf4 => (4, 0x80, 0x8f),
        0xf1..=0xf3 => (4, 0x80, 0xbf),
        _ => return invalid,
    };
    let Some(second) = cont(1, lo, hi) else { return invalid };
    let mut rune = u32::from(first) & (0x7f >> len) & 0x1f;
    rune = rune << 6 | second;
    for k in 2..len {
        let Some(next) = cont(k, 0x80, 0xbf) else { return invalid };
        rune = rune << 6 | next;
    }
    (rune, len)
}

/// The UTF-8 form of a rune; what is no Unicode scalar value becomes U+FFFD.
#[inline]
pub fn encode(rune: i64, buffer: &mut [u8; 4]) -> &[u8] {
    scalar(rune).encode_utf8(buffer).as_bytes()
}

/// Length of the UTF-8 form of a rune.
#[inline]
pub fn rune_len(rune: i64) -> usize {
    scalar(rune).len_utf8()
}

#[inline]
fn scalar(rune: i64) -> char {
    u32::try_from(rune).ok().and_then(char::from_u32).unwrap_or('\u{fffd}')
}

/// Appends the UTF-8 form of a rune.
pub fn encode_rune(rune: i64, out: &mut Vec<u8>) {
    out.extend_from_slice(encode(rune, &mut [0; 4]));
}

/// Number of runes of a string.
pub fn rune_count(mut s: &[u8]) -> usize {
    let mut n = 0;
    while let Some(&first) = s.first() {
        let width = if first < 0x80 { 1 } else { decode_multibyte(s).1 };
        s = &s[width..];
        n += 1;
    }
    n
}

/// The runes of a string.
pub fn runes(mut s: &[u8]) -> Vec<i32> {
    let mut out = Vec::with_capacity(s.len());
    while !s.is_empty() {
        let (rune, len) = decode_rune(s);
        out.push(rune as i32);
        s = &s[len..];
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_utf8_decodes_bytewise() {
        for bad in [&b"\xff"[..], b"\xc0\x80", b"\xed\xa0\x80", b"\xe2\x82", b"\xf4\x90\x80\x80", b"\x80"] {
            assert_eq!(decode_rune(bad), (REPLACEMENT, 1), "{bad:x?}");
        }
    }

    #[test]
    fn every_scalar_value_survives_encoding_and_decoding() {
        for c in (0..=0x10ffffu32).filter_map(char::from_u32) {
            let mut out = Vec::new();
            encode_rune(i64::from(u32::from(c)), &mut out);
            assert_eq!(decode_rune(&out), (u32::from(c), out.len()));
        }
        let mut out = Vec::new();
        encode_rune(0xd800, &mut out);
        encode_rune(-1, &mut out);
        assert_eq!(out, "\u{fffd}\u{fffd}".as_bytes());
    }
}

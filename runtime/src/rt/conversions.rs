//! Conversions to and from strings, and complex division.

use std::ptr;

use crate::alloc;
use crate::slices::round_up_size;
use crate::strings;

use super::{args, define_natives, give, native_table};

native_table! {
    "rt.string_from_bytes" string_from_bytes "II" "II";
    "rt.bytes_from_string" bytes_from_string "II" "III";
    "rt.string_from_runes" string_from_runes "II" "II";
    "rt.runes_from_string" runes_from_string "II" "III";
    "rt.string_from_rune" string_from_rune "I" "II";
    "rt.complex_div" complex_div "FFFF" "FF";
}

define_natives! {
    /// `string(b)` of bytes: address, length.
    string_from_bytes |ctx, slots| {
        let [p, len] = args(slots);
        let (text, len) = alloc::string(ctx, strings::bytes(p, len));
        give(slots, [text, len]);
    }

    /// `[]byte(s)`; the capacity is what Go's would be.
    bytes_from_string |ctx, slots| {
        let [p, len] = args(slots);
        let text = strings::bytes(p, len);
        let cap = round_up_size(text.len(), false);
        let bytes = alloc::bytes(ctx, cap, ptr::null());
        ptr::copy_nonoverlapping(text.as_ptr(), bytes, text.len());
        give(slots, [bytes as u64, len, cap as u64]);
    }

    /// `string(r)` of runes: address, length.
    string_from_runes |ctx, slots| {
        let [p, len] = args(slots);
        let runes = |k| *(p as *const i32).add(k);
        let size: usize = (0..len as usize).map(|k| strings::rune_len(i64::from(runes(k)))).sum();
        let text = alloc::bytes(ctx, size, ptr::null());
        let mut at = text;
        for k in 0..len as usize {
            let mut buffer = [0; 4];
            let encoded = strings::encode(i64::from(runes(k)), &mut buffer);
            ptr::copy_nonoverlapping(encoded.as_ptr(), at, encoded.len());
            at = at.add(encoded.len());
        }
        give(slots, [text as u64, size as u64]);
    }

    /// `[]rune(s)`.
    runes_from_string |ctx, slots| {
        let [p, len] = args(slots);
        let text = strings::bytes(p, len);
        let n = strings::rune_count(text);
        let size = round_up_size(4 * n, false);
        let runes = alloc::bytes(ctx, size, ptr::null()).cast::<u32>();
        let mut rest = text;
        for k in 0..n {
            let (rune, width) = strings::decode_rune(rest);
            runes.add(k).write(rune);
            rest = &rest[width..];
        }
        give(slots, [runes as u64, n as u64, size as u64 / 4]);
    }

    /// `string(i)` of an integer.
    string_from_rune |ctx, slots| {
        let [rune] = args(slots);
        let mut buffer = [0; 4];
        let encoded = strings::encode(rune as i64, &mut buffer);
        let (text, len) = alloc::string(ctx, encoded);
        give(slots, [text, len]);
    }

    /// `(a+bi) / (c+di)`.
    complex_div |ctx, slots| {
        let [a, b, c, d] = slots.cast::<[f64; 4]>().read();
        let [re, im] = divide_complex([a, b], [c, d]);
        give(slots, [re.to_bits(), im.to_bits()]);
    }
}

/// Complex division as Go's: Smith's method, then C99's annex G for infinities and zero divisors.
fn divide_complex([nr, ni]: [f64; 2], [mr, mi]: [f64; 2]) -> [f64; 2] {
    let (mut re, mut im) = if mr.abs() >= mi.abs() {
        let ratio = mi / mr;
        let denominator = mr + ratio * mi;
        ((nr + ni * ratio) / denominator, (ni - nr * ratio) / denominator)
    } else {
        let ratio = mr / mi;
        let denominator = mi + ratio * mr;
        ((nr * ratio + ni) / denominator, (ni * ratio - nr) / denominator)
    };
    if re.is_nan() && im.is_nan() {
        let boxed = |v: f64| if v.is_infinite() { 1f64 } else { 0f64 }.copysign(v);
        let infinite = |a: f64, b: f64| a.is_infinite() || b.is_infinite();
        let finite = |a: f64, b: f64| a.is_finite() && b.is_finite();
        if mr == 0.0 && mi == 0.0 && (!nr.is_nan() || !ni.is_nan()) {
            let inf = f64::INFINITY.copysign(mr);
            (re, im) = (inf * nr, inf * ni);
        } else if infinite(nr, ni) && finite(mr, mi) {
            let (a, b) = (boxed(nr), boxed(ni));
            (re, im) = (f64::INFINITY * (a * mr + b * mi), f64::INFINITY * (b * mr - a * mi));
        } else if infinite(mr, mi) && finite(nr, ni) {
            let (c, d) = (boxed(mr), boxed(mi));
            (re, im) = (0.0 * (nr * c + ni * d), 0.0 * (ni * c - nr * d));
        }
    }
    [re, im]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complex_division_handles_zeros_and_infinities() {
        assert_eq!(divide_complex([1.0, 2.0], [3.0, -4.0]), [-0.2, 0.4]);
        let [re, im] = divide_complex([1.0, 1.0], [0.0, 0.0]);
        assert!(re.is_infinite() && im.is_infinite());
        assert_eq!(divide_complex([1.0, 1.0], [f64::INFINITY, 0.0]), [0.0, 0.0]);
    }
}

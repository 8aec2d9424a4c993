//! Floats to text, by the formats of Go's `strconv.FormatFloat`.
//!
//! Digits come from `core::fmt`, which is exact: the fewest that identify the number, or correctly rounded
//! ones (ties to even).

use std::fmt::{self, Write as _};

/// Fractional and significant digits beyond this many are zeros for every f64.
const MAX_DIGITS: usize = 1100;

/// A bounded place for text that counts what does not fit.
struct Sink<'a> {
    dst: &'a mut [u8],
    len: usize,
}

impl Sink<'_> {
    fn push(&mut self, c: u8) {
        if let Some(place) = self.dst.get_mut(self.len) {
            *place = c;
        }
        self.len += 1;
    }

    fn push_all(&mut self, text: &[u8]) {
        if let Some(place) = self.dst.get_mut(self.len..self.len + text.len()) {
            place.copy_from_slice(text);
            self.len += text.len();
        } else {
            text.iter().for_each(|&c| self.push(c));
        }
    }

    fn push_zeros(&mut self, n: usize) {
        (0..n).for_each(|_| self.push(b'0'));
    }

    /// Writes an exponent: a sign and at least two digits.
    fn push_exponent(&mut self, exponent: i32) {
        self.push(if exponent < 0 { b'-' } else { b'+' });
        let e = exponent.unsigned_abs();
        if e >= 1000 {
            self.push(b'0' + (e / 1000) as u8);
        }
        if e >= 100 {
            self.push(b'0' + (e / 100 % 10) as u8);
        }
        self.push(b'0' + (e / 10 % 10) as u8);
        self.push(b'0' + (e % 10) as u8);
    }
}

impl fmt::Write for Sink<'_> {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        self.push_all(s.as_bytes());
        Ok(())
    }
}

/// Significant digits without trailing zeros: 0.d1d2d3... times ten to the `point`.
struct Decimal {
    digits: [u8; MAX_DIGITS + 8],
    len: usize,
    point: i32,
}

impl Decimal {
    /// From `core::fmt`'s scientific notation: the shortest, or `prec` digits after the first.
    fn new(f: f64, single: bool, prec: Option<usize>) -> Decimal {
        let mut text = [0u8; MAX_DIGITS + 16];
        let mut sink = Sink { dst: &mut text, len: 0 };
        let written = match (single, prec) {
            (true, None) => write!(sink, "{:e}", f as f32),
            (false, None) => write!(sink, "{f:e}"),
            (_, Some(prec)) => write!(sink, "{f:.prec$e}"),
        };
        debug_assert!(written.is_ok(), "a sink takes everything");
        let len = sink.len;
        let e = text[..len].iter().rposition(|&c| c == b'e').expect("scientific notation has an exponent");
        let exponent: i32 = std::str::from_utf8(&text[e + 1..len])
            .ok()
            .and_then(|t| t.parse().ok())
            .expect("core::fmt writes a decimal exponent");
        let mut decimal = Decimal { digits: [0; MAX_DIGITS + 8], len: 0, point: exponent + 1 };
        for &c in text[..e].iter().filter(|&&c| c != b'.') {
            decimal.digits[decimal.len] = c;
            decimal.len += 1;
        }
        while decimal.len > 0 && decimal.digits[decimal.len - 1] == b'0' {
            decimal.len -= 1;
        }
        if decimal.len == 0 {
            decimal.point = 0;
        }
        decimal
    }

    /// The fewest digits that identify `f`; of two that are equally near, the even one.
    fn shortest(f: f64, single: bool) -> Decimal {
        let shortest = Decimal::new(f, single, None);
        if !may_be_tie(f, &shortest) {
            return shortest;
        }
        // All digits of a float that has few enough for a tie.
        let exact = Decimal::new(f, single, Some(MAX_DIGITS));
        let n = shortest.len;
        if exact.len != n + 1 || exact.digits[n] != b'5' || exact.digits[n - 1] % 2 == 1 {
            return shortest;
        }
        let mut lower = exact;
        lower.digits[n] = 0;
        lower.len = n;
        while lower.len > 0 && lower.digits[lower.len - 1] == b'0' {
            lower.len -= 1;
        }
        if lower.identifies(f, single) { lower } else { shortest }
    }

    /// Whether `f` is the nearest float.
    fn identifies(&self, f: f64, single: bool) -> bool {
        let mut text = [0u8; 64];
        let mut out = Sink { dst: &mut text, len: 0 };
        self.scientific(&mut out, self.len.saturating_sub(1), b'e');
        let len = out.len;
        let text = std::str::from_utf8(&text[..len]).expect("digits are ASCII");
        if single { text.parse() == Ok(f as f32) } else { text.parse() == Ok(f) }
    }

    fn digit(&self, k: i32) -> u8 {
        if 0 <= k && (k as usize) < self.len { self.digits[k as usize] } else { b'0' }
    }

    /// d.ddde±dd
    fn scientific(&self, out: &mut Sink, prec: usize, e: u8) {
        out.push(self.digit(0));
        if prec > 0 {
            out.push(b'.');
            (1..=prec as i32).for_each(|k| out.push(self.digit(k)));
        }
        out.push(e);
        out.push_exponent(if self.len == 0 { 0 } else { self.point - 1 });
    }

    /// ddd.ddd
    fn fixed(&self, out: &mut Sink, prec: usize) {
        if self.point > 0 {
            (0..self.point).for_each(|k| out.push(self.digit(k)));
        } else {
            out.push(b'0');
        }
        if prec > 0 {
            out.push(b'.');
            (0..prec as i32).for_each(|k| out.push(self.digit(self.point + k)));
        }
    }
}

/// Whether `f` has one decimal digit more than its shortest form: only then it can lie half-way between two.
fn may_be_tie(f: f64, shortest: &Decimal) -> bool {
    let parts = Parts::new(f, false);
    if parts.mantissa == 0 {
        return false;
    }
    let exponent = parts.exponent - 52 + parts.mantissa.trailing_zeros() as i32;
    let fraction_digits = shortest.len as i32 - shortest.point;
    if exponent < 0 { -exponent == fraction_digits + 1 } else { fraction_digits < 0 }
}

/// Formats `f` into `dst` and returns the length; what exceeds `dst` is counted only.
pub fn float(dst: &mut [u8], f: f64, verb: u8, prec: i64, single: bool) -> usize {
    let mut out = Sink { dst, len: 0 };
    let f = if single { f64::from(f as f32) } else { f };
    if f.is_nan() {
        out.push_all(b"NaN");
    } else if f.is_infinite() {
        out.push_all(if f > 0.0 { b"+Inf" } else { b"-Inf" });
    } else {
        finite(&mut out, f, verb, prec, single);
    }
    out.len
}

fn finite(out: &mut Sink, f: f64, verb: u8, prec: i64, single: bool) {
    if matches!(verb, b'b' | b'e' | b'E' | b'f' | b'g' | b'G' | b'x' | b'X') && f.is_sign_negative() {
        out.push(b'-');
    }
    let f = f.abs();
    match verb {
        b'b' => binary(out, f, single),
        b'x' | b'X' => hexadecimal(out, f, verb, prec, single),
        b'e' | b'E' => match usize::try_from(prec) {
            Ok(prec) => Decimal::new(f, single, Some(prec.min(MAX_DIGITS))).scientific(out, prec, verb),
            Err(_) => {
                let shortest = Decimal::shortest(f, single);
                shortest.scientific(out, shortest.len.saturating_sub(1), verb);
            }
        },
        b'f' => match usize::try_from(prec) {
            Ok(prec) => {
                let exact = prec.min(MAX_DIGITS);
                let written = write!(out, "{f:.exact$}");
                debug_assert!(written.is_ok(), "a sink takes everything");
                out.push_zeros(prec - exact);
            }
            Err(_) => {
                let shortest = Decimal::shortest(f, single);
                shortest.fixed(out, (shortest.len as i32 - shortest.point).max(0) as usize);
            }
        },
        b'g' | b'G' => general(out, f, verb, prec, single),
        _ => {
            out.push(b'%');
            out.push(verb);
        }
    }
}

/// Scientific or fixed, as the exponent says.
fn general(out: &mut Sink, f: f64, verb: u8, prec: i64, single: bool) {
    let (decimal, prec, threshold) = match usize::try_from(prec) {
        Ok(prec) => {
            let prec = prec.max(1);
            let decimal = Decimal::new(f, single, Some((prec - 1).min(MAX_DIGITS)));
            let exact = prec > decimal.len && decimal.len as i32 >= decimal.point;
            let threshold = if exact { decimal.len } else { prec };
            (decimal, prec, threshold)
        }
        Err(_) => {
            let decimal = Decimal::shortest(f, single);
            let len = decimal.len;
            (decimal, len, 6)
        }
    };
    let exponent = decimal.point - 1;
    if exponent < -4 || exponent >= threshold as i32 {
        let prec = prec.min(decimal.len);
        decimal.scientific(out, prec.saturating_sub(1), verb - b'g' + b'e');
    } else {
        let prec = if prec as i32 > decimal.point { decimal.len } else { prec };
        decimal.fixed(out, (prec as i32 - decimal.point).max(0) as usize);
    }
}

/// Mantissa and exponent of two, the mantissa an integer of `mantissa_bits` + 1 bits.
struct Parts {
    mantissa: u64,
    exponent: i32,
    mantissa_bits: u32,
}

impl Parts {
    fn new(f: f64, single: bool) -> Parts {
        let (bits, mantissa_bits, bias) = match single {
            true => (u64::from((f as f32).to_bits()), 23, 127),
            false => (f.to_bits(), 52, 1023),
        };
        let fraction = bits & ((1 << mantissa_bits) - 1);
        match (bits >> mantissa_bits) as i32 {
            0 => Parts { mantissa: fraction, exponent: 1 - bias, mantissa_bits },
            e => Parts { mantissa: fraction | 1 << mantissa_bits, exponent: e - bias, mantissa_bits },
        }
    }
}

/// ddddp±ddd
fn binary(out: &mut Sink, f: f64, single: bool) {
    let parts = Parts::new(f, single);
    let exponent = parts.exponent - parts.mantissa_bits as i32;
    let written = write!(out, "{}p{exponent:+}", parts.mantissa);
    debug_assert!(written.is_ok(), "a sink takes everything");
}

/// 0x1.yyyp±dd
fn hexadecimal(out: &mut Sink, f: f64, verb: u8, prec: i64, single: bool) {
    const LEADING: u64 = 1 << 60;
    let Parts { mut mantissa, mut exponent, mantissa_bits } = Parts::new(f, single);
    if mantissa == 0 {
        exponent = 0;
    } else {
        mantissa <<= 60 - mantissa_bits;
        while mantissa & LEADING == 0 {
            mantissa <<= 1;
            exponent -= 1;
        }
    }
    if (0..15).contains(&prec) {
        let shift = 4 * prec as u32;
        let extra = (mantissa << shift) & (LEADING - 1);
        mantissa >>= 60 - shift;
        if extra | (mantissa & 1) > 1 << 59 {
            mantissa += 1;
        }
        mantissa <<= 60 - shift;
        if mantissa & (LEADING << 1) != 0 {
            mantissa >>= 1;
            exponent += 1;
        }
    }
    let digits: &[u8; 16] = if verb == b'x' { b"0123456789abcdef" } else { b"0123456789ABCDEF" };
    out.push_all(&[b'0', verb, b'0' + (mantissa >> 60 & 1) as u8]);
    mantissa <<= 4;
    if prec < 0 && mantissa != 0 {
        out.push(b'.');
        while mantissa != 0 {
            out.push(digits[(mantissa >> 60) as usize]);
            mantissa <<= 4;
        }
    } else if prec > 0 {
        out.push(b'.');
        for _ in 0..prec {
            out.push(digits[(mantissa >> 60) as usize]);
            mantissa <<= 4;
        }
    }
    out.push(if verb == b'x' { b'p' } else { b'P' });
    out.push_exponent(exponent);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(f: f64, verb: u8, prec: i64, single: bool) -> String {
        let mut dst = [0; 2000];
        let n = float(&mut dst, f, verb, prec, single);
        String::from_utf8(dst[..n].to_vec()).expect("ASCII")
    }

    #[test]
    fn formats_follow_go() {
        for (f, verb, prec, expected) in [
            (1e6, b'g', -1, "1e+06"),
            (123456.0, b'g', -1, "123456"),
            (1e20, b'g', -1, "1e+20"),
            (0.0, b'g', -1, "0"),
            (-0.0, b'e', -1, "-0e+00"),
            (0.00001, b'g', -1, "1e-05"),
            (2.5, b'f', 0, "2"),
            (3.25159, b'f', 2, "3.25"),
            (123456789.0, b'g', 4, "1.235e+08"),
            (100.0, b'g', 3, "100"),
            (1e23, b'e', 17, "9.99999999999999916e+22"),
            (4.5, b'b', -1, "5066549580791808p-50"),
            (1.999, b'x', 2, "0x1.00p+01"),
            (f64::INFINITY, b'g', -1, "+Inf"),
            (5e-324, b'g', -1, "5e-324"),
            (1.0, b'z', 0, "%z"),
        ] {
            assert_eq!(text(f, verb, prec, false), expected);
        }
        assert_eq!(text(0.1f32.into(), b'g', -1, true), "0.1");
    }

    #[test]
    fn length_is_told_where_the_text_does_not_fit() {
        assert_eq!(float(&mut [0; 4], 1.0, b'f', 1500, false), 1502);
    }
}

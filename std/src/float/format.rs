//! Floats to text, by the formats of Go's `strconv.FormatFloat`.
//!
//! The fewest digits that identify a number come from `zmij`, correctly rounded ones from `core::fmt` (ties to
//! even in both).

use std::fmt::Write as _;

use crate::sink::Sink;

/// Fractional and significant digits beyond this many are zeros for every f64.
const MAX_DIGITS: usize = 1100;

/// Writes an exponent: a sign and at least two digits.
fn push_exponent(out: &mut Sink, exponent: i32) {
    out.push(if exponent < 0 { b'-' } else { b'+' });
    let e = exponent.unsigned_abs();
    if e >= 1000 {
        out.push(b'0' + (e / 1000) as u8);
    }
    if e >= 100 {
        out.push(b'0' + (e / 100 % 10) as u8);
    }
    out.push(b'0' + (e / 10 % 10) as u8);
    out.push(b'0' + (e % 10) as u8);
}

/// Significant digits without trailing zeros: 0.d1d2d3... times ten to the `point`.
struct Decimal<'a> {
    digits: &'a [u8],
    point: i32,
}

/// Room for the digits of shortest forms, and of those with few digits.
const SHORT: usize = 64;

/// `core::fmt`'s scientific notation takes this much more than its digits.
const NOTATION: usize = 16;

impl<'a> Decimal<'a> {
    /// From digits with perhaps a point among them, and the exponent of ten of what they say.
    fn new(text: &'a mut [u8], exponent: i32) -> Decimal<'a> {
        let mut point = text.len() as i32 + exponent;
        let mut digits = text;
        if let Some(k) = memchr::memchr(b'.', digits) {
            point = k as i32 + exponent;
            digits.copy_within(..k, 1);
            digits = &mut digits[1..];
        }
        let mut digits: &[u8] = digits;
        while let [b'0', rest @ ..] = digits {
            digits = rest;
            point -= 1;
        }
        while let [rest @ .., b'0'] = digits {
            digits = rest;
        }
        Decimal { digits, point: if digits.is_empty() { 0 } else { point } }
    }

    /// From text that perhaps has an exponent.
    fn read(text: &'a mut [u8]) -> Decimal<'a> {
        // The exponent has up to four bytes after the e.
        let tail = text.len().saturating_sub(5);
        let Some(e) = text[tail..].iter().rposition(|&c| c == b'e') else { return Decimal::new(text, 0) };
        let (digits, exponent) = text.split_at_mut(tail + e);
        let negative = exponent[1] == b'-';
        let exponent = exponent.iter().filter(|c| c.is_ascii_digit()).fold(0, |n, c| n * 10 + i32::from(c - b'0'));
        Decimal::new(digits, if negative { -exponent } else { exponent })
    }

    /// `prec` digits after the first.
    fn rounded(text: &'a mut [u8], f: f64, prec: usize) -> Decimal<'a> {
        let mut sink = Sink::new(text);
        let written = write!(sink, "{f:.prec$e}");
        debug_assert!(written.is_ok(), "a sink takes everything");
        let len = sink.len();
        Decimal::read(&mut text[..len])
    }

    /// The fewest digits that identify `f`; of two that are equally near, the even one.
    fn shortest(text: &'a mut [u8; SHORT], f: f64, single: bool) -> Decimal<'a> {
        let mut buffer = zmij::Buffer::new();
        let shortest = if single { buffer.format_finite(f as f32) } else { buffer.format_finite(f) };
        let text = &mut text[..shortest.len()];
        text.copy_from_slice(shortest.as_bytes());
        Decimal::read(text)
    }

    fn digit(&self, k: i32) -> u8 {
        if 0 <= k && (k as usize) < self.digits.len() { self.digits[k as usize] } else { b'0' }
    }

    /// d.ddde±dd
    fn scientific(&self, out: &mut Sink, prec: usize, e: u8) {
        out.push(self.digit(0));
        if prec > 0 {
            out.push(b'.');
            (1..=prec as i32).for_each(|k| out.push(self.digit(k)));
        }
        out.push(e);
        push_exponent(out, if self.digits.is_empty() { 0 } else { self.point - 1 });
    }

    /// ddd.ddd
    fn fixed(&self, out: &mut Sink, prec: usize) {
        let point = self.point.max(0) as usize;
        if point == 0 {
            out.push(b'0');
        } else {
            let whole = &self.digits[..point.min(self.digits.len())];
            out.push_all(whole);
            out.push_zeros(point - whole.len());
        }
        if prec > 0 {
            out.push(b'.');
            let zeros = ((-self.point).max(0) as usize).min(prec);
            out.push_zeros(zeros);
            let fraction = self.digits.get(point..).unwrap_or_default();
            let fraction = &fraction[..fraction.len().min(prec - zeros)];
            out.push_all(fraction);
            out.push_zeros(prec - zeros - fraction.len());
        }
    }

    /// Scientific where the exponent is small or reaches the threshold, fixed otherwise.
    fn general(&self, out: &mut Sink, verb: u8, prec: usize, threshold: usize) {
        let len = self.digits.len();
        let exponent = self.point - 1;
        if exponent < -4 || exponent >= threshold as i32 {
            self.scientific(out, prec.min(len).saturating_sub(1), verb - b'g' + b'e');
        } else {
            let prec = if prec as i32 > self.point { len } else { prec };
            self.fixed(out, (prec as i32 - self.point).max(0) as usize);
        }
    }
}

/// Calls `then` with `prec` digits of `f` after the first.
fn with_rounded<R>(f: f64, prec: usize, then: impl FnOnce(&Decimal) -> R) -> R {
    if prec <= SHORT - NOTATION {
        return then(&Decimal::rounded(&mut [0; SHORT], f, prec));
    }
    then(&Decimal::rounded(&mut [0; MAX_DIGITS + NOTATION], f, prec.min(MAX_DIGITS)))
}

/// Formats `f` into `dst` and returns the length; what exceeds `dst` is counted only.
pub fn float(dst: &mut [u8], f: f64, verb: u8, prec: i64, single: bool) -> usize {
    let mut out = Sink::new(dst);
    let f = if single { f64::from(f as f32) } else { f };
    if f.is_nan() {
        out.push_all(b"NaN");
    } else if f.is_infinite() {
        out.push_all(if f > 0.0 { b"+Inf" } else { b"-Inf" });
    } else {
        finite(&mut out, f, verb, prec, single);
    }
    out.len()
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
            Ok(prec) => with_rounded(f, prec, |decimal| decimal.scientific(out, prec, verb)),
            Err(_) => {
                let mut text = [0; SHORT];
                let shortest = Decimal::shortest(&mut text, f, single);
                shortest.scientific(out, shortest.digits.len().saturating_sub(1), verb);
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
                let mut text = [0; SHORT];
                let shortest = Decimal::shortest(&mut text, f, single);
                shortest.fixed(out, (shortest.digits.len() as i32 - shortest.point).max(0) as usize);
            }
        },
        b'g' | b'G' => match usize::try_from(prec) {
            Ok(prec) => {
                let prec = prec.max(1);
                with_rounded(f, prec - 1, |decimal| {
                    let len = decimal.digits.len();
                    let exact = prec > len && len as i32 >= decimal.point;
                    decimal.general(out, verb, prec, if exact { len } else { prec });
                });
            }
            Err(_) => {
                let mut text = [0; SHORT];
                let shortest = Decimal::shortest(&mut text, f, single);
                shortest.general(out, verb, shortest.digits.len(), 6);
            }
        },
        _ => {
            out.push(b'%');
            out.push(verb);
        }
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
    push_exponent(out, exponent);
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

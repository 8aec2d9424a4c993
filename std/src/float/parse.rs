//! Text to floats, by the syntax of Go's `strconv.ParseFloat`. Decimal digits are converted by `core`,
//! which rounds correctly.

/// How a conversion went; the numbers are those that `strconv.parseFloat` returns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    Good = 0,
    Syntax = 1,
    Range = 2,
}

/// The number at the start of a text.
#[derive(Clone, Copy, Debug)]
pub struct Parsed {
    pub value: f64,
    /// Bytes that it takes.
    pub len: usize,
    pub status: Status,
}

const NOTHING: Parsed = Parsed { value: 0.0, len: 0, status: Status::Syntax };

/// Parses the longest number at the start of `s`, rounded to an f32 if `single`.
pub fn float(s: &[u8], single: bool) -> Parsed {
    if let Some((value, len)) = special(s) {
        return Parsed { value, len, status: Status::Good };
    }
    let Some(literal) = Literal::scan(s) else { return NOTHING };
    let value = if literal.hexadecimal { literal.hexadecimal_value(single) } else { literal.decimal_value(single) };
    let status = if value.is_infinite() { Status::Range } else { Status::Good };
    Parsed { value, len: literal.len, status }
}

fn starts_with_fold(s: &[u8], word: &[u8]) -> bool {
    s.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

/// Infinity, perhaps with a sign, or NaN.
fn special(s: &[u8]) -> Option<(f64, usize)> {
    let signed = matches!(s.first(), Some(b'+' | b'-'));
    let word = &s[usize::from(signed)..];
    if starts_with_fold(word, b"inf") {
        let len = if starts_with_fold(word, b"infinity") { 8 } else { 3 };
        let value = if s[0] == b'-' { f64::NEG_INFINITY } else { f64::INFINITY };
        return Some((value, usize::from(signed) + len));
    }
    (!signed && starts_with_fold(s, b"nan")).then_some((f64::from_bits(0x7ff8_0000_0000_0001), 3))
}

/// A scanned number.
struct Literal<'a> {
    text: &'a [u8],
    len: usize,
    negative: bool,
    hexadecimal: bool,
    underscores: bool,
    /// Hexadecimal only: the leading 64 bits, whether any follow, and the exponent of two.
    mantissa: u64,
    sticky: bool,
    exponent: i64,
}

impl<'a> Literal<'a> {
    fn scan(s: &'a [u8]) -> Option<Literal<'a>> {
        let mut i = usize::from(matches!(s.first(), Some(b'+' | b'-')));
        let hexadecimal = s.len() > i + 2 && s[i] == b'0' && s[i + 1] | 0x20 == b'x';
        if hexadecimal {
            i += 2;
        }
        let mut literal = Literal {
            text: s,
            len: 0,
            negative: s.first() == Some(&b'-'),
            hexadecimal,
            underscores: false,
            mantissa: 0,
            sticky: false,
            exponent: 0,
        };
        i = literal.digits(i)?;
        let marker = if hexadecimal { b'p' } else { b'e' };
        if s.get(i).is_some_and(|c| c | 0x20 == marker) {
            i = literal.exponent(i + 1)?;
        } else if hexadecimal {
            return None;
        }
        literal.len = i;
        (!literal.underscores || underscores_ok(&s[..i])).then_some(literal)
    }

    /// Scans digits with at most one point; none if there is no digit.
    fn digits(&mut self, mut i: usize) -> Option<usize> {
        let mut point = false;
        let mut any = false;
        while let Some(&c) = self.text.get(i) {
            let digit = match c {
                b'_' => {
                    self.underscores = true;
                    i += 1;
                    continue;
                }
                b'.' if !point => {
                    point = true;
                    i += 1;
                    continue;
                }
                b'0'..=b'9' => c - b'0',
                b'a'..=b'f' | b'A'..=b'F' if self.hexadecimal => (c | 0x20) - b'a' + 10,
                _ => break,
            };
            any = true;
            if self.hexadecimal {
                self.add(digit, point);
            }
            i += 1;
        }
        any.then_some(i)
    }

    /// Appends a hexadecimal digit to the mantissa.
    fn add(&mut self, digit: u8, after_point: bool) {
        if self.mantissa >> 60 == 0 {
            self.mantissa = self.mantissa << 4 | u64::from(digit);
            self.exponent -= if after_point { 4 } else { 0 };
        } else {
            self.sticky |= digit != 0;
            self.exponent += if after_point { 0 } else { 4 };
        }
    }

    /// Scans an exponent after its marker; none if it has no digit.
    fn exponent(&mut self, mut i: usize) -> Option<usize> {
        let negative = self.text.get(i) == Some(&b'-');
        if matches!(self.text.get(i), Some(b'+' | b'-')) {
            i += 1;
        }
        if !self.text.get(i).is_some_and(u8::is_ascii_digit) {
            return None;
        }
        let mut e = 0i64;
        while let Some(&c) = self.text.get(i) {
            match c {
                b'_' => self.underscores = true,
                b'0'..=b'9' if e < 100_000 => e = 10 * e + i64::from(c - b'0'),
                b'0'..=b'9' => {}
                _ => break,
            }
            i += 1;
        }
        self.exponent += if negative { -e } else { e };
        Some(i)
    }

    fn decimal_value(&self, single: bool) -> f64 {
        let text = &self.text[..self.len];
        let owned: Vec<u8>;
        let plain = if self.underscores {
            owned = text.iter().copied().filter(|&c| c != b'_').collect();
            &owned
        } else {
            text
        };
        let plain = std::str::from_utf8(plain).expect("digits, signs and points are ASCII");
        if single { f64::from(plain.parse::<f32>().expect("scanned")) } else { plain.parse().expect("scanned") }
    }

    /// The mantissa times its power of two, rounded to the nearest, ties to even.
    fn hexadecimal_value(&self, single: bool) -> f64 {
        let (mantissa_bits, least) = if single { (24, -149) } else { (53, -1074) };
        let greatest = if single { 128 } else { 1024 };
        let magnitude = if self.mantissa == 0 {
            0.0
        } else {
            let zeros = self.mantissa.leading_zeros();
            let mantissa = self.mantissa << zeros;
            let exponent = self.exponent - i64::from(zeros);
            // The value is mantissa * 2^exponent, with bit 63 set.
            let drop = (64 - mantissa_bits as i64).max(least - exponent);
            if drop > 64 {
                0.0
            } else {
                let wide = u128::from(mantissa) << 1 | u128::from(self.sticky);
                let drop = drop as u32 + 1;
                let mut kept = (wide >> drop) as u64;
                let rest = wide & ((1 << drop) - 1);
                let half = 1u128 << (drop - 1);
                if rest > half || rest == half && kept & 1 == 1 {
                    kept += 1;
                }
                let scale = exponent + i64::from(drop) - 1;
                if kept != 0 && scale + i64::from(64 - kept.leading_zeros()) > greatest {
                    f64::INFINITY
                } else {
                    crate::maths::ldexp(kept as f64, scale)
                }
            }
        };
        if self.negative { -magnitude } else { magnitude }
    }
}

/// Whether each underscore lies between digits, or between a base prefix and a digit.
fn underscores_ok(s: &[u8]) -> bool {
    let mut s = match s {
        [b'+' | b'-', rest @ ..] => rest,
        _ => s,
    };
    let mut after_digit = false;
    let mut hexadecimal = false;
    if let [b'0', b'x' | b'X' | b'b' | b'B' | b'o' | b'O', rest @ ..] = s {
        hexadecimal = s[1] | 0x20 == b'x';
        after_digit = true;
        s = rest;
    }
    let mut after_underscore = false;
    for &c in s {
        let digit = c.is_ascii_digit() || hexadecimal && c.is_ascii_hexdigit();
        if c == b'_' {
            if !after_digit {
                return false;
            }
            after_underscore = true;
        } else if digit {
            after_underscore = false;
        } else if after_underscore {
            return false;
        }
        after_digit = digit;
    }
    !after_underscore
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_their_ends_are_found() {
        for (text, value, len, status) in [
            ("1.5", 1.5, 3, Status::Good),
            ("-.5e1x", -5.0, 5, Status::Good),
            ("1e400", f64::INFINITY, 5, Status::Range),
            ("1e", 0.0, 0, Status::Syntax),
            ("", 0.0, 0, Status::Syntax),
            ("+Infinite", f64::INFINITY, 4, Status::Good),
            ("1_000.5", 1000.5, 7, Status::Good),
            ("_1", 0.0, 0, Status::Syntax),
            ("0x1.8p1", 3.0, 7, Status::Good),
            ("0x1p-1074", 5e-324, 9, Status::Good),
            ("0x1p-1075", 0.0, 9, Status::Good),
            ("0x1.00000000000008p0", 1.0, 20, Status::Good),
            ("0x1.000000000000081p0", 1.0000000000000002, 21, Status::Good),
            ("0x1p1024", f64::INFINITY, 8, Status::Range),
            ("0x1", 0.0, 0, Status::Syntax),
        ] {
            let parsed = float(text.as_bytes(), false);
            assert_eq!((parsed.value, parsed.len, parsed.status), (value, len, status), "{text}");
        }
        assert!(float(b"nAn", false).value.is_nan());
    }
}

//! Number literals (spec: `Integer literals`, `Floating-point literals`, `Imaginary literals`).

use super::Lexer;
use crate::ast::LitKind;
use crate::literal::{base_name, quote_char};
use crate::token::Token;

/// What a run of digits and underscores contained.
#[derive(Default)]
struct Digits {
    any: bool,
    separators: bool,
    /// Offset of the first digit too large for the base.
    invalid: Option<usize>,
}

impl Digits {
    fn and(&mut self, other: Digits) {
        self.any |= other.any;
        self.separators |= other.separators;
        self.invalid = self.invalid.or(other.invalid);
    }
}

impl Lexer<'_> {
    /// Scans a number; `from_point` when it begins with the decimal point.
    pub(super) fn number(&mut self, from_point: bool) -> Token {
        let lo = self.at;
        let errors_before = self.errors.len();
        let (base, prefix) = if from_point { (10, 0) } else { self.number_prefix() };
        let mut digits = Digits { any: prefix == b'0', ..Digits::default() };
        let mut kind = LitKind::Int;
        if !from_point {
            digits.and(self.digits(base));
        }
        if self.peek() == b'.' {
            if matches!(prefix, b'o' | b'b') {
                self.error(self.at, format!("invalid radix point in {} literal", base_name(base)));
            }
            self.at += 1;
            kind = LitKind::Float;
            digits.and(self.digits(base));
        }
        if !digits.any && self.errors.len() == errors_before {
            self.error(self.at, format!("{} literal has no digits", base_name(base)));
        }
        if self.exponent(prefix, errors_before, &mut digits) {
            kind = LitKind::Float;
        } else if prefix == b'x' && kind == LitKind::Float && self.errors.len() == errors_before {
            self.error(self.at, "hexadecimal mantissa requires a 'p' exponent");
        }
        if self.peek() == b'i' {
            self.at += 1;
            kind = LitKind::Imag;
        }
        self.check_digits(lo, kind, base, &digits, errors_before);
        let bad = self.errors.len() > errors_before;
        self.literal(kind, lo, bad)
    }

    /// The base, and the letter (or `0` for old-style octals) that says so.
    fn number_prefix(&mut self) -> (u32, u8) {
        if self.peek() != b'0' {
            return (10, 0);
        }
        let letter = self.byte_at(self.at + 1).to_ascii_lowercase();
        let base = match letter {
            b'x' => 16,
            b'o' => 8,
            b'b' => 2,
            _ => {
                self.at += 1;
                return (8, b'0');
            }
        };
        self.at += 2;
        (base, letter)
    }

    fn digits(&mut self, base: u32) -> Digits {
        let mut digits = Digits::default();
        loop {
            let b = self.peek();
            match b {
                b'_' => digits.separators = true,
                b'0'..=b'9' => {
                    digits.any = true;
                    if u32::from(b - b'0') >= base && digits.invalid.is_none() {
                        digits.invalid = Some(self.at);
                    }
                }
                b'a'..=b'f' | b'A'..=b'F' if base == 16 => digits.any = true,
                _ => return digits,
            }
            self.at += 1;
        }
    }

    fn exponent(&mut self, prefix: u8, errors_before: usize, digits: &mut Digits) -> bool {
        let letter = self.peek();
        let lower = letter.to_ascii_lowercase();
        if lower != b'e' && lower != b'p' {
            return false;
        }
        if self.errors.len() == errors_before {
            let quoted = quote_char(letter as char);
            if lower == b'e' && prefix != 0 && prefix != b'0' {
                self.error(self.at, format!("{quoted} exponent requires decimal mantissa"));
            } else if lower == b'p' && prefix != b'x' {
                self.error(self.at, format!("{quoted} exponent requires hexadecimal mantissa"));
            }
        }
        self.at += 1;
        if matches!(self.peek(), b'+' | b'-') {
            self.at += 1;
        }
        let exponent = self.digits(10);
        digits.separators |= exponent.separators;
        if !exponent.any && self.errors.len() == errors_before {
            self.error(self.at, "exponent has no digits");
        }
        true
    }

    fn check_digits(&mut self, lo: usize, kind: LitKind, base: u32, digits: &Digits, errors_before: usize) {
        if let Some(at) = digits.invalid
            && kind == LitKind::Int
            && self.errors.len() == errors_before
        {
            let quoted = quote_char(self.byte_at(at) as char);
            self.error(at, format!("invalid digit {quoted} in {} literal", base_name(base)));
        }
        if digits.separators
            && self.errors.len() == errors_before
            && let Some(at) = misplaced_separator(&self.bytes[lo..self.at])
        {
            self.error(lo + at, "'_' must separate successive digits");
        }
    }
}

/// Offset of the first `_` that doesn't stand between digits, or between a base prefix and a digit.
fn misplaced_separator(literal: &[u8]) -> Option<usize> {
    let prefix = match literal {
        [b'0', letter, ..] => letter.to_ascii_lowercase(),
        _ => 0,
    };
    let has_prefix = matches!(prefix, b'x' | b'o' | b'b');
    // What came before: a digit (or prefix), a separator, or something else.
    let (mut last, start) = if has_prefix { (b'0', 2) } else { (b'.', 0) };
    for (i, &b) in literal.iter().enumerate().skip(start) {
        let here = match b {
            b'_' => b'_',
            _ if b.is_ascii_digit() || prefix == b'x' && b.is_ascii_hexdigit() => b'0',
            _ => b'.',
        };
        match (last, here) {
            (b'0', b'_') => {}
            (_, b'_') => return Some(i),
            (b'_', b'.') => return Some(i - 1),
            _ => {}
        }
        last = here;
    }
    (last == b'_').then(|| literal.len() - 1)
}

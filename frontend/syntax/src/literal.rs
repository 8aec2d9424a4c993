//! Decoding of string and rune literals (spec: `Rune literals`, `String literals`).
//!
//! Invariants: decoding accepts exactly what the lexer accepts without complaint; both use [`escape`], so the
//! texts of errors exist once. Number literals are left to constant arithmetic.

use std::fmt::Write;

/// What is wrong with a literal, and at which byte of it.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[error("{message}")]
pub struct LiteralError {
    pub offset: usize,
    pub message: String,
}

fn error<T>(offset: usize, message: impl Into<String>) -> Result<T, LiteralError> {
    Err(LiteralError { offset, message: message.into() })
}

/// What an escape sequence stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Escaped {
    /// A byte value: `\x` and octal escapes.
    Byte(u8),
    Char(char),
    /// The text ends inside the escape: the unterminated literal is the caller's error.
    End,
}

/// Decodes the escape whose backslash is at `at`; returns it and the offset after it.
pub(crate) fn escape(text: &str, at: usize, quote: char) -> Result<(Escaped, usize), LiteralError> {
    let start = at + 1;
    let Some(c) = text[start..].chars().next() else { return Ok((Escaped::End, start)) };
    let simple = |c: char| Ok((Escaped::Char(c), start + 1));
    match c {
        'a' => simple('\x07'),
        'b' => simple('\x08'),
        'f' => simple('\x0c'),
        'n' => simple('\n'),
        'r' => simple('\r'),
        't' => simple('\t'),
        'v' => simple('\x0b'),
        '\\' => simple('\\'),
        c if c == quote => simple(c),
        '0'..='7' => digits(text, start, 3, 8, 255),
        'x' => digits(text, start + 1, 2, 16, 255),
        'u' => digits(text, start + 1, 4, 16, 0x10ffff),
        'U' => digits(text, start + 1, 8, 16, 0x10ffff),
        _ => error(start, "unknown escape"),
    }
}

fn digits(text: &str, start: usize, count: usize, base: u32, max: u32) -> Result<(Escaped, usize), LiteralError> {
    let mut value = 0u32;
    for at in start..start + count {
        let Some(c) = text[at..].chars().next() else { return Ok((Escaped::End, at)) };
        let Some(digit) = c.to_digit(base) else {
            return error(at, format!("invalid character {} in {} escape", quote_char(c), base_name(base)));
        };
        value = value.wrapping_mul(base) | digit;
    }
    let end = start + count;
    if value > max && base == 8 {
        return error(end, format!("octal escape value {value} > 255"));
    }
    if max == 255 {
        return Ok((Escaped::Byte(value as u8), end));
    }
    match char::from_u32(value) {
        Some(c) => Ok((Escaped::Char(c), end)),
        None => error(end, format!("escape is invalid Unicode code point {}", code_point(value))),
    }
}

pub(crate) fn base_name(base: u32) -> &'static str {
    match base {
        2 => "binary",
        8 => "octal",
        10 => "decimal",
        _ => "hexadecimal",
    }
}

/// A character in single quotes, as error texts show it.
pub(crate) fn quote_char(c: char) -> String {
    match c {
        '\'' | '\\' => format!("'\\{c}'"),
        '\n' => "'\\n'".into(),
        '\r' => "'\\r'".into(),
        '\t' => "'\\t'".into(),
        '\x07' => "'\\a'".into(),
        '\x08' => "'\\b'".into(),
        '\x0c' => "'\\f'".into(),
        '\x0b' => "'\\v'".into(),
        c if is_shown(c) => format!("'{c}'"),
        c => match c as u32 {
            code @ ..0x80 => format!("'\\x{code:02x}'"),
            code @ ..0x10000 => format!("'\\u{code:04x}'"),
            code => format!("'\\U{code:08x}'"),
        },
    }
}

/// Whether a character can be seen: no control, format, separator or unassigned one. It follows a letter here, since
/// a combining mark is escaped only where it has nothing to combine with.
fn is_shown(c: char) -> bool {
    ['a', c].iter().collect::<String>().escape_debug().count() == 2
}

/// `U+0040 '@'`: a code point, and the character if it can be shown.
pub(crate) fn code_point(value: u32) -> String {
    let mut text = format!("U+{value:04X}");
    if let Some(c) = char::from_u32(value).filter(|c| !c.is_control() && !c.is_whitespace() || *c == ' ') {
        let _ = write!(text, " '{c}'");
    }
    text
}

/// The bytes of a string literal, quotes and escapes resolved.
pub fn unquote_string(text: &str) -> Result<Vec<u8>, LiteralError> {
    if let Some(raw) = text.strip_prefix('`') {
        let Some(raw) = raw.strip_suffix('`') else { return error(0, "string not terminated") };
        return Ok(raw.bytes().filter(|&b| b != b'\r').collect());
    }
    let body_end = text.len().saturating_sub(1);
    if body_end == 0 || !text.starts_with('"') || !text.ends_with('"') {
        return error(0, "string not terminated");
    }
    let mut bytes = Vec::with_capacity(body_end);
    let mut at = 1;
    while let Some(run) = memchr::memchr2(b'\\', b'\n', &text.as_bytes()[at..body_end]) {
        bytes.extend_from_slice(&text.as_bytes()[at..at + run]);
        at += run;
        if text.as_bytes()[at] == b'\n' {
            return error(at, "newline in string");
        }
        let (escaped, next) = escape(&text[..body_end], at, '"')?;
        match escaped {
            Escaped::Byte(b) => bytes.push(b),
            Escaped::Char(c) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            Escaped::End => return error(0, "string not terminated"),
        }
        at = next;
    }
    bytes.extend_from_slice(&text.as_bytes()[at..body_end]);
    Ok(bytes)
}

/// The value of a rune literal.
pub fn unquote_rune(text: &str) -> Result<i32, LiteralError> {
    let Some(body) = text.strip_prefix('\'').and_then(|t| t.strip_suffix('\'')) else {
        return error(0, "rune literal not terminated");
    };
    let (value, rest) = match body.chars().next() {
        None => return error(1, "empty rune literal or unescaped '"),
        Some('\n') => return error(1, "newline in rune literal"),
        Some('\\') => match escape(body, 0, '\'') {
            Ok((Escaped::Byte(b), next)) => (i32::from(b), next),
            Ok((Escaped::Char(c), next)) => (c as i32, next),
            Ok((Escaped::End, _)) => return error(0, "rune literal not terminated"),
            Err(e) => return error(e.offset + 1, e.message),
        },
        Some(c) => (c as i32, c.len_utf8()),
    };
    if rest != body.len() {
        return error(0, "more than one character in rune literal");
    }
    Ok(value)
}

/// A string in double quotes with Go's escapes, as error texts and dumps show it.
pub fn quote_string(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() + 2);
    out.push('"');
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\'' => out.push('\''),
                c => {
                    let quoted = quote_char(c);
                    out.push_str(&quoted[1..quoted.len() - 1]);
                }
            }
        }
        for b in chunk.invalid() {
            let _ = write!(out, "\\x{b:02x}");
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_decode_to_bytes() {
        let decoded = |text| unquote_string(text).unwrap();
        assert_eq!(decoded(r#""a\n\x80\377\u00e9\U0001F600\"'""#), b"a\n\x80\xff\xc3\xa9\xf0\x9f\x98\x80\"'");
        assert_eq!(decoded("`a\\n\r\nb`"), b"a\\n\nb");
        assert_eq!(decoded("\"\""), b"");
    }

    #[test]
    fn quoted_strings_escape_what_is_not_shown() {
        let text = "é\u{301}\u{200b}\u{e0001}\u{a0}\u{7f}\t\"'";
        assert_eq!(quote_string(text.as_bytes()), "\"é\u{301}\\u200b\\U000e0001\\u00a0\\x7f\\t\\\"'\"");
    }

    #[test]
    fn wrong_literals_say_where_and_why() {
        let wrong = |e: LiteralError| (e.offset, e.message);
        assert_eq!(wrong(unquote_string(r#""a\q""#).unwrap_err()), (3, "unknown escape".into()));
        assert_eq!(wrong(unquote_string(r#""\xg0""#).unwrap_err()).1, "invalid character 'g' in hexadecimal escape");
        assert_eq!(wrong(unquote_string(r#""\400""#).unwrap_err()).1, "octal escape value 256 > 255");
        let surrogate = unquote_rune(r"'\ud800'").unwrap_err();
        assert_eq!(wrong(surrogate).1, "escape is invalid Unicode code point U+D800");
        assert_eq!(wrong(unquote_rune("'ab'").unwrap_err()).1, "more than one character in rune literal");
        assert_eq!(wrong(unquote_rune("''").unwrap_err()).1, "empty rune literal or unescaped '");
    }

    #[test]
    fn runes_decode_to_code_points() {
        assert_eq!(unquote_rune("'x'"), Ok(120));
        assert_eq!(unquote_rune(r"'\''"), Ok(39));
        assert_eq!(unquote_rune(r"'\xff'"), Ok(255));
        assert_eq!(unquote_rune("'世'"), Ok(0x4e16));
    }

    #[test]
    fn quoting_escapes_what_go_escapes() {
        assert_eq!(quote_string(b"a\"'\\\n\x00\xff\xc3\xa9"), "\"a\\\"'\\\\\\n\\x00\\xff\u{e9}\"");
    }
}

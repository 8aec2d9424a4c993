//! JSON's strings: their ends, their text, and text as strings.

use std::str::Utf8Chunk;

use crate::sink::Sink;

const HEX: &[u8; 16] = b"0123456789abcdef";

/// What a run of plain bytes must not hold besides quotes, backslashes and control characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// Nothing more: where strings are skipped.
    Scan,
    /// Bytes outside ASCII: where text is taken from strings.
    Ascii,
    /// These, and what is of meaning in HTML: where text becomes strings.
    Html,
}

impl Plain {
    #[inline]
    fn allows(self, c: u8) -> bool {
        match c {
            b'"' | b'\\' | 0..0x20 => false,
            0x80.. => self == Plain::Scan,
            b'<' | b'>' | b'&' => self != Plain::Html,
            _ => true,
        }
    }
}

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The high bits of the bytes that are `c`; bits above the lowest set one mean nothing.
#[inline]
fn bytes_equal(word: u64, c: u8) -> u64 {
    let zero_if_equal = word ^ (ONES * u64::from(c));
    zero_if_equal.wrapping_sub(ONES) & !zero_if_equal & HIGH
}

/// The length of the run of plain bytes at the start of `s`, eight at a time.
#[inline]
pub fn plain_prefix(s: &[u8], plain: Plain) -> usize {
    let (words, _) = s.as_chunks::<8>();
    for (k, word) in words.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let control = word.wrapping_sub(ONES * 0x20) & !word & HIGH;
        let mut special = control | bytes_equal(word, b'"') | bytes_equal(word, b'\\');
        if plain != Plain::Scan {
            special |= word & HIGH;
        }
        if plain == Plain::Html {
            special |= bytes_equal(word, b'<') | bytes_equal(word, b'>') | bytes_equal(word, b'&');
        }
        if special != 0 {
            return 8 * k + (special.trailing_zeros() / 8) as usize;
        }
    }
    let start = 8 * words.len();
    s[start..].iter().position(|&c| !plain.allows(c)).map_or(s.len(), |k| start + k)
}

/// How many bytes of `s`, which follows the opening quote of a valid string, belong to it.
pub fn end(s: &[u8]) -> usize {
    let mut at = 0;
    loop {
        at += plain_prefix(&s[at..], Plain::Scan);
        match s[at] {
            b'\\' => at += 2,
            _ => return at + 1,
        }
    }
}

/// The length of a string without what has to be replaced in its text, and whether it has no escape sequences;
/// `s` follows the opening quote.
pub fn scan(s: &[u8]) -> Option<(usize, bool)> {
    let mut at = 0;
    let mut plain = true;
    loop {
        at += plain_prefix(&s[at..], Plain::Scan);
        match s.get(at)? {
            b'"' => break,
            b'\\' => at += escape_len(&s[at..])?,
            _ => return None,
        }
        plain = false;
    }
    std::str::from_utf8(&s[..at]).is_ok().then_some((at + 1, plain))
}

/// The length of the escape sequence, or surrogate pair of two, at the start of `s`.
fn escape_len(s: &[u8]) -> Option<usize> {
    let unit = |s: &[u8]| match s.first_chunk::<6>()? {
        [b'\\', b'u', digits @ ..] if digits.iter().all(u8::is_ascii_hexdigit) => Some(hexadecimal(digits)),
        _ => None,
    };
    match s.get(1)? {
        b'b' | b'f' | b'n' | b'r' | b't' | b'\\' | b'/' | b'"' => Some(2),
        b'u' => match unit(s)? {
            0xd800..0xdc00 => matches!(unit(&s[6..])?, 0xdc00..0xe000).then_some(12),
            0xdc00..0xe000 => None,
            _ => Some(6),
        },
        _ => None,
    }
}

/// The text of a valid string, if that is not what stands between its quotes. Invalid UTF-8 and lone
/// surrogates are replaced.
pub fn unquote(quoted: &[u8]) -> Option<Vec<u8>> {
    let mut at = plain_prefix(quoted, Plain::Ascii);
    if at == quoted.len() || !quoted.contains(&b'\\') && std::str::from_utf8(quoted).is_ok() {
        return None;
    }
    let mut text = Vec::with_capacity(quoted.len() + 8);
    text.extend_from_slice(&quoted[..at]);
    while at < quoted.len() {
        if quoted[at] == b'\\' {
            at = unescape(&mut text, quoted, at + 1);
            continue;
        }
        let rest = &quoted[at..];
        let run = memchr::memchr(b'\\', rest).unwrap_or(rest.len());
        for chunk in rest[..run].utf8_chunks() {
            text.extend_from_slice(chunk.valid().as_bytes());
            (0..replaced(&chunk)).for_each(|_| text.extend_from_slice("\u{fffd}".as_bytes()));
        }
        at += run;
    }
    Some(text)
}

/// How many replacement characters stand for a chunk's invalid bytes: one for each, as Go decodes.
fn replaced(chunk: &Utf8Chunk) -> usize {
    chunk.invalid().len()
}

/// Appends what the escape sequence means whose letter is at `at`, and gives the position after it.
fn unescape(text: &mut Vec<u8>, quoted: &[u8], at: usize) -> usize {
    let c = match quoted[at] {
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'u' => return unescape_unicode(text, quoted, at + 1),
        c => c,
    };
    text.push(c);
    at + 1
}

/// Likewise for the four digits at `at`; two surrogates make one character.
fn unescape_unicode(text: &mut Vec<u8>, quoted: &[u8], at: usize) -> usize {
    let first = hexadecimal(&quoted[at..at + 4]);
    let second = match quoted.get(at + 4..at + 10) {
        Some([b'\\', b'u', digits @ ..]) => hexadecimal(digits),
        _ => 0,
    };
    let (decoded, len) = match (first, second) {
        (0xd800..0xdc00, 0xdc00..0xe000) => {
            (char::from_u32(0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00)), 10)
        }
        _ => (char::from_u32(first), 4),
    };
    let decoded = decoded.unwrap_or(char::REPLACEMENT_CHARACTER);
    text.extend_from_slice(decoded.encode_utf8(&mut [0; 4]).as_bytes());
    at + len
}

fn hexadecimal(digits: &[u8]) -> u32 {
    digits.iter().fold(0, |n, &c| n << 4 | (c as char).to_digit(16).unwrap_or(0))
}

/// What is escaped besides what must be.
#[derive(Clone, Copy)]
pub struct Escapes {
    /// What is of meaning in HTML.
    pub html: bool,
    /// U+2028 and U+2029.
    pub separators: bool,
}

/// Writes `s` between quotes; invalid UTF-8 is replaced.
pub fn quote(out: &mut Sink, s: &[u8], escapes: Escapes) {
    let plain = if escapes.html { Plain::Html } else { Plain::Ascii };
    out.push(b'"');
    let mut at = 0;
    loop {
        let run = plain_prefix(&s[at..], plain);
        out.push_all(&s[at..at + run]);
        at += run;
        match s.get(at) {
            None => break,
            Some(0x80..) => at += quote_beyond_ascii(out, &s[at..], escapes.separators),
            Some(&c) => {
                escape(out, c);
                at += 1;
            }
        }
    }
    out.push(b'"');
}

/// Writes the bytes outside ASCII at the start of `s`, and tells how many they are.
fn quote_beyond_ascii(out: &mut Sink, s: &[u8], separators: bool) -> usize {
    let len = s.iter().position(u8::is_ascii).unwrap_or(s.len());
    for chunk in s[..len].utf8_chunks() {
        match chunk.valid().as_bytes() {
            valid if separators => escape_separators(out, valid),
            valid => out.push_all(valid),
        }
        (0..replaced(&chunk)).for_each(|_| out.push_all("\u{fffd}".as_bytes()));
    }
    len
}

/// Writes `s` with U+2028 and U+2029 escaped, which JavaScript takes as ends of lines.
fn escape_separators(out: &mut Sink, s: &[u8]) {
    let mut start = 0;
    for at in memchr::memchr_iter(0xe2, s) {
        if let Some(c) = separator(&s[at..]) {
            out.push_all(&s[start..at]);
            escape_separator(out, c);
            start = at + 3;
        }
    }
    out.push_all(&s[start..]);
}

/// The last byte of U+2028 or U+2029 at the start of `s`.
pub fn separator(s: &[u8]) -> Option<u8> {
    match s {
        [0xe2, 0x80, c @ (0xa8 | 0xa9), ..] => Some(*c),
        _ => None,
    }
}

pub fn escape_separator(out: &mut Sink, c: u8) {
    out.push_all(br"\u202");
    out.push(HEX[usize::from(c & 15)]);
}

fn escape(out: &mut Sink, c: u8) {
    let letter = match c {
        b'"' | b'\\' => c,
        8 => b'b',
        12 => b'f',
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        _ => return escape_by_number(out, c),
    };
    out.push_all(&[b'\\', letter]);
}

pub fn escape_by_number(out: &mut Sink, c: u8) {
    out.push_all(&[b'\\', b'u', b'0', b'0', HEX[usize::from(c >> 4)], HEX[usize::from(c & 15)]]);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(s: &[u8], html: bool) -> Vec<u8> {
        let mut dst = [0; 200];
        let mut out = Sink::new(&mut dst);
        quote(&mut out, s, Escapes { html, separators: true });
        let len = out.len();
        dst[..len].to_vec()
    }

    #[test]
    fn runs_end_before_the_first_special_byte_wherever_it_lies() {
        for at in 0..20 {
            let mut text = [b'a'; 24];
            for c in [b'"', b'\\', 0x1f] {
                text[at] = c;
                assert_eq!(plain_prefix(&text, Plain::Scan), at);
            }
            text[at] = 0xc3;
            assert_eq!((plain_prefix(&text, Plain::Scan), plain_prefix(&text, Plain::Ascii)), (24, at));
            text[at] = b'<';
            assert_eq!((plain_prefix(&text, Plain::Ascii), plain_prefix(&text, Plain::Html)), (24, at));
        }
    }

    #[test]
    fn text_survives_quoting() {
        for s in ["", "plain", "with \"quotes\" and \\", "\u{1}\t\n", "héllo 世界 🎉", "a\u{2028}b"] {
            let text = quoted(s.as_bytes(), true);
            let inner = &text[1..text.len() - 1];
            assert_eq!(end(&text[1..]), text.len() - 1);
            assert_eq!(unquote(inner).unwrap_or_else(|| inner.to_vec()), s.as_bytes());
        }
    }

    #[test]
    fn strings_are_scanned_if_nothing_is_invalid() {
        assert_eq!(scan("h\u{e9}llo\" rest".as_bytes()), Some((7, true)));
        assert_eq!(scan(br#"a\"\ud83d\ude00\u0041" "#), Some((22, false)));
        let invalid: [&[u8]; 8] =
            [b"open", b"a\xff\"", br#"\ud83d""#, br#"\ud83d\u0041""#, br#"\udc00""#, br#"\x""#, br#"\u12"#, b"\n\""];
        for invalid in invalid {
            assert_eq!(scan(invalid), None, "{}", String::from_utf8_lossy(invalid));
        }
    }

    #[test]
    fn separators_are_escaped_if_wanted() {
        let mut dst = [0; 20];
        let mut out = Sink::new(&mut dst);
        quote(&mut out, "<\u{2028}".as_bytes(), Escapes { html: true, separators: false });
        let len = out.len();
        assert_eq!(&dst[..len], "\"\\u003c\u{2028}\"".as_bytes());
    }

    #[test]
    fn invalid_bytes_and_lone_surrogates_are_replaced() {
        assert_eq!(quoted(b"a\xff\xe4\xb8b", false), "\"a\u{fffd}\u{fffd}\u{fffd}b\"".as_bytes());
        assert_eq!(unquote(b"\xc3(").as_deref(), Some("\u{fffd}(".as_bytes()));
        assert_eq!(unquote(br"\ud83d\ude00\ud800x").as_deref(), Some("😀\u{fffd}x".as_bytes()));
    }
}

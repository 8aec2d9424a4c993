//! Makes a file's bytes fit for the lexer: UTF-8 without NUL, and without byte order marks past the first.
//!
//! Invariants: the clean text has the length of the original, so offsets agree. What was wrong is reported, and
//! replaced by something that causes no further errors.

use std::borrow::Cow;

pub(crate) const BOM: &str = "\u{feff}";

/// The clean text, and the offset and message of everything that had to be cleaned.
pub(crate) fn clean(bytes: &[u8]) -> (Cow<'_, str>, Vec<(usize, &'static str)>) {
    match std::str::from_utf8(bytes) {
        Ok(text) if memchr::memchr(0, bytes).is_none() && !has_inner_bom(text) => (Cow::Borrowed(text), Vec::new()),
        _ => {
            let (text, errors) = replace_wrong_bytes(bytes);
            (Cow::Owned(text), errors)
        }
    }
}

fn has_inner_bom(text: &str) -> bool {
    memchr::memmem::rfind(text.as_bytes(), BOM.as_bytes()).is_some_and(|at| at > 0)
}

fn replace_wrong_bytes(bytes: &[u8]) -> (String, Vec<(usize, &'static str)>) {
    let mut text = String::with_capacity(bytes.len());
    let mut errors = Vec::new();
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\0' => {
                    errors.push((text.len(), "invalid NUL character"));
                    text.push(' ');
                }
                '\u{feff}' if !text.is_empty() => {
                    errors.push((text.len(), "invalid BOM in the middle of the file"));
                    text.push_str("   ");
                }
                c => text.push(c),
            }
        }
        for _ in chunk.invalid() {
            errors.push((text.len(), "invalid UTF-8 encoding"));
            text.push(' ');
        }
    }
    (text, errors)
}

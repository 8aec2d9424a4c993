//! Skips a function body without making tokens of it.
//!
//! A program reaches few of a large library's functions; skipping the others' bodies at the speed of a byte scan
//! is what makes parsing the library cheap. Only braces, strings, runes and comments matter.

use super::Lexer;

const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let bytes = b"{}\"'`/";
    let mut i = 0;
    while i < bytes.len() {
        stops[bytes[i] as usize] = true;
        i += 1;
    }
    stops
};

impl Lexer<'_> {
    /// Moves from just after an opening brace to just after the brace that closes it; the next token is as if
    /// that brace had been the last. Without a closing brace nothing moves: a full parse tells what is wrong.
    pub(crate) fn skip_to_closing_brace(&mut self) -> bool {
        match self.closing_brace() {
            Some(at) => {
                self.at = at + 1;
                self.newline_is_semi = true;
                true
            }
            None => false,
        }
    }

    fn closing_brace(&self) -> Option<usize> {
        let bytes = self.bytes;
        let mut depth = 1;
        let mut at = self.at;
        loop {
            at += bytes.get(at..)?.iter().position(|&b| STOPS[b as usize])?;
            match bytes[at] {
                b'{' => depth += 1,
                b'}' => {
                    depth -= 1;
                    if depth == 0 {
                        return Some(at);
                    }
                }
                b'"' | b'\'' => at = self.end_of_quoted(at)?,
                b'`' => at += 1 + memchr::memchr(b'`', &bytes[at + 1..])?,
                _ => match self.byte_at(at + 1) {
                    b'/' => at += memchr::memchr(b'\n', &bytes[at..])?,
                    b'*' => at += 2 + memchr::memmem::find(&bytes[at + 2..], b"*/")? + 1,
                    _ => {}
                },
            }
            at += 1;
        }
    }

    /// Offset of the quote that ends the string or rune at `at`; nothing if the line ends first.
    fn end_of_quoted(&self, at: usize) -> Option<usize> {
        let quote = self.bytes[at];
        let mut at = at + 1;
        loop {
            at += memchr::memchr3(quote, b'\\', b'\n', &self.bytes[at..])?;
            match self.bytes[at] {
                b'\\' => at += 2,
                b'\n' => return None,
                _ => return Some(at),
            }
            if at > self.bytes.len() {
                return None;
            }
        }
    }
}

//! Reading the text form: a position in the text, and the tokens that all of it is made of.

/// Why a text is no module, and where.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct TextError {
    /// Counted from 1.
    pub line: u32,
    pub message: String,
}

/// A position in a text.
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Cursor<'t> {
    pub fn new(text: &'t str) -> Self {
        Cursor { text, at: 0 }
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    /// An error at the position.
    pub fn error(&self, message: impl Into<String>) -> TextError {
        let line = 1 + self.text[..self.at].bytes().filter(|&b| b == b'\n').count();
        TextError { line: line as u32, message: message.into() }
    }

    fn expected(&self, what: &str) -> TextError {
        let found: String = self.rest().chars().take_while(|c| !c.is_whitespace()).take(20).collect();
        self.error(if found.is_empty() {
            format!("expected {what}")
        } else {
            format!("expected {what}, found `{found}`")
        })
    }

    /// Goes past white space and comments (`//` to the end of the line).
    pub fn skip_space(&mut self) {
        loop {
            self.at += self.rest().len() - self.rest().trim_start().len();
            if !self.rest().starts_with("//") {
                return;
            }
            self.at += self.rest().find('\n').unwrap_or(self.rest().len());
        }
    }

    /// Whether nothing is left.
    pub fn is_at_end(&mut self) -> bool {
        self.skip_space();
        self.rest().is_empty()
    }

    /// Goes past `token` if it comes next.
    pub fn eat(&mut self, token: &str) -> bool {
        self.skip_space();
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    /// Goes past `token`, which has to come next.
    pub fn expect(&mut self, token: &str) -> Result<(), TextError> {
        if self.eat(token) { Ok(()) } else { Err(self.expected(&format!("`{token}`"))) }
    }

    fn take_while(&mut self, accept: impl Fn(char) -> bool) -> &'t str {
        self.skip_space();
        let rest = self.rest();
        let len = rest.find(|c| !accept(c)).unwrap_or(rest.len());
        self.at += len;
        &rest[..len]
    }

    /// A word of letters, digits, underscores and dots.
    pub fn word(&mut self, what: &str) -> Result<&'t str, TextError> {
        let word = self.take_while(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
        if word.is_empty() { Err(self.expected(what)) } else { Ok(word) }
    }

    /// An integer between two bounds, decimal, or hexadecimal with `0x`.
    pub fn integer(&mut self, low: i128, high: i128) -> Result<i128, TextError> {
        self.skip_space();
        let start = self.at;
        let negative = self.eat("-");
        let digits = self.take_while(|c| c.is_ascii_alphanumeric());
        let parsed = match digits.strip_prefix("0x") {
            Some(hex) => u64::from_str_radix(hex, 16),
            None => digits.parse(),
        };
        let value = parsed.ok().map(i128::from).map(|v| if negative { -v } else { v });
        value.filter(|v| (low..=high).contains(v)).ok_or_else(|| {
            self.at = start;
            self.expected(&format!("a number from {low} to {high}"))
        })
    }

    /// A name, such as of a function, that is there for readers only: `<main.f>`.
    pub fn skip_gloss(&mut self) {
        if self.rest().starts_with('<') {
            self.at += self.rest().find('>').map_or(self.rest().len(), |end| end + 1);
        }
    }

    /// The bytes of a quoted string.
    pub fn quoted(&mut self) -> Result<Vec<u8>, TextError> {
        self.expect("\"")?;
        let mut bytes = Vec::new();
        loop {
            let mut chars = self.rest().chars();
            let Some(c) = chars.next() else { return Err(self.error("unterminated string")) };
            self.at += c.len_utf8();
            match c {
                '"' => return Ok(bytes),
                '\\' => bytes.push(self.escape()?),
                _ => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            }
        }
    }

    fn escape(&mut self) -> Result<u8, TextError> {
        let Some(c) = self.rest().chars().next() else { return Err(self.error("unterminated string")) };
        self.at += c.len_utf8();
        Ok(match c {
            'n' => b'\n',
            't' => b'\t',
            '"' | '\\' => c as u8,
            'x' => {
                let byte = self.rest().get(..2).and_then(|hex| u8::from_str_radix(hex, 16).ok());
                let Some(byte) = byte else { return Err(self.error("expected two hexadecimal digits")) };
                self.at += 2;
                byte
            }
            _ => return Err(self.error(format!("unknown escape `\\{c}`"))),
        })
    }
}

/// Writes bytes as a quoted string, UTF-8 as itself.
pub(super) fn quote(bytes: &[u8], out: &mut String) {
    out.push('"');
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '\n' => out.push_str("\\n"),
                '\t' => out.push_str("\\t"),
                '"' | '\\' => out.extend(['\\', c]),
                c if c.is_ascii_control() => push_hex(c as u8, out),
                c => out.push(c),
            }
        }
        chunk.invalid().iter().for_each(|&byte| push_hex(byte, out));
    }
    out.push('"');
}

fn push_hex(byte: u8, out: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    out.push_str("\\x");
    out.push(DIGITS[usize::from(byte >> 4)] as char);
    out.push(DIGITS[usize::from(byte & 15)] as char);
}

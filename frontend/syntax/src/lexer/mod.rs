//! The lexer: bytes to tokens, with automatic semicolons (spec: `Lexical elements`).
//!
//! Invariants: offsets are relative to the text; the text is clean (see [`crate::source_text`]), so byte 0 marks
//! its end. Errors are collected and lexing goes on. The lexer knows no grammar beyond the rule of semicolons.

mod number;
mod skip;

use crate::ast::{BinaryOp, LitKind};
use crate::literal::{self, code_point};
use crate::source_text::BOM;
use crate::symbol::{SymbolCache, sym};
use crate::token::{Op, Tok, Token};

/// An error at an offset.
pub(crate) struct LexError {
    pub at: u32,
    pub message: String,
}

pub(crate) struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    /// Whether a newline here ends a statement.
    newline_is_semi: bool,
    names: SymbolCache,
    pub errors: Vec<LexError>,
    /// Ranges of `//go:` comments, in order.
    pub directives: Vec<(u32, u32)>,
    /// Ranges of `//line ` comments that begin a line, and of `/*line ` comments, in order.
    pub line_comments: Vec<(u32, u32)>,
}

/// Byte classes of identifiers: 1 letter, 2 digit.
const CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut b = 0;
    while b < 128 {
        class[b] = match b as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => 1,
            b'0'..=b'9' => 2,
            _ => 0,
        };
        b += 1;
    }
    class
};

impl<'a> Lexer<'a> {
    /// A lexer of a file, or of a part that begins with a token.
    pub(crate) fn new(text: &'a str) -> Lexer<'a> {
        let at = if text.starts_with(BOM) { BOM.len() } else { 0 };
        Lexer {
            text,
            bytes: text.as_bytes(),
            at,
            newline_is_semi: false,
            names: SymbolCache::take(),
            errors: Vec::new(),
            directives: Vec::new(),
            line_comments: Vec::new(),
        }
    }

    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// Where the next token is looked for.
    pub(crate) fn offset(&self) -> u32 {
        self.at as u32
    }

    /// Makes everything that follows the end of the file.
    pub(crate) fn stop(&mut self) {
        self.at = self.bytes.len();
        self.newline_is_semi = false;
    }

    fn peek(&self) -> u8 {
        self.byte_at(self.at)
    }

    fn byte_at(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text[at..].chars().next()
    }

    fn error(&mut self, at: usize, message: impl Into<String>) {
        self.errors.push(LexError { at: at as u32, message: message.into() });
    }

    fn token(&self, kind: Tok, lo: usize) -> Token {
        Token { kind, op: Op::Not, lit: LitKind::Int, bad: false, lo: lo as u32, hi: self.at as u32, name: sym::EMPTY }
    }

    /// The next token.
    pub(crate) fn next(&mut self) -> Token {
        let ends_line = std::mem::take(&mut self.newline_is_semi);
        loop {
            match self.skip_blanks(ends_line) {
                Some(semi) => return semi,
                None => match self.scan(ends_line) {
                    Some(token) => return token,
                    None => continue,
                },
            }
        }
    }

    /// Skips white space and comments; a newline among them may be a semicolon.
    fn skip_blanks(&mut self, ends_line: bool) -> Option<Token> {
        loop {
            match self.peek() {
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'\n' => {
                    let lo = self.at;
                    self.at += 1;
                    if ends_line {
                        return Some(self.token(Tok::Semi, lo));
                    }
                }
                b'/' if self.byte_at(self.at + 1) == b'/' => self.line_comment(),
                b'/' if self.byte_at(self.at + 1) == b'*' => {
                    let lo = self.at;
                    let has_newline = self.block_comment();
                    if ends_line && has_newline {
                        return Some(self.token(Tok::Semi, lo));
                    }
                }
                _ => return None,
            }
        }
    }

    /// Skips to the newline, which is no part of the comment.
    fn line_comment(&mut self) {
        let lo = self.at;
        let rest = &self.bytes[lo..];
        self.at = memchr::memchr(b'\n', rest).map_or(self.bytes.len(), |n| lo + n);
        if rest[2..].starts_with(b"go:") {
            self.directives.push((lo as u32, self.at as u32));
        } else if rest[2..].starts_with(b"line ") && lo.checked_sub(1).is_none_or(|at| self.bytes[at] == b'\n') {
            self.line_comments.push((lo as u32, self.at as u32));
        }
    }

    /// Skips a general comment and says whether it contains a newline.
    fn block_comment(&mut self) -> bool {
        let lo = self.at;
        let body = &self.bytes[lo + 2..];
        match memchr::memmem::find(body, b"*/") {
            Some(n) => self.at = lo + 2 + n + 2,
            None => {
                self.error(lo, "comment not terminated");
                self.at = self.bytes.len();
            }
        }
        if body.starts_with(b"line ") {
            self.line_comments.push((lo as u32, self.at as u32));
        }
        memchr::memchr(b'\n', &self.bytes[lo..self.at]).is_some()
    }

    /// Scans a token; nothing, if the character here belongs to none.
    fn scan(&mut self, ends_line: bool) -> Option<Token> {
        let lo = self.at;
        let b = self.peek();
        match b {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => Some(self.name()),
            b'0'..=b'9' => Some(self.number(false)),
            b'"' => Some(self.string()),
            b'`' => Some(self.raw_string()),
            b'\'' => Some(self.rune()),
            0 if lo >= self.bytes.len() => {
                let kind = if ends_line { Tok::Semi } else { Tok::Eof };
                Some(self.token(kind, lo))
            }
            0x80.. => {
                self.name_char(true);
                Some(self.name())
            }
            _ => match self.punctuation(b) {
                Some((kind, op, len)) => {
                    self.at += len;
                    self.newline_is_semi = matches!(kind, Tok::Rparen | Tok::Rbrack | Tok::Rbrace | Tok::IncOp);
                    Some(Token { op, ..self.token(kind, lo) })
                }
                None if b == b'.' => Some(self.number(true)),
                None => {
                    let c = u32::from(b);
                    self.error(lo, format!("invalid character {}", code_point(c)));
                    self.at += 1;
                    None
                }
            },
        }
    }

    /// Operators and delimiters: kind, operator and length.
    fn punctuation(&self, b: u8) -> Option<(Tok, Op, usize)> {
        use BinaryOp::*;
        let (next, third) = (self.byte_at(self.at + 1), self.byte_at(self.at + 2));
        let plain = |kind, len| Some((kind, Op::Not, len));
        let compare = |op, len| Some((Tok::Operator, Op::Binary(op), len));
        // `op` or `op=`
        let arithmetic = |op, len, following| match following {
            b'=' => Some((Tok::AssignOp, Op::Binary(op), len + 1)),
            _ => Some((Tok::Operator, Op::Binary(op), len)),
        };
        match b {
            b'(' => plain(Tok::Lparen, 1),
            b')' => plain(Tok::Rparen, 1),
            b'[' => plain(Tok::Lbrack, 1),
            b']' => plain(Tok::Rbrack, 1),
            b'{' => plain(Tok::Lbrace, 1),
            b'}' => plain(Tok::Rbrace, 1),
            b',' => plain(Tok::Comma, 1),
            b';' => plain(Tok::Semi, 1),
            b':' if next == b'=' => plain(Tok::Define, 2),
            b':' => plain(Tok::Colon, 1),
            b'.' if next == b'.' && third == b'.' => plain(Tok::DotDotDot, 3),
            b'.' if next.is_ascii_digit() => None,
            b'.' => plain(Tok::Dot, 1),
            b'=' if next == b'=' => compare(Eq, 2),
            b'=' => plain(Tok::Assign, 1),
            b'!' if next == b'=' => compare(Ne, 2),
            b'!' => Some((Tok::Operator, Op::Not, 1)),
            b'~' => Some((Tok::Operator, Op::Tilde, 1)),
            b'<' if next == b'-' => plain(Tok::Arrow, 2),
            b'<' if next == b'=' => compare(Le, 2),
            b'<' if next == b'<' => arithmetic(Shl, 2, third),
            b'<' => compare(Lt, 1),
            b'>' if next == b'=' => compare(Ge, 2),
            b'>' if next == b'>' => arithmetic(Shr, 2, third),
            b'>' => compare(Gt, 1),
            b'+' if next == b'+' => Some((Tok::IncOp, Op::Binary(Add), 2)),
            b'-' if next == b'-' => Some((Tok::IncOp, Op::Binary(Sub), 2)),
            b'+' => arithmetic(Add, 1, next),
            b'-' => arithmetic(Sub, 1, next),
            b'*' if next == b'=' => Some((Tok::AssignOp, Op::Binary(Mul), 2)),
            b'*' => Some((Tok::Star, Op::Binary(Mul), 1)),
            b'/' => arithmetic(Div, 1, next),
            b'%' => arithmetic(Rem, 1, next),
            b'^' => arithmetic(Xor, 1, next),
            b'&' if next == b'&' => compare(LAnd, 2),
            b'&' if next == b'^' => arithmetic(AndNot, 2, third),
            b'&' => arithmetic(And, 1, next),
            b'|' if next == b'|' => compare(LOr, 2),
            b'|' => arithmetic(Or, 1, next),
            _ => None,
        }
    }

    /// The rest of an identifier or keyword, from its first character.
    fn name(&mut self) -> Token {
        let lo = self.at;
        loop {
            let at = self.at;
            let run = self.bytes[at..].iter().take_while(|&&b| CLASS[b as usize] != 0).count();
            self.at += run;
            if self.peek() < 0x80 || !self.name_char(self.at == lo) {
                break;
            }
            self.at += self.char_at(self.at).map_or(1, char::len_utf8);
        }
        let name = self.names.intern(&self.text[lo..self.at]);
        let kind = Tok::of_symbol(name);
        self.newline_is_semi = matches!(kind, Tok::Name | Tok::Break | Tok::Continue | Tok::Fallthrough | Tok::Return);
        Token { name, ..self.token(kind, lo) }
    }

    /// Whether the non-ASCII character here is taken as part of a name; wrong ones are, after an error.
    fn name_char(&mut self, first: bool) -> bool {
        let Some(c) = self.char_at(self.at) else { return false };
        if is_letter(c) {
            return true;
        }
        // The first character is seen twice: to decide that this is a name, and by the name itself.
        let reported = self.errors.last().is_some_and(|e| e.at as usize == self.at);
        if is_digit(c) {
            if first && !reported {
                self.error(self.at, format!("identifier cannot begin with digit {}", code_point(c as u32)));
            }
        } else if !reported {
            self.error(self.at, format!("invalid character {} in identifier", code_point(c as u32)));
        }
        true
    }

    fn literal(&mut self, lit: LitKind, lo: usize, bad: bool) -> Token {
        self.newline_is_semi = true;
        Token { lit, bad, ..self.token(Tok::Literal, lo) }
    }

    fn string(&mut self) -> Token {
        let lo = self.at;
        let mut ok = true;
        self.at += 1;
        loop {
            let run = memchr::memchr3(b'"', b'\\', b'\n', &self.bytes[self.at..]);
            self.at = run.map_or(self.bytes.len(), |n| self.at + n);
            match self.peek() {
                b'"' => {
                    self.at += 1;
                    break;
                }
                b'\\' => ok &= self.escape('"'),
                b'\n' => {
                    self.error(self.at, "newline in string");
                    ok = false;
                    break;
                }
                _ => {
                    self.error(lo, "string not terminated");
                    ok = false;
                    break;
                }
            }
        }
        self.literal(LitKind::String, lo, !ok)
    }

    fn raw_string(&mut self) -> Token {
        let lo = self.at;
        let end = memchr::memchr(b'`', &self.bytes[lo + 1..]);
        match end {
            Some(n) => self.at = lo + 1 + n + 1,
            None => {
                self.error(lo, "string not terminated");
                self.at = self.bytes.len();
            }
        }
        self.literal(LitKind::String, lo, end.is_none())
    }

    fn rune(&mut self) -> Token {
        let lo = self.at;
        let mut ok = true;
        let mut count = 0;
        self.at += 1;
        loop {
            match self.char_at(self.at) {
                Some('\'') => {
                    if ok && count == 0 {
                        self.error(self.at, "empty rune literal or unescaped '");
                    } else if ok && count != 1 {
                        self.error(lo, "more than one character in rune literal");
                    }
                    ok &= count == 1;
                    self.at += 1;
                    break;
                }
                Some('\\') => ok &= self.escape('\''),
                Some('\n') => {
                    if ok {
                        self.error(self.at, "newline in rune literal");
                    }
                    ok = false;
                    break;
                }
                None => {
                    if ok {
                        self.error(lo, "rune literal not terminated");
                    }
                    ok = false;
                    break;
                }
                Some(c) => self.at += c.len_utf8(),
            }
            count += 1;
        }
        self.literal(LitKind::Rune, lo, !ok)
    }

    /// Checks the escape here and moves past it, or to what is wrong with it.
    fn escape(&mut self, quote: char) -> bool {
        match literal::escape(self.text, self.at, quote) {
            Ok((_, next)) => {
                self.at = next;
                true
            }
            Err(e) => {
                self.at = e.offset;
                self.error(e.offset, e.message);
                false
            }
        }
    }
}

impl Drop for Lexer<'_> {
    fn drop(&mut self) {
        self.names.give_back();
    }
}

/// Unicode category L, as near as the standard library's tables tell.
fn is_letter(c: char) -> bool {
    let circled = matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}');
    c.is_alphabetic() && !c.is_numeric() && !circled
}

/// Unicode category Nd, as near as the standard library's tables tell.
fn is_digit(c: char) -> bool {
    let other_number = matches!(c, '²' | '³' | '¹' | '¼'..='¾' | '\u{2070}'..='\u{218b}' | '\u{2460}'..='\u{249b}');
    c.is_numeric() && !c.is_alphabetic() && !other_number
}

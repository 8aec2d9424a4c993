//! The comments of a Go file with the token that each follows.
//!
//! The lexer of the front end drops comments, so a small one stands here. It knows where tokens begin,
//! not what they are, and never fails.

/// A comment, without its marks, and where the token before it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    pub line: u32,
    pub column: u32,
    pub text: String,
}

const OPERATORS: &[&str] = &[
    "<<=", ">>=", "&^=", "...", "&&", "||", "<-", "++", "--", "==", "!=", "<=", ">=", ":=", "+=", "-=", "*=", "/=",
    "%=", "&=", "|=", "^=", "<<", ">>", "&^",
];

/// All comments of a source text. Those before the first token have line and column 0.
pub fn comments(source: &str) -> Vec<Comment> {
    let mut scanner = Scanner { source, at: 0 };
    let mut previous = None;
    let mut out = Vec::new();
    while let Some(token) = scanner.next() {
        match token {
            Token::Comment(text) => {
                let (line, column) = previous.map_or((0, 0), |at| line_column(source, at));
                out.push(Comment { line, column, text: text.to_string() });
            }
            Token::Other(at) => previous = Some(at),
        }
    }
    out
}

fn line_column(source: &str, at: usize) -> (u32, u32) {
    let before = &source.as_bytes()[..at];
    let line = before.iter().filter(|&&b| b == b'\n').count() as u32 + 1;
    let start = before.iter().rposition(|&b| b == b'\n').map_or(0, |nl| nl + 1);
    (line, (at - start) as u32 + 1)
}

enum Token<'a> {
    Comment(&'a str),
    Other(usize),
}

struct Scanner<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Scanner<'a> {
    fn next(&mut self) -> Option<Token<'a>> {
        let rest = &self.source[self.at..];
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r', '\u{feff}']).len();
        let start = self.at;
        let rest = &self.source[start..];
        let first = rest.chars().next()?;
        if let Some(text) = rest.strip_prefix("//") {
            let len = text.find('\n').unwrap_or(text.len());
            self.at += 2 + len;
            return Some(Token::Comment(text[..len].trim_end_matches('\r')));
        }
        if let Some(text) = rest.strip_prefix("/*") {
            let len = text.find("*/").unwrap_or(text.len());
            self.at = (start + 4 + len).min(self.source.len());
            return Some(Token::Comment(&text[..len]));
        }
        self.at += match first {
            '"' | '\'' => quoted_len(rest, first),
            '`' => rest[1..].find('`').map_or(rest.len(), |end| end + 2),
            c if c.is_alphabetic() || c == '_' => word_len(rest),
            c if c.is_ascii_digit() => number_len(rest),
            '.' if rest[1..].starts_with(|c: char| c.is_ascii_digit()) => number_len(rest),
            c => OPERATORS.iter().find(|op| rest.starts_with(**op)).map_or(c.len_utf8(), |op| op.len()),
        };
        Some(Token::Other(start))
    }
}

/// The length of an interpreted literal, which ends at the line's end at the latest.
fn quoted_len(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (i, c) in text.char_indices().skip(1) {
        match c {
            '\n' => return i,
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if c == quote => return i + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

fn word_len(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len())
}

fn number_len(text: &str) -> usize {
    let hexadecimal = text.starts_with("0x") || text.starts_with("0X");
    let mut previous = ' ';
    for (i, c) in text.char_indices() {
        let exponent = if hexadecimal { matches!(previous, 'p' | 'P') } else { matches!(previous, 'e' | 'E') };
        let inside = c.is_ascii_alphanumeric() || matches!(c, '_' | '.') || (exponent && matches!(c, '+' | '-'));
        if !inside {
            return i;
        }
        previous = c;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_belongs_to_the_token_before_it() {
        let source = "// first\nx /* a */\n/* b */\n  y <<= /* c */ \"/* no */\" // d\n";
        let found: Vec<(u32, u32, String)> =
            comments(source).into_iter().map(|c| (c.line, c.column, c.text.trim().to_string())).collect();
        let expected = [(0, 0, "first"), (2, 1, "a"), (2, 1, "b"), (4, 5, "c"), (4, 17, "d")];
        assert_eq!(found, expected.map(|(l, c, t)| (l, c, t.to_string())));
    }

    #[test]
    fn numbers_are_one_token() {
        for number in ["0x1p-2", "1e+3", ".5i", "1_000", "0b11"] {
            let found = comments(&format!("x {number} // c"));
            assert_eq!((found[0].line, found[0].column), (1, 3), "{number}");
        }
    }
}

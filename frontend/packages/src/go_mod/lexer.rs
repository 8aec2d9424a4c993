//! The lines of a `go.mod` file, cut into tokens.
//!
//! Invariants: every byte of the text belongs to a token, blank or comment; a line's tokens carry the columns
//! (in bytes, from 1) where they begin. What the tokens mean is not known here.

use super::ModError;

/// A token, with quotes removed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Token {
    pub text: String,
    pub column: u32,
}

/// A line that holds something.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub number: u32,
    pub tokens: Vec<Token>,
    /// The text of the comment that ends the line.
    pub comment: String,
}

impl Line {
    pub fn words(&self) -> Vec<&str> {
        self.tokens.iter().map(|t| t.text.as_str()).collect()
    }
}

/// Cuts a file into lines; wrong ones are reported and left out.
pub(super) fn lines(text: &str, errors: &mut Vec<ModError>) -> Vec<Line> {
    let mut lines = Vec::new();
    for (index, text) in text.split('\n').enumerate() {
        let number = index as u32 + 1;
        match line(text.strip_suffix('\r').unwrap_or(text), number) {
            Ok(line) if line.tokens.is_empty() => {}
            Ok(line) => lines.push(line),
            Err(error) => errors.push(error),
        }
    }
    lines
}

fn line(text: &str, number: u32) -> Result<Line, ModError> {
    let error =
        |at: usize, message: &str| ModError { line: number, column: Some(at as u32 + 1), message: message.into() };
    let mut line = Line { number, tokens: Vec::new(), comment: String::new() };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = at;
        let rest = &text[at..];
        if matches!(c, ' ' | '\t' | '\r') {
            at += 1;
            continue;
        }
        if let Some(comment) = rest.strip_prefix("//") {
            line.comment = comment.trim().to_owned();
            break;
        }
        let token = if rest.starts_with("/*") {
            return Err(error(at, "mod files must use // comments (not /* */ comments)"));
        } else if c == '"' {
            let (token, len) = interpreted(rest).ok_or_else(|| error(text.len(), "unexpected newline in string"))?;
            at += len;
            token.ok_or_else(|| error(start, "invalid quoted string"))?
        } else if c == '`' {
            let end = rest[1..].find('`').ok_or_else(|| error(text.len(), "unexpected newline in string"))?;
            at += end + 2;
            rest[1..=end].to_owned()
        } else if matches!(c, '(' | ')' | '[' | ']' | '{' | '}' | ',') {
            at += 1;
            c.to_string()
        } else if rest.starts_with("=>") {
            at += 2;
            "=>".to_owned()
        } else {
            let len = bare_length(rest);
            at += len;
            rest[..len].to_owned()
        };
        line.tokens.push(Token { text: token, column: start as u32 + 1 });
    }
    Ok(line)
}

/// How long the token without quotes is that a text begins with.
fn bare_length(text: &str) -> usize {
    let stops = |(at, c): (usize, char)| {
        matches!(c, ' ' | '\t' | '\r' | '(' | ')' | '[' | ']' | '{' | '}' | ',' | '"' | '`')
            || text[at..].starts_with("//")
            || text[at..].starts_with("/*")
            || (at > 0 && text[at..].starts_with("=>"))
    };
    // A token is never empty, whatever it begins with.
    text.char_indices().find(|&x| stops(x)).map_or(text.len(), |(at, _)| at).max(1)
}

/// The string that a text begins with and its length with quotes; the string is `None` if an escape is wrong.
fn interpreted(text: &str) -> Option<(Option<String>, usize)> {
    let mut value = String::new();
    let mut valid = true;
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        match c {
            '"' => return Some((valid.then_some(value), at + 1)),
            '\\' => match chars.next()?.1 {
                c @ ('"' | '\\') => value.push(c),
                't' => value.push('\t'),
                'n' => value.push('\n'),
                _ => valid = false,
            },
            c => value.push(c),
        }
    }
    None
}

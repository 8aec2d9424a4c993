//! The patterns on a `//go:embed` line: separated by blanks, quoted where they hold some.

use vo_syntax::ast::Directive;
use vo_syntax::literal::unquote_string;
use vo_syntax::{Pos, Span};

const KEYWORD: &str = "go:embed";

/// A pattern and its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Pattern {
    pub text: String,
    pub span: Span,
}

/// The patterns of a line.
///
/// # Errors
/// What the compiler says of a line without any, or with one that is quoted wrongly.
pub(super) fn patterns(directive: &Directive) -> Result<Vec<Pattern>, impl Iterator<Item = String> + use<>> {
    let mut patterns = Vec::new();
    let line = &*directive.text;
    let mut at = KEYWORD.len();
    let mut wrong = None;
    loop {
        at += line[at..].len() - line[at..].trim_start().len();
        let rest = &line[at..];
        if rest.is_empty() {
            break;
        }
        let (text, length) = match first(rest) {
            Ok(pattern) => pattern,
            Err(text) => {
                wrong = Some(format!("invalid quoted string in //go:embed: {text}"));
                break;
            }
        };
        // The text is that of the comment after its slashes.
        let lo = Pos(directive.span.lo.0 + 2 + at as u32);
        patterns.push(Pattern { text, span: Span::new(lo, Pos(lo.0 + length as u32)) });
        at += length;
    }
    if wrong.is_none() && !patterns.is_empty() {
        return Ok(patterns);
    }
    Err(wrong.into_iter().chain(["usage: //go:embed pattern...".to_owned()]))
}

/// The pattern that a text begins with, and the length of what stands for it.
///
/// # Errors
/// What of the text is quoted wrongly.
fn first(text: &str) -> Result<(String, usize), &str> {
    let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '`')) else {
        let length = text.find(char::is_whitespace).unwrap_or(text.len());
        return Ok((text[..length].to_owned(), length));
    };
    let mut escaped = false;
    let closing = text[1..].char_indices().find(|&(_, c)| {
        let closes = c == quote && !escaped;
        escaped = c == '\\' && !escaped && quote == '"';
        closes
    });
    let length = closing.ok_or(text)?.0 + 2;
    let unquoted = unquote_string(&text[..length]).ok().and_then(|bytes| String::from_utf8(bytes).ok()).ok_or(text)?;
    // Only a blank ends a quoted pattern.
    match text[length..].chars().next() {
        Some(c) if !c.is_whitespace() => Err(&text[length..]),
        _ => Ok((unquoted, length)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Result<Vec<(String, u32)>, Vec<String>> {
        let directive = Directive { span: Span::new(Pos(1), Pos(1 + text.len() as u32)), text: text.into() };
        let show = |patterns: Vec<Pattern>| patterns.into_iter().map(|p| (p.text, p.span.lo.0)).collect();
        patterns(&directive).map(show).map_err(Iterator::collect)
    }

    #[test]
    fn patterns_are_separated_by_blanks_or_quoted() {
        let expected = [("a.txt", 12), ("b c", 18), ("d\\", 24)].map(|(text, at)| (text.to_owned(), at));
        assert_eq!(of("go:embed a.txt \"b c\"\t`d\\`"), Ok(expected.to_vec()));
    }

    #[test]
    fn lines_without_patterns_and_with_broken_quotes_are_wrong() {
        let usage = "usage: //go:embed pattern...".to_owned();
        assert_eq!(of("go:embed"), Err(vec![usage.clone()]));
        let broken = "invalid quoted string in //go:embed: \"a".to_owned();
        assert_eq!(of("go:embed x \"a"), Err(vec![broken, usage]));
    }
}

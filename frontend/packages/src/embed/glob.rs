//! Patterns of paths, as Go's `path.Match` understands them: `*`, `?`, `[a-z]`, `[^a-z]` and `\x`.
//!
//! Invariants: a pattern is judged before it is used; no part of one matches a slash.

use std::fs;
use std::path::Path;

/// One thing that a pattern asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Token {
    Char(char),
    AnyChar,
    AnySequence,
    Class { negated: bool, ranges: Vec<(char, char)> },
}

/// Whether a pattern has the form of one.
pub(super) fn is_valid(pattern: &str) -> bool {
    tokens(pattern).is_some()
}

/// The paths below a folder that a pattern matches, relative to it and sorted.
pub(super) fn expand(dir: &Path, pattern: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for element in pattern.split('/') {
        let below = |prefix: &String| -> Vec<String> {
            let join = |name: &str| if prefix.is_empty() { name.to_owned() } else { format!("{prefix}/{name}") };
            match literal(element) {
                Some(name) => vec![join(&name)],
                None => names(&dir.join(prefix), element).iter().map(|name| join(name)).collect(),
            }
        };
        found = found.iter().flat_map(below).filter(|path| dir.join(path).symlink_metadata().is_ok()).collect();
    }
    found.sort();
    found
}

/// The names in a folder that an element of a pattern matches.
fn names(dir: &Path, element: &str) -> Vec<String> {
    let (Some(tokens), Ok(entries)) = (tokens(element), fs::read_dir(dir)) else { return Vec::new() };
    let names = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    names.filter(|name| matches(&tokens, name)).collect()
}

/// The only name that an element matches, if it has no wildcards.
fn literal(element: &str) -> Option<String> {
    tokens(element)?.into_iter().map(|token| if let Token::Char(c) = token { Some(c) } else { None }).collect()
}

fn tokens(pattern: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        tokens.push(match c {
            '*' => Token::AnySequence,
            '?' => Token::AnyChar,
            '\\' => Token::Char(chars.next()?),
            '[' => {
                let negated = chars.next_if_eq(&'^').is_some();
                let mut ranges = Vec::new();
                while ranges.is_empty() || chars.next_if_eq(&']').is_none() {
                    let low = class_char(&mut chars)?;
                    let high = if chars.next_if_eq(&'-').is_some() { class_char(&mut chars)? } else { low };
                    ranges.push((low, high));
                }
                Token::Class { negated, ranges }
            }
            other => Token::Char(other),
        });
    }
    Some(tokens)
}

/// A character within brackets.
fn class_char(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) -> Option<char> {
    match chars.next()? {
        '-' | ']' => None,
        '\\' => chars.next(),
        c => Some(c),
    }
}

fn matches(tokens: &[Token], name: &str) -> bool {
    let Some((token, rest)) = tokens.split_first() else { return name.is_empty() };
    if *token == Token::AnySequence {
        let ends = name.char_indices().map(|(at, _)| at).chain([name.len()]);
        return ends.into_iter().any(|at| matches(rest, &name[at..]));
    }
    let Some(c) = name.chars().next() else { return false };
    let fits = match token {
        Token::Char(wanted) => *wanted == c,
        Token::Class { negated, ranges } => ranges.iter().any(|&(low, high)| low <= c && c <= high) != *negated,
        Token::AnyChar | Token::AnySequence => true,
    };
    fits && matches(rest, &name[c.len_utf8()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_match(pattern: &str, name: &str) -> bool {
        matches(&tokens(pattern).expect("a valid pattern"), name)
    }

    #[test]
    fn patterns_match_as_those_of_path_match() {
        for (pattern, name) in [("*.txt", "a.txt"), ("a?[b-d]*", "axc"), ("[^a]", "é"), ("\\*", "*"), ("*", ".hidden")]
        {
            assert!(is_match(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [("*.txt", "a.tx"), ("[^a]", "a"), ("?", ""), ("a", "ab"), ("[a-c]", "d")] {
            assert!(!is_match(pattern, name), "{pattern} {name}");
        }
    }

    #[test]
    fn broken_patterns_are_found() {
        for pattern in ["[", "[]", "[a", "[a-", "[-a]", "\\", "x[^]"] {
            assert!(!is_valid(pattern), "{pattern}");
        }
    }
}

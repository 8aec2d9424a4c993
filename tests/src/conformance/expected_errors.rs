//! `// ERROR "regexp"` comments, and how a compiler's errors are held against them.
//!
//! A line wants an error for each of its patterns. Errors without a pattern of their line fail the
//! test, and so do patterns without an error.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

/// An error as the compiler reported it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The file's name without its folder.
    pub file: String,
    pub line: u32,
    pub column: u32,
    /// The message, with notes on lines of their own that begin with a tab.
    pub message: String,
}

/// A pattern of a comment.
#[derive(Debug)]
struct Wanted {
    file: String,
    line: u32,
    pattern: Regex,
}

/// What is wrong with a set of errors.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mismatch {
    /// No error on a line that wants one.
    Missing { at: String, pattern: String },
    /// An error on the line, with another text.
    Different { at: String, pattern: String, got: String },
    /// An error that no comment wants.
    Unexpected { at: String, got: String },
    /// A pattern that can't be read.
    BadPattern(String),
}

impl std::fmt::Display for Mismatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Mismatch::Missing { at, pattern } => write!(f, "{at}: missing error {pattern:?}"),
            Mismatch::Different { at, pattern, got } => write!(f, "{at}: {pattern:?} does not match: {got}"),
            Mismatch::Unexpected { at, got } => write!(f, "{at}: unexpected error: {got}"),
            Mismatch::BadPattern(text) => write!(f, "bad pattern: {text}"),
        }
    }
}

impl Mismatch {
    /// The mismatch without its place, to group tests by.
    pub fn cause(&self) -> String {
        match self {
            Mismatch::Missing { pattern, .. } => format!("missing error: {pattern}"),
            Mismatch::Different { pattern, got, .. } => format!("other error: want {pattern}, got {got}"),
            Mismatch::Unexpected { got, .. } => format!("unexpected error: {got}"),
            Mismatch::BadPattern(text) => format!("bad pattern: {text}"),
        }
    }
}

/// Compiles a pattern in Go's syntax, which allows braces that stand for themselves.
pub fn go_regex(pattern: &str) -> Result<Regex, String> {
    let direct = Regex::new(pattern);
    if let Ok(regex) = direct {
        return Ok(regex);
    }
    let escaped = pattern.replace('{', r"\{").replace('}', r"\}");
    Regex::new(&escaped).map_err(|_| format!("{pattern:?}"))
}

/// Holds `reported` against the comments of the sources, pairs of file name and text.
pub fn compare(sources: &[(String, String)], reported: &[Reported]) -> Vec<Mismatch> {
    let mut mismatches = Vec::new();
    let mut left = deduplicated(reported);
    for (file, text) in sources {
        for wanted in wanted_errors(file, text, &mut mismatches) {
            if let Err(mismatch) = take_matching(&wanted, &mut left) {
                mismatches.push(mismatch);
            }
        }
    }
    mismatches.extend(left.iter().map(unexpected));
    mismatches
}

/// Holds errors against those of another compiler: the same messages on the same lines.
pub fn differences(wanted: &[Reported], reported: &[Reported]) -> Vec<Mismatch> {
    let key = |e: &Reported| (e.file.clone(), e.line, first_line(&e.message));
    let mut left = deduplicated(reported);
    let mut mismatches = Vec::new();
    for want in deduplicated(wanted) {
        match left.iter().position(|have| key(have) == key(&want)) {
            Some(i) => _ = left.remove(i),
            None => mismatches.push(Mismatch::Missing {
                at: format!("{}:{}", want.file, want.line),
                pattern: first_line(&want.message),
            }),
        }
    }
    mismatches.extend(left.iter().map(unexpected));
    mismatches
}

fn unexpected(error: &Reported) -> Mismatch {
    Mismatch::Unexpected { at: format!("{}:{}", error.file, error.line), got: first_line(&error.message) }
}

fn first_line(message: &str) -> String {
    message.lines().next().unwrap_or_default().to_string()
}

/// Go's compiler shows an error that it has for the same line twice only once.
fn deduplicated(reported: &[Reported]) -> Vec<Reported> {
    let mut out: Vec<Reported> = Vec::new();
    for error in reported {
        if !out.iter().any(|e| e.file == error.file && e.line == error.line && e.message == error.message) {
            out.push(error.clone());
        }
    }
    out
}

fn take_matching(wanted: &Wanted, left: &mut Vec<Reported>) -> Result<(), Mismatch> {
    let at = format!("{}:{}", wanted.file, wanted.line);
    let (on_line, mut others): (Vec<Reported>, Vec<Reported>) =
        std::mem::take(left).into_iter().partition(|r| r.file == wanted.file && r.line == wanted.line);
    if on_line.is_empty() {
        *left = others;
        return Err(Mismatch::Missing { at, pattern: wanted.pattern.to_string() });
    }
    let count = on_line.len();
    let unmatched: Vec<Reported> = on_line.into_iter().filter(|r| !wanted.pattern.is_match(&r.message)).collect();
    let matched = unmatched.len() < count;
    let got = unmatched.first().map(|r| first_line(&r.message));
    others.extend(unmatched);
    *left = others;
    if matched {
        return Ok(());
    }
    Err(Mismatch::Different { at, pattern: wanted.pattern.to_string(), got: got.unwrap_or_default() })
}

fn wanted_errors(file: &str, text: &str, mismatches: &mut Vec<Mismatch>) -> Vec<Wanted> {
    static COMMENT: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"// (?:GC_)?ERROR (.*)").expect("a valid pattern"));
    static QUOTED: LazyLock<Regex> = LazyLock::new(|| Regex::new(r#""([^"]*)""#).expect("a valid pattern"));
    let mut wanted = Vec::new();
    for (number, line) in (1..).zip(text.split('\n')) {
        // A doubled comment switches its patterns off.
        if line.contains("////") {
            continue;
        }
        let Some(comment) = COMMENT.captures(line) else { continue };
        for quoted in QUOTED.captures_iter(&comment[1]) {
            match go_regex(&with_lines(&quoted[1], file, number)) {
                Ok(pattern) => wanted.push(Wanted { file: file.to_string(), line: number, pattern }),
                Err(why) => mismatches.push(Mismatch::BadPattern(why)),
            }
        }
    }
    wanted
}

/// `LINE`, `LINE+2` and `LINE-1` in a pattern mean a place of the file.
fn with_lines<'a>(pattern: &'a str, file: &str, number: u32) -> Cow<'a, str> {
    static LINE: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"LINE([+-][0-9]+)?").expect("a valid pattern"));
    LINE.replace_all(pattern, |found: &regex::Captures<'_>| {
        let delta: i64 = found.get(1).map_or(0, |d| d.as_str().parse().unwrap_or(0));
        format!("{file}:{}", i64::from(number) + delta)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reported(line: u32, message: &str) -> Reported {
        Reported { file: "x.go".into(), line, column: 1, message: message.into() }
    }

    fn check(text: &str, errors: &[Reported]) -> Vec<Mismatch> {
        compare(&[("x.go".to_string(), text.to_string())], errors)
    }

    #[test]
    fn every_pattern_takes_the_errors_of_its_line() {
        let text = "a // ERROR \"undefined: [a-z]\" \"also\"\nb\nc // GC_ERROR \"at LINE-2$\"\n";
        let errors = [reported(1, "undefined: q"), reported(1, "also"), reported(3, "at x.go:1")];
        assert_eq!(check(text, &errors), []);
    }

    #[test]
    fn missing_different_and_unexpected_errors_are_told_apart() {
        let text = "a // ERROR \"one\"\nb // ERROR \"two\"\nc\n";
        let found = check(text, &[reported(2, "three"), reported(3, "four")]);
        assert!(matches!(&found[0], Mismatch::Missing { at, .. } if at == "x.go:1"));
        assert!(matches!(&found[1], Mismatch::Different { at, .. } if at == "x.go:2"));
        assert!(found.iter().any(|m| matches!(m, Mismatch::Unexpected { at, .. } if at == "x.go:3")));
    }

    #[test]
    fn the_same_error_twice_on_a_line_is_one() {
        assert_eq!(check("a // ERROR \"one\"\n", &[reported(1, "one"), reported(1, "one")]), []);
    }

    #[test]
    fn two_compilers_agree_when_lines_and_messages_do() {
        let go = [reported(1, "one"), reported(2, "two\n\tnote")];
        assert_eq!(differences(&go, &[reported(2, "two"), reported(1, "one")]), []);
        let found = differences(&go, &[reported(1, "two")]);
        assert_eq!(found.len(), 3, "two are missing, one is unexpected");
    }

    #[test]
    fn braces_stand_for_themselves_where_they_repeat_nothing() {
        assert!(go_regex("struct {").unwrap().is_match("a struct { b"));
    }
}

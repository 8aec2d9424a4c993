//! The cases of Go's type checker, in the sources of the installed Go.
//!
//! `/* ERROR "text" */` and `/* ERRORx "pattern" */` follow the token at which an error is reported.
//! Go's compiler reports some errors at other tokens of the line than its library does, which is what
//! the comments are written for; so columns count only where a line wants several errors.

use std::path::{Path, PathBuf};

use super::Verdict;
use super::cause;
use super::checker::{self, Request};
use super::comment_map::comments;
use super::expected_errors::{Reported, go_regex};
use super::go_test::Failure;
use super::layout::{Package, files_with, read};
use super::subject::{Place, answer};

/// A package of the suite.
pub struct TypesTest {
    /// `types/` and the path in the suite.
    pub name: String,
    pub files: Vec<PathBuf>,
}

/// The folder of the cases: `VO_TYPES_TESTS`, or that below `goroot`.
pub fn locate(goroot: Option<&Path>) -> Option<PathBuf> {
    if let Some(path) = std::env::var_os("VO_TYPES_TESTS") {
        return Some(PathBuf::from(path));
    }
    let folder = goroot?.join("src/internal/types/testdata");
    folder.is_dir().then_some(folder)
}

/// All cases: a file is a package, and so is a folder.
pub fn tests(root: &Path) -> Vec<TypesTest> {
    let mut tests = Vec::new();
    for group in ["check", "examples", "fixedbugs", "spec"] {
        let folder = root.join(group);
        for file in files_with(&folder, "go").unwrap_or_default() {
            let name = format!("types/{group}/{}", file.file_name().unwrap_or_default().to_string_lossy());
            tests.push(TypesTest { name, files: vec![file] });
        }
        let mut folders: Vec<PathBuf> = std::fs::read_dir(&folder)
            .map(|entries| entries.filter_map(|e| e.ok().map(|e| e.path())).filter(|p| p.is_dir()).collect())
            .unwrap_or_default();
        folders.sort();
        for path in folders {
            let name = format!("types/{group}/{}", path.file_name().unwrap_or_default().to_string_lossy());
            tests.push(TypesTest { name, files: files_with(&path, "go").unwrap_or_default() });
        }
    }
    tests
}

/// An error that a comment wants.
struct Wanted {
    file: String,
    line: u32,
    column: u32,
    pattern: Pattern,
}

enum Pattern {
    Text(String),
    Regex(regex::Regex),
}

impl Pattern {
    fn matches(&self, message: &str) -> bool {
        match self {
            Pattern::Text(text) => message.contains(text),
            Pattern::Regex(regex) => regex.is_match(message),
        }
    }

    fn text(&self) -> &str {
        match self {
            Pattern::Text(text) => text,
            Pattern::Regex(regex) => regex.as_str(),
        }
    }
}

/// Checks a case.
pub fn perform(test: &TypesTest, place: &Place<'_>) -> Result<(), Failure> {
    let texts: Vec<String> = test.files.iter().map(|f| read(f)).collect();
    let asserts = texts.iter().any(|text| text.contains("assert("));
    let prelude = if asserts { "func assert(bool) {}" } else { "" };
    let files = if asserts { with_assertions(test, &texts, place.scratch)? } else { test.files.clone() };
    let package = Package { path: "p".to_string(), name: String::new(), files };
    let flags = flags(texts.first().map_or("", String::as_str));
    let request = Request {
        package: Some(&package),
        despite_syntax_errors: true,
        prelude,
        language: flags.into_iter().flat_map(str::split_whitespace).find_map(checker::language_of_flag),
        goroot: place.goroot,
        ..Request::default()
    };
    let errors = answer(&request, place)?;
    let mut wanted = Vec::new();
    for (file, text) in test.files.iter().zip(&texts) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        wanted_errors(&name, text, &mut wanted)?;
    }
    judge(wanted, errors, flags)
}

/// Go's own driver predeclares `assert`, also for constants; there a conversion of the same length
/// takes its place.
fn with_assertions(test: &TypesTest, texts: &[String], scratch: &Path) -> std::io::Result<Vec<PathBuf>> {
    let write = |(file, text): (&PathBuf, &String)| {
        let copy = scratch.join(file.file_name().unwrap_or_default());
        std::fs::write(&copy, text.replace("= assert(", "= bool  ("))?;
        Ok(copy)
    };
    test.files.iter().zip(texts).map(write).collect()
}

/// The flags in the first line of a case.
fn flags(source: &str) -> Option<&str> {
    let first = source.lines().next()?.strip_prefix("//")?.trim();
    first.starts_with('-').then_some(first)
}

fn wanted_errors(file: &str, text: &str, wanted: &mut Vec<Wanted>) -> Result<(), Failure> {
    for comment in comments(text) {
        let (literal, is_regex) = if let Some(rest) = comment.text.strip_prefix(" ERROR ") {
            (rest, false)
        } else if let Some(rest) = comment.text.strip_prefix(" ERRORx ") {
            (rest, true)
        } else {
            continue;
        };
        let bad = |why: &str| Verdict::Fail(format!("bad pattern: {why}"));
        let unquoted = unquote(literal.trim()).ok_or_else(|| bad(literal))?;
        let pattern =
            if is_regex { Pattern::Regex(go_regex(&unquoted).map_err(|e| bad(&e))?) } else { Pattern::Text(unquoted) };
        wanted.push(Wanted { file: file.to_string(), line: comment.line, column: comment.column, pattern });
    }
    Ok(())
}

/// The value of a string literal of Go.
fn unquote(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('`') {
        return raw.strip_suffix('`').map(str::to_string);
    }
    let inner = literal.strip_prefix('"')?.strip_suffix('"')?;
    let mut out = String::new();
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next()? {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' => out.push('\r'),
            c @ ('\\' | '"') => out.push(c),
            'x' => out.push(code(&mut chars, 2)?),
            'u' => out.push(code(&mut chars, 4)?),
            'U' => out.push(code(&mut chars, 8)?),
            _ => return None,
        }
    }
    Some(out)
}

fn code(chars: &mut std::str::Chars<'_>, digits: usize) -> Option<char> {
    let text: String = chars.take(digits).collect();
    char::from_u32(u32::from_str_radix(&text, 16).ok()?)
}

fn judge(mut wanted: Vec<Wanted>, errors: Vec<Reported>, flags: Option<&str>) -> Result<(), Failure> {
    let mut unexpected = Vec::new();
    for error in errors.iter().filter(|e| e.file != "prelude") {
        let best = wanted
            .iter()
            .enumerate()
            .filter(|(_, w)| w.file == error.file && w.line == error.line && w.pattern.matches(&error.message))
            .min_by_key(|(_, w)| w.column.abs_diff(error.column));
        match best {
            Some((i, _)) => _ = wanted.remove(i),
            // A rule of the compiler, not of the checker.
            None if error.message == "missing function body" => {}
            None => unexpected.push(error),
        }
    }
    if unexpected.is_empty() && wanted.is_empty() {
        return Ok(());
    }
    let first_line = |e: &Reported| e.message.lines().next().unwrap_or_default().to_string();
    let mut lines: Vec<String> = unexpected
        .iter()
        .map(|e| format!("{}:{}:{}: unexpected error: {}", e.file, e.line, e.column, first_line(e)))
        .collect();
    lines.extend(
        wanted.iter().map(|w| format!("{}:{}:{}: missing error: {}", w.file, w.line, w.column, w.pattern.text())),
    );
    let cause = match (flags, unexpected.first(), wanted.first()) {
        (Some(flags), ..) => format!("{flags}: {}", lines[0].split(": ").nth(1).unwrap_or_default()),
        (None, Some(e), _) => format!("unexpected error: {}", first_line(e)),
        (None, None, Some(w)) => format!("missing error: {}", w.pattern.text()),
        (None, None, None) => unreachable!("a list that is not empty has a first element"),
    };
    let verdict = Verdict::Fail(cause::shorten(&cause::stable(&cause)));
    Err(Failure { verdict, detail: lines.join("\n") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, errors: &[(u32, u32, &str)]) -> Result<(), String> {
        let mut wanted = Vec::new();
        assert!(wanted_errors("x.go", text, &mut wanted).is_ok());
        let errors = errors
            .iter()
            .map(|&(line, column, message)| Reported { file: "x.go".into(), line, column, message: message.into() })
            .collect();
        judge(wanted, errors, None).map_err(|f| f.detail)
    }

    #[test]
    fn each_comment_takes_one_error() {
        let text = "package p\nvar x /* ERROR \"a b\" */ = y /* ERRORx `und[a-z]+` */\n";
        assert_eq!(check(text, &[(2, 5, "so a b"), (2, 9, "undefined: y")]), Ok(()));
        let text_of = |errors| check(text, errors).unwrap_err();
        assert!(text_of(&[(2, 5, "so a b")]).contains("missing error: und"));
        assert!(text_of(&[(2, 5, "a b"), (2, 5, "a b"), (2, 9, "undefined")]).contains("unexpected error: a b"));
    }

    #[test]
    fn literals_are_unquoted() {
        assert_eq!(unquote(r#""a\\.\"\u00e4""#).as_deref(), Some("a\\.\"ä"));
        assert_eq!(unquote("`a\\.`").as_deref(), Some("a\\."));
        assert_eq!(unquote("bare"), None);
    }

    #[test]
    fn flags_stand_in_the_first_line() {
        assert_eq!(flags("// -lang=go1.17\n\npackage p"), Some("-lang=go1.17"));
        assert_eq!(flags("// Copyright\n"), None);
    }
}

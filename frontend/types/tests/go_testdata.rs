//! Measures the checker against the test programs of an installed Go's own checker: run with
//! `cargo test -p vo-types --test go_testdata -- --ignored --nocapture`.
//!
//! A file counts if every comment `ERROR "text"` or `ERRORx "pattern"` finds its error on the line
//! of the token before it, and there is no other error. Patterns are matched by their literal
//! parts, in order.

#[path = "support/goroot.rs"]
mod goroot;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use vo_syntax::{ParseMode, SourceMap};
use vo_types::{Arena, Checker, PackageSource};

/// The share of files that passed when this was last looked at, in percent.
const EXPECTED: usize = 89;

#[test]
#[ignore = "needs the sources of an installed Go"]
fn go_testdata_finds_its_errors() {
    let output = std::process::Command::new("go").args(["env", "GOROOT"]).output().expect("Go is installed");
    let root = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()).join("src/internal/types/testdata");
    let (mut passed, mut total) = (0, 0);
    for folder in ["check", "examples", "spec", "fixedbugs"] {
        let mut entries: Vec<PathBuf> =
            std::fs::read_dir(root.join(folder)).expect("Go has its tests").flatten().map(|e| e.path()).collect();
        entries.sort();
        for entry in entries.iter().filter(|e| e.extension().is_some_and(|x| x == "go")) {
            let text = String::from_utf8_lossy(&std::fs::read(entry).expect("readable")).into_owned();
            let first = text.lines().next().unwrap_or("");
            if first.contains("gotypesalias=0") || first.contains("akeImportC") {
                continue;
            }
            total += 1;
            match verdict(entry, &text) {
                None => passed += 1,
                Some(why) => println!("{}: {why}", entry.display()),
            }
        }
    }
    println!("{passed} of {total} files pass: {} %", passed * 100 / total);
    assert!(passed * 100 / total >= EXPECTED);
}

/// Why a file does not pass.
fn verdict(path: &Path, text: &str) -> Option<String> {
    let mut wanted = wanted(text);
    for (line, message) in found(path, text) {
        let hit = wanted.iter().position(|w| w.line == line && w.matches(&message));
        match hit {
            Some(hit) => {
                wanted.remove(hit);
            }
            None => return Some(format!("line {line}: unexpected: {message}")),
        }
    }
    wanted.first().map(|w| format!("line {}: missing: {}", w.line, w.parts.join(" ... ")))
}

/// Lines and messages of what the checker complains of. The test functions of Go's checker are not
/// known here.
fn found(path: &Path, text: &str) -> Vec<(u32, String)> {
    let map = Arc::new(SourceMap::new());
    let file = map.add(path.to_string_lossy().into_owned(), text.as_bytes()).expect("tests are small");
    let parsed = vo_syntax::parse_file(&file, ParseMode::default());
    let mut importer = goroot::GorootImporter::new(map.clone());
    let arena = Arena::new();
    let mut checker = Checker::new(&arena, &mut importer);
    checker.set_source_map(map.clone());
    let first = text.lines().next().unwrap_or("");
    let language = first.split_once("-lang=go1.").and_then(|(_, minor)| minor.trim().parse().ok());
    checker.check_package(PackageSource {
        path: "p".to_owned(),
        files: vec![parsed.tree],
        errors: parsed.diagnostics,
        go_version: language,
        ..PackageSource::default()
    });
    let errors = checker.sorted_errors();
    errors
        .into_iter()
        .filter(|e| !matches!(&*e.message, "undefined: assert" | "undefined: trace"))
        .map(|e| (map.position(e.span.lo).map_or(0, |p| p.line), goroot::render(&map, &e)))
        .collect()
}

/// An error that a comment asks for.
struct Wanted {
    line: u32,
    /// Literal parts, one alternative after the other.
    parts: Vec<String>,
    alternatives: bool,
}

impl Wanted {
    fn matches(&self, message: &str) -> bool {
        if self.alternatives {
            return self.parts.iter().any(|part| message.contains(part.as_str()));
        }
        let mut rest = message;
        self.parts.iter().all(|part| match rest.find(part.as_str()) {
            Some(at) => {
                rest = &rest[at + part.len()..];
                true
            }
            None => false,
        })
    }
}

fn wanted(text: &str) -> Vec<Wanted> {
    let mut all = Vec::new();
    let (mut at, mut line, mut token_line) = (0, 1, 1);
    let bytes = text.as_bytes();
    while at < bytes.len() {
        let rest = &text[at..];
        let (length, is_token) = match bytes[at] {
            b' ' | b'\t' | b'\r' | b'\n' => (1, false),
            _ if rest.starts_with("//") => (rest.find('\n').unwrap_or(rest.len()), false),
            _ if rest.starts_with("/*") => (rest.find("*/").map_or(rest.len(), |i| i + 2), false),
            quote @ (b'"' | b'`' | b'\'') => (literal_length(rest, quote), true),
            _ => (rest.chars().next().map_or(1, char::len_utf8), true),
        };
        let piece = &rest[..length];
        if is_token {
            token_line = line + piece.matches('\n').count() as u32;
        } else if let Some(mut found) = piece.get(2..).and_then(|comment| directive(comment.trim_start())) {
            found.line = token_line;
            all.push(found);
        }
        line += piece.matches('\n').count() as u32;
        at += length;
    }
    all
}

fn literal_length(text: &str, quote: u8) -> usize {
    let mut escaped = false;
    for (i, b) in text.bytes().enumerate().skip(1) {
        match b {
            b'\n' if quote != b'`' => return i,
            _ if escaped => escaped = false,
            b'\\' if quote != b'`' => escaped = true,
            b if b == quote => return i + 1,
            _ => {}
        }
    }
    text.len()
}

/// `ERROR "text"` or `ERRORx "pattern"`.
fn directive(comment: &str) -> Option<Wanted> {
    let rest = comment.strip_prefix("ERROR")?;
    let (rest, is_pattern) = match rest.strip_prefix('x') {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let rest = rest.trim_start();
    let quote = *rest.as_bytes().first()?;
    if quote != b'"' && quote != b'`' {
        return None;
    }
    let literal = &rest[..literal_length(rest, quote)];
    let text = String::from_utf8_lossy(&vo_syntax::literal::unquote_string(literal).ok()?).into_owned();
    if !is_pattern {
        return Some(Wanted { line: 0, parts: vec![text], alternatives: false });
    }
    let alternatives = text.contains('|') && !text.contains('(');
    let separator = if alternatives { "|" } else { ".*" };
    let parts = text
        .split(separator)
        .map(|part| part.split(['(', '[', '?']).next().unwrap_or("").trim_end_matches('\\').replace('\\', ""))
        .collect();
    Some(Wanted { line: 0, parts, alternatives })
}

//! What can go wrong between a path and a running program, and how compile errors are shown.

use std::fmt::Write;
use std::io;
use std::path::PathBuf;

use vo_bytecode::VobError;
use vo_runtime::LoadError;
use vo_syntax::{Diagnostic, SourceFile, SourceMap, Span};

/// Errors shown of one compilation, as Go's compiler does.
const MAX_SHOWN: usize = 10;

/// Why there is no program, or no run of it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("open {}: {}", path.display(), io_words(error))]
    Io { path: PathBuf, error: io::Error },
    #[error("{}: the name is not UTF-8", .0.display())]
    NotUnicode(PathBuf),
    #[error("{}: {error}", path.display())]
    Vob { path: PathBuf, error: VobError },
    #[error("{}: not Go source: the file holds binary data", .0.display())]
    Binary(PathBuf),
    /// Errors in source text, rendered: a line `file:line:col: message` and an excerpt for each.
    #[error("{0}")]
    Source(String),
    #[error("package {0} is not a main package")]
    NotMain(String),
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error("{0}")]
    Setting(String),
    #[error("cannot compile to machine code: {0}")]
    Jit(String),
    #[error("{0}")]
    Build(String),
}

impl Error {
    /// An I/O error at a path.
    pub fn io(path: impl Into<PathBuf>, error: io::Error) -> Error {
        Error::Io { path: path.into(), error }
    }
}

/// An error of the system, in Go's words for the usual ones.
fn io_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or directory".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::IsADirectory => "is a directory".into(),
        _ => error.to_string(),
    }
}

/// Renders diagnostics: the first ten that were found, by position, each with its place, message and
/// excerpt.
pub fn render(sources: &SourceMap, diagnostics: Vec<Diagnostic>, colour: bool) -> String {
    let mut shown: Vec<Diagnostic> = Vec::new();
    let mut more = false;
    for diagnostic in diagnostics {
        if shown.contains(&diagnostic) {
            continue;
        }
        more = shown.len() == MAX_SHOWN;
        if more {
            break;
        }
        shown.push(diagnostic);
    }
    shown.sort_by_key(|d| d.span.lo);
    let mut out = String::new();
    for diagnostic in &shown {
        render_one(sources, diagnostic, colour, &mut out);
    }
    if more {
        out.push_str("too many errors\n");
    }
    out.truncate(out.trim_end().len());
    out
}

fn render_one(sources: &SourceMap, diagnostic: &Diagnostic, colour: bool, out: &mut String) {
    let (Some(file), Some(position)) = (sources.file_of(diagnostic.span.lo), sources.position(diagnostic.span.lo))
    else {
        let _ = writeln!(out, "{}", diagnostic.message);
        return;
    };
    let _ = write!(out, "{position}: {}", diagnostic.message);
    for (span, note) in &diagnostic.notes {
        if let Some(at) = sources.position(span.lo) {
            let _ = write!(out, "\n\t{at}: {note}");
        }
    }
    out.push('\n');
    excerpt(&file, diagnostic.span, colour, out);
}

/// Lines longer than this are no source that someone wrote, and are not shown.
const LONGEST_EXCERPT: usize = 400;

/// Draws the line in which a span begins, with carets below as much of the span as lies in it.
fn excerpt(file: &SourceFile, span: Span, colour: bool, out: &mut String) {
    let (number, column) = file.line_column(span.lo);
    let line = file.line_text(number);
    if line.len() > LONGEST_EXCERPT {
        return;
    }
    let start = (column as usize - 1).min(line.len());
    let end = (start + span.hi.0.saturating_sub(span.lo.0) as usize).clamp(start, line.len());
    // Control characters would move the caret, or the reader's terminal.
    let printable =
        |text: &[u8]| String::from_utf8_lossy(text).replace(|c: char| c.is_control() && c != '\t', "\u{fffd}");
    let blank = |text: &[u8]| printable(text).replace(|c| c != '\t', " ");
    let carets = "^".repeat(printable(&line[start..end]).chars().count().max(1));
    let (on, off) = if colour { ("\x1b[1;31m", "\x1b[0m") } else { ("", "") };
    let number = number.to_string();
    let _ = writeln!(out, " {number} │ {}", printable(line));
    let _ = writeln!(out, " {} │ {}{on}{carets}{off}", " ".repeat(number.len()), blank(&line[..start]));
}

#[cfg(test)]
mod tests {
    use super::*;
    use vo_syntax::Pos;

    fn rendered(text: &str, at: usize, len: usize) -> String {
        let sources = SourceMap::new();
        let file = sources.add("x.go", text.as_bytes()).unwrap();
        let span = Span::new(file.pos(at), file.pos(at + len));
        render(&sources, vec![Diagnostic::new(span, "wrong").with_note(Pos(file.base).span(), "other")], false)
    }

    #[test]
    fn a_diagnostic_is_a_place_a_message_and_an_excerpt() {
        let expected = "x.go:2:7: wrong\n\tx.go:1:1: other\n 2 │ \tväl x := 1\n   │ \t    ^^^^^^";
        assert_eq!(rendered("package p\n\tväl x := 1\n", 16, 99), expected);
    }

    #[test]
    fn hostile_lines_are_shown_without_effect() {
        assert_eq!(rendered("a\x1b[31mb", 0, 9).lines().nth(2), Some(" 1 │ a\u{fffd}[31mb"));
        assert_eq!(rendered(&"x".repeat(1000), 0, 1), "x.go:1:1: wrong\n\tx.go:1:1: other");
    }
}

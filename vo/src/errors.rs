//! What can go wrong between a path and a running program, and how compile errors are shown.

use std::fmt::Write;
use std::io;
use std::path::PathBuf;

use ariadne::{Color, Config, IndexType, Label, Report, ReportKind, Source};
use vo_bytecode::VobError;
use vo_runtime::LoadError;
use vo_syntax::{Diagnostic, SourceMap};

/// Errors shown of one compilation, as Go's compiler does.
const MAX_SHOWN: usize = 10;

/// Why there is no program, or no run of it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{}: {error}", path.display())]
    Io { path: PathBuf, error: io::Error },
    #[error("no Go files in {}", .0.display())]
    NoGoFiles(PathBuf),
    #[error("{}: {error}", path.display())]
    Vob { path: PathBuf, error: VobError },
    #[error("{}: not Go source: the file holds binary data", .0.display())]
    Binary(PathBuf),
    /// Errors in source text, rendered: a line `file:line:col: message` and an excerpt for each.
    #[error("{0}")]
    Source(String),
    #[error("package {0} is not a main package: it has no main function to run")]
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
    /// An I/O error at a path, in Go's words for the usual ones.
    pub fn io(path: impl Into<PathBuf>, error: io::Error) -> Error {
        Error::Io { path: path.into(), error }
    }
}

/// Renders diagnostics: the first ten by position, one a line at most, each with its place, message and
/// excerpt.
pub fn render(sources: &SourceMap, mut diagnostics: Vec<Diagnostic>, colour: bool) -> String {
    diagnostics.sort_by_key(|d| d.span.lo);
    diagnostics.dedup();
    let mut out = String::new();
    for diagnostic in diagnostics.iter().take(MAX_SHOWN) {
        render_one(sources, diagnostic, colour, &mut out);
    }
    if diagnostics.len() > MAX_SHOWN {
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
        if let Some(at) = sources.position(*span) {
            let _ = write!(out, "\n\t{at}: {note}");
        }
    }
    out.push('\n');
    // The excerpt shows one line: the span is cut at the line's end.
    let line = String::from_utf8_lossy(file.line_text(position.line)).into_owned();
    let start = (position.column as usize - 1).min(line.len());
    let width = (diagnostic.span.hi.0.saturating_sub(diagnostic.span.lo.0)).max(1) as usize;
    let end = (start + width).min(line.len()).max(start);
    let config = Config::default().with_color(colour).with_index_type(IndexType::Byte).with_compact(true);
    let name = file.name.to_string();
    let report = Report::build(ReportKind::Custom("", Color::Red), (name.clone(), start..end))
        .with_config(config)
        .with_label(Label::new((name.clone(), start..end)).with_color(Color::Red))
        .finish();
    let source = Source::from(line).with_display_line_offset(position.line as usize - 1);
    let mut excerpt = Vec::new();
    if report.write((name, source), &mut excerpt).is_ok() {
        // The library's own heading repeats what the first line says.
        for line in String::from_utf8_lossy(&excerpt).lines().skip(2).filter(|l| !l.trim().is_empty()) {
            let _ = writeln!(out, "{line}");
        }
    }
}

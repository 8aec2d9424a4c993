//! Text tests: sources beside the tree or the diagnostics that they give.
//!
//! A file in `tests/text` is a sequence of cases: `=== name`, the source, `---`, the expected text. With
//! `VO_BLESS=1` the expected texts are rewritten. A case whose name begins with `lazy` skips function bodies.

use std::fmt::Write;
use std::path::Path;
use vo_syntax::dump::dump_file;
use vo_syntax::{ParseMode, SourceFile, parse_file};

struct Case {
    name: String,
    source: String,
    expected: String,
}

fn read_cases(text: &str) -> Vec<Case> {
    let blocks = text.split("=== ").skip(1);
    let parse = |block: &str| {
        let (name, rest) = block.split_once('\n').expect("a case has a name line");
        let (source, expected) = rest.split_once("---\n").unwrap_or((rest, ""));
        Case { name: name.into(), source: source.into(), expected: expected.trim_end().into() }
    };
    blocks.map(parse).collect()
}

/// Diagnostics if there are any, else the tree.
fn result_of(case: &Case) -> String {
    let file = SourceFile::standalone("x.go", case.source.as_bytes());
    let mode = ParseMode { lazy_bodies: case.name.starts_with("lazy"), ..ParseMode::default() };
    let parsed = parse_file(&file, mode);
    if parsed.diagnostics.is_empty() {
        return dump_file(&parsed.tree).trim_end().into();
    }
    let mut out = String::new();
    for diagnostic in parsed.diagnostics {
        let (line, column) = file.line_column(diagnostic.span.lo);
        let _ = writeln!(out, "{line}:{column}: {}", diagnostic.message);
    }
    out.trim_end().into()
}

fn check(path: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(path).map_err(|e| e.to_string())?;
    let mut cases = read_cases(&text);
    let mut failures = String::new();
    for case in &mut cases {
        let result = result_of(case);
        if result != case.expected {
            let _ = write!(failures, "== {}\nexpected:\n{}\ngot:\n{result}\n", case.name, case.expected);
        }
        case.expected = result;
    }
    if std::env::var_os("VO_BLESS").is_some() {
        let blessed: String =
            cases.iter().map(|c| format!("=== {}\n{}---\n{}\n\n", c.name, c.source, c.expected)).collect();
        return std::fs::write(path, blessed.trim_end().to_string() + "\n").map_err(|e| e.to_string());
    }
    if failures.is_empty() { Ok(()) } else { Err(format!("{}:\n{failures}", path.display())) }
}

#[test]
fn sources_give_the_expected_trees_and_diagnostics() {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/text");
    let entries = std::fs::read_dir(directory).expect("the text tests exist");
    let failures: Vec<String> = entries.filter_map(|e| check(&e.ok()?.path()).err()).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

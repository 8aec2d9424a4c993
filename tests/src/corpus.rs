//! The programs and what real Go makes of them.
//!
//! | file | meaning |
//! |---|---|
//! | `NAME.go` | the program, a single file |
//! | `NAME.out` | its standard output |
//! | `NAME.exit` | its exit code, when not 0 |
//! | `NAME.err` | the head of its standard error, or `go build`'s errors |
//!
//! In a panic's `.err` addresses are written `0x?`, goroutines other than the
//! first `N`, and a trace has the function without its arguments and the line as
//! `NAME.go:LINE`; frames of the run-time system are left out.

use std::path::{Path, PathBuf};

use crate::process::{End, Outcome};
use crate::report::{first_difference, strip_ansi};

/// A program with its expected behaviour.
#[derive(Debug, Clone)]
pub struct Program {
    /// `folder/name`, as in the list of expected failures.
    pub name: String,
    pub source: PathBuf,
    pub stdout: Vec<u8>,
    pub exit: i32,
    pub stderr: Option<String>,
}

/// The programs of `folder` under the package, and for examples beside it.
pub fn programs(folder: &str) -> Vec<Program> {
    let dir = crate::root().join(folder);
    let outputs = if dir.join("expected").is_dir() { dir.join("expected") } else { dir.clone() };
    let label = dir.file_name().expect("a corpus folder has a name").to_string_lossy().into_owned();
    sources(&dir).into_iter().map(|source| load(&label, source, &outputs)).collect()
}

fn sources(dir: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(dir).unwrap_or_else(|e| panic!("{}: {e}", dir.display()));
    let mut sources: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the corpus is readable").path())
        .filter(|path| path.extension().is_some_and(|ext| ext == "go"))
        .collect();
    sources.sort();
    assert!(!sources.is_empty(), "{} holds programs", dir.display());
    sources
}

fn load(label: &str, source: PathBuf, outputs: &Path) -> Program {
    let stem = source.file_stem().expect("a program has a name").to_string_lossy().into_owned();
    let expected = |ext: &str| outputs.join(format!("{stem}.{ext}"));
    let exit = std::fs::read_to_string(expected("exit"))
        .map_or(0, |text| text.trim().parse().expect("an .exit file holds a number"));
    Program {
        name: format!("{label}/{stem}"),
        stdout: std::fs::read(expected("out")).unwrap_or_default(),
        exit,
        stderr: std::fs::read_to_string(expected("err")).ok(),
        source,
    }
}

impl Program {
    pub fn file_name(&self) -> String {
        let name = self.source.file_name().expect("a program has a name");
        name.to_string_lossy().into_owned()
    }

    /// Says how `outcome` differs from what Go does, if it does.
    pub fn compare(&self, outcome: &Outcome) -> Result<(), String> {
        if outcome.end != End::Exit(self.exit) {
            let stderr = strip_ansi(&outcome.stderr_text());
            let head: Vec<&str> = stderr.lines().take(6).collect();
            return Err(format!(
                "{}, expected exit {}; stderr: {}",
                outcome.end,
                self.exit,
                if head.is_empty() { "empty".to_string() } else { head.join(" | ") }
            ));
        }
        if outcome.stdout != self.stdout {
            return Err(first_difference(&self.stdout, &outcome.stdout));
        }
        match &self.stderr {
            Some(expected) => compare_panic(expected, &outcome.stderr_text(), &self.file_name()),
            None => Ok(()),
        }
    }

    /// Compares the diagnostics of a program that does not compile.
    pub fn compare_errors(&self, outcome: &Outcome) -> Result<(), String> {
        let expected_text = self.stderr.as_deref().expect("a wrong program has an .err file");
        let file = self.file_name();
        let actual = strip_ansi(&outcome.stderr_text());
        if !matches!(outcome.end, End::Exit(1 | 2)) {
            return Err(format!("{}, expected exit 1; stderr: {actual}", outcome.end));
        }
        let expected = diagnostics(expected_text, &file);
        if expected.is_empty() {
            let text = expected_text.trim();
            return if actual.contains(text) { Ok(()) } else { Err(format!("no {text:?} in {actual}")) };
        }
        let cut = expected.iter().position(|line| line.ends_with(": too many errors"));
        let wanted = &expected[..cut.unwrap_or(expected.len())];
        let mut got = diagnostics(&actual, &file);
        got.retain(|line| !line.ends_with("too many errors"));
        if cut.is_some() {
            got.truncate(wanted.len());
        }
        let same =
            got.len() == wanted.len() && wanted.iter().zip(&got).all(|(want, have)| diagnostic_matches(want, have));
        if same {
            return Ok(());
        }
        Err(first_difference(wanted.join("\n").as_bytes(), got.join("\n").as_bytes()))
    }
}

/// An expected line that ends in `...` is a beginning.
fn diagnostic_matches(want: &str, have: &str) -> bool {
    match want.strip_suffix(" ...") {
        Some(beginning) => have.starts_with(beginning),
        None => want == have,
    }
}

/// The lines `FILE:LINE:COLUMN: message`, without the folder of the file (in messages too) and
/// without continuation lines.
fn diagnostics(text: &str, file: &str) -> Vec<String> {
    let prefix = format!("{file}:");
    let mut lines = Vec::new();
    for line in text.lines() {
        let Some(at) = line.find(&prefix) else { continue };
        let folder = &line[..at];
        if folder.contains(char::is_whitespace) || !(folder.is_empty() || folder.ends_with('/')) {
            continue;
        }
        let mut parts = line[at + prefix.len()..].splitn(3, ':');
        let is_number = |part: Option<&str>| part.is_some_and(|p| p.parse::<u32>().is_ok());
        if is_number(parts.next()) && is_number(parts.next()) {
            lines.push(line[at..].trim_end().replace(&format!("./{file}"), file));
        }
    }
    lines
}

/// Compares the text of a panic and the functions and lines of its trace.
fn compare_panic(expected: &str, actual: &str, file: &str) -> Result<(), String> {
    let want = Crash::parse(expected, file);
    let have = Crash::parse(actual, file);
    if want.message != have.message {
        return Err(first_difference(want.message.join("\n").as_bytes(), have.message.join("\n").as_bytes()));
    }
    if want.goroutine != have.goroutine {
        return Err(format!("expected {:?}, got {:?}", want.goroutine, have.goroutine));
    }
    let mut frames = have.frames.iter();
    for frame in &want.frames {
        if !frames.any(|candidate| candidate == frame) {
            return Err(format!("no frame {frame:?} in order in {:?}", have.frames));
        }
    }
    Ok(())
}

/// The parts of a crash report that are the same at each run.
struct Crash {
    message: Vec<String>,
    goroutine: Option<String>,
    frames: Vec<(String, String)>,
}

impl Crash {
    fn parse(text: &str, file: &str) -> Crash {
        let text = strip_ansi(text);
        let mut lines = text.lines();
        let message = lines
            .by_ref()
            .take_while(|line| !line.is_empty())
            .filter(|line| !line.starts_with("runtime: sp="))
            .map(stable_message)
            .collect();
        let rest: Vec<&str> = lines.collect();
        let start = rest.iter().position(|l| l.starts_with("goroutine ") && l.ends_with("]:"));
        let trace: Vec<&str> = match start {
            Some(at) => rest[at + 1..].iter().copied().take_while(|l| !l.is_empty()).collect(),
            None => Vec::new(),
        };
        let frames = trace
            .windows(2)
            .filter(|pair| !pair[0].starts_with('\t') && pair[1].starts_with('\t'))
            .filter_map(|pair| frame(pair[0], pair[1], file))
            .collect();
        Crash { message, goroutine: start.map(|at| stable_goroutine(rest[at])), frames }
    }
}

/// Addresses become `0x?`, and the line about the signal only its beginning.
fn stable_message(line: &str) -> String {
    if line.starts_with("[signal SIGSEGV") {
        return "[signal SIGSEGV]".to_string();
    }
    let mut out = String::new();
    let mut rest = line;
    while let Some(at) = rest.find("0x") {
        out.push_str(&rest[..at]);
        out.push_str("0x?");
        rest = rest[at + 2..].trim_start_matches(|c: char| c.is_ascii_hexdigit() || c == '?');
    }
    out + rest
}

/// A fatal error's trace tells addresses of the goroutine (`gp=0x1 m=3`), which go.
fn stable_goroutine(line: &str) -> String {
    let mut words: Vec<&str> = line.split(' ').filter(|word| !word.contains('=')).collect();
    if words.get(1).is_some_and(|number| *number != "1") {
        words[1] = "N";
    }
    words.join(" ")
}

/// `(function, FILE:LINE)` of the two lines of a frame of the program itself.
fn frame(function: &str, place: &str, file: &str) -> Option<(String, String)> {
    let (created, name) = match function.strip_prefix("created by ") {
        Some(name) => (true, name.split(" in goroutine").next().unwrap_or(name)),
        None => (false, function),
    };
    if !name.starts_with("main.") {
        return None;
    }
    let name = if created { name } else { without_arguments(name) };
    let place = place.trim().split(' ').next().unwrap_or_default();
    let at = place.rfind(file)?;
    let prefix = if created { "created by " } else { "" };
    Some((format!("{prefix}{name}"), place[at..].to_string()))
}

/// Cuts the argument list, the last parenthesis that is not a receiver's.
fn without_arguments(name: &str) -> &str {
    match name.rfind('(') {
        Some(at) if name.ends_with(')') => &name[..at],
        _ => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "panic: main.T{...} 0xc000\n[signal SIGSEGV: x addr=0x0 pc=0x1]\n\n\
        goroutine 1 [running]:\nmain.(*list).get({0xc0, 0x3?}, 0x5)\n\t/tmp/a/p.go:7 +0x19\n\
        runtime.x()\n\t/go/panic.go:1 +0x1\nmain.main()\n\t/tmp/a/p.go:13\n";

    #[test]
    fn addresses_and_arguments_do_not_count() {
        let expected = "panic: main.T{...} 0x?\n[signal SIGSEGV]\n\ngoroutine 1 [running]:\n\
            main.(*list).get\n\tp.go:7\nmain.main\n\tp.go:13\n";
        assert_eq!(compare_panic(expected, REPORT, "p.go"), Ok(()));
    }

    #[test]
    fn a_wrong_line_or_order_of_frames_is_found() {
        let head = "panic: main.T{...} 0x?\n[signal SIGSEGV]\n\ngoroutine 1 [running]:\n";
        let wrong_line = format!("{head}main.(*list).get\n\tp.go:8\n");
        assert!(compare_panic(&wrong_line, REPORT, "p.go").is_err());
        let wrong_order = format!("{head}main.main\n\tp.go:13\nmain.(*list).get\n\tp.go:7\n");
        assert!(compare_panic(&wrong_order, REPORT, "p.go").is_err());
    }

    #[test]
    fn diagnostics_are_found_among_excerpts() {
        let text = "some/dir/x.go:3:7: undefined: y\n   ╭─[ x.go:3:7 ]\n 3 │ y\n\
            \t./x.go:1:1: other declaration of y\nx.go:4:1: missing return\n";
        assert_eq!(diagnostics(text, "x.go"), ["x.go:3:7: undefined: y", "x.go:4:1: missing return"]);
    }
}

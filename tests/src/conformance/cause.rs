//! Why a program failed, in words short enough to group tests by.

use super::Verdict;
use crate::process::End;
use crate::report::strip_ansi;

/// A cause is cut here.
const LONGEST: usize = 110;

/// Judges a process that should have succeeded. `Ok` means that it did.
pub fn of_process(end: &End, output: &[u8]) -> Result<(), Verdict> {
    let text = strip_ansi(&String::from_utf8_lossy(output));
    if let Some(crash) = crash(end, &text) {
        return Err(crash);
    }
    match end {
        End::Exit(0) => Ok(()),
        End::TimedOut => Err(Verdict::Fail("timeout".to_string())),
        End::Exit(code) => Err(of_failure(*code, &text)),
        End::Signal(signal) => Err(Verdict::Crash(format!("crash: signal {signal}"))),
    }
}

/// The verdict on a process that died of a defect of `vo` itself.
pub fn crash(end: &End, text: &str) -> Option<Verdict> {
    if let Some(line) = text.lines().find(|line| line.starts_with("thread '") && line.contains("panicked at")) {
        let place = line.split("panicked at ").nth(1).unwrap_or_default().trim_end_matches(':');
        let message = text.lines().skip_while(|l| *l != line).nth(1).unwrap_or_default();
        return Some(Verdict::Crash(shorten(&format!("crash: {}: {message}", without_column(place)))));
    }
    if text.contains("has overflowed its stack") {
        return Some(Verdict::Crash("crash: stack overflow".to_string()));
    }
    match end {
        End::Signal(signal) => Some(Verdict::Crash(format!("crash: {}", signal_name(*signal)))),
        _ => None,
    }
}

fn signal_name(signal: i32) -> String {
    let name = match signal {
        4 => "SIGILL",
        6 => "SIGABRT",
        7 => "SIGBUS",
        8 => "SIGFPE",
        9 => "SIGKILL (out of memory?)",
        11 => "SIGSEGV",
        _ => return format!("signal {signal}"),
    };
    name.to_string()
}

/// `src/x.rs:3:5` without the 5, and without folders of the machine.
fn without_column(place: &str) -> &str {
    place.rsplit_once(':').map_or(place, |(rest, _)| rest)
}

fn of_failure(code: i32, text: &str) -> Verdict {
    if let Some(path) = missing_package(text) {
        return Verdict::MissingPackage(path);
    }
    if let Some(message) = first_diagnostic(text) {
        return Verdict::Fail(compile_error(&message));
    }
    let telling = |line: &&str| {
        ["panic: ", "fatal error: ", "vo: "].iter().any(|start| line.starts_with(start)) || line.contains("FAIL")
    };
    let line = text.lines().find(telling).or_else(|| text.lines().find(|l| !l.trim().is_empty()));
    match line {
        Some(line) => Verdict::Fail(shorten(&format!("exit {code}: {}", stable(line)))),
        None => Verdict::Fail(format!("exit {code} without a word")),
    }
}

/// The cause of a message of the compiler.
pub fn compile_error(message: &str) -> String {
    let message = message.lines().next().unwrap_or_default();
    shorten(&format!("compile: {}", stable(message)))
}

/// The package that an import did not find, if that is what the text complains of.
pub fn missing_package(text: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let (before, _) = line.split_once(" is not in std")?;
        let (_, path) = before.rsplit_once("package ")?;
        (!path.contains(' ') && !path.starts_with("test/")).then(|| path.to_string())
    })
}

/// The message of the first line `FILE:LINE:COLUMN: message`.
fn first_diagnostic(text: &str) -> Option<String> {
    text.lines().find_map(|line| {
        let mut parts = line.splitn(4, ':');
        let (file, row, column, message) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let is_place = file.contains(".go") && row.parse::<u32>().is_ok() && column.parse::<u32>().is_ok();
        is_place.then(|| message.trim().to_string())
    })
}

/// Numbers that vary from test to test or run to run become `N`.
pub fn stable(text: &str) -> String {
    let mut out = String::new();
    let mut previous = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_ascii_digit() && !previous.is_alphanumeric() && previous != '_' {
            while chars.peek().is_some_and(|c| c.is_ascii_hexdigit() || *c == 'x') {
                chars.next();
            }
            out.push('N');
            previous = 'N';
        } else {
            out.push(c);
            previous = c;
        }
    }
    out
}

/// Cuts a cause, and keeps it fit for a heading of the list.
pub fn shorten(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default().replace(['[', ']'], "|");
    if line.chars().count() <= LONGEST {
        return line.trim().to_string();
    }
    format!("{}…", line.chars().take(LONGEST).collect::<String>().trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(code: i32, text: &str) -> Verdict {
        of_process(&End::Exit(code), text.as_bytes()).unwrap_err()
    }

    #[test]
    fn a_panic_of_rust_is_a_crash_whatever_the_exit_code() {
        let text = "thread 'main' (12) panicked at lower/src/call.rs:10:7:\nindex out of bounds\nnote: run with\n";
        assert_eq!(judge(101, text), Verdict::Crash("crash: lower/src/call.rs:10: index out of bounds".into()));
        assert!(matches!(of_process(&End::Signal(11), b""), Err(Verdict::Crash(_))));
    }

    #[test]
    fn causes_leave_out_places_and_numbers() {
        assert_eq!(judge(1, "dir/x.go:3:7: undefined: y\n"), Verdict::Fail("compile: undefined: y".into()));
        assert_eq!(
            judge(2, "out\npanic: got 17 of 0xc0ffee\n\ngoroutine 1"),
            Verdict::Fail("exit 2: panic: got N of N".into())
        );
        assert_eq!(judge(1, "x.go:3:8: package net/http is not in std\n"), Verdict::MissingPackage("net/http".into()));
        assert!(of_process(&End::Exit(0), b"fine").is_ok());
    }
}

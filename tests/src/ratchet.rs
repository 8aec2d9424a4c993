//! The list of failures that are known, which may only become shorter.
//!
//! Each line of `expected_failures.txt` is `folder/name mode reason`; a mode may be
//! `*` for all, and a name may end in `*`. A test that fails without being listed
//! fails the run, and so does a line that no failure uses any more.

use std::cell::Cell;
use std::fmt::Write;

/// One line of the list.
struct Entry {
    name: String,
    mode: String,
    used: Cell<bool>,
    applicable: Cell<bool>,
}

impl Entry {
    fn covers(&self, name: &str, mode: &str) -> bool {
        let name_fits = match self.name.strip_suffix('*') {
            Some(beginning) => name.starts_with(beginning),
            None => name == self.name,
        };
        name_fits && (self.mode == "*" || self.mode == mode)
    }
}

pub struct Ratchet {
    entries: Vec<Entry>,
}

/// One execution of one program.
pub struct Run {
    pub name: String,
    pub mode: &'static str,
    pub result: Result<(), String>,
}

impl Ratchet {
    pub fn load() -> Ratchet {
        let path = crate::root().join("expected_failures.txt");
        Ratchet::parse(&std::fs::read_to_string(path).expect("the list of failures is readable"))
    }

    fn parse(text: &str) -> Ratchet {
        let lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
        let entries = lines.map(|line| {
            let mut words = line.split_whitespace();
            let (name, mode) = (words.next(), words.next());
            assert!(words.next().is_some(), "an expected failure has name, mode, reason: {line}");
            Entry {
                name: name.unwrap_or_default().to_string(),
                mode: mode.unwrap_or_default().to_string(),
                used: Cell::new(false),
                applicable: Cell::new(false),
            }
        });
        Ratchet { entries: entries.collect() }
    }

    /// Holds the runs against the list: the text of a summary, as an error when
    /// something is wrong. Lines about programs that did not run do not count.
    pub fn judge(&self, runs: &[Run]) -> Result<String, String> {
        let mut unexpected = Vec::new();
        let mut known = 0;
        for run in runs {
            let mut listed = false;
            for entry in self.entries.iter().filter(|e| e.covers(&run.name, run.mode)) {
                entry.applicable.set(true);
                if run.result.is_err() {
                    entry.used.set(true);
                    listed = true;
                }
            }
            match &run.result {
                Ok(()) => {}
                Err(_) if listed => known += 1,
                Err(why) => unexpected.push((run, why)),
            }
        }
        let stale: Vec<&Entry> = self.entries.iter().filter(|e| e.applicable.get() && !e.used.get()).collect();
        let mut text = String::new();
        for (run, why) in &unexpected {
            let _ = writeln!(text, "  {} {}: {why}", run.name, run.mode);
        }
        for entry in &stale {
            let _ = writeln!(text, "  {} {}: listed as failing, but passes", entry.name, entry.mode);
        }
        let _ = write!(
            text,
            "{} runs: {} passed, {known} known failures, {} unexpected failures, {} stale lines",
            runs.len(),
            runs.iter().filter(|r| r.result.is_ok()).count(),
            unexpected.len(),
            stale.len()
        );
        if unexpected.is_empty() && stale.is_empty() { Ok(text) } else { Err(text) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(name: &str, mode: &'static str, ok: bool) -> Run {
        let result = if ok { Ok(()) } else { Err("differs".to_string()) };
        Run { name: name.to_string(), mode, result }
    }

    #[test]
    fn an_unlisted_failure_fails_the_run() {
        let list = Ratchet::parse("");
        assert!(list.judge(&[run("p/a", "vm", true)]).is_ok());
        assert!(list.judge(&[run("p/a", "vm", false)]).is_err());
    }

    #[test]
    fn a_listed_test_that_passes_fails_the_run() {
        let list = Ratchet::parse("p/a vm not there yet");
        assert!(list.judge(&[run("p/a", "vm", false), run("p/a", "aot", true)]).is_ok());
        let list = Ratchet::parse("p/a vm not there yet");
        assert!(list.judge(&[run("p/a", "vm", true)]).is_err());
    }

    #[test]
    fn a_pattern_is_stale_when_nothing_it_covers_fails() {
        let list = Ratchet::parse("# comment\np/gen_* * generics\n");
        assert!(list.judge(&[run("p/gen_x", "vm", false), run("p/gen_y", "vm", true)]).is_ok());
        let list = Ratchet::parse("p/gen_* * generics");
        assert!(list.judge(&[run("p/gen_x", "vm", true)]).is_err());
        let list = Ratchet::parse("p/gen_* * generics");
        assert!(list.judge(&[run("p/other", "vm", true)]).is_ok(), "not run, not stale");
    }
}

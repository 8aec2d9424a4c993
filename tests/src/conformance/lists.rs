//! The two lists of the repository: tests that fail, and tests that do not apply.
//!
//! `xfail.txt` holds names under their causes: a line `[cause]`, then one test a line. A test that
//! fails in some modes only has them behind its name.
//! `not-applicable.txt` holds a pattern, a colon and the reason a line. A pattern is a name, which may
//! end in `*`, or `@directive` with an optional flag, which may end in `*` as well; the directive `*`
//! is any.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::recipe::Recipe;
use super::{TestRun, Verdict};
use crate::mode::Mode;

pub fn folder() -> PathBuf {
    crate::root().join("conformance")
}

/// Tests that are not `vo`'s business.
pub struct NotApplicable {
    rules: Vec<(String, String)>,
}

impl NotApplicable {
    pub fn load() -> NotApplicable {
        let path = folder().join("not-applicable.txt");
        NotApplicable::parse(&std::fs::read_to_string(path).unwrap_or_default())
    }

    fn parse(text: &str) -> NotApplicable {
        let lines = text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#'));
        let rules = lines.map(|line| {
            let (pattern, reason) = line.split_once(" : ").unwrap_or_else(|| panic!("no reason: {line}"));
            (pattern.trim().to_string(), reason.trim().to_string())
        });
        NotApplicable { rules: rules.collect() }
    }

    /// Why a test does not apply, if it does not.
    pub fn reason(&self, name: &str, recipe: Option<&Recipe>) -> Option<&str> {
        let rule = self.rules.iter().find(|(pattern, _)| match pattern.strip_prefix('@') {
            Some(rule) => recipe.is_some_and(|recipe| rule_fits(rule, recipe)),
            None => fits(pattern, name),
        });
        rule.map(|(_, reason)| reason.as_str())
    }
}

fn rule_fits(rule: &str, recipe: &Recipe) -> bool {
    let (directive, flag) = rule.split_once(' ').unwrap_or((rule, ""));
    fits(directive, &recipe.directive) && (flag.is_empty() || recipe.flags.iter().any(|have| fits(flag.trim(), have)))
}

fn fits(pattern: &str, text: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => text.starts_with(beginning),
        None => pattern == text,
    }
}

/// An expected failure: its cause, and the modes it happens in. None means all, and is decided by the
/// main mode.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Expected {
    cause: String,
    modes: BTreeSet<String>,
}

/// The failures that are known, by test.
#[derive(Debug, Default)]
pub struct ExpectedFailures {
    entries: BTreeMap<String, Vec<Expected>>,
}

/// What a run came to when held against the lists.
#[derive(Debug, Default)]
pub struct Judgement {
    pub crashes: Vec<TestRun>,
    pub unexpected: Vec<TestRun>,
    /// Names with the modes in which they pass although listed.
    pub stale: Vec<String>,
}

impl Judgement {
    pub fn is_good(&self) -> bool {
        self.crashes.is_empty() && self.unexpected.is_empty() && self.stale.is_empty()
    }
}

impl ExpectedFailures {
    pub fn path() -> PathBuf {
        folder().join("xfail.txt")
    }

    pub fn load(path: &Path) -> ExpectedFailures {
        ExpectedFailures::parse(&std::fs::read_to_string(path).unwrap_or_default())
    }

    fn parse(text: &str) -> ExpectedFailures {
        let mut list = ExpectedFailures::default();
        let mut cause = String::new();
        for line in text.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
            if let Some(text) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
                cause = text.to_string();
                continue;
            }
            let mut words = line.split_whitespace().map(str::to_string);
            let name = words.next().expect("a line that is not empty has a word");
            let expected = Expected { cause: cause.clone(), modes: words.collect() };
            list.entries.entry(name).or_default().push(expected);
        }
        list
    }

    pub fn covers(&self, name: &str, mode: &str) -> bool {
        self.find(name, mode).is_some()
    }

    fn find(&self, name: &str, mode: &str) -> Option<&Expected> {
        self.entries.get(name)?.iter().find(|e| e.modes.is_empty() || e.modes.contains(mode))
    }

    /// Holds runs against the list.
    pub fn judge(&self, runs: &[TestRun]) -> Judgement {
        let mut judgement = Judgement::default();
        let mut fine: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for run in runs {
            match &run.verdict {
                Verdict::Crash(_) => judgement.crashes.push(run.clone()),
                Verdict::Fail(_) if !self.covers(&run.name, run.mode) => judgement.unexpected.push(run.clone()),
                _ => {}
            }
            if !matches!(run.verdict, Verdict::Fail(_) | Verdict::Crash(_)) {
                fine.entry(&run.name).or_default().insert(run.mode);
            }
        }
        for (name, passing) in fine {
            for expected in self.entries.get(name).into_iter().flatten() {
                let listed = |mode: &str| match expected.modes.is_empty() {
                    true => is_main(mode),
                    false => expected.modes.contains(mode),
                };
                let stale: Vec<&str> = passing.iter().copied().filter(|mode| listed(mode)).collect();
                if !stale.is_empty() {
                    judgement.stale.push(format!("{name} {}", stale.join(" ")));
                }
            }
        }
        judgement
    }

    /// Makes the list what the runs say, for the tests and modes that ran. A test that fails in the main
    /// mode is listed without modes.
    pub fn bless(&mut self, runs: &[TestRun]) {
        let mut by_name: BTreeMap<&str, Vec<&TestRun>> = BTreeMap::new();
        for run in runs {
            by_name.entry(&run.name).or_default().push(run);
        }
        for (name, runs) in by_name {
            let ran: BTreeSet<&str> = runs.iter().map(|r| r.mode).collect();
            let ran_main = ran.iter().any(|mode| is_main(mode));
            let mut entries: Vec<Expected> = self.entries.remove(name).unwrap_or_default();
            if ran_main {
                entries.retain(|e| !e.modes.is_empty());
            }
            entries.retain_mut(|entry| {
                let everywhere = entry.modes.is_empty();
                entry.modes.retain(|mode| !ran.contains(mode.as_str()));
                everywhere || !entry.modes.is_empty()
            });
            for run in runs {
                let (Verdict::Fail(cause) | Verdict::Crash(cause)) = &run.verdict else { continue };
                if is_main(run.mode) {
                    entries = vec![Expected { cause: cause.clone(), modes: BTreeSet::new() }];
                } else if !entries.iter().any(|e| e.modes.is_empty()) {
                    match entries.iter_mut().find(|e| e.cause == *cause) {
                        Some(entry) => _ = entry.modes.insert(run.mode.to_string()),
                        None => entries
                            .push(Expected { cause: cause.clone(), modes: BTreeSet::from([run.mode.to_string()]) }),
                    }
                }
            }
            if !entries.is_empty() {
                self.entries.insert(name.to_string(), entries);
            }
        }
    }

    /// Removes tests that no run knows any more.
    pub fn retain(&mut self, known: impl Fn(&str) -> bool) {
        self.entries.retain(|name, _| known(name));
    }

    /// The list as text: the causes with most tests first.
    pub fn to_text(&self) -> String {
        let mut by_cause: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (name, expected) in &self.entries {
            for e in expected {
                let modes: String = e.modes.iter().map(|mode| format!(" {mode}")).collect();
                by_cause.entry(&e.cause).or_default().push(format!("{name}{modes}"));
            }
        }
        let mut causes: Vec<_> = by_cause.into_iter().collect();
        causes.sort_by_key(|(cause, tests)| (std::cmp::Reverse(tests.len()), cause.to_string()));
        let mut out = String::from(
            "# Tests that fail, under their causes: see src/conformance/lists.rs.\n\
             # `conformance --bless` writes this file.\n",
        );
        for (cause, tests) in causes {
            out.push_str(&format!("\n[{cause}]\n{}\n", tests.join("\n")));
        }
        out
    }
}

/// The mode of tests in which nothing runs.
pub const CHECK: &str = "check";

/// Whether a failure in this mode is one in all: the interpreter's and the checker's are.
fn is_main(mode: &str) -> bool {
    mode == Mode::Vm.name() || mode == CHECK
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(name: &str, mode: &'static str, verdict: Verdict) -> TestRun {
        TestRun { name: name.into(), directive: "run".into(), mode, verdict, detail: String::new(), millis: 0 }
    }

    fn fail(cause: &str) -> Verdict {
        Verdict::Fail(cause.into())
    }

    #[test]
    fn failures_must_be_listed_and_listed_tests_must_fail() {
        let list = ExpectedFailures::parse("[no generics]\ngo/a.go\ngo/b.go jit-only\n");
        assert!(list.judge(&[run("go/a.go", "vm", fail("x")), run("go/b.go", "jit-only", fail("x"))]).is_good());
        assert_eq!(list.judge(&[run("go/b.go", "vm", fail("x"))]).unexpected.len(), 1);
        assert_eq!(list.judge(&[run("go/a.go", "vm", Verdict::Pass)]).stale, ["go/a.go vm"]);
        assert_eq!(list.judge(&[run("go/b.go", "vm", Verdict::Pass)]).stale.len(), 0);
        assert_eq!(list.judge(&[run("go/a.go", "jit-only", Verdict::Pass)]).stale.len(), 0);
    }

    #[test]
    fn a_crash_is_never_accepted() {
        let list = ExpectedFailures::parse("[crash]\ngo/a.go\n");
        assert_eq!(list.judge(&[run("go/a.go", "vm", Verdict::Crash("crash".into()))]).crashes.len(), 1);
    }

    #[test]
    fn blessing_keeps_what_did_not_run_and_reads_back() {
        let mut list = ExpectedFailures::parse("[old]\ngo/a.go\ngo/b.go jit-only\ngo/c.go\n");
        list.bless(&[
            run("go/a.go", "vm", Verdict::Pass),
            run("go/b.go", "vm", Verdict::Pass),
            run("go/b.go", "auto", fail("new")),
            run("go/c.go", "auto", Verdict::Pass),
            run("go/d.go", "check", fail("new")),
        ]);
        let text = list.to_text();
        let again = ExpectedFailures::parse(&text);
        assert_eq!(again.to_text(), text);
        assert!(!text.contains("go/a.go") && text.contains("go/b.go jit-only") && text.contains("go/b.go auto"));
        assert!(text.contains("go/c.go\n") && text.contains("go/d.go\n"));
    }

    #[test]
    fn rules_name_tests_or_flags() {
        let rules = NotApplicable::parse("go/codegen/* : assembly\n@errorcheck -d=* : gc\n@asmcheck : assembly\n");
        let recipe = Recipe::parse("// errorcheck -0 -d=nil\n\npackage p\n").unwrap();
        assert_eq!(rules.reason("go/x.go", Some(&recipe)), Some("gc"));
        assert_eq!(rules.reason("go/codegen/x.go", None), Some("assembly"));
        assert_eq!(rules.reason("go/x.go", None), None);
    }
}

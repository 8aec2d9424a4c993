//! What runs came to, as tables for people.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{TestRun, Verdict};

#[derive(Default, Clone, Copy)]
struct Counts {
    pass: usize,
    fail: usize,
    crash: usize,
    missing: usize,
    not_applicable: usize,
    skipped: usize,
}

impl Counts {
    fn add(&mut self, verdict: &Verdict) {
        *match verdict {
            Verdict::Pass => &mut self.pass,
            Verdict::Fail(_) => &mut self.fail,
            Verdict::Crash(_) => &mut self.crash,
            Verdict::MissingPackage(_) => &mut self.missing,
            Verdict::NotApplicable(_) => &mut self.not_applicable,
            Verdict::Skipped(_) => &mut self.skipped,
        } += 1;
    }

    /// Tests that `vo` should pass.
    fn applicable(&self) -> usize {
        self.pass + self.fail + self.crash + self.missing
    }

    fn row(&self, name: &str, mode: &str) -> String {
        let percent = match self.applicable() {
            0 => "-".to_string(),
            all => format!("{:.1} %", self.pass as f64 * 100.0 / all as f64),
        };
        format!(
            "{name:<22}{mode:<10}{:>7}{:>7}{:>7}{:>9}{:>6}{:>9}{percent:>10}",
            self.pass, self.fail, self.crash, self.missing, self.not_applicable, self.skipped
        )
    }
}

/// A row for each directive and mode, and one for each mode and suite.
pub fn table(runs: &[TestRun]) -> String {
    let mut rows: BTreeMap<(&str, &str), Counts> = BTreeMap::new();
    let mut totals: BTreeMap<(String, &str), Counts> = BTreeMap::new();
    for run in runs {
        rows.entry((&run.directive, run.mode)).or_default().add(&run.verdict);
        let suite = run.name.split('/').next().unwrap_or_default();
        totals.entry((format!("total {suite}"), run.mode)).or_default().add(&run.verdict);
        totals.entry(("total".to_string(), "")).or_default().add(&run.verdict);
    }
    let mut out = format!(
        "{:<22}{:<10}{:>7}{:>7}{:>7}{:>9}{:>6}{:>9}{:>10}\n",
        "directive", "mode", "pass", "fail", "crash", "no pkg", "n/a", "excluded", "passing"
    );
    for ((directive, mode), counts) in &rows {
        let _ = writeln!(out, "{}", counts.row(directive, mode));
    }
    for ((name, mode), counts) in &totals {
        let _ = writeln!(out, "{}", counts.row(name, mode));
    }
    out
}

/// Causes of failures by the number of tests that each blocks, with an example.
pub fn causes(runs: &[TestRun], most: usize) -> String {
    let mut by_cause: BTreeMap<String, Vec<&TestRun>> = BTreeMap::new();
    for run in runs {
        let cause = match &run.verdict {
            Verdict::Fail(cause) | Verdict::Crash(cause) => cause.clone(),
            Verdict::MissingPackage(path) => format!("missing package: {path}"),
            _ => continue,
        };
        by_cause.entry(cause).or_default().push(run);
    }
    let mut causes: Vec<_> = by_cause.into_iter().collect();
    causes.sort_by_key(|(cause, runs)| (std::cmp::Reverse(runs.len()), cause.clone()));
    let mut out = String::new();
    for (cause, runs) in causes.iter().take(most) {
        let _ = writeln!(out, "{:>5}  {cause}  (e.g. {} {})", runs.len(), runs[0].name, runs[0].mode);
    }
    if causes.len() > most {
        let _ = writeln!(out, "       and {} further causes", causes.len() - most);
    }
    out
}

/// A failure with all that is known of it.
pub fn failure(run: &TestRun) -> String {
    let cause = match &run.verdict {
        Verdict::Fail(cause) | Verdict::Crash(cause) => cause.clone(),
        Verdict::MissingPackage(path) => format!("missing package: {path}"),
        other => format!("{other:?}"),
    };
    let mut out = format!("{} {} ({} ms): {cause}\n", run.name, run.mode, run.millis);
    for line in run.detail.lines().take(12) {
        let _ = writeln!(out, "    {line}");
    }
    out
}

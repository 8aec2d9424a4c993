//! Which tests run in which modes, and the runs.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::go_suite::{self, GoTest};
use super::go_test::{self, Failure};
use super::lists::{CHECK, NotApplicable};
use super::recipe::NoRecipe;
use super::subject::{Place, Subject, not_started};
use super::types_suite::{self, TypesTest};
use super::{TestRun, Verdict};
use crate::in_threads;

/// What to run.
pub struct Plan {
    pub subjects: Vec<Subject>,
    /// Only tests with one of these in their names.
    pub only: Vec<String>,
    /// So many of the programs, spread evenly.
    pub sample: Option<usize>,
    pub jobs: usize,
    pub timeout: Duration,
    pub goroot: Option<PathBuf>,
    /// Whether to tell how far it is.
    pub progress: bool,
}

impl Plan {
    fn wants(&self, name: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|part| name.contains(part))
    }

    /// Runs the suite of Go's compiler. The first subject does every test, the others only those
    /// programs that went well with the first.
    pub fn go_suite(&self, root: &std::path::Path) -> Vec<TestRun> {
        let not_applicable = NotApplicable::load();
        let tests: Vec<GoTest> = go_suite::tests(root).into_iter().filter(|t| self.wants(&t.name)).collect();
        let mut runs = Vec::new();
        let mut programs: Vec<&GoTest> = tests.iter().collect();
        for (i, &subject) in self.subjects.iter().enumerate() {
            if i > 0 || self.sample.is_some() {
                programs.retain(|t| t.recipe.as_ref().is_ok_and(|r| r.executes()));
            }
            if let Some(count) = self.sample.filter(|_| i == 0) {
                programs.retain(|t| not_applicable.reason(&t.name, t.recipe.as_ref().ok()).is_none());
                let step = programs.len().div_ceil(count.max(1)).max(1);
                programs = programs.into_iter().step_by(step).collect();
            }
            let done = self.parallel(&programs, |test| self.go_test(test, subject, root, &not_applicable));
            if i == 0 {
                let good: BTreeSet<&str> =
                    done.iter().filter(|r| r.verdict == Verdict::Pass).map(|r| r.name.as_str()).collect();
                programs.retain(|t| good.contains(t.name.as_str()));
            }
            runs.extend(done);
        }
        runs
    }

    fn go_test(
        &self,
        test: &GoTest,
        subject: Subject,
        root: &std::path::Path,
        not_applicable: &NotApplicable,
    ) -> TestRun {
        let recipe = match &test.recipe {
            Ok(recipe) => recipe,
            Err(NoRecipe::Excluded(why) | NoRecipe::Unknown(why)) => {
                return finished(&test.name, "excluded", CHECK, Verdict::Skipped(why.clone()));
            }
        };
        let mode = if recipe.executes() { subject.name() } else { CHECK };
        if let Some(why) = not_applicable.reason(&test.name, Some(recipe)) {
            return finished(&test.name, &recipe.directive, mode, Verdict::NotApplicable(why.to_string()));
        }
        let timeout = recipe.timeout_seconds.map_or(self.timeout, |s| self.timeout.max(Duration::from_secs(s)));
        self.timed(&test.name, &recipe.directive, mode, timeout, |place| {
            go_test::perform(test, recipe, subject, root, place)
        })
    }

    /// Runs the cases of the type checker.
    pub fn types_suite(&self, root: &std::path::Path) -> Vec<TestRun> {
        let not_applicable = NotApplicable::load();
        let tests: Vec<TypesTest> = types_suite::tests(root).into_iter().filter(|t| self.wants(&t.name)).collect();
        self.parallel(&tests, |test| match not_applicable.reason(&test.name, None) {
            Some(why) => finished(&test.name, "types", CHECK, Verdict::NotApplicable(why.to_string())),
            None => self.timed(&test.name, "types", CHECK, self.timeout, |place| types_suite::perform(test, place)),
        })
    }

    fn timed(
        &self,
        name: &str,
        directive: &str,
        mode: &'static str,
        timeout: Duration,
        work: impl FnOnce(&Place<'_>) -> Result<(), Failure>,
    ) -> TestRun {
        let started = Instant::now();
        let result = match tempfile::tempdir() {
            Ok(scratch) => work(&Place { scratch: scratch.path(), timeout, goroot: self.goroot.as_deref() }),
            Err(error) => Err(not_started(&error).into()),
        };
        let (verdict, detail) = match result {
            Ok(()) => (Verdict::Pass, String::new()),
            Err(Failure { verdict, detail }) => (verdict, detail),
        };
        let millis = started.elapsed().as_millis() as u64;
        TestRun { name: name.to_string(), directive: directive.to_string(), mode, verdict, detail, millis }
    }

    fn parallel<T: Sync>(&self, tests: &[T], work: impl Fn(&T) -> TestRun + Sync) -> Vec<TestRun> {
        let done = AtomicUsize::new(0);
        in_threads(self.jobs, tests, |test| {
            let run = work(test);
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            if self.progress && done.is_multiple_of(200) {
                eprintln!("  {done} of {}", tests.len());
            }
            run
        })
    }
}

fn finished(name: &str, directive: &str, mode: &'static str, verdict: Verdict) -> TestRun {
    TestRun { name: name.into(), directive: directive.into(), mode, verdict, detail: String::new(), millis: 0 }
}

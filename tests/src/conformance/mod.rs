//! Conformance with Go, judged by suites that others wrote and that are installed on the machine:
//! the test suite of Go's compiler, and the cases of its type checker.
//!
//! Nothing of the suites lies in the repository, only two lists of names: tests that fail, each under
//! the cause, and tests that are no business of `vo`'s. A run fails when a test that is on neither
//! list fails, when one that is listed as failing passes, and at every crash of `vo` itself.
//!
//! Diagnostics are taken from the checker in a process of its own ([`checker`]), since the command
//! shows only the first ten; programs run through the command.

pub mod cause;
pub mod checker;
pub mod comment_map;
pub mod expected_errors;
pub mod go_suite;
pub mod go_test;
pub mod layout;
pub mod lists;
pub mod plan;
pub mod recipe;
pub mod subject;
pub mod summary;
pub mod types_suite;

/// What became of a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Pass,
    /// It failed; the text is the cause, short enough to group tests by.
    Fail(String),
    /// `vo` itself died: a panic of Rust, or a signal.
    Crash(String),
    /// The program imports a package that there is not.
    MissingPackage(String),
    /// No business of `vo`'s, and why.
    NotApplicable(String),
    /// The suite itself excludes it here: a build constraint, or `skip`.
    Skipped(String),
}

/// One execution of one test.
#[derive(Debug, Clone)]
pub struct TestRun {
    /// `suite/path`, as in the lists.
    pub name: String,
    /// The directive of the test's first line, or `types` for a case of the checker.
    pub directive: String,
    pub mode: &'static str,
    pub verdict: Verdict,
    /// All that is known of a failure, for people.
    pub detail: String,
    pub millis: u64,
}

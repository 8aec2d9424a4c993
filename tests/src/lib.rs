//! Whole-program tests of `vo`: a corpus of Go programs with what the real Go
//! toolchain prints for each, and the means to run and compare them.
//!
//! Expected outputs are files beside the programs, made once by real Go; nothing
//! here computes them. [`conformance`] runs suites that others wrote.
//!
//! Programs run through the command, so that what is tested is what a user runs. Only
//! tests of diagnostics, which the command shows ten of, ask the checker itself.

pub mod api;
pub mod conformance;
pub mod corpus;
pub mod mode;
pub mod modules;
pub mod process;
pub mod ratchet;
pub mod report;
pub mod vo_binary;

use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use mode::Mode;

/// The number of programs that run at a time.
pub const PARALLEL: usize = 2;

/// The folder of this package, which holds the corpus.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The root of the Go whose command is in `PATH`.
pub fn installed_go() -> Option<PathBuf> {
    let output = Command::new("go").args(["env", "GOROOT"]).output().ok()?;
    let root = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    root.is_dir().then_some(root)
}

/// Whether a test is to run: all are, or those that `VO_TEST_ONLY` is a part of the name of.
pub fn is_wanted(name: &str) -> bool {
    std::env::var("VO_TEST_ONLY").map_or(true, |part| name.contains(&part))
}

/// The modes to run in: all, or those that `VO_TEST_MODES` names, separated by commas.
pub fn wanted_modes() -> Vec<Mode> {
    match std::env::var("VO_TEST_MODES") {
        Ok(names) => {
            names.split(',').map(|name| Mode::named(name).unwrap_or_else(|| panic!("no mode {name:?}"))).collect()
        }
        Err(_) => Mode::ALL.to_vec(),
    }
}

/// [`in_threads`] with `PARALLEL` threads.
pub fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    in_threads(PARALLEL, items, work)
}

/// Calls `work` on every item from several threads and returns the results in the
/// order of the items.
pub fn in_threads<T: Sync, R: Send>(threads: usize, items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let results: Mutex<Vec<Option<R>>> = Mutex::new(items.iter().map(|_| None).collect());
    std::thread::scope(|scope| {
        for _ in 0..threads.min(items.len()) {
            scope.spawn(|| {
                loop {
                    let i = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(i) else { break };
                    let result = work(item);
                    results.lock().expect("no worker panics while holding the lock")[i] = Some(result);
                }
            });
        }
    });
    let results = results.into_inner().expect("all workers have ended");
    results.into_iter().map(|r| r.expect("every index was taken by a worker")).collect()
}

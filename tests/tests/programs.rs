//! Every program of the corpus behaves in every mode as it does with real Go.
//!
//! `VO_TEST_ONLY` (a part of a name) and `VO_TEST_MODES` (names, separated by
//! commas) narrow a run.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use vo_tests::corpus::{Program, programs};
use vo_tests::mode::Mode;
use vo_tests::ratchet::{Ratchet, Run};
use vo_tests::vo_binary::vo;
use vo_tests::{in_parallel, installed_go, is_wanted, wanted_modes};

const TIMEOUT: Duration = Duration::from_secs(20);

/// Each test keeps all processors busy by itself.
static MACHINE: Mutex<()> = Mutex::new(());

fn machine() -> MutexGuard<'static, ()> {
    MACHINE.lock().unwrap_or_else(PoisonError::into_inner)
}

fn execute_within(program: &Program, mode: Mode, env: &[(&str, &str)], timeout: Duration) -> Result<(), String> {
    let scratch = tempfile::tempdir().map_err(|e| e.to_string())?;
    let outcome =
        mode.execute(&program.source, scratch.path(), env, timeout).map_err(|e| format!("did not start: {e}"))?;
    program.compare(&outcome)
}

fn judge(runs: &[Run]) {
    match Ratchet::load().judge(runs) {
        Ok(summary) => println!("{summary}"),
        Err(report) => panic!("\n{report}"),
    }
}

#[test]
fn every_program_behaves_as_with_go_in_every_mode() {
    let mut corpus = programs("programs");
    corpus.extend(programs("panics"));
    corpus.extend(programs("std"));
    corpus.extend(programs("../examples"));
    corpus.retain(|program| is_wanted(&program.name));
    judge_in_every_mode(&corpus, &[], TIMEOUT);
}

/// Compiling much of Go's library takes its time where many tests run at once.
const GOROOT_TIMEOUT: Duration = Duration::from_secs(60);

#[test]
fn programs_that_use_the_library_of_an_installed_go_behave_as_with_go_in_every_mode() {
    let Some(goroot) = installed_go() else {
        println!("skipped: no installed Go was found");
        return;
    };
    let mut corpus = programs("goroot");
    corpus.retain(|program| is_wanted(&program.name));
    let goroot = goroot.to_str().expect("the folder's name is Unicode");
    judge_in_every_mode(&corpus, &[("GOROOT", goroot)], GOROOT_TIMEOUT);
}

fn judge_in_every_mode(corpus: &[Program], env: &[(&str, &str)], timeout: Duration) {
    let _machine = machine();
    vo();
    let modes = wanted_modes();
    let cases: Vec<(&Program, Mode)> =
        corpus.iter().flat_map(|program| modes.iter().map(move |&mode| (program, mode))).collect();
    let runs = in_parallel(&cases, |&(program, mode)| Run {
        name: program.name.clone(),
        mode: mode.name(),
        result: execute_within(program, mode, env, timeout),
    });
    judge(&runs);
}

/// For programs that are too slow to be run in every mode.
const LONG_TIMEOUT: Duration = Duration::from_secs(120);

#[test]
fn long_programs_behave_as_with_go_when_compiled() {
    let corpus = programs("long");
    let _machine = machine();
    vo();
    for program in corpus.iter().filter(|program| is_wanted(&program.name)) {
        for mode in [Mode::Auto, Mode::Aot] {
            if let Err(why) = execute_within(program, mode, &[], LONG_TIMEOUT) {
                panic!("{} in mode {}: {why}", program.name, mode.name());
            }
        }
    }
}

/// Programs that allocate much of every kind in few steps.
const STRESSED: &[&str] = &[
    "array_multi",
    "closure_capture",
    "closure_loops",
    "closure_nested",
    "defer_order",
    "defer_recover",
    "fmt_composites",
    "func_recursion",
    "func_values",
    "gc_kinds",
    "gen_types",
    "gen_linked",
    "iface_boxing",
    "iface_embed",
    "iface_errors",
    "map_kinds",
    "map_of_composites",
    "method_values",
    "panic_texts",
    "ptr_lists",
    "slice_alias",
    "slice_of_slices",
    "sort_funcs",
    "str_basic",
    "struct_embed",
    "struct_large",
];

#[test]
fn a_collection_at_every_allocation_changes_nothing() {
    let mut corpus = programs("programs");
    corpus.retain(|program| {
        let name = program.name.trim_start_matches("programs/");
        STRESSED.contains(&name) && is_wanted(&program.name)
    });
    judge_under_stress(&corpus, &[], TIMEOUT);
}

/// Programs over an installed Go's library that allocate too often for a collection at each allocation.
const TOO_LARGE_FOR_STRESS: &[&str] =
    &["crypto_all", "crypto_keys", "http_middleware", "net_http", "net_http_more", "net_rpc", "web_text"];

#[test]
fn a_collection_at_every_allocation_changes_nothing_in_the_library_of_an_installed_go() {
    let Some(goroot) = installed_go() else {
        println!("skipped: no installed Go was found");
        return;
    };
    let mut corpus = programs("goroot");
    corpus.retain(|program| {
        let name = program.name.trim_start_matches("goroot/");
        !TOO_LARGE_FOR_STRESS.contains(&name) && is_wanted(&program.name)
    });
    let goroot = goroot.to_str().expect("the folder's name is Unicode");
    judge_under_stress(&corpus, &[("GOROOT", goroot)], GOROOT_TIMEOUT);
}

fn judge_under_stress(corpus: &[Program], env: &[(&str, &str)], timeout: Duration) {
    let _machine = machine();
    vo();
    let env = [env, &[("VO_GC_STRESS", "1")]].concat();
    let cases: Vec<(&Program, Mode, &'static str)> = corpus
        .iter()
        .flat_map(|program| [(program, Mode::Vm, "gc-stress-vm"), (program, Mode::JitOnly, "gc-stress-jit-only")])
        .collect();
    let runs = in_parallel(&cases, |&(program, mode, label)| Run {
        name: program.name.clone(),
        mode: label,
        result: execute_within(program, mode, &env, timeout),
    });
    judge(&runs);
}

#[test]
fn wrong_programs_get_the_errors_of_go_build() {
    let mut corpus = programs("errors");
    corpus.retain(|program| is_wanted(&program.name));
    let _machine = machine();
    vo();
    let runs = in_parallel(&corpus, |program| {
        let scratch = std::env::temp_dir();
        let outcome = Mode::Vm.execute(&program.source, &scratch, &[], TIMEOUT);
        Run {
            name: program.name.clone(),
            mode: "check",
            result: outcome
                .map_err(|e| format!("did not start: {e}"))
                .and_then(|outcome| program.compare_errors(&outcome)),
        }
    });
    judge(&runs);
}

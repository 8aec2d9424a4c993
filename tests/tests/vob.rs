//! Bytecode files: a whole one runs like its source, a damaged one is refused.

use std::path::{Path, PathBuf};
use std::time::Duration;

use vo_tests::corpus::{Program, programs};
use vo_tests::in_parallel;
use vo_tests::mode::{vo_compile, vo_run_vob};
use vo_tests::process::{End, Outcome, run};

const TIMEOUT: Duration = Duration::from_secs(10);

fn program(name: &str) -> Program {
    let mut corpus = programs("programs");
    corpus.retain(|program| program.name == format!("programs/{name}"));
    corpus.pop().expect("the program is in the corpus")
}

fn compile(program: &Program, folder: &Path) -> PathBuf {
    let vob = folder.join(format!("{}.vob", program.name.replace('/', "_")));
    let outcome = run(&mut vo_compile(&program.source, &vob), TIMEOUT).expect("vo starts");
    assert_eq!(outcome.end, End::Exit(0), "{}: {}", program.name, outcome.stderr_text());
    vob
}

#[test]
fn a_bytecode_file_runs_like_its_source() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    for name in ["int_widths", "closure_nested", "map_kinds", "defer_recover", "fmt_composites"] {
        let program = program(name);
        let vob = compile(&program, folder.path());
        let outcome = run(&mut vo_run_vob(&vob), TIMEOUT).expect("vo starts");
        program.compare(&outcome).unwrap_or_else(|why| panic!("{name}: {why}"));
    }
}

/// A damaged copy: what was done to it, and its bytes.
fn damaged(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut copies = Vec::new();
    for i in 0..500 {
        let len = bytes.len() * i / 500;
        copies.push((format!("cut to {len} bytes"), bytes[..len].to_vec()));
    }
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    for _ in 0..500 {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let bit = (state >> 20) as usize % (bytes.len() * 8);
        let mut copy = bytes.to_vec();
        copy[bit / 8] ^= 1 << (bit % 8);
        copies.push((format!("bit {bit} flipped"), copy));
    }
    copies
}

fn refused(outcome: &Outcome) -> Result<(), String> {
    match outcome.end {
        End::Exit(1) if !outcome.stderr.is_empty() && outcome.stdout.is_empty() => Ok(()),
        _ => Err(format!("{}; stderr: {}", outcome.end, outcome.stderr_text())),
    }
}

#[test]
fn a_damaged_bytecode_file_is_refused_with_an_error() {
    let folder = tempfile::tempdir().expect("a scratch folder");
    let vob = compile(&program("closure_capture"), folder.path());
    let bytes = std::fs::read(vob).expect("vo wrote the file");
    let copies: Vec<(usize, (String, Vec<u8>))> = damaged(&bytes).into_iter().enumerate().collect();
    let results = in_parallel(&copies, |(i, (what, copy))| {
        let path = folder.path().join(format!("damaged{i}.vob"));
        std::fs::write(&path, copy).expect("the scratch folder is writable");
        let outcome = run(&mut vo_run_vob(&path), TIMEOUT).expect("vo starts");
        refused(&outcome).map_err(|why| format!("{what}: {why}"))
    });
    let failures: Vec<String> = results.into_iter().filter_map(Result::err).collect();
    let shown = failures.iter().take(10).cloned().collect::<Vec<_>>().join("\n");
    assert!(failures.is_empty(), "{} of {} damaged files:\n{shown}", failures.len(), copies.len());
}

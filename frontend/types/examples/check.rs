//! Checks Go files and prints what is wrong with them:
//! `check [--time] [--bodies] [--anyway] [--lang=go1.N] file.go...`; `--anyway` checks in spite of
//! syntax errors.
//!
//! Imports are resolved from the sources of an installed Go (`GOROOT`).

#[path = "../tests/support/goroot.rs"]
mod goroot;

use std::process::ExitCode;
use std::sync::Arc;

use vo_syntax::{ParseMode, SourceMap};
use vo_types::{Arena, Checker, PackageSource};

fn main() -> ExitCode {
    let mut paths: Vec<String> = std::env::args().skip(1).collect();
    let time = take_flag(&mut paths, "--time");
    let bodies = take_flag(&mut paths, "--bodies");
    let anyway = take_flag(&mut paths, "--anyway");
    let language = paths.iter().find_map(|arg| arg.strip_prefix("--lang=go1.")?.parse().ok());
    paths.retain(|arg| !arg.starts_with("--lang="));
    let map = Arc::new(SourceMap::new());
    let mut source = PackageSource { path: "main".into(), go_version: language, ..PackageSource::default() };
    let mut lines = 0;
    let mut syntax_errors = false;
    for path in &paths {
        let text = match std::fs::read(path) {
            Ok(text) => text,
            Err(error) => {
                eprintln!("{path}: {error}");
                return ExitCode::FAILURE;
            }
        };
        let file = match map.add(path.as_str(), text) {
            Ok(file) => file,
            Err(error) => {
                eprintln!("{error}");
                return ExitCode::FAILURE;
            }
        };
        lines += file.line_count();
        let parsed = vo_syntax::parse_file(&file, ParseMode::default());
        syntax_errors |= parsed.has_syntax_errors();
        source.files.push(parsed.tree);
        source.errors.extend(parsed.diagnostics);
    }
    if syntax_errors && !anyway {
        for error in &source.errors {
            println!("{}", goroot::render(&map, error));
        }
        return ExitCode::FAILURE;
    }
    let arena = Arena::new();
    let mut importer = goroot::GorootImporter::new(map.clone());
    let started = std::time::Instant::now();
    let mut checker = Checker::new(&arena, &mut importer);
    checker.set_source_map(map.clone());
    checker.check_package(source);
    if bodies {
        goroot::check_all_bodies(&mut checker);
    }
    let elapsed = started.elapsed();
    let errors = checker.sorted_errors();
    for error in &errors {
        println!("{}", goroot::render(&map, error));
    }
    if time {
        eprintln!("{lines} lines of the package, checked with its imports in {elapsed:?}");
    }
    if errors.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn take_flag(args: &mut Vec<String>, flag: &str) -> bool {
    let before = args.len();
    args.retain(|arg| arg != flag);
    args.len() < before
}

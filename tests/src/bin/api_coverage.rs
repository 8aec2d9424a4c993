//! Tells how much of the exported interface of the installed Go's packages the library declares, with the same
//! signatures. An installation of Go need not have the texts under `api/`: both sides are read from sources.

use std::path::Path;
use std::process::ExitCode;

use clap::Parser;
use vo_tests::api::{Comparison, go_sources, of_directory, of_package};

#[derive(Parser)]
#[command(about = "Compares the library's exported interface with that of the installed Go")]
struct Options {
    /// List the names that are missing or differ.
    #[arg(long)]
    missing: bool,
    /// Also list packages of Go that the library does not have.
    #[arg(long)]
    absent: bool,
    /// Only these packages.
    packages: Vec<String>,
}

fn main() -> ExitCode {
    let options = Options::parse();
    let Some(root) = go_sources() else {
        eprintln!("Go is not installed: nothing to compare with");
        return ExitCode::SUCCESS;
    };
    let wanted = |path: &str| options.packages.is_empty() || options.packages.iter().any(|p| p == path);
    let (mut have, mut all) = (0, 0);
    for package in vo_std::packages() {
        if package.path.split('/').any(|part| part == "internal") || !wanted(package.path) {
            continue;
        }
        let theirs = of_directory(&root.join(package.path));
        if theirs.is_empty() {
            continue;
        }
        let comparison = Comparison::new(&of_package(package), &theirs);
        have += comparison.covered();
        all += comparison.all;
        report(package.path, comparison.covered(), comparison.all);
        if options.missing {
            list(&comparison);
        }
    }
    report("all", have, all);
    if options.absent {
        let known = |path: &String| vo_std::package(path).is_some();
        packages_below(&root, &root).iter().filter(|path| !known(path)).for_each(|path| println!("absent: {path}"));
    }
    ExitCode::SUCCESS
}

fn report(what: &str, part: usize, whole: usize) {
    println!("{what:24} {:5.1} %  {part} of {whole}", 100.0 * part as f64 / whole.max(1) as f64);
}

fn list(comparison: &Comparison) {
    comparison.missing.iter().for_each(|name| println!("    missing: {name}"));
    for (name, ours, theirs) in &comparison.different {
        println!("    differs: {name}\n        ours: {ours}\n        Go's: {theirs}");
    }
    comparison.extra.iter().for_each(|name| println!("    not in Go: {name}"));
}

/// Import paths of the public packages below a directory.
fn packages_below(root: &Path, dir: &Path) -> Vec<String> {
    let mut paths = Vec::new();
    let Ok(entries) = dir.read_dir() else { return paths };
    for path in entries.flatten().map(|e| e.path()).filter(|p| p.is_dir()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if matches!(name.as_str(), "internal" | "vendor" | "testdata" | "cmd" | "builtin") {
            continue;
        }
        if !of_directory(&path).is_empty() {
            paths.push(path.strip_prefix(root).expect("below the root").to_string_lossy().into_owned());
        }
        paths.extend(packages_below(root, &path));
    }
    paths.sort();
    paths
}

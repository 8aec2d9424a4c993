//! Lists the Go sources under `go/` in a table, package by package, with their texts embedded. Build scripts of
//! dependents find the same list in the file `DEP_VO_STD_SOURCES`: a line for each package, with its import path and
//! the paths of its files, between tabs.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("set by cargo")).join("go");
    println!("cargo::rerun-if-changed={}", root.display());
    let mut packages = Vec::new();
    collect(&root, &root, &mut packages)?;
    packages.sort();
    let mut table = String::from("static PACKAGES: &[Package] = &[\n");
    for (path, files) in &packages {
        writeln!(table, "    Package {{ path: {path:?}, files: &[").expect("writing to a string");
        for file in files {
            let name = file.file_name().expect("a file has a name").to_string_lossy();
            let full = file.display().to_string();
            writeln!(table, "        SourceFile {{ name: {name:?}, text: include_str!({full:?}) }},")
                .expect("writing to a string");
        }
        table.push_str("    ] },\n");
    }
    table.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("set by cargo"));
    let sources = out.join("sources");
    fs::write(&sources, listing(&packages))?;
    println!("cargo::metadata=sources={}", sources.display());
    fs::write(out.join("packages.rs"), table)
}

fn listing(packages: &[(String, Vec<PathBuf>)]) -> String {
    let line = |(path, files): &(String, Vec<PathBuf>)| {
        files.iter().fold(path.clone(), |line, file| format!("{line}\t{}", file.display())) + "\n"
    };
    packages.iter().map(line).collect()
}

/// Adds the packages in and below a directory: import path and files, in order.
fn collect(root: &Path, dir: &Path, packages: &mut Vec<(String, Vec<PathBuf>)>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", dir.display());
    let mut files = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(root, &path, packages)?;
        } else if path.extension().is_some_and(|e| e == "go") {
            files.push(path);
        }
    }
    files.sort();
    if !files.is_empty() {
        let import_path = dir.strip_prefix(root).expect("below the root").to_string_lossy().into_owned();
        packages.push((import_path, files));
    }
    Ok(())
}

//! Tells how much of the exported interface of the installed Go's packages the library declares.
//!
//! Both sides are read from sources with the project's parser: an installation of Go need not have the texts
//! under `api/`. Exported functions, types, variables, constants and methods of exported types count, by
//! name; whether signatures agree is the differential programs' business.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::Parser;
use vo_syntax::ast::{Decl, Expr, ExprKind, TypeSpec};
use vo_syntax::{BuildConstraint, FileNameRules, ParseMode, SourceFile, parse_file};

#[derive(Parser)]
#[command(about = "Compares the library's exported interface with that of the installed Go")]
struct Options {
    /// List the names that are missing.
    #[arg(long)]
    missing: bool,
    /// Also list packages of Go that the library does not have.
    #[arg(long)]
    absent: bool,
    /// Only these packages.
    packages: Vec<String>,
}

type Names = BTreeSet<String>;

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
        let mut ours = Names::new();
        for file in package.files {
            collect(file.name, file.text.as_bytes(), &mut ours);
        }
        let missing: Vec<_> = theirs.difference(&ours).collect();
        let covered = theirs.len() - missing.len();
        have += covered;
        all += theirs.len();
        println!("{:24} {:5.1} %  {covered} of {}", package.path, percent(covered, theirs.len()), theirs.len());
        if options.missing {
            missing.iter().for_each(|name| println!("    {name}"));
        }
        for extra in ours.difference(&theirs) {
            println!("    not in Go: {extra}");
        }
    }
    println!("{:24} {:5.1} %  {have} of {all}", "all", percent(have, all));
    if options.absent {
        let known: BTreeSet<_> = vo_std::packages().iter().map(|p| p.path.to_owned()).collect();
        packages_below(&root, &root).iter().filter(|p| !known.contains(*p)).for_each(|p| println!("absent: {p}"));
    }
    ExitCode::SUCCESS
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

/// The directory of the installed Go's packages.
fn go_sources() -> Option<PathBuf> {
    let output = Command::new("go").args(["env", "GOROOT"]).output().ok()?;
    let root = PathBuf::from(String::from_utf8(output.stdout).ok()?.trim()).join("src");
    root.is_dir().then_some(root)
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

/// Exported names of the package in a directory, as built for Linux on x86-64.
fn of_directory(dir: &Path) -> Names {
    let mut names = Names::new();
    let Ok(entries) = dir.read_dir() else { return names };
    for path in entries.flatten().map(|e| e.path()) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !name.ends_with(".go") || name.ends_with("_test.go") || !FileNameRules::of(&name).matches(&mut has_tag) {
            continue;
        }
        let Ok(text) = std::fs::read(&path) else { continue };
        if is_built(&text) {
            collect(&name, &text, &mut names);
        }
    }
    names
}

fn has_tag(tag: &str) -> bool {
    matches!(tag, "linux" | "amd64" | "unix" | "gc") || tag.starts_with("go1.")
}

/// Whether the file's build constraint holds.
fn is_built(text: &[u8]) -> bool {
    String::from_utf8_lossy(text)
        .lines()
        .take_while(|line| !line.starts_with("package "))
        .filter(|line| line.starts_with("//go:build"))
        .all(|line| BuildConstraint::parse(line).is_ok_and(|c| c.eval(&mut has_tag)))
}

/// Adds the exported names of a file: `Name`, `Type.Method`.
fn collect(name: &str, text: &[u8], names: &mut Names) {
    let source = SourceFile::standalone(name, text.to_vec());
    let file = parse_file(&source, ParseMode { lazy_bodies: true, imports_only: false }).tree;
    if file.package.name.as_str() == "main" {
        return;
    }
    let mut add = |symbol: vo_syntax::Symbol| {
        if symbol.is_exported() {
            names.insert(symbol.as_str().to_owned());
        }
    };
    let mut methods = Vec::new();
    for decl in &file.decls {
        match decl {
            Decl::Const(group) => group.specs.iter().flat_map(|s| &s.names).for_each(|n| add(n.name)),
            Decl::Var(group) => group.specs.iter().flat_map(|s| &s.names).for_each(|n| add(n.name)),
            Decl::Type(group) => group.specs.iter().map(|s: &TypeSpec| &s.name).for_each(|n| add(n.name)),
            Decl::Func(func) => match &func.recv {
                None => add(func.name.name),
                Some(recv) => methods.extend(base(&recv.ty).map(|ty| (ty, func.name.name))),
            },
            Decl::Import(_) | Decl::Bad(_) => {}
        }
    }
    for (ty, method) in methods {
        if ty.is_exported() && method.is_exported() {
            names.insert(format!("{}.{}", ty.as_str(), method.as_str()));
        }
    }
}

/// The name of a receiver's type.
fn base(ty: &Expr) -> Option<vo_syntax::Symbol> {
    match &ty.unparen().kind {
        ExprKind::Name(name) => Some(*name),
        ExprKind::Star(inner) => base(inner),
        ExprKind::Index(index) => base(&index.x),
        _ => None,
    }
}

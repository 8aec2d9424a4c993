//! Checks one package in a process of its own and reports every error.
//!
//! The process is this very executable, started with [`WORKER`] as its first argument; so a crash or
//! an endless loop of the checker costs one test. Imports come from packages that the test brings,
//! from `vo`'s library if it has all that is imported, else from the sources of an installed Go.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::Arc;

use vo_syntax::{
    BuildConstraint, Diagnostic, FileId, FileNameRules, NodeId, ParseMode, SourceMap, Span, ast, parse_body, parse_file,
};
use vo_types::{Arena, Checker, Importer, PackageSource};

use super::expected_errors::Reported;
use super::layout::Package;

/// The argument that makes the executable a worker.
pub const WORKER: &str = "check-package";

const FIELD: char = '\u{1f}';
const RECORD: char = '\u{1e}';

/// What to check, and how.
#[derive(Debug, Default, Clone)]
pub struct Request<'a> {
    pub package: Option<&'a Package>,
    /// Packages that it may import, by their paths.
    pub others: &'a [Package],
    /// Check also what does not parse.
    pub despite_syntax_errors: bool,
    /// Declarations to add to the package, without a package clause.
    pub prelude: &'a str,
    /// The minor version of Go 1 that the package is written in, if not the newest.
    pub language: Option<u32>,
    /// Where the sources of Go's library lie.
    pub goroot: Option<&'a Path>,
}

impl Request<'_> {
    /// The command that answers the request.
    pub fn command(&self) -> std::io::Result<Command> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(WORKER).arg(if self.despite_syntax_errors { "all" } else { "first-stage" }).arg(self.prelude);
        command.arg(self.language.map_or(String::new(), |minor| minor.to_string()));
        command.arg(self.goroot.unwrap_or(Path::new("")));
        for package in self.others.iter().chain(self.package) {
            command.arg(&package.path).args(&package.files).arg(";");
        }
        Ok(command)
    }
}

/// The minor version that a flag `-lang=go1.N` asks for.
pub fn language_of_flag(flag: &str) -> Option<u32> {
    flag.strip_prefix("-lang=go1.")?.parse().ok()
}

/// Reads a worker's answer.
pub fn parse_answer(output: &str) -> Vec<Reported> {
    output
        .split(RECORD)
        .filter_map(|record| {
            let mut fields = record.splitn(4, FIELD);
            let (file, line, column) = (fields.next()?, fields.next()?, fields.next()?);
            Some(Reported {
                file: file.to_string(),
                line: line.parse().ok()?,
                column: column.parse().ok()?,
                message: fields.next()?.to_string(),
            })
        })
        .collect()
}

/// The worker: `args` are what follows [`WORKER`].
pub fn work(args: Vec<String>) -> ExitCode {
    let mut args = args.into_iter();
    let (Some(stage), Some(prelude), Some(language), Some(goroot)) =
        (args.next(), args.next(), args.next(), args.next())
    else {
        eprintln!("{WORKER}: arguments are missing");
        return ExitCode::from(2);
    };
    let rest: Vec<String> = args.collect();
    let mut packages: Vec<(String, Vec<PathBuf>)> = rest
        .split(|arg| arg == ";")
        .filter(|group| !group.is_empty())
        .map(|group| (group[0].clone(), group[1..].iter().map(PathBuf::from).collect()))
        .collect();
    let Some((path, files)) = packages.pop() else {
        eprintln!("{WORKER}: no package");
        return ExitCode::from(2);
    };
    let sources = Arc::new(SourceMap::new());
    let mut library = Library { sources: sources.clone(), locals: packages, goroot: None };
    let mut package = match library.parse(&path, &files, false) {
        Ok(package) => package,
        Err(why) => {
            eprintln!("{why}");
            return ExitCode::from(2);
        }
    };
    let errors = if stage != "all" && package.errors.iter().any(|d| d.message.starts_with("syntax error")) {
        package.errors
    } else {
        if !goroot.is_empty() && !library.std_suffices(&package) {
            library.goroot = Some(PathBuf::from(goroot).join("src"));
        }
        library.add_prelude(&mut package, &prelude);
        package.go_version = language.parse().ok();
        check(package, library)
    };
    print(&sources, &errors);
    ExitCode::SUCCESS
}

fn check(package: PackageSource, mut library: Library) -> Vec<Diagnostic> {
    let sources = library.sources.clone();
    let arena = Arena::new();
    let mut checker = Checker::new(&arena, &mut library);
    checker.set_source_map(sources);
    checker.check_package(package);
    checker.sorted_errors()
}

fn print(sources: &SourceMap, errors: &[Diagnostic]) {
    let mut out = String::new();
    for error in errors {
        let (file, line, column) = match sources.position(error.span.lo) {
            Some(at) => (base_name(&at.file).to_string(), at.line, at.column),
            None => ("-".to_string(), 0, 0),
        };
        out.push_str(&format!("{file}{FIELD}{line}{FIELD}{column}{FIELD}{}", error.message));
        for (span, note) in &error.notes {
            match sources.position(span.lo) {
                Some(at) => out.push_str(&format!("\n\t{}:{}:{}: {note}", base_name(&at.file), at.line, at.column)),
                None => out.push_str(&format!("\n\t{note}")),
            }
        }
        out.push(RECORD);
    }
    // The starting process reads to the end; if it went away, nobody needs the answer.
    let _ = std::io::stdout().write_all(out.as_bytes());
}

fn base_name(file: &str) -> &str {
    file.rsplit('/').next().unwrap_or(file)
}

struct Library {
    sources: Arc<SourceMap>,
    locals: Vec<(String, Vec<PathBuf>)>,
    /// Where to take the library from, if not from `vo`'s.
    goroot: Option<PathBuf>,
}

impl Library {
    fn parse(&self, path: &str, files: &[PathBuf], lazy: bool) -> Result<PackageSource, String> {
        let mut package = PackageSource { path: path.to_owned(), lazy, ..Default::default() };
        for file in files {
            let text = std::fs::read(file).map_err(|e| format!("{}: {e}", file.display()))?;
            self.add(&mut package, &file.display().to_string(), &text, lazy, |_| true)?;
        }
        Ok(package)
    }

    fn add(
        &self,
        package: &mut PackageSource,
        name: &str,
        text: &[u8],
        lazy: bool,
        belongs: impl Fn(&ast::File) -> bool,
    ) -> Result<(), String> {
        let source = self.sources.add(name, text).map_err(|e| e.to_string())?;
        let parsed = parse_file(&source, ParseMode { lazy_bodies: lazy, imports_only: false });
        if belongs(&parsed.tree) {
            package.files.push(parsed.tree);
            package.errors.extend(parsed.diagnostics);
        }
        Ok(())
    }

    fn add_prelude(&self, package: &mut PackageSource, prelude: &str) {
        let Some(name) = package.files.first().map(|f| f.package.name.as_str().to_owned()) else { return };
        if !prelude.is_empty() {
            let text = format!("package {name}\n{prelude}\n");
            // Only a map that is full refuses a file, and then the test is lost anyway.
            let _ = self.add(package, "prelude", text.as_bytes(), false, |_| true);
        }
    }

    /// Whether `vo`'s own library has all that the package and the test's others import.
    fn std_suffices(&self, package: &PackageSource) -> bool {
        let mut others = self.locals.iter().filter_map(|(path, files)| self.parse(path, files, true).ok());
        self.has_all(package) && others.all(|p| self.has_all(&p))
    }

    fn has_all(&self, package: &PackageSource) -> bool {
        imports(package).iter().all(|path| {
            path == "unsafe" || path == "C" || self.local(path).is_some() || vo_std::package(path).is_some()
        })
    }

    fn local(&self, path: &str) -> Option<&(String, Vec<PathBuf>)> {
        let path = path.strip_prefix("./").map_or_else(|| path.to_owned(), |rest| format!("test/{rest}"));
        self.locals.iter().find(|(local, _)| *local == path)
    }

    fn library_package(&self, path: &str) -> Result<PackageSource, String> {
        let found = vo_std::package(path).ok_or_else(|| format!("package {path} is not in std"))?;
        let mut package = PackageSource { path: path.to_owned(), lazy: true, ..Default::default() };
        for file in found.files {
            self.add(&mut package, &format!("{path}/{}", file.name), file.text.as_bytes(), true, |_| true)?;
        }
        Ok(package)
    }

    fn goroot_package(&self, root: &Path, path: &str) -> Result<PackageSource, String> {
        let folder = [root.join(path), root.join("vendor").join(path)].into_iter().find(|f| f.is_dir());
        let missing = || format!("package {path} is not in std");
        let folder = folder.ok_or_else(missing)?;
        let mut package = PackageSource { path: path.to_owned(), lazy: true, ..Default::default() };
        for file in super::layout::files_with(&folder, "go").map_err(|e| e.to_string())? {
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.ends_with("_test.go") || !FileNameRules::of(&name).matches(&mut |tag| has_tag(tag)) {
                continue;
            }
            let text = std::fs::read(&file).map_err(|e| e.to_string())?;
            self.add(&mut package, &file.display().to_string(), &text, true, in_build)?;
        }
        if package.files.is_empty() { Err(missing()) } else { Ok(package) }
    }
}

fn imports(package: &PackageSource) -> Vec<String> {
    let imports = package.files.iter().flat_map(ast::File::imports);
    imports.map(|import| import.path_text.as_str().to_owned()).filter(|path| !path.is_empty()).collect()
}

fn in_build(file: &ast::File) -> bool {
    file.build_constraint.as_ref().is_none_or(|line| {
        BuildConstraint::parse(&line.text).map_or(true, |constraint| constraint.eval(&mut |tag| has_tag(tag)))
    })
}

fn has_tag(tag: &str) -> bool {
    match tag.strip_prefix("go1.") {
        Some(minor) => minor.parse::<u32>().is_ok_and(|minor| minor <= 27),
        None => matches!(tag, "linux" | "amd64" | "unix" | "gc"),
    }
}

impl Importer for Library {
    fn import(&mut self, path: &str, _from: &str) -> Result<PackageSource, String> {
        if let Some((path, files)) = self.local(path) {
            return self.parse(path, files, true);
        }
        let package = match &self.goroot {
            Some(root) => self.goroot_package(root, path),
            None => self.library_package(path),
        };
        package.map_err(|why| format!("could not import {path} ({why})"))
    }

    fn canonical_path(&self, path: &str, _from: &str) -> String {
        self.local(path).map_or_else(|| path.to_owned(), |(local, _)| local.clone())
    }

    fn parse_body(&mut self, file: FileId, unparsed: Span, first_id: u32) -> (ast::Block, u32, Vec<Diagnostic>) {
        let source = self.sources.file(file).expect("a file that was parsed is in the map");
        let mut next = NodeId(first_id);
        let parsed = parse_body(&source, unparsed, &mut next);
        (parsed.tree, next.0, parsed.diagnostics)
    }
}

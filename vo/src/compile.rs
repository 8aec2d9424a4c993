//! Source text to bytecode: find, parse, check, lower.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use vo_bytecode::Module;
use vo_packages::{Environment, LibraryImporter, LoadedPackage, Loader, PackageGraph, Target, holds_assembly};
use vo_syntax::ast::{self, Decl, Directive, FuncBody};
use vo_syntax::stack::on_deep_stack;
use vo_syntax::{Diagnostic, SourceMap, Span};
use vo_types::{Arena, Checker};

use crate::cache::Entry;
use crate::errors::{Error, render};
use crate::library::Embedded;

/// A program as bytecode.
pub struct Compiled {
    pub module: Module,
    /// The file that starts it as a process of its own, if there is one.
    pub file: Option<PathBuf>,
}

/// Compiles a main package with all it imports.
///
/// # Errors
/// If it is no main package; all errors in the source, rendered.
pub fn compile(target: Target, env: &Environment) -> Result<Compiled, Error> {
    on_deep_stack(|| compile_here(target, env))
}

fn compile_here(target: Target, env: &Environment) -> Result<Compiled, Error> {
    let sources = Arc::new(SourceMap::new());
    let graph = load(&[target], env, &sources)?;
    let root = &graph.packages[graph.roots[0]];
    if root.name != "main" && !root.has_syntax_errors {
        return Err(Error::NotMain(root.path.clone()));
    }
    let embeds = graph.packages.iter().flat_map(|package| &package.source.embeds);
    let cached = Entry::of(&program_name(root, &sources), &sources, embeds, env);
    if let Some(compiled) = cached.as_ref().and_then(Entry::load) {
        return Ok(compiled);
    }
    let mut importer = LibraryImporter::new(env, &Embedded, sources.clone());
    let arena = Arena::new();
    let mut checker = Checker::new(&arena, &mut importer);
    checker.set_source_map(sources.clone());
    check_graph(&mut checker, graph, env, &sources)?;
    let module = vo_lower::lower_program(&mut checker, &sources)
        .map_err(|diagnostics| Error::Source(render(&sources, diagnostics, false)))?;
    let file = cached.and_then(|entry| entry.store(&module));
    Ok(Compiled { module, file })
}

/// What a program is called: by the last element of its import path, or by its first file.
fn program_name(root: &LoadedPackage, sources: &SourceMap) -> String {
    let first = root.files().next().and_then(|file| sources.file(file));
    let stem = first.and_then(|file| Some(Path::new(&*file.name).file_stem()?.to_str()?.to_owned()));
    let named = root.path.rsplit('/').next().filter(|&name| name != "command-line-arguments" && !name.is_empty());
    named.map(str::to_owned).or(stem).unwrap_or_else(|| "main".to_owned())
}

/// Checks packages of any names with all they import.
///
/// # Errors
/// All errors in the source, rendered.
pub fn check(targets: &[Target], env: &Environment) -> Result<(), Error> {
    on_deep_stack(|| check_here(targets, env))
}

fn check_here(targets: &[Target], env: &Environment) -> Result<(), Error> {
    let sources = Arc::new(SourceMap::new());
    let graph = load(targets, env, &sources)?;
    let mut importer = LibraryImporter::new(env, &Embedded, sources.clone());
    let arena = Arena::new();
    let mut checker = Checker::new(&arena, &mut importer);
    checker.set_source_map(sources.clone());
    check_graph(&mut checker, graph, env, &sources)
}

fn load(targets: &[Target], env: &Environment, sources: &Arc<SourceMap>) -> Result<PackageGraph, Error> {
    let loader = Loader::new(env, &Embedded, sources.clone());
    loader.load(targets).map_err(|diagnostics| Error::Source(render(sources, diagnostics, false)))
}

/// Checks packages, each after those it imports; what imports a wrong package is not checked.
fn check_graph(
    checker: &mut Checker<'_>,
    graph: PackageGraph,
    env: &Environment,
    sources: &SourceMap,
) -> Result<(), Error> {
    let PackageGraph { packages, roots } = graph;
    let mut sound: Vec<bool> = Vec::new();
    let mut reported: Vec<Diagnostic> = Vec::new();
    let mut report = String::new();
    for (index, package) in packages.into_iter().enumerate() {
        if !package.imports.iter().all(|&import| sound[import]) {
            sound.push(false);
            continue;
        }
        let path = package.path.clone();
        let errors = check_package(checker, package, env, &reported);
        sound.push(errors.is_empty());
        if errors.is_empty() {
            continue;
        }
        if !report.is_empty() {
            report.push('\n');
        }
        // The user knows which package was named; of others the header tells it, as the Go command's does.
        if roots != [index] {
            report.push_str(&format!("# {path}\n"));
        }
        report.push_str(&render(sources, errors.clone(), false));
        reported.extend(errors);
    }
    if report.is_empty() { Ok(()) } else { Err(Error::Source(report)) }
}

/// Checks a package: the errors that are new.
fn check_package(
    checker: &mut Checker<'_>,
    package: LoadedPackage,
    env: &Environment,
    reported: &[Diagnostic],
) -> Vec<Diagnostic> {
    if package.has_syntax_errors {
        return package.source.errors;
    }
    let is_main = package.name == "main";
    let bodyless = missing_bodies(&package, env);
    let pkg = checker.check_package(package.source);
    let mut errors: Vec<_> = checker.errors().iter().filter(|e| !reported.contains(e)).cloned().collect();
    errors.extend(bodyless);
    let mut declares_main = || checker.lookup_in_package(pkg, vo_syntax::sym::MAIN).is_some();
    if errors.is_empty() && is_main && !declares_main() {
        errors.push(Diagnostic::new(Span::NONE, "function main is undeclared in the main package"));
    }
    errors
}

/// Functions without body that nothing else can stand for: no `//go:linkname` names another function, and the package
/// has no assembly.
fn missing_bodies(package: &LoadedPackage, env: &Environment) -> Vec<Diagnostic> {
    let missing = package.source.files.iter().flat_map(|file| {
        file.decls
            .iter()
            .filter_map(|decl| match decl {
                Decl::Func(function) if matches!(function.body, FuncBody::Absent) => Some(function),
                _ => None,
            })
            .filter(|function| !is_linked(file, function))
    });
    let missing: Vec<_> = missing.map(|f| Diagnostic::new(f.name.span, "missing function body")).collect();
    if missing.is_empty() || holds_assembly(&package.dir, env) { Vec::new() } else { missing }
}

/// Whether a `//go:linkname` of the file is about the function.
fn is_linked(file: &ast::File, function: &ast::FuncDecl) -> bool {
    file.directives.iter().filter_map(Directive::link).any(|(local, _)| local == function.name.name.as_str())
}

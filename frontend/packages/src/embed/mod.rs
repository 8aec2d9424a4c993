//! `//go:embed`: which variables of a package embed which files.
//!
//! Invariants: patterns are resolved while a package is loaded, in the folder of the package; whether a variable's
//! type can hold what it embeds, the checker says. Errors come in the Go tool chain's words: those of patterns from
//! the command, which looks only at files that import `embed`, those of places from the compiler.

mod files;
mod glob;
mod pattern;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use vo_syntax::ast::{self, Decl, Directive};
use vo_syntax::{Diagnostic, Pos, SourceFile};
use vo_types::{Embed, EmbeddedFile};

use crate::directives::after_slashes;
use pattern::{Pattern, patterns};

const MISPLACED: &str = "misplaced go:embed directive";

/// What the variables of a package embed.
#[derive(Default)]
pub(crate) struct PackageEmbeds {
    pub embeds: Vec<Embed>,
    /// What the compiler says of directives.
    pub errors: Vec<Diagnostic>,
}

/// Finds what the variables of a package's files embed.
///
/// # Errors
/// The first pattern, by its text, that does not name files.
pub(crate) fn embeds_of(files: &[(Arc<SourceFile>, &ast::File)], dir: &Path) -> Result<PackageEmbeds, Diagnostic> {
    let importing = || files.iter().filter(|(_, tree)| imports_embed(tree));
    let mut wanted: Vec<Pattern> =
        importing().flat_map(|(_, tree)| directives(tree)).flat_map(|d| patterns(d).unwrap_or_default()).collect();
    // Of equal ones the first is blamed.
    wanted.sort_by(|a, b| a.text.cmp(&b.text));
    let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Pattern { text, span } in wanted {
        let names =
            files::matching(dir, &text).map_err(|why| Diagnostic::new(span, format!("pattern {text}: {why}")))?;
        found.insert(text, names);
    }
    let mut package = PackageEmbeds::default();
    for (source, tree) in files {
        add_file(source, tree, dir, &found, &mut package)?;
    }
    package.errors.sort_by_key(|e| e.span.lo);
    Ok(package)
}

fn imports_embed(tree: &ast::File) -> bool {
    tree.imports().any(|spec| spec.path_text.as_str() == "embed")
}

/// The `//go:embed` lines of a file.
fn directives(tree: &ast::File) -> impl Iterator<Item = &Directive> {
    tree.directives.iter().filter(|d| is_embed(d))
}

fn is_embed(directive: &Directive) -> bool {
    directive.text.strip_prefix("go:embed").is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// Adds what the variables of a file embed.
fn add_file(
    source: &SourceFile,
    tree: &ast::File,
    dir: &Path,
    found: &BTreeMap<String, Vec<String>>,
    package: &mut PackageEmbeds,
) -> Result<(), Diagnostic> {
    let mut placed: Vec<Pos> = Vec::new();
    for spec in tree.decls.iter().flat_map(|decl| if let Decl::Var(group) = decl { &group.specs[..] } else { &[] }) {
        let lines: Vec<&Directive> = spec.directives.of(&tree.directives).iter().filter(|d| is_embed(d)).collect();
        let Some(first) = lines.first() else { continue };
        placed.extend(lines.iter().map(|d| d.span.lo));
        if let Some(why) = unfit(spec, imports_embed(tree)) {
            package.errors.push(Diagnostic::new(after_slashes(first), why));
            continue;
        }
        let mut names: Vec<&String> = Vec::new();
        for line in &lines {
            match patterns(line) {
                Ok(patterns) => names.extend(patterns.iter().filter_map(|p| found.get(&p.text)).flatten()),
                Err(errors) => package.errors.extend(errors.map(|why| Diagnostic::new(after_slashes(line), why))),
            }
        }
        names.sort();
        names.dedup();
        let files = names.into_iter().map(|name| read(dir, name)).collect::<Result<_, _>>();
        let files = files.map_err(|why| Diagnostic::new(first.span, why))?;
        package.embeds.push(Embed {
            file: tree.file,
            variable: spec.names[0].span.lo,
            directive: after_slashes(first),
            files,
        });
    }
    for stray in directives(tree).filter(|d| !placed.contains(&d.span.lo)) {
        let why = if declares_local(source, stray) { "go:embed cannot apply to var inside func" } else { MISPLACED };
        package.errors.push(Diagnostic::new(after_slashes(stray), why));
    }
    Ok(())
}

fn read(dir: &Path, name: &str) -> Result<EmbeddedFile, String> {
    let text = fs::read(dir.join(name)).map_err(|e| format!("open {name}: {e}"))?;
    Ok(EmbeddedFile { name: name.to_owned(), text })
}

/// Why a variable declaration can't embed anything, whatever its type.
fn unfit(spec: &ast::VarSpec, has_import: bool) -> Option<&'static str> {
    if !has_import {
        return Some("go:embed requires import \"embed\" (or import _ \"embed\", if package is not used)");
    }
    if spec.names.len() > 1 {
        return Some("go:embed cannot apply to multiple vars");
    }
    (!spec.values.is_empty()).then_some("go:embed cannot apply to var with initializer")
}

/// Whether a directive that belongs to no declaration of the package stands before that of a local variable.
fn declares_local(source: &SourceFile, directive: &Directive) -> bool {
    let rest = String::from_utf8_lossy(&source.text[source.offset(directive.span.hi)..]).into_owned();
    let mut lines = rest.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.next().is_some_and(|line| line.starts_with("var ") && line != "var (")
}

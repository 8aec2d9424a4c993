//! Packages of the standard library: found when the checker asks for them, parsed without bodies.
//!
//! Invariants: library packages are lazy: their bodies are parsed and checked when something needs them. The
//! embedded source goes before that of an installed Go. No package of the user is found here.

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::FxHashSet;
use vo_syntax::{
    Diagnostic, FileId, NodeId, ParseMode, SourceMap, Span, Symbol, ast, parse_body, parse_file, parse_part,
};
use vo_types::{Importer, PackageSource, Part};

use crate::directory::{Folder, NamedText, holds_source};
use crate::environment::Environment;

/// A file of the embedded library.
#[derive(Clone, Copy, Debug)]
pub struct LibraryFile<'a> {
    pub name: &'a str,
    pub text: &'a [u8],
}

/// Knows the files of each package of the embedded library, and where they declare what.
pub trait Library {
    /// The name of a package, if it is in the library.
    fn name(&self, path: &str) -> Option<&str>;

    /// A file of a package, by its number.
    fn file(&self, path: &str, number: u32) -> LibraryFile<'_>;

    /// Where a package declares a name, and the methods if it is a type.
    fn parts(&self, path: &str, name: &str) -> Vec<Part>;

    /// The parts of a package with `func init()`.
    fn initial_parts(&self, path: &str) -> Vec<Part>;

    /// All parts of a package.
    fn all_parts(&self, path: &str) -> Vec<Part>;

    /// The package and the name of the function that stands for one of another package (`path.name`) by a
    /// `//go:linkname` directive.
    fn pushed(&self, _function: &str) -> Option<(&str, &str)> {
        None
    }
}

/// A library without packages.
impl Library for () {
    fn name(&self, _path: &str) -> Option<&str> {
        None
    }

    fn file(&self, path: &str, _number: u32) -> LibraryFile<'_> {
        unreachable!("{path} is not in the library")
    }

    fn parts(&self, _path: &str, _name: &str) -> Vec<Part> {
        Vec::new()
    }

    fn initial_parts(&self, _path: &str) -> Vec<Part> {
        Vec::new()
    }

    fn all_parts(&self, _path: &str) -> Vec<Part> {
        Vec::new()
    }
}

/// Whether a path has the form of the library's: no dot in its first element.
pub(crate) fn is_library_form(path: &str) -> bool {
    !path.split('/').next().unwrap_or_default().contains('.')
}

/// The folder of a package in an installed Go.
fn goroot_folder(path: &str, env: &Environment) -> Option<PathBuf> {
    let dir = env.goroot.find()?.folder.join("src").join(path);
    holds_source(&dir).then_some(dir)
}

/// Whether a package is in the library, embedded or installed.
pub(crate) fn is_in_library(path: &str, library: &dyn Library, env: &Environment) -> bool {
    is_library_form(path) && (library.name(path).is_some() || goroot_folder(path, env).is_some())
}

/// Why there is no such package.
pub(crate) fn not_in_library(path: &str, env: &Environment) -> String {
    let Some(go) = env.goroot.find() else {
        return format!("package {path} is not in std, as far as it is part of vo, and {}", env.goroot.failure());
    };
    let note = go.version_note().map_or(String::new(), |note| format!("; {note}"));
    format!("package {path} is not in std ({}){note}", go.folder.join("src").join(path).display())
}

/// The checker's source of library packages, and of bodies that were skipped.
pub struct LibraryImporter<'e> {
    env: &'e Environment,
    library: &'e dyn Library,
    sources: Arc<SourceMap>,
    /// The packages handed over, whose own imports may mean what the library vendors.
    imported: RefCell<FxHashSet<String>>,
}

impl<'e> LibraryImporter<'e> {
    pub fn new(env: &'e Environment, library: &'e dyn Library, sources: Arc<SourceMap>) -> LibraryImporter<'e> {
        LibraryImporter { env, library, sources, imported: RefCell::default() }
    }

    fn files(&self, path: &str) -> Result<Vec<NamedText>, String> {
        let dir = goroot_folder(path, self.env).filter(|_| !path.is_empty());
        let dir = dir.ok_or_else(|| not_in_library(path, self.env))?;
        let folder = Folder::read(&dir, self.env).map_err(|e| format!("{}: {e}", dir.display()))?;
        if folder.files.is_empty() {
            return Err(folder.emptiness(path, &dir.display().to_string()));
        }
        Ok(folder.files.into_iter().map(|f| (f.path.display().to_string(), f.text)).collect())
    }
}

impl Importer for LibraryImporter<'_> {
    fn import(&mut self, path: &str, from: &str) -> Result<PackageSource, String> {
        let path = self.canonical_path(path, from);
        let mut package = PackageSource { path: path.clone(), lazy: true, ..Default::default() };
        if let Some(name) = self.library.name(&path) {
            package.indexed = Some(Symbol::intern(name));
            return Ok(package);
        }
        for (name, text) in self.files(&path)? {
            let source = self.sources.add(name, text).map_err(|e| e.to_string())?;
            let parsed = parse_file(&source, ParseMode { lazy_bodies: true, imports_only: false });
            package.files.push(parsed.tree);
            package.errors.extend(parsed.diagnostics);
        }
        self.imported.borrow_mut().insert(path);
        Ok(package)
    }

    fn parse_body(&mut self, file: FileId, unparsed: Span, first_id: u32) -> (ast::Block, u32, Vec<Diagnostic>) {
        let source = self.sources.file(file).expect("a file that was parsed is in the map");
        let mut next = NodeId(first_id);
        let parsed = parse_body(&source, unparsed, &mut next);
        (parsed.tree, next.0, parsed.diagnostics)
    }

    fn parts(&self, package: &str, name: &str) -> Vec<Part> {
        self.library.parts(package, name)
    }

    fn initial_parts(&self, package: &str) -> Vec<Part> {
        self.library.initial_parts(package)
    }

    fn all_parts(&self, package: &str) -> Vec<Part> {
        self.library.all_parts(package)
    }

    fn pushed(&self, function: &str) -> Option<(String, String)> {
        self.library.pushed(function).map(|(path, name)| (path.to_owned(), name.to_owned()))
    }

    fn open_file(&mut self, package: &str, number: u32) -> Result<(ast::File, Vec<Diagnostic>), String> {
        let file = self.library.file(package, number);
        let name = format!("{package}/{}", file.name);
        let source = self.sources.add(name, file.text).map_err(|e| e.to_string())?;
        let parsed = parse_file(&source, ParseMode { lazy_bodies: true, imports_only: true });
        Ok((parsed.tree, parsed.diagnostics))
    }

    fn parse_part(&mut self, file: FileId, part: Part, first_id: u32) -> (ast::File, Vec<Diagnostic>) {
        let source = self.sources.file(file).expect("a file that was opened is in the map");
        let span = Span { lo: source.pos(part.lo as usize), hi: source.pos(part.hi as usize) };
        let parsed = parse_part(&source, span, NodeId(first_id));
        (parsed.tree, parsed.diagnostics)
    }

    /// The library's copies of packages of other modules are below `vendor`.
    fn canonical_path(&self, path: &str, from: &str) -> String {
        let vendored = !is_library_form(path) && self.imported.borrow().contains(from);
        if vendored { format!("vendor/{path}") } else { path.to_owned() }
    }
}

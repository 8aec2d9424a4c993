//! Packages, and where they come from.

use vo_syntax::{Diagnostic, FileId, Symbol, ast};

use crate::embed::Embed;
use crate::indexed::{ParsedParts, Part};
use crate::object::Obj;
use crate::scope::ScopeId;

/// A handle of a package.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct PkgId(pub u32);

impl Package<'_> {
    /// Whether declarations are parsed when they are needed, and initialisers run only for variables in use.
    pub fn is_indexed(&self) -> bool {
        self.parsed.is_some()
    }
}

impl PkgId {
    /// The package of predeclared objects, and the mark of "no package".
    pub const UNIVERSE: PkgId = PkgId(0);
    /// Package unsafe.
    pub const UNSAFE: PkgId = PkgId(1);

    /// The handle's number, dense from zero.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// The files of a package, parsed, as an [`Importer`] hands them over.
#[derive(Default)]
pub struct PackageSource {
    /// The import path.
    pub path: String,
    /// In the order in which Go presents them to the compiler: by name.
    pub files: Vec<ast::File>,
    /// What the parser complained of.
    pub errors: Vec<Diagnostic>,
    /// What variables embed.
    pub embeds: Vec<Embed>,
    /// Check bodies on demand only ([`crate::Checker::ensure_body`]), and do not complain of unused
    /// imports and variables: for libraries that are known to be correct.
    pub lazy: bool,
    /// Set if the importer has an index of the package: its name. There are no files then: parts of them are parsed
    /// when names are looked up. Initialisers matter to the variables that they initialise alone, and are left out
    /// where nothing uses those.
    pub indexed: Option<Symbol>,
    /// The minor version of the language that the module asks for (`go 1.21`: 21); `None` for the
    /// newest. Features of younger versions are errors.
    pub go_version: Option<u32>,
}

/// Finds packages by import path.
pub trait Importer {
    /// The source of the package that `path` means in a file of package `from`. An error's text is
    /// reported at the import.
    fn import(&mut self, path: &str, from: &str) -> Result<PackageSource, String>;

    /// Parses a body that was skipped, giving its nodes numbers from `first_id`. Returns the body,
    /// the number after its last node's, and what the parser complained of.
    fn parse_body(
        &mut self,
        file: FileId,
        unparsed: vo_syntax::Span,
        first_id: u32,
    ) -> (ast::Block, u32, Vec<Diagnostic>);

    /// Where an indexed package declares a name; if it is a type, its methods too. Empty if it doesn't.
    fn parts(&self, _package: &str, _name: &str) -> Vec<Part> {
        Vec::new()
    }

    /// The parts of an indexed package that matter though nothing names them: those with `func init()`.
    fn initial_parts(&self, _package: &str) -> Vec<Part> {
        Vec::new()
    }

    /// All parts of an indexed package.
    fn all_parts(&self, _package: &str) -> Vec<Part> {
        Vec::new()
    }

    /// The path of the indexed package, and the name of its function, that a `//go:linkname` directive makes stand for
    /// another package's function (`path.name`).
    fn pushed(&self, _function: &str) -> Option<(String, String)> {
        None
    }

    /// The package clause and the imports of a file of an indexed package; what the parser complained of. An error's
    /// text tells why there is no room for the file.
    fn open_file(&mut self, package: &str, number: u32) -> Result<(ast::File, Vec<Diagnostic>), String> {
        unreachable!("file {number} of {package}, which is not indexed")
    }

    /// Parses a part of a file that was opened, giving its nodes numbers from `first_id`.
    fn parse_part(&mut self, file: FileId, part: Part, _first_id: u32) -> (ast::File, Vec<Diagnostic>) {
        unreachable!("{part:?} of file {}, which is not indexed", file.0)
    }

    /// The path by which a package is known, given the path in an import (vendoring).
    fn canonical_path(&self, path: &str, _from: &str) -> String {
        path.to_owned()
    }
}

/// A package of the program.
pub struct Package<'a> {
    pub path: Symbol,
    pub name: Symbol,
    pub files: Vec<&'a ast::File>,
    pub(crate) scope: ScopeId,
    /// Packages imported by its files, each once, in order of first occurrence.
    pub imports: Vec<PkgId>,
    /// Package-level objects in source order, functions without methods and `init`s.
    pub objects: Vec<Obj>,
    /// `func init()`s in the order of files and of their occurrence.
    pub inits: Vec<Obj>,
    /// All methods declared in the package.
    pub methods: Vec<Obj>,
    /// Initialisers of package-level variables in the order in which they run; filled by
    /// [`crate::Checker::init_order`].
    pub(crate) init_order: Option<Vec<Initializer<'a>>>,
    /// See [`PackageSource::lazy`].
    pub lazy: bool,
    /// What of the package has been parsed, if it is indexed ([`PackageSource::indexed`]).
    pub(crate) parsed: Option<ParsedParts>,
    /// Placeholder for a package that could not be imported: no errors are reported about it.
    pub fake: bool,
}

/// `lhs = rhs` at package level.
#[derive(Clone, Debug)]
pub struct Initializer<'a> {
    /// One variable, or several if `rhs` is a call with several results (or a comma-ok form).
    /// Blank variables are included, as objects.
    pub lhs: Vec<Obj>,
    pub rhs: &'a ast::Expr,
    pub file: FileId,
}

//! Indexed packages: declarations are parsed when their names are asked for.
//!
//! Of such a package the [`Importer`](crate::Importer) knows where each name is declared. Importing it costs next to
//! nothing; the first lookup of a name parses the declaration, with the methods if it is a type, and the imports of
//! its file. The index is trusted: that a name is declared twice, or shadows an import, is not noticed here.
//!
//! Invariants: a part is parsed once; a file's imports are known before its first part is.

use rustc_hash::{FxHashMap, FxHashSet};
use vo_syntax::{FileId, Pos, Symbol};

use crate::checker::{Checker, FileState};
use crate::decl::{DeclKind, Environment};
use crate::info::FileInfo;
use crate::language::Language;
use crate::object::Obj;
use crate::package::{Initializer, PkgId};

/// Some declarations of an indexed package that are parsed together.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Part {
    /// Number of the file in the package.
    pub file: u32,
    /// Offsets of the part's bytes in the file.
    pub lo: u32,
    pub hi: u32,
}

/// How much of an indexed package has been parsed.
#[derive(Default)]
pub(crate) struct ParsedParts {
    files: FxHashMap<u32, FileId>,
    parts: FxHashSet<Part>,
}

impl<'a> Checker<'a> {
    /// The object declared under `name` in a package's scope.
    pub fn lookup_in_package(&mut self, pkg: PkgId, name: Symbol) -> Option<Obj> {
        let scope = self.package(pkg).scope;
        let found = self.scopes.lookup(scope, name);
        if found.is_some() || self.package(pkg).parsed.is_none() {
            return found;
        }
        let path = self.package(pkg).path;
        let parts = self.importer.as_deref()?.parts(path.as_str(), name.as_str());
        self.parse_parts(pkg, &parts);
        self.scopes.lookup(scope, name)
    }

    /// Parses all of an indexed package.
    pub(crate) fn parse_whole(&mut self, pkg: PkgId) {
        let path = self.package(pkg).path;
        if self.package(pkg).parsed.is_some()
            && let Some(importer) = self.importer.as_deref()
        {
            let parts = importer.all_parts(path.as_str());
            self.parse_parts(pkg, &parts);
        }
    }

    /// Parses those of some parts of an indexed package that have not been, and collects what they declare.
    pub(crate) fn parse_parts(&mut self, pkg: PkgId, parts: &[Part]) {
        if parts.is_empty() {
            return;
        }
        let saved = std::mem::replace(&mut self.env, Environment { pkg, ..Environment::outside() });
        let mut methods = Vec::new();
        for &part in parts {
            let Some(parsed) = &mut self.packages[pkg.index()].parsed else { break };
            if !parsed.parts.insert(part) {
                continue;
            }
            let Some(file) = self.open_file(pkg, part.file) else { continue };
            let first = self.file_state(file).info.node_count();
            let Some(importer) = self.importer.as_deref_mut() else { break };
            let (tree, errors) = importer.parse_part(file, part, first);
            self.errors.extend(errors);
            let tree = self.arena.file(tree);
            self.file_state_mut(file).info.grow(tree.node_count);
            let scope = self.file_state(file).scope;
            (self.env.file, self.env.scope) = (file, scope);
            self.collect_declarations(pkg, tree, scope, &mut methods);
        }
        self.associate_methods(pkg, methods);
        self.env = saved;
    }

    /// The file of that number in an indexed package, with its imports declared.
    fn open_file(&mut self, pkg: PkgId, number: u32) -> Option<FileId> {
        let package = &self.packages[pkg.index()];
        let (package_scope, path) = (package.scope, package.path);
        if let Some(&file) = package.parsed.as_ref()?.files.get(&number) {
            return Some(file);
        }
        let (header, errors) = match self.importer.as_deref_mut()?.open_file(path.as_str(), number) {
            Ok(opened) => opened,
            Err(why) => {
                self.error_at(Pos::NONE, why);
                return None;
            }
        };
        self.errors.extend(errors);
        let header = self.arena.file(header);
        let file = header.file;
        let scope = self.scopes.open(Some(package_scope));
        let info = FileInfo::with_nodes(header.node_count);
        self.add_file(file, FileState { pkg, scope, info, language: Language::of(header, None) });
        self.packages[pkg.index()].parsed.as_mut()?.files.insert(number, file);
        (self.env.file, self.env.scope) = (file, scope);
        self.collect_declarations(pkg, header, scope, &mut Vec::new());
        Some(file)
    }

    /// The function of an indexed package that stands for the function of that name (`path.name`) of another one: its
    /// package's path and its name.
    pub fn pushed_by_index(&self, function: &str) -> Option<(String, String)> {
        self.importer.as_deref()?.pushed(function)
    }

    /// The initialiser that a package variable has.
    pub fn initializer(&self, variable: Obj) -> Option<Initializer<'a>> {
        let info = self.decls.get(&variable)?;
        let DeclKind::Var { lhs, init: Some(rhs), .. } = &info.kind else { return None };
        Some(Initializer { lhs: lhs.to_vec(), rhs, file: info.file })
    }

    /// The initialisers of some variables of an indexed package, declared and with what they refer to, in the order in
    /// which they run.
    pub fn init_order_of(&mut self, pkg: PkgId, wanted: impl Fn(Obj) -> bool) -> Vec<Initializer<'a>> {
        let package = self.package(pkg);
        let Some(parsed) = &package.parsed else { return Vec::new() };
        let numbers: FxHashMap<FileId, u32> = parsed.files.iter().map(|(&number, &file)| (file, number)).collect();
        let mut values: Vec<Obj> = package.objects.iter().copied().filter(|&obj| wanted(obj)).collect();
        values.sort_by_key(|obj| (numbers.get(&self.decls[obj].file), self.object(*obj).pos));
        self.order_of_initialization(&values, pkg)
    }
}

//! The checker of a program: all tables, and the state of the check that is going on.

use rustc_hash::FxHashMap;
use vo_syntax::{Diagnostic, FileId, Symbol};

use crate::arena::Arena;
use crate::decl::{DeclInfo, Environment};
use crate::info::FileInfo;
use crate::object::{Color, Obj, ObjKind, Object};
use crate::package::{Importer, Package, PkgId};
use crate::scope::{ScopeId, Scopes};
use crate::ty::{Ty, Types};

/// The checker of one program.
pub struct Checker<'a> {
    pub(crate) arena: &'a Arena,
    pub(crate) importer: Option<&'a mut dyn Importer>,
    pub types: Types<'a>,
    pub(crate) objects: Vec<Object<'a>>,
    pub(crate) scopes: Scopes,
    pub(crate) packages: Vec<Package<'a>>,
    pub(crate) packages_by_path: FxHashMap<Symbol, PkgId>,
    pub(crate) files: FxHashMap<FileId, FileState>,
    /// Everything that is wrong with the program, in order of discovery; see
    /// [`Checker::sorted_errors`].
    pub(crate) errors: Vec<Diagnostic>,
    pub(crate) decls: FxHashMap<Obj, DeclInfo<'a>>,
    pub(crate) env: Environment<'a>,
}

/// What is kept of each file.
pub(crate) struct FileState {
    pub pkg: PkgId,
    pub scope: ScopeId,
    pub info: FileInfo,
}

impl<'a> Checker<'a> {
    /// An object's facts.
    #[inline]
    pub fn object(&self, obj: Obj) -> &Object<'a> {
        &self.objects[obj.index()]
    }

    pub(crate) fn object_mut(&mut self, obj: Obj) -> &mut Object<'a> {
        &mut self.objects[obj.index()]
    }

    /// A package's facts.
    pub fn package(&self, pkg: PkgId) -> &Package<'a> {
        &self.packages[pkg.index()]
    }

    /// All packages met so far, the universe and unsafe included.
    pub fn packages(&self) -> &[Package<'a>] {
        &self.packages
    }

    /// The package of this import path, if it has been met.
    pub fn package_by_path(&self, path: Symbol) -> Option<PkgId> {
        self.packages_by_path.get(&path).copied()
    }

    /// What is known of the nodes of a file.
    ///
    /// # Panics
    /// If the file was not given to this checker.
    pub fn info(&self, file: FileId) -> &FileInfo {
        &self.files[&file].info
    }

    /// The package-level object of this name.
    pub fn lookup_in_package(&self, pkg: PkgId, name: Symbol) -> Option<Obj> {
        self.scopes.lookup(self.package(pkg).scope, name)
    }

    /// All errors, in the order of their places in the source.
    pub fn sorted_errors(&self) -> Vec<Diagnostic> {
        let mut errors = self.errors.clone();
        errors.sort_by_key(|e| e.span.lo);
        errors
    }

    pub(crate) fn new_object(&mut self, name: Symbol, pkg: PkgId, pos: vo_syntax::Pos, kind: ObjKind<'a>, ty: Ty) -> Obj {
        self.objects.push(Object { name, pkg, pos, kind, ty, parent: None, color: Color::Black, scope_pos: pos });
        Obj(self.objects.len() as u32 - 1)
    }
}

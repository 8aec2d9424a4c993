//! The checker of a program: all tables, and the state of the check that is going on.

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};
use vo_syntax::stack::StackBudget;
use vo_syntax::{Diagnostic, FileId, NodeId, Pos, SourceMap, Symbol};

use crate::arena::Arena;
use crate::decl::{DeclInfo, Delayed, Environment, FuncContext};
use crate::embed::{Embed, EmbedKind};
use crate::info::FileInfo;
use crate::object::{Color, FuncCtxId, Obj, ObjKind, Object};
use crate::package::{Importer, Package, PkgId};
use crate::scope::{ScopeId, Scopes};
use crate::size_limits::Sized;
use crate::ty::{NamedId, Ty, Types};
use crate::type_set::TypeSet;
use crate::type_string::Spellings;
use crate::universe::Universe;

/// The checker of one program.
pub struct Checker<'a> {
    pub(crate) arena: &'a Arena,
    pub(crate) importer: Option<&'a mut dyn Importer>,
    pub types: Types<'a>,
    pub(crate) objects: Vec<Object<'a>>,
    pub(crate) scopes: Scopes,
    pub(crate) packages: Vec<Package<'a>>,
    pub(crate) packages_by_path: FxHashMap<Symbol, PkgId>,
    /// Packages whose import is in progress: one met again is an import cycle.
    pub(crate) importing: Vec<Symbol>,
    files: Vec<Option<Box<FileState>>>,
    /// Everything that is wrong with the program, in order of discovery; see
    /// [`Checker::sorted_errors`].
    pub(crate) errors: Vec<Diagnostic>,
    pub(crate) universe: Option<Universe>,
    pub(crate) decls: FxHashMap<Obj, DeclInfo<'a>>,
    /// Methods by the type name they were declared for, until that is declared.
    pub(crate) methods_of: FxHashMap<Obj, Vec<Obj>>,
    pub(crate) method_index: FxHashMap<(NamedId, Symbol), Obj>,
    pub(crate) env: Environment<'a>,
    pub(crate) delayed: Vec<Delayed<'a>>,
    /// Types whose sizes are looked at last.
    pub(crate) sized: Vec<Sized>,
    /// The function whose signature is about to be checked.
    pub(crate) signature_of: Option<Obj>,
    /// Objects whose declaration is in progress.
    pub(crate) obj_path: Vec<Obj>,
    pub(crate) func_ctxs: Vec<FuncContext>,
    /// Variables of the function being checked, for "declared and not used".
    pub(crate) locals: Vec<Obj>,
    /// Calls of `panic`, which terminate a statement list.
    pub(crate) panic_calls: FxHashSet<(FileId, NodeId)>,
    /// Untyped constant left operands of non-constant shifts.
    pub(crate) shift_operands: FxHashSet<(FileId, NodeId)>,
    pub(crate) dot_imports: FxHashMap<(FileId, PkgId), Obj>,
    /// Import declarations: file, object, explicit name, path.
    pub(crate) imports_of_files: Vec<(FileId, Obj, Option<Symbol>, Symbol)>,
    /// Where fields were declared, by struct type and name.
    pub(crate) field_positions: FxHashMap<(Ty, Symbol), Pos>,
    pub(crate) canonical_cache: FxHashMap<Ty, Ty>,
    pub(crate) type_sets: FxHashMap<Ty, Rc<TypeSet>>,
    pub(crate) type_sets_open: Vec<Ty>,
    pub(crate) cycles_reported: FxHashSet<Obj>,
    pub(crate) valid_types: FxHashSet<Ty>,
    pub(crate) invalid_types: FxHashSet<Ty>,
    pub(crate) invalid_vars: FxHashSet<Obj>,
    /// A signature that the message being made shows with these names of parameters and results.
    pub(crate) named_signature: Option<(Ty, Box<[Symbol]>)>,
    pub(crate) instances: crate::monomorph::InstanceGraph,
    pub(crate) nesting: u32,
    /// The stack that checks may use from the outermost on.
    pub(crate) stack: StackBudget,
    pub(crate) nesting_reported: bool,
    pub(crate) spellings: Spellings,
    /// Variables that embed files.
    pub(crate) embeds: FxHashMap<Obj, (EmbedKind, Embed)>,
    pub(crate) source_map: Option<Arc<SourceMap>>,
}

/// What is kept of each file.
pub(crate) struct FileState {
    pub pkg: PkgId,
    pub scope: ScopeId,
    pub info: FileInfo,
    pub language: crate::language::Language,
}

impl<'a> Checker<'a> {
    pub(crate) fn with_importer(arena: &'a Arena, importer: Option<&'a mut dyn Importer>) -> Checker<'a> {
        let mut checker = Checker {
            arena,
            importer,
            types: Types::new(arena),
            objects: Vec::new(),
            scopes: Scopes::default(),
            packages: Vec::new(),
            packages_by_path: FxHashMap::default(),
            importing: Vec::new(),
            files: Vec::new(),
            errors: Vec::new(),
            universe: None,
            decls: FxHashMap::default(),
            methods_of: FxHashMap::default(),
            method_index: FxHashMap::default(),
            env: Environment::outside(),
            delayed: Vec::new(),
            sized: Vec::new(),
            signature_of: None,
            obj_path: Vec::new(),
            func_ctxs: Vec::new(),
            locals: Vec::new(),
            panic_calls: FxHashSet::default(),
            shift_operands: FxHashSet::default(),
            dot_imports: FxHashMap::default(),
            imports_of_files: Vec::new(),
            field_positions: FxHashMap::default(),
            canonical_cache: FxHashMap::default(),
            type_sets: FxHashMap::default(),
            type_sets_open: Vec::new(),
            cycles_reported: FxHashSet::default(),
            valid_types: FxHashSet::default(),
            invalid_types: FxHashSet::default(),
            invalid_vars: FxHashSet::default(),
            named_signature: None,
            instances: crate::monomorph::InstanceGraph::default(),
            nesting: 0,
            stack: StackBudget::here(),
            nesting_reported: false,
            spellings: Spellings::default(),
            embeds: FxHashMap::default(),
            source_map: None,
        };
        checker.universe = Some(crate::universe::populate(&mut checker));
        checker
    }

    /// Lets messages mention places by file and line.
    pub fn set_source_map(&mut self, map: Arc<SourceMap>) {
        self.source_map = Some(map);
    }

    /// An object's facts.
    #[inline]
    pub fn object(&self, obj: Obj) -> &Object<'a> {
        &self.objects[obj.index()]
    }

    #[inline]
    pub(crate) fn object_mut(&mut self, obj: Obj) -> &mut Object<'a> {
        &mut self.objects[obj.index()]
    }

    /// All objects made so far, in the order of their handles.
    pub fn objects(&self) -> impl Iterator<Item = &Object<'a>> {
        self.objects.iter()
    }

    /// The types that functions of a package declare, as far as those functions have been checked.
    pub fn local_types(&self, pkg: PkgId) -> Vec<Obj> {
        let scope = self.package(pkg).scope;
        let is_local = |obj: &Obj| {
            let object = self.object(*obj);
            let is_declared = matches!(object.kind, ObjKind::TypeName { alias: false, .. })
                && self.types.as_named(object.ty).is_some();
            object.pkg == pkg && is_declared && object.parent != Some(scope)
        };
        (0..self.objects.len() as u32).map(Obj).filter(is_local).collect()
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
    #[inline]
    pub fn info(&self, file: FileId) -> &FileInfo {
        &self.file_state(file).info
    }

    pub(crate) fn add_file(&mut self, file: FileId, state: FileState) {
        let index = file.0 as usize;
        if self.files.len() <= index {
            self.files.resize_with(index + 1, || None);
        }
        self.files[index] = Some(Box::new(state));
    }

    #[inline]
    pub(crate) fn file_state(&self, file: FileId) -> &FileState {
        self.files[file.0 as usize].as_ref().expect("a file is added before it is checked")
    }

    #[inline]
    pub(crate) fn file_state_mut(&mut self, file: FileId) -> &mut FileState {
        self.files[file.0 as usize].as_mut().expect("a file is added before it is checked")
    }

    /// The facts of the file being checked.
    #[inline]
    pub(crate) fn file_info(&self) -> &FileInfo {
        &self.file_state(self.env.file).info
    }

    #[inline]
    pub(crate) fn file_info_mut(&mut self) -> &mut FileInfo {
        &mut self.file_state_mut(self.env.file).info
    }

    /// The predeclared type `error`.
    pub fn error_type(&self) -> Ty {
        self.universe.as_ref().map_or(Ty::INVALID, |u| u.error)
    }

    /// The predeclared constraint `comparable`.
    pub fn comparable_type(&self) -> Ty {
        self.universe.as_ref().map_or(Ty::INVALID, |u| u.comparable)
    }

    /// Captured variables of a declared function or function literal are known by its context.
    pub fn captures(&self, ctx: FuncCtxId) -> &[Obj] {
        self.func_ctxs.get(ctx.0 as usize).map_or(&[], |c| &c.captures)
    }

    /// All errors, in the order in which they were found.
    pub fn errors(&self) -> &[Diagnostic] {
        &self.errors
    }

    /// All errors, in the order of their places in the source.
    pub fn sorted_errors(&self) -> Vec<Diagnostic> {
        let mut errors = self.errors.clone();
        errors.sort_by_key(|e| e.span.lo);
        errors.dedup_by(|a, b| a.span.lo == b.span.lo && a.message == b.message);
        errors
    }

    pub(crate) fn new_object(&mut self, name: Symbol, pkg: PkgId, pos: Pos, kind: ObjKind<'a>, ty: Ty) -> Obj {
        self.objects.push(Object { name, pkg, pos, kind, ty, parent: None, color: Color::Black, scope_pos: Pos::NONE });
        Obj(self.objects.len() as u32 - 1)
    }
}

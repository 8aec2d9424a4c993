//! Scopes: nested tables from names to objects.

use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use vo_syntax::Symbol;

use crate::object::Obj;

/// A handle of a scope.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ScopeId(pub(crate) u32);

/// A table of names and the scope around it. Most scopes hold few names: those are searched one
/// by one; larger ones have an index.
#[derive(Default)]
struct Scope {
    parent: Option<ScopeId>,
    entries: SmallVec<[(Symbol, Obj); 4]>,
    index: Option<Box<FxHashMap<Symbol, Obj>>>,
}

const INDEXED_FROM: usize = 12;

/// All scopes of a program.
#[derive(Default)]
pub struct Scopes {
    scopes: Vec<Scope>,
}

impl Scopes {
    pub(crate) fn open(&mut self, parent: Option<ScopeId>) -> ScopeId {
        self.scopes.push(Scope { parent, ..Scope::default() });
        ScopeId(self.scopes.len() as u32 - 1)
    }

    pub fn parent(&self, scope: ScopeId) -> Option<ScopeId> {
        self.scopes[scope.0 as usize].parent
    }

    /// The object declared under `name` in exactly this scope.
    pub fn lookup(&self, scope: ScopeId, name: Symbol) -> Option<Obj> {
        let scope = &self.scopes[scope.0 as usize];
        match &scope.index {
            Some(index) => index.get(&name).copied(),
            None => scope.entries.iter().find(|entry| entry.0 == name).map(|entry| entry.1),
        }
    }

    /// Declares `obj`, unless the name is taken: then the object that has it is returned.
    pub(crate) fn insert(&mut self, scope: ScopeId, name: Symbol, obj: Obj) -> Option<Obj> {
        if let Some(other) = self.lookup(scope, name) {
            return Some(other);
        }
        let scope = &mut self.scopes[scope.0 as usize];
        scope.entries.push((name, obj));
        match &mut scope.index {
            Some(index) => {
                index.insert(name, obj);
            }
            None if scope.entries.len() >= INDEXED_FROM => {
                scope.index = Some(Box::new(scope.entries.iter().copied().collect()));
            }
            None => {}
        }
        None
    }

    /// The objects of a scope in order of declaration.
    pub fn entries(&self, scope: ScopeId) -> &[(Symbol, Obj)] {
        &self.scopes[scope.0 as usize].entries
    }
}

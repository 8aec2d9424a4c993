//! Package-level declarations, checked when needed.

use vo_syntax::{FileId, ast};

use crate::object::Obj;
use crate::scope::ScopeId;

/// Where and how a package-level object is declared.
pub(crate) struct DeclInfo<'a> {
    pub file: FileId,
    pub scope: ScopeId,
    pub kind: DeclKind<'a>,
    /// Package-level objects that initialiser or body refer to.
    pub deps: indexmap::IndexSet<Obj>,
}

/// The syntax of a declaration.
#[derive(Clone)]
pub(crate) enum DeclKind<'a> {
    Const { ty: Option<&'a ast::Expr>, init: Option<&'a ast::Expr>, iota: u32, inherited: bool },
    Var { lhs: Vec<Obj>, ty: Option<&'a ast::Expr>, init: Option<&'a ast::Expr> },
    Type(&'a ast::TypeSpec),
    Func(&'a ast::FuncDecl),
}

/// The context in which expressions and statements are being checked.
#[derive(Default)]
pub(crate) struct Environment<'a> {
    pub file: Option<&'a ast::File>,
}

//! Objects: what identifiers are declared to denote.
//!
//! Invariant: an object is made once, at its declaration, and named by its [`Obj`] handle ever
//! after. Methods and fields of instances of generic types have no objects of their own: they
//! share those of the generic declaration.

use vo_syntax::{FileId, NodeId, Pos, Symbol, ast};

use crate::constant::Value;
use crate::package::PkgId;
use crate::scope::ScopeId;
use crate::ty::Ty;

/// A handle of an object.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Obj(pub(crate) u32);

impl Obj {
    /// The handle's number, dense from zero.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// How far the declaration of a package-level object has been checked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Color {
    White,
    /// In progress; the index is that on the path of objects being declared.
    Grey(u32),
    Black,
}

/// A declared entity.
pub struct Object<'a> {
    pub name: Symbol,
    pub pkg: PkgId,
    /// The position of the declaring identifier.
    pub pos: Pos,
    pub kind: ObjKind<'a>,
    /// The type; [`Ty::INVALID`] until known or after an error.
    pub ty: Ty,
    /// The scope the object was declared in; `None` for methods and results of errors.
    pub(crate) parent: Option<ScopeId>,
    pub(crate) color: Color,
    /// Where in the source the scope of a local object begins.
    pub(crate) scope_pos: Pos,
}

/// What an object is.
pub enum ObjKind<'a> {
    /// An imported package.
    PkgName {
        imported: PkgId,
        used: bool,
    },
    Const {
        value: Option<Value>,
    },
    /// A type name; an alias is one whose `ty` is not a type of this name.
    TypeName {
        alias: bool,
        alias_params: &'a [Ty],
    },
    Var(VarData),
    Func(FuncData<'a>),
    Label {
        used: bool,
    },
    Builtin(Builtin),
    Nil,
}

/// Where a variable comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum VarKind {
    Package,
    Local,
    Param,
    Result,
    Receiver,
}

/// What is known of a variable. Lowering decides from this where a variable lives.
#[derive(Clone, Copy, Debug)]
pub struct VarData {
    pub kind: VarKind,
    /// Read somewhere (for "declared and not used").
    pub used: bool,
    /// Its address is taken: by `&x`, a call of a pointer method, or slicing of an array; of the
    /// variable itself, a field or an element of it.
    pub address_taken: bool,
    /// A function literal within the declaring function uses it.
    pub captured: bool,
    /// Assigned to (wholly or in part) other than by its declaration. A per-iteration loop
    /// variable that only its `for` statement's own clauses change counts as reassigned too.
    pub reassigned: bool,
    /// The function that declares it; [`FuncCtxId::NONE`] for package variables.
    pub owner: FuncCtxId,
}

/// A function body as a context of variables: a declared function or a function literal.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct FuncCtxId(pub(crate) u32);

impl FuncCtxId {
    pub const NONE: FuncCtxId = FuncCtxId(u32::MAX);
}

/// What is known of a function or method.
pub struct FuncData<'a> {
    /// The declaration; `None` for methods of interfaces and the predeclared `Error`.
    pub decl: Option<&'a ast::FuncDecl>,
    /// The directives before it.
    pub directives: &'a [ast::Directive],
    pub file: FileId,
    /// For a method: the receiver's base type (the generic type itself if generic).
    pub recv_base: Option<Ty>,
    /// For a method: whether the receiver is a pointer.
    pub ptr_recv: bool,
    /// For a method: the receiver's type in terms of `recv_type_params`.
    pub recv: Option<Ty>,
    /// The type parameters that the receiver declares, in the order of the base type's.
    pub recv_type_params: &'a [Ty],
    /// Parameter objects (receiver not included), results, and the receiver object; filled when
    /// the signature is checked. Unnamed and blank ones have objects too.
    pub params: Vec<Obj>,
    pub results: Vec<Obj>,
    pub recv_var: Option<Obj>,
    /// The body has been checked.
    pub(crate) body_checked: bool,
    /// In which context to check it; known when the signature is.
    pub(crate) body_context: Option<BodyContext>,
    /// The body, if it was parsed later than the file.
    pub(crate) late_body: Option<&'a ast::Block>,
    /// There is a body (else the function is native or an error).
    pub has_body: bool,
}

/// The context of a function's body.
#[derive(Clone)]
pub(crate) struct BodyContext {
    pub scope: ScopeId,
    pub ctx: FuncCtxId,
    pub results: std::rc::Rc<crate::decl::ResultsContext>,
}

/// The predeclared functions and those of package unsafe.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Builtin {
    Append,
    Cap,
    Clear,
    Close,
    Complex,
    Copy,
    Delete,
    Imag,
    Len,
    Make,
    Max,
    Min,
    New,
    Panic,
    Print,
    Println,
    Real,
    Recover,
    /// `unsafe.Add` and so on.
    UnsafeAdd,
    UnsafeAlignof,
    UnsafeOffsetof,
    UnsafeSizeof,
    UnsafeSlice,
    UnsafeSliceData,
    UnsafeString,
    UnsafeStringData,
}

impl<'a> Object<'a> {
    pub fn as_func(&self) -> Option<&FuncData<'a>> {
        match &self.kind {
            ObjKind::Func(func) => Some(func),
            _ => None,
        }
    }

    pub fn as_var(&self) -> Option<&VarData> {
        match &self.kind {
            ObjKind::Var(var) => Some(var),
            _ => None,
        }
    }

    /// The value of a constant whose declaration had no error.
    pub fn const_value(&self) -> Option<&Value> {
        match &self.kind {
            ObjKind::Const { value } => value.as_ref(),
            _ => None,
        }
    }

    pub fn is_exported(&self) -> bool {
        self.name.is_exported()
    }
}

/// Names a syntax node of a file: node ids are dense per file only.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct NodeRef {
    pub file: FileId,
    pub node: NodeId,
}

//! What checking has found out about syntax nodes.
//!
//! Invariants: one [`FileInfo`] per file, its tables indexed by [`NodeId`]; a node that was not
//! checked (or not yet) has [`Mode::None`] and no object. Types within generic functions are in
//! terms of type parameters.

use rustc_hash::FxHashMap;
use vo_syntax::NodeId;

use crate::constant::Value;
use crate::object::{Builtin, FuncCtxId, Obj};
use crate::ty::Ty;

/// What kind of thing an expression denotes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Mode {
    /// Not checked, or in error.
    #[default]
    None,
    /// A call without result.
    NoValue,
    /// The predeclared or unsafe function; only as (parenthesised) function of a call.
    Builtin(Builtin),
    /// The expression is a type.
    Type,
    /// A constant; its value is in [`FileInfo::constant`].
    Const,
    /// An addressable operand.
    Variable,
    /// An element of a map: assignable, not addressable; may be used with comma-ok.
    MapIndex,
    /// A value.
    Value,
    /// The predeclared `nil`; the type recorded is that of its use.
    Nil,
    /// A value that may be used with comma-ok: receive, type assertion.
    CommaOk,
}

/// What is known of an expression.
#[derive(Clone, Copy, Debug)]
pub struct ExprInfo {
    pub mode: Mode,
    /// The type: never untyped for an operand that is converted by its use. Untyped stay constants
    /// that only constant expressions use, and comparisons that are conditions. The type of
    /// a call with several results is a tuple. An expression in a comma-ok context keeps its plain
    /// type and has [`FileInfo::is_comma_ok`] set.
    pub ty: Ty,
    constant: u32,
}

/// Kinds of selector expressions `x.f`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SelectionKind {
    /// A field of `x`.
    FieldVal,
    /// A method bound to `x`; called directly or a method value.
    MethodVal,
    /// `T.f`: a function whose first parameter is the receiver.
    MethodExpr,
}

/// The meaning of a selector expression that is no qualified identifier (those are plain uses of
/// an object: see [`FileInfo::object`] of the selector's identifier).
#[derive(Clone, Debug)]
pub struct Selection {
    pub kind: SelectionKind,
    /// The type of `x` in `x.f` (or `T` in `T.f`).
    pub recv: Ty,
    /// The selected method; `None` for fields and for methods of interfaces and type parameters
    /// (see `iface_index`). Methods of instances are those of the generic type.
    pub method: Option<Obj>,
    /// The fields to go through from `recv`: embedded fields, and for a field selection the field
    /// itself as the last. Wherever a value on the path is a pointer it is implicitly dereferenced.
    pub path: Box<[u32]>,
    /// The path from `recv` to the field or receiver goes through a pointer (`recv` itself included).
    pub indirect: bool,
    /// For methods: the type that declares the method: a named type (instance), pointer stripped,
    /// or an interface or type parameter.
    pub declared_on: Ty,
    /// For methods of interfaces and type parameters: the index in the (sorted) method set of
    /// `declared_on`'s interface.
    pub iface_index: Option<u32>,
    /// The type of the expression: field type, or signature without receiver (for a method
    /// expression with the receiver as its first parameter).
    pub ty: Ty,
}

/// The facts about one file's nodes.
#[derive(Default)]
pub struct FileInfo {
    exprs: Vec<ExprInfo>,
    constants: Vec<Value>,
    /// Objects by identifier (declared or used), and implicit objects by the nodes that stand for
    /// them: case clauses of type switches, imports without a name, parameters without a name,
    /// embedded fields.
    objects: Vec<Option<Obj>>,
    selections: FxHashMap<NodeId, Selection>,
    instances: FxHashMap<NodeId, Box<[Ty]>>,
    comma_ok: FxHashMap<NodeId, ()>,
    func_lits: FxHashMap<NodeId, FuncLitInfo>,
}

/// What is known of a function literal.
#[derive(Clone, Debug)]
pub struct FuncLitInfo {
    pub ctx: FuncCtxId,
    /// Variables of enclosing functions that the literal or literals within use, in order of first
    /// use.
    pub captures: Vec<Obj>,
    /// Objects of parameters and results; unnamed ones included.
    pub params: Vec<Obj>,
    pub results: Vec<Obj>,
}

const NO_CONSTANT: u32 = u32::MAX;
const UNCHECKED: ExprInfo = ExprInfo { mode: Mode::None, ty: Ty::INVALID, constant: NO_CONSTANT };

impl FileInfo {
    pub(crate) fn with_nodes(count: u32) -> FileInfo {
        let mut info = FileInfo::default();
        info.grow(count);
        info
    }

    /// Makes room for nodes of a body that was parsed later.
    pub(crate) fn grow(&mut self, count: u32) {
        self.exprs.resize(count as usize, UNCHECKED);
        self.objects.resize(count as usize, None);
    }

    pub(crate) fn node_count(&self) -> u32 {
        self.exprs.len() as u32
    }

    /// Mode and type of an expression.
    #[inline]
    pub fn expr(&self, node: NodeId) -> ExprInfo {
        self.exprs.get(node.index()).copied().unwrap_or(UNCHECKED)
    }

    /// The type of an expression.
    pub fn ty(&self, node: NodeId) -> Ty {
        self.expr(node).ty
    }

    /// The value of a constant expression.
    pub fn constant(&self, node: NodeId) -> Option<&Value> {
        self.constants.get(self.expr(node).constant as usize)
    }

    /// The object that an identifier declares or uses, or that a node declares implicitly. For the
    /// name of a selector: the package-level object of a qualified identifier, or the method.
    #[inline]
    pub fn object(&self, node: NodeId) -> Option<Obj> {
        self.objects.get(node.index()).copied().flatten()
    }

    /// The meaning of a selector expression.
    pub fn selection(&self, selector: NodeId) -> Option<&Selection> {
        self.selections.get(&selector)
    }

    /// The type arguments with which a generic function or method is used: by the identifier that
    /// names it (in `f[int]`, `p.f[int]`, `x.m[int]`, `f(1)` that of `f` or `m`). Generic types'
    /// arguments are in the type.
    pub fn instance(&self, ident: NodeId) -> Option<&[Ty]> {
        self.instances.get(&ident).map(|args| &**args)
    }

    /// The expression is used in an assignment of two values (`v, ok = x`).
    pub fn is_comma_ok(&self, node: NodeId) -> bool {
        self.comma_ok.contains_key(&node)
    }

    /// Captures and parameters of a function literal.
    pub fn func_lit(&self, node: NodeId) -> Option<&FuncLitInfo> {
        self.func_lits.get(&node)
    }

    pub(crate) fn set_expr(&mut self, node: NodeId, mode: Mode, ty: Ty, value: Option<Value>) {
        let constant = match value {
            Some(value) => {
                self.constants.push(value);
                self.constants.len() as u32 - 1
            }
            None => NO_CONSTANT,
        };
        if let Some(slot) = self.exprs.get_mut(node.index()) {
            *slot = ExprInfo { mode, ty, constant };
        }
    }

    pub(crate) fn set_type(&mut self, node: NodeId, ty: Ty) {
        if let Some(slot) = self.exprs.get_mut(node.index()) {
            slot.ty = ty;
        }
    }

    pub(crate) fn set_object(&mut self, node: NodeId, obj: Obj) {
        if let Some(slot) = self.objects.get_mut(node.index()) {
            *slot = Some(obj);
        }
    }

    pub(crate) fn set_selection(&mut self, selector: NodeId, selection: Selection) {
        self.selections.insert(selector, selection);
    }

    pub(crate) fn set_instance(&mut self, ident: NodeId, args: &[Ty]) {
        self.instances.insert(ident, args.into());
    }

    pub(crate) fn set_comma_ok(&mut self, node: NodeId) {
        self.comma_ok.insert(node, ());
    }

    pub(crate) fn set_func_lit(&mut self, node: NodeId, lit: FuncLitInfo) {
        self.func_lits.insert(node, lit);
    }
}

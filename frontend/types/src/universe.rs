//! The universe block and package unsafe (spec: Predeclared identifiers, Package unsafe).

use vo_syntax::{Pos, Symbol, sym};

use crate::checker::Checker;
use crate::constant::Value;
use crate::object::{Builtin, Obj, ObjKind};
use crate::package::{Package, PkgId};
use crate::ty::{IfaceMethod, Ty, TypeKind};

/// Handles of predeclared objects the checker itself refers to.
pub(crate) struct Universe {
    pub scope: crate::scope::ScopeId,
    pub iota: Obj,
    pub error: Ty,
    pub comparable: Ty,
    pub nil: Obj,
}

const BASIC_TYPES: [(Symbol, Ty); 20] = [
    (sym::BOOL, Ty::BOOL),
    (sym::INT, Ty::INT),
    (sym::INT8, Ty::INT8),
    (sym::INT16, Ty::INT16),
    (sym::INT32, Ty::INT32),
    (sym::INT64, Ty::INT64),
    (sym::UINT, Ty::UINT),
    (sym::UINT8, Ty::UINT8),
    (sym::UINT16, Ty::UINT16),
    (sym::UINT32, Ty::UINT32),
    (sym::UINT64, Ty::UINT64),
    (sym::UINTPTR, Ty::UINTPTR),
    (sym::FLOAT32, Ty::FLOAT32),
    (sym::FLOAT64, Ty::FLOAT64),
    (sym::COMPLEX64, Ty::COMPLEX64),
    (sym::COMPLEX128, Ty::COMPLEX128),
    (sym::STRING, Ty::STRING),
    (sym::BYTE, Ty::UINT8),
    (sym::RUNE, Ty::INT32),
    (sym::ANY, Ty::ANY),
];

const BUILTINS: [(Symbol, Builtin); 18] = [
    (sym::APPEND, Builtin::Append),
    (sym::CAP, Builtin::Cap),
    (sym::CLEAR, Builtin::Clear),
    (sym::CLOSE, Builtin::Close),
    (sym::COMPLEX, Builtin::Complex),
    (sym::COPY, Builtin::Copy),
    (sym::DELETE, Builtin::Delete),
    (sym::IMAG, Builtin::Imag),
    (sym::LEN, Builtin::Len),
    (sym::MAKE, Builtin::Make),
    (sym::MAX, Builtin::Max),
    (sym::MIN, Builtin::Min),
    (sym::NEW, Builtin::New),
    (sym::PANIC, Builtin::Panic),
    (sym::PRINT, Builtin::Print),
    (sym::PRINTLN, Builtin::Println),
    (sym::REAL, Builtin::Real),
    (sym::RECOVER, Builtin::Recover),
];

const UNSAFE_BUILTINS: [(Symbol, Builtin); 8] = [
    (sym::ADD, Builtin::UnsafeAdd),
    (sym::ALIGNOF, Builtin::UnsafeAlignof),
    (sym::OFFSETOF, Builtin::UnsafeOffsetof),
    (sym::SIZEOF, Builtin::UnsafeSizeof),
    (sym::SLICE, Builtin::UnsafeSlice),
    (sym::SLICE_DATA, Builtin::UnsafeSliceData),
    (sym::UNSAFE_STRING, Builtin::UnsafeString),
    (sym::STRING_DATA, Builtin::UnsafeStringData),
];

impl Builtin {
    /// The function's name as messages show it.
    pub fn name(self) -> &'static str {
        let all = BUILTINS.iter().chain(&UNSAFE_BUILTINS);
        all.into_iter().find(|entry| entry.1 == self).map_or("", |entry| entry.0.as_str())
    }

    /// Number of arguments, and whether more are allowed.
    pub(crate) fn arity(self) -> (usize, bool) {
        match self {
            Builtin::Append => (1, true),
            Builtin::Make => (1, true),
            Builtin::Max | Builtin::Min => (1, true),
            Builtin::Print | Builtin::Println => (0, true),
            Builtin::Recover => (0, false),
            Builtin::Complex | Builtin::Copy | Builtin::Delete => (2, false),
            Builtin::UnsafeAdd | Builtin::UnsafeSlice | Builtin::UnsafeString => (2, false),
            _ => (1, false),
        }
    }
}

/// Fills the universe and package unsafe into empty tables.
pub(crate) fn populate(checker: &mut Checker<'_>) -> Universe {
    let scope = checker.scopes.open(None);
    let unsafe_scope = checker.scopes.open(Some(scope));
    checker.packages.push(bare_package(sym::EMPTY, scope));
    checker.packages.push(bare_package(sym::UNSAFE, unsafe_scope));
    checker.packages_by_path.insert(sym::UNSAFE, PkgId::UNSAFE);
    let declare = |checker: &mut Checker<'_>, name, kind, ty| {
        let obj = checker.new_object(name, PkgId::UNIVERSE, Pos::NONE, kind, ty);
        checker.scopes.insert(scope, name, obj);
        obj
    };
    for (name, ty) in BASIC_TYPES {
        let alias = matches!(name, sym::BYTE | sym::RUNE | sym::ANY);
        declare(checker, name, ObjKind::TypeName { alias, alias_params: &[] }, ty);
    }
    for (name, builtin) in BUILTINS {
        declare(checker, name, ObjKind::Builtin(builtin), Ty::INVALID);
    }
    for (name, value) in [(sym::TRUE, true), (sym::FALSE, false)] {
        declare(checker, name, ObjKind::Const { value: Some(Value::Bool(value)) }, Ty::UNTYPED_BOOL);
    }
    let iota = declare(checker, sym::IOTA, ObjKind::Const { value: Some(Value::Int(0)) }, Ty::UNTYPED_INT);
    let nil = declare(checker, sym::NIL, ObjKind::Nil, Ty::UNTYPED_NIL);

    let error = declare_named(checker, scope, sym::ERROR);
    let signature = checker.types.func(&[], &[Ty::STRING], false);
    let method = IfaceMethod { name: sym::ERROR_METHOD, pkg: PkgId::UNIVERSE, ty: signature };
    let underlying = checker.types.interface(vec![method], Vec::new(), false);
    define(checker, error, underlying);
    let comparable = declare_named(checker, scope, sym::COMPARABLE);
    let underlying = checker.types.interface(Vec::new(), Vec::new(), true);
    define(checker, comparable, underlying);

    for (name, builtin) in UNSAFE_BUILTINS {
        let obj = checker.new_object(name, PkgId::UNSAFE, Pos::NONE, ObjKind::Builtin(builtin), Ty::INVALID);
        checker.scopes.insert(unsafe_scope, name, obj);
    }
    let kind = ObjKind::TypeName { alias: false, alias_params: &[] };
    let pointer = checker.new_object(sym::POINTER, PkgId::UNSAFE, Pos::NONE, kind, Ty::UNSAFE_POINTER);
    checker.scopes.insert(unsafe_scope, sym::POINTER, pointer);
    Universe { scope, iota, error, comparable, nil }
}

fn bare_package<'a>(path: Symbol, scope: crate::scope::ScopeId) -> Package<'a> {
    Package {
        path,
        name: path,
        files: Vec::new(),
        scope,
        imports: Vec::new(),
        objects: Vec::new(),
        inits: Vec::new(),
        methods: Vec::new(),
        init_order: Some(Vec::new()),
        lazy: true,
        parsed: None,
        fake: false,
    }
}

fn declare_named(checker: &mut Checker<'_>, scope: crate::scope::ScopeId, name: Symbol) -> Ty {
    let kind = ObjKind::TypeName { alias: false, alias_params: &[] };
    let obj = checker.new_object(name, PkgId::UNIVERSE, Pos::NONE, kind, Ty::INVALID);
    let ty = checker.types.new_named(obj, &[]);
    checker.object_mut(obj).ty = ty;
    checker.scopes.insert(scope, name, obj);
    ty
}

fn define(checker: &mut Checker<'_>, named: Ty, underlying: Ty) {
    if let TypeKind::Named(id) = checker.types.kind(named) {
        checker.types.named_mut(id).rhs = Some(underlying);
    }
}

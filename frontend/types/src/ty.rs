//! Types, interned: a [`Ty`] is a copyable handle, and structurally equal types share one handle.
//!
//! Invariants:
//! - Two handles are equal exactly if the types were written with equal structure; a declared
//!   (named) type or type parameter has one handle of its own, an instance of a generic type one
//!   per list of type arguments.
//! - The only types that are identical in Go's sense though their handles differ contain an
//!   interface with embedded elements, see [`crate::Checker::identical`].
//! - Aliases are no types: they are resolved to what they denote when they are declared.
//!
//! This module knows nothing of syntax or of scopes.

use rustc_hash::FxHashMap;
use vo_syntax::Symbol;

use crate::arena::Arena;
use crate::object::Obj;
use crate::package::PkgId;

/// A handle of an interned type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Ty(pub(crate) u32);

/// The predeclared types without structure. The order is that of `Ty`'s first handles.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Basic {
    /// The type of an expression in error; agrees with everything.
    Invalid,
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    String,
    UnsafePointer,
    UntypedBool,
    UntypedInt,
    UntypedRune,
    UntypedFloat,
    UntypedComplex,
    UntypedString,
    UntypedNil,
}

impl Basic {
    /// Every basic type, in the order of their handles.
    pub const ALL: [Basic; 26] = [
        Basic::Invalid,
        Basic::Bool,
        Basic::Int,
        Basic::Int8,
        Basic::Int16,
        Basic::Int32,
        Basic::Int64,
        Basic::Uint,
        Basic::Uint8,
        Basic::Uint16,
        Basic::Uint32,
        Basic::Uint64,
        Basic::Uintptr,
        Basic::Float32,
        Basic::Float64,
        Basic::Complex64,
        Basic::Complex128,
        Basic::String,
        Basic::UnsafePointer,
        Basic::UntypedBool,
        Basic::UntypedInt,
        Basic::UntypedRune,
        Basic::UntypedFloat,
        Basic::UntypedComplex,
        Basic::UntypedString,
        Basic::UntypedNil,
    ];

    /// The type's name as Go's compiler prints it.
    pub fn name(self) -> &'static str {
        match self {
            Basic::Invalid => "invalid type",
            Basic::Bool => "bool",
            Basic::Int => "int",
            Basic::Int8 => "int8",
            Basic::Int16 => "int16",
            Basic::Int32 => "int32",
            Basic::Int64 => "int64",
            Basic::Uint => "uint",
            Basic::Uint8 => "uint8",
            Basic::Uint16 => "uint16",
            Basic::Uint32 => "uint32",
            Basic::Uint64 => "uint64",
            Basic::Uintptr => "uintptr",
            Basic::Float32 => "float32",
            Basic::Float64 => "float64",
            Basic::Complex64 => "complex64",
            Basic::Complex128 => "complex128",
            Basic::String => "string",
            Basic::UnsafePointer => "unsafe.Pointer",
            Basic::UntypedBool => "untyped bool",
            Basic::UntypedInt => "untyped int",
            Basic::UntypedRune => "untyped rune",
            Basic::UntypedFloat => "untyped float",
            Basic::UntypedComplex => "untyped complex",
            Basic::UntypedString => "untyped string",
            Basic::UntypedNil => "untyped nil",
        }
    }

    pub fn is_boolean(self) -> bool {
        matches!(self, Basic::Bool | Basic::UntypedBool)
    }

    pub fn is_integer(self) -> bool {
        (self >= Basic::Int && self <= Basic::Uintptr) || matches!(self, Basic::UntypedInt | Basic::UntypedRune)
    }

    pub fn is_unsigned(self) -> bool {
        self >= Basic::Uint && self <= Basic::Uintptr
    }

    pub fn is_float(self) -> bool {
        matches!(self, Basic::Float32 | Basic::Float64 | Basic::UntypedFloat)
    }

    pub fn is_complex(self) -> bool {
        matches!(self, Basic::Complex64 | Basic::Complex128 | Basic::UntypedComplex)
    }

    pub fn is_numeric(self) -> bool {
        self.is_integer() || self.is_float() || self.is_complex()
    }

    pub fn is_string(self) -> bool {
        matches!(self, Basic::String | Basic::UntypedString)
    }

    pub fn is_untyped(self) -> bool {
        self >= Basic::UntypedBool
    }

    /// Types whose values are ordered by `<`.
    pub fn is_ordered(self) -> bool {
        self.is_integer() || self.is_float() || self.is_string()
    }

    /// Types that constants can have.
    pub fn is_constant_type(self) -> bool {
        self.is_boolean() || self.is_numeric() || self.is_string()
    }
}

/// The direction of a channel type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ChanDir {
    Both,
    Send,
    Recv,
}

/// A declared (defined) type or an instance of one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct NamedId(pub(crate) u32);

/// A type parameter of a declaration.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct TypeParamId(pub(crate) u32);

/// What a type is made of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TypeKind<'a> {
    Basic(Basic),
    Named(NamedId),
    Pointer(Ty),
    Slice(Ty),
    /// `len` is negative after an error in the length.
    Array {
        elem: Ty,
        len: i64,
    },
    Map {
        key: Ty,
        value: Ty,
    },
    Chan {
        dir: ChanDir,
        elem: Ty,
    },
    Struct(&'a StructType),
    /// The type of a call with no result or several results, and of parameter lists.
    Tuple(&'a [Ty]),
    Signature(&'a Signature),
    Interface(&'a Interface),
    /// `A | ~B`; occurs only as an embedded element of an interface.
    Union(&'a [UnionTerm]),
    TypeParam(TypeParamId),
}

/// A struct type.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct StructType {
    pub fields: Box<[Field]>,
}

/// A field of a struct type.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Field {
    pub name: Symbol,
    /// The declaring package if the name is not exported, else [`PkgId::UNIVERSE`].
    pub pkg: PkgId,
    pub ty: Ty,
    pub embedded: bool,
    /// The tag's value; the empty symbol if there is none.
    pub tag: Symbol,
}

/// A function type, without receiver.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Signature {
    /// The type parameters of a generic function.
    pub type_params: Box<[Ty]>,
    /// The parameters' types; a variadic final parameter `...T` appears as `[]T`.
    pub params: Box<[Ty]>,
    pub results: Box<[Ty]>,
    pub variadic: bool,
}

/// An interface type as written; [`crate::Checker::type_set`] computes what it means.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Interface {
    /// Explicitly declared methods, sorted by name and package.
    pub methods: Box<[IfaceMethod]>,
    /// Embedded elements: interfaces, unions, other types.
    pub embedded: Box<[Ty]>,
    /// Predeclared `comparable`, or an interface whose type set was flattened from it.
    pub comparable: bool,
}

/// A method of an interface type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct IfaceMethod {
    pub name: Symbol,
    /// The declaring package if the name is not exported, else [`PkgId::UNIVERSE`].
    pub pkg: PkgId,
    pub ty: Ty,
}

/// A term of a union: `T` or `~T`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct UnionTerm {
    pub tilde: bool,
    pub ty: Ty,
}

/// What is known of a declared type or instance.
pub struct NamedData<'a> {
    /// The declaring `TypeName` object; of an instance that of its generic type.
    pub obj: Obj,
    /// The generic type that this is an instance of; `None` for a declared type.
    pub origin: Option<Ty>,
    /// The type arguments of an instance: its own, then those of the function that declares its generic type.
    pub type_args: &'a [Ty],
    /// The type parameters of a generic type.
    pub type_params: &'a [Ty],
    /// Of a type declared in a generic function: the function's type parameters. Instances of the
    /// function have instances of the type.
    pub outer_params: &'a [Ty],
    /// The type on the right-hand side of the declaration, once known. Instances: expanded on
    /// demand.
    pub(crate) rhs: Option<Ty>,
    /// The methods declared for the type, in source order (`Func` objects of the generic type).
    pub methods: Vec<Obj>,
    /// The underlying type, cached when it is final.
    pub(crate) underlying: Option<Ty>,
    /// The underlying type is being computed.
    pub(crate) expanding: bool,
}

/// What is known of a type parameter.
pub struct TypeParamData {
    pub obj: Obj,
    /// The position in its declaration's list.
    pub index: usize,
    /// The constraint as written (any type; a non-interface stands for its implicit interface).
    pub bound: Ty,
}

macro_rules! predeclared {
    ($($name:ident = $basic:ident),* $(,)?) => {
        impl Ty {
            $(pub const $name: Ty = Ty(Basic::$basic as u32);)*
        }
    };
}

predeclared! {
    INVALID = Invalid, BOOL = Bool, INT = Int, INT8 = Int8, INT16 = Int16, INT32 = Int32,
    INT64 = Int64, UINT = Uint, UINT8 = Uint8, UINT16 = Uint16, UINT32 = Uint32, UINT64 = Uint64,
    UINTPTR = Uintptr, FLOAT32 = Float32, FLOAT64 = Float64, COMPLEX64 = Complex64,
    COMPLEX128 = Complex128, STRING = String, UNSAFE_POINTER = UnsafePointer,
    UNTYPED_BOOL = UntypedBool, UNTYPED_INT = UntypedInt, UNTYPED_RUNE = UntypedRune,
    UNTYPED_FLOAT = UntypedFloat, UNTYPED_COMPLEX = UntypedComplex,
    UNTYPED_STRING = UntypedString, UNTYPED_NIL = UntypedNil,
}

impl Ty {
    /// `()`: the type of a call without results.
    pub const EMPTY_TUPLE: Ty = Ty(26);
    /// `interface{}`, that is `any`.
    pub const ANY: Ty = Ty(27);

    /// The handle of a basic type.
    pub fn basic(basic: Basic) -> Ty {
        Ty(basic as u32)
    }

    /// The handle's number, dense from zero.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Facts about a type's structure that hold from its interning on.
#[derive(Clone, Copy, Default)]
pub(crate) struct Flags {
    /// An interface with embedded elements occurs outside of named types' definitions.
    pub embeds: bool,
    /// A type parameter occurs (in type arguments too).
    pub type_params: bool,
    /// The invalid type occurs.
    pub invalid: bool,
}

impl Flags {
    fn or(self, other: Flags) -> Flags {
        Flags {
            embeds: self.embeds | other.embeds,
            type_params: self.type_params | other.type_params,
            invalid: self.invalid | other.invalid,
        }
    }
}

/// The interning table of all types of a program.
pub struct Types<'a> {
    arena: &'a Arena,
    kinds: Vec<TypeKind<'a>>,
    flags: Vec<Flags>,
    interned: FxHashMap<TypeKind<'a>, Ty>,
    named: Vec<NamedData<'a>>,
    type_params: Vec<TypeParamData>,
    instances: FxHashMap<(Ty, &'a [Ty]), Ty>,
}

impl<'a> Types<'a> {
    pub(crate) fn new(arena: &'a Arena) -> Types<'a> {
        let mut types = Types {
            arena,
            kinds: Vec::new(),
            flags: Vec::new(),
            interned: FxHashMap::default(),
            named: Vec::new(),
            type_params: Vec::new(),
            instances: FxHashMap::default(),
        };
        for basic in Basic::ALL {
            let ty = types.intern(TypeKind::Basic(basic));
            debug_assert_eq!(ty, Ty::basic(basic));
        }
        types.flags[0].invalid = true;
        let empty = types.tuple(&[]);
        debug_assert_eq!(empty, Ty::EMPTY_TUPLE);
        let any = types.interface(Vec::new(), Vec::new(), false);
        debug_assert_eq!(any, Ty::ANY);
        types
    }

    /// What `ty` is made of, without looking through names; see [`crate::Checker::under`].
    #[inline]
    pub fn kind(&self, ty: Ty) -> TypeKind<'a> {
        self.kinds[ty.index()]
    }

    /// The number of handles given out.
    pub fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Never true: the basic types are always there.
    pub fn is_empty(&self) -> bool {
        self.kinds.is_empty()
    }

    pub(crate) fn flags(&self, ty: Ty) -> Flags {
        self.flags[ty.index()]
    }

    /// Reports whether a type parameter occurs in `ty`.
    pub fn is_parameterized(&self, ty: Ty) -> bool {
        self.flags[ty.index()].type_params
    }

    pub fn named(&self, id: NamedId) -> &NamedData<'a> {
        &self.named[id.0 as usize]
    }

    pub(crate) fn named_mut(&mut self, id: NamedId) -> &mut NamedData<'a> {
        &mut self.named[id.0 as usize]
    }

    /// The data of `ty` if it is a declared type or an instance.
    pub fn as_named(&self, ty: Ty) -> Option<&NamedData<'a>> {
        match self.kind(ty) {
            TypeKind::Named(id) => Some(self.named(id)),
            _ => None,
        }
    }

    pub fn type_param(&self, id: TypeParamId) -> &TypeParamData {
        &self.type_params[id.0 as usize]
    }

    pub(crate) fn type_param_mut(&mut self, id: TypeParamId) -> &mut TypeParamData {
        &mut self.type_params[id.0 as usize]
    }

    fn intern(&mut self, kind: TypeKind<'a>) -> Ty {
        if let Some(&ty) = self.interned.get(&kind) {
            return ty;
        }
        let ty = self.push(kind);
        self.interned.insert(kind, ty);
        ty
    }

    fn push(&mut self, kind: TypeKind<'a>) -> Ty {
        let ty = Ty(self.kinds.len() as u32);
        let flags = self.structural_flags(kind);
        self.kinds.push(kind);
        self.flags.push(flags);
        ty
    }

    fn structural_flags(&self, kind: TypeKind<'a>) -> Flags {
        let all = |list: &[Ty]| list.iter().fold(Flags::default(), |flags, &ty| flags.or(self.flags(ty)));
        match kind {
            TypeKind::Basic(_) => Flags::default(),
            TypeKind::Named(id) => all(self.named(id).type_args).or(all(self.named(id).outer_params)),
            TypeKind::TypeParam(_) => Flags { type_params: true, ..Flags::default() },
            TypeKind::Pointer(elem)
            | TypeKind::Slice(elem)
            | TypeKind::Array { elem, .. }
            | TypeKind::Chan { elem, .. } => self.flags(elem),
            TypeKind::Map { key, value } => self.flags(key).or(self.flags(value)),
            TypeKind::Struct(s) => {
                s.fields.iter().fold(Flags::default(), |flags, field| flags.or(self.flags(field.ty)))
            }
            TypeKind::Tuple(list) => all(list),
            TypeKind::Signature(s) => all(&s.params).or(all(&s.results)),
            TypeKind::Interface(i) => {
                let mut flags = all(&i.embedded);
                for method in &i.methods {
                    flags = flags.or(self.flags(method.ty));
                }
                flags.embeds |= !i.embedded.is_empty();
                flags
            }
            TypeKind::Union(terms) => terms.iter().fold(Flags::default(), |flags, term| flags.or(self.flags(term.ty))),
        }
    }

    pub fn pointer(&mut self, elem: Ty) -> Ty {
        self.intern(TypeKind::Pointer(elem))
    }

    pub fn slice(&mut self, elem: Ty) -> Ty {
        self.intern(TypeKind::Slice(elem))
    }

    pub fn array(&mut self, elem: Ty, len: i64) -> Ty {
        self.intern(TypeKind::Array { elem, len })
    }

    pub fn map(&mut self, key: Ty, value: Ty) -> Ty {
        self.intern(TypeKind::Map { key, value })
    }

    pub fn chan(&mut self, dir: ChanDir, elem: Ty) -> Ty {
        self.intern(TypeKind::Chan { dir, elem })
    }

    pub fn tuple(&mut self, list: &[Ty]) -> Ty {
        if let Some(&ty) = self.interned.get(&TypeKind::Tuple(list)) {
            return ty;
        }
        let list = self.arena.type_list(list);
        self.intern(TypeKind::Tuple(list))
    }

    pub fn struct_type(&mut self, fields: Vec<Field>) -> Ty {
        let candidate = StructType { fields: fields.into() };
        if let Some(&ty) = self.interned.get(&TypeKind::Struct(&candidate)) {
            return ty;
        }
        let stored = self.arena.struct_type(candidate.fields);
        self.intern(TypeKind::Struct(stored))
    }

    pub fn signature(&mut self, signature: Signature) -> Ty {
        if let Some(&ty) = self.interned.get(&TypeKind::Signature(&signature)) {
            return ty;
        }
        let stored = self.arena.signature(signature);
        self.intern(TypeKind::Signature(stored))
    }

    /// A non-generic signature.
    pub fn func(&mut self, params: &[Ty], results: &[Ty], variadic: bool) -> Ty {
        self.signature(Signature {
            type_params: Box::new([]),
            params: params.into(),
            results: results.into(),
            variadic,
        })
    }

    pub fn interface(&mut self, mut methods: Vec<IfaceMethod>, embedded: Vec<Ty>, comparable: bool) -> Ty {
        methods.sort_by_key(|m| (m.name.as_str(), m.pkg));
        let candidate = Interface { methods: methods.into(), embedded: embedded.into(), comparable };
        if let Some(&ty) = self.interned.get(&TypeKind::Interface(&candidate)) {
            return ty;
        }
        let stored = self.arena.interface(candidate);
        self.intern(TypeKind::Interface(stored))
    }

    pub fn union(&mut self, terms: Vec<UnionTerm>) -> Ty {
        let stored = self.arena.union(terms.into());
        self.intern(TypeKind::Union(stored))
    }

    /// A new declared type; its right-hand side is set later.
    pub(crate) fn new_named(&mut self, obj: Obj, outer_params: &[Ty]) -> Ty {
        let outer_params = self.arena.type_list(outer_params);
        self.push_named(NamedData {
            outer_params,
            obj,
            origin: None,
            type_args: &[],
            type_params: &[],
            rhs: None,
            methods: Vec::new(),
            underlying: None,
            expanding: false,
        })
    }

    fn push_named(&mut self, data: NamedData<'a>) -> Ty {
        let id = NamedId(self.named.len() as u32);
        self.named.push(data);
        self.push(TypeKind::Named(id))
    }

    pub(crate) fn set_type_params(&mut self, named: NamedId, params: &[Ty]) {
        self.named[named.0 as usize].type_params = self.arena.type_list(params);
    }

    /// An instance's own type arguments, and those of the function that declares its generic type.
    pub fn own_and_outer_args(&self, instance: &NamedData<'a>) -> (&'a [Ty], &'a [Ty]) {
        let origin = instance.origin.and_then(|origin| self.as_named(origin));
        let own = origin.map_or(0, |origin| origin.type_params.len());
        instance.type_args.split_at(own.min(instance.type_args.len()))
    }

    /// The instance of generic type `origin` with these type arguments, made on first use. Arguments for the
    /// type parameters of the function that declares `origin` may be absent within that function.
    /// Arguments are not verified against constraints here.
    pub fn instance(&mut self, origin: Ty, type_args: &[Ty]) -> Ty {
        let TypeKind::Named(id) = self.kind(origin) else { unreachable!("an instance's origin is a named type") };
        let generic = self.named(id);
        let outer = generic.outer_params;
        if !outer.is_empty() && type_args.len() == generic.type_params.len() {
            return self.instance(origin, &[type_args, outer].concat());
        }
        if let Some(&ty) = self.instances.get(&(origin, type_args)) {
            return ty;
        }
        let type_args = self.arena.type_list(type_args);
        let obj = self.named(id).obj;
        let ty = self.push_named(NamedData {
            obj,
            origin: Some(origin),
            type_args,
            type_params: &[],
            outer_params: &[],
            rhs: None,
            methods: Vec::new(),
            underlying: None,
            expanding: false,
        });
        self.instances.insert((origin, type_args), ty);
        ty
    }

    /// A new type parameter; its constraint is set later.
    pub(crate) fn new_type_param(&mut self, obj: Obj, index: usize) -> Ty {
        let id = TypeParamId(self.type_params.len() as u32);
        self.type_params.push(TypeParamData { obj, index, bound: Ty::ANY });
        self.push(TypeKind::TypeParam(id))
    }
}

//! The type checker: packages of syntax trees in, facts about every node out.
//!
//! A [`Checker`] holds one program. Give it the main package ([`Checker::check_package`]); it asks
//! its [`Importer`] for the packages imported. Package-level declarations of lazy packages are
//! checked when they are used, and their bodies when [`Checker::ensure_body`] asks.
//!
//! What lowering reads (signatures; many take `&mut self`, since types are computed when asked for):
//! ```text
//! let arena = Arena::new();                               // owns trees and types
//! let mut checker = Checker::new(&arena, &mut importer);
//! checker.check_package(source) -> PkgId                  // the main package, eagerly
//! checker.sorted_errors() -> Vec<Diagnostic>
//! checker.ensure_declared(obj)                            // signature/type of a lazy object
//! checker.ensure_body(func) -> Option<&'a ast::Block>     // checks the body; None: native
//!
//! checker.info(file) -> &FileInfo        // mode, type, constant of each expression; objects of
//!                                        // identifiers; selections; instances; function literals
//! checker.object(obj) -> &Object<'a>     // VarData: address_taken/captured/reassigned;
//!                                        // FuncData: decl, file, receiver, parameter objects
//! checker.package(pkg) -> &Package<'a>   // files, imports, inits, objects
//! checker.init_order(pkg) -> Vec<Initializer<'a>>
//!
//! checker.types.kind(ty) -> TypeKind<'a>                  // as written; names not looked through
//! checker.under(ty) -> Ty                                 // underlying type
//! checker.canonical(ty) -> Ty                             // one handle per identity class
//! checker.identical(a, b) -> bool
//! checker.core_type(ty) -> Option<Ty>                     // of type parameters; else `under`
//! checker.is_comparable(ty) -> bool
//! checker.subst(ty, &Subst) -> Ty                         // monomorphisation
//! checker.instantiate_signature(sig, &[Ty]) -> Ty
//!
//! checker.interface_methods(ty) -> Vec<IfaceMethod>       // all methods, sorted by name
//! checker.lookup_method(ty, name, pkg) -> Option<Selection>
//! checker.lookup_field_or_method(ty, name, pkg) -> Option<Selection>
//! checker.method_set(ty) -> Vec<Selection>                // sorted by name
//! checker.implements(ty, iface) -> bool
//!
//! checker.size_of(ty) -> i64; align_of(ty) -> i64; field_offsets(ty) -> Vec<i64>
//! checker.type_string(ty, relative_to: PkgId) -> String
//! ```
//!
//! A method instance is the method's object of the generic type, plus the type arguments of
//! `Selection::declared_on` for `FuncData::recv_type_params`, plus (generic methods)
//! `FileInfo::instance` for the type parameters of the method's own signature.
//!
//! Invariants: no input makes the checker panic or overflow the stack; it reports what is wrong in
//! [`Checker::sorted_errors`] and goes on. This crate knows nothing of bytecode and reads no files.

mod arena;
mod assign;
mod binary;
mod builtin;
mod call;
mod checker;
mod constant;
mod conversion;
mod decl;
mod embed;
mod errors;
mod expr;
mod huge;
mod implements;
mod index;
mod indexed;
mod infer;
mod info;
mod init_order;
mod language;
mod layout;
mod literal;
mod lookup;
mod monomorph;
mod name;
mod object;
mod operand;
mod package;
mod predicates;
mod range;
mod resolve;
mod scope;
mod signature;
mod size_limits;
mod stmt;
mod subst;
mod switch;
mod terminate;
mod ty;
mod type_expr;
mod type_set;
mod type_string;
mod unify;
mod universe;
mod valid_type;

pub use arena::Arena;
pub use checker::Checker;
pub use constant::Value;
pub use embed::{Embed, EmbedKind, EmbeddedFile};
pub use indexed::Part;
pub use info::{ExprInfo, FileInfo, FuncLitInfo, Mode, Selection, SelectionKind};
pub use object::{Builtin, FuncCtxId, FuncData, NodeRef, Obj, ObjKind, Object, VarData, VarKind};
pub use package::{Importer, Initializer, Package, PackageSource, PkgId};
pub use scope::ScopeId;
pub use subst::Subst;
pub use ty::{
    Basic, ChanDir, Field, IfaceMethod, Interface, NamedData, NamedId, Signature, StructType, Ty, TypeKind,
    TypeParamData, TypeParamId, Types, UnionTerm,
};
pub use type_set::TypeSet;

//! Selectors and method sets (spec: Selectors, Method sets, Struct types).

use rustc_hash::FxHashSet;
use vo_syntax::Symbol;

use crate::checker::Checker;
use crate::info::{Selection, SelectionKind};
use crate::object::Obj;
use crate::package::PkgId;
use crate::subst::Subst;
use crate::ty::{NamedId, Ty, TypeKind};

/// What a name selects in a type.
#[derive(Clone, Debug)]
pub(crate) enum Lookup {
    Found(Selection),
    /// Several fields or methods at the same depth.
    Ambiguous,
    /// There is such a method, but it has a pointer receiver and the operand is not addressable.
    PointerReceiver,
    NotFound,
}

/// A type on the current level of embedding.
struct Embedded {
    ty: Ty,
    path: Vec<u32>,
    indirect: bool,
    /// The type occurs several times on this level.
    multiple: bool,
}

/// How names are compared: as they are, or without regard to case (for hints only).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum NameMatch {
    Exact,
    FoldCase,
}

impl NameMatch {
    /// Spec: Uniqueness of identifiers.
    fn matches(self, name: Symbol, pkg: PkgId, wanted: Symbol, wanted_pkg: PkgId) -> bool {
        match self {
            NameMatch::Exact => name == wanted && (pkg == PkgId::UNIVERSE || pkg == wanted_pkg),
            NameMatch::FoldCase => name == wanted || name.as_str().eq_ignore_ascii_case(wanted.as_str()),
        }
    }
}

impl<'a> Checker<'a> {
    /// The field or method that `name`, written in package `pkg`, selects in an addressable
    /// operand of type `ty`.
    pub fn lookup_field_or_method(&mut self, ty: Ty, name: Symbol, pkg: PkgId) -> Option<Selection> {
        match self.lookup(ty, true, name, pkg, NameMatch::Exact) {
            Lookup::Found(selection) => Some(selection),
            _ => None,
        }
    }

    /// The method that `name` selects in an addressable operand of type `ty`.
    pub fn lookup_method(&mut self, ty: Ty, name: Symbol, pkg: PkgId) -> Option<Selection> {
        self.lookup_field_or_method(ty, name, pkg).filter(|s| s.kind == SelectionKind::MethodVal)
    }

    pub(crate) fn lookup(&mut self, ty: Ty, addressable: bool, name: Symbol, pkg: PkgId, how: NameMatch) -> Lookup {
        if name.is_blank() {
            return Lookup::NotFound;
        }
        // Methods can't be associated with a named pointer type: only fields are found through it.
        if let TypeKind::Named(_) = self.types.kind(ty) {
            let under = self.under(ty);
            if let TypeKind::Pointer(_) = self.types.kind(under) {
                return match self.lookup_by_depth(under, false, name, pkg, how) {
                    Lookup::Found(s) if s.kind != SelectionKind::FieldVal => Lookup::NotFound,
                    other => other,
                };
            }
        }
        self.lookup_by_depth(ty, addressable, name, pkg, how)
    }

    fn lookup_by_depth(&mut self, recv: Ty, addressable: bool, name: Symbol, pkg: PkgId, how: NameMatch) -> Lookup {
        let (start, is_pointer) = match self.types.kind(recv) {
            TypeKind::Pointer(elem) => (elem, true),
            _ => (recv, false),
        };
        // A pointer to an interface has no methods.
        if is_pointer && (self.is_interface(start) || self.is_type_param(start)) {
            return Lookup::NotFound;
        }
        let mut seen: FxHashSet<NamedId> = FxHashSet::default();
        let mut current = vec![Embedded { ty: start, path: Vec::new(), indirect: is_pointer, multiple: false }];
        while !current.is_empty() {
            let mut next: Vec<Embedded> = Vec::new();
            let mut found: Option<(Selection, Option<bool>)> = None;
            for embedded in &current {
                if let TypeKind::Named(id) = self.types.kind(embedded.ty) {
                    if !seen.insert(id) {
                        continue;
                    }
                    if let Some(method) = self.declared_method(id, name, pkg, how) {
                        if found.is_some() || embedded.multiple {
                            return Lookup::Ambiguous;
                        }
                        let ptr_recv = self.object(method).as_func().is_some_and(|f| f.ptr_recv);
                        let selection = self.method_selection(recv, embedded, method);
                        found = Some((selection, Some(ptr_recv)));
                        continue;
                    }
                }
                if self.lookup_in_structure(recv, embedded, name, pkg, how, &mut found, &mut next) {
                    return Lookup::Ambiguous;
                }
            }
            if let Some((mut selection, ptr_recv)) = found {
                if ptr_recv == Some(true) && !selection.indirect && !addressable {
                    return Lookup::PointerReceiver;
                }
                if let Some(method) = selection.method {
                    selection.ty = self.method_signature(method, selection.declared_on);
                }
                return Lookup::Found(selection);
            }
            current = self.consolidate(next);
        }
        Lookup::NotFound
    }

    /// Looks at one type's own fields and interface methods. Returns true for a collision.
    #[allow(clippy::too_many_arguments)]
    fn lookup_in_structure(
        &mut self,
        recv: Ty,
        embedded: &Embedded,
        name: Symbol,
        pkg: PkgId,
        how: NameMatch,
        found: &mut Option<(Selection, Option<bool>)>,
        next: &mut Vec<Embedded>,
    ) -> bool {
        let under = self.under(embedded.ty);
        match self.types.kind(under) {
            TypeKind::Struct(s) => {
                for (i, field) in s.fields.iter().enumerate() {
                    if how.matches(field.name, field.pkg, name, pkg) {
                        if found.is_some() || embedded.multiple {
                            return true;
                        }
                        let mut path = embedded.path.clone();
                        path.push(i as u32);
                        *found = Some((
                            Selection {
                                kind: SelectionKind::FieldVal,
                                recv,
                                method: None,
                                path: path.into(),
                                indirect: embedded.indirect,
                                declared_on: embedded.ty,
                                iface_index: None,
                                ty: field.ty,
                            },
                            None,
                        ));
                        continue;
                    }
                    // Embedded fields are looked into only while nothing is found on this level.
                    if found.is_none() && field.embedded {
                        let (ty, is_pointer) = match self.types.kind(field.ty) {
                            TypeKind::Pointer(elem) => (elem, true),
                            _ => (field.ty, false),
                        };
                        let under = self.under(ty);
                        if matches!(self.types.kind(ty), TypeKind::Named(_))
                            || matches!(self.types.kind(under), TypeKind::Struct(_) | TypeKind::Interface(_))
                        {
                            let mut path = embedded.path.clone();
                            path.push(i as u32);
                            let indirect = embedded.indirect || is_pointer;
                            next.push(Embedded { ty, path, indirect, multiple: embedded.multiple });
                        }
                    }
                }
            }
            TypeKind::Interface(_) | TypeKind::TypeParam(_) => {
                let methods = self.interface_methods(embedded.ty);
                let hit = methods.iter().position(|m| how.matches(m.name, m.pkg, name, pkg));
                if let Some(index) = hit {
                    if found.is_some() || embedded.multiple {
                        return true;
                    }
                    *found = Some((
                        Selection {
                            kind: SelectionKind::MethodVal,
                            recv,
                            method: None,
                            path: embedded.path.clone().into(),
                            indirect: embedded.indirect,
                            declared_on: embedded.ty,
                            iface_index: Some(index as u32),
                            ty: methods[index].ty,
                        },
                        Some(false),
                    ));
                }
            }
            _ => {}
        }
        false
    }

    /// Merges equal types of one level: found through one, they would be ambiguous.
    fn consolidate(&mut self, mut list: Vec<Embedded>) -> Vec<Embedded> {
        if list.len() <= 1 {
            return list;
        }
        let mut kept: Vec<Embedded> = Vec::with_capacity(list.len());
        for embedded in list.drain(..) {
            match kept.iter_mut().find(|other| other.ty == embedded.ty) {
                Some(other) => other.multiple = true,
                None => kept.push(embedded),
            }
        }
        kept
    }

    fn method_selection(&mut self, recv: Ty, embedded: &Embedded, method: Obj) -> Selection {
        Selection {
            kind: SelectionKind::MethodVal,
            recv,
            method: Some(method),
            path: embedded.path.clone().into(),
            indirect: embedded.indirect,
            declared_on: embedded.ty,
            iface_index: None,
            ty: Ty::INVALID,
        }
    }

    /// A method declared for a named type itself.
    fn declared_method(&mut self, id: NamedId, name: Symbol, pkg: PkgId, how: NameMatch) -> Option<Obj> {
        let named = self.types.named(id);
        let owner = match named.origin.map(|origin| self.types.kind(origin)) {
            Some(TypeKind::Named(origin)) => origin,
            _ => id,
        };
        if how == NameMatch::Exact {
            let method = *self.method_index.get(&(owner, name))?;
            return (name.is_exported() || self.object(method).pkg == pkg).then_some(method);
        }
        let methods = self.types.named(owner).methods.clone();
        methods.into_iter().find(|&m| how.matches(self.object(m).name, PkgId::UNIVERSE, name, pkg))
    }

    /// The signature of a method as seen on `declared_on`: an instance's type arguments replace
    /// the type parameters that the receiver declares.
    pub(crate) fn method_signature(&mut self, method: Obj, declared_on: Ty) -> Ty {
        self.ensure_declared(method);
        let ty = self.object(method).ty;
        let params = self.object(method).as_func().map_or(&[][..], |f| f.recv_type_params);
        let args = self.types.as_named(declared_on).map_or(&[][..], |named| named.type_args);
        if params.is_empty() || params.len() != args.len() {
            return ty;
        }
        self.subst_method_signature(ty, &Subst::new(params, args))
    }

    /// Substitution in the signature of a method that may have type parameters of its own: their
    /// constraints may mention the receiver's.
    fn subst_method_signature(&mut self, signature: Ty, subst: &Subst) -> Ty {
        let TypeKind::Signature(s) = self.types.kind(signature) else { return signature };
        if s.type_params.is_empty() {
            return self.subst(signature, subst);
        }
        let fresh: Vec<Ty> = s
            .type_params
            .iter()
            .map(|&param| match self.types.kind(param) {
                TypeKind::TypeParam(id) => {
                    let (obj, index) = (self.types.type_param(id).obj, self.types.type_param(id).index);
                    self.types.new_type_param(obj, index)
                }
                _ => param,
            })
            .collect();
        let mut all = subst.clone();
        all.extend(&s.type_params, &fresh);
        for (&old, &new) in s.type_params.iter().zip(&fresh) {
            let bound = self.bound(old);
            let bound = self.subst(bound, &all);
            if let TypeKind::TypeParam(id) = self.types.kind(new) {
                self.types.type_param_mut(id).bound = bound;
            }
        }
        let params: Vec<Ty> = s.params.iter().map(|&ty| self.subst(ty, &all)).collect();
        let results: Vec<Ty> = s.results.iter().map(|&ty| self.subst(ty, &all)).collect();
        self.types.signature(crate::ty::Signature {
            type_params: fresh.into(),
            params: params.into(),
            results: results.into(),
            variadic: s.variadic,
        })
    }

    /// All methods of a non-addressable value of type `ty`, sorted by name (spec: Method sets).
    pub fn method_set(&mut self, ty: Ty) -> Vec<Selection> {
        let mut names: Vec<(Symbol, PkgId)> = Vec::new();
        let mut seen = FxHashSet::default();
        let mut open = vec![ty];
        while let Some(ty) = open.pop() {
            let base = match self.types.kind(ty) {
                TypeKind::Pointer(elem) => elem,
                _ => ty,
            };
            if !seen.insert(base) {
                continue;
            }
            if let TypeKind::Named(id) = self.types.kind(base) {
                let owner = match self.types.named(id).origin.map(|origin| self.types.kind(origin)) {
                    Some(TypeKind::Named(origin)) => origin,
                    _ => id,
                };
                for &method in &self.types.named(owner).methods {
                    let object = self.object(method);
                    names.push((object.name, object.pkg));
                }
            }
            let under = self.under(base);
            match self.types.kind(under) {
                TypeKind::Struct(s) => open.extend(s.fields.iter().filter(|f| f.embedded).map(|f| f.ty)),
                TypeKind::Interface(_) | TypeKind::TypeParam(_) => {
                    names.extend(self.interface_methods(base).iter().map(|m| (m.name, m.pkg)));
                }
                _ => {}
            }
        }
        names.sort_by_key(|(name, pkg)| (name.as_str(), *pkg));
        names.dedup();
        let mut set: Vec<Selection> = Vec::with_capacity(names.len());
        for (name, pkg) in names {
            if let Lookup::Found(selection) = self.lookup(ty, false, name, pkg, NameMatch::Exact)
                && selection.kind == SelectionKind::MethodVal
                && !(name.is_exported()
                    && set.last().is_some_and(|s| {
                        s.method == selection.method
                            && s.iface_index == selection.iface_index
                            && s.path == selection.path
                    }))
            {
                set.push(selection);
            }
        }
        set
    }

    /// Why `x.name` is undefined, as messages put it.
    pub(crate) fn lookup_error(&mut self, ty: Ty, name: Symbol, struct_literal: bool) -> String {
        let hit = match self.lookup(ty, true, name, self.env.pkg, NameMatch::FoldCase) {
            Lookup::Found(selection) => Some(selection),
            _ => None,
        };
        let ty_text = self.tstr(ty);
        let found = hit.map(|s| {
            let field = s.kind == SelectionKind::FieldVal;
            match s.method {
                Some(method) => (field, self.object(method).name, self.object(method).pkg),
                None => {
                    let (name, pkg) = self.selected_name(&s);
                    (field, name, if name.is_exported() { self.declaring_package(s.declared_on) } else { pkg })
                }
            }
        });
        let kind = found.map_or(Hint::Missing, |(field, other, pkg)| {
            if (struct_literal && !field) || (other == name && pkg == self.env.pkg) {
                return Hint::Missing;
            }
            let tails_agree = tail(name) == tail(other);
            if pkg == self.env.pkg || (name.is_exported() && other.is_exported()) {
                Hint::Misspelled
            } else if name.is_exported() {
                if tails_agree { Hint::Unexported } else { Hint::Missing }
            } else if other.is_exported() {
                if tails_agree { Hint::Misspelled } else { Hint::Missing }
            } else if name == other {
                Hint::Inaccessible
            } else {
                Hint::Missing
            }
        });
        let (field, other) = found.map_or((false, name), |(field, other, _)| (field, other));
        let what = if field { "field" } else { "method" };
        match (kind, struct_literal) {
            (Hint::Missing, true) => format!("unknown field {name} in struct literal of type {ty_text}"),
            (Hint::Misspelled, true) => {
                format!("unknown field {name} in struct literal of type {ty_text}, but does have {other}")
            }
            (Hint::Unexported, true) => {
                format!("unknown field {name} in struct literal of type {ty_text}, but does have unexported {other}")
            }
            (Hint::Inaccessible, true) => {
                format!("cannot refer to unexported field {other} in struct literal of type {ty_text}")
            }
            (Hint::Missing, false) => format!("type {ty_text} has no field or method {name}"),
            (Hint::Misspelled, false) => {
                format!("type {ty_text} has no field or method {name}, but does have {what} {other}")
            }
            (Hint::Unexported, false) => {
                format!("type {ty_text} has no field or method {name}, but does have unexported {what} {other}")
            }
            (Hint::Inaccessible, false) => format!("cannot refer to unexported {what} {other}"),
        }
    }

    /// The package of a named type's declaration; the current one for other types.
    fn declaring_package(&self, ty: Ty) -> PkgId {
        self.types.as_named(ty).map_or(self.env.pkg, |named| self.object(named.obj).pkg)
    }

    /// The name of a selected field or interface method.
    fn selected_name(&mut self, selection: &Selection) -> (Symbol, PkgId) {
        let nothing = (vo_syntax::sym::EMPTY, PkgId::UNIVERSE);
        let under = self.under(selection.declared_on);
        match (self.types.kind(under), selection.iface_index) {
            (TypeKind::Struct(s), None) => {
                selection.path.last().and_then(|&i| s.fields.get(i as usize)).map_or(nothing, |f| (f.name, f.pkg))
            }
            (_, Some(index)) => {
                self.interface_methods(selection.declared_on).get(index as usize).map_or(nothing, |m| (m.name, m.pkg))
            }
            _ => nothing,
        }
    }
}

/// How a name that was found resembles the one looked up.
#[derive(Clone, Copy)]
enum Hint {
    Missing,
    Misspelled,
    /// The other is the name with a small first letter, in another package.
    Unexported,
    /// The name is right, but another package's.
    Inaccessible,
}

/// All but the first character.
fn tail(name: Symbol) -> &'static str {
    let text = name.as_str();
    text.char_indices().nth(1).map_or("", |(i, _)| &text[i..])
}

//! Unification of types (spec: Type unification).

use crate::checker::Checker;
use crate::info::SelectionKind;
use crate::lookup::{Lookup, NameMatch};
use crate::ty::{ChanDir, Ty, TypeKind};

/// Type parameters to be found, and what is known of them.
///
/// Parameters that must be equal share a slot, which holds what is known of them all.
pub(crate) struct Unifier {
    params: Vec<Ty>,
    slot_of: Vec<usize>,
    slots: Vec<Option<Ty>>,
    depth: u32,
}

const MAX_DEPTH: u32 = 100;

/// How closely types must match.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Match {
    /// Differences that assignability allows are ignored, at every level: underlying types of
    /// unnamed types, channel directions, interfaces against what implements them.
    Loose,
    /// As in an assignment: such differences are ignored at the top only.
    Assign,
    Exact,
}

impl Match {
    fn is_inexact(self) -> bool {
        self != Match::Exact
    }

    fn of_elements(self) -> Match {
        if self == Match::Loose { Match::Loose } else { Match::Exact }
    }
}

impl Unifier {
    pub fn new(params: &[Ty], explicit: &[Ty]) -> Unifier {
        let slots = (0..params.len()).map(|i| explicit.get(i).copied()).collect();
        Unifier { params: params.to_vec(), slot_of: (0..params.len()).collect(), slots, depth: 0 }
    }

    pub fn params(&self) -> &[Ty] {
        &self.params
    }

    fn slot(&self, ty: Ty) -> Option<usize> {
        self.params.iter().position(|&p| p == ty).map(|i| self.slot_of[i])
    }

    pub fn is_param(&self, ty: Ty) -> bool {
        self.params.contains(&ty)
    }

    pub fn get(&self, param: Ty) -> Option<Ty> {
        self.slot(param).and_then(|slot| self.slots[slot])
    }

    pub fn set(&mut self, param: Ty, arg: Ty) {
        if let Some(slot) = self.slot(param) {
            self.slots[slot] = Some(arg);
        }
    }

    /// Makes two parameters equal; at most one of them is known.
    fn join(&mut self, x: Ty, y: Ty) {
        let (Some(a), Some(b)) = (self.slot(x), self.slot(y)) else { return };
        if self.slots[a].is_none() {
            self.slots[a] = self.slots[b];
        }
        for slot in &mut self.slot_of {
            if *slot == b {
                *slot = a;
            }
        }
    }

    pub fn known_count(&self) -> usize {
        self.slot_of.iter().filter(|&&slot| self.slots[slot].is_some()).count()
    }

    pub fn known(&self) -> (Vec<Ty>, Vec<Ty>) {
        self.params.iter().filter_map(|&p| self.get(p).map(|a| (p, a))).unzip()
    }
}

impl<'a> Checker<'a> {
    /// Makes `x` and `y` alike by choosing type arguments.
    pub(crate) fn unify(&mut self, u: &mut Unifier, x: Ty, y: Ty, mode: Match) -> bool {
        if x == y {
            return true;
        }
        if u.depth > MAX_DEPTH {
            return false;
        }
        u.depth += 1;
        let result = self.unify_structure(u, x, y, mode);
        u.depth -= 1;
        result
    }

    fn unify_structure(&mut self, u: &mut Unifier, x: Ty, y: Ty, mode: Match) -> bool {
        let is_named = |checker: &Self, ty| checker.types.as_named(ty).is_some();
        // A defined type, if there is one, goes to `y`; a parameter to be found to `x`.
        let (x, mut y) = if is_named(self, x) || u.is_param(y) { (y, x) } else { (x, y) };
        // A type literal matches a defined type's underlying type.
        if mode.is_inexact()
            && is_named(self, y)
            && !matches!(self.types.kind(x), TypeKind::Named(_) | TypeKind::TypeParam(_))
            && !self.is_interface(x)
        {
            y = self.under(y);
            if x == y {
                return true;
            }
        }
        if u.is_param(x) {
            return self.unify_param(u, x, y, mode);
        }
        // Instances of an interface may differ in their type arguments and yet be assignable; so since
        // Go 1.21 only their methods count.
        let by_methods = mode.is_inexact() && self.allows(21);
        if let Some((xs, ys)) = self.instances_of_one_type(x, y).filter(|_| !by_methods || !self.is_interface(x)) {
            return self.unify_lists(u, xs, ys, mode);
        }
        if mode.is_inexact() {
            match (self.is_interface(x), self.is_interface(y)) {
                (true, true) => return self.unify_interfaces(u, x, y),
                (true, false) => return self.unify_with_interface(u, x, y),
                (false, true) => return self.unify_with_interface(u, y, x),
                _ => {}
            }
        }
        // A type parameter that is not to be found matches by its core type.
        for (param, other) in [(x, y), (y, x)] {
            if self.is_type_param(param) {
                return match self.core_type(param) {
                    Some(core) => self.unify(u, core, other, Match::Assign),
                    None => false,
                };
            }
        }
        self.unify_kinds(u, x, y, mode)
    }

    /// The type arguments of two instances of the same generic type.
    fn instances_of_one_type(&self, x: Ty, y: Ty) -> Option<(&'a [Ty], &'a [Ty])> {
        let (x, y) = (self.types.as_named(x)?, self.types.as_named(y)?);
        (x.origin.is_some() && x.origin == y.origin).then_some((x.type_args, y.type_args))
    }

    fn unify_param(&mut self, u: &mut Unifier, x: Ty, y: Ty, mode: Match) -> bool {
        if u.is_param(y) {
            return match (u.get(x), u.get(y)) {
                (Some(a), Some(b)) => u.slot(x) == u.slot(y) || self.unify(u, a, b, mode),
                _ => {
                    u.join(x, y);
                    true
                }
            };
        }
        let Some(known) = u.get(x) else {
            u.set(x, y);
            return true;
        };
        if !self.unify(u, known, y, mode) {
            return false;
        }
        let (known_named, y_named) = (self.types.as_named(known).is_some(), self.types.as_named(y).is_some());
        match (self.is_interface(known), self.is_interface(y)) {
            // Which of two names is right can't be known.
            (true, true) if known_named && y_named => return self.identical(known, y),
            (true, true) if self.interface_methods(known).len() != self.interface_methods(y).len() => return false,
            (true, true) | (false, false) => {}
            // Either would do, so the result would depend on the order of arguments.
            (true, false) | (false, true) => return false,
        }
        if mode.is_inexact() && !known_named {
            // A defined type, or a channel with a direction, keeps the other assignable.
            let directed = matches!(self.types.kind(y), TypeKind::Chan { dir, .. } if dir != ChanDir::Both);
            if y_named || directed {
                u.set(x, y);
            }
        }
        true
    }

    /// A type against an interface: the methods must match.
    fn unify_with_interface(&mut self, u: &mut Unifier, interface: Ty, other: Ty) -> bool {
        for method in self.interface_methods(interface) {
            let found = self.lookup(other, false, method.name, method.pkg, NameMatch::Exact);
            let Lookup::Found(found) = found else { return false };
            // A generic method implements none of an interface.
            let generic = self.is_generic(found.ty) || found.kind == SelectionKind::FieldVal;
            if generic || !self.unify(u, method.ty, found.ty, Match::Exact) {
                return false;
            }
        }
        true
    }

    fn unify_interfaces(&mut self, u: &mut Unifier, x: Ty, y: Ty) -> bool {
        let (xs, ys) = (self.type_set(x), self.type_set(y));
        if xs.comparable != ys.comparable || xs.terms != ys.terms {
            return false;
        }
        let (small, large) = if xs.methods.len() <= ys.methods.len() { (xs, ys) } else { (ys, xs) };
        small.methods.iter().all(|m| {
            let other = large.methods.iter().find(|o| o.name == m.name && o.pkg == m.pkg).copied();
            other.is_some_and(|o| self.unify(u, m.ty, o.ty, Match::Exact))
        })
    }

    fn unify_lists(&mut self, u: &mut Unifier, a: &[Ty], b: &[Ty], mode: Match) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(&x, &y)| self.unify(u, x, y, mode))
    }

    fn unify_kinds(&mut self, u: &mut Unifier, x: Ty, y: Ty, mode: Match) -> bool {
        let element = mode.of_elements();
        match (self.types.kind(x), self.types.kind(y)) {
            (TypeKind::Pointer(a), TypeKind::Pointer(b)) => self.unify(u, a, b, element),
            (TypeKind::Slice(a), TypeKind::Slice(b)) => self.unify(u, a, b, element),
            (TypeKind::Array { elem: a, len: la }, TypeKind::Array { elem: b, len: lb }) => {
                la == lb && self.unify(u, a, b, element)
            }
            (TypeKind::Map { key: ka, value: va }, TypeKind::Map { key: kb, value: vb }) => {
                self.unify(u, ka, kb, element) && self.unify(u, va, vb, element)
            }
            (TypeKind::Chan { dir: da, elem: a }, TypeKind::Chan { dir: db, elem: b }) => {
                (da == db || mode.is_inexact()) && self.unify(u, a, b, element)
            }
            (TypeKind::Struct(a), TypeKind::Struct(b)) => {
                a.fields.len() == b.fields.len()
                    && a.fields.iter().zip(&b.fields).all(|(f, g)| {
                        f.name == g.name
                            && f.pkg == g.pkg
                            && f.embedded == g.embedded
                            && f.tag == g.tag
                            && self.unify(u, f.ty, g.ty, element)
                    })
            }
            (TypeKind::Tuple(a), TypeKind::Tuple(b)) => self.unify_lists(u, a, b, element),
            (TypeKind::Signature(a), TypeKind::Signature(b)) => {
                a.variadic == b.variadic
                    && a.type_params.len() == b.type_params.len()
                    && self.unify_lists(u, &a.params, &b.params, element)
                    && self.unify_lists(u, &a.results, &b.results, element)
            }
            (TypeKind::Interface(_), TypeKind::Interface(_)) => {
                let (a, b) = (self.interface_methods(x), self.interface_methods(y));
                a.len() == b.len()
                    && a.iter()
                        .zip(&b)
                        .all(|(m, o)| m.name == o.name && m.pkg == o.pkg && self.unify(u, m.ty, o.ty, element))
            }
            _ => self.identical(x, y),
        }
    }
}

//! Unification of types (spec: Type unification).

use crate::checker::Checker;
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
    /// Makes `x` and `y` alike by choosing type arguments. With `inexact`, differences that
    /// assignability allows are ignored: underlying types of unnamed types, channel directions.
    pub(crate) fn unify(&mut self, u: &mut Unifier, x: Ty, y: Ty, inexact: bool) -> bool {
        if x == y {
            return true;
        }
        if u.depth > MAX_DEPTH {
            return false;
        }
        u.depth += 1;
        let result = self.unify_structure(u, x, y, inexact);
        u.depth -= 1;
        result
    }

    fn unify_structure(&mut self, u: &mut Unifier, x: Ty, y: Ty, inexact: bool) -> bool {
        let (x, y) = if !u.is_param(x) && u.is_param(y) { (y, x) } else { (x, y) };
        if u.is_param(x) {
            return self.unify_param(u, x, y, inexact);
        }
        let (x_named, y_named) = (self.types.as_named(x).is_some(), self.types.as_named(y).is_some());
        // One defined type, one type literal: their underlying types may match.
        if inexact && x_named != y_named {
            let (ux, uy) = (self.under(x), self.under(y));
            let literal = if x_named { y } else { x };
            if !matches!(self.types.kind(literal), TypeKind::Basic(_) | TypeKind::TypeParam(_)) && ux != Ty::INVALID && uy != Ty::INVALID {
                if self.is_interface(x) && self.is_interface(y) {
                    return self.unify_interfaces(u, x, y);
                }
                return self.unify(u, ux, uy, inexact);
            }
        }
        // A type parameter that is not to be inferred matches by its core type.
        for (param, other) in [(x, y), (y, x)] {
            if self.is_type_param(param) {
                return match self.core_type(param) {
                    Some(core) => self.unify(u, core, other, true),
                    None => false,
                };
            }
        }
        if inexact && x_named && y_named && self.is_interface(x) != self.is_interface(y) {
            return self.unify_with_interface(u, x, y);
        }
        if inexact && self.is_interface(x) != self.is_interface(y) {
            return self.unify_with_interface(u, x, y);
        }
        self.unify_kinds(u, x, y, inexact)
    }

    fn unify_param(&mut self, u: &mut Unifier, x: Ty, y: Ty, inexact: bool) -> bool {
        if u.is_param(y) {
            return match (u.get(x), u.get(y)) {
                (Some(a), Some(b)) => u.slot(x) == u.slot(y) || self.unify(u, a, b, inexact),
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
        if known == y {
            return true;
        }
        if !self.unify(u, known, y, inexact) {
            return false;
        }
        if inexact {
            // Prefer the defined type, and the channel without direction.
            let named_known = self.types.as_named(known).is_some();
            let named_y = self.types.as_named(y).is_some();
            let bidirectional = matches!(self.types.kind(y), TypeKind::Chan { dir: ChanDir::Both, .. });
            let restricted = matches!(self.types.kind(known), TypeKind::Chan { dir, .. } if dir != ChanDir::Both);
            if (named_y && !named_known && !(self.is_interface(known) && !self.is_interface(y))) || (bidirectional && restricted) {
                u.set(x, y);
            } else if !self.is_interface(known) && self.is_interface(y) && named_y {
                u.set(x, y);
            }
        }
        true
    }

    /// A type against an interface: the methods must match.
    fn unify_with_interface(&mut self, u: &mut Unifier, x: Ty, y: Ty) -> bool {
        let (interface, other) = if self.is_interface(x) { (x, y) } else { (y, x) };
        if self.is_type_param(other) {
            return false;
        }
        for method in self.interface_methods(interface) {
            let Some(found) = self.lookup_method(other, method.name, method.pkg) else { return false };
            if !self.unify(u, method.ty, found.ty, false) {
                return false;
            }
        }
        true
    }

    fn unify_interfaces(&mut self, u: &mut Unifier, x: Ty, y: Ty) -> bool {
        let (a, b) = (self.interface_methods(x), self.interface_methods(y));
        let (small, large) = if a.len() <= b.len() { (a, b) } else { (b, a) };
        small.iter().all(|m| {
            large.iter().find(|o| o.name == m.name && o.pkg == m.pkg).is_some_and(|o| self.unify(u, m.ty, o.ty, false))
        })
    }

    fn unify_lists(&mut self, u: &mut Unifier, a: &[Ty], b: &[Ty]) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(&x, &y)| self.unify(u, x, y, false))
    }

    fn unify_kinds(&mut self, u: &mut Unifier, x: Ty, y: Ty, inexact: bool) -> bool {
        match (self.types.kind(x), self.types.kind(y)) {
            (TypeKind::Pointer(a), TypeKind::Pointer(b)) => self.unify(u, a, b, false),
            (TypeKind::Slice(a), TypeKind::Slice(b)) => self.unify(u, a, b, false),
            (TypeKind::Array { elem: a, len: la }, TypeKind::Array { elem: b, len: lb }) => {
                la == lb && self.unify(u, a, b, false)
            }
            (TypeKind::Map { key: ka, value: va }, TypeKind::Map { key: kb, value: vb }) => {
                self.unify(u, ka, kb, false) && self.unify(u, va, vb, false)
            }
            (TypeKind::Chan { dir: da, elem: a }, TypeKind::Chan { dir: db, elem: b }) => {
                (da == db || inexact) && self.unify(u, a, b, false)
            }
            (TypeKind::Struct(a), TypeKind::Struct(b)) => {
                a.fields.len() == b.fields.len()
                    && a.fields.iter().zip(&b.fields).all(|(f, g)| {
                        f.name == g.name
                            && f.pkg == g.pkg
                            && f.embedded == g.embedded
                            && f.tag == g.tag
                            && self.unify(u, f.ty, g.ty, false)
                    })
            }
            (TypeKind::Tuple(a), TypeKind::Tuple(b)) => self.unify_lists(u, a, b),
            (TypeKind::Signature(a), TypeKind::Signature(b)) => {
                a.variadic == b.variadic
                    && a.type_params.len() == b.type_params.len()
                    && self.unify_lists(u, &a.params, &b.params)
                    && self.unify_lists(u, &a.results, &b.results)
            }
            (TypeKind::Interface(_), TypeKind::Interface(_)) => {
                let (a, b) = (self.interface_methods(x), self.interface_methods(y));
                if inexact {
                    return self.unify_interfaces(u, x, y);
                }
                a.len() == b.len()
                    && a.iter().zip(&b).all(|(m, o)| m.name == o.name && m.pkg == o.pkg && self.unify(u, m.ty, o.ty, false))
            }
            (TypeKind::Named(a), TypeKind::Named(b)) => {
                let (na, nb) = (self.types.named(a), self.types.named(b));
                let (oa, ob, aa, ab) = (na.origin, nb.origin, na.type_args, nb.type_args);
                if oa.is_some() && oa == ob {
                    return self.unify_lists(u, aa, ab);
                }
                if inexact && self.is_interface(x) && self.is_interface(y) {
                    return self.unify_interfaces(u, x, y);
                }
                self.identical(x, y)
            }
            _ => self.identical(x, y),
        }
    }
}

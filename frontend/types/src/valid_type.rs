//! Types of infinite size (spec: Struct types, Array types: "may not contain itself").

use crate::checker::Checker;
use crate::object::Obj;
use crate::ty::{Ty, TypeKind};

impl<'a> Checker<'a> {
    /// Reports a defined type that contains itself directly.
    pub(crate) fn check_valid_type(&mut self, obj: Obj) {
        let ty = self.object(obj).ty;
        if self.is_defined_by_itself(ty) {
            return;
        }
        let mut path = Vec::new();
        self.contains_itself(ty, &mut path);
    }

    /// Reports `type A B; type B A`: names that lead to each other only.
    fn is_defined_by_itself(&mut self, ty: Ty) -> bool {
        let mut path: Vec<Ty> = Vec::new();
        let mut next = ty;
        while let TypeKind::Named(id) = self.types.kind(next) {
            let named = self.types.named(id);
            let declared = named.origin.unwrap_or(next);
            if let Some(start) = path.iter().position(|&p| p == declared) {
                self.report_type_cycle(&path[start..]);
                for member in path.drain(start..) {
                    if let TypeKind::Named(id) = self.types.kind(member) {
                        self.types.named_mut(id).rhs = Some(Ty::INVALID);
                    }
                    self.invalid_types.insert(member);
                }
                return true;
            }
            let Some(rhs) = self.types.as_named(declared).and_then(|named| named.rhs) else { return false };
            path.push(declared);
            next = rhs;
        }
        false
    }

    fn report_type_cycle(&mut self, path: &[Ty]) {
        let mut cycle: Vec<(Obj, String)> = Vec::new();
        for &ty in path {
            let Some(named) = self.types.as_named(ty) else { continue };
            let (obj, is_instance) = (named.obj, named.origin.is_some());
            let name = if is_instance { self.tstr(ty) } else { self.object(obj).name.to_string() };
            cycle.push((obj, name));
        }
        self.report_named_cycle(&cycle);
    }

    /// Follows arrays and struct fields. True if a cycle was found (and reported).
    fn contains_itself(&mut self, ty: Ty, path: &mut Vec<Ty>) -> bool {
        if path.len() > 300 {
            return false;
        }
        match self.types.kind(ty) {
            TypeKind::Array { elem, .. } => self.contains_itself(elem, path),
            TypeKind::Struct(s) => s.fields.iter().any(|f| self.contains_itself(f.ty, path)),
            TypeKind::Union(terms) => terms.iter().any(|t| self.contains_itself(t.ty, path)),
            TypeKind::Interface(i) => i.embedded.iter().any(|&e| self.contains_itself(e, path)),
            TypeKind::Named(id) => self.named_contains_itself(ty, id, path),
            _ => false,
        }
    }

    fn named_contains_itself(&mut self, ty: Ty, id: crate::ty::NamedId, path: &mut Vec<Ty>) -> bool {
        let declared = self.types.named(id).origin.unwrap_or(ty);
        if self.valid_types.contains(&ty) || self.invalid_types.contains(&declared) {
            return self.invalid_types.contains(&declared) && path.contains(&declared);
        }
        let origin = |checker: &Self, ty: Ty| checker.types.as_named(ty).and_then(|n| n.origin).unwrap_or(ty);
        // Instances of one generic type that differ more and more repeat it as well.
        let repeats = |checker: &Self, p: Ty| origin(checker, p) == declared && (p == ty || path.len() > 20);
        if let Some(start) = path.iter().rposition(|&p| repeats(self, p)) {
            for &member in &path[start..] {
                let member = origin(self, member);
                self.invalid_types.insert(member);
            }
            self.report_type_cycle(&path[start..]);
            for &member in &path[start..] {
                if let TypeKind::Named(id) = self.types.kind(member) {
                    let named = self.types.named_mut(id);
                    named.rhs = Some(Ty::INVALID);
                    named.underlying = Some(Ty::INVALID);
                }
            }
            return true;
        }
        let rhs = match self.types.named(id).rhs {
            Some(rhs) => rhs,
            None => self.under(ty),
        };
        path.push(ty);
        let found = self.contains_itself(rhs, path);
        path.pop();
        if !found {
            self.valid_types.insert(ty);
        }
        found
    }
}

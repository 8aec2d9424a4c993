//! Types of infinite size (spec: Struct types, Array types: "may not contain itself").

use crate::checker::Checker;
use crate::object::Obj;
use crate::ty::{Ty, TypeKind};

impl<'a> Checker<'a> {
    /// Reports a defined type that contains itself directly.
    pub(crate) fn check_valid_type(&mut self, obj: Obj) {
        let ty = self.object(obj).ty;
        let mut path = Vec::new();
        self.contains_itself(ty, &mut path);
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
        if let Some(start) = path.iter().position(|&p| origin(self, p) == declared && (p == ty || path.len() > 20)) {
            let cycle: Vec<Obj> =
                path[start..].iter().filter_map(|&p| self.types.as_named(p).map(|n| n.obj)).collect();
            for &member in &path[start..] {
                let member = origin(self, member);
                self.invalid_types.insert(member);
            }
            self.report_cycle(&cycle);
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

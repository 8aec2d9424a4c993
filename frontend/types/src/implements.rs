//! Implementing an interface (spec: Implementing an interface, Satisfying a type constraint).

use crate::checker::Checker;
use crate::info::SelectionKind;
use crate::lookup::{Lookup, NameMatch};
use crate::package::PkgId;
use crate::ty::{Ty, TypeKind, UnionTerm};

impl<'a> Checker<'a> {
    /// Reports whether `ty` implements interface `iface`.
    pub fn implements(&mut self, ty: Ty, iface: Ty) -> bool {
        self.implementation_error(ty, iface, false).is_none()
    }

    /// Why `v` does not implement `t` (or, with `constraint`, does not satisfy it).
    pub(crate) fn implementation_error(&mut self, v: Ty, t: Ty, constraint: bool) -> Option<String> {
        let vu = self.under(v);
        let tu = self.under(t);
        if vu == Ty::INVALID || tu == Ty::INVALID {
            return None;
        }
        if let TypeKind::Pointer(elem) = self.types.kind(vu)
            && self.under(elem) == Ty::INVALID
        {
            return None;
        }
        let verb = if constraint { "satisfy" } else { "implement" };
        let (vs, ts) = (self.tstr(v), self.tstr(t));
        // A constraint that is no interface stands for the one that embeds it.
        let tu = match self.types.kind(tu) {
            TypeKind::Interface(_) => tu,
            _ if constraint => self.types.interface(Vec::new(), vec![t], false),
            _ => tu,
        };
        if !matches!(self.types.kind(tu), TypeKind::Interface(_)) {
            let detail = if self.is_interface_pointer(tu) {
                self.interface_pointer_error(t)
            } else {
                format!("{ts} is not an interface")
            };
            return Some(format!("{vs} does not {verb} {ts} ({detail})"));
        }
        let set = self.type_set(tu);
        if set.methods.is_empty() && set.terms.is_none() && !set.comparable {
            return None;
        }
        let v_set = match self.types.kind(vu) {
            TypeKind::Interface(_) => Some(self.type_set(vu)),
            TypeKind::TypeParam(_) => Some(self.type_set_of_param(vu)),
            _ => None,
        };
        if v_set.as_ref().is_some_and(|set| set.is_empty()) {
            return None;
        }
        if set.is_empty() {
            return Some(format!("cannot {verb} {ts} (empty type set)"));
        }
        if let Some(cause) = self.missing_method(v, tu, true) {
            return Some(format!("{vs} does not {verb} {ts} {cause}"));
        }
        if set.comparable || (set.terms.is_some() && set.comparable_strictly() && self.is_comparable_interface(tu)) {
            let strictly = match &v_set {
                Some(vset) if self.is_type_param(vu) => vset.comparable_strictly() || self.is_comparable(v),
                _ => self.is_strictly_comparable(v),
            };
            let comparable = strictly || (constraint && self.is_comparable(v));
            if comparable && !strictly && !self.allows(20) {
                return Some(format!("{vs} to {verb} comparable requires go1.20 or later"));
            }
            if !comparable {
                return Some(format!("{vs} does not {verb} comparable"));
            }
        }
        let terms = set.terms.as_ref()?;
        if let Some(v_set) = v_set {
            let included = match &v_set.terms {
                None => false,
                Some(v_terms) => v_terms.iter().all(|&vt| terms.iter().any(|&tt| self.term_includes(tt, vt))),
            };
            return (!included).then(|| self.missing_term(v, t, v_set.terms.as_deref().unwrap_or(&[]), terms, verb));
        }
        let own = UnionTerm { tilde: false, ty: v };
        if terms.iter().any(|&term| self.term_includes(term, own)) {
            return None;
        }
        let alternative = terms.iter().copied().find(|&term| {
            !term.tilde && {
                let under = self.under(term.ty);
                self.identical(under, vu)
            }
        });
        let detail = match alternative {
            Some(term) => format!("possibly missing ~ for {} in {ts}", self.tstr(term.ty)),
            None if self.mentions_type(tu, v, 0) => {
                format!("{ts} mentions {vs}, but {vs} is not in the type set of {ts}")
            }
            None => format!("{vs} missing in {}", self.terms_string(terms)),
        };
        Some(format!("{vs} does not {verb} {ts} ({detail})"))
    }

    /// The type occurs as a term of the interface or one it embeds.
    fn mentions_type(&mut self, within: Ty, ty: Ty, depth: u32) -> bool {
        if depth > 50 {
            return false;
        }
        let under = self.under(within);
        match self.types.kind(under) {
            TypeKind::Interface(i) => i.embedded.iter().any(|&e| self.mentions_type(e, ty, depth + 1)),
            TypeKind::Union(terms) => terms.iter().any(|t| self.mentions_type(t.ty, ty, depth + 1)),
            _ => self.identical(within, ty),
        }
    }

    fn missing_term(&mut self, v: Ty, t: Ty, v_terms: &[UnionTerm], t_terms: &[UnionTerm], verb: &str) -> String {
        let (vs, ts) = (self.tstr(v), self.tstr(t));
        let missing = v_terms.iter().copied().find(|&vt| !t_terms.iter().any(|&tt| self.term_includes(tt, vt)));
        match missing {
            Some(term) => {
                let text = self.terms_string(&[term]);
                let all = self.terms_string(t_terms);
                format!("{vs} does not {verb} {ts} ({text} missing in {all})")
            }
            None => format!("{vs} does not {verb} {ts}"),
        }
    }

    /// The interface embeds `comparable`, beside its terms.
    fn is_comparable_interface(&mut self, iface: Ty) -> bool {
        match self.types.kind(iface) {
            TypeKind::Interface(i) => {
                i.comparable || i.embedded.iter().any(|&e| self.universe.as_ref().is_some_and(|u| u.comparable == e))
            }
            _ => false,
        }
    }

    /// Terms as messages show them: every type qualified by its package.
    pub(crate) fn terms_string(&mut self, terms: &[UnionTerm]) -> String {
        let parts: Vec<String> = terms
            .iter()
            .map(|t| format!("{}{}", if t.tilde { "~" } else { "" }, self.type_string(t.ty, PkgId::UNIVERSE)))
            .collect();
        parts.join(" | ")
    }

    pub(crate) fn interface_pointer_error(&mut self, ty: Ty) -> String {
        let under = self.under(ty);
        let of_param = matches!(self.types.kind(under), TypeKind::Pointer(elem) if self.is_type_param(elem));
        let text = self.tstr(ty);
        if of_param {
            format!("type {text} is pointer to type parameter, not type parameter")
        } else {
            format!("type {text} is pointer to interface, not interface")
        }
    }

    /// The parenthesised reason why a method of interface `t` is not a method of `v`. Without
    /// `all`, methods that interface `v` lacks are no reason (type assertions).
    pub(crate) fn missing_method(&mut self, v: Ty, t: Ty, all: bool) -> Option<String> {
        if v == Ty::INVALID {
            return None;
        }
        let methods = self.interface_methods(t);
        if methods.is_empty() {
            return None;
        }
        let vu = self.under(v);
        if matches!(self.types.kind(vu), TypeKind::Interface(_) | TypeKind::TypeParam(_)) {
            let own = self.interface_methods(v);
            for wanted in &methods {
                match own.iter().find(|m| m.name == wanted.name && m.pkg == wanted.pkg) {
                    None if all => return Some(self.method_not_found(v, t, wanted.name)),
                    Some(found) if !self.identical(found.ty, wanted.ty) => {
                        return Some(self.wrong_method_type(wanted.name, found.name, found.ty, wanted.ty));
                    }
                    _ => {}
                }
            }
            return None;
        }
        for wanted in &methods {
            match self.lookup(v, false, wanted.name, wanted.pkg, NameMatch::Exact) {
                Lookup::Found(s) if s.kind == SelectionKind::FieldVal => {
                    let vs = self.tstr(v);
                    return Some(format!("({vs}.{} is a field, not a method)", wanted.name));
                }
                Lookup::Found(s) => {
                    if !self.identical(s.ty, wanted.ty) {
                        return Some(self.wrong_method_type(wanted.name, wanted.name, s.ty, wanted.ty));
                    }
                }
                Lookup::Ambiguous => {
                    let vs = self.tstr(v);
                    return Some(format!("(ambiguous selector {vs}.{})", wanted.name));
                }
                Lookup::PointerReceiver => return Some(format!("(method {} has pointer receiver)", wanted.name)),
                Lookup::NotFound => {
                    if self.has_invalid_embedded_field(v, 0) {
                        return None;
                    }
                    if let Lookup::Found(s) = self.lookup(v, false, wanted.name, wanted.pkg, NameMatch::FoldCase)
                        && s.kind == SelectionKind::MethodVal
                    {
                        let other = s.method.map_or(wanted.name, |m| self.object(m).name);
                        if other == wanted.name {
                            return Some(format!("(unexported method {})", wanted.name));
                        }
                        let have = self.method_string(other, s.ty, false);
                        let want = self.method_string(wanted.name, wanted.ty, false);
                        return Some(format!("(missing method {})\n\t\thave {have}\n\t\twant {want}", wanted.name));
                    }
                    return Some(self.method_not_found(v, t, wanted.name));
                }
            }
        }
        None
    }

    fn method_not_found(&mut self, v: Ty, t: Ty, name: vo_syntax::Symbol) -> String {
        if self.is_interface_pointer(v) {
            format!("({})", self.interface_pointer_error(v))
        } else if self.is_interface_pointer(t) {
            format!("({})", self.interface_pointer_error(t))
        } else {
            format!("(missing method {name})")
        }
    }

    fn wrong_method_type(&mut self, name: vo_syntax::Symbol, found: vo_syntax::Symbol, have: Ty, want: Ty) -> String {
        let (mut h, mut w) = (self.method_string(found, have, false), self.method_string(name, want, false));
        if h == w {
            (h, w) = (self.method_string(found, have, true), self.method_string(name, want, true));
        }
        if h == w {
            return format!("(wrong type for method {name})");
        }
        format!("(wrong type for method {name})\n\t\thave {h}\n\t\twant {w}")
    }

    /// A struct with an embedded field of invalid type may well have the method.
    fn has_invalid_embedded_field(&mut self, ty: Ty, depth: u32) -> bool {
        let base = match self.types.kind(ty) {
            TypeKind::Pointer(elem) => elem,
            _ => ty,
        };
        let under = self.under(base);
        match self.types.kind(under) {
            TypeKind::Struct(s) if depth < 50 => s
                .fields
                .iter()
                .any(|f| f.embedded && (f.ty == Ty::INVALID || self.has_invalid_embedded_field(f.ty, depth + 1))),
            _ => false,
        }
    }

    /// Why a value of interface type `v` can't have dynamic type `t`.
    pub(crate) fn impossible_assertion(&mut self, v: Ty, t: Ty) -> Option<String> {
        if self.is_interface(t) {
            return None;
        }
        self.missing_method(t, v, false)
    }
}

//! Type sets of interfaces and core types (spec: Interface types, Core types).

use std::rc::Rc;

use crate::checker::Checker;
use crate::ty::{ChanDir, IfaceMethod, Interface, Ty, TypeKind, UnionTerm};

/// The meaning of an interface: which types implement it.
#[derive(Clone, Debug, Default)]
pub struct TypeSet {
    /// All methods, embedded ones included, sorted by name.
    pub methods: Vec<IfaceMethod>,
    /// The union of specific types; `None` means all types.
    pub terms: Option<Vec<UnionTerm>>,
    /// Only (strictly) comparable types.
    pub comparable: bool,
    /// The terms are known to be comparable.
    strict: bool,
}

impl TypeSet {
    pub(crate) fn is_empty(&self) -> bool {
        self.terms.as_ref().is_some_and(Vec::is_empty)
    }

    pub(crate) fn comparable_strictly(&self) -> bool {
        self.comparable || self.strict
    }

    /// The interface is no constraint only: variables can have it.
    pub(crate) fn is_method_set(&self) -> bool {
        !self.comparable && self.terms.is_none()
    }
}

impl<'a> Checker<'a> {
    /// The type set of an interface type.
    pub fn type_set(&mut self, ty: Ty) -> Rc<TypeSet> {
        let under = self.under(ty);
        if let Some(set) = self.type_sets.get(&under) {
            return set.clone();
        }
        let TypeKind::Interface(interface) = self.types.kind(under) else { return Rc::new(TypeSet::default()) };
        if self.type_sets_open.contains(&under) || self.type_sets_open.len() > 200 {
            return Rc::new(TypeSet::default());
        }
        self.type_sets_open.push(under);
        let (set, complete) = self.compute_type_set(interface);
        self.type_sets_open.pop();
        let set = Rc::new(set);
        if complete {
            self.type_sets.insert(under, set.clone());
        }
        set
    }

    /// The second result is false while an embedded type's declaration is still in progress.
    fn compute_type_set(&mut self, interface: &Interface) -> (TypeSet, bool) {
        let mut set = TypeSet {
            methods: interface.methods.to_vec(),
            terms: None,
            comparable: interface.comparable,
            strict: false,
        };
        let mut complete = true;
        for &elem in &interface.embedded {
            let under = self.under(elem);
            match self.types.kind(under) {
                TypeKind::Interface(_) => {
                    complete &= !self.type_sets_open.contains(&under);
                    let inner = self.type_set(under);
                    for method in &inner.methods {
                        if !set.methods.iter().any(|m| m.name == method.name && m.pkg == method.pkg) {
                            set.methods.push(*method);
                        }
                    }
                    set.comparable |= inner.comparable;
                    if let Some(terms) = &inner.terms {
                        set.terms = Some(self.intersect_terms(set.terms.take(), terms));
                    }
                }
                TypeKind::Union(terms) => {
                    let (terms, known) = self.union_terms(terms);
                    complete &= known;
                    if let Some(terms) = terms {
                        set.terms = Some(self.intersect_terms(set.terms.take(), &terms));
                    }
                }
                _ if under == Ty::INVALID => complete = elem == Ty::INVALID && complete,
                _ => {
                    let term = UnionTerm { tilde: false, ty: elem };
                    set.terms = Some(self.intersect_terms(set.terms.take(), &[term]));
                }
            }
        }
        set.methods.sort_by_key(|m| (m.name.as_str(), m.pkg));
        if set.comparable
            && let Some(terms) = set.terms.take()
        {
            let kept = terms.into_iter().filter(|t| self.is_strictly_comparable(t.ty)).collect();
            set.terms = Some(kept);
            set.comparable = false;
            set.strict = true;
        } else if let Some(terms) = &set.terms {
            let terms = terms.clone();
            set.strict = !terms.is_empty() && terms.iter().all(|t| self.is_strictly_comparable(t.ty));
        }
        (set, complete)
    }

    /// The terms of a union with interfaces replaced by theirs; `None` for all types.
    fn union_terms(&mut self, terms: &[UnionTerm]) -> (Option<Vec<UnionTerm>>, bool) {
        let mut all = Vec::new();
        let mut complete = true;
        for term in terms {
            let under = self.under(term.ty);
            if under == Ty::INVALID {
                complete &= term.ty == Ty::INVALID;
                continue;
            }
            if !matches!(self.types.kind(under), TypeKind::Interface(_)) {
                self.add_term(&mut all, *term);
                continue;
            }
            match &self.type_set(under).terms {
                None => return (None, complete),
                Some(inner) => {
                    for &term in inner {
                        self.add_term(&mut all, term);
                    }
                }
            }
        }
        (Some(all), complete)
    }

    /// Adds a term unless another includes it; drops those that it includes.
    fn add_term(&mut self, terms: &mut Vec<UnionTerm>, term: UnionTerm) {
        if terms.iter().any(|&other| self.term_includes(other, term)) {
            return;
        }
        let mut kept = Vec::with_capacity(terms.len() + 1);
        for &other in terms.iter() {
            if !self.term_includes(term, other) {
                kept.push(other);
            }
        }
        kept.push(term);
        *terms = kept;
    }

    /// Every type of `b` is one of `a`.
    pub(crate) fn term_includes(&mut self, a: UnionTerm, b: UnionTerm) -> bool {
        if !a.tilde && b.tilde {
            return false;
        }
        if a.tilde {
            let (ua, ub) = (self.under(a.ty), self.under(b.ty));
            self.identical(ua, ub)
        } else {
            self.identical(a.ty, b.ty)
        }
    }

    fn intersect_terms(&mut self, a: Option<Vec<UnionTerm>>, b: &[UnionTerm]) -> Vec<UnionTerm> {
        let Some(a) = a else { return b.to_vec() };
        let mut both = Vec::new();
        for &x in &a {
            for &y in b {
                if self.term_includes(x, y) {
                    self.add_term(&mut both, y);
                } else if self.term_includes(y, x) {
                    self.add_term(&mut both, x);
                }
            }
        }
        both
    }

    /// The type set of a type parameter's constraint.
    pub(crate) fn type_set_of_param(&mut self, param: Ty) -> Rc<TypeSet> {
        let interface = self.constraint_interface(param);
        self.type_set(interface)
    }

    /// The constraint as an interface: other types stand for the interface that embeds them.
    pub(crate) fn constraint_interface(&mut self, param: Ty) -> Ty {
        let bound = self.bound(param);
        let under = self.under(bound);
        if matches!(self.types.kind(under), TypeKind::Interface(_)) {
            bound
        } else if under == Ty::INVALID {
            Ty::ANY
        } else {
            self.types.interface(Vec::new(), vec![bound], false)
        }
    }

    /// The specific types of a type parameter; `None` if its type set has no such restriction. Of
    /// any other type that type.
    pub(crate) fn specific_types(&mut self, ty: Ty) -> Option<Vec<UnionTerm>> {
        if self.is_type_param(ty) {
            self.type_set_of_param(ty).terms.clone()
        } else {
            Some(vec![UnionTerm { tilde: false, ty }])
        }
    }

    /// The single underlying type of all types in a type parameter's type set (channels: the
    /// restricted direction if some have it); the underlying type of other types.
    pub fn core_type(&mut self, ty: Ty) -> Option<Ty> {
        if !self.is_type_param(ty) {
            return Some(self.under(ty));
        }
        let terms = self.specific_types(ty)?;
        let mut core: Option<Ty> = None;
        for term in terms {
            let under = self.under(term.ty);
            core = Some(match core {
                None => under,
                Some(core) => self.common_core(core, under)?,
            });
        }
        core
    }

    /// Like [`Checker::core_type`], with the reason if there is none.
    pub(crate) fn common_underlying(&mut self, ty: Ty) -> Result<Ty, String> {
        let terms = self.specific_types(ty).unwrap_or_default();
        let mut common: Option<(Ty, Ty)> = None;
        for term in terms {
            let under = self.under(term.ty);
            let Some((first, so_far)) = common else {
                common = Some((term.ty, under));
                continue;
            };
            if let Some(core) = self.common_core(so_far, under) {
                common = Some((if core == so_far { first } else { term.ty }, core));
                continue;
            }
            let (a, b) = (self.tstr(first), self.tstr(term.ty));
            return Err(match (self.types.kind(so_far), self.types.kind(under)) {
                (TypeKind::Chan { elem: ea, .. }, TypeKind::Chan { elem: eb, .. }) if self.identical(ea, eb) => {
                    format!("channels {a} and {b} have conflicting directions")
                }
                (TypeKind::Chan { .. }, TypeKind::Chan { .. }) => {
                    format!("channels {a} and {b} have different element types")
                }
                _ => format!("{a} and {b} have different underlying types"),
            });
        }
        common.map(|(_, under)| under).ok_or_else(|| "no specific type".to_owned())
    }

    fn common_core(&mut self, a: Ty, b: Ty) -> Option<Ty> {
        if self.identical(a, b) {
            return Some(a);
        }
        match (self.types.kind(a), self.types.kind(b)) {
            (TypeKind::Chan { dir: da, elem: ea }, TypeKind::Chan { dir: db, elem: eb }) if self.identical(ea, eb) => {
                match (da, db) {
                    (ChanDir::Both, _) => Some(b),
                    (_, ChanDir::Both) => Some(a),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Like [`Checker::core_type`], where `string` among `[]byte`s counts as `string`.
    pub(crate) fn core_bytes_or_string(&mut self, ty: Ty) -> Option<Ty> {
        if !self.is_type_param(ty) {
            return Some(self.under(ty));
        }
        let bytes = self.types.slice(Ty::UINT8);
        let mut core: Option<Ty> = None;
        let mut has_string = false;
        for term in self.specific_types(ty)? {
            let mut under = self.under(term.ty);
            if under == Ty::STRING {
                has_string = true;
                under = bytes;
            }
            match core {
                Some(core) if !self.identical(core, under) => return None,
                _ => core = Some(under),
            }
        }
        if has_string { Some(Ty::STRING) } else { core }
    }

    /// All methods of an interface type or of a type parameter's constraint, sorted by name.
    pub fn interface_methods(&mut self, ty: Ty) -> Vec<IfaceMethod> {
        if self.is_type_param(ty) {
            self.type_set_of_param(ty).methods.clone()
        } else {
            self.type_set(ty).methods.clone()
        }
    }
}

//! Predicates on types (spec: Properties of types and values).

use rustc_hash::FxHashMap;

use crate::checker::Checker;
use crate::ty::{Basic, Field, IfaceMethod, Signature, Ty, TypeKind, UnionTerm};

impl<'a> Checker<'a> {
    /// The basic type under `ty`, if it is one; not that of type parameters.
    #[inline]
    pub(crate) fn basic(&mut self, ty: Ty) -> Option<Basic> {
        if (ty.0 as usize) < Basic::ALL.len() {
            return Some(Basic::ALL[ty.0 as usize]);
        }
        let under = self.under(ty);
        match self.types.kind(under) {
            TypeKind::Basic(basic) => Some(basic),
            _ => None,
        }
    }

    pub(crate) fn is_basic(&mut self, ty: Ty, test: impl Fn(Basic) -> bool) -> bool {
        self.basic(ty).is_some_and(test)
    }

    /// Like [`Checker::is_basic`]; a type parameter passes if all types of its type set pass (and
    /// there are specific types).
    pub(crate) fn all_basic(&mut self, ty: Ty, test: impl Fn(Basic) -> bool) -> bool {
        if self.is_type_param(ty) {
            return match self.specific_types(ty) {
                Some(terms) => !terms.is_empty() && terms.iter().all(|term| self.is_basic(term.ty, &test)),
                None => false,
            };
        }
        self.is_basic(ty, test)
    }

    #[inline]
    pub fn is_type_param(&self, ty: Ty) -> bool {
        matches!(self.types.kind(ty), TypeKind::TypeParam(_))
    }

    pub(crate) fn is_typed(&self, ty: Ty) -> bool {
        !self.is_untyped(ty)
    }

    #[inline]
    pub(crate) fn is_untyped(&self, ty: Ty) -> bool {
        ty >= Ty::UNTYPED_BOOL && ty <= Ty::UNTYPED_NIL
    }

    /// Predeclared types, defined types and type parameters have names.
    pub(crate) fn has_name(&self, ty: Ty) -> bool {
        matches!(self.types.kind(ty), TypeKind::Basic(_) | TypeKind::Named(_) | TypeKind::TypeParam(_))
    }

    /// The underlying type is an interface; type parameters are none.
    pub fn is_interface(&mut self, ty: Ty) -> bool {
        let under = self.under(ty);
        matches!(self.types.kind(under), TypeKind::Interface(_))
    }

    pub(crate) fn is_interface_pointer(&mut self, ty: Ty) -> bool {
        let under = self.under(ty);
        match self.types.kind(under) {
            TypeKind::Pointer(elem) => self.is_interface(elem) || self.is_type_param(elem),
            _ => false,
        }
    }

    /// A generic type or function that still wants its type arguments.
    pub(crate) fn is_generic(&self, ty: Ty) -> bool {
        match self.types.kind(ty) {
            TypeKind::Named(id) => {
                let named = self.types.named(id);
                named.origin.is_none() && !named.type_params.is_empty()
            }
            TypeKind::Signature(s) => !s.type_params.is_empty(),
            _ => false,
        }
    }

    /// Whether values of the type can be `nil`.
    pub(crate) fn has_nil(&mut self, ty: Ty) -> bool {
        if self.is_type_param(ty) {
            return match self.specific_types(ty) {
                Some(terms) => !terms.is_empty() && terms.iter().all(|term| self.has_nil(term.ty)),
                None => false,
            };
        }
        let under = self.under(ty);
        match self.types.kind(under) {
            TypeKind::Basic(basic) => matches!(basic, Basic::UnsafePointer | Basic::UntypedNil),
            TypeKind::Slice(_)
            | TypeKind::Pointer(_)
            | TypeKind::Signature(_)
            | TypeKind::Map { .. }
            | TypeKind::Chan { .. }
            | TypeKind::Interface(_) => true,
            _ => false,
        }
    }

    /// The type that an untyped constant takes without other context (spec: Constants).
    pub(crate) fn default_type(&self, ty: Ty) -> Ty {
        match ty {
            Ty::UNTYPED_BOOL => Ty::BOOL,
            Ty::UNTYPED_INT => Ty::INT,
            Ty::UNTYPED_RUNE => Ty::INT32,
            Ty::UNTYPED_FLOAT => Ty::FLOAT64,
            Ty::UNTYPED_COMPLEX => Ty::COMPLEX128,
            Ty::UNTYPED_STRING => Ty::STRING,
            _ => ty,
        }
    }

    /// Comparison operators are defined for operands of the type (spec: Comparison operators).
    pub fn is_comparable(&mut self, ty: Ty) -> bool {
        self.incomparable_cause(ty, true, 0).is_none()
    }

    /// Comparable without possible run-time panic.
    pub fn is_strictly_comparable(&mut self, ty: Ty) -> bool {
        self.incomparable_cause(ty, false, 0).is_none()
    }

    /// Why values of the type can't be compared; `None` if they can. With `dynamic`, interfaces
    /// count as comparable.
    pub(crate) fn incomparable_cause(&mut self, ty: Ty, dynamic: bool, depth: u32) -> Option<String> {
        if depth > 200 {
            return None;
        }
        if self.is_type_param(ty) {
            return self.type_param_incomparable_cause(ty, depth);
        }
        let under = self.under(ty);
        match self.types.kind(under) {
            TypeKind::Basic(Basic::UntypedNil) => Some(String::new()),
            TypeKind::Basic(_) | TypeKind::Pointer(_) | TypeKind::Chan { .. } => None,
            TypeKind::Interface(_) => {
                if dynamic || self.type_set(under).comparable_strictly() {
                    None
                } else {
                    Some(String::new())
                }
            }
            TypeKind::Struct(s) => {
                for field in &s.fields {
                    if self.incomparable_cause(field.ty, dynamic, depth + 1).is_some() {
                        return Some(format!("struct containing {} cannot be compared", self.tstr(field.ty)));
                    }
                }
                None
            }
            TypeKind::Array { elem, .. } => self
                .incomparable_cause(elem, dynamic, depth + 1)
                .map(|_| format!("{} cannot be compared", self.tstr(ty))),
            _ => Some(String::new()),
        }
    }

    fn type_param_incomparable_cause(&mut self, ty: Ty, depth: u32) -> Option<String> {
        let set = self.type_set_of_param(ty);
        if set.comparable {
            return None;
        }
        match &set.terms {
            Some(terms) if terms.is_empty() => Some("empty type set".to_owned()),
            Some(terms) if terms.iter().all(|t| self.incomparable_cause(t.ty, false, depth + 1).is_none()) => None,
            _ => Some("incomparable types in type set".to_owned()),
        }
    }

    /// Identity (spec: Type identity).
    #[inline]
    pub fn identical(&mut self, a: Ty, b: Ty) -> bool {
        if a == b {
            return true;
        }
        let (fa, fb) = (self.types.flags(a), self.types.flags(b));
        let generic =
            |checker: &Self, ty| matches!(checker.types.kind(ty), TypeKind::Signature(s) if !s.type_params.is_empty());
        if generic(self, a) && generic(self, b) {
            return self.identical_generic_signatures(a, b);
        }
        if !(fa.embeds || fb.embeds) {
            return false;
        }
        self.canonical(a) == self.canonical(b) || self.identical_structure(a, b, &mut Vec::new())
    }

    /// Identity of interfaces that mention each other without names in between: pairs that are
    /// being compared count as identical.
    fn identical_structure(&mut self, a: Ty, b: Ty, open: &mut Vec<(Ty, Ty)>) -> bool {
        if a == b {
            return true;
        }
        let (fa, fb) = (self.types.flags(a), self.types.flags(b));
        if !(fa.embeds || fb.embeds) || open.len() > 100 {
            return false;
        }
        let lists = |checker: &mut Self, x: &[Ty], y: &[Ty], open: &mut Vec<(Ty, Ty)>| {
            x.len() == y.len() && x.iter().zip(y).all(|(&x, &y)| checker.identical_structure(x, y, open))
        };
        match (self.types.kind(a), self.types.kind(b)) {
            (TypeKind::Pointer(x), TypeKind::Pointer(y)) | (TypeKind::Slice(x), TypeKind::Slice(y)) => {
                self.identical_structure(x, y, open)
            }
            (TypeKind::Array { elem: x, len: n }, TypeKind::Array { elem: y, len: m }) => {
                n == m && self.identical_structure(x, y, open)
            }
            (TypeKind::Map { key: k, value: x }, TypeKind::Map { key: l, value: y }) => {
                self.identical_structure(k, l, open) && self.identical_structure(x, y, open)
            }
            (TypeKind::Chan { dir: d, elem: x }, TypeKind::Chan { dir: e, elem: y }) => {
                d == e && self.identical_structure(x, y, open)
            }
            (TypeKind::Tuple(x), TypeKind::Tuple(y)) => lists(self, x, y, open),
            (TypeKind::Signature(x), TypeKind::Signature(y)) => {
                x.variadic == y.variadic
                    && x.type_params == y.type_params
                    && lists(self, &x.params, &y.params, open)
                    && lists(self, &x.results, &y.results, open)
            }
            (TypeKind::Struct(x), TypeKind::Struct(y)) => {
                x.fields.len() == y.fields.len()
                    && x.fields.iter().zip(&y.fields).all(|(f, g)| {
                        let same = f.name == g.name && f.pkg == g.pkg && f.embedded == g.embedded && f.tag == g.tag;
                        same && self.identical_structure(f.ty, g.ty, open)
                    })
            }
            (TypeKind::Interface(_), TypeKind::Interface(_)) => {
                if open.contains(&(a, b)) {
                    return true;
                }
                let (x, y) = (self.type_set(a), self.type_set(b));
                if x.comparable != y.comparable || x.terms != y.terms || x.methods.len() != y.methods.len() {
                    return false;
                }
                open.push((a, b));
                let same = x
                    .methods
                    .iter()
                    .zip(&y.methods)
                    .all(|(m, o)| m.name == o.name && m.pkg == o.pkg && self.identical_structure(m.ty, o.ty, open));
                open.pop();
                same
            }
            _ => false,
        }
    }

    /// Generic signatures are identical if they are after renaming of type parameters.
    fn identical_generic_signatures(&mut self, a: Ty, b: Ty) -> bool {
        let (TypeKind::Signature(sa), TypeKind::Signature(sb)) = (self.types.kind(a), self.types.kind(b)) else {
            return false;
        };
        if sa.type_params.len() != sb.type_params.len() {
            return false;
        }
        let subst = crate::subst::Subst::new(&sb.type_params, &sa.type_params);
        for (&pa, &pb) in sa.type_params.iter().zip(&sb.type_params) {
            let (ba, bb) = (self.bound(pa), self.bound(pb));
            let bb = self.subst(bb, &subst);
            if !self.identical(ba, bb) {
                return false;
            }
        }
        let plain_a = self.types.func(&sa.params, &sa.results, sa.variadic);
        let plain_b = self.types.func(&sb.params, &sb.results, sb.variadic);
        let plain_b = self.subst(plain_b, &subst);
        self.identical(plain_a, plain_b)
    }

    /// The constraint of a type parameter.
    pub(crate) fn bound(&self, param: Ty) -> Ty {
        match self.types.kind(param) {
            TypeKind::TypeParam(id) => self.types.type_param(id).bound,
            _ => Ty::ANY,
        }
    }

    /// The representative of the type's identity class: interfaces with embedded elements are
    /// replaced by their flattened form.
    pub fn canonical(&mut self, ty: Ty) -> Ty {
        if !self.types.flags(ty).embeds {
            return ty;
        }
        if let Some(&known) = self.canonical_cache.get(&ty) {
            return known;
        }
        let mut in_progress = FxHashMap::default();
        let canonical = self.canonicalise(ty, &mut in_progress);
        self.canonical_cache.insert(ty, canonical);
        canonical
    }

    fn canonical_list(&mut self, list: &[Ty], open: &mut FxHashMap<Ty, ()>) -> Vec<Ty> {
        list.iter().map(|&ty| self.canonicalise(ty, open)).collect()
    }

    fn canonicalise(&mut self, ty: Ty, open: &mut FxHashMap<Ty, ()>) -> Ty {
        if !self.types.flags(ty).embeds || open.len() > 200 || open.insert(ty, ()).is_some() {
            return ty;
        }
        let result = self.canonical_structure(ty, open);
        open.remove(&ty);
        result
    }

    fn canonical_structure(&mut self, ty: Ty, open: &mut FxHashMap<Ty, ()>) -> Ty {
        match self.types.kind(ty) {
            TypeKind::Basic(_) | TypeKind::TypeParam(_) => ty,
            TypeKind::Named(id) => {
                let named = self.types.named(id);
                let (Some(origin), args) = (named.origin, named.type_args) else { return ty };
                let args = self.canonical_list(args, open);
                self.types.instance(origin, &args)
            }
            TypeKind::Pointer(elem) => {
                let elem = self.canonicalise(elem, open);
                self.types.pointer(elem)
            }
            TypeKind::Slice(elem) => {
                let elem = self.canonicalise(elem, open);
                self.types.slice(elem)
            }
            TypeKind::Array { elem, len } => {
                let elem = self.canonicalise(elem, open);
                self.types.array(elem, len)
            }
            TypeKind::Map { key, value } => {
                let key = self.canonicalise(key, open);
                let value = self.canonicalise(value, open);
                self.types.map(key, value)
            }
            TypeKind::Chan { dir, elem } => {
                let elem = self.canonicalise(elem, open);
                self.types.chan(dir, elem)
            }
            TypeKind::Struct(s) => {
                let fields: Vec<Field> =
                    s.fields.iter().map(|f| Field { ty: self.canonicalise(f.ty, open), ..f.clone() }).collect();
                self.types.struct_type(fields)
            }
            TypeKind::Tuple(list) => {
                let list = self.canonical_list(list, open);
                self.types.tuple(&list)
            }
            TypeKind::Signature(s) => {
                let signature = Signature {
                    type_params: s.type_params.clone(),
                    params: self.canonical_list(&s.params, open).into(),
                    results: self.canonical_list(&s.results, open).into(),
                    variadic: s.variadic,
                };
                self.types.signature(signature)
            }
            TypeKind::Interface(_) => {
                let set = self.type_set(ty);
                let methods: Vec<IfaceMethod> =
                    set.methods.iter().map(|m| IfaceMethod { ty: self.canonicalise(m.ty, open), ..*m }).collect();
                let embedded = match &set.terms {
                    None => Vec::new(),
                    Some(terms) => {
                        let mut terms: Vec<UnionTerm> = terms.to_vec();
                        terms.sort_by_key(|term| (term.ty, term.tilde));
                        vec![self.types.union(terms)]
                    }
                };
                self.types.interface(methods, embedded, set.comparable)
            }
            TypeKind::Union(terms) => {
                let mut terms: Vec<UnionTerm> =
                    terms.iter().map(|t| UnionTerm { tilde: t.tilde, ty: self.canonicalise(t.ty, open) }).collect();
                terms.sort_by_key(|term| (term.ty, term.tilde));
                self.types.union(terms)
            }
        }
    }
}

//! Substitution of types for type parameters (spec: Instantiations).

use rustc_hash::FxHashMap;

use crate::checker::Checker;
use crate::ty::{Field, IfaceMethod, NamedId, Signature, Ty, TypeKind, UnionTerm};

/// What type parameters stand for.
#[derive(Clone, Default, Debug)]
pub struct Subst {
    map: FxHashMap<Ty, Ty>,
}

impl Subst {
    /// Pairs type parameters with their arguments; both lists have the same length.
    pub fn new(params: &[Ty], args: &[Ty]) -> Subst {
        Subst { map: params.iter().copied().zip(args.iter().copied()).collect() }
    }

    /// Adds further pairs (a generic method's own parameters to its receiver's).
    pub fn extend(&mut self, params: &[Ty], args: &[Ty]) {
        self.map.extend(params.iter().copied().zip(args.iter().copied()));
    }

    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }

    /// What a type parameter stands for.
    pub fn get(&self, param: Ty) -> Option<Ty> {
        self.map.get(&param).copied()
    }
}

/// Type arguments nested deeper than this are not substituted: the instance expands for ever.
const MAX_DEPTH: u32 = 100;

impl<'a> Checker<'a> {
    /// `ty` with every type parameter of `subst` replaced by what it stands for.
    pub fn subst(&mut self, ty: Ty, subst: &Subst) -> Ty {
        if subst.is_empty() { ty } else { self.subst_at(ty, subst, 0) }
    }

    fn subst_list(&mut self, list: &[Ty], subst: &Subst, depth: u32) -> Vec<Ty> {
        list.iter().map(|&ty| self.subst_at(ty, subst, depth)).collect()
    }

    fn subst_at(&mut self, ty: Ty, subst: &Subst, depth: u32) -> Ty {
        if !self.types.is_parameterized(ty) {
            return ty;
        }
        if depth > MAX_DEPTH {
            return Ty::INVALID;
        }
        let depth = depth + 1;
        match self.types.kind(ty) {
            TypeKind::Basic(_) => ty,
            TypeKind::TypeParam(_) => subst.get(ty).unwrap_or(ty),
            TypeKind::Named(id) => {
                let named = self.types.named(id);
                let (origin, old) = match named.origin {
                    Some(origin) => (origin, named.type_args),
                    None if named.type_params.is_empty() => (ty, named.outer_params),
                    None => return ty,
                };
                let args = self.subst_list(old, subst, depth);
                if args == old { ty } else { self.types.instance(origin, &args) }
            }
            TypeKind::Pointer(elem) => {
                let elem = self.subst_at(elem, subst, depth);
                self.types.pointer(elem)
            }
            TypeKind::Slice(elem) => {
                let elem = self.subst_at(elem, subst, depth);
                self.types.slice(elem)
            }
            TypeKind::Array { elem, len } => {
                let elem = self.subst_at(elem, subst, depth);
                self.types.array(elem, len)
            }
            TypeKind::Map { key, value } => {
                let key = self.subst_at(key, subst, depth);
                let value = self.subst_at(value, subst, depth);
                self.types.map(key, value)
            }
            TypeKind::Chan { dir, elem } => {
                let elem = self.subst_at(elem, subst, depth);
                self.types.chan(dir, elem)
            }
            TypeKind::Struct(s) => {
                let fields: Vec<Field> =
                    s.fields.iter().map(|f| Field { ty: self.subst_at(f.ty, subst, depth), ..f.clone() }).collect();
                self.types.struct_type(fields)
            }
            TypeKind::Tuple(list) => {
                let list = self.subst_list(list, subst, depth);
                self.types.tuple(&list)
            }
            TypeKind::Signature(s) => {
                let params = self.subst_list(&s.params, subst, depth).into();
                let results = self.subst_list(&s.results, subst, depth).into();
                let type_params = s.type_params.clone();
                self.types.signature(Signature { type_params, params, results, variadic: s.variadic })
            }
            TypeKind::Interface(i) => {
                let methods: Vec<IfaceMethod> =
                    i.methods.iter().map(|m| IfaceMethod { ty: self.subst_at(m.ty, subst, depth), ..*m }).collect();
                let embedded = self.subst_list(&i.embedded, subst, depth);
                self.types.interface(methods, embedded, i.comparable)
            }
            TypeKind::Union(terms) => {
                let terms: Vec<UnionTerm> =
                    terms.iter().map(|t| UnionTerm { tilde: t.tilde, ty: self.subst_at(t.ty, subst, depth) }).collect();
                self.types.union(terms)
            }
        }
    }

    /// The type without the outermost type parameter list: `signature` of a generic function with
    /// its parameters replaced.
    pub fn instantiate_signature(&mut self, signature: Ty, args: &[Ty]) -> Ty {
        let TypeKind::Signature(s) = self.types.kind(signature) else { return signature };
        let subst = Subst::new(&s.type_params, args);
        let params: Vec<Ty> = s.params.iter().map(|&ty| self.subst(ty, &subst)).collect();
        let results: Vec<Ty> = s.results.iter().map(|&ty| self.subst(ty, &subst)).collect();
        let plain = Signature {
            type_params: Box::new([]),
            params: params.into(),
            results: results.into(),
            variadic: s.variadic,
        };
        self.types.signature(plain)
    }

    /// The underlying type of `ty` (spec: Underlying types). Of a type parameter it is the
    /// type parameter itself here; see [`Checker::core_type`] and [`Checker::type_set`]. A type
    /// whose declaration is still in progress gives [`Ty::INVALID`].
    pub fn under(&mut self, ty: Ty) -> Ty {
        let TypeKind::Named(id) = self.types.kind(ty) else { return ty };
        if let Some(underlying) = self.types.named(id).underlying {
            return underlying;
        }
        // Met again while being computed: a type defined by itself only.
        if self.types.named(id).expanding {
            return Ty::INVALID;
        }
        self.types.named_mut(id).expanding = true;
        let underlying = self.compute_underlying(ty, id);
        let named = self.types.named_mut(id);
        named.expanding = false;
        if underlying != Ty::INVALID {
            named.underlying = Some(underlying);
        }
        underlying
    }

    fn compute_underlying(&mut self, ty: Ty, id: NamedId) -> Ty {
        let named = self.types.named(id);
        let (rhs, origin, args) = (named.rhs, named.origin, named.type_args);
        if let Some(rhs) = rhs {
            return self.under_of_chain(ty, rhs);
        }
        let Some(origin) = origin else { return Ty::INVALID };
        let origin_underlying = self.under(origin);
        let TypeKind::Named(origin_id) = self.types.kind(origin) else { return Ty::INVALID };
        let generic = self.types.named(origin_id);
        let params = [generic.type_params, generic.outer_params].concat();
        if origin_underlying == Ty::INVALID || params.len() != args.len() {
            return Ty::INVALID;
        }
        self.subst(origin_underlying, &Subst::new(&params, args))
    }

    /// Follows right-hand sides that are named types themselves.
    fn under_of_chain(&mut self, start: Ty, mut rhs: Ty) -> Ty {
        let mut steps = 0;
        while let TypeKind::Named(id) = self.types.kind(rhs) {
            let named = self.types.named(id);
            steps += 1;
            if rhs == start || steps > self.types.len() {
                return Ty::INVALID;
            }
            rhs = match (named.underlying, named.rhs) {
                (Some(underlying), _) => underlying,
                (None, Some(next)) => next,
                (None, None) if named.origin.is_some() => return self.under(rhs),
                (None, None) => return Ty::INVALID,
            };
        }
        rhs
    }
}

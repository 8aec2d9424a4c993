//! Type inference (spec: Type inference, Instantiations).

use vo_syntax::ast::CallExpr;
use vo_syntax::{NodeId, Span};

use crate::checker::Checker;
use crate::expr::Target;
use crate::info::Mode;
use crate::lookup::{Lookup, NameMatch};
use crate::operand::Operand;
use crate::subst::Subst;
use crate::ty::{Signature, Ty, TypeKind, UnionTerm};
use crate::unify::{Match, Unifier};
use vo_syntax::printer::expr_string;

/// The outcome of inferring a call's type arguments.
pub(crate) struct Solved {
    /// The parameters' types for the arguments given.
    pub params: Vec<Ty>,
    pub type_args: Vec<Ty>,
}

impl<'a> Checker<'a> {
    /// The first type argument that does not satisfy its constraint, and why.
    pub(crate) fn verify_instance(&mut self, params: &[Ty], args: &[Ty]) -> Option<(usize, String)> {
        let subst = Subst::new(params, args);
        for (i, (&param, &arg)) in params.iter().zip(args).enumerate() {
            let bound = self.bound(param);
            let bound = self.subst(bound, &subst);
            if let Some(cause) = self.implementation_error(arg, bound, true) {
                return Some((i, cause));
            }
        }
        None
    }

    /// Completes explicit type arguments by constraint type inference alone.
    pub(crate) fn complete_type_args(&mut self, params: &[Ty], explicit: &[Ty]) -> Result<Vec<Ty>, String> {
        // The arguments may mention the function's own parameters.
        let (fresh, _) = self.fresh_type_params(params);
        let mut unifier = Unifier::new(&fresh, explicit);
        self.infer_from_constraints(&mut unifier)?;
        self.resolved(&mut unifier, &fresh).map_err(|missing| self.cannot_infer(missing))
    }

    /// Type parameters that don't clash with those of the types they will be unified with.
    fn fresh_type_params(&mut self, params: &[Ty]) -> (Vec<Ty>, Subst) {
        let fresh: Vec<Ty> = params
            .iter()
            .map(|&param| match self.types.kind(param) {
                TypeKind::TypeParam(id) => {
                    let (obj, index) = (self.types.type_param(id).obj, self.types.type_param(id).index);
                    self.types.new_type_param(obj, index)
                }
                _ => param,
            })
            .collect();
        let subst = Subst::new(params, &fresh);
        for (&old, &new) in params.iter().zip(&fresh) {
            let bound = self.bound(old);
            let bound = self.subst(bound, &subst);
            if let TypeKind::TypeParam(id) = self.types.kind(new) {
                self.types.type_param_mut(id).bound = bound;
            }
        }
        (fresh, subst)
    }

    /// Infers the type arguments of a call of a generic function, and of generic functions among
    /// its arguments.
    pub(crate) fn infer_call(
        &mut self,
        call: &'a CallExpr,
        s: &'a Signature,
        explicit: &[Ty],
        params: &[Ty],
        args: &mut [Operand<'a>],
    ) -> Option<Solved> {
        if args.iter().any(|a| !a.is_valid()) && explicit.len() < s.type_params.len() {
            return None;
        }
        let own = s.type_params.len();
        // The arguments may mention the function's own parameters (a recursive call).
        let (mut all, subst) = self.fresh_type_params(&s.type_params);
        let params: Vec<Ty> = params.iter().map(|&ty| self.subst(ty, &subst)).collect();
        // What is given explicitly is no matter of inference.
        let given = Subst::new(&all[..explicit.len()], explicit);
        let params: Vec<Ty> = params.iter().map(|&ty| self.subst(ty, &given)).collect();
        let mut generic_args: Vec<(usize, std::ops::Range<usize>, Ty)> = Vec::new();
        for (i, arg) in args.iter().enumerate() {
            if !self.is_generic_function(arg)
                || !matches!(self.param_kind(params[i]), TypeKind::Signature(_) | TypeKind::TypeParam(_))
            {
                continue;
            }
            let TypeKind::Signature(g) = self.types.kind(arg.ty) else { continue };
            let (fresh, subst) = self.fresh_type_params(&g.type_params);
            let plain = self.types.func(&g.params, &g.results, g.variadic);
            let plain = self.subst(plain, &subst);
            let start = all.len();
            all.extend(fresh);
            generic_args.push((i, start..all.len(), plain));
        }
        let mut unifier = Unifier::new(&all, explicit);
        let fun_text = expr_string(&call.fun);
        let at = call.lparen.span();
        let solved = self
            .unify_arguments(&mut unifier, &params, args, &generic_args)
            .and_then(|()| self.infer_from_constraints(&mut unifier).map_err(|message| (at, message)))
            .and_then(|()| self.unify_untyped(&mut unifier, &params, args))
            .and_then(|()| self.resolved(&mut unifier, &all).map_err(|missing| (at, self.cannot_infer(missing))));
        let solved = match solved {
            Ok(solved) => solved,
            Err((span, message)) => {
                self.error(span, format!("in call to {fun_text}, {message}"));
                return None;
            }
        };
        self.finish_generic_arguments(args, &generic_args, &solved);
        let type_args = solved[..own].to_vec();
        self.note_instance(&s.type_params, &type_args, at);
        if let Some((i, cause)) = self.verify_instance(&s.type_params, &type_args) {
            let at = match &call.fun.kind {
                vo_syntax::ast::ExprKind::Index(index) => index.indices.get(i).map_or(at, |arg| arg.span),
                _ => at,
            };
            self.error(at, cause);
        }
        let subst = Subst::new(&all, &solved);
        let params = params.iter().map(|&ty| self.subst(ty, &subst)).collect();
        Some(Solved { params, type_args })
    }

    fn cannot_infer(&self, param: Ty) -> String {
        let pos = match self.types.kind(param) {
            TypeKind::TypeParam(id) => self.object(self.types.type_param(id).obj).pos,
            _ => vo_syntax::Pos::NONE,
        };
        format!("cannot infer {} (declared at {})", self.tstr(param), self.position_text(pos))
    }

    fn param_kind(&mut self, ty: Ty) -> TypeKind<'a> {
        let under = self.under(ty);
        self.types.kind(under)
    }

    /// Typed arguments against parameters.
    fn unify_arguments(
        &mut self,
        unifier: &mut Unifier,
        params: &[Ty],
        args: &[Operand<'a>],
        generic_args: &[(usize, std::ops::Range<usize>, Ty)],
    ) -> Result<(), (Span, String)> {
        for (i, arg) in args.iter().enumerate() {
            let param = params[i];
            if !arg.is_valid() || !self.types.is_parameterized(param) && !generic_args.iter().any(|g| g.0 == i) {
                continue;
            }
            let arg_ty = generic_args.iter().find(|g| g.0 == i).map_or(arg.ty, |g| g.2);
            if self.is_untyped(arg_ty) || arg.mode == Mode::Nil {
                // Only a type that is no bare parameter is of use: `nil` for `[]T` says nothing.
                continue;
            }
            if !self.unify(unifier, param, arg_ty, Match::Assign) {
                self.name_signature(arg);
                let (at, text) = (self.tstr(arg_ty), arg.expr_text());
                return Err((arg.span, self.mismatch(unifier, param, &at, &text, false)));
            }
        }
        Ok(())
    }

    /// Why a type does not match a parameter's, in terms of what has been inferred.
    fn mismatch(&mut self, unifier: &mut Unifier, param: Ty, arg_ty: &str, arg: &str, reverse: bool) -> String {
        let pt = self.tstr(param);
        if unifier.known_count() == 0 {
            let params = self.type_list_string(unifier.params());
            return format!("type {arg_ty} of {arg} does not match {pt} (cannot infer {params})");
        }
        let inferred = self.partial(unifier, param);
        let it = self.tstr(inferred);
        match (inferred != param, reverse) {
            (true, true) => format!("inferred type {it} for {pt} does not match type {arg_ty} of {arg}"),
            (true, false) => format!("type {arg_ty} of {arg} does not match inferred type {it} for {pt}"),
            _ => format!("type {arg_ty} of {arg} does not match {pt}"),
        }
    }

    /// Untyped constants passed for bare type parameters: the largest default kind wins.
    fn unify_untyped(
        &mut self,
        unifier: &mut Unifier,
        params: &[Ty],
        args: &[Operand<'a>],
    ) -> Result<(), (Span, String)> {
        let mut kinds: Vec<(Ty, Ty)> = Vec::new();
        for (arg, &param) in args.iter().zip(params) {
            if !arg.is_valid() || !self.is_untyped(arg.ty) || !unifier.params().contains(&param) {
                continue;
            }
            if unifier.get(param).is_some() || arg.mode == Mode::Nil {
                continue;
            }
            match kinds.iter_mut().find(|(p, _)| *p == param) {
                None => kinds.push((param, arg.ty)),
                Some((_, kind)) => match crate::conversion::max_untyped(*kind, arg.ty) {
                    Some(larger) => *kind = larger,
                    None => {
                        let (a, b, p) = (self.tstr(*kind), self.tstr(arg.ty), self.tstr(param));
                        return Err((arg.span, format!("mismatched types {a} and {b} (cannot infer {p})")));
                    }
                },
            }
        }
        for (param, kind) in kinds {
            let default = self.default_type(kind);
            unifier.set(param, default);
        }
        Ok(())
    }

    /// Core types and methods of constraints relate type parameters to each other
    /// (spec: Constraint type inference).
    fn infer_from_constraints(&mut self, unifier: &mut Unifier) -> Result<(), String> {
        let params = unifier.params().to_vec();
        for _ in 0..=params.len() {
            let before = unifier.known_count();
            for &param in &params {
                let known = unifier.get(param);
                if let Some((core, single)) = self.core_term(param) {
                    match known {
                        Some(ty) if !self.unify(unifier, ty, core.ty, Match::Loose) => {
                            let (p, t, b) = (self.tstr(param), self.tstr(ty), self.tstr(self.bound(param)));
                            return Err(format!("{p} (type {t}) does not satisfy {b}"));
                        }
                        None if single && !core.tilde => unifier.set(param, core.ty),
                        _ => {}
                    }
                }
                if let Some(ty) = known
                    && !params.iter().any(|&p| self.mentions(ty, p, 0))
                {
                    self.unify_constraint_methods(unifier, param, ty)?;
                }
            }
            if unifier.known_count() == before {
                break;
            }
        }
        Ok(())
    }

    /// The single term of a type parameter's type set, or its core type; and whether it is single.
    fn core_term(&mut self, param: Ty) -> Option<(UnionTerm, bool)> {
        let terms = self.specific_types(param)?;
        if let [single] = terms[..] {
            return Some((single, true));
        }
        let ty = self.core_type(param)?;
        Some((UnionTerm { tilde: terms.iter().any(|t| t.tilde), ty }, false))
    }

    /// A known type argument has the methods of its constraint, whose signatures may tell more.
    fn unify_constraint_methods(&mut self, unifier: &mut Unifier, param: Ty, ty: Ty) -> Result<(), String> {
        for method in self.interface_methods(param) {
            let (p, t, b) = (self.tstr(param), self.tstr(ty), self.tstr(self.bound(param)));
            let found = self.lookup(ty, false, method.name, method.pkg, NameMatch::Exact);
            let Lookup::Found(selection) = found else {
                let interface = self.constraint_interface(param);
                let cause = self.missing_method(ty, interface, true).unwrap_or_default();
                return Err(format!("{p} (type {t}) does not satisfy {b} {cause}"));
            };
            if !self.unify(unifier, method.ty, selection.ty, Match::Exact) {
                let wanted = self.partial(unifier, method.ty);
                let have = self.method_string(method.name, selection.ty, false);
                let want = self.method_string(method.name, wanted, false);
                return Err(format!(
                    "{p} (type {t}) does not satisfy {b} (wrong type for method {})\n\t\thave {have}\n\t\twant {want}",
                    method.name
                ));
            }
        }
        Ok(())
    }

    /// `ty` with what is known of its type parameters.
    fn partial(&mut self, unifier: &mut Unifier, ty: Ty) -> Ty {
        let (params, args) = unifier.known();
        self.subst(ty, &Subst::new(&params, &args))
    }

    /// All type arguments, free of type parameters to be inferred; or one that is missing.
    fn resolved(&mut self, unifier: &mut Unifier, params: &[Ty]) -> Result<Vec<Ty>, Ty> {
        let all = unifier.params().to_vec();
        // Arguments may mention each other; cycles among them stay unresolved.
        for _ in 0..all.len() {
            let (known, args) = unifier.known();
            let subst = Subst::new(&known, &args);
            let mut changed = false;
            for (&param, &arg) in known.iter().zip(&args) {
                let next = self.subst(arg, &subst);
                if next != arg && !self.mentions(next, param, 0) {
                    unifier.set(param, next);
                    changed = true;
                }
            }
            if !changed {
                break;
            }
        }
        params
            .iter()
            .map(|&param| match unifier.get(param) {
                Some(ty) if !all.iter().any(|&p| self.mentions(ty, p, 0)) => Ok(ty),
                _ => Err(param),
            })
            .collect()
    }

    /// Whether a type parameter occurs in a type.
    fn mentions(&mut self, ty: Ty, param: Ty, depth: u32) -> bool {
        if ty == param {
            return true;
        }
        if depth > 100 || !self.types.is_parameterized(ty) {
            return false;
        }
        let marked = self.subst(ty, &Subst::new(&[param], &[Ty::INVALID]));
        marked != ty
    }

    fn finish_generic_arguments(
        &mut self,
        args: &mut [Operand<'a>],
        generic_args: &[(usize, std::ops::Range<usize>, Ty)],
        solved: &[Ty],
    ) {
        for (i, range, _) in generic_args {
            let arg = &mut args[*i];
            let type_args = &solved[range.clone()];
            let signature = self.instantiate_signature(arg.ty, type_args);
            arg.ty = signature;
            if let Some(e) = arg.expr {
                if let Some(ident) = crate::call::named_function(e) {
                    // A partial instantiation has left its arguments.
                    let partial = matches!(e.unparen().kind, vo_syntax::ast::ExprKind::Index(_));
                    let mut all = match self.file_info().instance(ident) {
                        Some(given) if partial => given.to_vec(),
                        _ => Vec::new(),
                    };
                    all.extend_from_slice(type_args);
                    self.file_info_mut().set_instance(ident, &all);
                }
                self.file_info_mut().set_expr(e.id, Mode::Value, signature, None);
            }
        }
    }

    /// Instantiates generic function `x` so that it can be assigned to `target`.
    pub(crate) fn instantiate_for_target(
        &mut self,
        x: &mut Operand<'a>,
        ident: NodeId,
        explicit: &[Ty],
        target: Target<'a>,
    ) {
        let TypeKind::Signature(s) = self.types.kind(x.ty) else { return };
        let core = self.core_type(target.ty).unwrap_or(Ty::INVALID);
        if !matches!(self.types.kind(core), TypeKind::Signature(_)) {
            return;
        }
        let (fresh, subst) = self.fresh_type_params(&s.type_params);
        let plain = self.types.func(&s.params, &s.results, s.variadic);
        let plain = self.subst(plain, &subst);
        let plain = self.subst(plain, &Subst::new(&fresh[..explicit.len()], explicit));
        let mut unifier = Unifier::new(&fresh, explicit);
        let solved = if self.unify(&mut unifier, plain, core, Match::Assign) {
            self.infer_from_constraints(&mut unifier)
                .and_then(|()| self.resolved(&mut unifier, &fresh).map_err(|missing| self.cannot_infer(missing)))
        } else {
            let (t, desc) = (self.tstr(target.ty), target.desc.to_string());
            Err(self.mismatch(&mut unifier, plain, &t, &desc, true))
        };
        let type_args = match solved {
            Ok(type_args) => type_args,
            Err(message) => {
                self.error(x.span, message);
                x.invalidate();
                return;
            }
        };
        self.note_instance(&s.type_params, &type_args, x.span);
        if let Some((_, cause)) = self.verify_instance(&s.type_params, &type_args) {
            self.error(x.span, cause);
        }
        self.file_info_mut().set_instance(ident, &type_args);
        x.ty = self.instantiate_signature(x.ty, &type_args);
    }
}

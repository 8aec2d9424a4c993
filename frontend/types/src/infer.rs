//! Type inference (spec: Type inference, Instantiations).

use vo_syntax::ast::{CallExpr, Expr};
use vo_syntax::{NodeId, Span};

use crate::checker::Checker;
use crate::expr_string::expr_string;
use crate::info::Mode;
use crate::operand::Operand;
use crate::subst::Subst;
use crate::ty::{Signature, Ty, TypeKind};
use crate::unify::Unifier;

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
            let bound = self.constraint_interface(param);
            let bound = self.subst(bound, &subst);
            if let Some(cause) = self.implementation_error(arg, bound, true) {
                return Some((i, cause));
            }
        }
        None
    }

    /// Completes explicit type arguments by constraint type inference alone.
    pub(crate) fn complete_type_args(&mut self, params: &[Ty], explicit: &[Ty]) -> Option<Vec<Ty>> {
        let mut unifier = Unifier::new(params, explicit);
        self.infer_from_constraints(&mut unifier).ok()?;
        self.resolved(&mut unifier, params).ok()
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
        e: &'a Expr,
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
        let mut generic_args: Vec<(usize, std::ops::Range<usize>, Ty)> = Vec::new();
        for (i, arg) in args.iter().enumerate() {
            if !self.is_generic_function(arg) || !matches!(self.param_kind(params[i]), TypeKind::Signature(_) | TypeKind::TypeParam(_)) {
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
        if let Err((span, message)) = self.unify_arguments(&mut unifier, &params, args, &generic_args) {
            let message = if message.starts_with("type ") || message.starts_with("mismatched") || message.starts_with("default") || message.starts_with("inferred") {
                format!("in call to {fun_text}, {message}")
            } else {
                message
            };
            self.error(span, message);
            return None;
        }
        if let Err(message) = self.infer_from_constraints(&mut unifier) {
            self.error(call.rparen.span().to(call.rparen.span()), format!("in call to {fun_text}, {message}"));
            return None;
        }
        if let Err(message) = self.unify_untyped(&mut unifier, &params, args) {
            self.error(message.0, message.1.replace("{call}", &fun_text));
            return None;
        }
        if let Err(message) = self.infer_from_constraints(&mut unifier) {
            self.error(call.rparen.span(), format!("in call to {fun_text}, {message}"));
            return None;
        }
        let solved = match self.resolved(&mut unifier, &all) {
            Ok(solved) => solved,
            Err(missing) => {
                let name = self.tstr(missing);
                let at = match self.types.kind(missing) {
                    TypeKind::TypeParam(id) => self.object(self.types.type_param(id).obj).pos,
                    _ => vo_syntax::Pos::NONE,
                };
                let declared = self.position_text(at);
                self.error(
                    call.rparen.span(),
                    format!("in call to {fun_text}, cannot infer {name} (declared at {declared})"),
                );
                return None;
            }
        };
        let _ = e;
        self.finish_generic_arguments(args, &generic_args, &solved);
        let type_args = solved[..own].to_vec();
        if let Some((i, cause)) = self.verify_instance(&s.type_params, &type_args) {
            let at = match &call.fun.kind {
                vo_syntax::ast::ExprKind::Index(index) => index.indices.get(i).map_or(call.fun.span, |arg| arg.span),
                _ => call.fun.span,
            };
            let at = match &call.fun.kind {
                vo_syntax::ast::ExprKind::Selector(_, name) => name.span,
                _ => at,
            };
            self.error(at, cause);
        }
        let subst = Subst::new(&all, &solved);
        let params = params.iter().map(|&ty| self.subst(ty, &subst)).collect();
        Some(Solved { params, type_args })
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
            if !self.unify(unifier, param, arg_ty, true) {
                let params_text = self.type_list_string(unifier.params());
                let inferred = self.partial(unifier, param);
                let (at, pt, it) = (self.tstr(arg_ty), self.tstr(param), self.tstr(inferred));
                let text = arg.expr_text();
                let message = if inferred != param {
                    format!("type {at} of {text} does not match inferred type {it} for {pt}")
                } else if unifier.params().is_empty() {
                    format!("type {at} of {text} does not match {pt}")
                } else {
                    format!("type {at} of {text} does not match {pt} (cannot infer {params_text})")
                };
                return Err((arg.span, message));
            }
        }
        Ok(())
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
                        return Err((arg.span, format!("in call to {{call}}, mismatched types {a} and {b} (cannot infer {p})")));
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
        for _ in 0..params.len() * 2 + 2 {
            let before = unifier.known_count();
            for &param in &params {
                let known = unifier.get(param);
                let set = self.type_set_of_param(param);
                if let Some(terms) = &set.terms {
                    if let Some(core) = self.core_type(param) {
                        let tilde = terms.iter().any(|t| t.tilde);
                        let single = (terms.len() == 1).then(|| terms[0].ty);
                        match known {
                            Some(ty) => {
                                // With a tilde, the argument's underlying type matches; without,
                                // a defined type itself may.
                                let target = match single {
                                    Some(single) if !tilde => single,
                                    _ => core,
                                };
                                let under = self.under(ty);
                                let subject = if tilde { under } else { ty };
                                let subject = if self.is_type_param(under) { ty } else { subject };
                                if !self.unify(unifier, target, subject, !tilde) && !self.unify(unifier, core, under, true) {
                                    let (p, t, b) = (self.tstr(param), self.tstr(ty), self.tstr(self.bound(param)));
                                    return Err(format!("{p} (type {t}) does not satisfy {b}"));
                                }
                            }
                            None if single.is_some() && !tilde => {
                                unifier.set(param, single.unwrap_or(core));
                            }
                            None if tilde && single.is_some() => {
                                unifier.set(param, core);
                            }
                            None => {}
                        }
                    }
                }
                if let Some(ty) = known {
                    let methods = self.interface_methods(param);
                    for method in methods {
                        if let Some(selection) = self.lookup_method(ty, method.name, method.pkg) {
                            let found = selection.ty;
                            if !self.unify(unifier, method.ty, found, false) {
                                let (p, t, b) = (self.tstr(param), self.tstr(ty), self.tstr(self.bound(param)));
                                let resolved = self.partial(unifier, method.ty);
                                let have = self.method_string(method.name, found, false);
                                let want = self.method_string(method.name, resolved, false);
                                return Err(format!(
                                    "{p} (type {t}) does not satisfy {b} (wrong type for method {})\n\t\thave {have}\n\t\twant {want}",
                                    method.name
                                ));
                            }
                        }
                    }
                }
            }
            if unifier.known_count() == before {
                break;
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
                    self.file_info_mut().set_instance(ident, type_args);
                }
                self.file_info_mut().set_expr(e.id, Mode::Value, signature, None);
            }
        }
    }

    /// Instantiates generic function `x` so that it can be assigned to a variable of type `target`.
    pub(crate) fn instantiate_for_target(&mut self, x: &mut Operand<'a>, ident: NodeId, explicit: &[Ty], target: Ty) {
        let TypeKind::Signature(s) = self.types.kind(x.ty) else { return };
        let core = self.core_type(target).unwrap_or(Ty::INVALID);
        if !matches!(self.types.kind(core), TypeKind::Signature(_)) {
            if explicit.len() < s.type_params.len() {
                self.reject_generic(x);
            }
            return;
        }
        let (fresh, subst) = self.fresh_type_params(&s.type_params);
        let plain = self.types.func(&s.params, &s.results, s.variadic);
        let plain = self.subst(plain, &subst);
        let mut unifier = Unifier::new(&fresh, explicit);
        let unified = self.unify(&mut unifier, plain, core, true);
        let solved = if unified && self.infer_from_constraints(&mut unifier).is_ok() {
            self.resolved(&mut unifier, &fresh).ok()
        } else {
            None
        };
        let Some(type_args) = solved else {
            let (text, t, name) = (x.expr_text(), self.tstr(target), self.tstr(x.ty));
            let params = self.type_list_string(&s.type_params);
            self.error(x.span, format!("type {name} of {text} does not match {t} (cannot infer {params})"));
            x.invalidate();
            return;
        };
        if let Some((_, cause)) = self.verify_instance(&s.type_params, &type_args) {
            self.error(x.span, cause);
        }
        self.file_info_mut().set_instance(ident, &type_args);
        x.ty = self.instantiate_signature(x.ty, &type_args);
    }
}

//! Calls and conversions (spec: Calls, Passing arguments to ... parameters, Conversions).

use vo_syntax::ast::{CallExpr, Expr, ExprKind};
use vo_syntax::{Diagnostic, NodeId};

use crate::checker::Checker;
use crate::expr::{Expect, TargetName};
use crate::info::Mode;
use crate::operand::Operand;
use crate::ty::{Signature, Ty, TypeKind};
use vo_syntax::printer::expr_string;

impl<'a> Checker<'a> {
    pub(crate) fn call(&mut self, x: &mut Operand<'a>, e: &'a Expr, call: &'a CallExpr) {
        let (fun, explicit) = self.callee(call);
        match fun.mode {
            Mode::None => {
                self.use_exprs(&call.args);
            }
            Mode::Type => self.conversion_call(x, fun.ty, call),
            Mode::Builtin(builtin) => {
                self.builtin_call(x, e, call, builtin);
                if x.is_valid() && !x.is_const() {
                    self.env.has_call_or_recv = true;
                }
            }
            _ => self.function_call(x, e, call, fun, explicit),
        }
    }

    /// The called operand; for `f[A]` of a generic function, `f` and the explicit type arguments.
    fn callee(&mut self, call: &'a CallExpr) -> (Operand<'a>, Vec<Ty>) {
        let generic = Expect { generic: true, ..Expect::default() };
        let ExprKind::Index(index) = &call.fun.kind else {
            let mut fun = self.raw_expr(&call.fun, generic);
            if fun.mode == Mode::NoValue {
                let text = self.describe(&fun);
                self.error(fun.span, format!("{text} used as value or type"));
                fun.invalidate();
            }
            if fun.mode == Mode::Type && self.is_generic(fun.ty) {
                self.reject_generic(&mut fun);
            } else if fun.mode == Mode::Type && self.is_uninstantiated(&call.fun, fun.ty) {
                let text = expr_string(&call.fun);
                self.error(fun.span, format!("cannot use generic type {text} without instantiation"));
                fun.invalidate();
            }
            return (fun, Vec::new());
        };
        let base = self.expr_or_type(&index.x, true);
        if base.mode == Mode::Value && self.is_generic(base.ty) {
            self.require_version(index.indices[0].span, 18, "function instantiation");
            let explicit: Vec<Ty> = index.indices.iter().map(|arg| self.var_type(arg)).collect();
            if explicit.contains(&Ty::INVALID) {
                return (Operand::invalid(&call.fun), Vec::new());
            }
            if let TypeKind::Signature(s) = self.types.kind(base.ty)
                && explicit.len() > s.type_params.len()
            {
                let (got, want) = (explicit.len(), s.type_params.len());
                self.error(index.indices[want].span, format!("got {got} type arguments but want {want}"));
                return (Operand::invalid(&call.fun), Vec::new());
            }
            return (base, explicit);
        }
        // An ordinary index expression or generic type: its base has been checked already.
        let mut x = Operand::invalid(&call.fun);
        match base.mode {
            Mode::None => self.use_exprs(&index.indices),
            Mode::Type => {
                x.ty = self.type_expr(&call.fun);
                x.mode = if x.ty == Ty::INVALID { Mode::None } else { Mode::Type };
            }
            _ => self.index_operand(&mut x, base, index),
        }
        self.record(&x);
        (x, Vec::new())
    }

    fn conversion_call(&mut self, x: &mut Operand<'a>, ty: Ty, call: &'a CallExpr) {
        if !self.require_complete(ty) {
            return;
        }
        let text = self.tstr(ty);
        match &call.args[..] {
            [] => self.error(x.span, format!("missing argument in conversion to {text}")),
            [arg] => {
                let mut operand =
                    self.expr_expecting(arg, Expect::assigned_to(Some(ty), TargetName::Text("conversion")));
                if !operand.is_valid() {
                    return;
                }
                if self.is_interface(ty) && !self.type_set(ty).is_method_set() {
                    self.error(
                        x.span,
                        format!("cannot use interface {text} in conversion (contains specific type constraints or is comparable)"),
                    );
                    return;
                }
                if call.ellipsis.is_some() {
                    self.error(arg.span, format!("invalid use of ... in conversion to {text}"));
                    return;
                }
                self.conversion(&mut operand, ty, &call.fun);
                *x = operand;
            }
            args => {
                self.use_exprs(args);
                let last = args[args.len() - 1].span;
                self.error(last, format!("too many arguments in conversion to {text}"));
            }
        }
    }

    fn function_call(
        &mut self,
        x: &mut Operand<'a>,
        e: &'a Expr,
        call: &'a CallExpr,
        fun: Operand<'a>,
        explicit: Vec<Ty>,
    ) {
        let core = self.core_type(fun.ty).unwrap_or(Ty::INVALID);
        let TypeKind::Signature(s) = self.types.kind(core) else {
            if fun.ty != Ty::INVALID && self.under(fun.ty) != Ty::INVALID {
                let text = self.describe(&fun);
                let cause = self.not_a_function(fun.ty);
                self.error(fun.span, format!("invalid operation: cannot call {text}: {cause}"));
            }
            self.use_exprs(&call.args);
            return;
        };
        let args = self.arguments(&call.args);
        let signature = self.pass_arguments(e, call, s, core, &explicit, args);
        self.env.has_call_or_recv = true;
        let Some(signature) = signature else {
            x.invalidate();
            return;
        };
        if signature != core {
            self.record_callee(&call.fun, signature);
        }
        let TypeKind::Signature(s) = self.types.kind(signature) else { return };
        match &s.results[..] {
            [] => {
                x.mode = Mode::NoValue;
                x.ty = Ty::EMPTY_TUPLE;
            }
            &[single] => x.set_value(single),
            list => {
                let tuple = self.types.tuple(list);
                x.set_value(tuple);
            }
        }
        if x.ty == Ty::INVALID || !self.require_complete(x.ty) {
            x.invalidate();
        }
    }

    fn not_a_function(&mut self, ty: Ty) -> String {
        for term in self.specific_types(ty).unwrap_or_default() {
            let under = self.under(term.ty);
            if !matches!(self.types.kind(under), TypeKind::Signature(_)) {
                return format!("{} is not a function", self.tstr(term.ty));
            }
        }
        self.common_underlying(ty).err().unwrap_or_default()
    }

    /// The instantiated type of a called generic function, for it and the expressions around it.
    fn record_callee(&mut self, fun: &'a Expr, signature: Ty) {
        let mut e = fun;
        loop {
            self.file_info_mut().set_expr(e.id, Mode::Value, signature, None);
            match &e.kind {
                ExprKind::Paren(inner) => e = inner,
                ExprKind::Index(index) => e = &index.x,
                _ => return,
            }
        }
    }

    /// The arguments: a single call of several results gives them all.
    pub(crate) fn arguments(&mut self, args: &'a [Expr]) -> Vec<Operand<'a>> {
        let generic = Expect { generic: true, ..Expect::default() };
        if let [single] = args {
            let x = self.multi_expr(single, generic);
            if x.mode == Mode::Value
                && let TypeKind::Tuple(list) = self.types.kind(x.ty)
            {
                let values = list.iter().enumerate();
                return values.map(|(i, &ty)| crate::assign::unpacked_value(&x, single, i, ty)).collect();
            }
            return vec![x];
        }
        args.iter()
            .map(|arg| {
                let mut x = self.multi_expr(arg, generic);
                self.single_value(&mut x);
                x
            })
            .collect()
    }

    /// Passes arguments to parameters; gives the signature with type arguments inferred.
    fn pass_arguments(
        &mut self,
        e: &'a Expr,
        call: &'a CallExpr,
        s: &'a Signature,
        fun_ty: Ty,
        explicit: &[Ty],
        mut args: Vec<Operand<'a>>,
    ) -> Option<Ty> {
        let has_dots = call.ellipsis.is_some();
        let fun_text = || expr_string(&call.fun);
        let mut params: Vec<Ty> = s.params.to_vec();
        let mut wanted = params.len();
        if s.variadic {
            if has_dots {
                if call.args.len() == 1 && args.len() > 1 {
                    let text = expr_string(&call.args[0]);
                    self.error(e.span, format!("cannot use ... with {}-valued {text}", args.len()));
                    return None;
                }
            } else if args.len() + 1 >= wanted {
                let last = params.pop().unwrap_or(Ty::INVALID);
                let elem = match self.types.kind(last) {
                    TypeKind::Slice(elem) => elem,
                    TypeKind::Basic(crate::ty::Basic::String) => Ty::UINT8,
                    _ => Ty::INVALID,
                };
                params.resize(args.len(), elem);
                wanted = args.len();
            } else {
                wanted -= 1;
            }
        } else if has_dots {
            self.error(e.span, format!("cannot use ... in call to non-variadic {}", fun_text()));
            return None;
        }
        if args.len() != wanted {
            let (at, qualifier) = if args.len() > wanted {
                (args[wanted].span, "too many")
            } else {
                (args.last().map_or(e.span, |arg| arg.span), "not enough")
            };
            let have: Vec<Ty> = args.iter().map(|a| a.ty).collect();
            let have = self.types_summary(&have, false, has_dots);
            let want = self.types_summary(&s.params, s.variadic, false);
            self.error(at, format!("{qualifier} arguments in call to {}\n\thave {have}\n\twant {want}", fun_text()));
            return None;
        }
        let mut signature = fun_ty;
        let generic_args = args.iter().any(|a| a.is_valid() && self.is_generic_function(a));
        if !s.type_params.is_empty() || generic_args {
            if !s.type_params.is_empty() && explicit.is_empty() {
                self.require_version(call.lparen.span(), 18, "implicit function instantiation");
            }
            // What a partial instantiation lacks may follow from its constraints alone.
            let is_bare =
                |arg: &&Operand<'a>| !arg.expr.is_some_and(|e| matches!(e.unparen().kind, ExprKind::Index(_)));
            if let Some(arg) = args.iter().filter(is_bare).find(|a| a.is_valid() && self.is_generic_function(a)) {
                let at = arg.span;
                self.require_version(at, 21, "implicitly instantiated function as argument");
            }
            let solved = self.infer_call(call, s, explicit, &params, &mut args)?;
            params = solved.params;
            if !s.type_params.is_empty() {
                signature = self.instantiate_signature(fun_ty, &solved.type_args);
                if let Some(ident) = named_function(&call.fun) {
                    self.file_info_mut().set_instance(ident, &solved.type_args);
                }
            }
        }
        if !args.is_empty() {
            let context = format!("argument to {}", fun_text());
            for (arg, &param) in args.iter_mut().zip(&params) {
                self.assignment(arg, Some(param), &context);
            }
        }
        Some(signature)
    }

    pub(crate) fn is_generic_function(&self, x: &Operand<'a>) -> bool {
        x.mode == Mode::Value && matches!(self.types.kind(x.ty), TypeKind::Signature(s) if !s.type_params.is_empty())
    }

    /// `f[A]` as a value, of a generic function.
    pub(crate) fn explicit_instance(
        &mut self,
        x: &mut Operand<'a>,
        fun: Operand<'a>,
        index: &'a vo_syntax::ast::IndexExpr,
        expect: Expect<'a>,
    ) {
        let args: Vec<Ty> = index.indices.iter().map(|arg| self.var_type(arg)).collect();
        if args.contains(&Ty::INVALID) {
            return;
        }
        let TypeKind::Signature(s) = self.types.kind(fun.ty) else { return };
        self.require_version(index.indices[0].span, 18, "function instantiation");
        let (got, want) = (args.len(), s.type_params.len());
        if got > want {
            self.error(index.indices[want].span, format!("got {got} type arguments but want {want}"));
            return;
        }
        let ident = named_function(&index.x);
        *x = Operand { expr: x.expr, ..fun };
        if got < want {
            match (expect.target, ident) {
                (Some(target), Some(ident)) => self.instantiate_for_target(x, ident, &args, target),
                (None, Some(ident)) if expect.generic => {
                    if let Ok(full) = self.complete_type_args(&s.type_params, &args) {
                        return self.finish_instance(x, Some(ident), &full, index);
                    }
                    // An argument: the call tells the rest.
                    let subst = crate::subst::Subst::new(&s.type_params[..got], &args);
                    let partial = Signature {
                        type_params: s.type_params[got..].into(),
                        params: s.params.iter().map(|&ty| self.subst(ty, &subst)).collect(),
                        results: s.results.iter().map(|&ty| self.subst(ty, &subst)).collect(),
                        variadic: s.variadic,
                    };
                    x.ty = self.types.signature(partial);
                    self.file_info_mut().set_instance(ident, &args);
                }
                _ => match self.complete_type_args(&s.type_params, &args) {
                    Ok(full) => self.finish_instance(x, ident, &full, index),
                    Err(message) => {
                        let at = index.x.span;
                        self.error(at, message);
                        x.invalidate();
                    }
                },
            }
            return;
        }
        self.finish_instance(x, ident, &args, index);
    }

    fn finish_instance(
        &mut self,
        x: &mut Operand<'a>,
        ident: Option<NodeId>,
        args: &[Ty],
        index: &'a vo_syntax::ast::IndexExpr,
    ) {
        let TypeKind::Signature(s) = self.types.kind(x.ty) else { return };
        self.note_instance(&s.type_params, args, index.x.span);
        if let Some((i, cause)) = self.verify_instance(&s.type_params, args) {
            let at = index.indices.get(i).map_or(index.x.span, |arg| arg.span);
            self.report(Diagnostic::new(at, cause));
        }
        x.set_value(self.instantiate_signature(x.ty, args));
        let ty = x.ty;
        self.file_info_mut().set_expr(index.x.id, Mode::Value, ty, None);
        if let Some(ident) = ident {
            self.file_info_mut().set_instance(ident, args);
        }
    }
}

/// The identifier that names the function in `f`, `p.f`, `x.m`, `f[A]`, and these in parentheses.
pub(crate) fn named_function(e: &Expr) -> Option<NodeId> {
    match &e.kind {
        ExprKind::Name(_) => Some(e.id),
        ExprKind::Selector(_, name) => Some(name.id),
        ExprKind::Paren(inner) => named_function(inner),
        ExprKind::Index(index) => named_function(&index.x),
        _ => None,
    }
}

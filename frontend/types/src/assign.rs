//! Assignments and initialisation (spec: Assignment statements, Variable declarations).

use vo_syntax::ast::{AssignStmt, DefineStmt, Expr, ExprKind};
use vo_syntax::{Pos, Span};

use crate::binary::BinaryContext;
use crate::checker::Checker;
use crate::conversion::Misfit;
use crate::expr::{Expect, Target, TargetName};
use crate::info::{Mode, SelectionKind};
use crate::object::{Obj, VarKind};
use crate::operand::Operand;
use crate::ty::{Ty, TypeKind};
use vo_syntax::printer::expr_string;

impl<'a> Checker<'a> {
    /// Makes `x` a value of type `t` (`None`: of its own default type), or reports that it is not
    /// assignable. `context` completes the message.
    pub(crate) fn assignment(&mut self, x: &mut Operand<'a>, t: Option<Ty>, context: &str) {
        self.single_value(x);
        match x.mode {
            Mode::None => return,
            Mode::Const | Mode::Variable | Mode::MapIndex | Mode::Value | Mode::Nil | Mode::CommaOk => {}
            _ => {
                let text = self.describe(x);
                let ty = t.map_or(String::new(), |t| self.tstr(t));
                self.error(x.span, format!("cannot assign {text} to {ty} in {context}"));
                x.invalidate();
                return;
            }
        }
        if self.is_untyped(x.ty) && !self.assign_untyped(x, t, context) {
            return;
        }
        if self.is_generic_function(x) {
            if let Some(t) = t
                && let Some(e) = x.expr
                && let Some(ident) = crate::call::named_function(e)
            {
                let target = Target { ty: t, desc: TargetName::Text("variable") };
                self.instantiate_for_target(x, ident, &[], target);
                if x.is_valid() {
                    self.record(x);
                }
            } else {
                self.reject_generic(x);
            }
            if !x.is_valid() {
                return;
            }
        }
        let Some(t) = t else { return };
        if t == x.ty {
            return;
        }
        self.name_signature(x);
        if let Err(cause) = self.assignability(x, t) {
            let (text, ty) = (self.describe(x), self.tstr(t));
            let cause = if cause.is_empty() { cause } else { format!(": {cause}") };
            self.error(x.span, format!("cannot use {text} as {ty} value in {context}{cause}"));
            x.invalidate();
        }
    }

    fn assign_untyped(&mut self, x: &mut Operand<'a>, t: Option<Ty>, context: &str) -> bool {
        let target = match t {
            None if x.is_nil() => {
                self.error(x.span, format!("use of untyped nil in {context}"));
                x.invalidate();
                return false;
            }
            None => self.default_type(x.ty),
            Some(t) if !x.is_nil() && self.is_interface(t) => self.default_type(x.ty),
            Some(t) => t,
        };
        match self.implicit_type(x, target) {
            Ok((ty, value)) => {
                if let Some(value) = value {
                    x.val = value;
                    self.update_const_value(x);
                }
                if ty != x.ty {
                    x.ty = ty;
                    if let Some(e) = x.expr {
                        self.update_expr_type(e, ty, false);
                    }
                }
                true
            }
            Err(misfit) => {
                let (text, ty) = (self.describe(x), self.tstr(target));
                let suffix = match misfit {
                    Misfit::Truncated => " (truncated)",
                    Misfit::Overflows => " (overflows)",
                    Misfit::Other => "",
                };
                self.error(x.span, format!("cannot use {text} as {ty} value in {context}{suffix}"));
                x.invalidate();
                false
            }
        }
    }

    /// `var lhs = x`: the variable takes the value's type unless it has one.
    pub(crate) fn init_variable(&mut self, lhs: Obj, x: &mut Operand<'a>, context: &str) {
        let declared = self.object(lhs).ty;
        let typed = declared != Ty::INVALID;
        if !x.is_valid() || x.ty == Ty::INVALID {
            return;
        }
        if !typed {
            let is_local =
                self.object(lhs).as_var().is_none_or(|v| matches!(v.kind, VarKind::Local | VarKind::Package));
            if !is_local || self.invalid_vars.contains(&lhs) {
                return;
            }
            let mut ty = x.ty;
            if self.is_untyped(ty) {
                if ty == Ty::UNTYPED_NIL {
                    self.error(x.span, format!("use of untyped nil in {context}"));
                    return;
                }
                ty = self.default_type(ty);
            }
            if matches!(x.mode, Mode::Value | Mode::Variable | Mode::Const | Mode::MapIndex | Mode::CommaOk | Mode::Nil)
            {
                self.object_mut(lhs).ty = ty;
            }
        }
        let target = self.object(lhs).ty;
        self.assignment(x, Some(target), context);
    }

    /// `var lhs... = rhs...`, also results of a `return`.
    pub(crate) fn init_variables(&mut self, lhs: &[Obj], rhs: &'a [Expr], return_at: Option<Span>) {
        let context = match (return_at, lhs.len()) {
            (Some(_), _) => "return statement",
            (None, 1) => "assignment",
            _ => "multiple assignment",
        };
        if lhs.len() == rhs.len() && !is_single_call(rhs) {
            for (&var, e) in lhs.iter().zip(rhs) {
                let expect = self.expect_for_variable(var, return_at.is_some());
                let mut x = self.expr_expecting(e, expect);
                self.init_variable(var, &mut x, context);
            }
            return;
        }
        let [single] = rhs else {
            let before = self.errors.len();
            let types: Vec<Ty> = rhs.iter().map(|e| self.raw_expr(e, Expect::default()).ty).collect();
            if self.errors.len() == before {
                self.report_count(rhs, lhs, rhs.len(), return_at, &types);
            }
            return;
        };
        let expect = match lhs {
            &[var] => self.expect_for_variable(var, return_at.is_some()),
            _ => Expect::default(),
        };
        let mut x = self.multi_expr(single, expect);
        if !x.is_valid() {
            return;
        }
        let wanted = if return_at.is_some() { 1 } else { lhs.len() };
        match self.unpacked(&mut x, wanted) {
            Some(types) if types.len() == lhs.len() => {
                for (i, (&var, ty)) in lhs.iter().zip(types).enumerate() {
                    let mut value = unpacked_value(&x, single, i, ty);
                    self.init_value(var, &mut value, context);
                }
            }
            None if lhs.len() == 1 => self.init_variable(lhs[0], &mut x, context),
            other => {
                let types = other.unwrap_or_else(|| vec![x.ty]);
                self.report_count(rhs, lhs, types.len(), return_at, &types);
            }
        }
    }

    fn expect_for_variable(&self, var: Obj, is_result: bool) -> Expect<'a> {
        let object = self.object(var);
        let desc = if is_result && object.name.as_str().is_empty() {
            TargetName::Text("result variable")
        } else {
            TargetName::Name(object.name)
        };
        Expect::assigned_to(Some(object.ty), desc)
    }

    /// One of several values from one expression: no expression of its own to update.
    fn init_value(&mut self, var: Obj, value: &mut Operand<'a>, context: &str) {
        if self.is_untyped(value.ty) {
            let target = self.object(var).ty;
            value.ty = if target == Ty::INVALID { self.default_type(value.ty) } else { value.ty };
            if self.all_basic(target, crate::ty::Basic::is_boolean) {
                value.ty = target;
            } else {
                value.ty = self.default_type(value.ty);
            }
        }
        self.init_variable(var, value, context);
    }

    /// The types of several values from one expression: a call's results, or value and `ok`.
    fn unpacked(&mut self, x: &mut Operand<'a>, wanted: usize) -> Option<Vec<Ty>> {
        if x.mode == Mode::NoValue {
            return Some(Vec::new());
        }
        if let TypeKind::Tuple(list) = self.types.kind(x.ty) {
            return Some(list.to_vec());
        }
        if wanted == 2 && matches!(x.mode, Mode::CommaOk | Mode::MapIndex) {
            let mut e = x.expr?;
            self.file_info_mut().set_comma_ok(e.id);
            while let ExprKind::Paren(inner) = &e.kind {
                e = inner;
                self.file_info_mut().set_comma_ok(e.id);
            }
            return Some(vec![x.ty, Ty::UNTYPED_BOOL]);
        }
        None
    }

    fn report_count(&mut self, rhs: &'a [Expr], lhs: &[Obj], got: usize, return_at: Option<Span>, types: &[Ty]) {
        if return_at.is_some() {
            let wanted: Vec<Ty> = lhs.iter().map(|&o| self.object(o).ty).collect();
            return self.report_return_count(rhs, &wanted, types, return_at);
        }
        self.report_assignment_mismatch(rhs, lhs.len(), got);
    }

    /// `not enough return values` and `too many return values`.
    fn report_return_count(&mut self, rhs: &'a [Expr], wanted: &[Ty], types: &[Ty], return_at: Option<Span>) {
        let (at, qualifier) = if types.len() > wanted.len() {
            let extra = rhs.get(wanted.len()).or(rhs.first());
            (extra.map_or(Span::NONE, |e| e.span), "too many")
        } else {
            (rhs.last().map_or(Span::NONE, |e| e.span), "not enough")
        };
        let at = if at.is_known() { at } else { return_at.unwrap_or(at) };
        let have = self.types_summary(types, false, false);
        let want = self.types_summary(wanted, false, false);
        self.error(at, format!("{qualifier} return values\n\thave {have}\n\twant {want}"));
    }

    fn report_assignment_mismatch(&mut self, rhs: &'a [Expr], lhs: usize, got: usize) {
        let count = |n: usize, what: &str| if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") };
        let (vars, vals) = (count(lhs, "variable"), count(got, "value"));
        let first = &rhs[0];
        if let ([_], ExprKind::Call(call)) = (rhs, &first.unparen().kind) {
            let fun = expr_string(&call.fun);
            self.error(first.span, format!("assignment mismatch: {vars} but {fun} returns {vals}"));
            return;
        }
        self.error(first.span, format!("assignment mismatch: {vars} but {vals}"));
    }

    /// The type of the left side of an assignment; `None` for the blank identifier, and the
    /// invalid type if it can't be assigned to.
    fn lhs_type(&mut self, lhs: &'a Expr) -> Option<Ty> {
        if lhs.unparen().is_blank() {
            return None;
        }
        // A variable is not used by being assigned to.
        let local = self.local_variable(lhs);
        let was_used = local.and_then(|obj| self.object(obj).as_var()).is_some_and(|v| v.used);
        let x = self.expr(lhs);
        if let Some(obj) = local {
            self.set_used(obj, was_used);
        }
        if !x.is_valid() {
            return Some(Ty::INVALID);
        }
        match x.mode {
            Mode::Variable | Mode::MapIndex => {
                self.mark_reassigned(lhs);
                Some(x.ty)
            }
            _ => {
                if let ExprKind::Selector(base, _) = &lhs.unparen().kind {
                    let of_map = self.file_info().expr(base.id).mode == Mode::MapIndex;
                    let is_field =
                        self.file_info().selection(lhs.unparen().id).is_some_and(|s| s.kind == SelectionKind::FieldVal);
                    if of_map && is_field {
                        let text = expr_string(lhs);
                        self.error(x.span, format!("cannot assign to struct field {text} in map"));
                        return Some(Ty::INVALID);
                    }
                }
                let text = expr_string(lhs);
                self.error(x.span, format!("cannot assign to {text} (neither addressable nor a map index expression)"));
                Some(Ty::INVALID)
            }
        }
    }

    /// `lhs = x` for one variable.
    pub(crate) fn assign_variable(&mut self, lhs: &'a Expr, x: &mut Operand<'a>, context: &str) {
        let t = self.lhs_type(lhs);
        if t == Some(Ty::INVALID) {
            x.invalidate();
            return;
        }
        let context = if t.is_none() && context == "assignment" { "assignment to _ identifier" } else { context };
        self.assignment(x, t, context);
    }

    fn assign_one(&mut self, lhs: &'a Expr, rhs: &'a Expr, context: &str) {
        let t = self.lhs_type(lhs);
        if t == Some(Ty::INVALID) {
            return self.use_exprs(std::slice::from_ref(rhs));
        }
        let mut x = self.expr_expecting(rhs, Expect::assigned_to(t, TargetName::Expr(lhs)));
        let context = if t.is_none() && context == "assignment" { "assignment to _ identifier" } else { context };
        self.assignment(&mut x, t, context);
    }

    /// Spec: Assignment statements.
    pub(crate) fn assign_statement(&mut self, s: &'a AssignStmt, at: Span) {
        if let Some(op) = s.op {
            let ([lhs], [rhs]) = (&s.lhs[..], &s.rhs[..]) else {
                self.error(at, format!("assignment operation {}= requires single-valued expressions", op.as_str()));
                return;
            };
            let mut x = self.expr(lhs);
            let y = self.expr(rhs);
            self.binary_op(&mut x, y, op, BinaryContext::Assign { lhs, rhs: Some(rhs), op_pos: s.op_pos });
            self.assign_operation_result(lhs, x);
            return;
        }
        let context = if s.lhs.len() > 1 { "multiple assignment" } else { "assignment" };
        if s.lhs.len() == s.rhs.len() && !is_single_call(&s.rhs) {
            for (lhs, rhs) in s.lhs.iter().zip(&s.rhs) {
                self.assign_one(lhs, rhs, context);
            }
            return;
        }
        let [single] = &s.rhs[..] else {
            let before = self.errors.len();
            let valid = self.use_lhs(&s.lhs);
            self.use_exprs(&s.rhs);
            if valid && self.errors.len() == before {
                self.report_assignment_mismatch(&s.rhs, s.lhs.len(), s.rhs.len());
            }
            return;
        };
        let mut x = self.multi_expr(single, Expect::default());
        if !x.is_valid() {
            self.use_lhs(&s.lhs);
            return;
        }
        match self.unpacked(&mut x, s.lhs.len()) {
            Some(types) if types.len() == s.lhs.len() => {
                for (i, (lhs, ty)) in s.lhs.iter().zip(types).enumerate() {
                    let value = unpacked_value(&x, single, i, ty);
                    self.assign_unpacked(lhs, value, context);
                }
            }
            None if s.lhs.len() == 1 => self.assign_variable(&s.lhs[0], &mut x, context),
            other => {
                let got = other.map_or(1, |types| types.len());
                self.report_assignment_mismatch(&s.rhs, s.lhs.len(), got);
                self.use_lhs(&s.lhs);
            }
        }
    }

    /// One of several values from one expression.
    fn assign_unpacked(&mut self, lhs: &'a Expr, mut value: Operand<'a>, context: &str) {
        let t = self.lhs_type(lhs);
        if t == Some(Ty::INVALID) {
            return;
        }
        if value.ty == Ty::UNTYPED_BOOL {
            let boolean = t.filter(|&t| self.all_basic(t, crate::ty::Basic::is_boolean));
            match (boolean, t) {
                (Some(ty), _) => value.ty = ty,
                (None, None) => value.ty = Ty::BOOL,
                (None, Some(t)) if self.is_interface(t) => value.ty = Ty::BOOL,
                _ => {}
            }
        }
        self.assignment(&mut value, t, context);
    }

    /// Stores the result of `lhs op= rhs` or `lhs++`.
    pub(crate) fn assign_operation_result(&mut self, lhs: &'a Expr, mut x: Operand<'a>) {
        if !x.is_valid() {
            return;
        }
        let is_blank = lhs.unparen().is_blank();
        if is_blank {
            self.error(lhs.span, "cannot use _ as value");
            return;
        }
        // The left side has been checked as an operand: only its assignability is left.
        let info = self.file_info().expr(lhs.id);
        match info.mode {
            Mode::Variable | Mode::MapIndex => self.mark_reassigned(lhs),
            _ => {
                let _ = self.lhs_type(lhs);
                return;
            }
        }
        x.expr = None;
        let span = x.span;
        if self.is_untyped(x.ty) {
            return;
        }
        x.span = span;
        self.assignment(&mut x, Some(info.ty), "assignment operation");
    }

    /// Spec: Short variable declarations.
    pub(crate) fn define_statement(&mut self, s: &'a DefineStmt, at: Span) {
        self.define_variables(
            &s.lhs,
            s.op_pos,
            |checker, vars| {
                checker.init_variables(vars, &s.rhs, None);
            },
            at.hi,
        );
    }

    /// Declares the new variables among `lhs`, visible from `scope_pos` on, after `initialise`.
    pub(crate) fn define_variables(
        &mut self,
        lhs: &'a [Expr],
        op_pos: Pos,
        initialise: impl FnOnce(&mut Self, &[Obj]),
        scope_pos: Pos,
    ) {
        let mut vars: Vec<Obj> = Vec::with_capacity(lhs.len());
        let mut new: Vec<(vo_syntax::ast::Ident, Obj)> = Vec::new();
        let mut seen: Vec<vo_syntax::Symbol> = Vec::new();
        let mut failed = false;
        for e in lhs {
            let Some(ident) = e.as_ident() else {
                self.use_lhs(std::slice::from_ref(e));
                let text = expr_string(e);
                self.error(e.span, format!("non-name {text} on left side of :="));
                failed = true;
                vars.push(self.new_var(vo_syntax::sym::BLANK, e.span.lo, VarKind::Local, Ty::INVALID));
                continue;
            };
            if !ident.name.is_blank() {
                if seen.contains(&ident.name) {
                    self.error(e.span, format!("{} repeated on left side of :=", ident.name));
                    failed = true;
                    vars.push(self.new_var(vo_syntax::sym::BLANK, e.span.lo, VarKind::Local, Ty::INVALID));
                    continue;
                }
                seen.push(ident.name);
                if let Some(existing) = self.scopes.lookup(self.env.scope, ident.name) {
                    self.file_info_mut().set_object(ident.id, existing);
                    if self.object(existing).as_var().is_some() {
                        let ty = self.object(existing).ty;
                        self.file_info_mut().set_expr(e.id, Mode::Variable, ty, None);
                        self.mark_variable_reassigned(existing);
                        self.note_foreign_assignment(existing);
                        vars.push(existing);
                    } else {
                        self.error(e.span, format!("cannot assign to {}", expr_string(e)));
                        failed = true;
                        vars.push(self.new_var(vo_syntax::sym::BLANK, e.span.lo, VarKind::Local, Ty::INVALID));
                    }
                    continue;
                }
            }
            let obj = self.new_var(ident.name, ident.span.lo, VarKind::Local, Ty::INVALID);
            if ident.name.is_blank() {
                self.file_info_mut().set_object(ident.id, obj);
            } else {
                new.push((ident, obj));
            }
            vars.push(obj);
        }
        initialise(self, &vars);
        if new.is_empty() && !failed {
            self.error_at(op_pos, "no new variables on left side of :=");
        }
        for (ident, obj) in new {
            if self.declare_local(ident, obj, scope_pos) {
                self.note_local(obj);
            }
            let ty = self.object(obj).ty;
            self.file_info_mut().set_expr(ident.id, Mode::Variable, ty, None);
        }
    }

    /// An assignment to an outer function's variable captures it, like a use.
    fn note_foreign_assignment(&mut self, obj: Obj) {
        let was_used = self.object(obj).as_var().is_some_and(|v| v.used);
        self.use_variable(obj);
        self.set_used(obj, was_used);
    }
}

/// One of the values of a call with several results or of a comma-ok form.
pub(crate) fn unpacked_value<'a>(x: &Operand<'a>, e: &'a Expr, index: usize, ty: Ty) -> Operand<'a> {
    let mut value = Operand::value(ty, Some(e), e.span);
    match (x.mode, index) {
        (Mode::CommaOk | Mode::MapIndex, 0) => value.mode = x.mode,
        (Mode::CommaOk | Mode::MapIndex, _) => value.label = Some("ok value of (comma, ok) expression".into()),
        _ if matches!(ty, Ty::INVALID) => {}
        _ if x.ty == ty => {}
        _ => {
            let ordinal = match index + 1 {
                n if (11..=13).contains(&(n % 100)) => format!("{n}th"),
                n if n % 10 == 1 => format!("{n}st"),
                n if n % 10 == 2 => format!("{n}nd"),
                n if n % 10 == 3 => format!("{n}rd"),
                n => format!("{n}th"),
            };
            value.label = Some(format!("{ordinal} function result").into());
        }
    }
    value
}

/// A single call, which may have several results.
fn is_single_call(rhs: &[Expr]) -> bool {
    matches!(rhs, [single] if matches!(single.unparen().kind, ExprKind::Call(_)))
}

//! Switch statements (spec: Expression switches, Type switches).

use rustc_hash::FxHashMap;
use vo_syntax::ast::{CaseClause, Expr, ExprKind, SwitchStmt, TypeSwitchStmt};
use vo_syntax::{Diagnostic, Pos, Span};

use crate::checker::Checker;
use crate::constant::Value;
use crate::info::Mode;
use crate::literal::constant_key;
use crate::object::{Obj, VarKind};
use crate::operand::Operand;
use crate::ty::Ty;
use vo_syntax::printer::expr_string;

impl<'a> Checker<'a> {
    fn reject_multiple_defaults(&mut self, clauses: &'a [CaseClause]) {
        let mut first: Option<Pos> = None;
        for clause in clauses.iter().filter(|c| c.is_default) {
            match first {
                Some(first) => {
                    let first = self.position_text(first);
                    self.error(clause.span, format!("multiple defaults (first at {first})"));
                }
                None => first = Some(clause.span.lo),
            }
        }
    }

    pub(crate) fn switch_statement(&mut self, s: &'a SwitchStmt) {
        self.scoped(|checker| {
            if let Some(init) = &s.init {
                checker.statement(init);
            }
            let tag = checker.switch_tag(s);
            checker.reject_multiple_defaults(&s.clauses);
            let mut seen: FxHashMap<String, Vec<(Ty, Span)>> = FxHashMap::default();
            for clause in &s.clauses {
                checker.case_values(&tag, &clause.exprs, &mut seen);
                checker.scoped(|checker| checker.statements(&clause.body));
            }
        });
    }

    /// The value that cases are compared to: `true` if there is none.
    fn switch_tag(&mut self, s: &'a SwitchStmt) -> Operand<'a> {
        let Some(tag) = &s.tag else {
            let span = s.lbrace.span();
            return Operand { mode: Mode::Const, ty: Ty::BOOL, val: Value::Bool(true), expr: None, span, label: None };
        };
        let mut x = self.expr(tag);
        self.assignment(&mut x, None, "switch expression");
        if x.is_valid() && !self.is_comparable(x.ty) && !self.has_nil(x.ty) {
            let (text, ty) = (self.describe(&x), self.tstr(x.ty));
            self.error(x.span, format!("cannot switch on {text} ({ty} is not comparable)"));
            x.invalidate();
        }
        x
    }

    fn case_values(&mut self, tag: &Operand<'a>, values: &'a [Expr], seen: &mut FxHashMap<String, Vec<(Ty, Span)>>) {
        for e in values {
            let mut v = self.expr(e);
            if !tag.is_valid() || !v.is_valid() {
                continue;
            }
            let mut x = tag.clone();
            self.convert_untyped(&mut v, x.ty);
            if !v.is_valid() {
                continue;
            }
            if self.is_untyped(x.ty) {
                self.convert_untyped(&mut x, v.ty);
            }
            let mut result = v.clone();
            self.comparison_operators(&mut result, &mut x, vo_syntax::ast::BinaryOp::Eq, true);
            if !result.is_valid() || !v.is_const() || !v.val.is_known() {
                continue;
            }
            let Some(key) = constant_key(&v.val) else { continue };
            let same = seen.entry(key).or_default();
            if let Some(&(_, first)) = same.iter().find(|(ty, _)| *ty == v.ty) {
                let text = self.describe(&v);
                let diagnostic = Diagnostic::new(v.span, format!("duplicate case {text} in expression switch"));
                self.report(diagnostic.with_note(first, "previous case"));
            } else {
                same.push((v.ty, node_span(e)));
            }
        }
    }

    pub(crate) fn type_switch_statement(&mut self, s: &'a TypeSwitchStmt) {
        self.scoped(|checker| {
            if let Some(init) = &s.init {
                checker.statement(init);
            }
            checker.type_switch(s);
        });
    }

    fn type_switch(&mut self, s: &'a TypeSwitchStmt) {
        let bind = s.bind.filter(|ident| {
            if ident.name.is_blank() {
                self.error(ident.span, "no new variable on left side of :=");
            }
            !ident.name.is_blank()
        });
        let mut x = self.expr(&s.x);
        let mut switched: Option<Operand<'a>> = None;
        if x.is_valid() {
            let text = self.describe(&x);
            if self.is_type_param(x.ty) {
                self.error(x.span, format!("cannot use type switch on type parameter value {text}"));
            } else if !self.is_interface(x.ty) {
                self.error(x.span, format!("{text} is not an interface"));
            } else {
                switched = Some(x.clone());
            }
        }
        self.reject_multiple_defaults(&s.clauses);
        let mut vars: Vec<Obj> = Vec::new();
        let mut seen: Vec<(Option<Ty>, Span)> = Vec::new();
        if x.is_nil() {
            x.invalidate();
        }
        for clause in &s.clauses {
            let case_type = self.case_types(switched.as_ref(), &clause.exprs, &mut seen);
            self.scoped(|checker| {
                if let Some(ident) = bind {
                    let ty = match case_type {
                        Some(ty) if clause.exprs.len() == 1 => ty,
                        _ => x.ty,
                    };
                    let obj = checker.new_var(ident.name, ident.span.lo, VarKind::Local, ty);
                    checker.file_info_mut().set_object(clause.id, obj);
                    let start = clause.colon;
                    checker.object_mut(obj).scope_pos = start;
                    let scope = checker.env.scope;
                    checker.scopes.insert(scope, ident.name, obj);
                    vars.push(obj);
                }
                checker.statements(&clause.body);
            });
        }
        if let Some(ident) = bind {
            // Function literals in the clauses are checked before their statements end.
            let used = vars.iter().any(|&v| self.object(v).as_var().is_some_and(|v| v.used));
            if !used {
                self.error(ident.span, format!("{} declared and not used", ident.name));
            }
        }
    }

    /// Checks the types of a clause; gives the last one (`nil` stands for the operand's type).
    fn case_types(
        &mut self,
        x: Option<&Operand<'a>>,
        types: &'a [Expr],
        seen: &mut Vec<(Option<Ty>, Span)>,
    ) -> Option<Ty> {
        let mut last = None;
        for e in types {
            let (ty, is_nil) = self.case_type(e);
            last = if is_nil { x.map(|x| x.ty) } else { Some(ty) };
            if ty == Ty::INVALID && !is_nil {
                continue;
            }
            let key = if is_nil { None } else { Some(ty) };
            let previous = seen
                .iter()
                .find(|(other, _)| match (other, key) {
                    (Some(a), Some(b)) => self.identical_pure(*a, b),
                    (a, b) => *a == b,
                })
                .map(|(_, span)| *span);
            if let Some(first) = previous {
                let text = if is_nil { "nil".to_owned() } else { self.tstr(ty) };
                let at = crate::expr::report_span(e);
                let diagnostic = Diagnostic::new(at, format!("duplicate case {text} in type switch"));
                self.report(diagnostic.with_note(first, "previous case"));
                continue;
            }
            seen.push((key, node_span(e)));
            let Some(x) = x.filter(|_| !is_nil) else { continue };
            if let Some(cause) = self.impossible_assertion(x.ty, ty) {
                let (text, operand, t) = (expr_string(e), self.describe(x), self.tstr(ty));
                self.error(
                    e.span,
                    format!("impossible type switch case: {text}\n\t{operand} cannot have dynamic type {t} {cause}"),
                );
            }
        }
        last
    }

    fn case_type(&mut self, e: &'a Expr) -> (Ty, bool) {
        if let Some(ident) = e.unparen().as_ident()
            && let Some(obj) = self.resolve(ident.name, ident.span.lo)
            && self.universe.as_ref().is_some_and(|u| u.nil == obj)
        {
            self.file_info_mut().set_object(e.unparen().id, obj);
            self.file_info_mut().set_expr(e.id, Mode::Nil, Ty::UNTYPED_NIL, None);
            return (Ty::INVALID, true);
        }
        (self.var_type(e), false)
    }

    /// Identity of types whose canonical forms are at hand.
    fn identical_pure(&self, a: Ty, b: Ty) -> bool {
        a == b
            || self.canonical_cache.get(&a).copied().unwrap_or(a) == self.canonical_cache.get(&b).copied().unwrap_or(b)
    }
}

/// Where Go's compiler places a node as such, rather than its start.
fn node_span(e: &Expr) -> Span {
    match &e.kind {
        ExprKind::Call(call) => call.lparen.span(),
        ExprKind::Binary(binary) => binary.op_pos.span(),
        _ => crate::expr::report_span(e),
    }
}

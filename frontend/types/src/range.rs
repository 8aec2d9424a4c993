//! For statements with range clause (spec: For statements with range clause).

use vo_syntax::ast::{Expr, RangeStmt};

use crate::checker::Checker;
use crate::info::Mode;
use crate::object::{Obj, ObjKind, VarKind};
use crate::operand::Operand;
use crate::ty::{Basic, ChanDir, Ty, TypeKind};

/// What ranging over a value yields.
enum Ranged {
    /// Types of the iteration values, as far as there are.
    Over { key: Option<Ty>, value: Option<Ty>, is_func: bool, is_int: bool },
    Error(String),
}

impl<'a> Checker<'a> {
    pub(crate) fn range_statement(&mut self, s: &'a RangeStmt) {
        self.scoped(|checker| {
            checker.range_clause(s);
            checker.block(&s.body);
        });
    }

    fn range_clause(&mut self, s: &'a RangeStmt) {
        let mut x = self.expr(&s.x);
        if x.is_valid() && matches!(x.mode, Mode::Nil) {
            self.error(x.span, "cannot range over nil".to_owned());
            x.invalidate();
        }
        let (mut key, mut value) = (None, None);
        let mut is_int = false;
        if x.is_valid() {
            match self.ranged(&x) {
                Ranged::Error(cause) => {
                    let text = self.describe(&x);
                    let cause = if cause.is_empty() { cause } else { format!(": {cause}") };
                    self.error(x.span, format!("cannot range over {text}{cause}"));
                    x.invalidate();
                }
                Ranged::Over { key: k, value: v, is_func, is_int: int } => {
                    is_int = int;
                    let text = self.describe(&x);
                    if s.lhs.len() > 2 {
                        self.error(s.lhs[2].span, "range clause permits at most two iteration variables");
                    } else if let (Some(first), None) = (s.lhs.first(), k) {
                        self.error(first.span, format!("range over {text} permits no iteration variables"));
                    } else if let (Some(second), None) = (s.lhs.get(1), v) {
                        self.error(second.span, format!("range over {text} permits only one iteration variable"));
                    }
                    (key, value) = (k, v);
                    let _ = is_func;
                }
            }
        }
        // An untyped constant range takes the type of an iteration variable, or `int`.
        if x.is_valid() && !(is_int && self.is_untyped(x.ty) && !s.define && !s.lhs.is_empty()) && self.is_untyped(x.ty) {
            let default = self.default_type(x.ty);
            self.convert_untyped(&mut x, default);
            if is_int && x.is_valid() {
                key = Some(x.ty);
            }
        }
        let types = [key, value];
        if s.define {
            self.define_iteration_variables(s, &x, types);
        } else {
            self.assign_iteration_variables(s, &mut x, types, is_int);
        }
    }

    fn define_iteration_variables(&mut self, s: &'a RangeStmt, x: &Operand<'a>, types: [Option<Ty>; 2]) {
        let mut new: Vec<(vo_syntax::ast::Ident, Obj)> = Vec::new();
        for (i, e) in s.lhs.iter().enumerate() {
            let Some(ident) = e.as_ident() else {
                self.use_lhs(std::slice::from_ref(e));
                let text = crate::expr_string::expr_string(e);
                self.error(e.span, format!("non-name {text} on left side of :="));
                continue;
            };
            let ty = types.get(i).copied().flatten().filter(|_| x.is_valid()).unwrap_or(Ty::INVALID);
            let obj = self.new_var(ident.name, ident.span.lo, VarKind::Local, ty);
            if ty == Ty::INVALID {
                self.set_used(obj, true);
            }
            self.file_info_mut().set_object(ident.id, obj);
            self.file_info_mut().set_expr(ident.id, Mode::Variable, ty, None);
            if let ObjKind::Var(_) = self.object(obj).kind
                && !ident.name.is_blank()
            {
                new.push((ident, obj));
            }
        }
        if new.is_empty() && !s.lhs.is_empty() && s.lhs.iter().all(Expr::is_blank) && s.lhs.len() <= 2 {
            self.error_at(s.op_pos, "no new variables on left side of :=");
        }
        for (ident, obj) in new {
            self.declare_local(ident, obj, s.body.lbrace);
            self.note_local(obj);
        }
    }

    fn assign_iteration_variables(&mut self, s: &'a RangeStmt, x: &mut Operand<'a>, types: [Option<Ty>; 2], is_int: bool) {
        for (i, lhs) in s.lhs.iter().enumerate() {
            let Some(ty) = types.get(i).copied().flatten().filter(|_| x.is_valid()) else {
                self.use_lhs(std::slice::from_ref(lhs));
                continue;
            };
            if is_int && self.is_untyped(x.ty) {
                // The range takes the variable's type.
                let mut operand = x.clone();
                self.assign_variable(lhs, &mut operand, "range");
                if operand.is_valid() && self.is_untyped(operand.ty) {
                    let default = self.default_type(operand.ty);
                    self.convert_untyped(&mut operand, default);
                }
                if operand.is_valid() && self.is_interface(operand.ty) {
                    continue;
                }
                if operand.is_valid() && !self.all_basic(operand.ty, Basic::is_integer) {
                    let text = self.tstr(operand.ty);
                    self.error(lhs.span, format!("cannot use iteration variable of type {text}"));
                }
                *x = Operand { mode: x.mode, ..operand };
                continue;
            }
            let mut value = Operand::value(ty, Some(lhs), lhs.span);
            value.expr = None;
            let text = crate::expr_string::expr_string(lhs);
            let _ = text;
            self.assign_iteration_value(lhs, &mut value);
        }
    }

    fn assign_iteration_value(&mut self, lhs: &'a Expr, value: &mut Operand<'a>) {
        value.expr = None;
        self.assign_variable(lhs, value, "assignment");
    }

    fn ranged(&mut self, x: &Operand<'a>) -> Ranged {
        let Some(core) = self.core_type(x.ty) else { return Ranged::Error("no core type".to_owned()) };
        let over = |key, value| Ranged::Over { key, value, is_func: false, is_int: false };
        match self.types.kind(core) {
            TypeKind::Basic(basic) if basic.is_string() => over(Some(Ty::INT), Some(Ty::INT32)),
            TypeKind::Basic(basic) if basic.is_integer() => {
                Ranged::Over { key: Some(x.ty), value: None, is_func: false, is_int: true }
            }
            TypeKind::Basic(Basic::UntypedFloat | Basic::UntypedComplex) if x.is_const() && x.val.to_int().is_known() => {
                Ranged::Over { key: Some(Ty::INT), value: None, is_func: false, is_int: true }
            }
            TypeKind::Array { elem, .. } | TypeKind::Slice(elem) => over(Some(Ty::INT), Some(elem)),
            TypeKind::Pointer(base) => {
                let array = self.under(base);
                match self.types.kind(array) {
                    TypeKind::Array { elem, .. } => over(Some(Ty::INT), Some(elem)),
                    _ => Ranged::Error(String::new()),
                }
            }
            TypeKind::Map { key, value } => over(Some(key), Some(value)),
            TypeKind::Chan { dir, elem } => {
                if dir == ChanDir::Send {
                    return Ranged::Error("receive from send-only channel".to_owned());
                }
                over(Some(elem), None)
            }
            TypeKind::Signature(s) => self.ranged_function(s),
            _ => Ranged::Error(String::new()),
        }
    }

    /// Range over functions: `func(yield func(K, V) bool)`.
    fn ranged_function(&mut self, s: &crate::ty::Signature) -> Ranged {
        let [yield_ty] = s.params[..] else {
            return Ranged::Error("func must be func(yield func(...) bool): wrong argument count".to_owned());
        };
        if !s.results.is_empty() {
            return Ranged::Error("func must be func(yield func(...) bool): unexpected result(s)".to_owned());
        }
        let core = self.core_type(yield_ty).unwrap_or(Ty::INVALID);
        let TypeKind::Signature(y) = self.types.kind(core) else {
            return Ranged::Error("func must be func(yield func(...) bool): argument is not func".to_owned());
        };
        let boolean = y.results.len() == 1 && self.is_basic(y.results[0], Basic::is_boolean);
        if !boolean {
            return Ranged::Error("func must be func(yield func(...) bool): yield func does not return bool".to_owned());
        }
        if y.params.len() > 2 {
            return Ranged::Error("func must be func(yield func(...) bool): yield func has too many parameters".to_owned());
        }
        Ranged::Over { key: y.params.first().copied(), value: y.params.get(1).copied(), is_func: true, is_int: false }
    }
}

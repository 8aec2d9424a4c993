//! For statements with range clause (spec: For statements with range clause).

use vo_syntax::ast::RangeStmt;

use crate::checker::Checker;
use crate::info::Mode;
use crate::object::{Obj, VarKind};
use crate::operand::Operand;
use crate::ty::{Basic, ChanDir, Ty, TypeKind};

/// What ranging over a value yields.
enum Ranged {
    /// Types of the iteration values, as far as there are.
    Over {
        key: Option<Ty>,
        value: Option<Ty>,
    },
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
        let (mut key, mut value) = (None, None);
        if x.is_valid() {
            let text = self.describe(&x);
            match self.ranged(&x) {
                Ranged::Error(cause) => {
                    let cause = if cause.is_empty() { cause } else { format!(": {cause}") };
                    self.error(x.span, format!("cannot range over {text}{cause}"));
                    x.invalidate();
                }
                Ranged::Over { key: k, value: v } => {
                    if let (Some(first), None) = (s.lhs.first(), k) {
                        self.error(first.span, format!("range over {text} permits no iteration variables"));
                    } else if let (Some(second), None) = (s.lhs.get(1), v) {
                        self.error(second.span, format!("range over {text} permits only one iteration variable"));
                    } else if let Some(extra) = s.lhs.get(2) {
                        self.error(extra.span, "range clause permits at most two iteration variables");
                    }
                    (key, value) = (k, v);
                }
            }
        }
        let over_int = x.is_valid() && self.is_basic(x.ty, Basic::is_integer);
        let types = [key, value];
        if s.define {
            self.define_iteration_variables(s, &mut x, types, over_int);
        } else if !s.lhs.is_empty() {
            self.assign_iteration_variables(s, &mut x, types, over_int);
        } else if over_int {
            self.assignment(&mut x, None, "range clause");
        } else if x.is_valid() && self.is_untyped(x.ty) {
            let default = self.default_type(x.ty);
            self.convert_untyped(&mut x, default);
        }
    }

    fn define_iteration_variables(
        &mut self,
        s: &'a RangeStmt,
        x: &mut Operand<'a>,
        types: [Option<Ty>; 2],
        over_int: bool,
    ) {
        let mut new: Vec<(vo_syntax::ast::Ident, Obj)> = Vec::new();
        for (i, e) in s.lhs.iter().enumerate().take(2) {
            let Some(ident) = e.as_ident() else {
                self.use_lhs(std::slice::from_ref(e));
                let text = vo_syntax::printer::expr_string(e);
                self.error(e.span, format!("non-name {text} on left side of :="));
                continue;
            };
            let obj = self.new_var(ident.name, ident.span.lo, VarKind::Local, Ty::INVALID);
            self.file_info_mut().set_object(ident.id, obj);
            match types[i].filter(|&ty| ty != Ty::INVALID) {
                None => self.set_used(obj, true),
                Some(_) if over_int => self.init_variable(obj, x, "range clause"),
                Some(ty) => {
                    self.object_mut(obj).ty = ty;
                    self.convert_untyped_range(x);
                }
            }
            let ty = self.object(obj).ty;
            self.file_info_mut().set_expr(ident.id, Mode::Variable, ty, None);
            if !ident.name.is_blank() {
                new.push((ident, obj));
            }
        }
        if new.is_empty() && s.lhs.iter().take(2).all(|e| e.as_ident().is_some()) {
            self.error_at(s.op_pos, "no new variables on left side of :=");
        }
        for (ident, obj) in new {
            if self.declare_local(ident, obj, s.body.lbrace) {
                self.note_local(obj);
            }
        }
    }

    /// An untyped string constant that is ranged over is a `string`.
    fn convert_untyped_range(&mut self, x: &mut Operand<'a>) {
        if x.is_valid() && self.is_untyped(x.ty) {
            let default = self.default_type(x.ty);
            self.convert_untyped(x, default);
        }
    }

    fn assign_iteration_variables(
        &mut self,
        s: &'a RangeStmt,
        x: &mut Operand<'a>,
        types: [Option<Ty>; 2],
        over_int: bool,
    ) {
        for (i, lhs) in s.lhs.iter().enumerate().take(2) {
            let Some(ty) = types[i].filter(|_| x.is_valid()) else {
                self.use_lhs(std::slice::from_ref(lhs));
                continue;
            };
            if over_int {
                // An untyped range takes the variable's type.
                self.assign_variable(lhs, x, "range clause");
                if x.is_valid() && !self.all_basic(x.ty, Basic::is_integer) {
                    let text = self.tstr(x.ty);
                    self.error(lhs.span, format!("cannot use iteration variable of type {text}"));
                }
                continue;
            }
            self.convert_untyped_range(x);
            let mut value = Operand::value(ty, Some(lhs), lhs.span);
            self.assign_variable(lhs, &mut value, "assignment");
        }
    }

    fn ranged(&mut self, x: &Operand<'a>) -> Ranged {
        for term in self.specific_types(x.ty).unwrap_or_default() {
            let under = self.under(term.ty);
            if matches!(self.types.kind(under), TypeKind::Chan { dir: ChanDir::Send, .. }) {
                return Ranged::Error(format!("receive from send-only channel {}", self.tstr(term.ty)));
            }
        }
        let core = match self.common_underlying(x.ty) {
            Ok(core) => core,
            Err(cause) => return Ranged::Error(cause),
        };
        let over = |key, value| Ranged::Over { key, value };
        match self.types.kind(core) {
            TypeKind::Basic(basic) if basic.is_string() => over(Some(Ty::INT), Some(Ty::INT32)),
            TypeKind::Basic(basic) if basic.is_integer() && !self.allows(22) => {
                Ranged::Error("requires go1.22 or later".to_owned())
            }
            TypeKind::Basic(basic) if basic.is_integer() => over(Some(x.ty), None),
            TypeKind::Array { elem, .. } | TypeKind::Slice(elem) => over(Some(Ty::INT), Some(elem)),
            TypeKind::Pointer(base) => {
                let array = self.under(base);
                match self.types.kind(array) {
                    TypeKind::Array { elem, .. } => over(Some(Ty::INT), Some(elem)),
                    _ => Ranged::Error(String::new()),
                }
            }
            TypeKind::Map { key, value } => over(Some(key), Some(value)),
            TypeKind::Chan { elem, .. } => over(Some(elem), None),
            TypeKind::Signature(_) if !self.allows(23) => Ranged::Error("requires go1.23 or later".to_owned()),
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
            return Ranged::Error("func must be func(yield func(...) bool): unexpected results".to_owned());
        }
        let core = match self.common_underlying(yield_ty) {
            Ok(core) => core,
            Err(cause) => {
                return Ranged::Error(format!("func must be func(yield func(...) bool): in yield type, {cause}"));
            }
        };
        let TypeKind::Signature(y) = self.types.kind(core) else {
            return Ranged::Error("func must be func(yield func(...) bool): argument is not func".to_owned());
        };
        if y.params.len() > 2 {
            return Ranged::Error(
                "func must be func(yield func(...) bool): yield func has too many parameters".to_owned(),
            );
        }
        if y.results[..] != [Ty::BOOL] {
            if y.results.len() == 1 && self.is_basic(y.results[0], Basic::is_boolean) {
                let cause =
                    "func must be func(yield func(...) bool): yield func returns user-defined boolean, not bool";
                return Ranged::Error(cause.to_owned());
            }
            return Ranged::Error(
                "func must be func(yield func(...) bool): yield func does not return bool".to_owned(),
            );
        }
        if y.variadic {
            return Ranged::Error(format!("yield func of type {} cannot be variadic", self.tstr(core)));
        }
        Ranged::Over { key: y.params.first().copied(), value: y.params.get(1).copied() }
    }
}

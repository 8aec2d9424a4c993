//! Operands: expressions with what is known of them, and assignability (spec: Assignability).

use vo_syntax::ast::{Expr, ExprKind};
use vo_syntax::{Span, Symbol};

use crate::checker::Checker;
use crate::constant::Value;
use crate::info::{Mode, SelectionKind};
use crate::ty::{ChanDir, Ty, TypeKind};
use vo_syntax::printer::expr_string;

/// An expression that is being checked. [`Mode::None`] marks an invalid one: reported already.
#[derive(Clone, Debug)]
pub(crate) struct Operand<'a> {
    pub mode: Mode,
    pub ty: Ty,
    /// The value if `mode` is [`Mode::Const`], else unknown.
    pub val: Value,
    pub expr: Option<&'a Expr>,
    pub span: Span,
    /// How messages call the operand, if not by its expression.
    pub label: Option<Box<str>>,
}

impl<'a> Operand<'a> {
    pub fn invalid(expr: &'a Expr) -> Operand<'a> {
        Operand {
            mode: Mode::None,
            ty: Ty::INVALID,
            val: Value::Unknown,
            expr: Some(expr),
            span: expr.span,
            label: None,
        }
    }

    pub fn value(ty: Ty, expr: Option<&'a Expr>, span: Span) -> Operand<'a> {
        Operand { mode: Mode::Value, ty, val: Value::Unknown, expr, span, label: None }
    }

    pub fn is_valid(&self) -> bool {
        self.mode != Mode::None
    }

    pub fn invalidate(&mut self) {
        self.mode = Mode::None;
        self.ty = Ty::INVALID;
    }

    pub fn set_value(&mut self, ty: Ty) {
        self.mode = Mode::Value;
        self.ty = ty;
    }

    pub fn set_const(&mut self, ty: Ty, val: Value) {
        self.mode = Mode::Const;
        self.ty = ty;
        self.val = val;
    }

    pub fn is_nil(&self) -> bool {
        self.mode == Mode::Nil
    }

    pub fn is_const(&self) -> bool {
        self.mode == Mode::Const
    }

    pub fn expr_text(&self) -> String {
        self.expr.map_or(String::new(), expr_string)
    }
}

fn mode_text(mode: Mode) -> &'static str {
    match mode {
        Mode::None => "invalid operand",
        Mode::NoValue => "no value",
        Mode::Builtin(_) => "built-in",
        Mode::Type => "type",
        Mode::Const => "constant",
        Mode::Variable => "variable",
        Mode::MapIndex => "map index expression",
        Mode::Value => "value",
        Mode::Nil => "nil",
        Mode::CommaOk => "comma, ok expression",
    }
}

impl<'a> Checker<'a> {
    /// The operand as messages show it: `x (variable of type int)`.
    pub(crate) fn describe(&mut self, x: &Operand<'a>) -> String {
        self.name_signature(x);
        if x.mode == Mode::Nil {
            return match x.ty {
                Ty::INVALID => "nil (with invalid type)".to_owned(),
                Ty::UNTYPED_NIL => "nil".to_owned(),
                ty => format!("nil (of type {})", self.tstr(ty)),
            };
        }
        let expr = match (x.expr, x.mode) {
            _ if x.label.is_some() => x.label.as_deref().unwrap_or("").to_owned(),
            (Some(expr), _) => expr_string(expr),
            (None, Mode::Builtin(builtin)) => builtin.name().to_owned(),
            (None, Mode::Type) => self.tstr(x.ty),
            (None, Mode::Const) => x.val.to_string(),
            _ => String::new(),
        };
        let mut out = String::new();
        if !expr.is_empty() {
            out.push_str(&expr);
            out.push_str(" (");
        }
        let has_no_type = matches!(x.mode, Mode::None | Mode::NoValue | Mode::Builtin(_) | Mode::Type);
        let untyped = !has_no_type && self.is_untyped(x.ty);
        if untyped {
            out.push_str(&self.tstr(x.ty));
            out.push(' ');
        }
        out.push_str(mode_text(x.mode));
        if x.mode == Mode::Const {
            let value = x.val.to_string();
            if value != expr {
                out.push(' ');
                out.push_str(&value);
            }
        }
        if !has_no_type && !untyped {
            let results = match self.types.kind(x.ty) {
                TypeKind::Tuple(_) => self.describe_results(x),
                _ => None,
            };
            match results {
                Some(text) => out.push_str(&text),
                None => out.push_str(&self.describe_type(x.ty)),
            }
        }
        if !expr.is_empty() {
            out.push(')');
        }
        out
    }

    fn describe_type(&mut self, ty: Ty) -> String {
        if ty == Ty::INVALID {
            return " with invalid type".to_owned();
        }
        let generic = if self.is_generic(ty) { "generic " } else { "" };
        let text = self.tstr(ty);
        match self.types.kind(ty) {
            TypeKind::TypeParam(_) => {
                let bound = self.bound(ty);
                let empty = if self.type_set_of_param(ty).is_empty() { " with empty type set" } else { "" };
                format!(" of {generic}type {text} constrained by {}{empty}", self.tstr(bound))
            }
            TypeKind::Named(_) => {
                let kind = self.composite_kind(ty);
                let kind = if kind.is_empty() {
                    let under = self.under(ty);
                    if under == Ty::UNSAFE_POINTER { "Pointer".to_owned() } else { self.tstr(under) }
                } else {
                    kind.to_owned()
                };
                format!(" of {generic}{kind} type {text}")
            }
            _ => format!(" of {generic}type {text}"),
        }
    }

    /// The type of a call with several results, with the results' names.
    fn describe_results(&mut self, x: &Operand<'a>) -> Option<String> {
        let ExprKind::Call(call) = &x.expr?.kind else { return None };
        let TypeKind::Tuple(list) = self.types.kind(x.ty) else { return None };
        let names = self.parameter_names(&call.fun)?;
        let names = names.get(names.len().checked_sub(list.len())?..)?.to_vec();
        let parts: Vec<String> = names
            .iter()
            .zip(list)
            .map(|(name, &ty)| format!("{name}{}{}", if name.as_str().is_empty() { "" } else { " " }, self.tstr(ty)))
            .collect();
        Some(format!(" of type ({})", parts.join(", ")))
    }

    /// Lets the message being made show the signature of a function or literal with its names.
    pub(crate) fn name_signature(&mut self, x: &Operand<'a>) {
        self.named_signature = None;
        if let TypeKind::Signature(_) = self.types.kind(x.ty)
            && let Some(names) = x.expr.and_then(|e| self.parameter_names(e))
        {
            self.named_signature = Some((x.ty, names.into()));
        }
    }

    /// The names of parameters and results of the function that an expression denotes.
    fn parameter_names(&self, e: &Expr) -> Option<Vec<Symbol>> {
        let info = self.file_info();
        let (mut names, ident) = match &e.unparen().kind {
            ExprKind::FuncLit(_) => {
                let literal = info.func_lit(e.unparen().id)?;
                let objects = literal.params.iter().chain(&literal.results);
                return Some(objects.map(|&obj| self.object(obj).name).collect());
            }
            ExprKind::Index(index) => return self.parameter_names(&index.x),
            ExprKind::Name(_) => (Vec::new(), e.unparen().id),
            ExprKind::Selector(_, name) => {
                let expression = info.selection(e.unparen().id).is_some_and(|s| s.kind == SelectionKind::MethodExpr);
                (if expression { vec![vo_syntax::sym::BLANK] } else { Vec::new() }, name.id)
            }
            _ => return None,
        };
        let func = self.object(info.object(ident)?).as_func()?;
        if let (Some(first), Some(recv)) = (names.first_mut(), func.recv_var) {
            let name = self.object(recv).name;
            *first = if name.as_str().is_empty() { vo_syntax::sym::BLANK } else { name };
        }
        names.extend(func.params.iter().chain(&func.results).map(|&obj| self.object(obj).name));
        Some(names)
    }

    /// `slice`, `map` and so on; empty for basic types.
    pub(crate) fn composite_kind(&mut self, ty: Ty) -> &'static str {
        let under = self.under(ty);
        match self.types.kind(under) {
            TypeKind::Basic(_) | TypeKind::Named(_) => "",
            TypeKind::Array { .. } => "array",
            TypeKind::Slice(_) => "slice",
            TypeKind::Struct(_) => "struct",
            TypeKind::Pointer(_) => "pointer",
            TypeKind::Signature(_) => "func",
            TypeKind::Interface(_) | TypeKind::TypeParam(_) => "interface",
            TypeKind::Map { .. } => "map",
            TypeKind::Chan { .. } => "chan",
            TypeKind::Tuple(_) => "tuple",
            TypeKind::Union(_) => "union",
        }
    }

    /// Whether `x` may be assigned to a variable of type `t`. The error is the reason to be
    /// given, possibly empty.
    pub(crate) fn assignability(&mut self, x: &Operand<'a>, t: Ty) -> Result<(), String> {
        let v = x.ty;
        if !x.is_valid() || v == Ty::INVALID || t == Ty::INVALID || self.identical(v, t) {
            return Ok(());
        }
        let (vu, tu) = (self.under(v), self.under(t));
        let (v_param, t_param) = (self.is_type_param(v), self.is_type_param(t));
        if self.is_untyped(vu) {
            if t_param {
                let terms = self.specific_types(t).unwrap_or_default();
                let ok = !terms.is_empty() && terms.iter().all(|term| self.implicit_type(x, term.ty).is_ok());
                return if ok { Ok(()) } else { Err(String::new()) };
            }
            return self.implicit_type(x, t).map(|_| ()).map_err(|_| String::new());
        }
        if self.identical(vu, tu) && (!self.has_name(v) || !self.has_name(t)) && !v_param && !t_param {
            return Ok(());
        }
        let t_interface = matches!(self.types.kind(tu), TypeKind::Interface(_));
        if t_interface || self.is_interface_pointer(tu) {
            match self.implementation_error(v, t, false) {
                None => return Ok(()),
                Some(cause) if !v_param => return Err(cause),
                Some(_) => {}
            }
        }
        if matches!(self.types.kind(vu), TypeKind::Interface(_)) && self.implements(t, v) {
            return Err("need type assertion".to_owned());
        }
        if let (TypeKind::Chan { dir: ChanDir::Both, elem: ve }, TypeKind::Chan { elem: te, .. }) =
            (self.types.kind(vu), self.types.kind(tu))
            && self.identical(ve, te)
        {
            return if !self.has_name(v) || !self.has_name(t) { Ok(()) } else { Err(String::new()) };
        }
        if t_param && !self.has_name(v) {
            return self.assignable_to_each(x, t);
        }
        if v_param && !self.has_name(t) {
            return self.assignable_from_each(x, t);
        }
        Err(String::new())
    }

    /// An operand of unnamed type is assignable to a type parameter if it is to each type of its
    /// type set.
    fn assignable_to_each(&mut self, x: &Operand<'a>, t: Ty) -> Result<(), String> {
        let terms = self.specific_types(t).unwrap_or_default();
        if terms.is_empty() {
            return Err(String::new());
        }
        for term in terms {
            if let Err(cause) = self.assignability(x, term.ty) {
                let (v, e, p) = (self.tstr(x.ty), self.tstr(term.ty), self.tstr(t));
                let cause = if cause.is_empty() { cause } else { format!("\n\t{cause}") };
                return Err(format!("cannot assign {v} to {e} (in {p}){cause}"));
            }
        }
        Ok(())
    }

    fn assignable_from_each(&mut self, x: &Operand<'a>, t: Ty) -> Result<(), String> {
        let param = x.ty;
        let terms = self.specific_types(param).unwrap_or_default();
        if terms.is_empty() {
            return Err(String::new());
        }
        for term in terms {
            let mut specific = x.clone();
            specific.ty = term.ty;
            if let Err(cause) = self.assignability(&specific, t) {
                let (e, p, t) = (self.tstr(term.ty), self.tstr(param), self.tstr(t));
                let cause = if cause.is_empty() { cause } else { format!("\n\t{cause}") };
                return Err(format!("cannot assign {e} (in {p}) to {t}{cause}"));
            }
        }
        Ok(())
    }
}

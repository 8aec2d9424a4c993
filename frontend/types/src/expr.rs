//! Expressions (spec: Expressions): the entry points, and the forms without a file of their own.

use vo_syntax::Symbol;
use vo_syntax::ast::{BasicLit, Expr, ExprKind, LitKind, TypeAssertExpr, UnaryOp};

use crate::checker::Checker;
use crate::constant::{self, Value};
use crate::conversion::integer_bits;
use crate::info::Mode;
use crate::operand::Operand;
use crate::ty::{Basic, ChanDir, Ty, TypeKind};
use vo_syntax::printer::expr_string;

/// What the context of an expression lets it assume.
#[derive(Clone, Copy, Default)]
pub(crate) struct Expect<'a> {
    /// The type of a composite literal that elides it.
    pub elided: Option<Ty>,
    /// The variable to which a generic function is assigned.
    pub target: Option<Target<'a>>,
    /// The expression may be a generic function or type.
    pub generic: bool,
    /// A type is wanted: a type name met again while it is declared is a cycle.
    pub want_type: bool,
}

/// What an expression is assigned to.
#[derive(Clone, Copy)]
pub(crate) struct Target<'a> {
    pub ty: Ty,
    pub desc: TargetName<'a>,
}

/// How messages call the target of an assignment.
#[derive(Clone, Copy)]
pub(crate) enum TargetName<'a> {
    Name(Symbol),
    Expr(&'a Expr),
    Text(&'static str),
}

impl std::fmt::Display for TargetName<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            TargetName::Name(name) => write!(f, "{name}"),
            TargetName::Expr(e) => f.write_str(&expr_string(e)),
            TargetName::Text(text) => f.write_str(text),
        }
    }
}

/// Where Go's compiler reports an error about an expression: at its start, but for slice
/// expressions at the bracket, and for function types at the parenthesis.
pub(crate) fn report_span(e: &Expr) -> vo_syntax::Span {
    let lo = match &e.kind {
        ExprKind::Slice(slice) => slice.lbrack,
        ExprKind::FuncType(func) => func.lparen,
        _ => e.span.lo,
    };
    vo_syntax::Span { lo, hi: e.span.hi }
}

impl<'a> Expect<'a> {
    /// An expression assigned to a variable of this type, if that is known.
    pub fn assigned_to(ty: Option<Ty>, desc: TargetName<'a>) -> Expect<'a> {
        let target = ty.filter(|&ty| ty != Ty::INVALID).map(|ty| Target { ty, desc });
        Expect { target, ..Expect::default() }
    }
}

impl<'a> Checker<'a> {
    /// Any expression or type; the result is recorded.
    pub(crate) fn raw_expr(&mut self, e: &'a Expr, expect: Expect<'a>) -> Operand<'a> {
        let mut x = match self.nested(e.span, |checker| checker.expr_kind(e, expect)) {
            Some(x) => x,
            None => Operand::invalid(e),
        };
        if !expect.generic {
            self.reject_generic(&mut x);
        }
        x.expr = Some(e);
        x.span = report_span(e);
        self.record(&x);
        x
    }

    pub(crate) fn record(&mut self, x: &Operand<'a>) {
        let Some(e) = x.expr else { return };
        let value = if x.mode == Mode::Const { Some(x.val.clone()) } else { None };
        self.file_info_mut().set_expr(e.id, x.mode, x.ty, value);
    }

    /// A generic function or type must be instantiated.
    pub(crate) fn reject_generic(&mut self, x: &mut Operand<'a>) {
        if !matches!(x.mode, Mode::Value | Mode::Type | Mode::Variable) || !self.is_generic(x.ty) {
            return;
        }
        let what = if x.mode == Mode::Type { "type" } else { "function" };
        let text = x.expr_text();
        self.error(x.span, format!("cannot use generic {what} {text} without instantiation"));
        x.invalidate();
    }

    /// A single value.
    pub(crate) fn expr(&mut self, e: &'a Expr) -> Operand<'a> {
        self.expr_expecting(e, Expect::default())
    }

    pub(crate) fn expr_expecting(&mut self, e: &'a Expr, expect: Expect<'a>) -> Operand<'a> {
        let mut x = self.raw_expr(e, expect);
        self.exclude(&mut x, false);
        self.single_value(&mut x);
        x
    }

    /// One value or, from a call, any number of values.
    pub(crate) fn multi_expr(&mut self, e: &'a Expr, expect: Expect<'a>) -> Operand<'a> {
        let mut x = self.raw_expr(e, expect);
        self.exclude(&mut x, false);
        x
    }

    /// A single value or a type.
    pub(crate) fn expr_or_type(&mut self, e: &'a Expr, generic: bool) -> Operand<'a> {
        let mut x = self.raw_expr(e, Expect { generic, ..Expect::default() });
        self.exclude(&mut x, true);
        self.single_value(&mut x);
        x
    }

    fn exclude(&mut self, x: &mut Operand<'a>, types_allowed: bool) {
        let message = match x.mode {
            Mode::NoValue if types_allowed => "used as value or type",
            Mode::NoValue => "used as value",
            Mode::Builtin(_) if !types_allowed => "must be called",
            Mode::Type if !types_allowed => "is not an expression",
            _ => return,
        };
        let operand = self.describe(x);
        self.error(x.span, format!("{operand} {message}"));
        let called = match x.expr.map(|e| &e.kind) {
            Some(ExprKind::Call(call)) if x.mode == Mode::NoValue => Some(self.file_info().ty(call.fun.id)),
            _ => None,
        };
        x.invalidate();
        // Summaries of arguments show the function instead.
        x.ty = called.unwrap_or(Ty::INVALID);
    }

    pub(crate) fn single_value(&mut self, x: &mut Operand<'a>) {
        if x.mode == Mode::Value
            && let TypeKind::Tuple(list) = self.types.kind(x.ty)
            && list.len() != 1
        {
            let operand = self.describe(x);
            self.error(x.span, format!("multiple-value {operand} in single-value context"));
            x.invalidate();
        }
    }

    fn expr_kind(&mut self, e: &'a Expr, expect: Expect<'a>) -> Operand<'a> {
        let mut x = Operand::invalid(e);
        match &e.kind {
            ExprKind::Bad => {}
            ExprKind::Name(name) => self.identifier(&mut x, e, *name, expect),
            ExprKind::BasicLit(lit) => self.basic_literal(&mut x, lit),
            ExprKind::CompositeLit(lit) => self.composite_literal(&mut x, lit, expect.elided),
            ExprKind::FuncLit(lit) => self.function_literal(&mut x, e, lit),
            ExprKind::Paren(inner) => {
                let inner = self.raw_expr(inner, Expect { elided: None, ..expect });
                x = inner;
            }
            ExprKind::Selector(base, name) => self.selector(&mut x, e, base, *name, expect),
            ExprKind::Index(index) => self.index_or_instance(&mut x, index, expect),
            ExprKind::Slice(slice) => self.slice_expr(&mut x, slice),
            ExprKind::TypeAssert(assert) => self.type_assertion(&mut x, e, assert),
            ExprKind::Call(call) => self.call(&mut x, e, call),
            ExprKind::Star(inner) => self.indirection(&mut x, inner),
            ExprKind::Unary(op, inner) => self.unary(&mut x, e, *op, inner, expect),
            ExprKind::Binary(_) => self.binary_chain(&mut x, e),
            ExprKind::SliceType(_)
            | ExprKind::ArrayType(_)
            | ExprKind::StructType(_)
            | ExprKind::FuncType(_)
            | ExprKind::InterfaceType(_)
            | ExprKind::MapType(_)
            | ExprKind::ChanType(..) => {
                let ty = self.type_expr(e);
                x.mode = if ty == Ty::INVALID { Mode::None } else { Mode::Type };
                x.ty = ty;
            }
        }
        x.expr = Some(e);
        x.span = e.span;
        x
    }

    /// Spec: Integer literals and the following headings.
    fn basic_literal(&mut self, x: &mut Operand<'a>, lit: &'a BasicLit) {
        if lit.bad {
            return;
        }
        let (ty, value) = match lit.kind {
            LitKind::Int => (Ty::UNTYPED_INT, constant::parse_int(&lit.text)),
            LitKind::Float => (Ty::UNTYPED_FLOAT, constant::parse_float(&lit.text)),
            LitKind::Imag => (Ty::UNTYPED_COMPLEX, constant::parse_imaginary(&lit.text)),
            LitKind::Rune => {
                (Ty::UNTYPED_RUNE, vo_syntax::literal::unquote_rune(&lit.text).ok().map(|c| Value::Int(i64::from(c))))
            }
            LitKind::String => {
                (Ty::UNTYPED_STRING, vo_syntax::literal::unquote_string(&lit.text).ok().map(|s| Value::string(&s)))
            }
        };
        const MAX_DIGITS: usize = 10_000;
        if lit.text.len() > MAX_DIGITS && !matches!(lit.kind, LitKind::String | LitKind::Rune) {
            let start: String = lit.text.chars().take(10).collect();
            self.error(x.span, format!("excessively long constant: {start}... ({} chars)", lit.text.len()));
            return;
        }
        if !self.allows(13) {
            self.require_number_syntax(lit, x.span);
        }
        match value {
            Some(value) => {
                x.set_const(ty, value);
                self.check_overflow(x, x.span);
            }
            None => self.error(x.span, format!("malformed constant: {}", lit.text)),
        }
    }

    /// Forms of numbers that Go 1.13 brought.
    fn require_number_syntax(&mut self, lit: &BasicLit, at: vo_syntax::Span) {
        if matches!(lit.kind, LitKind::String | LitKind::Rune) {
            return;
        }
        let text = lit.text.to_ascii_lowercase();
        let what = if text.contains('_') {
            "underscore in numeric literal"
        } else if text.starts_with("0b") {
            "binary literal"
        } else if text.starts_with("0o") {
            "0o/0O-style octal literal"
        } else if text.starts_with("0x") && lit.kind != LitKind::Int {
            "hexadecimal floating-point literal"
        } else {
            return;
        };
        self.require_version(at, 13, what);
    }

    /// `*x`: an indirection or a pointer type (spec: Address operators).
    fn indirection(&mut self, x: &mut Operand<'a>, inner: &'a Expr) {
        let base = self.expr_or_type(inner, false);
        match base.mode {
            Mode::None => {}
            Mode::Type => {
                self.reject_constraint_later(base.ty, inner.span);
                x.mode = Mode::Type;
                x.ty = self.types.pointer(base.ty);
            }
            Mode::Nil | Mode::Builtin(_) => {
                let operand = self.describe(&base);
                self.error(base.span, format!("invalid operation: cannot indirect {operand}"));
            }
            _ => {
                let core = self.core_type(base.ty).unwrap_or(Ty::INVALID);
                match self.types.kind(core) {
                    TypeKind::Pointer(elem) if !self.require_complete(elem) => {}
                    TypeKind::Pointer(elem) => {
                        x.mode = Mode::Variable;
                        x.ty = elem;
                    }
                    _ if base.ty == Ty::INVALID => {}
                    _ => {
                        let operand = self.describe(&base);
                        let terms = self.specific_types(base.ty).unwrap_or_default();
                        let pointers = terms.len() > 1
                            && terms.iter().all(|t| {
                                let under = self.under(t.ty);
                                matches!(self.types.kind(under), TypeKind::Pointer(_))
                            });
                        if pointers {
                            self.error(
                                base.span,
                                format!("invalid operation: pointers of {operand} must have identical base types"),
                            );
                        } else {
                            self.error(base.span, format!("invalid operation: cannot indirect {operand}"));
                        }
                    }
                }
            }
        }
    }

    /// Spec: Arithmetic operators, Logical operators, Address operators, Receive operator.
    fn unary(&mut self, x: &mut Operand<'a>, e: &'a Expr, op: UnaryOp, inner: &'a Expr, expect: Expect<'a>) {
        if op == UnaryOp::Addr {
            return self.address_of(x, inner, expect);
        }
        if op == UnaryOp::Tilde {
            let _ = self.expr_or_type(inner, true);
            self.error(e.span, "cannot use ~ outside of interface or type constraint (use ^ for bitwise complement)");
            return;
        }
        let operand = self.expr(inner);
        if !operand.is_valid() {
            return;
        }
        if op == UnaryOp::Recv {
            self.receive(x, operand, e);
            return;
        }
        let defined = match op {
            UnaryOp::Plus | UnaryOp::Neg => self.all_basic(operand.ty, Basic::is_numeric),
            UnaryOp::Compl => self.all_basic(operand.ty, Basic::is_integer),
            _ => self.all_basic(operand.ty, Basic::is_boolean),
        };
        if !defined {
            let text = self.describe(&operand);
            self.error(operand.span, format!("invalid operation: operator {} not defined on {text}", op.as_str()));
            return;
        }
        *x = operand;
        if x.is_const() {
            let unsigned = self.basic(x.ty).filter(|b| b.is_unsigned()).map(integer_bits);
            x.val = if x.val.is_known() { constant::unary_op(op, &x.val, unsigned) } else { Value::Unknown };
            x.expr = Some(e);
            if x.val.is_known() {
                self.check_overflow(x, vo_syntax::Pos(e.span.lo.0).span());
            }
            return;
        }
        x.mode = Mode::Value;
    }

    /// `&x` (spec: Address operators).
    fn address_of(&mut self, x: &mut Operand<'a>, inner: &'a Expr, expect: Expect<'a>) {
        let elided = expect.elided.and_then(|ty| {
            let under = self.under(ty);
            match self.types.kind(under) {
                TypeKind::Pointer(elem) => Some(elem),
                _ => None,
            }
        });
        let operand = self.expr_expecting(inner, Expect { elided, ..Expect::default() });
        if !operand.is_valid() {
            return;
        }
        let literal = matches!(inner.unparen().kind, ExprKind::CompositeLit(_));
        if !literal && operand.mode != Mode::Variable {
            let text = self.describe(&operand);
            self.error(operand.span, format!("invalid operation: cannot take address of {text}"));
            return;
        }
        self.mark_address_taken(inner);
        x.set_value(Ty::INVALID);
        x.ty = self.types.pointer(operand.ty);
    }

    /// Spec: Receive operator.
    fn receive(&mut self, x: &mut Operand<'a>, operand: Operand<'a>, _e: &'a Expr) {
        match self.channel_element(&operand, ChanDir::Recv) {
            Some(elem) if self.require_complete(elem) => {
                x.mode = Mode::CommaOk;
                x.ty = elem;
                self.env.has_call_or_recv = true;
            }
            _ => x.invalidate(),
        }
    }

    /// The element type of a channel that permits the operation; reports if there is none.
    pub(crate) fn channel_element(&mut self, x: &Operand<'a>, need: ChanDir) -> Option<Ty> {
        let verb = if need == ChanDir::Recv { "receive from" } else { "send to" };
        let is_param = self.is_type_param(x.ty);
        let terms = self.specific_types(x.ty).unwrap_or_default();
        let mut cause = if terms.is_empty() { Some("no specific channel type".to_owned()) } else { None };
        for term in &terms {
            let under = self.under(term.ty);
            let problem = match self.types.kind(under) {
                TypeKind::Chan { dir, .. } if dir == ChanDir::Both || dir == need => continue,
                TypeKind::Chan { .. } if need == ChanDir::Recv => "send-only channel",
                TypeKind::Chan { .. } => "receive-only channel",
                _ if under == Ty::INVALID => return None,
                _ => "non-channel",
            };
            cause = Some(format!("{problem} {}", self.tstr(term.ty)));
            break;
        }
        if cause.is_none() {
            match self.common_underlying(x.ty) {
                Ok(core) => {
                    if let TypeKind::Chan { elem, .. } = self.types.kind(core) {
                        return Some(elem);
                    }
                }
                Err(reason) => cause = Some(reason),
            }
        }
        let cause = cause.unwrap_or_default();
        let operand = self.describe(x);
        if is_param {
            self.error(x.span, format!("invalid operation: cannot {verb} {operand}: {cause}"));
        } else {
            self.error(x.span, format!("invalid operation: cannot {verb} {cause} {operand}"));
        }
        None
    }

    /// Spec: Type assertions.
    fn type_assertion(&mut self, x: &mut Operand<'a>, e: &'a Expr, assert: &'a TypeAssertExpr) {
        let operand = self.expr(&assert.x);
        let Some(ty_expr) = &assert.ty else {
            if operand.is_valid() {
                self.error(e.span, "invalid syntax tree: use of .(type) outside type switch".to_owned());
            }
            return;
        };
        if !operand.is_valid() {
            self.use_exprs(std::slice::from_ref(ty_expr));
            return;
        }
        if self.is_type_param(operand.ty) {
            let text = self.describe(&operand);
            self.error(
                operand.span,
                format!("invalid operation: cannot use type assertion on type parameter value {text}"),
            );
            return;
        }
        if !self.is_interface(operand.ty) {
            let text = self.describe(&operand);
            self.error(operand.span, format!("invalid operation: {text} is not an interface"));
            return;
        }
        let ty = self.var_type(ty_expr);
        if ty == Ty::INVALID || !self.require_complete(ty) {
            return;
        }
        if let Some(cause) = self.impossible_assertion(operand.ty, ty) {
            let (text, t, v) = (expr_string(e), self.tstr(ty), self.tstr(operand.ty));
            self.error(e.span, format!("impossible type assertion: {text}\n\t{t} does not implement {v} {cause}"));
        }
        x.mode = Mode::CommaOk;
        x.ty = ty;
    }

    /// Checks expressions only for what they use, after an error.
    pub(crate) fn use_exprs(&mut self, list: &'a [Expr]) {
        for e in list {
            let _ = self.raw_expr(e, Expect { generic: true, ..Expect::default() });
        }
    }

    /// Like [`Checker::use_exprs`], for left sides of assignments: variables do not count as used.
    /// Reports whether all are valid.
    pub(crate) fn use_lhs(&mut self, list: &'a [Expr]) -> bool {
        let mut valid = true;
        for e in list {
            if e.is_blank() {
                continue;
            }
            let local = self.local_variable(e);
            let was_used = local.and_then(|obj| self.object(obj).as_var()).is_some_and(|v| v.used);
            let x = self.raw_expr(e, Expect { generic: true, ..Expect::default() });
            valid &= x.is_valid() && !local.is_some_and(|obj| self.invalid_vars.contains(&obj));
            if let Some(obj) = local {
                self.set_used(obj, was_used);
            }
        }
        valid
    }
}

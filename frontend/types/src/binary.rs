//! Binary expressions (spec: Operators, Comparison operators, Constant expressions).

use vo_syntax::ast::{BinaryExpr, BinaryOp, Expr, ExprKind};
use vo_syntax::{Pos, Span};

use crate::checker::Checker;
use crate::constant::{self, Value};
use crate::info::Mode;
use crate::operand::Operand;
use crate::ty::{Basic, Ty, TypeKind};
use vo_syntax::printer::expr_string;

/// The text around a binary operation, for messages.
#[derive(Clone, Copy)]
pub(crate) enum BinaryContext<'a> {
    Expr(&'a Expr, &'a BinaryExpr),
    /// `lhs op= rhs`
    Assign {
        lhs: &'a Expr,
        rhs: Option<&'a Expr>,
        op_pos: Pos,
    },
}

impl<'a> BinaryContext<'a> {
    fn op_span(self) -> Span {
        match self {
            BinaryContext::Expr(_, binary) => binary.op_pos.span(),
            BinaryContext::Assign { op_pos, .. } => op_pos.span(),
        }
    }
}

impl<'a> Checker<'a> {
    /// Left-nested operations are checked in a loop, innermost first: they can be thousands deep.
    pub(crate) fn binary_chain(&mut self, x: &mut Operand<'a>, e: &'a Expr) {
        let mut spine: Vec<(&'a Expr, &'a BinaryExpr)> = Vec::new();
        let mut leftmost = e;
        while let ExprKind::Binary(binary) = &leftmost.kind {
            spine.push((leftmost, binary));
            leftmost = &binary.x;
        }
        let mut left = self.expr(leftmost);
        while let Some((node, binary)) = spine.pop() {
            let right = self.expr(&binary.y);
            self.binary_op(&mut left, right, binary.op, BinaryContext::Expr(node, binary));
            left.expr = Some(node);
            left.span = node.span;
            if !spine.is_empty() {
                self.record(&left);
            }
        }
        *x = left;
    }

    /// `x op y`; the result is in `x`.
    pub(crate) fn binary_op(
        &mut self,
        x: &mut Operand<'a>,
        mut y: Operand<'a>,
        op: BinaryOp,
        context: BinaryContext<'a>,
    ) {
        if !x.is_valid() {
            return;
        }
        if !y.is_valid() {
            x.invalidate();
            x.expr = y.expr;
            return;
        }
        if op.is_shift() {
            return self.shift(x, &mut y, op, context);
        }
        self.match_operands(x, &mut y);
        if !x.is_valid() {
            return;
        }
        if op.is_comparison() {
            return self.comparison_operators(x, &mut y, op, false);
        }
        if !self.identical(x.ty, y.ty) {
            if x.ty != Ty::INVALID && y.ty != Ty::INVALID {
                self.report_mismatch(x, &y, op, context);
            }
            x.invalidate();
            return;
        }
        if !self.operator_defined(x, op) {
            x.invalidate();
            return;
        }
        if matches!(op, BinaryOp::Div | BinaryOp::Rem) && self.divides_by_zero(x, &y) {
            self.error(y.span, "invalid operation: division by zero");
            x.invalidate();
            return;
        }
        if x.is_const() && y.is_const() {
            let integer = self.is_basic(x.ty, Basic::is_integer);
            if let (Some(a), Some(b)) = (x.val.as_str(), y.val.as_str())
                && a.len() + b.len() > constant::MAX_STRING
            {
                let message =
                    format!("constant string too long ({} bytes > {} bytes)", a.len() + b.len(), constant::MAX_STRING);
                self.error(context.op_span(), message);
                x.invalidate();
                return;
            }
            if !x.val.is_known() || !y.val.is_known() {
                x.val = Value::Unknown;
                return;
            }
            x.val = constant::binary_op(&x.val, op, &y.val, integer);
            if let BinaryContext::Expr(e, _) = context {
                x.expr = Some(e);
                x.span = e.span;
            }
            return self.check_overflow(x, context.op_span());
        }
        x.mode = Mode::Value;
    }

    fn divides_by_zero(&mut self, x: &Operand<'a>, y: &Operand<'a>) -> bool {
        let zero = y.is_const() && y.val.is_known() && y.val.sign() == 0;
        zero && (x.is_const() || self.all_basic(x.ty, Basic::is_integer))
    }

    fn operator_defined(&mut self, x: &Operand<'a>, op: BinaryOp) -> bool {
        let defined = match op {
            BinaryOp::Add => self.all_basic(x.ty, |b| b.is_numeric() || b.is_string()),
            BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div => self.all_basic(x.ty, Basic::is_numeric),
            BinaryOp::LAnd | BinaryOp::LOr => self.all_basic(x.ty, Basic::is_boolean),
            _ => self.all_basic(x.ty, Basic::is_integer),
        };
        if !defined {
            let operand = self.describe(x);
            self.error(x.span, format!("invalid operation: operator {} not defined on {operand}", op.as_str()));
        }
        defined
    }

    fn report_mismatch(&mut self, x: &Operand<'a>, y: &Operand<'a>, op: BinaryOp, context: BinaryContext<'a>) {
        let (xt, yt) = (self.tstr(x.ty), self.tstr(y.ty));
        let (span, text) = match context {
            BinaryContext::Expr(e, _) => (e.span, expr_string(e)),
            BinaryContext::Assign { lhs, rhs, .. } => {
                let rhs = rhs.map_or("1".to_owned(), expr_string);
                (x.span, format!("{} {}= {rhs}", expr_string(lhs), op.as_str()))
            }
        };
        self.error(span, format!("invalid operation: {text} (mismatched types {xt} and {yt})"));
    }

    /// Converts untyped operands to the type of the other operand where that may make sense; `x`
    /// becomes invalid (after a report) if a conversion fails.
    pub(crate) fn match_operands(&mut self, x: &mut Operand<'a>, y: &mut Operand<'a>) {
        if !self.may_convert(x, y) {
            return;
        }
        self.convert_untyped(x, y.ty);
        if !x.is_valid() {
            return;
        }
        self.convert_untyped(y, x.ty);
        if !y.is_valid() {
            x.invalidate();
        }
    }

    fn may_convert(&mut self, x: &Operand<'a>, y: &Operand<'a>) -> bool {
        if self.is_typed(x.ty) && self.is_typed(y.ty) {
            return false;
        }
        if self.all_basic(x.ty, Basic::is_numeric) != self.all_basic(y.ty, Basic::is_numeric) {
            return false;
        }
        if self.is_interface(x.ty) || self.is_interface(y.ty) {
            return true;
        }
        if self.all_basic(x.ty, Basic::is_boolean) != self.all_basic(y.ty, Basic::is_boolean) {
            return false;
        }
        if self.all_basic(x.ty, Basic::is_string) != self.all_basic(y.ty, Basic::is_string) {
            return false;
        }
        if x.is_nil() {
            return self.has_nil(y.ty);
        }
        if y.is_nil() {
            return self.has_nil(x.ty);
        }
        let (xu, yu) = (self.under(x.ty), self.under(y.ty));
        let pointer = |checker: &Self, ty| matches!(checker.types.kind(ty), TypeKind::Pointer(_));
        !pointer(self, xu) && !pointer(self, yu)
    }

    /// Spec: Comparison operators. With `switch_case`, `x` is a case of a switch on `y`.
    pub(crate) fn comparison_operators(
        &mut self,
        x: &mut Operand<'a>,
        y: &mut Operand<'a>,
        op: BinaryOp,
        switch_case: bool,
    ) {
        if x.ty == Ty::INVALID || y.ty == Ty::INVALID {
            x.invalidate();
            return;
        }
        let op = if switch_case { BinaryOp::Eq } else { op };
        if let Err((at_y, cause)) = self.comparability(x, y, op) {
            let cause = if cause.is_empty() { self.undefined_comparison(x, y, at_y, op) } else { cause };
            let (xs, ys) = (x.expr_text(), y.expr_text());
            if switch_case {
                let ys = if ys.is_empty() { "true".to_owned() } else { ys };
                self.error(x.span, format!("invalid case {xs} in switch on {ys} ({cause})"));
            } else {
                let at = if at_y { y.span } else { x.span };
                self.error(at, format!("invalid operation: {xs} {} {ys} ({cause})", op.as_str()));
            }
            x.invalidate();
            return;
        }
        if x.is_const() && y.is_const() {
            x.val = match constant::compare(&x.val, op, &y.val) {
                Some(result) => Value::Bool(result),
                None => Value::Unknown,
            };
        } else {
            x.mode = Mode::Value;
            let (xt, yt) = (self.default_type(x.ty), self.default_type(y.ty));
            if let Some(e) = x.expr {
                self.update_expr_type(e, xt, true);
            }
            if let Some(e) = y.expr {
                self.update_expr_type(e, yt, true);
            }
        }
        x.ty = Ty::UNTYPED_BOOL;
    }

    /// Whether the operands can be compared. The error: whether `y` is the culprit, and why.
    fn comparability(&mut self, x: &Operand<'a>, y: &Operand<'a>, op: BinaryOp) -> Result<(), (bool, String)> {
        if self.assignability(x, y.ty).is_err() && self.assignability(y, x.ty).is_err() {
            return Err((true, format!("mismatched types {} and {}", self.tstr(x.ty), self.tstr(y.ty))));
        }
        if !matches!(op, BinaryOp::Eq | BinaryOp::Ne) {
            if !self.all_basic(x.ty, Basic::is_ordered) {
                return Err((false, String::new()));
            }
            if !self.all_basic(y.ty, Basic::is_ordered) {
                return Err((true, String::new()));
            }
            return Ok(());
        }
        if x.is_nil() || y.is_nil() {
            let other = if x.is_nil() { y.ty } else { x.ty };
            return if self.has_nil(other) && other != Ty::UNTYPED_NIL { Ok(()) } else { Err((true, String::new())) };
        }
        if let Some(cause) = self.incomparable(x.ty) {
            return Err((false, cause));
        }
        if let Some(cause) = self.incomparable(y.ty) {
            return Err((true, cause));
        }
        Ok(())
    }

    /// The reason in the words of a comparison; `None` if comparable.
    pub(crate) fn incomparable(&mut self, ty: Ty) -> Option<String> {
        let cause = self.incomparable_cause(ty, true, 0)?;
        let under = self.under(ty);
        Some(match self.types.kind(under) {
            TypeKind::Slice(_) | TypeKind::Signature(_) | TypeKind::Map { .. } => {
                format!("{} can only be compared to nil", self.composite_kind(ty))
            }
            _ => cause,
        })
    }

    fn undefined_comparison(&mut self, x: &Operand<'a>, y: &Operand<'a>, at_y: bool, op: BinaryOp) -> String {
        let (xp, yp) = (self.is_type_param(x.ty), self.is_type_param(y.ty));
        let culprit = if at_y { y.ty } else { x.ty };
        if xp || yp {
            let culprit = if xp { culprit } else { y.ty };
            return format!("type parameter {} cannot use operator {}", self.tstr(culprit), op.as_str());
        }
        let what = self.composite_kind(culprit);
        let what = if what.is_empty() { self.tstr(culprit) } else { what.to_owned() };
        format!("operator {} not defined on {what}", op.as_str())
    }

    /// `x << y`, `x >> y` (spec: Operators).
    fn shift(&mut self, x: &mut Operand<'a>, y: &mut Operand<'a>, op: BinaryOp, context: BinaryContext<'a>) {
        let as_int = if x.is_const() { x.val.to_int() } else { Value::Unknown };
        let integer = self.all_basic(x.ty, Basic::is_integer);
        if !integer && !(self.is_untyped(x.ty) && (as_int.is_known() || (x.is_const() && !x.val.is_known()))) {
            return self.report_shift(x, None, "shifted operand", "must be integer");
        }
        if y.is_const() {
            let count = y.val.to_int();
            if count.is_known() && count.sign() < 0 {
                return self.report_shift(x, Some(y), "negative shift count", "");
            }
            if self.is_untyped(y.ty) {
                self.representable(y, Basic::Uint, Ty::UINT);
                if !y.is_valid() {
                    x.invalidate();
                    return;
                }
            } else if !self.all_basic(y.ty, Basic::is_integer) && y.val.is_known() && !count.is_known() {
                return self.report_shift(x, Some(y), "shift count", "must be integer");
            }
        } else if self.is_untyped(y.ty) {
            self.convert_untyped(y, Ty::UINT);
            if !y.is_valid() {
                x.invalidate();
                return;
            }
        } else if !self.all_basic(y.ty, Basic::is_integer) {
            return self.report_shift(x, Some(y), "shift count", "must be integer");
        } else if !self.allows(13) && !self.all_basic(y.ty, Basic::is_unsigned) {
            let count = self.describe(y);
            self.require_version(y.span, 13, &format!("invalid operation: signed shift count {count}"));
            x.invalidate();
            return;
        }
        if x.is_const() {
            if y.is_const() {
                return self.constant_shift(x, y, op, context);
            }
            // The constant takes the type it would have without the shift; which one, is only
            // known later.
            if self.is_untyped(x.ty) {
                if let Some(e) = x.expr {
                    self.shift_operands.insert((self.env.file, e.id));
                }
                self.finalise_count(y);
                x.mode = Mode::Value;
                return;
            }
        }
        if !self.all_basic(x.ty, Basic::is_integer) {
            return self.report_shift(x, None, "shifted operand", "must be integer");
        }
        self.finalise_count(y);
        x.mode = Mode::Value;
    }

    /// An untyped constant count of a non-constant shift becomes a `uint`.
    fn finalise_count(&mut self, y: &Operand<'a>) {
        if self.is_untyped(y.ty)
            && let Some(e) = y.expr
        {
            self.update_expr_type(e, Ty::UINT, true);
        }
    }

    fn constant_shift(&mut self, x: &mut Operand<'a>, y: &Operand<'a>, op: BinaryOp, context: BinaryContext<'a>) {
        const MAX_COUNT: u64 = 1023 - 1 + 52;
        if !x.val.is_known() || !y.val.is_known() {
            x.val = Value::Unknown;
            return;
        }
        let Some(count) = y.val.as_u64().filter(|&count| count <= MAX_COUNT) else {
            return self.report_shift(x, Some(y), "invalid shift count", "");
        };
        if !self.is_basic(x.ty, Basic::is_integer) {
            x.ty = Ty::UNTYPED_INT;
        }
        x.val = constant::shift(&x.val.to_int(), op, count);
        if let BinaryContext::Expr(e, _) = context {
            x.expr = Some(e);
            x.span = e.span;
        }
        self.check_overflow(x, context.op_span());
    }

    fn report_shift(&mut self, x: &mut Operand<'a>, y: Option<&Operand<'a>>, before: &str, after: &str) {
        let culprit = y.unwrap_or(x).clone();
        let operand = self.describe(&culprit);
        let space = if after.is_empty() { "" } else { " " };
        self.error(culprit.span, format!("invalid operation: {before} {operand}{space}{after}"));
        x.invalidate();
    }
}

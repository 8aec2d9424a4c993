//! Bounds of integer expressions, as far as syntax and loop headers tell: to leave out index checks.

use vo_syntax::ast::{BinaryOp, Expr, ExprKind, ForStmt, Stmt, StmtKind};
use vo_types::{Mode, Obj, TypeKind};

use crate::effects::{Visitor, walk_stmts};
use crate::func::{Lower, Storage};

/// Least and greatest value.
pub(crate) type Interval = (i64, i64);

/// Values beyond this are not tracked, so that sums and products of tracked ones do not overflow.
const LIMIT: i64 = 1 << 31;

fn tracked(interval: Interval) -> Option<Interval> {
    (interval.0 >= -LIMIT && interval.1 <= LIMIT).then_some(interval)
}

impl<'a> Lower<'_, '_, 'a> {
    /// Bounds of an integer expression.
    pub fn interval(&mut self, e: &'a Expr) -> Option<Interval> {
        if let Some(value) = self.const_int(e) {
            return tracked((value, value));
        }
        let e = e.unparen();
        let ty = self.ty(e);
        if !matches!(self.kind(ty), TypeKind::Basic(basic) if basic.is_integer()) {
            return None;
        }
        let (bits, signed) = self.int_repr(ty);
        let by_type = (!signed && bits < 32).then(|| (0, (1i64 << bits) - 1));
        let found = match &e.kind {
            ExprKind::Name(_) => self.info().object(e.id).and_then(|obj| self.known_intervals.get(&obj).copied()),
            ExprKind::Binary(binary) => self.binary_interval(binary.op, &binary.x, &binary.y),
            ExprKind::Call(call) if self.info().expr(call.fun.id).mode == Mode::Type && call.args.len() == 1 => {
                self.interval(&call.args[0])
            }
            _ => None,
        };
        // What doesn't fit the type wraps around.
        let least = if signed { -(1i64 << (bits.min(62) - 1)) } else { 0 };
        let greatest = if bits > 32 { LIMIT } else { (1i64 << (bits - u32::from(signed))) - 1 };
        found.filter(|f| f.0 >= least && f.1 <= greatest).or(by_type)
    }

    fn binary_interval(&mut self, op: BinaryOp, x: &'a Expr, y: &'a Expr) -> Option<Interval> {
        match op {
            // Of a mask and of a remainder one operand tells enough.
            BinaryOp::And => {
                let bound = [self.interval(x), self.interval(y)].into_iter().flatten().filter(|i| i.0 >= 0);
                return bound.map(|i| i.1).min().map(|high| (0, high));
            }
            BinaryOp::Rem => {
                let modulus = self.const_int(y).filter(|&m| m > 0 && m <= LIMIT)?;
                let x_ty = self.ty(x);
                let unsigned = !self.int_repr(x_ty).1;
                let nonnegative = unsigned || self.interval(x).is_some_and(|i| i.0 >= 0);
                return Some(if nonnegative { (0, modulus - 1) } else { (1 - modulus, modulus - 1) });
            }
            BinaryOp::Shr => {
                let count = self.const_int(y).filter(|n| (0..64).contains(n))?;
                if let Some((low, high)) = self.interval(x) {
                    return Some((low >> count, high >> count));
                }
                let x_ty = self.ty(x);
                let (bits, signed) = self.int_repr(x_ty);
                let left = i64::from(bits) - count;
                return (!signed && left < 31).then(|| (0, (1i64 << left.max(0)) - 1));
            }
            _ => {}
        }
        let ((a, b), (c, d)) = (self.interval(x)?, self.interval(y)?);
        tracked(match op {
            BinaryOp::Add => (a + c, b + d),
            BinaryOp::Sub => (a - d, b - c),
            BinaryOp::Mul => {
                let products = [a.checked_mul(c)?, a.checked_mul(d)?, b.checked_mul(c)?, b.checked_mul(d)?];
                (*products.iter().min()?, *products.iter().max()?)
            }
            BinaryOp::Div if c == d && c > 0 => (a / c, b / c),
            _ => return None,
        })
    }

    /// The variable of a loop that counts up from a constant to a bound, and its values in the body.
    pub fn counted_loop(&mut self, for_: &'a ForStmt) -> Option<(Obj, Interval)> {
        let StmtKind::Define(init) = &for_.init.as_ref()?.kind else { return None };
        let ExprKind::Binary(cond) = &for_.cond.as_ref()?.kind else { return None };
        let counter = cond.x.unparen();
        let obj = self.info().object(counter.as_ident()?.id)?;
        let position = init.lhs.iter().position(|lhs| self.info().object(lhs.id) == Some(obj))?;
        if init.lhs.len() != init.rhs.len() || !matches!(self.locals.get(&obj), Some(Storage::Reg(_))) {
            return None;
        }
        let low = self.const_int(&init.rhs[position])?;
        let high = self.interval(&cond.y)?.1;
        let last = match cond.op {
            BinaryOp::Lt => high - 1,
            BinaryOp::Le => high,
            _ => return None,
        };
        let counts_up = match &for_.post.as_ref()?.kind {
            StmtKind::IncDec(step) => step.increment && self.is_name_of(&step.x, obj),
            StmtKind::Assign(step) => {
                step.op == Some(BinaryOp::Add)
                    && self.is_name_of(&step.lhs[0], obj)
                    && self.const_int(&step.rhs[0]).is_some_and(|n| (1..LIMIT).contains(&n))
            }
            _ => false,
        };
        if !counts_up || self.is_assigned(obj, &for_.body.stmts) {
            return None;
        }
        tracked((low, last)).map(|interval| (obj, interval))
    }

    pub fn is_name_of(&self, e: &Expr, obj: Obj) -> bool {
        e.unparen().as_ident().is_some_and(|ident| self.info().object(ident.id) == Some(obj))
    }

    /// Whether statements assign to a variable.
    fn is_assigned(&self, obj: Obj, stmts: &'a [Stmt]) -> bool {
        struct Finder<'l, F: Fn(&Expr) -> bool>(&'l F, bool);
        impl<'t, F: Fn(&Expr) -> bool> Visitor<'t> for Finder<'_, F> {
            fn enter_expr(&mut self, _: &'t Expr) -> bool {
                // Function literals see a cell, so variables in registers are not theirs.
                false
            }
            fn enter_stmt(&mut self, s: &'t Stmt) -> bool {
                self.1 |= match &s.kind {
                    StmtKind::Assign(assign) => assign.lhs.iter().any(self.0),
                    StmtKind::Define(define) => define.lhs.iter().any(self.0),
                    StmtKind::IncDec(incdec) => self.0(&incdec.x),
                    StmtKind::Range(range) => range.lhs.iter().any(self.0),
                    _ => false,
                };
                !self.1
            }
        }
        let is_it = |e: &Expr| self.is_name_of(e, obj);
        let mut finder = Finder(&is_it, false);
        walk_stmts(&mut finder, stmts);
        finder.1
    }
}

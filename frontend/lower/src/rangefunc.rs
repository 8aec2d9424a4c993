//! `range` over a function: the loop's body as a function that the iterator calls.

use vo_syntax::Symbol;
use vo_syntax::ast::{BranchKind, Expr, Ident, RangeStmt};

use crate::func::Lower;
use vo_types::TypeKind;

/// The body of a range over a function.
pub(crate) struct RangeBody<'a> {
    pub stmt: &'a RangeStmt,
}

impl<'a> Lower<'_, '_, 'a> {
    /// Finds variables that bodies of ranges over functions share with the function around them.
    pub fn find_shared(&mut self, ranges: &[&'a RangeStmt]) {
        for range in ranges {
            let ty = self.ty(&range.x);
            if matches!(self.kind(ty), TypeKind::Signature(_)) {
                self.unsupported(range.x.span, "range over a function");
            }
        }
    }

    pub fn range_func(&mut self, range: &'a RangeStmt, _name: Option<Symbol>) {
        self.unsupported(range.x.span, "range over a function");
    }

    pub fn range_body(&mut self, body: std::rc::Rc<RangeBody<'a>>) {
        self.unsupported(body.stmt.x.span, "range over a function");
    }

    pub fn return_from_range_body(&mut self, _values: &'a [Expr]) {}

    pub fn continue_range_body(&mut self) {}

    pub fn branch_out_of_range_body(&mut self, _kind: BranchKind, _label: Option<Ident>) {}
}

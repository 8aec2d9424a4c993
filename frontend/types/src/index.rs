//! Index and slice expressions (spec: Index expressions, Slice expressions).

use vo_syntax::ast::{Expr, IndexExpr, SliceExpr};

use crate::checker::Checker;
use crate::constant::Value;
use crate::expr::{Expect, TargetName};
use crate::info::Mode;
use crate::operand::Operand;
use crate::ty::{Basic, Ty, TypeKind};

/// What indexing a type gives.
struct Indexed {
    mode: Mode,
    elem: Ty,
    /// Negative if not known at compile time.
    len: i64,
    map_key: Option<Ty>,
}

impl<'a> Checker<'a> {
    /// `x[i]`, or an instantiation of a generic function or type.
    pub(crate) fn index_or_instance(&mut self, x: &mut Operand<'a>, index: &'a IndexExpr, expect: Expect<'a>) {
        let operand = self.expr_or_type(&index.x, true);
        match operand.mode {
            Mode::None => self.use_exprs(&index.indices),
            Mode::Type => {
                x.ty = match x.expr {
                    Some(e) => self.type_expr(e),
                    None => Ty::INVALID,
                };
                x.mode = if x.ty == Ty::INVALID { Mode::None } else { Mode::Type };
            }
            Mode::Value if self.is_generic(operand.ty) => self.explicit_instance(x, operand, index, expect),
            _ => self.index_operand(x, operand, index),
        }
    }

    /// Indexing of a value.
    pub(crate) fn index_operand(&mut self, x: &mut Operand<'a>, operand: Operand<'a>, index: &'a IndexExpr) {
        if !self.require_indexable(operand.ty) {
            return self.use_exprs(&index.indices);
        }
        let found = self.indexed(&operand);
        let Some(indexed) = found else {
            let is_builtin = matches!(operand.mode, Mode::Builtin(_));
            if is_builtin || operand.ty != Ty::INVALID && self.under(operand.ty) != Ty::INVALID {
                let text = self.describe(&operand);
                self.error_at(index.lbrack, format!("cannot index {text}"));
            }
            self.use_exprs(&index.indices);
            return;
        };
        if index.indices.len() > 1 {
            self.error(index.indices[1].span, "invalid operation: more than one index");
            self.use_exprs(&index.indices);
            return;
        }
        let Some(i) = index.indices.first() else { return };
        x.mode = indexed.mode;
        x.ty = indexed.elem;
        if let Some(key) = indexed.map_key {
            let mut k = self.expr_expecting(i, Expect::assigned_to(Some(key), TargetName::Text("map index")));
            self.assignment(&mut k, Some(key), "map index");
            return;
        }
        self.index_value(i, indexed.len);
    }

    /// The type, and what indexing it yields, must be known.
    fn require_indexable(&mut self, ty: Ty) -> bool {
        if !self.require_complete(ty) {
            return false;
        }
        let under = self.under(ty);
        match self.types.kind(under) {
            TypeKind::Pointer(base) => self.require_complete(base),
            TypeKind::Map { value, .. } => self.require_complete(value),
            _ => true,
        }
    }

    fn indexed(&mut self, x: &Operand<'a>) -> Option<Indexed> {
        if self.is_type_param(x.ty) {
            return self.indexed_type_param(x);
        }
        let mut found = self.indexed_type(x.ty)?;
        if found.mode == Mode::Variable && self.is_array(x.ty) && x.mode != Mode::Variable {
            found.mode = Mode::Value;
        }
        if let (true, Some(text)) = (x.is_const(), x.val.as_str()) {
            found.len = text.len() as i64;
        }
        Some(found)
    }

    pub(crate) fn is_array(&mut self, ty: Ty) -> bool {
        let under = self.under(ty);
        matches!(self.types.kind(under), TypeKind::Array { .. })
    }

    fn indexed_type(&mut self, ty: Ty) -> Option<Indexed> {
        let under = self.under(ty);
        match self.types.kind(under) {
            TypeKind::Basic(basic) if basic.is_string() => {
                Some(Indexed { mode: Mode::Value, elem: Ty::UINT8, len: -1, map_key: None })
            }
            TypeKind::Array { elem, len } => Some(Indexed { mode: Mode::Variable, elem, len, map_key: None }),
            TypeKind::Slice(elem) => Some(Indexed { mode: Mode::Variable, elem, len: -1, map_key: None }),
            TypeKind::Pointer(base) => {
                let array = self.under(base);
                match self.types.kind(array) {
                    TypeKind::Array { elem, len } => Some(Indexed { mode: Mode::Variable, elem, len, map_key: None }),
                    _ => None,
                }
            }
            TypeKind::Map { key, value } => {
                Some(Indexed { mode: Mode::MapIndex, elem: value, len: -1, map_key: Some(key) })
            }
            _ => None,
        }
    }

    /// All types of the type set must allow indexing and agree in element type (and key).
    fn indexed_type_param(&mut self, x: &Operand<'a>) -> Option<Indexed> {
        let terms = self.specific_types(x.ty).filter(|terms| !terms.is_empty())?;
        let mut common: Option<Indexed> = None;
        for term in terms {
            let mut next = self.indexed_type(term.ty)?;
            if self.is_array(term.ty) && x.mode != Mode::Variable {
                next.mode = Mode::Value;
            }
            common = Some(match common {
                None => next,
                Some(so_far) => {
                    if !self.identical(so_far.elem, next.elem) || so_far.map_key.is_some() != next.map_key.is_some() {
                        return None;
                    }
                    if let (Some(a), Some(b)) = (so_far.map_key, next.map_key)
                        && !self.identical(a, b)
                    {
                        return None;
                    }
                    let len = match (so_far.len, next.len) {
                        (a, b) if a >= 0 && b >= 0 => a.min(b),
                        (a, b) => a.max(b),
                    };
                    let mode = if next.mode == Mode::Value { Mode::Value } else { so_far.mode };
                    Indexed { mode, len, ..so_far }
                }
            });
        }
        common
    }

    /// Checks an index; gives its constant value. `max` is the exclusive bound, if not negative.
    pub(crate) fn index_value(&mut self, e: &'a Expr, max: i64) -> Option<i64> {
        let mut x = self.expr(e);
        if !self.valid_index(&mut x, "index", false) || !x.is_const() {
            return None;
        }
        let value = x.val.as_i64()?;
        if max >= 0 && value >= max {
            let text = x.val.to_string();
            self.error(x.span, format!("invalid argument: index {text} out of bounds [0:{max}]"));
            return None;
        }
        Some(value)
    }

    /// An index must be an integer or untyped constant representable as `int`.
    pub(crate) fn valid_index(&mut self, x: &mut Operand<'a>, what: &str, may_be_negative: bool) -> bool {
        if !x.is_valid() {
            return false;
        }
        self.convert_untyped(x, Ty::INT);
        if !x.is_valid() {
            return false;
        }
        if !self.all_basic(x.ty, Basic::is_integer) {
            let text = self.describe(x);
            self.error(x.span, format!("invalid argument: {what} {text} must be integer"));
            return false;
        }
        if x.is_const() && x.val.is_known() {
            if !may_be_negative && x.val.sign() < 0 {
                let text = self.describe(x);
                self.error(x.span, format!("invalid argument: {what} {text} must not be negative"));
                return false;
            }
            if !matches!(x.val, Value::Int(_)) {
                let text = self.describe(x);
                self.error(x.span, format!("invalid argument: {what} {text} overflows int"));
                return false;
            }
        }
        true
    }

    /// The constant index of an element in a literal: `None` if it is not a constant integer,
    /// negative if it is out of bounds and that has been reported.
    pub(crate) fn constant_index(&mut self, e: &'a Expr, len: i64) -> Option<i64> {
        let mut x = self.expr(e);
        if !x.is_valid() {
            return Some(-1);
        }
        if !x.is_const() {
            return None;
        }
        if !self.valid_index(&mut x, "index", false) {
            return Some(-1);
        }
        let value = x.val.as_i64()?;
        if len >= 0 && value >= len {
            let text = x.val.to_string();
            self.error(x.span, format!("invalid argument: index {text} out of bounds [0:{len}]"));
            return Some(-1);
        }
        Some(value)
    }

    /// Spec: Slice expressions.
    pub(crate) fn slice_expr(&mut self, x: &mut Operand<'a>, slice: &'a SliceExpr) {
        let operand = self.expr(&slice.x);
        let parts = [&slice.lo, &slice.hi, &slice.max];
        let use_parts = |checker: &mut Self| {
            for part in parts.into_iter().flatten() {
                checker.use_exprs(std::slice::from_ref(part));
            }
        };
        if !operand.is_valid() {
            return use_parts(self);
        }
        let under = self.under(operand.ty);
        if let TypeKind::Pointer(base) = self.types.kind(under)
            && !self.require_complete(base)
        {
            return use_parts(self);
        }
        let core = self.core_bytes_or_string(operand.ty);
        let mut len = -1;
        let Some(core) = core else {
            let (text, ty) = (self.describe(&operand), self.tstr(operand.ty));
            let cause = match self.different_slices(operand.ty) {
                Some((a, b)) => format!("{} and {} have different underlying types", self.tstr(a), self.tstr(b)),
                None => format!("no specific type in {ty}"),
            };
            self.error(operand.span, format!("cannot slice {text}: {cause}"));
            return use_parts(self);
        };
        match self.types.kind(core) {
            TypeKind::Basic(basic) if basic.is_string() => {
                if slice.full {
                    let at = slice.max.as_ref().map_or(x.span, |e| e.span);
                    self.error(at, "invalid operation: 3-index slice of string");
                    return use_parts(self);
                }
                if let (true, Some(text)) = (operand.is_const(), operand.val.as_str()) {
                    len = text.len() as i64;
                }
                x.mode = Mode::Value;
                x.ty = if self.is_untyped(operand.ty) { Ty::STRING } else { operand.ty };
                if self.is_untyped(operand.ty)
                    && let Some(e) = operand.expr
                {
                    self.update_expr_type(e, Ty::STRING, true);
                }
            }
            TypeKind::Array { elem, len: array_len } => {
                len = array_len;
                if operand.mode != Mode::Variable {
                    let text = self.describe(&operand);
                    self.error(operand.span, format!("cannot slice unaddressable value {text}"));
                    return use_parts(self);
                }
                self.mark_address_taken(&slice.x);
                x.mode = Mode::Value;
                x.ty = self.types.slice(elem);
            }
            TypeKind::Pointer(base) if self.is_array(base) => {
                let array = self.under(base);
                if let TypeKind::Array { elem, len: array_len } = self.types.kind(array) {
                    len = array_len;
                    x.mode = Mode::Value;
                    x.ty = self.types.slice(elem);
                }
            }
            TypeKind::Slice(_) => {
                x.mode = Mode::Value;
                x.ty = operand.ty;
            }
            _ => {
                if core != Ty::INVALID {
                    let text = self.describe(&operand);
                    self.error(operand.span, format!("cannot slice {text}"));
                }
                return use_parts(self);
            }
        }
        self.slice_indices(parts, len);
    }

    /// Two types of a type set that can't be sliced alike.
    fn different_slices(&mut self, ty: Ty) -> Option<(Ty, Ty)> {
        let bytes = self.types.slice(Ty::UINT8);
        let mut first: Option<(Ty, Ty)> = None;
        for term in self.specific_types(ty)? {
            let under = self.under(term.ty);
            let under = if under == Ty::STRING { bytes } else { under };
            match first {
                Some((other, so_far)) if !self.identical(so_far, under) => return Some((other, term.ty)),
                Some(_) => {}
                None => first = Some((term.ty, under)),
            }
        }
        None
    }

    fn slice_indices(&mut self, parts: [&'a Option<Expr>; 3], len: i64) {
        let mut known: Vec<(i64, &'a Expr)> = Vec::new();
        for part in parts.into_iter().flatten() {
            let max = if len >= 0 { len + 1 } else { -1 };
            if let Some(value) = self.index_value(part, max) {
                known.push((value, part));
            }
        }
        for (i, &(value, _)) in known.iter().enumerate() {
            if let Some(&(smaller, at)) = known[i + 1..].iter().find(|(other, _)| *other < value) {
                self.error(at.span, format!("invalid slice indices: {smaller} < {value}"));
                break;
            }
        }
    }
}

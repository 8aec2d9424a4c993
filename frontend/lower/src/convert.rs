//! Explicit conversions `T(x)`.

use vo_bytecode::{Class, Op};
use vo_syntax::{Span, ast::Expr};
use vo_types::{Basic, Ty, TypeKind};

use crate::func::Lower;
use crate::layout::Piece;

impl<'a> Lower<'_, '_, 'a> {
    /// `dst` = `x` converted to type `to`.
    pub fn conversion(&mut self, x: &'a Expr, to: Ty, dst: u16, span: Span) {
        let from = self.ty(x);
        if self.info().constant(x.id).is_some() {
            return self.constant_conversion(x, from, to, dst, span);
        }
        if self.is_interface(to) {
            return self.expr_to(x, to, dst);
        }
        match (self.kind(from), self.kind(to)) {
            (TypeKind::Basic(a), TypeKind::Basic(b)) if a.is_numeric() && b.is_numeric() => {
                if a == b {
                    return self.expr_into(x, dst);
                }
                let value = self.expr(x);
                self.numeric(a, b, value, dst);
            }
            (TypeKind::Basic(a), TypeKind::Basic(b)) if a.is_integer() && b.is_string() => {
                let value = self.expr(x);
                let w = self.native_ints("rt.string_from_rune", &[value], 2);
                self.op(Op::Mov2, dst, w, 0);
            }
            (TypeKind::Slice(elem), TypeKind::Basic(b)) if b.is_string() => {
                let header = self.header(x);
                let bytes = self.shape(elem).size == 1;
                let name = if bytes { "rt.string_from_bytes" } else { "rt.string_from_runes" };
                let w = self.native_ints(name, &[header, header + 1], 2);
                self.op(Op::Mov2, dst, w, 0);
            }
            (TypeKind::Basic(a), TypeKind::Slice(elem)) if a.is_string() => {
                let header = self.header(x);
                let bytes = self.shape(elem).size == 1;
                let name = if bytes { "rt.bytes_from_string" } else { "rt.runes_from_string" };
                let w = self.native_ints(name, &[header, header + 1], 3);
                self.op(Op::Mov3, dst, w, 0);
            }
            (TypeKind::Slice(_), TypeKind::Pointer(array)) => {
                let header = self.header(x);
                self.check_array_length(header, array);
                self.op(Op::Mov, dst, header, 0);
            }
            (TypeKind::Slice(_), TypeKind::Array { .. }) => {
                let header = self.header(x);
                self.check_array_length(header, to);
                let shape = self.shape(to);
                if shape.memory {
                    let off = self.frame_alloc(shape.size);
                    self.store_mem(self.frame_reg, off, to, header);
                    self.frame_addr(dst, off);
                }
            }
            // Same representation.
            _ => self.expr_into(x, dst),
        }
    }

    /// The operand's registers, if a conversion leaves its representation as it is.
    pub fn free_conversion(&mut self, e: &'a Expr, call: &'a vo_syntax::ast::CallExpr) -> Option<u16> {
        let [x] = call.args.as_slice() else { return None };
        if self.info().expr(call.fun.id).mode != vo_types::Mode::Type || self.info().constant(x.id).is_some() {
            return None;
        }
        if self.info().expr(x.id).mode == vo_types::Mode::Nil {
            return None;
        }
        let (from, to) = (self.ty(x), self.ty(e));
        let free = match (self.kind(from), self.kind(to)) {
            (TypeKind::Basic(a), TypeKind::Basic(b)) if a.is_integer() && b.is_integer() => {
                let (a, b) = (crate::arith::repr_of_basic(a), crate::arith::repr_of_basic(b));
                b.0 == 64 || a == b || b.0 > a.0 && (b.1 || !a.1)
            }
            (a, b) => a == b && !matches!(b, TypeKind::Interface(_)),
        };
        free.then(|| self.expr(x))
    }

    /// Panics unless the slice in `header..` is as long as the array.
    fn check_array_length(&mut self, header: u16, array: Ty) {
        let TypeKind::Array { len, .. } = self.kind(array) else { return };
        let want = self.int_temp(len);
        let fits = self.b.label();
        self.b.branch(Op::BrLeS, want, header + 1, fits);
        self.native_ints("rt.panic_slice_convert", &[header + 1, want], 0);
        self.b.bind(fits);
    }

    fn constant_conversion(&mut self, x: &'a Expr, from: Ty, to: Ty, dst: u16, span: Span) {
        let Some(value) = self.info().constant(x.id).cloned() else { return };
        match (self.kind(from), self.kind(to)) {
            (TypeKind::Basic(a), TypeKind::Slice(_)) if a.is_string() => {
                let text = self.alloc(2);
                self.constant(&value, from, text);
                let TypeKind::Slice(elem) = self.kind(to) else { return };
                let bytes = self.shape(elem).size == 1;
                let name = if bytes { "rt.bytes_from_string" } else { "rt.runes_from_string" };
                let w = self.native_ints(name, &[text, text + 1], 3);
                self.op(Op::Mov3, dst, w, 0);
            }
            (TypeKind::Basic(a), TypeKind::Basic(b)) if a.is_integer() && b.is_string() => {
                let reg = self.alloc(1);
                self.constant(&value, from, reg);
                let w = self.native_ints("rt.string_from_rune", &[reg], 2);
                self.op(Op::Mov2, dst, w, 0);
            }
            (TypeKind::Basic(_), TypeKind::Interface(_)) => {
                let regs = self.shape(from).regs;
                let reg = self.alloc(regs);
                self.constant(&value, from, reg);
                self.convert_to_interface(reg, from, to, dst);
            }
            // A constant of type parameter type may have to be rounded or truncated.
            (TypeKind::Basic(a), TypeKind::Basic(b)) if a.is_numeric() && b.is_integer() && !a.is_integer() => {
                let regs = self.shape(from).regs;
                let reg = self.alloc(regs);
                self.constant(&value, from, reg);
                self.numeric(a, b, reg, dst);
            }
            (TypeKind::Basic(_), TypeKind::Basic(b)) => {
                self.constant(&value, to, dst);
                if b.is_integer() {
                    self.extend(crate::arith::repr_of_basic(b), dst);
                }
            }
            _ => self.unsupported(span, "this constant conversion"),
        }
    }

    /// Converts between numeric types.
    fn numeric(&mut self, from: Basic, to: Basic, src: u16, dst: u16) {
        if to.is_complex() {
            let op = match (from, to) {
                (Basic::Complex64, Basic::Complex128) => Op::SToF,
                (Basic::Complex128, Basic::Complex64) => Op::FToS,
                (Basic::Complex64, _) => Op::MovS,
                _ => Op::MovF,
            };
            self.op(op, dst, src, 0);
            return self.op(op, dst + 1, src + 1, 0);
        }
        let to_repr = crate::arith::repr_of_basic(to);
        let from_repr = crate::arith::repr_of_basic(from);
        let single = |basic: Basic| basic == Basic::Float32;
        match (from.is_float(), to.is_float()) {
            (true, true) => {
                let op = match (single(from), single(to)) {
                    (false, true) => Op::FToS,
                    (true, false) => Op::SToF,
                    (true, true) => Op::MovS,
                    (false, false) => Op::MovF,
                };
                self.op(op, dst, src, 0);
            }
            (true, false) => {
                let unsigned_word = to_repr == (64, false);
                let op = match (single(from), unsigned_word) {
                    (false, false) => Op::FToI64,
                    (false, true) => Op::FToU64,
                    (true, false) => Op::SToI64,
                    (true, true) => Op::SToU64,
                };
                self.op(op, dst, src, 0);
                self.extend(to_repr, dst);
            }
            (false, true) => {
                let unsigned_word = from_repr == (64, false);
                let op = match (single(to), unsigned_word) {
                    (false, false) => Op::I64ToF,
                    (false, true) => Op::U64ToF,
                    (true, false) => Op::I64ToS,
                    (true, true) => Op::U64ToS,
                };
                self.op(op, dst, src, 0);
            }
            (false, false) => {
                // Values that fit stay as they are.
                let widens = to_repr.0 > from_repr.0 && (to_repr.1 || !from_repr.1) || to_repr == from_repr;
                if widens || to_repr.0 == 64 {
                    if dst != src {
                        self.op(Op::Mov, dst, src, 0);
                    }
                } else {
                    self.extend_into(to_repr, dst, src);
                }
            }
        }
    }

    /// The value of `piece` in `src` as an interface's data word.
    pub fn make_data_word(&mut self, piece: Piece, dst: u16, src: u16) {
        self.bits_of(piece, dst, src);
    }

    /// An interface's data word as a value of class.
    pub fn value_of_data_word(&mut self, class: Class, dst: u16, src: u16) {
        let op = match class {
            Class::I => Op::Mov,
            Class::F => Op::FOfBits,
            Class::S => Op::SOfBits,
        };
        if class != Class::I || dst != src {
            self.op(op, dst, src, 0);
        }
    }
}

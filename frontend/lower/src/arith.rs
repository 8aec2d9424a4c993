//! Arithmetic: integers of every width kept extended, floats, complex numbers, strings.

use vo_bytecode::{Class, Op};
use vo_syntax::ast::{BinaryExpr, BinaryOp, Expr, ExprKind};
use vo_types::{Basic, Ty, TypeKind};

use crate::func::Lower;
use crate::layout::Piece;

/// Bits and signedness of an integer type.
pub(crate) type IntRepr = (u32, bool);

pub(crate) fn repr_of_basic(basic: Basic) -> IntRepr {
    match basic {
        Basic::Int8 => (8, true),
        Basic::Int16 => (16, true),
        Basic::Int32 | Basic::UntypedRune => (32, true),
        Basic::Uint8 | Basic::Bool | Basic::UntypedBool => (8, false),
        Basic::Uint16 => (16, false),
        Basic::Uint32 => (32, false),
        Basic::Uint | Basic::Uint64 | Basic::Uintptr | Basic::UnsafePointer => (64, false),
        _ => (64, true),
    }
}

impl<'a> Lower<'_, '_, 'a> {
    /// Width and signedness of the integers of a type.
    pub fn int_repr(&mut self, ty: Ty) -> IntRepr {
        match self.kind(ty) {
            TypeKind::Basic(basic) => repr_of_basic(basic),
            _ => (64, false),
        }
    }

    /// Extends the low bits of a register to 64.
    pub fn extend(&mut self, repr: IntRepr, reg: u16) {
        self.extend_into(repr, reg, reg);
    }

    pub fn extend_into(&mut self, repr: IntRepr, dst: u16, src: u16) {
        let op = match repr {
            (8, true) => Op::Sext8,
            (16, true) => Op::Sext16,
            (32, true) => Op::Sext32,
            (8, false) => Op::Zext8,
            (16, false) => Op::Zext16,
            (32, false) => Op::Zext32,
            _ => {
                if dst != src {
                    self.op(Op::Mov, dst, src, 0);
                }
                return;
            }
        };
        self.op(op, dst, src, 0);
    }

    /// `dst = l op r`; without `r` the right operand is the integer constant `y`.
    pub fn arithmetic(&mut self, op: BinaryOp, ty: Ty, dst: u16, l: u16, r: Option<u16>, y: &'a Expr) {
        let basic = match self.kind(ty) {
            TypeKind::Basic(basic) => basic,
            _ => Basic::Int,
        };
        if basic.is_complex() {
            let r = r.unwrap_or_else(|| self.expr(y));
            return self.complex_arithmetic(op, basic, dst, l, r);
        }
        if basic.is_float() {
            let r = r.unwrap_or_else(|| self.expr(y));
            let double = basic != Basic::Float32;
            let op = match (op, double) {
                (BinaryOp::Add, true) => Op::AddF,
                (BinaryOp::Sub, true) => Op::SubF,
                (BinaryOp::Mul, true) => Op::MulF,
                (_, true) => Op::DivF,
                (BinaryOp::Add, false) => Op::AddS,
                (BinaryOp::Sub, false) => Op::SubS,
                (BinaryOp::Mul, false) => Op::MulS,
                (_, false) => Op::DivS32,
            };
            return self.op(op, dst, l, r);
        }
        let repr = repr_of_basic(basic);
        match r {
            None => {
                let c = self.const_int(y).unwrap_or(0);
                self.int_const_arithmetic(op, repr, dst, l, c);
            }
            Some(r) => {
                if op.is_shift() {
                    let count_ty = self.ty(y);
                    if self.int_repr(count_ty).1 && self.const_int(y).is_none() {
                        self.op(Op::ChkShift, r, 0, 0);
                    }
                }
                self.int_arithmetic(op, repr, dst, l, r);
            }
        }
    }

    pub fn int_arithmetic(&mut self, op: BinaryOp, repr: IntRepr, dst: u16, l: u16, r: u16) {
        let (bits, signed) = repr;
        let by_width = |wide: Op, i32: Op, u32: Op| match repr {
            (32, true) => (i32, false),
            (32, false) => (u32, false),
            (64, _) => (wide, false),
            _ => (wide, true),
        };
        let (op, extend) = match op {
            BinaryOp::Add => by_width(Op::Add, Op::AddI32, Op::AddU32),
            BinaryOp::Sub => by_width(Op::Sub, Op::SubI32, Op::SubU32),
            BinaryOp::Mul => by_width(Op::Mul, Op::MulI32, Op::MulU32),
            BinaryOp::Shl => by_width(Op::Shl, Op::ShlI32, Op::ShlU32),
            BinaryOp::Shr => (if signed { Op::ShrS } else { Op::ShrU }, false),
            // The quotient of the least value and -1 doesn't fit.
            BinaryOp::Div if signed => (Op::DivS, bits < 64),
            BinaryOp::Div => (Op::DivU, false),
            BinaryOp::Rem => (if signed { Op::RemS } else { Op::RemU }, false),
            BinaryOp::And => (Op::And, false),
            BinaryOp::Or => (Op::Or, false),
            BinaryOp::Xor => (Op::Xor, false),
            BinaryOp::AndNot => (Op::AndNot, false),
            _ => unreachable!("comparisons and logical operators are lowered elsewhere"),
        };
        self.op(op, dst, l, r);
        if extend {
            self.extend(repr, dst);
        }
    }

    /// `dst = l op c`, with instructions that take an immediate where there are some.
    pub fn int_const_arithmetic(&mut self, op: BinaryOp, repr: IntRepr, dst: u16, l: u16, c: i64) {
        let (bits, signed) = repr;
        let small = i32::try_from(c).ok();
        let power = (c > 0 && c & (c - 1) == 0).then(|| c.trailing_zeros() as u16);
        match op {
            BinaryOp::Add | BinaryOp::Sub => {
                let imm = if op == BinaryOp::Add { Some(c) } else { c.checked_neg() };
                if let Some(imm) = imm.and_then(|imm| i32::try_from(imm).ok()) {
                    return match repr {
                        (32, true) => self.opi(Op::AddImmI32, dst, l, imm),
                        (32, false) => self.opi(Op::AddImmU32, dst, l, imm),
                        _ => {
                            self.opi(Op::AddImm, dst, l, imm);
                            self.extend_narrow(repr, dst);
                        }
                    };
                }
            }
            BinaryOp::Mul => {
                if let Some(n) = power {
                    return self.shift_left(repr, dst, l, n.into());
                }
                if let Some(imm) = small {
                    self.opi(Op::MulImm, dst, l, imm);
                    return self.extend_narrow(repr, dst);
                }
            }
            BinaryOp::Div => match power {
                Some(n) if !signed => return self.op(Op::ShrUImm, dst, l, n),
                _ => {}
            },
            BinaryOp::Rem => {
                if !signed
                    && power.is_some()
                    && let Ok(mask) = i32::try_from(c - 1)
                {
                    return self.opi(Op::AndImm, dst, l, mask);
                }
            }
            BinaryOp::And | BinaryOp::Or | BinaryOp::Xor => {
                if let Some(imm) = small {
                    let op = match op {
                        BinaryOp::And => Op::AndImm,
                        BinaryOp::Or => Op::OrImm,
                        _ => Op::XorImm,
                    };
                    return self.opi(op, dst, l, imm);
                }
            }
            BinaryOp::AndNot => {
                if let Ok(imm) = i32::try_from(!c) {
                    return self.opi(Op::AndImm, dst, l, imm);
                }
            }
            BinaryOp::Shl => return self.shift_left(repr, dst, l, c as u64),
            BinaryOp::Shr => {
                return match (c as u64, signed) {
                    (n, true) => self.op(Op::ShrSImm, dst, l, n.min(63) as u16),
                    (n, false) if n >= u64::from(bits) => self.opi(Op::ConstI, dst, 0, 0),
                    (n, false) => self.op(Op::ShrUImm, dst, l, n as u16),
                };
            }
            _ => {}
        }
        let r = self.int_temp(c);
        self.int_arithmetic(op, repr, dst, l, r);
    }

    fn extend_narrow(&mut self, repr: IntRepr, reg: u16) {
        if repr.0 < 64 {
            self.extend(repr, reg);
        }
    }

    fn shift_left(&mut self, repr: IntRepr, dst: u16, l: u16, n: u64) {
        if n >= u64::from(repr.0) {
            return self.opi(Op::ConstI, dst, 0, 0);
        }
        match repr {
            (32, true) => self.op(Op::ShlImmI32, dst, l, n as u16),
            (32, false) => self.op(Op::ShlImmU32, dst, l, n as u16),
            _ => {
                self.op(Op::ShlImm, dst, l, n as u16);
                self.extend_narrow(repr, dst);
            }
        }
    }

    /// Products and quotients of complex64 are computed in complex128, against cancellation, as Go does.
    fn complex_arithmetic(&mut self, op: BinaryOp, basic: Basic, dst: u16, l: u16, r: u16) {
        let double = basic != Basic::Complex64;
        if matches!(op, BinaryOp::Add | BinaryOp::Sub) {
            let op = match (op, double) {
                (BinaryOp::Add, true) => Op::AddF,
                (BinaryOp::Add, false) => Op::AddS,
                (_, true) => Op::SubF,
                (_, false) => Op::SubS,
            };
            self.op(op, dst, l, r);
            self.op(op, dst + 1, l + 1, r + 1);
            return;
        }
        let (l, r) = if double { (l, r) } else { (self.widen_complex(l), self.widen_complex(r)) };
        let wide = if op == BinaryOp::Mul {
            self.complex_product(l, r)
        } else {
            let args = [l, l + 1, r, r + 1].map(|reg| (reg, Piece::F64));
            self.native_call("rt.complex_div", &args, &[Class::F, Class::F])
        };
        let narrow = if double { Op::MovF } else { Op::FToS };
        self.op(narrow, dst, wide, 0);
        self.op(narrow, dst + 1, wide + 1, 0);
    }

    /// The product of two complex128.
    fn complex_product(&mut self, l: u16, r: u16) -> u16 {
        let t = self.alloc(4);
        self.op(Op::MulF, t, l, r);
        self.op(Op::MulF, t + 1, l + 1, r + 1);
        self.op(Op::MulF, t + 2, l, r + 1);
        self.op(Op::MulF, t + 3, l + 1, r);
        self.op(Op::SubF, t, t, t + 1);
        self.op(Op::AddF, t + 1, t + 2, t + 3);
        t
    }

    /// A complex64 in registers as complex128.
    pub fn widen_complex(&mut self, reg: u16) -> u16 {
        let wide = self.alloc(2);
        self.op(Op::SToF, wide, reg, 0);
        self.op(Op::SToF, wide + 1, reg + 1, 0);
        wide
    }

    /// `a + b + ...` of strings, in one concatenation.
    pub fn concat_into(&mut self, binary: &'a BinaryExpr, dst: u16) {
        let mut operands: smallvec::SmallVec<[&'a Expr; 8]> = smallvec::SmallVec::new();
        let mut left: &'a Expr = &binary.x;
        operands.push(&binary.y);
        while self.info().constant(left.id).is_none()
            && let ExprKind::Binary(inner) = &left.unparen().kind
            && inner.op == BinaryOp::Add
        {
            operands.push(&inner.y);
            left = &inner.x;
        }
        operands.push(left);
        operands.reverse();
        let n = operands.len() as u16;
        let base = self.alloc(2 * n);
        for (k, operand) in operands.iter().enumerate() {
            let at = base + 2 * k as u16;
            self.expr_into(operand, at);
        }
        self.op(Op::Concat, dst, base, n);
    }
}

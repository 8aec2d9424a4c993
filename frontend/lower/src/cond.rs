//! Comparisons and conditions: fused into branches where a condition decides control flow.

use vo_bytecode::{Class, Label, Op};
use vo_syntax::ast::{BinaryExpr, BinaryOp, Expr, ExprKind, UnaryOp};
use vo_types::{Basic, Mode, Ty, TypeKind};

use crate::func::Lower;
use crate::layout::Piece;
use crate::place::Place;

/// A comparison whose operands have been evaluated.
enum Compared {
    /// Of integers; the right operand is an immediate or a register.
    Int {
        op: BinaryOp,
        signed: bool,
        l: u16,
        r: Result<u16, i16>,
    },
    Float {
        op: BinaryOp,
        double: bool,
        l: u16,
        r: u16,
    },
    /// A bool in a register, to be negated if `negate`.
    Bool {
        reg: u16,
        negate: bool,
    },
}

fn negated(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Eq => BinaryOp::Ne,
        BinaryOp::Ne => BinaryOp::Eq,
        BinaryOp::Lt => BinaryOp::Ge,
        BinaryOp::Le => BinaryOp::Gt,
        BinaryOp::Gt => BinaryOp::Le,
        _ => BinaryOp::Lt,
    }
}

fn mirrored(op: BinaryOp) -> BinaryOp {
    match op {
        BinaryOp::Lt => BinaryOp::Gt,
        BinaryOp::Le => BinaryOp::Ge,
        BinaryOp::Gt => BinaryOp::Lt,
        BinaryOp::Ge => BinaryOp::Le,
        other => other,
    }
}

impl<'a> Lower<'_, '_, 'a> {
    /// Jumps to `target` if `e` is `sense`, else goes on.
    pub fn branch_if(&mut self, e: &'a Expr, sense: bool, target: Label) {
        let inner = e.unparen();
        if let Some(value) = self.info().constant(inner.id).and_then(|v| v.as_bool()) {
            if value == sense {
                self.b.jump(target);
            }
            return;
        }
        let mark = self.next;
        match &inner.kind {
            ExprKind::Unary(UnaryOp::Not, x) => self.branch_if(x, !sense, target),
            ExprKind::Binary(binary) if binary.op.is_logical() => {
                let and = binary.op == BinaryOp::LAnd;
                if and == sense {
                    // Jump if both (or, negated, neither): the first one can decide against it.
                    let skip = self.b.label();
                    self.branch_if(&binary.x, !sense, skip);
                    self.branch_if(&binary.y, sense, target);
                    self.b.bind(skip);
                } else {
                    self.branch_if(&binary.x, sense, target);
                    self.branch_if(&binary.y, sense, target);
                }
            }
            ExprKind::Binary(binary) if binary.op.is_comparison() => {
                let compared = self.compare(binary);
                self.branch_compared(compared, sense, target);
            }
            _ => {
                let reg = self.expr(inner);
                self.b.branch(if sense { Op::BrT } else { Op::BrF }, reg, 0, target);
            }
        }
        self.free_above(mark);
    }

    pub fn comparison_into(&mut self, binary: &'a BinaryExpr, dst: u16) {
        match self.compare(binary) {
            Compared::Bool { reg, negate } => {
                self.op(if negate { Op::NotB } else { Op::Mov }, dst, reg, 0);
            }
            Compared::Int { op: BinaryOp::Eq, l, r: Err(imm), .. } => self.opi(Op::EqImm, dst, l, imm.into()),
            Compared::Int { op, signed, l, r } => {
                let r = r.unwrap_or_else(|imm| self.int_temp(imm.into()));
                let (lt, le) = if signed { (Op::LtS, Op::LeS) } else { (Op::LtU, Op::LeU) };
                match op {
                    BinaryOp::Eq => self.op(Op::Eq, dst, l, r),
                    BinaryOp::Ne => self.op(Op::Ne, dst, l, r),
                    BinaryOp::Lt => self.op(lt, dst, l, r),
                    BinaryOp::Le => self.op(le, dst, l, r),
                    BinaryOp::Gt => self.op(lt, dst, r, l),
                    _ => self.op(le, dst, r, l),
                }
            }
            Compared::Float { op, double, l, r } => self.float_compare(op, double, dst, l, r),
        }
    }

    fn float_compare(&mut self, op: BinaryOp, double: bool, dst: u16, l: u16, r: u16) {
        let (eq, ne, lt, le) =
            if double { (Op::EqF, Op::NeF, Op::LtF, Op::LeF) } else { (Op::EqS, Op::NeS, Op::LtS32, Op::LeS32) };
        match op {
            BinaryOp::Eq => self.op(eq, dst, l, r),
            BinaryOp::Ne => self.op(ne, dst, l, r),
            BinaryOp::Lt => self.op(lt, dst, l, r),
            BinaryOp::Le => self.op(le, dst, l, r),
            BinaryOp::Gt => self.op(lt, dst, r, l),
            _ => self.op(le, dst, r, l),
        }
    }

    fn branch_compared(&mut self, compared: Compared, sense: bool, target: Label) {
        match compared {
            Compared::Bool { reg, negate } => {
                self.b.branch(if sense != negate { Op::BrT } else { Op::BrF }, reg, 0, target);
            }
            Compared::Int { op, signed, l, r } => {
                let op = if sense { op } else { negated(op) };
                self.branch_int(op, signed, l, r, target);
            }
            Compared::Float { op, double: true, l, r } => {
                let (l, r, op) = match op {
                    BinaryOp::Gt | BinaryOp::Ge => (r, l, mirrored(op)),
                    _ => (l, r, op),
                };
                let op = match (op, sense) {
                    (BinaryOp::Eq, true) | (BinaryOp::Ne, false) => Op::BrEqF,
                    (BinaryOp::Eq, false) | (BinaryOp::Ne, true) => Op::BrNeF,
                    (BinaryOp::Lt, true) => Op::BrLtF,
                    (BinaryOp::Lt, false) => Op::BrNltF,
                    (_, true) => Op::BrLeF,
                    (_, false) => Op::BrNleF,
                };
                self.b.branch(op, l, r, target);
            }
            Compared::Float { op, double, l, r } => {
                let reg = self.alloc(1);
                self.float_compare(op, double, reg, l, r);
                self.b.branch(if sense { Op::BrT } else { Op::BrF }, reg, 0, target);
            }
        }
    }

    fn branch_int(&mut self, op: BinaryOp, signed: bool, l: u16, r: Result<u16, i16>, target: Label) {
        if let Err(imm) = r {
            let with_imm = match op {
                BinaryOp::Eq => Some(Op::BrEqImm),
                BinaryOp::Ne => Some(Op::BrNeImm),
                BinaryOp::Lt if signed => Some(Op::BrLtSImm),
                BinaryOp::Le if signed => Some(Op::BrLeSImm),
                BinaryOp::Gt if signed => Some(Op::BrGtSImm),
                BinaryOp::Ge if signed => Some(Op::BrGeSImm),
                // Unsigned comparisons with zero.
                BinaryOp::Gt if imm == 0 => Some(Op::BrNeImm),
                BinaryOp::Le if imm == 0 => Some(Op::BrEqImm),
                _ => None,
            };
            if let Some(with_imm) = with_imm {
                self.b.branch(with_imm, l, imm as u16, target);
                return;
            }
        }
        let r = r.unwrap_or_else(|imm| self.int_temp(imm.into()));
        let (lt, le) = if signed { (Op::BrLtS, Op::BrLeS) } else { (Op::BrLtU, Op::BrLeU) };
        match op {
            BinaryOp::Eq => self.b.branch(Op::BrEq, l, r, target),
            BinaryOp::Ne => self.b.branch(Op::BrNe, l, r, target),
            BinaryOp::Lt => self.b.branch(lt, l, r, target),
            BinaryOp::Le => self.b.branch(le, l, r, target),
            BinaryOp::Gt => self.b.branch(lt, r, l, target),
            _ => self.b.branch(le, r, l, target),
        };
    }

    /// Evaluates the operands of a comparison.
    fn compare(&mut self, binary: &'a BinaryExpr) -> Compared {
        let (mut x, mut y, mut op) = (&*binary.x, &*binary.y, binary.op);
        if self.info().expr(x.id).mode == Mode::Nil || (self.const_int(x).is_some() && self.const_int(y).is_none()) {
            std::mem::swap(&mut x, &mut y);
            op = mirrored(op);
        }
        if self.info().expr(y.id).mode == Mode::Nil {
            let l = self.first_word(x);
            return Compared::Int { op, signed: false, l, r: Err(0) };
        }
        let (x_ty, y_ty) = (self.ty(x), self.ty(y));
        let (x_iface, y_iface) = (self.is_interface(x_ty), self.is_interface(y_ty));
        if x_iface != y_iface {
            // The concrete operand is compared as an interface value.
            let l = if x_iface { self.expr(x) } else { self.expr_as(x, y_ty) };
            let r = if x_iface { self.expr_as(y, x_ty) } else { self.expr(y) };
            let ty = if x_iface { x_ty } else { y_ty };
            let reg = self.ifaces_equal(l, ty, r, ty);
            return Compared::Bool { reg, negate: op == BinaryOp::Ne };
        }
        match self.kind(x_ty) {
            TypeKind::Basic(basic) if basic.is_string() => self.compare_strings(op, x, y),
            TypeKind::Basic(basic) if basic.is_float() => {
                let (l, r) = self.operands(x, y, false);
                let r = r.unwrap_or_else(|| self.expr(y));
                Compared::Float { op, double: basic != Basic::Float32, l, r }
            }
            TypeKind::Basic(basic) if !basic.is_complex() => {
                let signed = crate::arith::repr_of_basic(basic).1;
                let (l, r) = self.operands(x, y, false);
                let r = match r {
                    Some(r) => Ok(r),
                    None => match i16::try_from(self.const_int(y).unwrap_or(0)) {
                        Ok(imm) => Err(imm),
                        Err(_) => Ok(self.expr(y)),
                    },
                };
                Compared::Int { op, signed, l, r }
            }
            TypeKind::Pointer(_) | TypeKind::Chan { .. } | TypeKind::Map { .. } | TypeKind::Signature(_) => {
                let (l, r) = (self.expr(x), self.expr(y));
                Compared::Int { op, signed: false, l, r: Ok(r) }
            }
            TypeKind::Interface(_) => {
                let (l, r) = (self.expr(x), self.expr(y));
                let reg = self.ifaces_equal(l, x_ty, r, y_ty);
                Compared::Bool { reg, negate: op == BinaryOp::Ne }
            }
            _ => {
                let (l, r) = (self.expr(x), self.expr(y));
                let reg = self.values_equal(x_ty, l, r);
                Compared::Bool { reg, negate: op == BinaryOp::Ne }
            }
        }
    }

    fn compare_strings(&mut self, op: BinaryOp, x: &'a Expr, y: &'a Expr) -> Compared {
        let equality = matches!(op, BinaryOp::Eq | BinaryOp::Ne);
        let empty =
            |e: &Expr, this: &Self| this.info().constant(e.id).and_then(|v| v.as_str()).is_some_and(<[u8]>::is_empty);
        if equality && (empty(x, self) || empty(y, self)) {
            let other = if empty(y, self) { x } else { y };
            let header = self.header(other);
            return Compared::Int { op, signed: true, l: header + 1, r: Err(0) };
        }
        let (l, r) = (self.header(x), self.header(y));
        let reg = self.alloc(1);
        if equality {
            self.op(Op::StrEq, reg, l, r);
            return Compared::Bool { reg, negate: op == BinaryOp::Ne };
        }
        self.op(Op::StrCmp, reg, l, r);
        Compared::Int { op, signed: true, l: reg, r: Err(0) }
    }

    /// The first word of a value that is compared with nil.
    fn first_word(&mut self, e: &'a Expr) -> u16 {
        match self.readable(e) {
            Place::Reg(reg) => reg,
            Place::Mem { base, off, .. } => {
                let dst = self.alloc(1);
                self.opi(Op::Ld64, dst, base, off);
                dst
            }
            place => {
                let ty = self.ty(e);
                let regs = self.shape(ty).regs;
                let dst = self.alloc(regs);
                self.load(place, ty, dst);
                dst
            }
        }
    }

    pub fn is_interface(&mut self, ty: Ty) -> bool {
        matches!(self.kind(ty), TypeKind::Interface(_))
    }

    // ------------------------------------------------------------------------------------- equality

    /// A register that tells whether two values are equal; memory values by their addresses.
    pub fn values_equal(&mut self, ty: Ty, l: u16, r: u16) -> u16 {
        let shape = self.shape(ty);
        if shape.memory {
            let desc = self.type_addr(ty);
            return self.native_ints("rt.type_eq", &[desc, l, r], 1);
        }
        let dst = self.alloc(1);
        let differ = self.b.label();
        self.opi(Op::ConstI, dst, 0, 0);
        self.branch_unequal(ty, l, r, differ);
        self.opi(Op::ConstI, dst, 0, 1);
        self.b.bind(differ);
        self.free_above(dst + 1);
        dst
    }

    /// Jumps to `target` if two values differ.
    pub fn branch_unequal(&mut self, ty: Ty, l: u16, r: u16, target: Label) {
        let mark = self.next;
        let memory = self.shape(ty).memory;
        match self.kind(ty) {
            _ if memory => {
                let reg = self.values_equal(ty, l, r);
                self.b.branch(Op::BrF, reg, 0, target);
            }
            TypeKind::Basic(basic) if basic.is_string() => {
                let reg = self.alloc(1);
                self.op(Op::StrEq, reg, l, r);
                self.b.branch(Op::BrF, reg, 0, target);
            }
            TypeKind::Basic(Basic::Float32) => self.branch_unequal_f32(l, r, target),
            TypeKind::Basic(Basic::Complex64) => {
                self.branch_unequal_f32(l, r, target);
                self.branch_unequal_f32(l + 1, r + 1, target);
            }
            TypeKind::Basic(basic) if basic.is_float() => {
                self.b.branch(Op::BrNeF, l, r, target);
            }
            TypeKind::Basic(basic) if basic.is_complex() => {
                self.b.branch(Op::BrNeF, l, r, target);
                self.b.branch(Op::BrNeF, l + 1, r + 1, target);
            }
            TypeKind::Interface(_) => {
                let reg = self.ifaces_equal(l, ty, r, ty);
                self.b.branch(Op::BrF, reg, 0, target);
            }
            TypeKind::Struct(s) => {
                let mut at = 0;
                for field in &s.fields {
                    if !field.name.is_blank() {
                        self.branch_unequal(field.ty, l + at, r + at, target);
                    }
                    at += self.shape(field.ty).regs;
                }
            }
            TypeKind::Array { .. } => {}
            _ => {
                self.b.branch(Op::BrNe, l, r, target);
            }
        }
        self.free_above(mark);
    }

    fn branch_unequal_f32(&mut self, l: u16, r: u16, target: Label) {
        let reg = self.alloc(1);
        self.op(Op::NeS, reg, l, r);
        self.b.branch(Op::BrT, reg, 0, target);
    }

    /// A register that tells whether two interface values are equal.
    pub fn ifaces_equal(&mut self, l: u16, l_ty: Ty, r: u16, r_ty: Ty) -> u16 {
        let l_type = self.dynamic_type(l, l_ty);
        let r_type = self.dynamic_type(r, r_ty);
        let args = [l_type, l + 1, r_type, r + 1].map(|reg| (reg, Piece::Word));
        self.native_call("rt.iface_eq", &args, &[Class::I])
    }

    /// A register with the type descriptor (or 0) of an interface value's dynamic type.
    pub fn dynamic_type(&mut self, value: u16, iface: Ty) -> u16 {
        if self.is_empty_interface(iface) {
            return value;
        }
        let reg = self.alloc(1);
        self.op(Op::IfaceType, reg, value, 0);
        reg
    }

    /// Whether the type word of values of an interface type is a type descriptor, not an itab.
    pub fn is_empty_interface(&mut self, ty: Ty) -> bool {
        let under = self.under(ty);
        self.p.chk.interface_methods(under).is_empty()
    }
}

//! Tuple assignments: what is evaluated before anything is assigned (spec: Assignment statements).
//!
//! The order of panics is that of Go's compiler: an operand without calls is evaluated when its turn to
//! be assigned comes, unless an assignment before it may change its value.

use smallvec::{SmallVec, smallvec};
use vo_bytecode::Op;
use vo_syntax::ast::{BinaryOp, Expr, ExprKind};
use vo_types::{ObjKind, SelectionKind, Ty, TypeKind};

use crate::effects::any_part;
use crate::func::{Lower, Storage};
use crate::place::Place;

/// What assignments have changed.
#[derive(Default)]
struct Written {
    /// The first registers of variables.
    registers: SmallVec<[u16; 4]>,
    memory: bool,
}

impl<'a> Lower<'_, '_, 'a> {
    pub fn assign_many(&mut self, lhs: &'a [Expr], rhs: &'a [Expr]) {
        if self.assign_registers(lhs, rhs) {
            return;
        }
        let mut early = self.early_operands(lhs, rhs);
        let mut written = Written::default();
        for ((target, value), (place, reg)) in lhs.iter().zip(rhs).zip(&mut early) {
            if place.is_none() && self.target_is_changed(target, &written) {
                let changing = self.place(target);
                *place = Some(self.snapshot(changing));
            }
            if reg.is_none() && self.is_changed(value, &written) {
                *reg = Some(self.lasting_value(target, value));
            }
            self.note_written(target, &mut written);
        }
        for ((target, value), (place, reg)) in lhs.iter().zip(rhs).zip(early) {
            if let (None, None) = (place, reg) {
                self.assign_one(target, value);
            } else if !target.unparen().is_blank() {
                let ty = self.ty(target);
                let value = reg.unwrap_or_else(|| self.expr_as(value, ty));
                let place = place.unwrap_or_else(|| self.place(target));
                self.store(place, ty, value);
            }
        }
    }

    /// The places and values of operands that have calls in them.
    fn early_operands(&mut self, lhs: &'a [Expr], rhs: &'a [Expr]) -> SmallVec<[(Option<Place>, Option<u16>); 4]> {
        let to_variable = lhs.iter().any(|l| self.register_variable(l.unparen()).is_some());
        let mut early: SmallVec<[(Option<Place>, Option<u16>); 4]> = smallvec![(None, None); lhs.len()];
        for (target, (early, _)) in lhs.iter().zip(&mut early) {
            if self.calls(target) {
                let place = self.place(target);
                *early = Some(if to_variable { self.snapshot(place) } else { place });
            }
        }
        for ((target, value), (_, early)) in lhs.iter().zip(rhs).zip(&mut early) {
            // Go's compiler treats type assertions as it does calls.
            if any_part(value, |part| matches!(part.kind, ExprKind::TypeAssert(_))) || self.calls(value) {
                *early = Some(self.lasting_value(target, value));
            }
        }
        early
    }

    /// The value of an operand, as its target wants it, that stays when others are assigned.
    fn lasting_value(&mut self, target: &'a Expr, value: &'a Expr) -> u16 {
        let ty = if target.unparen().is_blank() { self.ty(value) } else { self.ty(target) };
        let reg = self.expr_as(value, ty);
        self.copied(value, reg, ty)
    }

    /// Notes what assigning to an operand changes.
    fn note_written(&mut self, target: &'a Expr, written: &mut Written) {
        match &target.unparen().kind {
            ExprKind::Name(_) if target.unparen().is_blank() => {}
            ExprKind::Name(_) => match self.register_variable(target.unparen()) {
                Some(reg) => written.registers.push(reg),
                None => written.memory = true,
            },
            ExprKind::Selector(x, _) if self.is_direct_field(target) => self.note_written(x, written),
            ExprKind::Index(index) if self.is_array(&index.x) => self.note_written(&index.x, written),
            _ => written.memory = true,
        }
    }

    /// Whether what has been written may change what an operand on the left denotes.
    fn target_is_changed(&mut self, target: &'a Expr, written: &Written) -> bool {
        match &target.unparen().kind {
            ExprKind::Name(_) => false,
            ExprKind::Selector(x, _) if self.is_direct_field(target) => self.target_is_changed(x, written),
            ExprKind::Index(index) if self.is_array(&index.x) => {
                self.target_is_changed(&index.x, written) || self.is_changed(&index.indices[0], written)
            }
            ExprKind::Index(index) => self.is_changed(&index.x, written) || self.is_changed(&index.indices[0], written),
            ExprKind::Selector(x, _) | ExprKind::Star(x) => self.is_changed(x, written),
            _ => true,
        }
    }

    /// Whether a selector denotes a part of the variable that its operand denotes.
    fn is_direct_field(&self, e: &Expr) -> bool {
        let selection = self.info().selection(e.unparen().id);
        selection.is_some_and(|s| s.kind == SelectionKind::FieldVal && !s.indirect)
    }

    fn is_array(&mut self, e: &Expr) -> bool {
        let ty = self.ty(e);
        matches!(self.kind(ty), TypeKind::Array { .. })
    }

    /// Whether what has been written may change the value of an operand without calls.
    fn is_changed(&self, e: &Expr, written: &Written) -> bool {
        written.memory && self.reads_memory(e) || self.reads_register(e, &written.registers)
    }

    /// Whether evaluating `e` reads one of the variables in registers.
    fn reads_register(&self, e: &Expr, registers: &[u16]) -> bool {
        any_part(e, |part| self.register_variable(part).is_some_and(|reg| registers.contains(&reg)))
    }

    /// Whether evaluating `e` may read memory that can be written to.
    fn reads_memory(&self, e: &Expr) -> bool {
        any_part(e, |part| match &part.kind {
            _ if self.info().constant(part.id).is_some() => false,
            ExprKind::Name(_) => self.info().object(part.id).is_some_and(|obj| {
                matches!(self.p.chk.object(obj).kind, ObjKind::Var(_))
                    && !matches!(self.locals.get(&obj), Some(Storage::Reg(_)))
            }),
            ExprKind::Selector(..) => !self.is_direct_field(part),
            ExprKind::Index(_) | ExprKind::Slice(_) | ExprKind::Star(_) | ExprKind::Call(_) => true,
            _ => false,
        })
    }

    /// Assigns to variables in registers one after the other: values that read a variable assigned to
    /// before are evaluated first.
    fn assign_registers(&mut self, lhs: &'a [Expr], rhs: &'a [Expr]) -> bool {
        let targets: Option<SmallVec<[(u16, Ty); 8]>> = lhs
            .iter()
            .map(|target| {
                let reg = self.register_variable(target.unparen())?;
                let ty = self.ty(target);
                (self.shape(ty).regs == 1 && !self.is_interface(ty)).then_some((reg, ty))
            })
            .collect();
        let Some(targets) = targets else { return false };
        if !rhs.iter().all(|value| self.is_register_arithmetic(value)) {
            return false;
        }
        let mut early: SmallVec<[Option<u16>; 8]> = SmallVec::new();
        for (k, value) in rhs.iter().enumerate() {
            let clobbered = targets[..k].iter().any(|&(reg, _)| self.reads_register(value, &[reg]));
            early.push(clobbered.then(|| {
                let dst = self.alloc(1);
                self.expr_to(value, targets[k].1, dst);
                self.free_above(dst + 1);
                dst
            }));
        }
        for ((&(reg, ty), value), early) in targets.iter().zip(rhs).zip(&early) {
            match early {
                Some(temp) => self.move_value(ty, reg, *temp),
                None => self.expr_to(value, ty, reg),
            }
        }
        true
    }

    /// Whether an expression only computes, without effect and panic, with variables in registers.
    fn is_register_arithmetic(&mut self, e: &'a Expr) -> bool {
        if self.info().constant(e.id).is_some() {
            return true;
        }
        if let Some(ident) = e.unparen().as_ident() {
            return self.register_variable(e.unparen()).is_some() && self.info().object(ident.id).is_some();
        }
        let ty = self.ty(e);
        if !matches!(self.kind(ty), TypeKind::Basic(basic) if basic.is_numeric() && !basic.is_complex()) {
            return false;
        }
        match &e.unparen().kind {
            ExprKind::Binary(binary) => {
                matches!(
                    binary.op,
                    BinaryOp::Add | BinaryOp::Sub | BinaryOp::Mul | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor
                ) && self.is_register_arithmetic(&binary.x)
                    && self.is_register_arithmetic(&binary.y)
            }
            _ => false,
        }
    }

    fn copy_ints(&mut self, reg: u16, n: u16) -> u16 {
        let dst = self.alloc(n);
        (0..n).for_each(|k| self.op(Op::Mov, dst + k, reg + k, 0));
        dst
    }

    /// A place whose operands are in registers that no variable has.
    pub fn snapshot(&mut self, place: Place) -> Place {
        match place {
            Place::Mem { base, off, nonnil } if base != self.frame_reg && base != 0 => {
                Place::Mem { base: self.copy_ints(base, 1), off, nonnil }
            }
            Place::Elem { header, index, huge } => {
                Place::Elem { header: self.copy_ints(header, 2), index: self.copy_ints(index, 1), huge }
            }
            Place::ArrayElem { base, off, nonnil, index, bound } => {
                let base = if base == self.frame_reg { base } else { self.copy_ints(base, 1) };
                Place::ArrayElem { base, off, nonnil, index: self.copy_ints(index, 1), bound }
            }
            Place::Map { map, key, ty } => {
                let (key_ty, _) = self.map_types(ty);
                let regs = if self.key_kind(key_ty) == crate::map::KeyKind::Str { 2 } else { 1 };
                Place::Map { map: self.copy_ints(map, 1), key: self.copy_ints(key, regs), ty }
            }
            other => other,
        }
    }

    /// A value that stays when variables and memory are assigned.
    pub fn copied(&mut self, e: &'a Expr, reg: u16, ty: Ty) -> u16 {
        let shape = self.shape(ty);
        if shape.memory {
            if self.is_temporary(e) {
                return reg;
            }
            let off = self.frame_alloc(shape.size);
            self.store_mem(self.frame_reg, off, ty, reg);
            let dst = self.alloc(1);
            self.frame_addr(dst, off);
            return dst;
        }
        if reg >= self.statement_base || self.info().constant(e.id).is_some() {
            return reg;
        }
        let dst = self.alloc(shape.regs);
        self.move_regs(&shape, dst, reg);
        dst
    }
}

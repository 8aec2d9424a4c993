//! Assignments and declarations of variables.

use smallvec::{SmallVec, smallvec};
use vo_bytecode::{Class, Op};
use vo_syntax::ast::{AssignStmt, BinaryOp, DefineStmt, Expr, ExprKind, IncDecStmt, TypeAssertExpr, UnaryOp, VarSpec};
use vo_types::{Obj, Ty, TypeKind};

use crate::func::{Lower, Storage};
use crate::place::Place;

impl<'a> Lower<'_, '_, 'a> {
    pub fn assign(&mut self, stmt: &'a AssignStmt) {
        if let Some(op) = stmt.op {
            return self.op_assign(&stmt.lhs[0], op, &stmt.rhs[0]);
        }
        match (stmt.lhs.as_slice(), stmt.rhs.as_slice()) {
            ([lhs], [rhs]) => self.assign_one(lhs, rhs),
            (lhs, [rhs]) => {
                // Operands on the left come first if evaluating them can be observed.
                let early = self.has_variable_and_other(lhs) || lhs.iter().any(|target| self.calls(target));
                let places = self.assigned_places(lhs, early);
                let values = self.multi_value(rhs);
                for ((target, place), &(value, from)) in lhs.iter().zip(&places).zip(&values) {
                    match place {
                        Some(place) => {
                            let ty = self.ty(target);
                            let value = self.converted(value, from, ty);
                            self.store(*place, ty, value);
                        }
                        None => self.assign_value(target, value, from),
                    }
                }
            }
            (lhs, rhs) => self.assign_many(lhs, rhs),
        }
    }

    /// Whether assigning to one of the operands may change what another one denotes.
    fn has_variable_and_other(&self, lhs: &'a [Expr]) -> bool {
        let is_name = |e: &Expr| matches!(e.unparen().kind, ExprKind::Name(_));
        lhs.len() > 1 && !lhs.iter().all(is_name) && lhs.iter().any(is_name)
    }

    /// The places of operands that have to be evaluated before values are assigned.
    pub fn assigned_places(&mut self, lhs: &'a [Expr], early: bool) -> SmallVec<[Option<Place>; 4]> {
        lhs.iter()
            .map(|target| {
                let name = matches!(target.unparen().kind, ExprKind::Name(_));
                (early && !name).then(|| {
                    let place = self.place(target);
                    self.snapshot(place)
                })
            })
            .collect()
    }

    /// Assigns a value that has been evaluated.
    pub fn assign_value(&mut self, target: &'a Expr, value: u16, from: Ty) {
        if target.unparen().is_blank() {
            return;
        }
        let ty = self.ty(target);
        let value = self.converted(value, from, ty);
        let place = self.place(target);
        self.store(place, ty, value);
    }

    fn assign_one(&mut self, lhs: &'a Expr, rhs: &'a Expr) {
        let lhs = lhs.unparen();
        if lhs.is_blank() {
            let ty = self.ty(rhs);
            if ty != Ty::UNTYPED_NIL {
                self.expr(rhs);
            }
            return;
        }
        let ty = self.ty(lhs);
        if let Some(reg) = self.register_variable(lhs) {
            if self.append_in_place(reg, lhs, rhs) {
                return;
            }
            if self.writes_last(rhs, ty) {
                self.expr_to(rhs, ty, reg);
            } else {
                let value = self.expr_as(rhs, ty);
                self.move_value(ty, reg, value);
            }
            return;
        }
        if self.calls(rhs) && !self.calls(lhs) {
            let value = self.expr_as(rhs, ty);
            let place = self.place(lhs);
            self.store(place, ty, value);
        } else {
            let place = self.place(lhs);
            let value = self.expr_as(rhs, ty);
            self.store(place, ty, value);
        }
    }

    /// The registers of a variable that lies in registers.
    pub fn register_variable(&self, e: &Expr) -> Option<u16> {
        let ident = e.as_ident()?;
        match self.locals.get(&self.info().object(ident.id)?) {
            Some(&Storage::Reg(reg)) => Some(reg),
            _ => None,
        }
    }

    /// Whether lowering `e` into the registers of a variable reads the variable before it writes it.
    fn writes_last(&mut self, e: &'a Expr, ty: Ty) -> bool {
        let shape = self.shape(ty);
        if shape.regs <= 1 && !shape.memory {
            return true;
        }
        if self.info().constant(e.id).is_some() {
            return true;
        }
        match &e.unparen().kind {
            ExprKind::Name(_) | ExprKind::Selector(..) | ExprKind::Index(_) | ExprKind::Star(_) => {
                // One load instruction; or several from memory that is not the variable.
                shape.parts.len() == 1 || self.ty(e) == ty
            }
            ExprKind::Slice(_) => true,
            ExprKind::Binary(_) => shape.parts.len() == 1,
            ExprKind::Call(call) => matches!(self.call_kind(call), crate::call::CallKind::Call) && self.ty(e) == ty,
            _ => false,
        }
    }

    fn assign_many(&mut self, lhs: &'a [Expr], rhs: &'a [Expr]) {
        if self.assign_registers(lhs, rhs) {
            return;
        }
        let to_variable = lhs.iter().any(|l| self.register_variable(l.unparen()).is_some());
        let mut places: SmallVec<[Place; 4]> = SmallVec::new();
        let mut tys: SmallVec<[Ty; 4]> = SmallVec::new();
        for target in lhs {
            let target = target.unparen();
            if target.is_blank() {
                places.push(Place::Blank);
                tys.push(Ty::INVALID);
                continue;
            }
            let place = self.place(target);
            // Operands must not change when variables are assigned.
            let place = if to_variable { self.snapshot(place) } else { place };
            places.push(place);
            let ty = self.ty(target);
            tys.push(ty);
        }
        let mut values: SmallVec<[u16; 4]> = smallvec![0; rhs.len()];
        for k in self.evaluation_order(rhs) {
            let value = &rhs[k];
            let blank = matches!(places[k], Place::Blank);
            let ty = if blank { self.ty(value) } else { tys[k] };
            if blank {
                tys[k] = ty;
            }
            let reg = self.expr_as(value, ty);
            // What is assigned first needs no copy.
            values[k] = if k == 0 { reg } else { self.copied(value, reg, ty) };
        }
        for (k, &place) in places.iter().enumerate() {
            self.store(place, tys[k], values[k]);
        }
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
            let clobbered = targets[..k].iter().any(|&(reg, _)| self.reads_register(value, reg));
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

    fn reads_register(&self, e: &Expr, reg: u16) -> bool {
        match &e.unparen().kind {
            ExprKind::Binary(binary) => self.reads_register(&binary.x, reg) || self.reads_register(&binary.y, reg),
            _ => self.register_variable(e.unparen()) == Some(reg),
        }
    }

    fn copy_ints(&mut self, reg: u16, n: u16) -> u16 {
        let dst = self.alloc(n);
        (0..n).for_each(|k| self.op(Op::Mov, dst + k, reg + k, 0));
        dst
    }

    /// A place whose operands are in registers that no variable has.
    fn snapshot(&mut self, place: Place) -> Place {
        match place {
            Place::Mem { base, off, nonnil } if base != self.frame_reg && base != 0 => {
                Place::Mem { base: self.copy_ints(base, 1), off, nonnil }
            }
            Place::Elem { header, index, huge } => {
                Place::Elem { header: self.copy_ints(header, 2), index: self.copy_ints(index, 1), huge }
            }
            Place::ArrayElem { base, index } => {
                Place::ArrayElem { base: self.copy_ints(base, 1), index: self.copy_ints(index, 1) }
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
    fn copied(&mut self, e: &'a Expr, reg: u16, ty: Ty) -> u16 {
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

    // ---------------------------------------------------------------------------------- op-assign

    pub fn inc_dec(&mut self, stmt: &'a IncDecStmt) {
        let ty = self.ty(&stmt.x);
        let op = if stmt.increment { BinaryOp::Add } else { BinaryOp::Sub };
        let place = self.place(&stmt.x);
        let (place, reg) = self.modified(place, ty, true);
        let shape = self.shape(ty);
        match shape.parts.first().map(|p| p.piece.class()) {
            Some(Class::I) => {
                let repr = self.int_repr(ty);
                self.int_const_arithmetic(op, repr, reg, reg, 1);
            }
            Some(class) => {
                let one = self.alloc(2);
                let piece = shape.parts[0].piece;
                self.float_const(one, piece, 1.0, 1.0);
                let op = match (class, stmt.increment) {
                    (Class::F, true) => Op::AddF,
                    (Class::F, false) => Op::SubF,
                    (_, true) => Op::AddS,
                    (_, false) => Op::SubS,
                };
                self.op(op, reg, reg, one);
            }
            None => self.unsupported(stmt.x.span, "++ of this type"),
        }
        self.store_modified(place, ty, reg);
    }

    /// A place to be modified, and its value in registers that may be overwritten. Elements of maps
    /// are inserted first if the operation can't panic.
    fn modified(&mut self, place: Place, ty: Ty, safe: bool) -> (Place, u16) {
        match place {
            Place::Reg(reg) => (place, reg),
            Place::Map { map, key, ty: map_ty } if safe => {
                let addr = self.map_insert(map, key, map_ty);
                let regs = self.shape(ty).regs;
                let value = self.alloc(regs);
                let place = Place::Mem { base: addr, off: 0, nonnil: true };
                self.load(place, ty, value);
                (place, value)
            }
            _ => {
                let regs = self.shape(ty).regs;
                let value = self.alloc(regs);
                self.load(place, ty, value);
                (place, value)
            }
        }
    }

    fn store_modified(&mut self, place: Place, ty: Ty, value: u16) {
        if !matches!(place, Place::Reg(_)) {
            self.store(place, ty, value);
        }
    }

    fn op_assign(&mut self, lhs: &'a Expr, op: BinaryOp, rhs: &'a Expr) {
        let lhs = lhs.unparen();
        let ty = self.ty(lhs);
        if op == BinaryOp::Add && self.is_string(ty) {
            return self.concat_assign(lhs, rhs, ty);
        }
        let immediate = self.const_int(rhs).is_some_and(|c| i32::try_from(c).is_ok() || op.is_shift())
            && matches!(self.kind(ty), TypeKind::Basic(b) if b.is_integer());
        let early = !immediate && (self.calls(rhs) || self.is_map_element(lhs));
        let (place, early) = self.place_and_operand(lhs, rhs, early);
        let safe = !matches!(op, BinaryOp::Div | BinaryOp::Rem | BinaryOp::Shl | BinaryOp::Shr);
        let (place, reg) = self.modified(place, ty, safe);
        let right = match early {
            Some(right) => Some(right),
            None if immediate => None,
            None => Some(self.expr(rhs)),
        };
        self.arithmetic(op, ty, reg, reg, right, rhs);
        self.store_modified(place, ty, reg);
    }

    /// The place of `lhs op= rhs`, and the right operand if it has to be evaluated before the place is
    /// read: calls on the left still come before it.
    fn place_and_operand(&mut self, lhs: &'a Expr, rhs: &'a Expr, early: bool) -> (Place, Option<u16>) {
        if early && !self.calls(lhs) {
            let right = self.expr(rhs);
            return (self.place(lhs), Some(right));
        }
        let place = self.place(lhs);
        (place, early.then(|| self.expr(rhs)))
    }

    fn is_map_element(&mut self, e: &'a Expr) -> bool {
        let ExprKind::Index(index) = &e.kind else { return false };
        let ty = self.ty(&index.x);
        matches!(self.kind(ty), TypeKind::Map { .. })
    }

    fn concat_assign(&mut self, lhs: &'a Expr, rhs: &'a Expr, ty: Ty) {
        let early = self.calls(rhs) || self.is_map_element(lhs);
        let (place, early) = self.place_and_operand(lhs, rhs, early);
        let (place, reg) = self.modified(place, ty, true);
        let pair = self.alloc(4);
        self.op(Op::Mov2, pair, reg, 0);
        match early {
            Some(value) => self.op(Op::Mov2, pair + 2, value, 0),
            None => self.expr_into(rhs, pair + 2),
        }
        self.op(Op::Concat, reg, pair, 2);
        self.store_modified(place, ty, reg);
    }

    // -------------------------------------------------------------------------------- declarations

    pub fn define(&mut self, stmt: &'a DefineStmt) {
        self.statement_base = self.next;
        let objs: SmallVec<[Option<Obj>; 4]> = stmt.lhs.iter().map(|l| self.new_variable(l)).collect();
        if stmt.lhs.len() == stmt.rhs.len() {
            if objs.iter().zip(&stmt.lhs).all(|(obj, l)| obj.is_some() || l.is_blank()) {
                for k in self.evaluation_order(&stmt.rhs) {
                    match objs[k] {
                        Some(obj) => self.declare_init(obj, &stmt.rhs[k]),
                        None => {
                            debug_assert!(stmt.lhs[k].is_blank(), "all others are new");
                            self.expr(&stmt.rhs[k]);
                        }
                    }
                }
                return;
            }
            let mut values: SmallVec<[(u16, Ty); 4]> = SmallVec::new();
            for (lhs, rhs) in stmt.lhs.iter().zip(&stmt.rhs) {
                let ty = if lhs.is_blank() { self.ty(rhs) } else { self.lhs_ty(lhs) };
                let value = self.expr_as(rhs, ty);
                let value = self.copied(rhs, value, ty);
                values.push((value, ty));
            }
            return self.define_values(&stmt.lhs, &objs, &values);
        }
        let values = self.multi_value(&stmt.rhs[0]);
        self.define_values(&stmt.lhs, &objs, &values);
    }

    fn lhs_ty(&mut self, lhs: &Expr) -> Ty {
        match self.info().object(lhs.id) {
            Some(obj) => self.obj_ty(obj),
            None => self.ty(lhs),
        }
    }

    /// The variable that an identifier on the left of `:=` declares, if it declares one.
    pub fn new_variable(&self, lhs: &Expr) -> Option<Obj> {
        if lhs.is_blank() {
            return None;
        }
        let obj = self.info().object(lhs.id)?;
        (self.p.chk.object(obj).pos == lhs.span.lo).then_some(obj)
    }

    fn define_values(&mut self, lhs: &'a [Expr], objs: &[Option<Obj>], values: &[(u16, Ty)]) {
        for ((target, obj), &(value, from)) in lhs.iter().zip(objs).zip(values) {
            match obj {
                Some(obj) => self.declare_value(*obj, value, from),
                None if target.is_blank() => {}
                None => {
                    let ty = self.lhs_ty(target);
                    let value = self.converted(value, from, ty);
                    if let Some(obj) = self.info().object(target.id) {
                        let place = self.variable(obj);
                        self.store(place, ty, value);
                    }
                }
            }
        }
    }

    pub fn var_spec(&mut self, spec: &'a VarSpec) {
        self.statement_base = self.next;
        let objs: SmallVec<[Option<Obj>; 4]> =
            spec.names.iter().map(|n| if n.name.is_blank() { None } else { self.info().object(n.id) }).collect();
        if spec.values.is_empty() {
            objs.iter().flatten().for_each(|&obj| self.declare_zero(obj));
        } else if spec.values.len() == spec.names.len() {
            for k in self.evaluation_order(&spec.values) {
                let value = &spec.values[k];
                match objs[k] {
                    Some(obj) => self.declare_init(obj, value),
                    None => {
                        let ty = self.ty(value);
                        if ty != Ty::UNTYPED_NIL {
                            self.expr(value);
                        }
                    }
                }
            }
        } else {
            let values = self.multi_value(&spec.values[0]);
            for (obj, &(value, from)) in objs.iter().zip(&values) {
                if let Some(obj) = obj {
                    self.declare_value(*obj, value, from);
                }
            }
        }
    }

    // ------------------------------------------------------------------------------------ comma-ok

    /// Value and ok of an expression in an assignment of two values.
    pub fn comma_ok(&mut self, e: &'a Expr) -> SmallVec<[(u16, Ty); 4]> {
        match &e.kind {
            ExprKind::Index(index) => {
                let map_ty = self.ty(&index.x);
                let (key_ty, elem) = self.map_types(map_ty);
                let regs = self.shape(elem).regs;
                let value = self.alloc(regs);
                let ok = self.alloc(1);
                let map = self.expr(&index.x);
                let key = self.map_key(&index.indices[0], key_ty);
                let addr = self.map_get(map, key, map_ty);
                self.load_or_zero(addr, elem, value);
                let zero = self.int_temp(0);
                self.op(Op::Ne, ok, addr, zero);
                self.free_above(ok + 1);
                SmallVec::from_slice(&[(value, elem), (ok, Ty::BOOL)])
            }
            ExprKind::TypeAssert(assert) => self.assert_ok(assert),
            ExprKind::Unary(UnaryOp::Recv, x) => self.receive_ok(x),
            _ => {
                self.unsupported(e.span, "this expression with two values");
                SmallVec::from_slice(&[(0, Ty::BOOL), (0, Ty::BOOL)])
            }
        }
    }

    fn assert_ok(&mut self, assert: &'a TypeAssertExpr) -> SmallVec<[(u16, Ty); 4]> {
        let ty = assert.ty.as_ref().map_or(Ty::INVALID, |t| {
            let ty = self.info().ty(t.id);
            self.concrete(ty)
        });
        let from = self.ty(&assert.x);
        let regs = self.shape(ty).regs;
        let value = self.alloc(regs);
        let ok = self.alloc(1);
        let x = self.expr(&assert.x);
        self.type_assert_ok(x, from, ty, value, ok);
        self.free_above(ok + 1);
        SmallVec::from_slice(&[(value, ty), (ok, Ty::BOOL)])
    }
}

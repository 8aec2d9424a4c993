//! Assignments and declarations of variables.

use smallvec::SmallVec;
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

    pub fn assign_one(&mut self, lhs: &'a Expr, rhs: &'a Expr) {
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
        if self.calls(lhs) {
            let place = self.place(lhs);
            let value = self.expr_as(rhs, ty);
            self.store(place, ty, value);
        } else {
            let value = self.expr_as(rhs, ty);
            let place = self.place(lhs);
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
                let place = self.checked(place, ty);
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

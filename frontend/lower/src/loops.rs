//! Loops: `for` clauses, and `range` over everything but functions.
//!
//! Loops are rotated: a guard, the `loop` header at the body's start, the condition again at the bottom.

use smallvec::SmallVec;
use vo_bytecode::{Label, Op};
use vo_syntax::ast::{Expr, ExprKind, ForStmt, RangeStmt, Stmt, StmtKind};
use vo_types::{Obj, Ty, TypeKind};

use crate::decl::Placement;
use crate::func::{Lower, Storage, Target};
use crate::map::MAP_ITER_SIZE;
use crate::place::Place;

/// Conditions with more nodes than this are not repeated at the bottom.
const MAX_REPEATED_NODES: u32 = 16;

impl<'a> Lower<'_, '_, 'a> {
    pub fn for_statement(&mut self, for_: &'a ForStmt) {
        let name = self.pending_label.take();
        let scope = self.open_scope();
        if let Some(init) = &for_.init {
            self.stmt(init);
        }
        let (exit, again) = (self.b.label(), self.b.label());
        let bottom = self.b.label();
        let repeat = for_.cond.as_ref().is_none_or(is_small);
        if let Some(cond) = &for_.cond {
            self.at(cond.pos());
            if repeat {
                self.branch_if(cond, false, exit);
            } else {
                self.b.jump(bottom);
            }
        }
        let header = self.b.loop_header();
        self.targets.push(Target { label: name, on_break: exit, on_continue: Some(again) });
        let counted = self.counted_loop(for_);
        if let Some((obj, interval)) = counted {
            self.known_intervals.insert(obj, interval);
        }
        self.block(&for_.body.stmts);
        if let Some((obj, _)) = counted {
            self.known_intervals.remove(&obj);
        }
        self.targets.pop();
        self.b.bind(again);
        if let Some(init) = &for_.init {
            self.renew_loop_variables(init);
        }
        if let Some(post) = &for_.post {
            self.stmt(post);
        }
        self.b.bind(bottom);
        match &for_.cond {
            Some(cond) => {
                self.at(cond.pos());
                self.branch_if(cond, true, header);
            }
            None => {
                self.b.jump(header);
            }
        }
        self.b.bind(exit);
        self.close_scope(scope);
    }

    /// Each iteration has variables of its own (`For statements with for clause`): those that live in
    /// cells move to new ones before the post statement.
    fn renew_loop_variables(&mut self, init: &'a Stmt) {
        let StmtKind::Define(define) = &init.kind else { return };
        for lhs in &define.lhs {
            let Some(obj) = self.new_variable(lhs) else { continue };
            let Some(&Storage::Cell(cell)) = self.locals.get(&obj) else { continue };
            let mark = self.next;
            let ty = self.obj_ty(obj);
            let value = self.load_storage(Storage::Cell(cell), ty);
            let fresh = self.new_cell(ty);
            self.store_mem(fresh, 0, ty, value);
            self.op(Op::Mov, cell, fresh, 0);
            self.free_above(mark);
        }
    }

    // --------------------------------------------------------------------------------------- range

    pub fn range(&mut self, range: &'a RangeStmt) {
        let name = self.pending_label.take();
        let scope = self.open_scope();
        let x_ty = self.ty(&range.x);
        match self.kind(x_ty) {
            TypeKind::Basic(basic) if basic.is_string() => self.range_string(range, name),
            TypeKind::Basic(_) => self.range_int(range, x_ty, name),
            TypeKind::Slice(elem) => self.range_slice(range, elem, name),
            TypeKind::Array { elem, len } => self.range_array(range, x_ty, elem, len, name),
            TypeKind::Pointer(array) => {
                if let TypeKind::Array { elem, len } = self.kind(array) {
                    self.range_array(range, x_ty, elem, len, name);
                }
            }
            TypeKind::Map { key, value } => self.range_map(range, key, value, name),
            TypeKind::Chan { elem, .. } => self.range_chan(range, elem, name),
            TypeKind::Signature(_) => self.range_func(range, name),
            _ => self.unsupported(range.x.span, "range over this type"),
        }
        self.close_scope(scope);
    }

    /// The variable or place number `k` on the left side, unless it is absent or blank.
    pub fn range_target(range: &'a RangeStmt, k: usize) -> Option<&'a Expr> {
        range.lhs.get(k).filter(|e| !e.is_blank())
    }

    /// Gives iteration value number `k` to what stands on the left side.
    pub fn set_range_value(&mut self, range: &'a RangeStmt, k: usize, value: u16, ty: Ty) {
        let Some(target) = Self::range_target(range, k) else { return };
        if range.define {
            let Some(obj) = self.info().object(target.id) else { return };
            let to = self.obj_ty(obj);
            let placement = self.placement(obj, to);
            if placement == Placement::Reg && self.is_unchanged(obj) {
                self.set_local(obj, Storage::Reg(value), to);
                return;
            }
            let storage = self.declare(obj, to, placement);
            self.store(Self::storage_place(storage), to, value);
        } else {
            let mark = self.next;
            self.assign_value(target, value, ty);
            self.free_above(mark);
        }
    }

    /// Gives iteration values to the left side; its operands are evaluated before any is assigned.
    fn set_range_values(&mut self, range: &'a RangeStmt, values: &[(usize, u16, Ty)]) {
        let early = !range.define && range.lhs.len() > 1;
        let places = self.assigned_places(if early { &range.lhs } else { &[] }, true);
        for &(k, value, ty) in values {
            match places.get(k) {
                Some(&Some(place)) => {
                    let to = self.ty(&range.lhs[k]);
                    let value = self.converted(value, ty, to);
                    self.store(place, to, value);
                }
                _ => self.set_range_value(range, k, value, ty),
            }
        }
    }

    /// Whether the body of the loop only reads the variable.
    fn is_unchanged(&self, obj: Obj) -> bool {
        self.p.chk.object(obj).as_var().is_some_and(|var| !var.reassigned && !var.address_taken)
    }

    /// Whether the value of an expression may change while a loop runs over it.
    fn may_change(&self, e: &Expr) -> bool {
        let Some(ident) = e.unparen().as_ident() else { return true };
        match self.info().object(ident.id) {
            Some(obj) => self.p.chk.object(obj).as_var().is_none_or(|var| var.reassigned || var.address_taken),
            None => true,
        }
    }

    /// Notes that the first variable of a range takes values in `0..len`.
    fn note_range_interval(&mut self, range: &'a RangeStmt, len: i64) {
        let Some(target) = Self::range_target(range, 0).filter(|_| range.define) else { return };
        let Some(obj) = self.info().object(target.id) else { return };
        if self.is_unchanged(obj) && len < i64::from(i32::MAX) {
            self.known_intervals.insert(obj, (0, (len - 1).max(0)));
        }
    }

    fn loop_body(&mut self, range: &'a RangeStmt, name: Option<vo_syntax::Symbol>, exit: Label, again: Label) {
        self.targets.push(Target { label: name, on_break: exit, on_continue: Some(again) });
        self.block(&range.body.stmts);
        self.targets.pop();
    }

    fn range_int(&mut self, range: &'a RangeStmt, x_ty: Ty, name: Option<vo_syntax::Symbol>) {
        let ty = match Self::range_target(range, 0).and_then(|t| self.info().object(t.id)) {
            Some(obj) if range.define => self.obj_ty(obj),
            _ => x_ty,
        };
        let counter = self.alloc(1);
        let limit = match self.const_int(&range.x).map(i16::try_from) {
            Some(Ok(imm)) => Err(imm),
            _ if !self.may_change(&range.x) && self.register_variable(range.x.unparen()).is_some() => {
                Ok(self.expr(&range.x))
            }
            _ => {
                let limit = self.alloc(1);
                match self.info().constant(range.x.id).cloned() {
                    Some(value) => self.constant(&value, ty, limit),
                    None => self.expr_into(&range.x, limit),
                }
                Ok(limit)
            }
        };
        self.keep_all();
        let (signed_repr, exit, again) = (self.int_repr(ty).1, self.b.label(), self.b.label());
        self.opi(Op::ConstI, counter, 0, 0);
        match limit {
            Err(imm) if imm <= 0 => {
                self.b.jump(exit);
            }
            Err(_) => {}
            Ok(limit) => {
                let zero = self.int_temp(0);
                let op = if signed_repr { Op::BrLeS } else { Op::BrLeU };
                self.b.branch(op, limit, zero, exit);
                self.free_above(zero);
            }
        }
        let header = self.b.loop_header();
        if let Some((_, high)) = self.interval(&range.x) {
            self.note_range_interval(range, high);
        }
        self.set_range_value(range, 0, counter, ty);
        self.loop_body(range, name, exit, again);
        self.b.bind(again);
        self.opi(Op::AddImm, counter, counter, 1);
        match limit {
            Err(imm) => self.b.branch(Op::BrLtSImm, counter, imm as u16, header),
            Ok(limit) => self.b.branch(if signed_repr { Op::BrLtS } else { Op::BrLtU }, counter, limit, header),
        };
        self.b.bind(exit);
    }

    fn range_slice(&mut self, range: &'a RangeStmt, elem: Ty, name: Option<vo_syntax::Symbol>) {
        let header = self.header(&range.x);
        let header = if self.may_change(&range.x) && header < self.next {
            let copy = self.alloc(2);
            self.op(Op::Mov2, copy, header, 0);
            copy
        } else {
            header
        };
        self.range_elements(range, (header, header + 1), false, elem, name);
    }

    /// Runs over elements: registers of the address of the first and of their number.
    fn range_elements(
        &mut self,
        range: &'a RangeStmt,
        (base, len): (u16, u16),
        nonempty: bool,
        elem: Ty,
        name: Option<vo_syntax::Symbol>,
    ) {
        let shape = self.shape(elem);
        let index = self.alloc(1);
        self.keep_all();
        let (exit, again) = (self.b.label(), self.b.label());
        self.opi(Op::ConstI, index, 0, 0);
        if !nonempty {
            self.b.branch(Op::BrEqImm, len, 0, exit);
        }
        let top = self.b.loop_header();
        let scope = self.open_scope();
        let mut values: SmallVec<[(usize, u16, Ty); 2]> = SmallVec::from_slice(&[(0, index, Ty::INT)]);
        if Self::range_target(range, 1).is_some() {
            let value = self.alloc(shape.regs);
            match shape.single().and_then(|piece| piece.load_elem()) {
                Some(op) => self.op(op, value, base, index),
                None => {
                    let addr = self.alloc(1);
                    self.element_address(addr, base, index, shape.size);
                    self.load_mem(addr, 0, true, elem, value);
                    if !shape.memory {
                        self.free_above(addr);
                    }
                }
            }
            values.push((1, value, elem));
        }
        self.set_range_values(range, &values);
        self.loop_body(range, name, exit, again);
        self.close_scope(scope);
        self.b.bind(again);
        self.opi(Op::AddImm, index, index, 1);
        self.b.branch(Op::BrLtS, index, len, top);
        self.b.bind(exit);
    }

    fn range_array(&mut self, range: &'a RangeStmt, x_ty: Ty, elem: Ty, len: i64, name: Option<vo_syntax::Symbol>) {
        let with_value = Self::range_target(range, 1).is_some();
        let is_pointer = matches!(self.kind(x_ty), TypeKind::Pointer(_));
        let base = self.alloc(1);
        let count = self.alloc(1);
        if is_pointer {
            self.expr_into(&range.x, base);
            if with_value && len > 0 {
                self.op(Op::NilChk, base, 0, 0);
            }
        } else if with_value && len > 0 {
            let addr = self.expr(&range.x);
            let addr = if self.may_change(&range.x) && !self.is_temporary(&range.x) {
                self.fresh_copy(addr, x_ty)
            } else {
                addr
            };
            self.op(Op::Mov, base, addr, 0);
        } else if self.calls(&range.x) {
            self.expr(&range.x);
        }
        self.int_const(count, len);
        self.free_above(count + 1);
        self.note_range_interval(range, len);
        self.range_elements(range, (base, count), len > 0, elem, name);
    }

    fn range_string(&mut self, range: &'a RangeStmt, name: Option<vo_syntax::Symbol>) {
        let text = self.alloc(2);
        match self.info().constant(range.x.id).cloned() {
            Some(value) => self.constant(&value, Ty::STRING, text),
            None => self.expr_into(&range.x, text),
        }
        let index = self.alloc(1);
        let rune = self.alloc(2);
        self.keep_all();
        let (exit, again) = (self.b.label(), self.b.label());
        self.opi(Op::ConstI, index, 0, 0);
        self.b.branch(Op::BrEqImm, text + 1, 0, exit);
        let top = self.b.loop_header();
        let scope = self.open_scope();
        self.op(Op::StrRune, rune, text, index);
        self.set_range_values(range, &[(0, index, Ty::INT), (1, rune, Ty::INT32)]);
        self.loop_body(range, name, exit, again);
        self.close_scope(scope);
        self.b.bind(again);
        self.op(Op::Mov, index, rune + 1, 0);
        self.b.branch(Op::BrLtS, index, text + 1, top);
        self.b.bind(exit);
    }

    fn range_map(&mut self, range: &'a RangeStmt, key: Ty, elem: Ty, name: Option<vo_syntax::Symbol>) {
        let map = self.expr(&range.x);
        let off = self.frame_alloc(MAP_ITER_SIZE);
        let iter = self.alloc(1);
        self.frame_addr(iter, off);
        self.native_ints("rt.map_iter_init", &[map, iter], 0);
        self.keep_all();
        let (exit, again) = (self.b.label(), self.b.label());
        let pair = self.alloc(2);
        self.keep_all();
        let bottom = self.b.label();
        self.b.jump(bottom);
        let top = self.b.loop_header();
        let scope = self.open_scope();
        let mut values: SmallVec<[(usize, u16, Ty); 2]> = SmallVec::new();
        for (k, ty) in [(0, key), (1, elem)] {
            if Self::range_target(range, k).is_none() {
                continue;
            }
            let shape = self.shape(ty);
            let value = self.alloc(shape.regs);
            self.load_mem(pair + k as u16, 0, true, ty, value);
            // The entry may move while the body runs.
            let value = if shape.memory { self.fresh_copy(value, ty) } else { value };
            values.push((k, value, ty));
        }
        self.set_range_values(range, &values);
        self.loop_body(range, name, exit, again);
        self.close_scope(scope);
        self.b.bind(again);
        self.b.bind(bottom);
        let w = self.native_ints("rt.map_iter_next", &[iter], 2);
        self.op(Op::Mov2, pair, w, 0);
        self.b.branch(Op::BrNeImm, pair, 0, top);
        self.b.bind(exit);
    }

    fn range_chan(&mut self, range: &'a RangeStmt, elem: Ty, name: Option<vo_syntax::Symbol>) {
        let ch = self.alloc(1);
        self.expr_into(&range.x, ch);
        let shape = self.shape(elem);
        let word = self.is_channel_word(elem);
        // What was received: a word and whether it was sent, or in memory.
        let received = self.alloc(2);
        let off = if word { 0 } else { self.frame_alloc(shape.size) };
        self.keep_all();
        let (exit, again) = (self.b.label(), self.b.label());
        let bottom = self.b.label();
        self.b.jump(bottom);
        let top = self.b.loop_header();
        let scope = self.open_scope();
        if Self::range_target(range, 0).is_some() {
            let value = self.alloc(shape.regs);
            if word {
                self.op(Op::Mov, value, received, 0);
            } else {
                self.load(Place::frame(self.frame_reg, off), elem, value);
            }
            self.set_range_value(range, 0, value, elem);
        }
        self.loop_body(range, name, exit, again);
        self.close_scope(scope);
        self.b.bind(again);
        self.b.bind(bottom);
        let mark = self.next;
        if word {
            let w = self.native_ints("rt.chan_recv_word", &[ch], 2);
            self.op(Op::Mov2, received, w, 0);
        } else {
            let addr = self.alloc(1);
            self.frame_addr(addr, off);
            let ok = self.native_ints("rt.chan_recv", &[ch, addr], 1);
            self.op(Op::Mov, received + 1, ok, 0);
        }
        self.b.branch(Op::BrT, received + 1, 0, top);
        self.free_above(mark);
        self.b.bind(exit);
    }
}

/// Whether a condition is small enough to be lowered twice.
fn is_small(e: &Expr) -> bool {
    fn nodes(e: &Expr, budget: u32) -> u32 {
        if budget == 0 {
            return 0;
        }
        let spend = |budget: u32, e: &Expr| if budget == 0 { 0 } else { nodes(e, budget) };
        let left = budget - 1;
        match &e.kind {
            ExprKind::FuncLit(_) | ExprKind::CompositeLit(_) => 0,
            ExprKind::Paren(x) | ExprKind::Selector(x, _) | ExprKind::Star(x) | ExprKind::Unary(_, x) => spend(left, x),
            ExprKind::Binary(binary) => spend(spend(left, &binary.x), &binary.y),
            ExprKind::Index(index) => index.indices.iter().fold(spend(left, &index.x), spend),
            ExprKind::Call(call) => call.args.iter().fold(spend(left, &call.fun), spend),
            ExprKind::TypeAssert(assert) => spend(left, &assert.x),
            ExprKind::Slice(slice) => {
                [&slice.lo, &slice.hi, &slice.max].into_iter().flatten().fold(spend(left, &slice.x), spend)
            }
            _ => left,
        }
    }
    nodes(e, MAX_REPEATED_NODES) > 0
}

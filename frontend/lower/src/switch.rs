//! Expression switches and type switches.

use vo_bytecode::{Label, Op};
use vo_syntax::ast::{BinaryOp, CaseClause, Expr, SwitchStmt, TypeSwitchStmt};
use vo_types::{Mode, Ty, TypeKind, Value};

use crate::func::{Lower, Storage, Target};

/// Switches over at least this many integer constants use a jump table, if they are dense.
const MIN_TABLE_CASES: usize = 5;

impl<'a> Lower<'_, '_, 'a> {
    pub fn switch(&mut self, switch: &'a SwitchStmt) {
        let name = self.pending_label.take();
        let scope = self.open_scope();
        if let Some(init) = &switch.init {
            self.stmt(init);
        }
        let end = self.b.label();
        let labels: Vec<Label> = switch.clauses.iter().map(|_| self.b.label()).collect();
        let default = switch.clauses.iter().position(|c| c.is_default).map_or(end, |k| labels[k]);
        match &switch.tag {
            Some(tag) => self.dispatch(tag, &switch.clauses, &labels, default),
            None => {
                for (clause, &label) in switch.clauses.iter().zip(&labels) {
                    for e in &clause.exprs {
                        self.at(e.pos());
                        self.branch_if(e, true, label);
                    }
                }
                self.b.jump(default);
            }
        }
        self.keep_all();
        self.targets.push(Target { label: name, on_break: end, on_continue: None });
        let outer_next = self.next_clause;
        for (k, clause) in switch.clauses.iter().enumerate() {
            self.b.bind(labels[k]);
            self.next_clause = labels.get(k + 1).copied();
            self.block(&clause.body);
            if k + 1 < switch.clauses.len() && !crate::stmt::ends_control(&clause.body) {
                self.b.jump(end);
            }
        }
        self.next_clause = outer_next;
        self.targets.pop();
        self.b.bind(end);
        self.close_scope(scope);
    }

    /// Jumps to the clause that the tag selects.
    fn dispatch(&mut self, tag: &'a Expr, clauses: &'a [CaseClause], labels: &[Label], default: Label) {
        let tag_ty = self.ty(tag);
        let tag_reg = self.expr(tag);
        let is_int = matches!(self.kind(tag_ty), TypeKind::Basic(b) if b.is_integer());
        if is_int && self.jump_table(tag_ty, tag_reg, clauses, labels, default) {
            return;
        }
        for (clause, &label) in clauses.iter().zip(labels) {
            for e in &clause.exprs {
                let mark = self.next;
                self.at(e.pos());
                self.case(tag_reg, tag_ty, e, label);
                self.free_above(mark);
            }
        }
        self.b.jump(default);
    }

    /// Jumps to `label` if the tag equals a case's value.
    fn case(&mut self, tag: u16, tag_ty: Ty, e: &'a Expr, label: Label) {
        let kind = self.kind(tag_ty);
        if self.info().expr(e.id).mode == Mode::Nil {
            self.b.branch(Op::BrEqImm, tag, 0, label);
            return;
        }
        let e_ty = self.ty(e);
        if self.is_interface(tag_ty) != self.is_interface(e_ty) {
            let iface = if self.is_interface(tag_ty) { tag_ty } else { e_ty };
            let tag = self.converted(tag, tag_ty, iface);
            let value = self.expr_as(e, iface);
            let reg = self.ifaces_equal(tag, iface, value, iface);
            self.b.branch(Op::BrT, reg, 0, label);
            return;
        }
        match kind {
            TypeKind::Basic(basic) if basic.is_integer() || basic.is_boolean() => {
                if let Some(imm) = self.case_constant(e).and_then(|c| i16::try_from(c).ok()) {
                    self.b.branch(Op::BrEqImm, tag, imm as u16, label);
                } else {
                    let value = self.expr(e);
                    self.b.branch(Op::BrEq, tag, value, label);
                }
            }
            TypeKind::Basic(basic) if basic.is_string() => {
                let value = self.expr(e);
                let reg = self.alloc(1);
                self.op(Op::StrEq, reg, tag, value);
                self.b.branch(Op::BrT, reg, 0, label);
            }
            _ => {
                let value = self.expr_as(e, tag_ty);
                let differ = self.b.label();
                if self.is_interface(tag_ty) {
                    let reg = self.ifaces_equal(tag, tag_ty, value, e_ty);
                    self.b.branch(Op::BrT, reg, 0, label);
                } else {
                    self.branch_unequal(tag_ty, tag, value, differ);
                    self.b.jump(label);
                }
                self.b.bind(differ);
            }
        }
    }

    fn case_constant(&self, e: &Expr) -> Option<i64> {
        match self.info().constant(e.id)? {
            Value::Bool(b) => Some(i64::from(*b)),
            _ => self.const_int(e),
        }
    }

    /// Dispatches over dense integer constants by `br.table`.
    fn jump_table(&mut self, ty: Ty, tag: u16, clauses: &[CaseClause], labels: &[Label], default: Label) -> bool {
        let mut cases: Vec<(i64, Label)> = Vec::new();
        for (clause, &label) in clauses.iter().zip(labels) {
            for e in &clause.exprs {
                let Some(value) = self.const_int(e) else { return false };
                if !cases.iter().any(|c| c.0 == value) {
                    cases.push((value, label));
                }
            }
        }
        let (Some(min), Some(max)) = (cases.iter().map(|c| c.0).min(), cases.iter().map(|c| c.0).max()) else {
            return false;
        };
        let span = i128::from(max) - i128::from(min) + 1;
        let unsigned_word = self.int_repr(ty) == (64, false);
        if cases.len() < MIN_TABLE_CASES || span > 4 * cases.len() as i128 || (unsigned_word && min < 0) {
            return false;
        }
        let base = if (0..8).contains(&min) { 0 } else { min };
        let mut table = vec![default; (max - base + 1) as usize];
        for (value, label) in cases {
            table[(value - base) as usize] = label;
        }
        let index = if base == 0 {
            tag
        } else {
            let index = self.alloc(1);
            self.int_const_arithmetic(BinaryOp::Sub, (64, true), index, tag, base);
            index
        };
        self.b.branch_table(index, &table);
        self.b.jump(default);
        true
    }

    // ---------------------------------------------------------------------------------- type switch

    pub fn type_switch(&mut self, switch: &'a TypeSwitchStmt) {
        let name = self.pending_label.take();
        let scope = self.open_scope();
        if let Some(init) = &switch.init {
            self.stmt(init);
        }
        let from = self.ty(&switch.x);
        let value = self.alloc(2);
        self.expr_into(&switch.x, value);
        let dynamic = self.dynamic_type(value, from);
        self.keep_all();
        let end = self.b.label();
        let labels: Vec<Label> = switch.clauses.iter().map(|_| self.b.label()).collect();
        let default = switch.clauses.iter().position(|c| c.is_default).map_or(end, |k| labels[k]);
        let itab = self.alloc(1);
        self.keep_all();
        for (clause, &label) in switch.clauses.iter().zip(&labels) {
            for e in &clause.exprs {
                let mark = self.next;
                self.at(e.pos());
                self.type_case(e, dynamic, itab, label);
                self.free_above(mark);
            }
        }
        self.b.jump(default);
        self.targets.push(Target { label: name, on_break: end, on_continue: None });
        for (k, clause) in switch.clauses.iter().enumerate() {
            self.b.bind(labels[k]);
            let inner = self.open_scope();
            self.bind_clause(clause, value, from, itab);
            self.stmts(&clause.body);
            self.close_scope(inner);
            if k + 1 < switch.clauses.len() && !crate::stmt::ends_control(&clause.body) {
                self.b.jump(end);
            }
        }
        self.targets.pop();
        self.b.bind(end);
        self.close_scope(scope);
    }

    /// Jumps to `label` if the dynamic type is that of a case. Interface cases leave the itab.
    fn type_case(&mut self, e: &'a Expr, dynamic: u16, itab: u16, label: Label) {
        if self.info().expr(e.id).mode == Mode::Nil {
            self.b.branch(Op::BrEqImm, dynamic, 0, label);
            return;
        }
        let ty = self.ty(e);
        if self.is_interface(ty) {
            if self.is_empty_interface(ty) {
                self.op(Op::Mov, itab, dynamic, 0);
                self.b.branch(Op::BrNeImm, dynamic, 0, label);
                return;
            }
            let next = self.b.label();
            self.b.branch(Op::BrEqImm, dynamic, 0, next);
            let iface = self.type_addr(ty);
            let w = self.native_ints("rt.assert_iface_ok", &[iface, dynamic], 1);
            self.op(Op::Mov, itab, w, 0);
            self.b.branch(Op::BrNeImm, itab, 0, label);
            self.b.bind(next);
        } else {
            let want = self.type_addr(ty);
            self.b.branch(Op::BrEq, dynamic, want, label);
        }
    }

    /// Declares the variable of a clause.
    fn bind_clause(&mut self, clause: &'a CaseClause, value: u16, from: Ty, itab: u16) {
        let Some(obj) = self.info().object(clause.id) else { return };
        let ty = self.obj_ty(obj);
        let placement = self.placement(obj, ty);
        let single = clause.exprs.len() == 1 && self.info().expr(clause.exprs[0].id).mode != Mode::Nil;
        let regs = self.shape(ty).regs;
        let source = self.alloc(regs);
        if !single {
            // Several types, nil or default: the variable has the type of the operand.
            self.move_value(from, source, value);
        } else if self.is_interface(ty) {
            self.op(Op::Mov, source, itab, 0);
            self.op(Op::Mov, source + 1, value + 1, 0);
        } else {
            self.unbox(value + 1, ty, source);
        }
        if placement == crate::decl::Placement::Reg {
            self.set_local(obj, Storage::Reg(source), ty);
            return;
        }
        self.keep_all();
        let storage = self.declare(obj, ty, placement);
        self.store(Self::storage_place(storage), ty, source);
    }
}

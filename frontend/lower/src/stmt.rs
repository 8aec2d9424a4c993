//! Statements, but for loops and switches.

use vo_bytecode::{Label, Op};
use vo_syntax::Symbol;
use vo_syntax::ast::{BranchKind, Decl, Expr, ExprKind, Ident, IfStmt, Stmt, StmtKind};
use vo_types::Ty;

use crate::call::CallKind;
use crate::func::Lower;

impl<'a> Lower<'_, '_, 'a> {
    /// The statements of a block, a scope of their own.
    pub fn block(&mut self, stmts: &'a [Stmt]) {
        let scope = self.open_scope();
        self.stmts(stmts);
        self.close_scope(scope);
    }

    pub fn stmts(&mut self, stmts: &'a [Stmt]) {
        for stmt in stmts {
            self.stmt(stmt);
        }
    }

    pub fn stmt(&mut self, stmt: &'a Stmt) {
        let mark = self.mark();
        self.at(stmt.span.lo);
        match &stmt.kind {
            StmtKind::Empty | StmtKind::Bad => {}
            StmtKind::Decl(decl) => {
                if let Decl::Var(group) = &**decl {
                    group.specs.iter().for_each(|spec| self.var_spec(spec));
                }
            }
            StmtKind::Labeled(labeled) => {
                let label = self.label_named(labeled.label.name);
                self.b.bind(label);
                if self.is_backward_target(labeled.label) {
                    self.loop_at(labeled.label.name);
                }
                self.pending_label = Some(labeled.label.name);
                self.stmt(&labeled.stmt);
                self.pending_label = None;
            }
            StmtKind::Expr(e) => self.expr_statement(e),
            StmtKind::Send(send) => self.send(send),
            StmtKind::IncDec(incdec) => self.inc_dec(incdec),
            StmtKind::Assign(assign) => {
                self.statement_base = self.next;
                self.assign(assign);
            }
            StmtKind::Define(define) => self.define(define),
            StmtKind::Go(call) => self.go_statement(call),
            StmtKind::Defer(call) => self.defer_statement(call),
            StmtKind::Return(values) => self.return_statement(values),
            StmtKind::Branch(kind, label) => self.branch_statement(*kind, *label, stmt),
            StmtKind::Block(block) => self.block(&block.stmts),
            StmtKind::If(if_) => self.if_statement(if_),
            StmtKind::Switch(switch) => self.switch(switch),
            StmtKind::TypeSwitch(switch) => self.type_switch(switch),
            StmtKind::Select(select) => self.select(select),
            StmtKind::For(for_) => self.for_statement(for_),
            StmtKind::Range(range) => self.range(range),
        }
        self.end_statement(mark);
    }

    fn expr_statement(&mut self, e: &'a Expr) {
        let inner = e.unparen();
        if let ExprKind::Call(call) = &inner.kind {
            match self.call_kind(call) {
                CallKind::Call => {
                    self.emit_call(call, None);
                    return;
                }
                CallKind::Builtin(builtin) => return self.builtin_statement(builtin, inner, call),
                _ => {}
            }
        }
        self.expr(inner);
    }

    fn if_statement(&mut self, if_: &'a IfStmt) {
        let scope = self.open_scope();
        if let Some(init) = &if_.init {
            self.stmt(init);
        }
        let end = self.b.label();
        let otherwise = if if_.els.is_some() { self.b.label() } else { end };
        self.at(if_.cond.pos());
        self.branch_if(&if_.cond, false, otherwise);
        self.block(&if_.then.stmts);
        if let Some(els) = &if_.els {
            if !ends_control(&if_.then.stmts) {
                self.b.jump(end);
            }
            self.b.bind(otherwise);
            self.stmt(els);
        }
        self.b.bind(end);
        self.close_scope(scope);
    }

    // ------------------------------------------------------------------------------------- return

    fn return_statement(&mut self, values: &'a [Expr]) {
        if self.range_body.is_some() {
            return self.return_from_range_body(values);
        }
        if values.is_empty() {
            return self.return_none();
        }
        let tys = self.abi.results.clone();
        if !self.result_vars.is_empty() && (self.defer_base.is_some() || !self.results_are_plain()) {
            self.set_results(values);
            return self.return_none();
        }
        let spread = values.len() != tys.len();
        if spread {
            return self.return_spread(&values[0]);
        }
        if let Some(out) = self.out_reg {
            let offsets = self.abi.out.as_ref().expect("an out pointer has an area").offsets.clone();
            // All values are evaluated before results, which callers do not see yet, are stored.
            for k in self.evaluation_order(values) {
                let mark = self.next;
                let reg = self.expr_as(&values[k], tys[k]);
                self.store_mem(out, offsets[k] as i32, tys[k], reg);
                self.free_above(mark);
            }
            return self.emit_ret(1);
        }
        if let ([value], [ty]) = (values, tys.as_slice()) {
            let reg = self.expr_as(value, *ty);
            return self.emit_ret(reg);
        }
        let nres = self.abi.nres;
        let first = self.alloc(nres);
        for k in self.evaluation_order(values) {
            let mark = self.next;
            let dst = first + self.abi.result_regs[k];
            self.expr_to(&values[k], tys[k], dst);
            self.free_above(mark);
        }
        self.emit_ret(first);
    }

    /// Whether nothing can observe result variables after the results of `return` are evaluated.
    fn results_are_plain(&self) -> bool {
        self.result_vars.iter().all(|var| matches!(var.storage, crate::func::Storage::Reg(_)))
    }

    /// `return f()` of several results.
    fn return_spread(&mut self, value: &'a Expr) {
        let tys = self.abi.results.clone();
        let values = self.multi_value(value);
        let same = values.iter().zip(&tys).all(|(&(_, from), &to)| from == to);
        if self.out_reg.is_none() && same && !values.is_empty() {
            // The callee's results lie as this function's have to.
            let shape_regs: u16 = tys.iter().map(|&ty| self.p.shape(ty).regs).sum();
            let first = values[0].0;
            let last = values[values.len() - 1];
            if last.0 + self.shape(last.1).regs == first + shape_regs {
                return self.emit_ret(first);
            }
        }
        self.store_results_and_return(&values);
    }

    fn store_results_and_return(&mut self, values: &[(u16, Ty)]) {
        let tys = self.abi.results.clone();
        if let Some(out) = self.out_reg {
            let offsets = self.abi.out.as_ref().expect("an out pointer has an area").offsets.clone();
            for ((&(value, from), &ty), &offset) in values.iter().zip(&tys).zip(&offsets) {
                let value = self.converted(value, from, ty);
                self.store_mem(out, offset as i32, ty, value);
            }
            return self.emit_ret(1);
        }
        let nres = self.abi.nres;
        let first = self.alloc(nres);
        for (k, (&(value, from), &ty)) in values.iter().zip(&tys).enumerate() {
            let value = self.converted(value, from, ty);
            self.move_value(ty, first + self.abi.result_regs[k], value);
        }
        self.emit_ret(first);
    }

    /// Assigns the operands of a `return` to the result variables.
    pub fn set_results(&mut self, values: &'a [Expr]) {
        let vars = self.result_vars.clone();
        if values.len() != vars.len() {
            let results = self.multi_value(&values[0]);
            for (var, &(value, from)) in vars.iter().zip(&results) {
                let value = self.converted(value, from, var.ty);
                self.store(Self::storage_place(var.storage), var.ty, value);
            }
            return;
        }
        let mut regs: smallvec::SmallVec<[u16; 4]> = smallvec::smallvec![0; values.len()];
        for k in self.evaluation_order(values) {
            let (value, var) = (&values[k], &vars[k]);
            let reg = self.expr_as(value, var.ty);
            let memory = self.shape(var.ty).memory;
            // A later store must not change what is returned.
            let reg = if k > 0 && memory && !self.is_temporary(value) {
                self.fresh_copy(reg, var.ty)
            } else if k > 0 && self.is_result_reg(reg) {
                let regs = self.shape(var.ty).regs;
                let copy = self.alloc(regs);
                self.move_value(var.ty, copy, reg);
                copy
            } else {
                reg
            };
            regs[k] = reg;
        }
        for (var, &reg) in vars.iter().zip(&regs) {
            self.store(Self::storage_place(var.storage), var.ty, reg);
        }
    }

    fn is_result_reg(&mut self, reg: u16) -> bool {
        let vars = self.result_vars.clone();
        vars.iter().any(|var| match var.storage {
            crate::func::Storage::Reg(first) => (first..first + self.p.shape(var.ty).regs).contains(&reg),
            _ => false,
        })
    }

    /// Returns what the result variables hold, or nothing.
    pub fn return_none(&mut self) {
        if let Some(base) = self.defer_base {
            self.op(Op::RunDefers, base, 0, 0);
        }
        if self.result_vars.is_empty() {
            return self.emit_ret(1);
        }
        self.return_result_vars();
    }

    // ----------------------------------------------------------------------------- labels, branches

    fn label_named(&mut self, name: Symbol) -> Label {
        if let Some(&label) = self.labels.get(&name) {
            return label;
        }
        let label = self.b.label();
        self.labels.insert(name, label);
        label
    }

    /// Whether a `goto` further down goes to the label: its target has to be a `loop`.
    fn is_backward_target(&self, label: Ident) -> bool {
        self.gotos.iter().any(|&(name, pos)| name == label.name && pos > label.span.lo)
    }

    fn loop_at(&mut self, name: Symbol) {
        let header = self.b.loop_header();
        self.labels.insert(name, header);
    }

    fn branch_statement(&mut self, kind: BranchKind, label: Option<Ident>, stmt: &'a Stmt) {
        match kind {
            BranchKind::Goto => {
                let Some(label) = label else { return };
                if self.range_body.is_some() && !self.own_labels.contains(&label.name) {
                    return self.branch_out_of_range_body(kind, Some(label));
                }
                let target = self.label_named(label.name);
                self.b.jump(target);
            }
            BranchKind::Fallthrough => {
                if let Some(next) = self.next_clause {
                    self.b.jump(next);
                }
            }
            BranchKind::Break | BranchKind::Continue => match self.branch_target(kind, label.map(|l| l.name)) {
                Some(target) => {
                    self.b.jump(target);
                }
                _ if self.range_body.is_some() => self.branch_out_of_range_body(kind, label),
                _ => self.unsupported(stmt.span, "this branch"),
            },
        }
    }
}

impl<'a> Lower<'_, '_, 'a> {
    /// Where a branch goes in this function.
    pub fn branch_target(&mut self, kind: BranchKind, label: Option<Symbol>) -> Option<Label> {
        if kind == BranchKind::Goto {
            let label = label?;
            return (self.range_body.is_none() || self.own_labels.contains(&label)).then(|| self.label_named(label));
        }
        let continues = kind == BranchKind::Continue;
        let found = self.targets.iter().rev().find(|t| {
            let named = label.is_none_or(|l| t.label == Some(l));
            named && (!continues || t.on_continue.is_some())
        })?;
        if continues { found.on_continue } else { Some(found.on_break) }
    }
}

/// Whether control can't get to the end of the statements.
pub(crate) fn ends_control(stmts: &[Stmt]) -> bool {
    matches!(stmts.last().map(|s| &s.kind), Some(StmtKind::Return(_) | StmtKind::Branch(..)))
}

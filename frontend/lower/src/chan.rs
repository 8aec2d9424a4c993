//! Channels: send, receive, select.

use smallvec::SmallVec;
use vo_bytecode::{Label, Op};
use vo_syntax::ast::{CommClause, Expr, ExprKind, SelectStmt, SendStmt, StmtKind, UnaryOp};
use vo_types::{Ty, TypeKind};

use crate::func::{Lower, Target};
use crate::layout::Piece;
use crate::place::Place;

/// Bytes of a case that `rt.select` reads: channel, address of the value, 0 for send or 1 for receive.
const SELECT_CASE_SIZE: i32 = 24;

/// A receive in a `select`: the frame memory of its value.
struct Received {
    ty: Ty,
    slot: i32,
}

impl<'a> Lower<'_, '_, 'a> {
    fn elem_of_chan(&mut self, ch: &Expr) -> Ty {
        let ty = self.ty(ch);
        match self.kind(ty) {
            TypeKind::Chan { elem, .. } => elem,
            _ => Ty::INVALID,
        }
    }

    pub fn send(&mut self, send: &'a SendStmt) {
        let elem = self.elem_of_chan(&send.chan);
        let ch = self.expr(&send.chan);
        if self.is_channel_word(elem) {
            let value = self.expr_as(&send.value, elem);
            self.at(send.arrow);
            self.native_ints("rt.chan_send_word", &[ch, value], 0);
            return;
        }
        let addr = self.value_in_memory(&send.value, elem);
        self.at(send.arrow);
        self.native_ints("rt.chan_send", &[ch, addr], 0);
    }

    /// Whether channels carry values of the type in a register: it is what their bytes are, zero-extended.
    pub fn is_channel_word(&mut self, elem: Ty) -> bool {
        let shape = self.shape(elem);
        let plain = |piece| matches!(piece, Piece::U8 | Piece::U16 | Piece::U32 | Piece::Word | Piece::Ptr);
        !shape.memory && matches!(shape.parts[..], [part] if plain(part.piece) && part.piece.size() == shape.size)
    }

    /// A register with the address of a value.
    fn value_in_memory(&mut self, e: &'a Expr, ty: Ty) -> u16 {
        let shape = self.shape(ty);
        let value = self.expr_as(e, ty);
        if shape.memory {
            return value;
        }
        let off = self.frame_alloc(shape.size);
        let addr = self.alloc(1);
        self.store_mem(self.frame_reg, off, ty, value);
        self.frame_addr(addr, off);
        addr
    }

    /// Receives; returns the value's registers and the register of `ok`.
    fn receive(&mut self, ch: &'a Expr) -> (u16, u16, Ty) {
        let elem = self.elem_of_chan(ch);
        let shape = self.shape(elem);
        let value = self.alloc(shape.regs);
        let ok = self.alloc(1);
        let ch_reg = self.expr(ch);
        if self.is_channel_word(elem) {
            self.at(ch.pos());
            let w = self.native_ints("rt.chan_recv_word", &[ch_reg], 2);
            self.op(Op::Mov2, value, w, 0);
            self.free_above(ok + 1);
            return (value, ok, elem);
        }
        let off = self.frame_alloc(shape.size);
        let addr = self.alloc(1);
        self.frame_addr(addr, off);
        self.at(ch.pos());
        let w = self.native_ints("rt.chan_recv", &[ch_reg, addr], 1);
        self.op(Op::Mov, ok, w, 0);
        self.load(Place::frame(self.frame_reg, off), elem, value);
        self.free_above(ok + 1);
        (value, ok, elem)
    }

    pub fn receive_into(&mut self, ch: &'a Expr, ty: Ty, dst: u16) {
        let (value, _, _) = self.receive(ch);
        self.move_value(ty, dst, value);
    }

    pub fn receive_ok(&mut self, ch: &'a Expr) -> SmallVec<[(u16, Ty); 4]> {
        let (value, ok, elem) = self.receive(ch);
        SmallVec::from_slice(&[(value, elem), (ok, Ty::BOOL)])
    }

    // -------------------------------------------------------------------------------------- select

    pub fn select(&mut self, select: &'a SelectStmt) {
        let name = self.pending_label.take();
        let scope = self.open_scope();
        let comms = select.clauses.iter().filter(|c| c.comm.is_some()).count();
        let has_default = comms < select.clauses.len();
        let cases = self.frame_alloc((comms as u64).max(1) * SELECT_CASE_SIZE as u64);
        let mut received: Vec<Option<Received>> = Vec::new();
        let mut number = 0;
        for clause in &select.clauses {
            let at = cases + number * SELECT_CASE_SIZE;
            received.push(self.select_case(clause, at));
            number += i32::from(clause.comm.is_some());
        }
        let addr = self.alloc(1);
        self.frame_addr(addr, cases);
        let count = self.int_temp(comms as i64);
        let default_flag = self.int_temp(i64::from(has_default));
        let outcome = self.alloc(2);
        let w = self.native_ints("rt.select", &[addr, count, default_flag], 2);
        self.op(Op::Mov2, outcome, w, 0);
        self.keep_all();
        let end = self.b.label();
        let labels: Vec<Label> = select.clauses.iter().map(|_| self.b.label()).collect();
        let mut number = 0u16;
        for (clause, &label) in select.clauses.iter().zip(&labels) {
            if clause.comm.is_some() {
                self.b.branch(Op::BrEqImm, outcome, number, label);
                number += 1;
            }
        }
        match select.clauses.iter().position(|c| c.comm.is_none()) {
            Some(default) => {
                self.b.jump(labels[default]);
            }
            None => self.op(Op::Unreachable, 0, 0, 0),
        }
        self.targets.push(Target { label: name, on_break: end, on_continue: None });
        for (k, clause) in select.clauses.iter().enumerate() {
            self.b.bind(labels[k]);
            let inner = self.open_scope();
            if let Some(received) = &received[k] {
                self.bind_received(clause, received, outcome + 1);
            }
            self.stmts(&clause.body);
            self.close_scope(inner);
            if !crate::stmt::ends_control(&clause.body) {
                self.b.jump(end);
            }
        }
        self.targets.pop();
        self.b.bind(end);
        self.close_scope(scope);
    }

    /// Evaluates the operands of a communication into case memory at frame offset `at`.
    fn select_case(&mut self, clause: &'a CommClause, at: i32) -> Option<Received> {
        let comm = clause.comm.as_ref()?;
        let mark = self.next;
        self.at(comm.span.lo);
        let result = if let StmtKind::Send(send) = &comm.kind {
            let elem = self.elem_of_chan(&send.chan);
            let ch = self.expr(&send.chan);
            let value = self.value_in_memory(&send.value, elem);
            self.store_case(at, ch, value, 0);
            None
        } else {
            let ch = received_channel(&comm.kind)?;
            let elem = self.elem_of_chan(ch);
            let size = self.shape(elem).size;
            let ch_reg = self.expr(ch);
            let slot = self.frame_alloc(size);
            let addr = self.alloc(1);
            self.frame_addr(addr, slot);
            self.store_case(at, ch_reg, addr, 1);
            Some(Received { ty: elem, slot })
        };
        self.free_above(mark);
        result
    }

    fn store_case(&mut self, at: i32, ch: u16, addr: u16, kind: i64) {
        self.opi(Op::StP, ch, self.frame_reg, at);
        self.opi(Op::StP, addr, self.frame_reg, at + 8);
        let kind = self.int_temp(kind);
        self.opi(Op::St64, kind, self.frame_reg, at + 16);
    }

    fn bind_received(&mut self, clause: &'a CommClause, received: &Received, ok: u16) {
        let lhs = match clause.comm.as_ref().map(|c| &c.kind) {
            Some(StmtKind::Define(define)) => &define.lhs,
            Some(StmtKind::Assign(assign)) => &assign.lhs,
            _ => return,
        };
        let define = matches!(clause.comm.as_ref().map(|c| &c.kind), Some(StmtKind::Define(_)));
        let regs = self.shape(received.ty).regs;
        for (k, target) in lhs.iter().enumerate() {
            if target.is_blank() {
                continue;
            }
            let (value, ty) = if k == 0 {
                let value = self.alloc(regs);
                self.load(Place::frame(self.frame_reg, received.slot), received.ty, value);
                (value, received.ty)
            } else {
                (ok, Ty::BOOL)
            };
            match self.new_variable(target).filter(|_| define) {
                Some(obj) => {
                    let to = self.obj_ty(obj);
                    let placement = self.placement(obj, to);
                    let value = self.converted(value, ty, to);
                    self.keep_all();
                    let storage = self.declare(obj, to, placement);
                    self.store(Self::storage_place(storage), to, value);
                }
                None => self.assign_value(target, value, ty),
            }
        }
    }
}

/// The channel that a receive statement receives from.
fn received_channel(kind: &StmtKind) -> Option<&Expr> {
    let e = match kind {
        StmtKind::Expr(e) => e,
        StmtKind::Assign(assign) => assign.rhs.first()?,
        StmtKind::Define(define) => define.rhs.first()?,
        _ => return None,
    };
    match &e.unparen().kind {
        ExprKind::Unary(UnaryOp::Recv, ch) => Some(ch),
        _ => None,
    }
}

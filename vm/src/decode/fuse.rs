//! Fusion of adjacent instructions into one decoded instruction.
//!
//! A dispatch costs about 1.2 ns whatever the instruction does, so what always runs together should be
//! one. No fused instruction but its first may be a branch target.

use vo_bytecode::{Inst, Op};

use super::Decoder;
use super::select::{branch_handlers, counting_handlers};
use crate::ops::pair::Kind;

impl Decoder<'_> {
    /// Decodes a group of instructions that begins at `pc`, if there is one; returns its length.
    pub(super) fn fuse(&mut self, pc: usize) -> Option<usize> {
        match self.code[pc].op {
            Op::Jmp => self.rotate(pc, pc),
            Op::AddImm => self.counting_loop(pc),
            _ => None,
        }
    }

    /// The instruction after `pc`, if only `pc` leads to it.
    fn follower(&self, pc: usize) -> Option<Inst> {
        let next = pc + 1;
        (!self.targets[next]).then(|| self.code.get(next).copied()).flatten()
    }

    /// `jmp` at `pc` to a loop header that begins with a conditional exit: tests the inverse condition
    /// here and continues behind the exit. With `first < pc`, an increment at `first` is part of it.
    fn rotate(&mut self, first: usize, pc: usize) -> Option<usize> {
        let header = self.code[pc].index();
        if !self.is_back_edge(pc, header as u32) {
            return None;
        }
        let exit = *self.code.get(header + 1)?;
        let inverse = inverse(exit)?;
        // A branch that stays in the loop is no exit: taking it from here would go round uncounted.
        if exit.index() <= pc {
            return None;
        }
        let handler = if first == pc {
            branch_handlers(inverse.op)?.rotated
        } else {
            counting_handlers(inverse.op).filter(|_| inverse.a == self.code[first].a)?.rotated
        };
        let consumed = pc + 1 - first;
        self.begin(first, consumed);
        self.push_branch(first, handler, inverse.a, inverse.b, header as u32);
        match inverse.op {
            Op::BrLtS if first < pc => self.set_kind(Kind::IncBrLts),
            Op::BrLtSImm if first < pc => self.set_kind(Kind::IncBrLtsImm),
            _ => {}
        }
        let target = exit.index() as u32;
        if target as usize != pc + 1 {
            self.jump(pc, target);
        }
        Some(consumed)
    }

    /// `a += 1` and the back edge after it.
    fn counting_loop(&mut self, pc: usize) -> Option<usize> {
        let add = self.code[pc];
        if add.a != add.b || add.cd() != 1 {
            return None;
        }
        let branch = self.follower(pc)?;
        if branch.op == Op::Jmp {
            return self.rotate(pc, pc + 1);
        }
        let target = branch.index() as u32;
        let handlers = counting_handlers(branch.op)?;
        if branch.a != add.a || !self.is_back_edge(pc + 1, target) {
            return None;
        }
        self.begin(pc, 2);
        self.push_branch(pc, handlers.back, branch.a, branch.b, target);
        Some(2)
    }
}

/// The conditional branch on the opposite condition.
fn inverse(branch: Inst) -> Option<Inst> {
    let Inst { op, a, b, c, d } = branch;
    let with = |op| Some(Inst { op, a, b, c, d });
    let swapped = |op| Some(Inst { op, a: b, b: a, c, d });
    match op {
        Op::BrT => with(Op::BrF),
        Op::BrF => with(Op::BrT),
        Op::BrEq => with(Op::BrNe),
        Op::BrNe => with(Op::BrEq),
        Op::BrLtS => swapped(Op::BrLeS),
        Op::BrLeS => swapped(Op::BrLtS),
        Op::BrLtU => swapped(Op::BrLeU),
        Op::BrLeU => swapped(Op::BrLtU),
        Op::BrEqImm => with(Op::BrNeImm),
        Op::BrNeImm => with(Op::BrEqImm),
        Op::BrLtSImm => with(Op::BrGeSImm),
        Op::BrGeSImm => with(Op::BrLtSImm),
        Op::BrLeSImm => with(Op::BrGtSImm),
        Op::BrGtSImm => with(Op::BrLeSImm),
        Op::BrEqF => with(Op::BrNeF),
        Op::BrNeF => with(Op::BrEqF),
        Op::BrLtF => with(Op::BrNltF),
        Op::BrNltF => with(Op::BrLtF),
        Op::BrLeF => with(Op::BrNleF),
        Op::BrNleF => with(Op::BrLeF),
        _ => None,
    }
}

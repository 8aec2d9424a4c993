//! What is known of registers at each block: which hold an address that is not nil.
//!
//! A forward analysis over the bytecode: at a join a fact holds if it holds on every edge. Checks of nil
//! are left out where the fact holds, loops included, which no analysis of single blocks can do.

use vo_bytecode::module::Access;
use vo_bytecode::{FuncId, Function, Inst, Module, Op};

use crate::flow::Flow;

/// A set of small numbers: registers, or registers by class.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RegSet(Vec<u64>);

impl RegSet {
    pub fn empty(regs: usize) -> RegSet {
        RegSet(vec![0; regs.div_ceil(64)])
    }

    fn full(regs: usize) -> RegSet {
        RegSet(vec![!0; regs.div_ceil(64)])
    }

    pub fn contains(&self, member: impl Into<usize>) -> bool {
        let member = member.into();
        self.0[member / 64] >> (member % 64) & 1 != 0
    }

    pub fn insert(&mut self, member: impl Into<usize>) {
        let member = member.into();
        self.0[member / 64] |= 1 << (member % 64);
    }

    pub fn remove(&mut self, member: impl Into<usize>) {
        let member = member.into();
        self.0[member / 64] &= !(1 << (member % 64));
    }

    fn set(&mut self, reg: u16, to: bool) {
        if to { self.insert(reg) } else { self.remove(reg) }
    }

    /// Adds what `other` has; whether that added something.
    pub fn unite(&mut self, other: &RegSet) -> bool {
        let mut changed = false;
        for (a, b) in self.0.iter_mut().zip(&other.0) {
            changed |= b & !*a != 0;
            *a |= b;
        }
        changed
    }

    /// Keeps what `other` has too; whether that removed something.
    fn intersect(&mut self, other: &RegSet) -> bool {
        let mut changed = false;
        for (a, b) in self.0.iter_mut().zip(&other.0) {
            changed |= *a & !b != 0;
            *a &= b;
        }
        changed
    }
}

/// The base register whose nil check `inst` implies.
pub fn checked_base(inst: Inst) -> Option<u16> {
    let op = inst.op as u16;
    let within = |first: Op, last: Op| (first as u16..=last as u16).contains(&op);
    if within(Op::Ld8S, Op::Ld3) || within(Op::St8, Op::StIface) {
        return Some(inst.b);
    }
    match inst.op {
        Op::NilChk => Some(inst.a),
        Op::CallClosure | Op::CallIface => Some(inst.b),
        _ => None,
    }
}

/// Updates the registers known not to be nil across `inst`.
pub fn step(module: &Module, func: FuncId, inst: Inst, known: &mut RegSet) {
    if let Some(base) = checked_base(inst) {
        known.insert(base);
    }
    let result = match inst.op {
        Op::FuncVal
        | Op::GlobalAddr
        | Op::TypeAddr
        | Op::ItabAddr
        | Op::New
        | Op::NewClosure
        | Op::Frame
        | Op::IdxAddr => Some(true),
        Op::Mov | Op::ElemAddr => Some(known.contains(inst.b)),
        Op::AddImm => Some(inst.cd() >= 0 && known.contains(inst.b)),
        Op::Mov2 => {
            let (first, second) = (known.contains(inst.b), known.contains(inst.b + 1));
            known.set(inst.a, first);
            known.set(inst.a + 1, second);
            return;
        }
        _ => None,
    };
    match result {
        Some(not_nil) => known.set(inst.a, not_nil),
        None => module.for_each_reg(func, inst, |reg, _, access| {
            if access == Access::Def {
                known.remove(reg);
            }
        }),
    }
}

/// The registers known not to be nil where each block starts. Nothing is known at the roots, except that
/// r0 holds the callee word.
pub fn not_nil(module: &Module, func: FuncId, function: &Function, flow: &Flow, roots: &[u32]) -> Vec<RegSet> {
    let regs = function.nregs as usize + 1;
    let mut at_start = vec![RegSet::full(regs); flow.blocks.len()];
    let mut pending: Vec<usize> = (0..flow.blocks.len()).rev().collect();
    let mut queued = vec![true; flow.blocks.len()];
    for &root in roots {
        let mut set = RegSet::empty(regs);
        set.insert(0usize);
        at_start[flow.block_index(root).expect("a root is reachable")] = set;
    }
    while let Some(k) = pending.pop() {
        queued[k] = false;
        let mut known = at_start[k].clone();
        let block = &flow.blocks[k];
        for pc in block.start..block.end {
            step(module, func, function.code[pc as usize], &mut known);
        }
        for &s in &block.successors {
            let successor = flow.block_index(s).expect("a successor is reachable");
            if at_start[successor].intersect(&known) && !std::mem::replace(&mut queued[successor], true) {
                pending.push(successor);
            }
        }
    }
    at_start
}

#[cfg(test)]
mod tests {
    use super::*;
    use vo_bytecode::{FunctionBuilder, Signature};

    #[test]
    fn a_check_before_a_loop_holds_inside_it() {
        let mut b = FunctionBuilder::default();
        b.ab_imm(Op::Ld64, 2, 1, 0);
        let head = b.loop_header();
        b.ab_imm(Op::Ld64, 2, 1, 0);
        b.branch(Op::BrT, 2, 0, head);
        b.abc(Op::Ret, 2, 0, 0);
        b.reserve_regs(3);
        let f = b.finish();
        let module = Module { sigs: vec![Signature::default()], functions: vec![f], ..Module::default() };
        let f = &module.functions[0];
        let flow = Flow::new(f, &[0]);
        let facts = not_nil(&module, FuncId(0), f, &flow, &[0]);
        let head = flow.block_index(1).expect("the loop is reachable");
        assert!(facts[head].contains(1usize));
        assert!(!facts[head].contains(2usize));
        assert!(!facts[0].contains(1usize));
    }
}

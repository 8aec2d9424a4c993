//! What is known of registers at each block: which hold an address that is not nil, and which hold an
//! unsigned number of 32 bits.
//!
//! A forward analysis over the bytecode: at a join a fact holds if it holds on every edge. Checks of nil
//! are left out where the fact holds, loops included, which no analysis of single blocks can do; shifts
//! of narrow numbers are seen to be rotations.

use vo_bytecode::module::Access;
use vo_bytecode::{FuncId, Function, Inst, Module, Op};

use crate::flow::Flow;

/// A set of small numbers: registers, registers by class, or blocks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BitSet(Vec<u64>);

impl BitSet {
    pub fn empty(regs: usize) -> BitSet {
        BitSet(vec![0; regs.div_ceil(64)])
    }

    fn full(regs: usize) -> BitSet {
        BitSet(vec![!0; regs.div_ceil(64)])
    }

    pub fn contains(&self, member: impl Into<usize>) -> bool {
        let member = member.into();
        self.0.get(member / 64).is_some_and(|word| word >> (member % 64) & 1 != 0)
    }

    pub fn insert(&mut self, member: impl Into<usize>) {
        let member = member.into();
        self.0[member / 64] |= 1 << (member % 64);
    }

    pub fn remove(&mut self, member: impl Into<usize>) {
        let member = member.into();
        self.0[member / 64] &= !(1 << (member % 64));
    }

    pub fn len(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    fn set(&mut self, reg: u16, to: bool) {
        if to { self.insert(reg) } else { self.remove(reg) }
    }

    /// Adds what `other` has; whether that added something.
    pub fn unite(&mut self, other: &BitSet) -> bool {
        let mut changed = false;
        for (a, b) in self.0.iter_mut().zip(&other.0) {
            changed |= b & !*a != 0;
            *a |= b;
        }
        changed
    }

    /// Keeps what `other` has too; whether that removed something.
    fn intersect(&mut self, other: &BitSet) -> bool {
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

/// What is known of the registers at one point.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Facts {
    /// Registers that are not nil.
    pub not_nil: BitSet,
    /// Registers below 2^32, unsigned.
    pub narrow: BitSet,
}

impl Facts {
    pub fn none(regs: usize) -> Facts {
        Facts { not_nil: BitSet::empty(regs), narrow: BitSet::empty(regs) }
    }

    fn all(regs: usize) -> Facts {
        Facts { not_nil: BitSet::full(regs), narrow: BitSet::full(regs) }
    }

    fn intersect(&mut self, other: &Facts) -> bool {
        self.not_nil.intersect(&other.not_nil) | self.narrow.intersect(&other.narrow)
    }

    /// Updates the facts across `inst`.
    pub fn step(&mut self, module: &Module, func: FuncId, inst: Inst) {
        if let Some(base) = checked_base(inst) {
            self.not_nil.insert(base);
        }
        if inst.op == Op::Mov2 {
            for set in [&mut self.not_nil, &mut self.narrow] {
                let (first, second) = (set.contains(inst.b), set.contains(inst.b + 1));
                set.set(inst.a, first);
                set.set(inst.a + 1, second);
            }
            return;
        }
        let (not_nil, narrow) = (self.gives_not_nil(inst), self.gives_narrow(inst));
        module.for_each_reg(func, inst, |reg, _, access| {
            if access == Access::Def {
                self.not_nil.remove(reg);
                self.narrow.remove(reg);
            }
        });
        if not_nil {
            self.not_nil.insert(inst.a);
        }
        if narrow {
            self.narrow.insert(inst.a);
        }
    }

    /// Whether `inst` leaves in `a` what is not nil.
    fn gives_not_nil(&self, inst: Inst) -> bool {
        match inst.op {
            Op::FuncVal
            | Op::GlobalAddr
            | Op::TypeAddr
            | Op::ItabAddr
            | Op::New
            | Op::NewClosure
            | Op::Frame
            | Op::IdxAddr => true,
            Op::Mov | Op::ElemAddr => self.not_nil.contains(inst.b),
            Op::AddImm => inst.cd() >= 0 && self.not_nil.contains(inst.b),
            _ => false,
        }
    }

    /// Whether `inst` leaves in `a` a number below 2^32.
    fn gives_narrow(&self, inst: Inst) -> bool {
        let [b, c] = [inst.b, inst.c].map(|reg| self.narrow.contains(reg));
        match inst.op {
            Op::AddU32
            | Op::SubU32
            | Op::MulU32
            | Op::ShlU32
            | Op::NotU32
            | Op::AddImmU32
            | Op::ShlImmU32
            | Op::RotlU32
            | Op::RotlImmU32
            | Op::Zext8
            | Op::Zext16
            | Op::Zext32
            | Op::Ld8U
            | Op::Ld16U
            | Op::Ld32U
            | Op::Ldx8U
            | Op::Ldx16U
            | Op::Ldx32U
            | Op::Lde8U
            | Op::Lde16U
            | Op::Lde32U => true,
            Op::ConstI => inst.cd() >= 0,
            Op::AndImm => b || inst.cd() >= 0,
            Op::OrImm | Op::XorImm => b && inst.cd() >= 0,
            Op::And => b || c,
            Op::Or | Op::Xor => b && c,
            Op::Mov | Op::AndNot | Op::ShrU | Op::ShrUImm => b,
            _ => false,
        }
    }
}

/// The facts where each block starts. Nothing is known at the roots, except that r0 holds the callee
/// word, and that the registers `narrow` are below 2^32 at the first.
pub fn at_blocks(
    module: &Module,
    func: FuncId,
    function: &Function,
    flow: &Flow,
    roots: &[u32],
    narrow: &[u16],
) -> Vec<Facts> {
    let regs = function.nregs as usize + 1;
    let mut at_start = vec![Facts::all(regs); flow.blocks.len()];
    let mut pending: Vec<usize> = (0..flow.blocks.len()).rev().collect();
    let mut queued = vec![true; flow.blocks.len()];
    for (k, &root) in roots.iter().enumerate() {
        let mut facts = Facts::none(regs);
        facts.not_nil.insert(0usize);
        if k == 0 {
            narrow.iter().for_each(|&reg| facts.narrow.insert(reg));
        }
        at_start[flow.block_index(root).expect("a root is reachable")] = facts;
    }
    while let Some(k) = pending.pop() {
        queued[k] = false;
        let mut facts = at_start[k].clone();
        let block = &flow.blocks[k];
        for pc in block.start..block.end {
            facts.step(module, func, function.code[pc as usize]);
        }
        for &s in &block.successors {
            let successor = flow.block_index(s).expect("a successor is reachable");
            if at_start[successor].intersect(&facts) && !std::mem::replace(&mut queued[successor], true) {
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
        let facts = at_blocks(&module, FuncId(0), f, &flow, &[0], &[]);
        let head = flow.block_index(1).expect("the loop is reachable");
        assert!(facts[head].not_nil.contains(1usize));
        assert!(!facts[head].not_nil.contains(2usize));
        assert!(!facts[0].not_nil.contains(1usize));
    }
}

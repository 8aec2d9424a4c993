//! Counting loops: those whose only way back compares a counter, stepped in each round, with a bound that
//! stays the same in the loop.

use cranelift_codegen::ir::condcodes::{CondCode, IntCC};
use vo_bytecode::module::Access;
use vo_bytecode::{FuncId, Function, Inst, Module, Op};

use crate::facts::BitSet;
use crate::flow::Flow;

/// What a counter is compared with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bound {
    Register(u16),
    Constant(i64),
}

/// What is added to a counter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    Register(u16),
    Constant(i64),
}

/// A loop that goes on while `counter <condition> bound`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CountingLoop {
    /// The branch back to the header.
    pub branch: u32,
    pub counter: u16,
    pub condition: IntCC,
    pub bound: Bound,
    pub step: Step,
    /// Whether it starts at a constant and ends at one, near each other.
    pub is_short: bool,
}

/// The counting loop whose header starts block `header`, if it is one.
pub fn counting_loop(
    module: &Module,
    func: FuncId,
    function: &Function,
    flow: &Flow,
    header: usize,
) -> Option<CountingLoop> {
    let predecessors = &flow.blocks[header].predecessors;
    let body = flow.natural_loop(header)?;
    if flow.is_entered_inside(&body, header) {
        return None;
    }
    let mut back_edges = predecessors.iter().filter(|&&block| body.contains(block));
    let (&last, None) = (back_edges.next()?, back_edges.next()) else { return None };
    let branch = flow.blocks[last].end - 1;
    let inst = function.code[branch as usize];
    if inst.index() as u32 != flow.blocks[header].start {
        return None;
    }
    let code = Code { module, func, function, flow };
    comparisons(inst).into_iter().flatten().find_map(|(counter, condition, bound)| {
        let fixed = matches!(bound, Bound::Constant(_)) || !code.defines(&body, bound_register(bound)?);
        let step = code.step(&body, counter).filter(|&step| leads_to(condition, step))?;
        let is_short = code.is_short(predecessors, &body, counter, bound);
        fixed.then_some(CountingLoop { branch, counter, condition, bound, step, is_short })
    })
}

fn bound_register(bound: Bound) -> Option<u16> {
    match bound {
        Bound::Register(reg) => Some(reg),
        Bound::Constant(_) => None,
    }
}

/// The readings of a branch as a comparison of a counter with a bound.
fn comparisons(branch: Inst) -> [Option<(u16, IntCC, Bound)>; 2] {
    let imm = |condition| [Some((branch.a, condition, Bound::Constant(i64::from(branch.b as i16)))), None];
    let both = |condition: IntCC| {
        [
            Some((branch.a, condition, Bound::Register(branch.b))),
            Some((branch.b, condition.swap_args(), Bound::Register(branch.a))),
        ]
    };
    match branch.op {
        Op::BrLtS => both(IntCC::SignedLessThan),
        Op::BrLeS => both(IntCC::SignedLessThanOrEqual),
        Op::BrLtU => both(IntCC::UnsignedLessThan),
        Op::BrLeU => both(IntCC::UnsignedLessThanOrEqual),
        Op::BrLtSImm => imm(IntCC::SignedLessThan),
        Op::BrLeSImm => imm(IntCC::SignedLessThanOrEqual),
        Op::BrGtSImm => imm(IntCC::SignedGreaterThan),
        Op::BrGeSImm => imm(IntCC::SignedGreaterThanOrEqual),
        _ => [None, None],
    }
}

/// Whether the condition is about numbers below the bound.
pub fn counts_up(condition: IntCC) -> bool {
    use IntCC::*;
    matches!(condition, SignedLessThan | SignedLessThanOrEqual | UnsignedLessThan | UnsignedLessThanOrEqual)
}

/// Whether the step leads to the end of a loop with the condition. What a register holds is not known.
fn leads_to(condition: IntCC, step: Step) -> bool {
    match step {
        Step::Register(_) => counts_up(condition),
        Step::Constant(n) => n != 0 && (n > 0) == counts_up(condition),
    }
}

struct Code<'a> {
    module: &'a Module,
    func: FuncId,
    function: &'a Function,
    flow: &'a Flow,
}

impl Code<'_> {
    fn instructions(&self, block: usize) -> impl DoubleEndedIterator<Item = Inst> {
        let block = &self.flow.blocks[block];
        self.function.code[block.start as usize..block.end as usize].iter().copied()
    }

    fn inst_defines(&self, inst: Inst, reg: u16) -> bool {
        let mut found = false;
        self.module.for_each_reg(self.func, inst, |r, _, access| found |= r == reg && access == Access::Def);
        found
    }

    fn blocks(&self, body: &BitSet) -> impl Iterator<Item = usize> {
        (0..self.flow.blocks.len()).filter(|&block| body.contains(block))
    }

    fn defines(&self, body: &BitSet, reg: u16) -> bool {
        self.blocks(body).any(|block| self.instructions(block).any(|inst| self.inst_defines(inst, reg)))
    }

    /// What is added to the counter in the loop, by the first instruction that adds to it.
    fn step(&self, body: &BitSet, counter: u16) -> Option<Step> {
        self.blocks(body).flat_map(|block| self.instructions(block)).find_map(|inst| match inst.op {
            Op::AddImm if inst.a == counter && inst.b == counter => Some(Step::Constant(i64::from(inst.cd()))),
            Op::Add if inst.a == counter && inst.b == counter => Some(Step::Register(inst.c)),
            _ => None,
        })
    }

    /// Whether each way into the loop sets the counter to a constant near the bound, which is one too.
    fn is_short(&self, predecessors: &[usize], body: &BitSet, counter: u16, bound: Bound) -> bool {
        const NEAR: i64 = 1 << 15;
        let Bound::Constant(_) = bound else { return false };
        let mut entries = predecessors.iter().filter(|&&block| !body.contains(block)).peekable();
        entries.peek().is_some()
            && entries.all(|&block| {
                let set = self.instructions(block).rev().find(|&inst| self.inst_defines(inst, counter));
                set.is_some_and(|inst| inst.op == Op::ConstI && i64::from(inst.cd()).abs() <= NEAR)
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vo_bytecode::{FunctionBuilder, Signature};

    fn first_loop(build: impl FnOnce(&mut FunctionBuilder)) -> Option<CountingLoop> {
        let mut b = FunctionBuilder::default();
        build(&mut b);
        b.abc(Op::Ret, 1, 0, 0);
        b.reserve_regs(9);
        let function = b.finish();
        let module = Module { sigs: vec![Signature::default()], functions: vec![function], ..Module::default() };
        let function = &module.functions[0];
        let flow = Flow::new(function, &[0]);
        let header = flow.block_index(function.loops[0]).expect("the loop is reachable");
        counting_loop(&module, FuncId(0), function, &flow, header)
    }

    #[test]
    fn a_loop_to_a_fixed_bound_counts() {
        let found = first_loop(|b| {
            b.ab_imm(Op::ConstI, 1, 0, 0);
            let head = b.loop_header();
            b.ab_imm(Op::AddImm, 1, 1, 2);
            b.branch(Op::BrLtS, 1, 2, head);
        });
        let found = found.expect("it counts");
        assert_eq!((found.counter, found.bound, found.step), (1, Bound::Register(2), Step::Constant(2)));
        assert_eq!((found.branch, found.condition, found.is_short), (3, IntCC::SignedLessThan, false));
    }

    #[test]
    fn a_loop_between_constants_is_short() {
        let found = first_loop(|b| {
            b.ab_imm(Op::ConstI, 1, 0, 63);
            let head = b.loop_header();
            b.ab_imm(Op::AddImm, 1, 1, -1);
            b.branch(Op::BrGeSImm, 1, 0, head);
        });
        assert!(found.expect("it counts").is_short);
    }

    #[test]
    fn a_bound_that_moves_or_a_step_that_leads_away_is_none() {
        assert_eq!(
            first_loop(|b| {
                let head = b.loop_header();
                b.ab_imm(Op::AddImm, 1, 1, 1);
                b.ab_imm(Op::AddImm, 2, 2, 1);
                b.branch(Op::BrLtS, 1, 2, head);
            }),
            None
        );
        assert_eq!(
            first_loop(|b| {
                let head = b.loop_header();
                b.ab_imm(Op::AddImm, 1, 1, -1);
                b.branch(Op::BrLtS, 1, 2, head);
            }),
            None
        );
    }
}

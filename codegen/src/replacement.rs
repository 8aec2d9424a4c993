//! The shape of on-stack replacement code.
//!
//! Entered in its middle, a nest of loops has two ways in, so that the outer loops are none to Cranelift,
//! which then keeps the inner loop's registers in memory (matmul: 3,300 ms instead of 990). Therefore
//! each loop around the entry comes twice: the rest of the round that is under way, then the whole loop,
//! entered at its header. In the order of layout the copies are
//!
//! ```text
//! 0          the innermost loop around the entry, which is its header
//! 2k - 1     the rest of a round of the k-th loop further out
//! 2k         the k-th loop further out
//! 2n + 1     the rest of the function
//! ```
//!
//! Any set of loops gives correct code, since each copy of an instruction is followed by copies of its
//! successors; natural loops give good code.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use vo_bytecode::{Function, Inst, Op, OpFlags};

use crate::facts::BitSet;
use crate::flow::Flow;

/// Instructions that copies may add; beyond it the function is entered as it is.
const MOST_ADDED: usize = 4000;

/// A function's code for an entry at one of its loops.
pub struct Replacement {
    pub function: Function,
    /// Where it is entered.
    pub start: u32,
    /// The instruction of the original function that each is a copy of.
    pub origin: Vec<u32>,
}

impl Replacement {
    /// Lays out `function` for an entry at the loop header `start`.
    pub fn new(function: &Function, start: u32) -> Replacement {
        let roots: Vec<u32> = [start].into_iter().chain(function.landing).collect();
        let flow = Flow::new(function, &roots);
        let mut layout = Layout { function, loops: loops_around(&flow, start), flow, blocks: Vec::new() };
        layout.reach(start);
        let added = layout.instructions().saturating_sub(function.code.len());
        if added > MOST_ADDED {
            return Replacement {
                function: function.clone(),
                start,
                origin: (0..function.code.len() as u32).collect(),
            };
        }
        layout.emit(start)
    }
}

/// A natural loop, as blocks.
struct Loop {
    header: usize,
    body: BitSet,
}

/// The natural loops that `start` is in, the innermost, whose header it is, first.
fn loops_around(flow: &Flow, start: u32) -> Vec<Loop> {
    let start = flow.block_index(start).expect("a root is reachable");
    let mut loops: Vec<Loop> = (0..=start)
        .filter_map(|header| Some(Loop { header, body: flow.natural_loop(header)? }))
        .filter(|l| l.body.contains(start))
        .collect();
    loops.sort_by_key(|l| (l.header != start, l.body.len()));
    loops
}

/// A copy of a block: the number of the copy, and the block.
type Copy = (usize, usize);

struct Layout<'f> {
    function: &'f Function,
    flow: Flow,
    loops: Vec<Loop>,
    /// In the order of layout.
    blocks: Vec<Copy>,
}

impl Layout<'_> {
    /// The copy of block `target` that follows in copy `from`.
    fn successor(&self, from: usize, target: usize) -> Copy {
        let level = from.div_ceil(2);
        let inside = |k: &usize| self.loops.get(*k).is_none_or(|l| l.body.contains(target));
        let k = (level..=self.loops.len()).find(inside).expect("the function is around all loops");
        let whole = 2 * k == from || self.loops.get(k).is_some_and(|l| l.header == target);
        (if whole { 2 * k } else { 2 * k - 1 }, target)
    }

    /// The copy that has what is in no loop around the entry.
    fn rest(&self) -> usize {
        (2 * self.loops.len()).saturating_sub(1)
    }

    fn block(&self, pc: u32) -> usize {
        self.flow.block_index(pc).expect("branches lead to reachable blocks")
    }

    /// Finds all copies of blocks that the entry and the landing pad lead to.
    fn reach(&mut self, start: u32) {
        let mut pending: Vec<Copy> = vec![(0, self.block(start))];
        pending.extend(self.function.landing.map(|pc| (self.rest(), self.block(pc))));
        let mut reached = BTreeSet::new();
        while let Some((copy, block)) = pending.pop() {
            if reached.insert((copy, block)) {
                let successors = &self.flow.blocks[block].successors;
                pending.extend(successors.iter().map(|&s| self.successor(copy, self.block(s))));
            }
        }
        self.blocks = reached.into_iter().collect();
    }

    /// Instructions of all copies, jumps between them excepted.
    fn instructions(&self) -> usize {
        self.blocks.iter().map(|&(_, block)| self.flow.blocks[block].len()).sum()
    }

    /// The copy of a block that a copy of another falls through to, unless it is laid out behind it.
    fn displaced_fall_through(&self, position: usize) -> Option<Copy> {
        let (copy, block) = self.blocks[position];
        let block = &self.flow.blocks[block];
        let falls_through = self.function.code[block.end as usize - 1].op.falls_through();
        let next = falls_through.then(|| self.successor(copy, self.block(block.end)))?;
        (self.blocks.get(position + 1) != Some(&next)).then_some(next)
    }

    fn emit(self, start: u32) -> Replacement {
        let mut places = FxHashMap::default();
        let mut at = 0;
        for (position, &copy) in self.blocks.iter().enumerate() {
            places.insert(copy, at);
            at += self.flow.blocks[copy.1].len() as u32 + u32::from(self.displaced_fall_through(position).is_some());
        }
        let place = |copy: usize, target: u32| places[&self.successor(copy, self.block(target))];
        let (mut code, mut origin, mut jump_tables) = (Vec::new(), Vec::new(), Vec::new());
        for (position, &(copy, block)) in self.blocks.iter().enumerate() {
            let block = &self.flow.blocks[block];
            for pc in block.start..block.end {
                let inst = self.function.code[pc as usize];
                let operand = if inst.op == Op::BrTable {
                    let table = &self.function.jump_tables[inst.index()];
                    jump_tables.push(table.iter().map(|&target| place(copy, target)).collect());
                    jump_tables.len() as u32 - 1
                } else if inst.op.info().flags.contains(OpFlags::BRANCH) {
                    place(copy, inst.index() as u32)
                } else {
                    inst.index() as u32
                };
                code.push(Inst::with_cd(inst.op, inst.a, inst.b, operand as i32));
                origin.push(pc);
            }
            if let Some(next) = self.displaced_fall_through(position) {
                code.push(Inst::with_cd(Op::Jmp, 0, 0, places[&next] as i32));
                origin.push(block.end - 1);
            }
        }
        let rest = self.rest();
        let landing = self.function.landing.map(|pc| places[&(rest, self.block(pc))]);
        let start = places[&(0, self.block(start))];
        let function =
            Function { code, jump_tables, landing, lines: Vec::new(), loops: Vec::new(), ..self.function.clone() };
        Replacement { function, start, origin }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vo_bytecode::FunctionBuilder;

    #[test]
    fn an_outer_loop_is_laid_out_for_the_round_under_way_and_then_whole() {
        let mut b = FunctionBuilder::default();
        b.ab_imm(Op::ConstI, 1, 0, 0);
        let outer = b.loop_header();
        b.ab_imm(Op::ConstI, 2, 0, 0);
        let inner = b.loop_header();
        b.ab_imm(Op::AddImm, 2, 2, 1);
        b.branch(Op::BrLtSImm, 2, 9, inner);
        b.ab_imm(Op::AddImm, 1, 1, 1);
        b.branch(Op::BrLtSImm, 1, 9, outer);
        b.abc(Op::Ret, 1, 0, 0);
        b.reserve_regs(3);
        let f = b.finish();
        let replacement = Replacement::new(&f, f.loops[1]);
        assert_eq!(replacement.start, 0);
        assert_eq!(replacement.origin, [3, 4, 5, 6, 7, 7, 1, 2, 3, 4, 5, 6, 7, 8]);
        let branches = replacement.function.code.iter().filter(|i| i.op.info().flags.contains(OpFlags::BRANCH));
        assert_eq!(branches.map(|i| i.index()).collect::<Vec<_>>(), [0, 6, 13, 8, 6]);
    }
}

//! Control flow of a bytecode function: its reachable basic blocks and the edges between them.

use smallvec::SmallVec;
use vo_bytecode::{Function, Op, OpFlags};

use crate::facts::BitSet;

/// A maximal run of instructions entered only at its start.
#[derive(Clone, Debug)]
pub struct BasicBlock {
    pub start: u32,
    /// One past the last instruction.
    pub end: u32,
    /// Starts of the successors, one an edge: a branch's targets first, the next instruction last.
    pub successors: SmallVec<[u32; 2]>,
    /// Indices of the blocks from which edges lead here, one an edge.
    pub predecessors: SmallVec<[usize; 2]>,
}

impl BasicBlock {
    /// Number of instructions.
    pub fn len(&self) -> usize {
        (self.end - self.start) as usize
    }
}

/// The reachable basic blocks of a function, in order of their start.
#[derive(Clone, Debug)]
pub struct Flow {
    pub blocks: Vec<BasicBlock>,
    /// Index of the reachable block that starts at an instruction, else `NONE`.
    starts: Vec<u32>,
    /// The instructions where the function is entered.
    roots: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Flow {
    /// Blocks reachable from any of `roots`.
    pub fn new(function: &Function, roots: &[u32]) -> Flow {
        let leaders = leaders(function, roots);
        let mut starts = vec![NONE; function.code.len()];
        let mut pending = roots.to_vec();
        let mut blocks = Vec::new();
        while let Some(start) = pending.pop() {
            if starts[start as usize] != NONE {
                continue;
            }
            starts[start as usize] = 0;
            let block = block_at(function, &leaders, start);
            pending.extend(&block.successors);
            blocks.push(block);
        }
        blocks.sort_by_key(|b| b.start);
        for (k, block) in blocks.iter().enumerate() {
            starts[block.start as usize] = k as u32;
        }
        let mut flow = Flow { blocks, starts, roots: roots.to_vec() };
        for k in 0..flow.blocks.len() {
            for s in flow.blocks[k].successors.clone() {
                let successor = flow.block_index(s).expect("a successor is reachable");
                flow.blocks[successor].predecessors.push(k);
            }
        }
        flow
    }

    /// The blocks from which back edges to `header` are reached without passing it, and itself; `None` if
    /// no edge leads back to it.
    pub fn natural_loop(&self, header: usize) -> Option<BitSet> {
        let mut pending: Vec<usize> =
            self.blocks[header].predecessors.iter().copied().filter(|&p| p >= header).collect();
        if pending.is_empty() {
            return None;
        }
        let mut body = BitSet::empty(self.blocks.len());
        body.insert(header);
        while let Some(block) = pending.pop() {
            if !body.contains(block) {
                body.insert(block);
                pending.extend(&self.blocks[block].predecessors);
            }
        }
        Some(body)
    }

    /// Whether the function is entered in the middle of a loop, so that the header does not dominate it.
    pub fn is_entered_inside(&self, body: &BitSet, header: usize) -> bool {
        let mut roots = self.roots.iter().filter_map(|&root| self.block_index(root));
        roots.any(|root| root != header && body.contains(root))
    }

    /// Index of the reachable block that starts at `pc`.
    pub fn block_index(&self, pc: u32) -> Option<usize> {
        self.starts.get(pc as usize).filter(|&&k| k != NONE).map(|&k| k as usize)
    }
}

/// Whether each instruction starts a block.
fn leaders(function: &Function, roots: &[u32]) -> Vec<bool> {
    let mut leaders = vec![false; function.code.len() + 1];
    for &root in roots {
        leaders[root as usize] = true;
    }
    for (pc, inst) in function.code.iter().enumerate() {
        let flags = inst.op.info().flags;
        if flags.intersects(OpFlags::BRANCH.union(OpFlags::TERMINATOR)) {
            leaders[pc + 1] = true;
        }
        if inst.op == Op::BrTable {
            for &target in &function.jump_tables[inst.index()] {
                leaders[target as usize] = true;
            }
        } else if flags.contains(OpFlags::BRANCH) {
            leaders[inst.index()] = true;
        }
    }
    leaders
}

fn block_at(function: &Function, leaders: &[bool], start: u32) -> BasicBlock {
    let mut end = start as usize + 1;
    while !leaders[end] {
        end += 1;
    }
    let last = function.code[end - 1];
    let mut successors = SmallVec::new();
    if last.op == Op::BrTable {
        successors.extend_from_slice(&function.jump_tables[last.index()]);
    } else if last.op.info().flags.contains(OpFlags::BRANCH) {
        successors.push(last.index() as u32);
    }
    if last.op.falls_through() && end < function.code.len() {
        successors.push(end as u32);
    }
    BasicBlock { start, end: end as u32, successors, predecessors: SmallVec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vo_bytecode::FunctionBuilder;

    #[test]
    fn unreachable_code_has_no_block_and_every_edge_is_counted() {
        let mut b = FunctionBuilder::default();
        let (exit, head) = (b.label(), b.loop_header());
        b.branch(Op::BrGeSImm, 1, 10, exit);
        b.ab_imm(Op::AddImm, 1, 1, 1);
        b.jump(head);
        b.abc(Op::Mov, 1, 1, 0);
        b.bind(exit);
        b.abc(Op::Ret, 1, 0, 0);
        let f = b.finish();
        let flow = Flow::new(&f, &[0]);
        let starts: Vec<u32> = flow.blocks.iter().map(|b| b.start).collect();
        assert_eq!(starts, [0, 2, 5]);
        assert_eq!(flow.block_index(4), None);
        assert_eq!(flow.blocks[0].predecessors.as_slice(), [1]);
        assert_eq!(flow.blocks[0].successors.as_slice(), [5, 2]);
    }
}

//! Conditional moves: a branch around one cheap instruction computes its result and selects.
//!
//! Which way such a branch goes often depends on data, as in a minimum, and a wrong guess costs more than
//! the instruction. Where the register is an address or an index of a load the branch stays: the load
//! starts early if the processor guesses right.

use cranelift_codegen::ir::{InstBuilder, Value};
use vo_bytecode::module::Access;
use vo_bytecode::{Inst, Op};

use super::Translator;

/// The registers in which `inst`, if it leads to a load, has an address and an index.
fn load_operands(inst: Inst) -> [Option<u16>; 2] {
    let op = inst.op as u16;
    let within = |first: Op, last: Op| (first as u16..=last as u16).contains(&op);
    if within(Op::Ld8S, Op::Ld3) {
        return [Some(inst.b), None];
    }
    if within(Op::Ldx8S, Op::Ldx3) || within(Op::Lde8S, Op::LdeS) || matches!(inst.op, Op::IdxAddr | Op::ElemAddr) {
        return [Some(inst.b), Some(inst.c)];
    }
    [None, None]
}

impl Translator<'_, '_> {
    /// Translates a branch to `then` or `otherwise` as a selection, and the instruction between them that
    /// it skips, if there is such a one and that is better. The instruction's block is then done.
    pub(super) fn select_instead(&mut self, condition: Value, then: u32, otherwise: u32) -> bool {
        let (skipped, join) = (then.min(otherwise), then.max(otherwise));
        if skipped + 1 != join || self.scope.flow.blocks[self.block_index(skipped)].predecessors != 1 {
            return false;
        }
        let inst = self.scope.function.code[skipped as usize];
        if !matches!(inst.op, Op::Mov | Op::ConstI | Op::AddImm) || self.is_loaded_from(inst.a, join) {
            return false;
        }
        let before = self.int(inst.a);
        let after = match inst.op {
            Op::ConstI => self.iconst(i64::from(inst.cd())),
            Op::AddImm => {
                let operand = self.int(inst.b);
                self.b.ins().iadd_imm_s(operand, i64::from(inst.cd()))
            }
            _ => self.int(inst.b),
        };
        let [if_true, if_false] = if skipped == then { [after, before] } else { [before, after] };
        let chosen = self.b.ins().select(condition, if_true, if_false);
        self.set_int(inst.a, chosen);
        self.scope.done_early = Some(self.block_index(skipped));
        self.jump_to(join);
        self.arrived(join);
        true
    }

    /// Whether the code from `start` on, in the order in which it stands, uses the register for a load
    /// before it defines it.
    fn is_loaded_from(&self, reg: u16, start: u32) -> bool {
        for &inst in &self.scope.function.code[start as usize..] {
            if load_operands(inst).contains(&Some(reg)) {
                return true;
            }
            let mut is_defined = false;
            self.module.for_each_reg(self.scope.func, inst, |r, _, access| {
                is_defined |= r == reg && access == Access::Def;
            });
            if is_defined {
                return false;
            }
        }
        false
    }
}

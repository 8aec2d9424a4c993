//! Conditional moves: a branch between cheap instructions computes their results and selects.
//!
//! Which way such a branch goes often depends on data, as in a minimum, and a wrong guess costs more than
//! an instruction (edit distances: 2.2 to 1.1 times Go's time). Where the register is an address or an
//! index of a load the branch stays: the load starts early if the processor guesses right.

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::I64;
use cranelift_codegen::ir::{InstBuilder, Value};
use smallvec::SmallVec;
use vo_bytecode::module::Access;
use vo_bytecode::{Inst, Op};

use super::Translator;

/// A way of a branch that does no more than to set one register.
#[derive(Clone, Copy)]
struct Arm {
    block: usize,
    /// Sets the register.
    inst: Inst,
    exit: Exit,
}

/// How an arm ends.
#[derive(Clone, Copy, PartialEq)]
enum Exit {
    To(u32),
    Return(Inst),
}

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
    /// Translates a branch to `then` or `otherwise` as a selection, if that is better. What it chooses
    /// between is then done.
    pub(super) fn select_instead(&mut self, condition: Value, then: u32, otherwise: u32) -> bool {
        let (first, second) = (self.arm(then), self.arm(otherwise));
        let (arms, exit): ([Option<Arm>; 2], Exit) = match (first, second) {
            (Some(a), Some(b)) if a.inst.a == b.inst.a && a.exit == b.exit => ([first, second], a.exit),
            (Some(a), _) if a.exit == Exit::To(otherwise) => ([first, None], a.exit),
            (_, Some(b)) if b.exit == Exit::To(then) => ([None, second], b.exit),
            _ => return false,
        };
        let done: SmallVec<[Arm; 2]> = arms.into_iter().flatten().collect();
        let reg = done[0].inst.a;
        if matches!(exit, Exit::To(join) if self.is_loaded_from(reg, join)) {
            return false;
        }
        let [if_true, if_false] = arms.map(|arm| match arm {
            Some(arm) => self.cheap_result(arm.inst),
            None => self.int(reg),
        });
        let chosen = self.select(condition, if_true, if_false);
        self.set_int(reg, chosen);
        self.scope.done_early.extend(done.iter().map(|arm| arm.block));
        match exit {
            Exit::To(join) => {
                self.jump_to(join);
                self.arrived(join);
            }
            Exit::Return(inst) => self.ret(inst),
        }
        true
    }

    /// The block at `start`, if it can be an arm of a branch that alone leads to it.
    fn arm(&self, start: u32) -> Option<Arm> {
        let scope = &self.scope;
        let index = self.block_index(start);
        let block = &scope.flow.blocks[index];
        let code = &scope.function.code[start as usize..block.end as usize];
        let inst = *code.first().filter(|inst| matches!(inst.op, Op::Mov | Op::ConstI | Op::AddImm))?;
        let results = &self.module.sig_of(scope.func).results;
        let exit = match code[1..] {
            [] => Exit::To(block.end),
            [last] if last.op == Op::Jmp => Exit::To(last.index() as u32),
            [last] if last.op == Op::Ret && last.a == inst.a && results.len() == 1 => Exit::Return(last),
            _ => return None,
        };
        let goes_on = exit != Exit::To(start);
        (block.predecessors.len() == 1 && goes_on).then_some(Arm { block: index, inst, exit })
    }

    /// A selection between 1 and 0 is the condition itself.
    fn select(&mut self, condition: Value, if_true: Value, if_false: Value) -> Value {
        match (self.known_constant(if_true), self.known_constant(if_false)) {
            (Some(1), Some(0)) => self.truth(condition, IntCC::NotEqual),
            (Some(0), Some(1)) => self.truth(condition, IntCC::Equal),
            _ => self.b.ins().select(condition, if_true, if_false),
        }
    }

    /// Whether the condition compares with 0 as said, as 1 or 0.
    fn truth(&mut self, condition: Value, cc: IntCC) -> Value {
        let truth = self.b.ins().icmp_imm_s(cc, condition, 0);
        self.b.ins().uextend(I64, truth)
    }

    fn cheap_result(&mut self, inst: Inst) -> Value {
        match inst.op {
            Op::ConstI => self.iconst(i64::from(inst.cd())),
            Op::AddImm => {
                let operand = self.int(inst.b);
                self.b.ins().iadd_imm_s(operand, i64::from(inst.cd()))
            }
            _ => self.int(inst.b),
        }
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

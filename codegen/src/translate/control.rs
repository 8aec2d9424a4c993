//! Branches, loops, returns.

use cranelift_codegen::ir::condcodes::{FloatCC, IntCC};
use cranelift_codegen::ir::types::I32;
use cranelift_codegen::ir::{Block, BlockArg, InstBuilder, JumpTableData, Value};
use smallvec::SmallVec;
use vo_bytecode::{Class, Inst};

use super::{Returns, Translator};
use crate::layout::machine_type;

impl Translator<'_, '_> {
    pub(super) fn block_index(&self, pc: u32) -> usize {
        self.scope.flow.block_index(pc).expect("branches lead to reachable blocks")
    }

    pub(super) fn block_at(&self, pc: u32) -> Block {
        self.scope.blocks[self.block_index(pc)]
    }

    /// Counts an edge that was emitted; the last one seals the block.
    pub(super) fn arrived(&mut self, pc: u32) {
        let k = self.block_index(pc);
        self.scope.edges_to_come[k] -= 1;
        if self.scope.edges_to_come[k] == 0 {
            self.b.seal_block(self.scope.blocks[k]);
        }
    }

    pub(super) fn jump_to(&mut self, pc: u32) {
        let block = self.block_at(pc);
        self.b.ins().jump(block, &[]);
        self.arrived(pc);
    }

    /// Goes to `then` if the condition is not 0, else to `otherwise`.
    fn branch(&mut self, condition: Value, then: u32, otherwise: u32) {
        if self.select_instead(condition, then, otherwise) {
            return;
        }
        let (then_block, else_block) = (self.block_at(then), self.block_at(otherwise));
        self.b.ins().brif(condition, then_block, &[], else_block, &[]);
        self.arrived(then);
        self.arrived(otherwise);
    }

    pub(super) fn branch_if(&mut self, pc: u32, inst: Inst) {
        let condition = self.int(inst.a);
        self.branch(condition, inst.index() as u32, pc + 1);
    }

    pub(super) fn branch_unless(&mut self, pc: u32, inst: Inst) {
        let condition = self.int(inst.a);
        self.branch(condition, pc + 1, inst.index() as u32);
    }

    pub(super) fn branch_compare(&mut self, pc: u32, inst: Inst, cc: IntCC) {
        if self.strip_back_edge(pc) {
            return;
        }
        let (x, y) = (self.int(inst.a), self.int(inst.b));
        let condition = self.b.ins().icmp(cc, x, y);
        self.branch(condition, inst.index() as u32, pc + 1);
    }

    pub(super) fn branch_compare_imm(&mut self, pc: u32, inst: Inst, cc: IntCC) {
        if self.strip_back_edge(pc) {
            return;
        }
        let x = self.int(inst.a);
        let condition = self.b.ins().icmp_imm_s(cc, x, i64::from(inst.b as i16));
        self.branch(condition, inst.index() as u32, pc + 1);
    }

    pub(super) fn branch_float(&mut self, pc: u32, inst: Inst, cc: FloatCC) {
        let (x, y) = (self.read(inst.a, Class::F), self.read(inst.b, Class::F));
        let condition = self.b.ins().fcmp(cc, x, y);
        self.branch(condition, inst.index() as u32, pc + 1);
    }

    /// Goes to the target unless the comparison holds (it doesn't with NaN).
    pub(super) fn branch_unless_float(&mut self, pc: u32, inst: Inst, cc: FloatCC) {
        let (x, y) = (self.read(inst.a, Class::F), self.read(inst.b, Class::F));
        let condition = self.b.ins().fcmp(cc, x, y);
        self.branch(condition, pc + 1, inst.index() as u32);
    }

    pub(super) fn branch_table(&mut self, pc: u32, inst: Inst) {
        let function = self.scope.function;
        let targets = &function.jump_tables[inst.index()];
        let index = self.int(inst.a);
        let (table, default) = (self.b.create_block(), self.block_at(pc + 1));
        let within = self.b.ins().icmp_imm_s(IntCC::UnsignedLessThan, index, targets.len() as i64);
        self.b.ins().brif(within, table, &[], default, &[]);
        self.b.seal_block(table);
        self.b.switch_to_block(table);
        let dfg = &mut self.b.func.dfg;
        let default = dfg.block_call(default, &[]);
        let entries: Vec<_> = targets
            .iter()
            .map(|&target| {
                let k = self.scope.flow.block_index(target).expect("branches lead to reachable blocks");
                dfg.block_call(self.scope.blocks[k], &[])
            })
            .collect();
        let jump_table = self.b.create_jump_table(JumpTableData::new(default, &entries));
        let index = self.b.ins().ireduce(I32, index);
        self.b.ins().br_table(index, jump_table);
        for &target in targets {
            self.arrived(target);
        }
        self.arrived(pc + 1);
    }

    pub(super) fn ret(&mut self, inst: Inst) {
        let module = self.module;
        let classes = &module.sig_of(self.scope.func).results;
        let values: SmallVec<[Value; 8]> =
            classes.iter().enumerate().map(|(k, &class)| self.read(inst.a + k as u16, class)).collect();
        match self.scope.returns {
            Returns::Function => {
                self.b.ins().return_(&values);
            }
            Returns::Osr(frame) => {
                for (k, (&value, &class)) in values.iter().zip(classes).enumerate() {
                    let (slot, flags) = (self.slot_value(value, class), self.flags.runtime);
                    self.b.ins().store(flags, slot, frame, 8 * k as i32);
                }
                self.b.ins().return_(&[]);
            }
            Returns::Inlined(after) => {
                let args: SmallVec<[BlockArg; 8]> = values.iter().map(|&v| v.into()).collect();
                self.b.ins().jump(after, &args);
            }
        }
    }

    /// A block with a parameter for each result of the current scope's signature.
    pub(super) fn block_for_results(&mut self, classes: &[Class]) -> Block {
        let block = self.b.create_block();
        for &class in classes {
            self.b.append_block_param(block, machine_type(class));
        }
        block
    }
}

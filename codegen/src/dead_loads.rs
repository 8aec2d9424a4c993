//! Removal of loads whose values nobody uses, such as the capacity where an element of a slice of slices
//! is indexed at once. Cranelift keeps them, though they can't trap.

use cranelift_codegen::entity::EntitySet;
use cranelift_codegen::ir::{Function, Inst, Opcode};

/// Removes the unused loads of `func`.
pub fn remove(func: &mut Function) {
    let mut used = EntitySet::with_capacity(func.dfg.num_values());
    let mut loads: Vec<Inst> = Vec::new();
    for block in func.layout.blocks() {
        for inst in func.layout.block_insts(block) {
            used.extend(func.dfg.inst_values(inst).map(|value| func.dfg.resolve_aliases(value)));
            if is_plain_load(func, inst) {
                loads.push(inst);
            }
        }
    }
    for load in loads {
        if !used.contains(func.dfg.first_result(load)) {
            func.layout.remove_inst(load);
        }
    }
}

/// Whether the instruction does nothing but load, and can't trap.
fn is_plain_load(func: &Function, inst: Inst) -> bool {
    use Opcode::*;
    let data = &func.dfg.insts[inst];
    matches!(data.opcode(), Load | Uload8 | Sload8 | Uload16 | Sload16 | Uload32 | Sload32)
        && data.memflags_data(&func.dfg).is_some_and(|flags| flags.notrap())
}

#[cfg(test)]
mod tests {
    use super::*;
    use cranelift_codegen::ir::types::I64;
    use cranelift_codegen::ir::{InstBuilder, MemFlagsData};
    use cranelift_frontend::{FunctionBuilder, FunctionBuilderContext};

    #[test]
    fn a_load_stays_if_its_value_is_used() {
        let mut func = Function::new();
        let mut context = FunctionBuilderContext::new();
        let mut b = FunctionBuilder::new(&mut func, &mut context);
        let block = b.create_block();
        b.switch_to_block(block);
        b.seal_block(block);
        let address = b.ins().iconst(I64, 4096);
        let trusted = MemFlagsData::trusted();
        let used = b.ins().load(I64, trusted, address, 0);
        b.ins().load(I64, trusted, address, 8);
        b.ins().store(trusted, used, address, 16);
        b.ins().trap(cranelift_codegen::ir::TrapCode::unwrap_user(1));
        remove(&mut func);
        let text = func.display().to_string();
        assert_eq!(text.matches(" load.").count(), 1, "{text}");
    }
}

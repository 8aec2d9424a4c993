//! The passages between Rust and compiled code, one pair a signature.
//!
//! - *enter*: `extern "sysv64" fn(ctx, code, callee word, slots) -> Status`. Arguments come from
//!   `slots[1..]`, results go to `slots[0..]`, as the interpreter's frames have them.
//! - *stub*: what FUNC_TABLE holds for a function without code: runs it in the interpreter.
//! - *enter for on-stack replacement*: `extern "sysv64" fn(ctx, code, frame) -> Status`.
//!
//! Entering trampolines have a handler: unwinding stops there, and becomes `STATUS_UNWIND`.

use cranelift_codegen::ir::condcodes::IntCC;
use cranelift_codegen::ir::types::{I32, I64};
use cranelift_codegen::ir::{
    self, AbiParam, BlockArg, ExceptionTableData, ExceptionTableItem, InstBuilder, MemFlagsData, StackSlotData,
    StackSlotKind, Value,
};
use cranelift_codegen::isa::CallConv;
use cranelift_frontend::FunctionBuilder;
use vo_bytecode::{Class, Signature};
use vo_runtime::context::{STATUS_OK, STATUS_UNWIND};
use vo_runtime_symbols::Symbol;

use crate::layout::{self, machine_type};
use crate::translate::{declare_symbol, signature};

/// The signature of on-stack replacement code: the interpreter's frame, no results.
pub fn osr_signature() -> ir::Signature {
    let mut sig = ir::Signature::new(CallConv::Tail);
    sig.params.push(AbiParam::new(I64));
    sig
}

/// The signature of entering trampolines, with so many address parameters.
pub fn enter_signature(params: usize) -> ir::Signature {
    let mut sig = ir::Signature::new(CallConv::SystemV);
    sig.params.resize(params, AbiParam::new(I64));
    sig.returns.push(AbiParam::new(I64));
    sig
}

fn entry_params(b: &mut FunctionBuilder<'_>) -> Vec<Value> {
    let entry = b.create_block();
    b.append_block_params_for_function_params(entry);
    b.switch_to_block(entry);
    b.seal_block(entry);
    b.block_params(entry).to_vec()
}

/// Calls `code` with the context pinned, puts back what was pinned, and returns whether it came back.
/// `finish` stores the results.
fn enter_with(
    b: &mut FunctionBuilder<'_>,
    context: Value,
    code: Value,
    sig: ir::Signature,
    args: &[Value],
    finish: impl FnOnce(&mut FunctionBuilder<'_>, &[Value]),
) {
    let outer = b.ins().get_pinned_reg(I64);
    b.ins().set_pinned_reg(context);
    let (returned, handler) = (b.create_block(), b.create_block());
    b.set_cold_block(handler);
    for param in &sig.returns {
        b.append_block_param(returned, param.value_type);
    }
    let results: Vec<BlockArg> = (0..sig.returns.len() as u32).map(BlockArg::TryCallRet).collect();
    let sig = b.import_signature(sig);
    let dfg = &mut b.func.dfg;
    let (normal, exceptional) = (dfg.block_call(returned, &results), dfg.block_call(handler, &[]));
    let table = ExceptionTableData::new(sig, normal, [ExceptionTableItem::Default(exceptional)]);
    let table = dfg.exception_tables.push(table);
    b.ins().try_call_indirect(code, args, table);
    b.seal_block(returned);
    b.seal_block(handler);

    b.switch_to_block(returned);
    let values = b.block_params(returned).to_vec();
    finish(b, &values);
    b.ins().set_pinned_reg(outer);
    let status = b.ins().iconst(I64, STATUS_OK as i64);
    b.ins().return_(&[status]);

    b.switch_to_block(handler);
    b.ins().set_pinned_reg(outer);
    let status = b.ins().iconst(I64, STATUS_UNWIND as i64);
    b.ins().return_(&[status]);
}

/// Builds `enter` for functions of a signature.
pub fn enter(b: &mut FunctionBuilder<'_>, sig: &Signature) {
    let [context, code, callee, slots] = entry_params(b)[..] else { unreachable!("enter has four parameters") };
    let flags = MemFlagsData::trusted();
    let mut args = vec![callee];
    for (k, &class) in sig.params.iter().enumerate() {
        args.push(b.ins().load(machine_type(class), flags, slots, 8 + 8 * k as i32));
    }
    enter_with(b, context, code, signature(sig), &args, |b, values| {
        for (k, (&value, &class)) in values.iter().zip(&sig.results).enumerate() {
            store_slot(b, value, class, slots, 8 * k as i32);
        }
    });
}

/// Builds `enter` for on-stack replacement code.
pub fn enter_osr(b: &mut FunctionBuilder<'_>) {
    let [context, code, frame] = entry_params(b)[..] else { unreachable!("it has three parameters") };
    enter_with(b, context, code, osr_signature(), &[frame], |_, _| {});
}

/// Builds the stub that runs a function of a signature in the interpreter.
pub fn stub(b: &mut FunctionBuilder<'_>, sig: &Signature) {
    let params = entry_params(b);
    check_stack(b);
    let words = (1 + sig.params.len()).max(sig.results.len()) as u32;
    let slot = b.create_sized_stack_slot(StackSlotData::new(StackSlotKind::ExplicitSlot, 8 * words, 3));
    let slots = b.ins().stack_addr(I64, slot, 0);
    b.ins().store(MemFlagsData::trusted(), params[0], slots, 0);
    for (k, &class) in sig.params.iter().enumerate() {
        store_slot(b, params[1 + k], class, slots, 8 + 8 * k as i32);
    }
    let interpret = declare_symbol(b, Symbol::Interpret);
    let context = b.ins().get_pinned_reg(I64);
    b.ins().call(interpret, &[context, params[0], slots]);
    let flags = MemFlagsData::trusted();
    let results: Vec<Value> = sig
        .results
        .iter()
        .enumerate()
        .map(|(k, &class)| b.ins().load(machine_type(class), flags, slots, 8 * k as i32))
        .collect();
    b.ins().return_(&results);
}

/// The same check as in functions: tiers that call each other recurse on this stack.
fn check_stack(b: &mut FunctionBuilder<'_>) {
    let context = b.ins().get_pinned_reg(I64);
    let sp = b.ins().get_stack_pointer(I64);
    let limit = b.ins().load(I64, MemFlagsData::trusted(), context, layout::STACK_LIMIT);
    let ok = b.ins().icmp(IntCC::UnsignedGreaterThanOrEqual, sp, limit);
    let (good, bad) = (b.create_block(), b.create_block());
    b.set_cold_block(bad);
    b.ins().brif(ok, good, &[], bad, &[]);
    b.seal_block(bad);
    b.switch_to_block(bad);
    let check = declare_symbol(b, Symbol::StackCheck);
    b.ins().call(check, &[]);
    b.ins().jump(good, &[]);
    b.seal_block(good);
    b.switch_to_block(good);
}

/// Stores a register as a slot: an f32 with zeroes above.
fn store_slot(b: &mut FunctionBuilder<'_>, value: Value, class: Class, slots: Value, offset: i32) {
    let value = match class {
        Class::S => {
            let bits = b.ins().bitcast(I32, MemFlagsData::new(), value);
            b.ins().uextend(I64, bits)
        }
        Class::I | Class::F => value,
    };
    b.ins().store(MemFlagsData::trusted(), value, slots, offset);
}

//! Entering compiled code, with Rust functions in the place of trampolines.
#![cfg(target_arch = "x86_64")]

mod support;

use support::Program;
use vo_bytecode::Op;
use vo_runtime::context::{Context, STATUS_OK, Status};
use vo_vm::VmConfig;

/// Doubles its argument.
unsafe extern "sysv64" fn enter(_: *mut Context, code: *const u8, callee: u64, slots: *mut u64) -> Status {
    assert_eq!(code as usize, 0x1234);
    // SAFETY: the window holds the argument.
    unsafe { *slots = *slots.add(1) * 2 + (callee << 32) };
    STATUS_OK
}

/// Returns register 1 and 1000 times register 2.
unsafe extern "sysv64" fn enter_loop(_: *mut Context, code: *const u8, fp: *mut u64) -> Status {
    assert_eq!(code as usize, 0x5678);
    // SAFETY: the frame has the registers.
    unsafe { *fp = *fp.add(1) + 1000 * *fp.add(2) };
    STATUS_OK
}

#[test]
fn published_functions_are_called_in_compiled_code() {
    let mut p = Program::default();
    let double = p.function("double", "I", "I", 3, |b| {
        b.abc(Op::Unreachable, 0, 0, 0);
    });
    let f = p.function("f", "I", "I", 10, |b| {
        b.abc(Op::Mov, 6, 1, 0);
        b.call(5, double);
        b.abc(Op::Mov, 6, 5, 0);
        b.call(5, double);
        b.abc(Op::Ret, 5, 0, 0);
    });
    let sig = p.module.functions[double.index()].sig;
    let (results, _) = p.run_prepared(f, &[5], VmConfig::default(), |world, vm| {
        world.func_table().publish_enter(sig, enter as *const u8);
        world.func_table().publish(double, 0x1234 as *const u8);
        vm.publish(double);
    });
    let callee = u64::from(double.0) << 32;
    assert_eq!(results, [(10 + callee) * 2 + callee]);
}

#[test]
fn a_hot_loop_goes_on_in_compiled_code_and_returns_its_results() {
    let mut p = Program::default();
    let spin = p.function("spin", "I", "I", 4, |b| {
        b.ab_imm(Op::ConstI, 2, 0, 0);
        let head = b.loop_header();
        b.ab_imm(Op::AddImm, 2, 2, 1);
        b.branch(Op::BrLtS, 2, 1, head);
        b.abc(Op::Ret, 2, 0, 0);
    });
    let f = p.function("f", "I", "I", 10, |b| {
        b.abc(Op::Mov, 6, 1, 0);
        b.call(5, spin);
        b.ab_imm(Op::AddImm, 5, 5, 1);
        b.abc(Op::Ret, 5, 0, 0);
    });
    let config = VmConfig { loop_counter: 50, ..VmConfig::default() };
    let (results, _) = p.run_prepared(f, &[100_000], config, |world, _| {
        world.func_table().publish_enter_osr(enter_loop as *const u8);
        world.func_table().publish_osr(spin, 0, 0x5678 as *const u8);
    });
    // Falling into the header counts once, then 50 back edges.
    assert_eq!(results, [100_000 + 50_000 + 1]);
}

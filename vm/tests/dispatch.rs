//! Tail calls stay tail calls: the stack pointer does not move, however long a program runs.

mod support;

use std::process::Command;

use support::Program;
use vo_bytecode::{FuncFlags, FuncId, FunctionBuilder, Op};
use vo_runtime::NativeEntry;
use vo_runtime::context::Context;

/// Adds the current stack pointer, roughly, to a register.
unsafe extern "C" fn stack_pointer(_: *mut Context, slots: *mut u64) {
    let local = 0u8;
    // SAFETY: the window has a slot.
    unsafe { *slots = (&raw const local).addr() as u64 };
}

/// Runs `body` a million times; returns how far the stack pointer moved meanwhile. `body` may use the
/// registers from 8 on, of which 8 to 15 hold their numbers and 16 a float.
fn stack_growth(prepare: impl FnOnce(&mut Program) -> FuncId, body: impl FnOnce(&mut FunctionBuilder, FuncId)) -> u64 {
    let mut p = Program::default();
    let sig = p.sig("", "I");
    p.module.natives.push(vo_bytecode::NativeDef { name: "test.sp".into(), sig });
    p.natives.push(NativeEntry { name: "test.sp", func: stack_pointer, params: "", results: "I" });
    let callee = prepare(&mut p);
    let f = p.function("f", "", "I", 60, |b| {
        for r in 8..16 {
            b.ab_imm(Op::ConstI, r, 0, i32::from(r));
        }
        b.abc(Op::I64ToF, 16, 9, 0);
        b.ab_imm(Op::ConstI, 2, 0, 0);
        b.ab_imm(Op::ConstI, 3, 0, 1_000_000);
        b.ab_imm(Op::CallNative, 4, 0, 0);
        let exit = b.label();
        let head = b.loop_header();
        b.branch(Op::BrLeS, 3, 2, exit);
        body(b, callee);
        b.ab_imm(Op::AddImm, 2, 2, 1);
        b.jump(head);
        b.bind(exit);
        b.ab_imm(Op::CallNative, 5, 0, 0);
        b.abc(Op::Sub, 6, 4, 5);
        b.abc(Op::Ret, 6, 0, 0);
    });
    p.run(f, &[])[0]
}

fn nothing(p: &mut Program) -> FuncId {
    p.int_type();
    FuncId(0)
}

#[test]
fn arithmetic_does_not_move_the_stack() {
    let growth = stack_growth(nothing, |b, _| {
        for op in [Op::Add, Op::Mul, Op::Shl, Op::DivS, Op::RemU, Op::LtS, Op::AddI32, Op::RotlU32, Op::MulHiU] {
            b.abc(op, 20, 8, 9);
        }
        for op in [Op::Mov, Op::Mov2, Op::Mov3, Op::Neg, Op::Sext8, Op::Clz64, Op::I64ToF] {
            b.abc(op, 20, 8, 0);
        }
        for op in [Op::AddF, Op::DivF, Op::MinF, Op::LtF, Op::FToI64, Op::SqrtF, Op::FloorF, Op::FToS, Op::FToU64] {
            b.abc(op, 20, 16, 16);
        }
    });
    assert_eq!(growth, 0);
}

#[test]
fn memory_does_not_move_the_stack() {
    let growth = stack_growth(nothing, |b, _| {
        b.ab_imm(Op::New, 20, 0, 0);
        b.ab_imm(Op::ConstI, 21, 0, 1);
        b.ab_imm(Op::ConstI, 22, 0, 1);
        b.ab_imm(Op::ConstI, 23, 0, 0);
        b.ab_imm(Op::ConstI, 24, 0, 1);
        b.ab_imm(Op::St64, 8, 20, 0);
        b.ab_imm(Op::Ld32S, 25, 20, 4);
        b.abc(Op::Stx64, 8, 20, 23);
        b.abc(Op::Ldx64, 25, 20, 23);
        b.abc(Op::Lde8U, 25, 20, 23);
        b.abcd(Op::SliceSl, 26, 20, 23, 8);
        b.ab_imm(Op::GrowSlice, 20, 24, 0);
        b.abc(Op::MakeSlice, 30, 23, 0);
        b.ab_imm(Op::Frame, 34, 0, 64);
        b.ab_imm(Op::Zero, 34, 0, 16);
        b.ab_imm(Op::Zero, 34, 0, 1);
        b.ab_imm(Op::CopyMem, 34, 20, 8);
        b.abcd(Op::MoveMem, 34, 20, 24, 0);
        b.abc(Op::Unframe, 34, 0, 0);
        b.abc(Op::Bound, 23, 24, 0);
        b.abc(Op::NilChk, 20, 0, 0);
    });
    assert_eq!(growth, 0);
}

#[test]
fn calls_strings_and_defers_do_not_move_the_stack() {
    let growth = stack_growth(
        |p| {
            p.module.strings = vec![b"left".to_vec(), b"right".to_vec()];
            let callee = p.function("callee", "", "II", 4, |b| {
                b.abc(Op::Mov, 1, 0, 0);
                b.abc(Op::Ret, 1, 0, 0);
            });
            p.flag(callee, FuncFlags::CLOSURE);
            callee
        },
        |b, callee| {
            b.call(40, callee);
            b.ab_imm(Op::FuncVal, 20, 0, callee.0 as i32);
            b.abcd(Op::CallClosure, 40, 20, 0, 0);
            b.ab_imm(Op::NewClosure, 20, 2, callee.0 as i32);
            b.abcd(Op::CallClosure, 40, 20, 0, 0);
            b.abc(Op::DeferBase, 21, 0, 0);
            b.abc(Op::Defer, 20, 0, 0);
            b.abc(Op::RunDefers, 21, 0, 0);
            b.ab_imm(Op::ConstStr, 22, 0, 0);
            b.ab_imm(Op::ConstStr, 24, 0, 1);
            b.abc(Op::Concat, 26, 22, 2);
            b.abc(Op::StrEq, 28, 26, 22);
            b.abc(Op::StrCmp, 28, 22, 24);
            b.ab_imm(Op::ConstI, 44, 0, 1);
            b.abc(Op::StrRune, 28, 22, 44);
            b.ab_imm(Op::CallNative, 40, 0, 0);
        },
    );
    assert_eq!(growth, 0);
}

/// Set in the child process that overflows its stack.
const CHILD: &str = "VO_VM_TEST_OVERFLOW";

#[test]
fn endless_recursion_is_a_fatal_error() {
    if std::env::var_os(CHILD).is_some() {
        let mut p = Program::default();
        let endless = p.declare("main.endless", "", "");
        p.define(endless, 8, |b| {
            b.call(4, endless);
            b.abc(Op::Ret, 0, 0, 0);
        });
        p.run(endless, &[]);
        return;
    }
    let exe = std::env::current_exe().expect("a path");
    let output = Command::new(exe)
        .args(["--exact", "endless_recursion_is_a_fatal_error", "--nocapture"])
        .env(CHILD, "1")
        .output()
        .expect("runs");
    assert_eq!(output.status.code(), Some(2));
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(stderr.contains("fatal error: stack overflow"), "{stderr}");
}

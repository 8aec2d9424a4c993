//! On-stack replacement entries, entered as the interpreter does.

mod common;

use std::mem::transmute;

use common::Program;
use vo_bytecode::{FuncFlags, Op};
use vo_jit::Options;
use vo_runtime::context::{Context, STATUS_OK, Status};

type EnterLoop = unsafe extern "sysv64" fn(ctx: *mut Context, code: *const u8, frame: *mut u64) -> Status;

#[test]
fn a_loop_continues_with_the_frames_registers() {
    let mut p = Program::new();
    let k = p.constant(0.5f64.to_bits());
    let f = p.function("main.f", ("I", "IF"), FuncFlags::empty(), |b| {
        b.ab_imm(Op::ConstI, 2, 0, 0);
        b.ab_imm(Op::ConstF, 3, 0, k);
        let head = b.loop_header();
        b.abc(Op::AddF, 3, 3, 3);
        b.ab_imm(Op::AddImm, 2, 2, 1);
        b.branch(Op::BrLtS, 2, 1, head);
        b.abc(Op::Mov, 4, 2, 0);
        b.abc(Op::MovF, 5, 3, 0);
        b.abc(Op::Ret, 4, 0, 0);
    });
    let program = p.load(Options::default(), |b| {
        b.abc(Op::Ret, 1, 0, 0);
    });
    program.jit.compile_osr(f, 0).expect("the loop compiles");
    let table = program.world.func_table();
    let code = table.osr(f, 0).expect("the entry is published");
    // The frame as it is after seven rounds of ten.
    let mut frame = [0u64; 8];
    (frame[1], frame[2], frame[3]) = (10, 7, 64.0f64.to_bits());
    let mut context = vec![0u64; size_of::<Context>() / 8];
    // SAFETY: the code touches nothing of the context but its stack limit, which is 0.
    let status = unsafe {
        let enter: EnterLoop = transmute(table.enter_osr().expect("the trampoline is published"));
        enter(context.as_mut_ptr().cast(), code, frame.as_mut_ptr())
    };
    assert_eq!(status, STATUS_OK);
    assert_eq!(frame[0], 10);
    assert_eq!(f64::from_bits(frame[1]), 512.0);
}

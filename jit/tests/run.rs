//! Programs in compiled code, without an interpreter.

mod common;

use common::{Program, add_fib, call_and_keep};
use vo_bytecode::{FuncFlags, Op};
use vo_jit::{InlineLimits, Options};

#[test]
fn recursion_gives_the_same_with_and_without_inlining() {
    for inline in [InlineLimits::NONE, InlineLimits::default()] {
        let mut p = Program::new();
        let fib = add_fib(&mut p);
        let program = p.load(Options { inline, ..Options::default() }, |b| call_and_keep(b, fib, &[20]));
        assert_eq!(program.run(), 6765);
    }
}

#[test]
fn loops_run_to_their_end() {
    let mut p = Program::new();
    let sum = p.function("main.sum", ("I", "I"), FuncFlags::empty(), |b| {
        b.ab_imm(Op::ConstI, 2, 0, 0);
        b.ab_imm(Op::ConstI, 3, 0, 0);
        let head = b.loop_header();
        b.abc(Op::Add, 2, 2, 3);
        b.ab_imm(Op::AddImm, 3, 3, 1);
        b.branch(Op::BrLtS, 3, 1, head);
        b.abc(Op::Ret, 2, 0, 0);
    });
    let program = p.load(Options::default(), |b| call_and_keep(b, sum, &[1000]));
    assert_eq!(program.run(), 499_500);
}

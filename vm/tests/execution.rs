//! What programs compute, instruction families and calls together.

mod support;

use support::{Program, define_fib};
use vo_bytecode::Op;

#[test]
fn fib_recurses() {
    let mut p = Program::default();
    let fib = define_fib(&mut p);
    assert_eq!(p.run(fib, &[20]), [6765]);
}

#[test]
fn a_loop_sums_through_its_rotated_back_edge() {
    let mut p = Program::default();
    let sum = p.function("sum", "I", "I", 4, |b| {
        b.ab_imm(Op::ConstI, 2, 0, 0);
        b.ab_imm(Op::ConstI, 3, 0, 0);
        let exit = b.label();
        let head = b.loop_header();
        b.branch(Op::BrLeS, 1, 3, exit);
        b.abc(Op::Add, 2, 2, 3);
        b.ab_imm(Op::AddImm, 3, 3, 1);
        b.jump(head);
        b.bind(exit);
        b.abc(Op::Ret, 2, 0, 0);
    });
    assert_eq!(p.run(sum, &[100_000]), [4_999_950_000]);
}

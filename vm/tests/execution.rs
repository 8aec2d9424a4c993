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

/// The result of `op` on two registers.
fn binary(op: Op, x: u64, y: u64) -> u64 {
    let mut p = Program::default();
    let f = p.function("f", "II", "I", 4, |b| {
        b.abc(op, 3, 1, 2);
        b.abc(Op::Ret, 3, 0, 0);
    });
    p.run(f, &[x, y])[0]
}

/// The result of `op` on one register.
fn unary(op: Op, x: u64) -> u64 {
    let mut p = Program::default();
    let f = p.function("f", "I", "I", 4, |b| {
        b.abc(op, 3, 1, 0);
        b.abc(Op::Ret, 3, 0, 0);
    });
    p.run(f, &[x])[0]
}

#[test]
fn integers_wrap_and_shifts_saturate() {
    let min = i64::MIN as u64;
    let minus = |n: i64| n as u64;
    assert_eq!(binary(Op::DivS, min, minus(-1)), min);
    assert_eq!(binary(Op::RemS, min, minus(-1)), 0);
    assert_eq!(binary(Op::RemS, minus(-7), 3), minus(-1));
    assert_eq!(binary(Op::Shl, 1, 64), 0);
    assert_eq!(binary(Op::ShrS, minus(-5), 1 << 40), minus(-1));
    assert_eq!(binary(Op::ShlI32, 3, 31), minus(-(1 << 31)));
    assert_eq!(binary(Op::MulHiU, u64::MAX, u64::MAX), u64::MAX - 1);
    assert_eq!(binary(Op::RotlU32, 0x8000_0001, 1), 3);
}

#[test]
fn floats_follow_go() {
    let f = |x: f64| x.to_bits();
    assert_eq!(binary(Op::MinF, f(0.0), f(-0.0)), f(-0.0));
    assert_eq!(binary(Op::MaxF, f(-0.0), f(0.0)), f(0.0));
    assert!(f64::from_bits(binary(Op::MinF, f(1.0), f(f64::NAN))).is_nan());
    assert_eq!(unary(Op::FToI64, f(1e300)), i64::MIN as u64);
    assert_eq!(unary(Op::FToI64, f(-2.9)), -2i64 as u64);
    assert_eq!(unary(Op::FToU64, f(1.5e19)), 15_000_000_000_000_000_000);
    assert_eq!(unary(Op::I64ToS, 3), u64::from(3f32.to_bits()));
    assert_eq!(binary(Op::LeF, f(f64::NAN), f(1.0)), 0);
    assert_eq!(binary(Op::NeF, f(f64::NAN), f(f64::NAN)), 1);
}

#[test]
fn slices_grow_and_keep_their_elements() {
    let mut p = Program::default();
    let int = p.int_type();
    let f = p.function("f", "I", "II", 12, |b| {
        // s := []int{}; for i := 0; i < n; i++ { s = append(s, i) }; return s[n-1], cap(s)
        for r in 2..5 {
            b.ab_imm(Op::ConstI, r, 0, 0);
        }
        b.ab_imm(Op::ConstI, 5, 0, 0);
        b.ab_imm(Op::ConstI, 6, 0, 1);
        let exit = b.label();
        let head = b.loop_header();
        b.branch(Op::BrLeS, 1, 5, exit);
        b.ab_imm(Op::GrowSlice, 2, 6, int.0 as i32);
        b.abc(Op::Stx64, 5, 2, 5);
        b.ab_imm(Op::AddImm, 5, 5, 1);
        b.jump(head);
        b.bind(exit);
        b.ab_imm(Op::AddImm, 7, 1, -1);
        b.abc(Op::Ldx64, 8, 2, 7);
        b.abc(Op::Mov, 9, 4, 0);
        b.abc(Op::Ret, 8, 0, 0);
    });
    assert_eq!(p.run(f, &[1000]), [999, 1280]);
}

#[test]
fn strings_concatenate_and_compare() {
    let mut p = Program::default();
    p.module.strings = vec![b"gra".to_vec(), b"veyard".to_vec(), b"graveyard".to_vec()];
    let f = p.function("f", "", "III", 12, |b| {
        b.ab_imm(Op::ConstStr, 1, 0, 0);
        b.ab_imm(Op::ConstStr, 3, 0, 1);
        b.ab_imm(Op::ConstStr, 5, 0, 2);
        b.abc(Op::Concat, 7, 1, 2);
        b.abc(Op::StrEq, 9, 7, 5);
        b.abc(Op::StrCmp, 10, 1, 3);
        b.abc(Op::Mov, 11, 8, 0);
        b.abc(Op::Ret, 9, 0, 0);
    });
    assert_eq!(p.run(f, &[]), [1, -1i64 as u64, 9]);
}

#[test]
fn a_table_branches_and_falls_through() {
    for (x, expected) in [(0, 100), (1, 101), (2, 99)] {
        let mut p = Program::default();
        let f = p.function("f", "I", "I", 4, |b| {
            let (zero, one) = (b.label(), b.label());
            b.branch_table(1, &[zero, one]);
            b.ab_imm(Op::ConstI, 2, 0, 99);
            b.abc(Op::Ret, 2, 0, 0);
            b.bind(zero);
            b.ab_imm(Op::ConstI, 2, 0, 100);
            b.abc(Op::Ret, 2, 0, 0);
            b.bind(one);
            b.ab_imm(Op::ConstI, 2, 0, 101);
            b.abc(Op::Ret, 2, 0, 0);
        });
        assert_eq!(p.run(f, &[x]), [expected]);
    }
}

#[test]
fn closures_find_their_captures() {
    let mut p = Program::default();
    let adder = p.function("adder", "I", "I", 4, |b| {
        b.ab_imm(Op::Ld64, 2, 0, 8);
        b.abc(Op::Add, 3, 1, 2);
        b.abc(Op::Ret, 3, 0, 0);
    });
    p.flag(adder, vo_bytecode::FuncFlags::CLOSURE);
    let sig = p.sig("I", "I");
    let f = p.function("f", "I", "I", 10, |b| {
        b.ab_imm(Op::NewClosure, 2, 1, adder.0 as i32);
        b.ab_imm(Op::ConstI, 3, 0, 40);
        b.ab_imm(Op::St64, 3, 2, 8);
        b.abc(Op::Mov, 8, 1, 0);
        b.abcd(Op::CallClosure, 7, 2, 0, sig.0);
        b.abc(Op::Ret, 7, 0, 0);
    });
    assert_eq!(p.run(f, &[2]), [42]);
}

#[test]
fn a_list_survives_a_collection_at_every_allocation() {
    let mut p = Program::default();
    p.config.heap.stress = vo_runtime::heap::Stress::EveryAllocation;
    p.config.heap.poison = true;
    // type node struct { next *node; value int }
    p.module.types.push(vo_bytecode::TypeDef { size: 16, align: 8, ptr_words: vec![1], ..Default::default() });
    let push = p.function("push", "II", "I", 4, |b| {
        b.ab_imm(Op::New, 3, 0, 0);
        b.ab_imm(Op::StP, 1, 3, 0);
        b.ab_imm(Op::St64, 2, 3, 8);
        b.abc(Op::Ret, 3, 0, 0);
    });
    let f = p.function("f", "I", "I", 12, |b| {
        // for i := 0; i < n; i++ { list = push(list, i) }; return the sum of the list
        b.ab_imm(Op::ConstI, 2, 0, 0);
        b.ab_imm(Op::ConstI, 3, 0, 0);
        b.ab_imm(Op::ConstI, 4, 0, 0);
        let (built, end) = (b.label(), b.label());
        let head = b.loop_header();
        b.branch(Op::BrLeS, 1, 3, built);
        b.abc(Op::Mov, 9, 2, 0);
        b.abc(Op::Mov, 10, 3, 0);
        b.call(8, push);
        b.abc(Op::Mov, 2, 8, 0);
        b.ab_imm(Op::AddImm, 3, 3, 1);
        b.jump(head);
        b.bind(built);
        let walk = b.loop_header();
        b.branch(Op::BrEqImm, 2, 0, end);
        b.ab_imm(Op::Ld64, 5, 2, 8);
        b.abc(Op::Add, 4, 4, 5);
        b.ab_imm(Op::Ld64, 2, 2, 0);
        b.jump(walk);
        b.bind(end);
        b.abc(Op::Ret, 4, 0, 0);
    });
    assert_eq!(p.run(f, &[500]), [124_750]);
}

#[test]
fn the_second_of_a_pair_can_be_branched_to_and_can_fail() {
    for (x, expected) in [(0, 12), (1, 13)] {
        let mut p = Program::default();
        let f = p.function("f", "I", "I", 4, |b| {
            let second = b.label();
            b.ab_imm(Op::ConstI, 2, 0, 10);
            b.branch(Op::BrEqImm, 1, 0, second);
            b.ab_imm(Op::AddImm, 2, 2, 1);
            b.bind(second);
            b.ab_imm(Op::AddImm, 2, 2, 2);
            b.abc(Op::Ret, 2, 0, 0);
        });
        assert_eq!(p.run(f, &[x]), [expected]);
    }
}

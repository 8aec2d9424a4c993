//! Memory, closures, interfaces, floats and strings in compiled code.

mod common;

use common::{Program, call_and_keep};
use vo_bytecode::{FuncFlags, Itab, Kind, Op, TypeDef, TypeFlags, TypeId};
use vo_jit::Options;

fn add_type(p: &mut Program, def: TypeDef) -> TypeId {
    p.module.types.push(def);
    TypeId::from(p.module.types.len() - 1)
}

fn node(p: &mut Program) -> TypeId {
    add_type(
        p,
        TypeDef {
            name: "node".into(),
            kind: Kind::Struct,
            size: 16,
            align: 8,
            ptr_words: vec![1],
            ..TypeDef::default()
        },
    )
}

#[test]
fn a_list_survives_the_collections_that_its_building_causes() {
    let mut p = Program::new();
    let node = node(&mut p);
    let build = p.function("main.build", ("I", "I"), FuncFlags::empty(), |b| {
        b.ab_imm(Op::ConstI, 2, 0, 0);
        b.ab_imm(Op::ConstI, 3, 0, 0);
        let head = b.loop_header();
        b.ab_imm(Op::New, 4, 0, node.0 as i32);
        b.ab_imm(Op::StP, 2, 4, 0);
        b.ab_imm(Op::St64, 3, 4, 8);
        b.abc(Op::Mov, 2, 4, 0);
        b.ab_imm(Op::AddImm, 3, 3, 1);
        b.branch(Op::BrLtS, 3, 1, head);
        b.ab_imm(Op::ConstI, 5, 0, 0);
        let walk = b.loop_header();
        b.ab_imm(Op::Ld64, 6, 2, 8);
        b.abc(Op::Add, 5, 5, 6);
        b.ab_imm(Op::Ld64, 2, 2, 0);
        b.branch(Op::BrT, 2, 0, walk);
        b.abc(Op::Ret, 5, 0, 0);
    });
    let program = p.load(Options::default(), |b| call_and_keep(b, build, &[1_000_000]));
    assert_eq!(program.run(), 499_999_500_000);
    assert!(program.world.heap().stats().cycles > 0);
}

#[test]
fn append_grows_a_slice() {
    let mut p = Program::new();
    let int =
        add_type(&mut p, TypeDef { name: "int".into(), kind: Kind::Int, size: 8, align: 8, ..TypeDef::default() });
    let f = p.function("main.f", ("I", "I"), FuncFlags::empty(), |b| {
        for r in 2..6 {
            b.ab_imm(Op::ConstI, r, 0, 0);
        }
        b.ab_imm(Op::ConstI, 6, 0, 1);
        let head = b.loop_header();
        b.ab_imm(Op::GrowSlice, 2, 6, int.0 as i32);
        b.abc(Op::Stx64, 5, 2, 5);
        b.ab_imm(Op::AddImm, 5, 5, 1);
        b.branch(Op::BrLtS, 5, 1, head);
        b.ab_imm(Op::ConstI, 7, 0, 100);
        b.ab_imm(Op::ConstI, 8, 0, 110);
        b.abcd(Op::SliceSl, 9, 2, 7, 8);
        b.ab_imm(Op::ConstI, 7, 0, 9);
        b.abc(Op::Ldx64, 12, 9, 7);
        b.abc(Op::Add, 12, 12, 10);
        b.abc(Op::Ret, 12, 0, 0);
    });
    let program = p.load(Options::default(), |b| call_and_keep(b, f, &[1000]));
    assert_eq!(program.run(), 109 + 10);
}

#[test]
fn closures_and_methods_are_found_by_func_id() {
    let mut p = Program::new();
    let int = add_type(
        &mut p,
        TypeDef {
            name: "T".into(),
            kind: Kind::Int,
            size: 8,
            align: 8,
            flags: TypeFlags::DIRECT_IFACE,
            ..TypeDef::default()
        },
    );
    let unary = p.sig("I", "I");
    let method = p.sig("II", "I");
    let captured = p.function("main.f.func1", ("I", "I"), FuncFlags::CLOSURE.union(FuncFlags::NO_INLINE), |b| {
        b.ab_imm(Op::Ld64, 2, 0, 8);
        b.abc(Op::Add, 2, 2, 1);
        b.abc(Op::Ret, 2, 0, 0);
    });
    let times = p.function("main.T.times", ("II", "I"), FuncFlags::empty(), |b| {
        b.abc(Op::Mul, 1, 1, 2);
        b.abc(Op::Ret, 1, 0, 0);
    });
    p.module.itabs.push(Itab { iface: int, ty: int, funcs: vec![captured, times] });
    let apply = p.function("main.apply", ("II", "I"), FuncFlags::NO_INLINE, |b| {
        b.abc(Op::Mov, 11, 2, 0);
        b.abcd(Op::CallClosure, 10, 1, 0, unary.0);
        b.abc(Op::Mov, 3, 10, 0);
        b.ab_imm(Op::ItabAddr, 4, 0, 0);
        b.abc(Op::Mov, 11, 3, 0);
        b.ab_imm(Op::ConstI, 12, 0, 2);
        b.abcd(Op::CallIface, 10, 4, 1, method.0);
        b.abc(Op::Ret, 10, 0, 0);
    });
    let f = p.function("main.f", ("I", "I"), FuncFlags::empty(), |b| {
        b.ab_imm(Op::NewClosure, 2, 1, captured.0 as i32);
        b.ab_imm(Op::St64, 1, 2, 8);
        b.abc(Op::Mov, 11, 2, 0);
        b.ab_imm(Op::ConstI, 12, 0, 5);
        b.call(10, apply);
        // The closure is known here, so this call needs no table.
        b.abc(Op::Mov, 3, 10, 0);
        b.ab_imm(Op::ConstI, 11, 0, 1000);
        b.abcd(Op::CallClosure, 10, 2, 0, unary.0);
        b.abc(Op::Add, 3, 3, 10);
        b.abc(Op::Ret, 3, 0, 0);
    });
    let program = p.load(Options::default(), |b| call_and_keep(b, f, &[30]));
    assert_eq!(program.run(), (30 + 5) * 2 + 1030);
}

/// Runs `op r2 <- r1` of a float constant and gives the integer.
fn float_to_int(op: Op, x: f64) -> i64 {
    let mut p = Program::new();
    let k = p.constant(x.to_bits());
    let f = p.function("main.f", ("", "I"), FuncFlags::empty(), |b| {
        b.ab_imm(Op::ConstF, 1, 0, k);
        b.abc(op, 2, 1, 0);
        b.abc(Op::Ret, 2, 0, 0);
    });
    p.load(Options::default(), |b| call_and_keep(b, f, &[])).run()
}

#[test]
fn float_conversions_out_of_range_give_what_amd64_gives() {
    assert_eq!(float_to_int(Op::FToI64, -3.9), -3);
    for x in [f64::NAN, 1e300, -1e300, 9.3e18] {
        assert_eq!(float_to_int(Op::FToI64, x), i64::MIN, "{x}");
    }
    assert_eq!(float_to_int(Op::FToU64, 1.5e19) as u64, 15_000_000_000_000_000_000);
    assert_eq!(float_to_int(Op::FToU64, 7.0), 7);
}

/// Runs `op r3 <- r1, r2`.
fn binary(op: Op, x: i64, y: i64) -> i64 {
    let mut p = Program::new();
    let (kx, ky) = (p.constant(x as u64), p.constant(y as u64));
    let f = p.function("main.f", ("II", "I"), FuncFlags::NO_INLINE, |b| {
        b.abc(op, 3, 1, 2);
        b.abc(Op::Ret, 3, 0, 0);
    });
    let call = p.function("main.call", ("", "I"), FuncFlags::empty(), |b| {
        b.ab_imm(Op::Const64, 11, 0, kx);
        b.ab_imm(Op::Const64, 12, 0, ky);
        b.call(10, f);
        b.abc(Op::Ret, 10, 0, 0);
    });
    p.load(Options::default(), |b| call_and_keep(b, call, &[])).run()
}

#[test]
fn division_and_shifts_have_gos_edge_cases() {
    assert_eq!(binary(Op::DivS, i64::MIN, -1), i64::MIN);
    assert_eq!(binary(Op::RemS, i64::MIN, -1), 0);
    assert_eq!(binary(Op::DivS, -7, 2), -3);
    assert_eq!(binary(Op::RemS, -7, 2), -1);
    assert_eq!(binary(Op::Shl, 1, 64), 0);
    assert_eq!(binary(Op::Shl, 1, -1), 0);
    assert_eq!(binary(Op::ShrS, -8, 200), -1);
    assert_eq!(binary(Op::ShrU, -8, 63), 1);
    assert_eq!(binary(Op::ShlI32, 1, 31), i64::from(i32::MIN));
    assert_eq!(binary(Op::ShlI32, 1, 32), 0);
    assert_eq!(binary(Op::AddI32, i64::from(i32::MAX), 1), i64::from(i32::MIN));
}

#[test]
fn many_arguments_and_results_of_all_classes_pass() {
    let mut p = Program::new();
    let k = p.constant(2.5f64.to_bits());
    let many = p.function("main.many", ("IIIIIIIIFS", "IIIIFS"), FuncFlags::NO_INLINE, |b| {
        b.abc(Op::Add, 11, 1, 8);
        b.abc(Op::Add, 12, 2, 7);
        b.abc(Op::Add, 13, 3, 6);
        b.abc(Op::Add, 14, 4, 5);
        b.abc(Op::AddF, 15, 9, 9);
        b.abc(Op::AddS, 16, 10, 10);
        b.abc(Op::Ret, 11, 0, 0);
    });
    let f = p.function("main.f", ("", "I"), FuncFlags::empty(), |b| {
        for k in 0..8 {
            b.ab_imm(Op::ConstI, 11 + k, 0, 1 << k);
        }
        b.ab_imm(Op::ConstF, 19, 0, k);
        b.abc(Op::FToS, 20, 19, 0);
        b.call(10, many);
        for k in 1..4 {
            b.abc(Op::Add, 10, 10, 10 + k);
        }
        b.abc(Op::FToI64, 14, 14, 0);
        b.abc(Op::SToI64, 15, 15, 0);
        b.abc(Op::Add, 10, 10, 14);
        b.abc(Op::Add, 10, 10, 15);
        b.abc(Op::Ret, 10, 0, 0);
    });
    let program = p.load(Options::default(), |b| call_and_keep(b, f, &[]));
    assert_eq!(program.run(), 255 + 5 + 5);
}

#[test]
fn strings_compare_and_concatenate() {
    let mut p = Program::new();
    p.module.strings = vec![b"ab".to_vec(), "c\u{e9}".as_bytes().to_vec(), "abc\u{e9}".as_bytes().to_vec()];
    let f = p.function("main.f", ("", "I"), FuncFlags::empty(), |b| {
        b.ab_imm(Op::ConstStr, 1, 0, 0);
        b.ab_imm(Op::ConstStr, 3, 0, 1);
        b.ab_imm(Op::ConstStr, 5, 0, 2);
        b.abc(Op::Concat, 7, 1, 2);
        b.abc(Op::StrEq, 9, 7, 5);
        b.abc(Op::StrCmp, 10, 1, 3);
        b.ab_imm(Op::ConstI, 11, 0, 3);
        b.abc(Op::StrRune, 12, 7, 11);
        // 1, -1, U+00E9 at 3, next index 5
        b.ab_imm(Op::MulImm, 9, 9, 1000);
        b.abc(Op::Add, 9, 9, 10);
        b.abc(Op::Add, 9, 9, 12);
        b.abc(Op::Add, 9, 9, 13);
        b.abc(Op::Ret, 9, 0, 0);
    });
    let program = p.load(Options::default(), |b| call_and_keep(b, f, &[]));
    assert_eq!(program.run(), 1000 - 1 + 0xe9 + 5);
}

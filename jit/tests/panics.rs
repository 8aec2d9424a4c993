//! Panics that compiled code raises, and where they land.

mod common;

use common::{Program, call_and_keep};
use vo_bytecode::{FuncFlags, FuncId, Kind, Op, TypeDef, TypeFlags, TypeId};
use vo_jit::Options;

fn add_int(p: &mut Program) -> TypeId {
    let flags = TypeFlags::DIRECT_IFACE.union(TypeFlags::COMPARABLE).union(TypeFlags::REGULAR_MEMORY);
    p.module.types.push(TypeDef {
        name: "int".into(),
        kind: Kind::Int,
        size: 8,
        align: 8,
        flags,
        ..TypeDef::default()
    });
    TypeId::from(p.module.types.len() - 1)
}

/// `if n > 2 { panic(n) }; return n`.
fn add_thrower(p: &mut Program, int: TypeId) -> FuncId {
    p.function("main.thrower", ("I", "I"), FuncFlags::NO_INLINE, |b| {
        let fine = b.label();
        b.branch(Op::BrLeSImm, 1, 2, fine);
        b.ab_imm(Op::TypeAddr, 2, 0, int.0 as i32);
        b.abc(Op::Mov, 3, 1, 0);
        b.abc(Op::Panic, 2, 0, 0);
        b.bind(fine);
        b.abc(Op::Ret, 1, 0, 0);
    })
}

/// Recovers and keeps the value's data word at offset 8 of the globals.
fn add_recoverer(p: &mut Program) -> FuncId {
    p.function("main.recoverer", ("", ""), FuncFlags::USES_RECOVER, |b| {
        b.abc(Op::RecoverToken, 1, 0, 0);
        b.abc(Op::Recover, 2, 1, 0);
        b.ab_imm(Op::GlobalAddr, 4, 0, 0);
        b.ab_imm(Op::St64, 3, 4, 8);
        b.abc(Op::Ret, 1, 0, 0);
    })
}

/// Defers `deferred` in order, calls `callee(n)` and returns 100 plus its result; after a recovered panic
/// it returns 1000 plus the recovered value plus what a single-assignment register held.
fn add_guarded(p: &mut Program, deferred: &[FuncId], callee: FuncId) -> FuncId {
    p.function("main.guarded", ("I", "I"), FuncFlags::HAS_DEFER, |b| {
        let landing = b.label();
        b.abc(Op::DeferBase, 5, 0, 0);
        b.ab_imm(Op::Frame, 7, 0, 16);
        b.ab_imm(Op::St64, 1, 7, 0);
        for &f in deferred {
            b.ab_imm(Op::FuncVal, 6, 0, f.0 as i32);
            b.abc(Op::Defer, 6, 0, 0);
        }
        b.abc(Op::Mov, 11, 1, 0);
        b.call(10, callee);
        b.abc(Op::Mov, 8, 10, 0);
        b.abc(Op::RunDefers, 5, 0, 0);
        b.abc(Op::Unframe, 7, 0, 0);
        b.ab_imm(Op::AddImm, 8, 8, 100);
        b.abc(Op::Ret, 8, 0, 0);
        b.bind(landing);
        b.ab_imm(Op::Reframe, 7, 0, 16);
        b.abc(Op::RunDefers, 5, 0, 0);
        b.ab_imm(Op::Ld64, 9, 7, 0);
        b.abc(Op::Unframe, 7, 0, 0);
        b.ab_imm(Op::GlobalAddr, 4, 0, 0);
        b.ab_imm(Op::Ld64, 8, 4, 8);
        b.abc(Op::Add, 8, 8, 9);
        b.ab_imm(Op::AddImm, 8, 8, 1000);
        b.abc(Op::Ret, 8, 0, 0);
        b.set_landing(landing);
    })
}

#[test]
fn a_recovered_panic_lands_in_the_frame_that_deferred() {
    for (n, expected) in [(1, 101), (7, 1014)] {
        let mut p = Program::new();
        let int = add_int(&mut p);
        let (thrower, recoverer) = (add_thrower(&mut p, int), add_recoverer(&mut p));
        let guarded = add_guarded(&mut p, &[recoverer], thrower);
        let program = p.load(Options::default(), |b| call_and_keep(b, guarded, &[n]));
        assert_eq!(program.run(), expected);
    }
}

#[test]
fn a_panic_passes_frames_without_handlers() {
    let mut p = Program::new();
    let int = add_int(&mut p);
    let (thrower, recoverer) = (add_thrower(&mut p, int), add_recoverer(&mut p));
    let through = p.function("main.through", ("I", "I"), FuncFlags::NO_INLINE, |b| {
        b.ab_imm(Op::AddImm, 11, 1, 1);
        b.call(10, thrower);
        b.abc(Op::Add, 2, 10, 1);
        b.abc(Op::Ret, 2, 0, 0);
    });
    let guarded = add_guarded(&mut p, &[recoverer], through);
    let program = p.load(Options::default(), |b| call_and_keep(b, guarded, &[7]));
    assert_eq!(program.run(), 1000 + 7 + 8);
}

#[test]
fn a_deferred_call_that_panics_is_recovered_by_an_older_one() {
    let mut p = Program::new();
    let int = add_int(&mut p);
    let (thrower, recoverer) = (add_thrower(&mut p, int), add_recoverer(&mut p));
    let bad = p.function("main.bad", ("", ""), FuncFlags::empty(), |b| {
        b.ab_imm(Op::ConstI, 11, 0, 50);
        b.call(10, thrower);
        b.abc(Op::Ret, 0, 0, 0);
    });
    // The deferred calls run when `guarded` returns normally; `bad` panics then.
    let guarded = add_guarded(&mut p, &[recoverer, bad], thrower);
    let program = p.load(Options::default(), |b| call_and_keep(b, guarded, &[1]));
    assert_eq!(program.run(), 1000 + 50 + 1);
}

#[test]
fn a_check_that_fails_in_a_function_with_defer_lands_there() {
    let mut p = Program::new();
    let int = add_int(&mut p);
    let recoverer = add_recoverer(&mut p);
    let indexer = p.function("main.indexer", ("I", "I"), FuncFlags::empty(), |b| {
        b.ab_imm(Op::BoundImm, 1, 0, 5);
        b.abc(Op::Ret, 1, 0, 0);
    });
    // `indexer` is inlined, so the check is part of the function with the handler.
    let guarded = add_guarded(&mut p, &[recoverer], indexer);
    // Run-time errors become values through a function of the runtime package.
    p.function("runtime.newError", ("III", "II"), FuncFlags::empty(), |b| {
        b.ab_imm(Op::TypeAddr, 1, 0, int.0 as i32);
        b.ab_imm(Op::ConstI, 2, 0, 77);
        b.abc(Op::Ret, 1, 0, 0);
    });
    let program = p.load(Options::default(), |b| call_and_keep(b, guarded, &[9]));
    assert_eq!(program.run(), 1000 + 9 + 77);
}

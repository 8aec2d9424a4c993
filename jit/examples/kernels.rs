//! Times small kernels in compiled code: `cargo run --release -p vo-jit --example kernels`.

#[path = "../tests/common/mod.rs"]
mod common;

use std::time::Instant;

use common::{Loaded, Program, add_fib, call_and_keep};
use vo_bytecode::{FuncFlags, FuncId, Kind, Op, TypeDef, TypeId};
use vo_jit::{InlineLimits, Options};

fn add_type(p: &mut Program, name: &str, kind: Kind, size: u64) -> TypeId {
    p.module.types.push(TypeDef { name: name.into(), kind, size, align: size as u32, ..TypeDef::default() });
    TypeId::from(p.module.types.len() - 1)
}

/// Counts the primes below `n`.
fn add_sieve(p: &mut Program) -> FuncId {
    let byte = add_type(p, "uint8", Kind::Uint8, 1);
    p.function("main.sieve", ("I", "I"), FuncFlags::empty(), |b| {
        b.abc(Op::Mov, 20, 1, 0);
        b.abc(Op::Mov, 21, 1, 0);
        b.ab_imm(Op::MakeSlice, 2, 20, byte.0 as i32);
        b.ab_imm(Op::ConstI, 5, 0, 2);
        b.ab_imm(Op::ConstI, 6, 0, 0);
        let (next, exit) = (b.label(), b.label());
        let outer = b.loop_header();
        b.abc(Op::Ldx8U, 7, 2, 5);
        b.branch(Op::BrT, 7, 0, next);
        b.ab_imm(Op::AddImm, 6, 6, 1);
        b.abc(Op::Add, 8, 5, 5);
        b.branch(Op::BrLeS, 1, 8, next);
        b.ab_imm(Op::ConstI, 9, 0, 1);
        let inner = b.loop_header();
        b.abc(Op::Stx8, 9, 2, 8);
        b.abc(Op::Add, 8, 8, 5);
        b.branch(Op::BrLtS, 8, 1, inner);
        b.bind(next);
        b.ab_imm(Op::AddImm, 5, 5, 1);
        b.branch(Op::BrLtS, 5, 1, outer);
        b.bind(exit);
        b.abc(Op::Ret, 6, 0, 0);
    })
}

/// Multiplies two square matrices of floats, kept in flat slices, `times` times.
fn add_matmul(p: &mut Program) -> FuncId {
    let float = add_type(p, "float64", Kind::Float64, 8);
    p.function("main.matmul", ("II", "I"), FuncFlags::empty(), |b| {
        // r1 n, r2 times; slices at r3, r6, r9; i r12, j r13, k r14.
        b.abc(Op::Mul, 30, 1, 1);
        b.abc(Op::Mov, 31, 30, 0);
        for slice in [3, 6, 9] {
            b.ab_imm(Op::MakeSlice, slice, 30, float.0 as i32);
        }
        b.ab_imm(Op::ConstI, 12, 0, 0);
        let fill = b.loop_header();
        b.abc(Op::I64ToF, 20, 12, 0);
        b.abc(Op::StxF, 20, 3, 12);
        b.abc(Op::StxF, 20, 6, 12);
        b.ab_imm(Op::AddImm, 12, 12, 1);
        b.branch(Op::BrLtS, 12, 30, fill);
        let again = b.loop_header();
        b.ab_imm(Op::ConstI, 12, 0, 0);
        let rows = b.loop_header();
        b.ab_imm(Op::ConstI, 13, 0, 0);
        b.abc(Op::Mul, 15, 12, 1);
        let columns = b.loop_header();
        b.ab_imm(Op::ConstI, 14, 0, 0);
        b.abc(Op::Mov, 16, 13, 0);
        b.abc(Op::I64ToF, 20, 14, 0);
        let dot = b.loop_header();
        b.abc(Op::Add, 17, 15, 14);
        b.abc(Op::LdxF, 21, 3, 17);
        b.abc(Op::LdxF, 22, 6, 16);
        b.abc(Op::MulF, 21, 21, 22);
        b.abc(Op::AddF, 20, 20, 21);
        b.abc(Op::Add, 16, 16, 1);
        b.ab_imm(Op::AddImm, 14, 14, 1);
        b.branch(Op::BrLtS, 14, 1, dot);
        b.abc(Op::Add, 17, 15, 13);
        b.abc(Op::StxF, 20, 9, 17);
        b.ab_imm(Op::AddImm, 13, 13, 1);
        b.branch(Op::BrLtS, 13, 1, columns);
        b.ab_imm(Op::AddImm, 12, 12, 1);
        b.branch(Op::BrLtS, 12, 1, rows);
        b.ab_imm(Op::AddImm, 2, 2, -1);
        b.branch(Op::BrGtSImm, 2, 0, again);
        b.ab_imm(Op::ConstI, 17, 0, 7);
        b.abc(Op::LdxF, 20, 9, 17);
        b.abc(Op::FToI64, 17, 20, 0);
        b.abc(Op::Ret, 17, 0, 0);
    })
}

fn time(name: &str, runs: usize, make: impl Fn() -> Loaded) {
    let mut best = f64::MAX;
    let mut result = 0;
    for _ in 0..runs {
        let program = make();
        let start = Instant::now();
        result = program.run();
        best = best.min(start.elapsed().as_secs_f64() * 1e3);
    }
    let program = make();
    let reports = program.jit.reports();
    let compile: u128 = reports.iter().map(|(_, r)| r.time.as_micros()).sum();
    let bytes: usize = reports.iter().map(|(_, r)| r.bytes).sum();
    println!("{name:<24} {best:8.2} ms  result {result}  compiled in {compile} µs, {bytes} bytes");
}

fn main() {
    let recursion = |recursion| InlineLimits { recursion, ..InlineLimits::default() };
    for (name, inline, patch_epilogues) in [
        ("fib(35), epilogues as are", InlineLimits::NONE, false),
        ("fib(35), not inlined", InlineLimits::NONE, true),
        ("fib(35), one level", recursion(1), true),
        ("fib(35), two levels", recursion(2), true),
    ] {
        time(name, 5, || {
            let mut p = Program::new();
            let fib = add_fib(&mut p);
            p.load(Options { inline, patch_epilogues, ..Options::default() }, |b| call_and_keep(b, fib, &[35]))
        });
    }
    for poll_loops in [false, true] {
        let options = move || Options { poll_loops, ..Options::default() };
        println!("polling in loops: {poll_loops}");
        time("sieve 5M", 5, || {
            let mut p = Program::new();
            let sieve = add_sieve(&mut p);
            p.load(options(), |b| call_and_keep(b, sieve, &[5_000_000]))
        });
        time("matmul 300 x 4", 5, || {
            let mut p = Program::new();
            let matmul = add_matmul(&mut p);
            p.load(options(), |b| call_and_keep(b, matmul, &[300, 4]))
        });
    }
}

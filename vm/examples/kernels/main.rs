//! Times the interpreter on small kernels, built by hand as lowering would emit them.
//!
//! `cargo run --release -p vo-vm --example kernels [-- name...]`; `kernels.lua` beside it is the same for
//! comparison with `luajit -joff`.

#[path = "../../tests/support/mod.rs"]
mod support;

mod programs;

use std::time::{Duration, Instant};

use support::Program;
use vo_bytecode::FuncId;

/// A kernel: its name, how it is built, and its argument.
type Kernel = (&'static str, fn(&mut Program) -> FuncId, u64);

const KERNELS: &[Kernel] = &[
    ("fib", support::define_fib, 35),
    ("loops", programs::loops, 5000),
    ("sieve", programs::sieve, 5_000_000),
    ("matmul", programs::matmul, 240),
    ("nbody", programs::nbody, 300_000),
    ("spectral", programs::spectral_norm, 300),
];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for &(name, build, argument) in KERNELS {
        if !wanted.is_empty() && !wanted.iter().any(|w| w == name) {
            continue;
        }
        let mut best = Duration::MAX;
        let mut result = 0;
        for _ in 0..5 {
            let mut p = Program::default();
            let func = build(&mut p);
            let start = Instant::now();
            result = p.run(func, &[argument])[0];
            best = best.min(start.elapsed());
        }
        println!("{name:10} {:8.1} ms   {result:#x} ({:e})", best.as_secs_f64() * 1e3, f64::from_bits(result));
    }
}

//! Times `fib` in the interpreter: `cargo run --release -p vo-vm --example fib -- 35`.

#[path = "../tests/support/mod.rs"]
#[allow(dead_code)]
mod support;

use std::time::Instant;

use support::{Program, define_fib};

fn main() {
    let n = std::env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(35);
    for _ in 0..5 {
        let mut p = Program::default();
        let fib = define_fib(&mut p);
        let start = Instant::now();
        let result = p.run(fib, &[n]);
        println!("fib({n}) = {} in {:?}", result[0], start.elapsed());
    }
}

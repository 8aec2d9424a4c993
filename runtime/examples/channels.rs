//! Times channels and goroutines without an engine: `cargo run --release -p vo-runtime --example channels`.
//!
//! Goroutines run Rust functions, which the hooks find behind their closures.

use std::ptr;
use std::sync::Arc;
use std::time::Instant;

use vo_bytecode::{FuncId, Function, Kind, Module, Signature, TypeDef, TypeId};
use vo_runtime::chan::{self, Chan};
use vo_runtime::context::{Context, STATUS_OK, Status};
use vo_runtime::world::{Hooks, VmFrame, World, WorldConfig};
use vo_runtime::{NativeRegistry, alloc};

type Body = unsafe fn(ctx: *mut Context, words: *const u64);

unsafe fn call(ctx: *mut Context, callee: u64, _: *mut u64) -> Status {
    // SAFETY: callees are the entry function or closures that `spawn` made.
    unsafe {
        if callee >> 32 == 0 {
            main_goroutine(ctx);
        } else {
            let words = callee as *const u64;
            let body: Body = std::mem::transmute(*words.add(1));
            body(ctx, words.add(2));
        }
    }
    STATUS_OK
}

unsafe fn no_frame(_: *const u64, _: usize) -> VmFrame {
    unreachable!("there is no interpreter")
}

unsafe fn no_end(_: *const u64) -> *const u64 {
    unreachable!("there is no interpreter")
}

unsafe fn spawn(ctx: *mut Context, body: Body, words: &[u64]) {
    // SAFETY: the closure object has room for the body and its words.
    unsafe {
        let closure = alloc::closure(ctx, 0, 1 + words.len()).cast::<u64>();
        *closure.add(1) = body as usize as u64;
        ptr::copy_nonoverlapping(words.as_ptr(), closure.add(2), words.len());
        (*ctx).world().scheduler().spawn(ctx, closure as u64);
    }
}

unsafe fn new_chan(ctx: *mut Context, cap: i64) -> *mut Chan {
    // SAFETY: type 0 is int.
    unsafe { chan::make(ctx, (*ctx).world().image().ty(TypeId(0)), cap).expect("a small capacity") }
}

unsafe fn put(ctx: *mut Context, chan: *mut Chan, value: u64) {
    // SAFETY: the channels carry words.
    unsafe { chan::send(ctx, chan, (&raw const value).cast()).expect("open") }
}

unsafe fn get(ctx: *mut Context, chan: *mut Chan) -> u64 {
    let mut value = 0;
    // SAFETY: the channels carry words.
    unsafe { chan::receive(ctx, chan, (&raw mut value).cast()) };
    value
}

const ROUNDS: u64 = 2_000_000;

unsafe fn echo(ctx: *mut Context, words: *const u64) {
    // SAFETY: the closure holds two channels.
    unsafe {
        let (requests, answers) = (*words as *mut Chan, *words.add(1) as *mut Chan);
        for _ in 0..ROUNDS {
            let value = get(ctx, requests);
            put(ctx, answers, value + 1);
        }
    }
}

unsafe fn waiter(ctx: *mut Context, words: *const u64) {
    // SAFETY: the closure holds a channel.
    unsafe { get(ctx, *words as *mut Chan) };
}

unsafe fn nothing(_: *mut Context, _: *const u64) {}

fn resident_bytes() -> usize {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    text.split_whitespace().nth(1).and_then(|pages| pages.parse::<usize>().ok()).unwrap_or(0) * 4096
}

unsafe fn main_goroutine(ctx: *mut Context) {
    // SAFETY: runs on the main goroutine.
    unsafe {
        for cap in [0, 100] {
            let (requests, answers) = (new_chan(ctx, cap), new_chan(ctx, cap));
            spawn(ctx, echo, &[requests as u64, answers as u64]);
            let start = Instant::now();
            for round in 0..ROUNDS {
                put(ctx, requests, round);
                assert_eq!(get(ctx, answers), round + 1);
            }
            println!("round trip, capacity {cap}: {} ns", start.elapsed().as_nanos() as u64 / ROUNDS);
        }
        let start = Instant::now();
        for _ in 0..ROUNDS / 100 {
            (0..100).for_each(|_| spawn(ctx, nothing, &[]));
            (*ctx).world().scheduler().yield_now(ctx);
        }
        println!("start and end of a goroutine: {} ns", start.elapsed().as_nanos() as u64 / ROUNDS);
        for n in [1_000, 100_000] {
            let (before, start, gate) = (resident_bytes(), Instant::now(), new_chan(ctx, 0));
            (0..n).for_each(|_| spawn(ctx, waiter, &[gate as u64]));
            (*ctx).world().scheduler().yield_now(ctx);
            let bytes = resident_bytes() - before;
            println!("{n} parked: {} MB, {} ns each", bytes >> 20, start.elapsed().as_nanos() as usize / n);
            chan::close(ctx, gate).expect("open");
            (*ctx).world().scheduler().yield_now(ctx);
        }
    }
}

fn main() {
    let int = TypeDef { name: "int".into(), kind: Kind::Int, size: 8, align: 8, ..Default::default() };
    let module = Module {
        types: vec![int],
        sigs: vec![Signature::default()],
        functions: vec![Function { name: "main.main".into(), ..Default::default() }],
        entry: FuncId(0),
        ..Default::default()
    };
    let world = World::new(Arc::new(module), &NativeRegistry::default(), WorldConfig::default());
    let world = world.expect("the module has no imports");
    world.set_hooks(Hooks { engine: 0, call, interpret: call, frame: no_frame, frame_end: no_end });
    world.run();
}

//! Panics, deferred calls, nested activations, and what the tier sees.

mod support;

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use support::{Program, define_fib};
use vo_bytecode::{FuncFlags, FuncId, Op};
use vo_runtime::NativeEntry;
use vo_runtime::context::Context;
use vo_vm::{NextCounter, TierHook, VmConfig};

/// Defines `recoverer`: a deferred closure that stores the recovered data word at its capture.
fn define_recoverer(p: &mut Program) -> FuncId {
    let int = p.int_type();
    p.function("runtime.newError", "III", "II", 4, |b| {
        b.ab_imm(Op::TypeAddr, 2, 0, int.0 as i32);
        b.abc(Op::Ret, 2, 0, 0);
    });
    let recoverer = p.function("recoverer", "", "", 6, |b| {
        b.abc(Op::RecoverToken, 1, 0, 0);
        b.ab_imm(Op::Ld64, 2, 0, 8);
        b.abc(Op::Recover, 3, 1, 0);
        b.ab_imm(Op::St64, 4, 2, 0);
        b.abc(Op::Ret, 0, 0, 0);
    });
    p.flag(recoverer, FuncFlags::CLOSURE | FuncFlags::USES_RECOVER);
    recoverer
}

/// Defines a function that defers `recoverer`, does `body`, and returns what was recovered, or 7.
/// `body` may use registers from 4 on.
fn define_guard(
    p: &mut Program,
    name: &str,
    recoverer: FuncId,
    params: &str,
    body: impl FnOnce(&mut vo_bytecode::FunctionBuilder),
) -> FuncId {
    let guard = p.function(name, params, "I", 24, |b| {
        b.abc(Op::Mov, 20, 1, 0);
        b.abc(Op::DeferBase, 1, 0, 0);
        b.ab_imm(Op::Frame, 2, 0, 16);
        b.ab_imm(Op::ConstI, 3, 0, 7);
        b.ab_imm(Op::St64, 3, 2, 0);
        b.ab_imm(Op::NewClosure, 3, 1, recoverer.0 as i32);
        b.ab_imm(Op::StP, 2, 3, 8);
        b.abc(Op::Defer, 3, 0, 0);
        body(b);
        let landing = b.label();
        b.bind(landing);
        b.set_landing(landing);
        b.ab_imm(Op::Reframe, 2, 0, 16);
        b.abc(Op::RunDefers, 1, 0, 0);
        b.ab_imm(Op::Ld64, 3, 2, 0);
        b.abc(Op::Unframe, 2, 0, 0);
        b.abc(Op::Ret, 3, 0, 0);
    });
    p.flag(guard, FuncFlags::HAS_DEFER);
    guard
}

#[test]
fn a_panic_lands_in_the_frame_that_deferred_its_recovery() {
    let mut p = Program::default();
    let int = p.int_type();
    let recoverer = define_recoverer(&mut p);
    let raise = p.function("raise", "I", "", 4, |b| {
        b.ab_imm(Op::TypeAddr, 2, 0, int.0 as i32);
        b.abc(Op::Mov, 3, 1, 0);
        b.abc(Op::Panic, 2, 0, 0);
    });
    let through = p.function("through", "I", "", 8, |b| {
        b.abc(Op::Mov, 6, 1, 0);
        b.call(5, raise);
        b.abc(Op::Ret, 0, 0, 0);
    });
    let guard = define_guard(&mut p, "guard", recoverer, "I", |b| {
        b.abc(Op::Mov, 8, 20, 0);
        b.call(7, through);
    });
    let f = p.function("f", "", "II", 10, |b| {
        b.ab_imm(Op::ConstI, 6, 0, 42);
        b.call(5, guard);
        b.abc(Op::Mov, 1, 5, 0);
        b.ab_imm(Op::ConstI, 6, 0, 43);
        b.call(5, guard);
        b.abc(Op::Mov, 2, 5, 0);
        b.abc(Op::Ret, 1, 0, 0);
    });
    assert_eq!(p.run(f, &[]), [42, 43]);
}

#[test]
fn without_a_panic_deferred_calls_run_at_the_end_and_recover_nothing() {
    let mut p = Program::default();
    let recoverer = define_recoverer(&mut p);
    let guard = define_guard(&mut p, "guard", recoverer, "I", |_| {});
    assert_eq!(p.run(guard, &[1]), [0]);
}

#[test]
fn run_time_errors_are_recoverable() {
    let bad: [fn(&mut vo_bytecode::FunctionBuilder); 5] = [
        |b| {
            b.ab_imm(Op::ConstI, 5, 0, 0);
            b.abc(Op::DivS, 6, 5, 5);
        },
        |b| {
            b.ab_imm(Op::ConstI, 5, 0, 0);
            b.ab_imm(Op::Ld64, 6, 5, 16);
        },
        |b| {
            b.ab_imm(Op::ConstI, 5, 0, 4096);
            b.ab_imm(Op::ConstI, 6, 0, 3);
            b.ab_imm(Op::ConstI, 7, 0, 3);
            b.abc(Op::Ldx64, 8, 5, 7);
        },
        |b| {
            b.ab_imm(Op::ConstI, 5, 0, 4096);
            b.ab_imm(Op::ConstI, 6, 0, 3);
            b.ab_imm(Op::ConstI, 7, 0, 2);
            b.ab_imm(Op::ConstI, 8, 0, 1);
            b.abc(Op::SliceStr, 9, 5, 7);
        },
        |b| {
            b.ab_imm(Op::ConstI, 5, 0, 0);
            b.abcd(Op::CallClosure, 9, 5, 0, 0);
        },
    ];
    // The constructor of run-time errors gives the length of the message as data word.
    let lengths = [
        "integer divide by zero",
        "invalid memory address or nil pointer dereference",
        "index out of range [3] with length 3",
        "slice bounds out of range [2:1]",
        "invalid memory address or nil pointer dereference",
    ]
    .map(|m| m.len() as u64);
    for (body, len) in bad.into_iter().zip(lengths) {
        let mut p = Program::default();
        let recoverer = define_recoverer(&mut p);
        let guard = define_guard(&mut p, "guard", recoverer, "I", body);
        assert_eq!(p.run(guard, &[0]), [len]);
    }
}

/// Calls the closure or function of its first argument with the second, through the runtime's hooks.
unsafe extern "C" fn call_back(ctx: *mut Context, slots: *mut u64) {
    // SAFETY: the bytecode passes a callee word and an argument; the window holds eight slots.
    unsafe {
        let mut window = [0u64; 8];
        window[1] = *slots.add(1);
        let call = (*ctx).world().hooks().call;
        if call(ctx, *slots, window.as_mut_ptr()) == vo_runtime::STATUS_OK {
            *slots = window[0];
        }
    }
}

fn with_call_back(p: &mut Program) {
    let sig = p.sig("II", "I");
    p.module.natives.push(vo_bytecode::NativeDef { name: "test.callBack".into(), sig });
    p.natives.push(NativeEntry { name: "test.callBack", func: call_back, params: "II", results: "I" });
}

#[test]
fn activations_nest_and_keep_the_frames_below() {
    let mut p = Program::default();
    with_call_back(&mut p);
    // nest(n) = n == 0 ? 0 : n + callBack(nest, n - 1)
    let nest = p.declare("nest", "I", "I");
    p.define(nest, 8, |b| {
        let more = b.label();
        b.branch(Op::BrNeImm, 1, 0, more);
        b.abc(Op::Ret, 1, 0, 0);
        b.bind(more);
        b.ab_imm(Op::FuncVal, 2, 0, nest.0 as i32);
        b.ab_imm(Op::AddImm, 3, 1, -1);
        b.ab_imm(Op::CallNative, 2, 0, 0);
        b.abc(Op::Add, 4, 1, 2);
        b.abc(Op::Ret, 4, 0, 0);
    });
    assert_eq!(p.run(nest, &[100]), [5050]);
}

#[test]
fn a_panic_unwinds_through_nested_activations() {
    let mut p = Program::default();
    with_call_back(&mut p);
    let int = p.int_type();
    let recoverer = define_recoverer(&mut p);
    let nest = p.declare("nest", "I", "I");
    p.define(nest, 8, |b| {
        let more = b.label();
        b.branch(Op::BrNeImm, 1, 0, more);
        b.ab_imm(Op::TypeAddr, 2, 0, int.0 as i32);
        b.ab_imm(Op::ConstI, 3, 0, 99);
        b.abc(Op::Panic, 2, 0, 0);
        b.bind(more);
        b.ab_imm(Op::FuncVal, 2, 0, nest.0 as i32);
        b.ab_imm(Op::AddImm, 3, 1, -1);
        b.ab_imm(Op::CallNative, 2, 0, 0);
        b.abc(Op::Ret, 1, 0, 0);
    });
    let guard = define_guard(&mut p, "guard", recoverer, "I", |b| {
        b.abc(Op::Mov, 8, 20, 0);
        b.call(7, nest);
    });
    assert_eq!(p.run(guard, &[10]), [99]);
}

#[derive(Default)]
struct Recorder {
    calls: AtomicU32,
    loops: AtomicU32,
}

impl TierHook for Recorder {
    fn hot_call(&self, _: FuncId) -> NextCounter {
        self.calls.fetch_add(1, Ordering::Relaxed);
        1000
    }

    fn hot_loop(&self, _: FuncId, loop_id: u32) -> NextCounter {
        assert_eq!(loop_id, 0);
        self.loops.fetch_add(1, Ordering::Relaxed);
        100
    }
}

#[test]
fn counters_report_calls_to_the_tier() {
    let mut p = Program::default();
    let fib = define_fib(&mut p);
    let recorder = Arc::new(Recorder::default());
    let config = VmConfig { call_counter: 1000, loop_counter: 100 };
    let (results, counts) = p.run_with(fib, &[20], config, Some(recorder.clone()));
    assert_eq!(results, [6765]);
    // fib(20) makes 21,891 calls.
    let calls = counts.iter().find(|c| c.func == fib).expect("fib was called").calls;
    assert!((21_800..=21_950).contains(&calls), "{calls}");
    assert!((20..=22).contains(&recorder.calls.load(Ordering::Relaxed)));
}

#[test]
fn counters_report_back_edges_to_the_tier() {
    let mut p = Program::default();
    let spin = p.function("spin", "I", "I", 4, |b| {
        b.ab_imm(Op::ConstI, 2, 0, 0);
        let head = b.loop_header();
        b.ab_imm(Op::AddImm, 2, 2, 1);
        b.branch(Op::BrLtS, 2, 1, head);
        b.abc(Op::Ret, 2, 0, 0);
    });
    let recorder = Arc::new(Recorder::default());
    let config = VmConfig { call_counter: 1000, loop_counter: 100 };
    let (results, _) = p.run_with(spin, &[10_000], config, Some(recorder.clone()));
    assert_eq!(results, [10_000]);
    assert!((97..=101).contains(&recorder.loops.load(Ordering::Relaxed)));
}

/// The frames that the last call of `record_frames` saw, as functions and instructions.
static FRAMES: std::sync::Mutex<Vec<(FuncId, u32)>> = std::sync::Mutex::new(Vec::new());

unsafe extern "C" fn record_frames(ctx: *mut Context, _: *mut u64) {
    // SAFETY: the interpreter has stored where its frames are.
    let frames = unsafe { vo_runtime::trace::visible_frames(&*ctx, 10) };
    *FRAMES.lock().expect("not poisoned") = frames.iter().map(|f| (f.func, f.pc)).collect();
}

#[test]
fn frames_are_at_their_calls_in_every_activation() {
    let mut p = Program::default();
    with_call_back(&mut p);
    let sig = p.sig("", "");
    p.module.natives.push(vo_bytecode::NativeDef { name: "test.frames".into(), sig });
    p.natives.push(NativeEntry { name: "test.frames", func: record_frames, params: "", results: "" });
    let inner = p.function("inner", "I", "I", 8, |b| {
        b.abc(Op::Mov, 2, 1, 0);
        b.ab_imm(Op::CallNative, 3, 0, 1);
        b.abc(Op::Ret, 2, 0, 0);
    });
    let middle = p.function("middle", "", "I", 8, |b| {
        b.ab_imm(Op::FuncVal, 1, 0, inner.0 as i32);
        b.ab_imm(Op::ConstI, 2, 0, 5);
        b.ab_imm(Op::CallNative, 1, 0, 0);
        b.abc(Op::Ret, 1, 0, 0);
    });
    let outer = p.function("outer", "", "I", 8, |b| {
        b.call(4, middle);
        b.abc(Op::Ret, 4, 0, 0);
    });
    assert_eq!(p.run(outer, &[]), [5]);
    let frames = FRAMES.lock().expect("not poisoned").clone();
    // The function that starts the program is not shown.
    assert_eq!(frames, [(inner, 1), (middle, 2), (outer, 0)]);
}

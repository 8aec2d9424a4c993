//! Channels between goroutines whose functions are Rust's: the engine's hooks call them by func_id.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;

use vo_bytecode::{FuncId, Function, Kind, Module, Signature, TypeDef, TypeFlags, TypeId};

use crate::context::{STATUS_OK, Status};
use crate::native::NativeRegistry;
use crate::world::{Hooks, VmFrame, World, WorldConfig};

use super::*;

/// What a goroutine of a test runs: the words of its closure, of which the first is its number.
type Body = unsafe fn(ctx: *mut Context, words: *const u64);

unsafe fn call(ctx: *mut Context, callee: u64, _: *mut u64) -> Status {
    // SAFETY: callees are static closures or objects made by `spawn`, whose second word is the body.
    unsafe {
        if callee >> 32 == 0 {
            let entry: Body = std::mem::transmute(ENTRY.with(std::cell::Cell::get));
            entry(ctx, std::ptr::null());
        } else {
            let words = callee as *const u64;
            let body: Body = std::mem::transmute(*words.add(1));
            body(ctx, words.add(2));
        }
    }
    STATUS_OK
}

thread_local! {
    static ENTRY: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

unsafe fn no_frame(_: *const u64, _: usize) -> VmFrame {
    unreachable!("the tests have no interpreter")
}

unsafe fn no_end(_: *const u64) -> *const u64 {
    unreachable!("the tests have no interpreter")
}

fn run(main: Body) -> Result<(), crate::goroutine::Deadlock> {
    let int = TypeDef {
        name: "int".into(),
        kind: Kind::Int,
        flags: TypeFlags::COMPARABLE | TypeFlags::REGULAR_MEMORY | TypeFlags::DIRECT_IFACE,
        size: 8,
        align: 8,
        ..Default::default()
    };
    let module = Module {
        types: vec![int],
        sigs: vec![Signature::default()],
        functions: vec![Function { name: "main.main".into(), ..Default::default() }],
        entry: FuncId(0),
        ..Default::default()
    };
    let world = World::new(Arc::new(module), &NativeRegistry::default(), WorldConfig::default()).expect("loads");
    world.set_hooks(Hooks { engine: 0, call, interpret: call, frame: no_frame, frame_end: no_end });
    ENTRY.with(|entry| entry.set(main as usize));
    world.scheduler().run_main(&world)
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
    unsafe { make(ctx, (*ctx).world().image().ty(TypeId(0)), cap).expect("a small capacity") }
}

unsafe fn put(ctx: *mut Context, chan: *mut Chan, value: u64) {
    // SAFETY: channels of the tests carry words.
    unsafe { send(ctx, chan, (&raw const value).cast()).expect("open") }
}

unsafe fn get(ctx: *mut Context, chan: *mut Chan) -> Option<u64> {
    let mut value = u64::MAX;
    // SAFETY: channels of the tests carry words.
    let ok = unsafe { receive(ctx, chan, (&raw mut value).cast()) };
    if ok {
        Some(value)
    } else {
        assert_eq!(value, 0, "what a closed channel gives is zero");
        None
    }
}

unsafe fn producer(ctx: *mut Context, words: *const u64) {
    // SAFETY: the test passes a channel, and how many values to send.
    unsafe {
        let chan = *words as *mut Chan;
        for value in 0..*words.add(1) {
            put(ctx, chan, value);
        }
        close(ctx, chan).expect("open");
    }
}

#[test]
fn values_arrive_in_order_through_channels_of_every_capacity() {
    unsafe fn main(ctx: *mut Context, _: *const u64) {
        // SAFETY: runs on a goroutine.
        unsafe {
            for cap in [0, 1, 2, 7, 100] {
                let chan = new_chan(ctx, cap);
                spawn(ctx, producer, &[chan as u64, 1000]);
                for expected in 0..1000 {
                    assert_eq!(get(ctx, chan), Some(expected));
                }
                assert_eq!(get(ctx, chan), None);
                assert_eq!(close(ctx, chan), Err(ChanError::CloseOfClosed));
                assert_eq!(send(ctx, chan, (&raw const cap).cast()), Err(ChanError::SendOnClosed));
            }
        }
    }
    assert_eq!(run(main), Ok(()));
}

#[test]
fn a_select_takes_every_ready_case_about_equally_often() {
    unsafe fn main(ctx: *mut Context, _: *const u64) {
        // SAFETY: runs on a goroutine.
        unsafe {
            let channels = [new_chan(ctx, 1), new_chan(ctx, 1), new_chan(ctx, 1), new_chan(ctx, 1)];
            let mut counts = [0; 4];
            let mut value = 0u64;
            let elem = (&raw mut value).cast::<u8>();
            for _ in 0..4000 {
                // Of the three ready ones, two send and one receives; the fourth is blocked.
                put(ctx, channels[2], 9);
                put(ctx, channels[3], 9);
                let case = |k: usize, direction| Case { chan: channels[k], elem, direction };
                let cases = [
                    case(0, Direction::Send),
                    case(1, Direction::Send),
                    case(2, Direction::Receive),
                    case(3, Direction::Send),
                ];
                let chosen = select(ctx, &cases, true).expect("open").expect("it waits");
                counts[chosen.case] += 1;
                for chan in channels {
                    while len(chan) > 0 {
                        get(ctx, chan);
                    }
                }
            }
            assert_eq!(counts[3], 0);
            assert!(counts[..3].iter().all(|&n| (1100..1600).contains(&n)), "{counts:?}");
        }
    }
    assert_eq!(run(main), Ok(()));
}

#[test]
fn a_waiting_select_is_woken_once_and_leaves_the_other_queues() {
    unsafe fn main(ctx: *mut Context, _: *const u64) {
        // SAFETY: runs on a goroutine.
        unsafe {
            let (a, b, nil) = (new_chan(ctx, 0), new_chan(ctx, 0), ptr::null_mut());
            spawn(ctx, producer, &[a as u64, 500]);
            spawn(ctx, producer, &[b as u64, 500]);
            let mut value = 0u64;
            let elem = (&raw mut value).cast::<u8>();
            let mut open = [a, b];
            let mut sums = [0, 0];
            while open != [nil, nil] {
                let case = |chan| Case { chan, elem, direction: Direction::Receive };
                let chosen = select(ctx, &[case(open[0]), case(nil), case(open[1])], true);
                let chosen = chosen.expect("receives").expect("it waits");
                let k = chosen.case / 2;
                if chosen.received {
                    sums[k] += value;
                } else {
                    open[k] = nil;
                }
            }
            assert_eq!(sums, [500 * 499 / 2; 2]);
            assert_eq!(
                select(ctx, &[Case { chan: new_chan(ctx, 0), elem, direction: Direction::Send }], false),
                Ok(None)
            );
        }
    }
    assert_eq!(run(main), Ok(()));
}

#[test]
fn goroutines_without_hope_are_a_deadlock_and_sleepers_are_not() {
    static WOKEN: AtomicU64 = AtomicU64::new(0);
    unsafe fn sleeper(ctx: *mut Context, words: *const u64) {
        // SAFETY: runs on a goroutine; the test passes a channel.
        unsafe {
            (*ctx).world().scheduler().sleep(ctx, Duration::from_millis(5));
            WOKEN.fetch_add(1, Relaxed);
            put(ctx, *words as *mut Chan, 1);
        }
    }
    unsafe fn main(ctx: *mut Context, _: *const u64) {
        // SAFETY: runs on a goroutine.
        unsafe {
            let chan = new_chan(ctx, 0);
            spawn(ctx, sleeper, &[chan as u64]);
            assert_eq!(get(ctx, chan), Some(1));
            get(ctx, chan);
            unreachable!("nobody sends");
        }
    }
    assert_eq!(run(main), Err(crate::goroutine::Deadlock { main_exited: false }));
    assert_eq!(WOKEN.load(Relaxed), 1);
}

#[test]
fn goroutines_are_reused_when_they_have_finished() {
    unsafe fn worker(ctx: *mut Context, words: *const u64) {
        // SAFETY: runs on a goroutine; the test passes a channel.
        unsafe { put(ctx, *words as *mut Chan, 1) }
    }
    unsafe fn main(ctx: *mut Context, _: *const u64) {
        // SAFETY: runs on a goroutine.
        unsafe {
            let chan = new_chan(ctx, 0);
            for round in 0..100 {
                (0..10).for_each(|_| spawn(ctx, worker, &[chan as u64]));
                (0..10).for_each(|_| assert_eq!(get(ctx, chan), Some(1)));
                while (*ctx).world().scheduler().live() > 1 {
                    (*ctx).world().scheduler().yield_now(ctx);
                }
                assert_eq!((*ctx).id, 1, "round {round}");
            }
        }
    }
    assert_eq!(run(main), Ok(()));
}

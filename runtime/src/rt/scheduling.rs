//! What `runtime`, `sync` and `time` need of the scheduler, the heap and the traces.

use std::sync::OnceLock;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use vo_bytecode::FuncId;

use crate::alloc;
use crate::chan::{self, Chan};
use crate::fatal;
use crate::heap::HeapStats;
use crate::panics;
use crate::strings;
use crate::timers::Action;
use crate::trace::{self, Frame};

use super::{args, define_natives, give, native_table};

native_table! {
    "internal/poll.WaitUnless" wait_for_file "IIIII" "";
    "internal/poll.Wake" end_waits_for_file "I" "";
    "internal/poll.Alone" is_alone "" "I";
    "internal/poll.Now" monotonic "" "I";
    "internal/synctest.run" run_bubble "I" "I";
    "internal/synctest.wait" wait_for_bubble "" "I";
    "internal/synctest.Bubble" bubble "" "I";
    "runtime.Gosched" gosched "" "";
    "runtime.Goexit" goexit "" "";
    "runtime.NumGoroutine" num_goroutine "" "I";
    "runtime.NumCPU" num_cpu "" "I";
    "runtime.GOMAXPROCS" max_procs "I" "I";
    "runtime.GC" gc "" "";
    "runtime.heapStats" heap_stats "I" "";
    "runtime.callerPCs" caller_pcs "III" "I";
    "runtime.describePC" describe_pc "I" "IIIII";
    "runtime.stackText" stack_text "I" "II";
    "runtime/debug.setGCPercent" set_gc_percent "I" "I";
    "runtime/debug.freeMemory" free_memory "" "";
    "sync.semacquire" semacquire "III" "";
    "sync.semrelease" semrelease "I" "";
    "sync.fatal" throw "II" "";
    "time.Sleep" sleep "I" "";
    "time.now" now "" "III";
    "time.runtimeNano" clock "" "I";
    "runtime.nanotime" clock "" "I";
    "time.startTimer" start_timer "II" "I";
    "time.stopTimer" stop_timer "I" "I";
    "time.hideBuffer" hide_buffer "I" "";
}

/// What traces say of goroutines that `sync` lets wait.
const SEMAPHORE_REASONS: [&str; 6] = [
    "sync.Mutex.Lock",
    "sync.RWMutex.RLock",
    "sync.RWMutex.Lock",
    "sync.WaitGroup.Wait",
    "sync.WaitGroup.Wait (durable)",
    "sync.Cond.Wait",
];

/// The time from which the monotonic clock counts.
fn clock_start() -> Instant {
    static START: OnceLock<Instant> = OnceLock::new();
    *START.get_or_init(Instant::now)
}

/// Nanoseconds of the system's monotonic clock; never 0.
fn monotonic_nanos() -> u64 {
    clock_start().elapsed().as_nanos() as u64 + 1
}

/// Seconds and nanoseconds since 1970.
fn wall_clock() -> (i64, u32) {
    match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => (since.as_secs() as i64, since.subsec_nanos()),
        Err(before) => {
            let before = before.duration();
            let nanos = before.subsec_nanos();
            (-(before.as_secs() as i64) - i64::from(nanos > 0), (1_000_000_000 - nanos) % 1_000_000_000)
        }
    }
}

/// Bytes live after the last collection or in use since, bytes and objects allocated since the start,
/// objects live after the last collection, bytes of blocks in use and ever used, collections, nanoseconds
/// paused, nanoseconds of Unix time when the last collection ended, collections that the program asked for.
fn words_of(stats: &HeapStats, forced: u64) -> [u64; 10] {
    let last = stats.last_cycle.and_then(|end| end.duration_since(UNIX_EPOCH).ok()).unwrap_or_default();
    [
        stats.live_bytes as u64,
        stats.bytes_allocated as u64,
        stats.objects_allocated as u64,
        stats.live_objects as u64,
        stats.heap_in_use as u64,
        stats.heap_reserved as u64,
        stats.cycles as u64,
        stats.total_pause.as_nanos() as u64,
        last.as_nanos() as u64,
        forced,
    ]
}

/// What stands for a frame in Go's program counters: the function above, the instruction and 1 below.
fn frame_code(frame: Frame) -> u64 {
    (u64::from(frame.func.0) + 1) << 32 | u64::from(frame.pc + 1)
}

/// A string of the module, which lives as long as the program.
fn constant_string(text: &str) -> (u64, u64) {
    (text.as_ptr() as u64, text.len() as u64)
}

fn duration(nanos: u64) -> Duration {
    Duration::from_nanos((nanos as i64).max(0) as u64)
}

define_natives! {
    gosched |ctx, slots| {
        (*ctx).world().scheduler().yield_now(ctx);
    }

    goexit |ctx, slots| {
        panics::goexit(ctx);
    }

    num_goroutine |ctx, slots| {
        give(slots, [(*ctx).world().scheduler().live() as u64]);
    }

    num_cpu |ctx, slots| {
        give(slots, [std::thread::available_parallelism().map_or(1, usize::from) as u64]);
    }

    /// One thread runs goroutines, whatever is asked for.
    max_procs |ctx, slots| {
        give(slots, [1]);
    }

    gc |ctx, slots| {
        (*ctx).world().collect();
    }

    /// Address of ten words; see [`words_of`].
    heap_stats |ctx, slots| {
        let [out] = args(slots);
        let world = (*ctx).world();
        give(out as *mut u64, words_of(&world.heap().stats(), world.forced_collections()));
    }

    /// Sets GOGC (negative: off), and gives the old value (-1: off).
    set_gc_percent |ctx, slots| {
        let [percent] = args(slots);
        let percent = u32::try_from(percent as i64).ok();
        let old = (*ctx).world().heap().set_percent(percent);
        give(slots, [old.map_or(u64::MAX, u64::from)]);
    }

    free_memory |ctx, slots| {
        (*ctx).world().collect();
        (*ctx).world().heap().release_free_memory();
    }

    /// Frames of the goroutine, from the `skip`th on, the one that calls this being the 0th: skip, address
    /// and number of words for their codes; gives how many there were.
    caller_pcs |ctx, slots| {
        let [skip, out, room] = args(slots);
        let frames = trace::visible_frames(&*ctx, (skip as usize).saturating_add(room as usize));
        let mut n = 0;
        for frame in frames.iter().skip(skip as usize) {
            (out as *mut u64).add(n).write(frame_code(*frame));
            n += 1;
        }
        give(slots, [n as u64]);
    }

    /// Function, file and line of a frame's code; all empty if it is none.
    describe_pc |ctx, slots| {
        let [code] = args(slots);
        let module = (*ctx).world().module();
        let func = (code >> 32).checked_sub(1).map(|func| FuncId::from(func as usize));
        let known = func.and_then(|func| Some((func, module.functions.get(func.index())?)));
        let Some((func, function)) = known else {
            return give(slots, [0; 5]);
        };
        let (file, line) = module.place_at(func, (code as u32).saturating_sub(1));
        let (name, file) = (constant_string(&function.name), constant_string(file));
        give(slots, [name.0, name.1, file.0, file.1, u64::from(line)]);
    }

    /// The trace of the goroutine, or of all.
    stack_text |ctx, slots| {
        let [all] = args(slots);
        // The innermost frame is `runtime.Stack`.
        let text = fatal::goroutine_traces(&*ctx, 1, all != 0);
        let (text, len) = alloc::string(ctx, text.as_bytes());
        give(slots, [text, len]);
    }

    /// A fatal error.
    throw |ctx, slots| {
        let [p, len] = args(slots);
        let message = String::from_utf8_lossy(strings::bytes(p, len)).into_owned();
        fatal::throw(ctx, &message);
    }

    /// Address of the word, reason.
    semacquire |ctx, slots| {
        let [word, p, len] = args(slots);
        let given = strings::bytes(p, len);
        let reason = SEMAPHORE_REASONS.into_iter().find(|known| known.as_bytes() == given).unwrap_or("semacquire");
        (*ctx).world().semaphores().acquire(ctx, word as *mut u32, reason);
    }

    semrelease |ctx, slots| {
        let [word] = args(slots);
        (*ctx).world().semaphores().release(ctx, word as *mut u32);
    }

    /// Descriptor, whether to write, nanoseconds (negative: no limit).
    wait_for_file |ctx, slots| {
        let [fd, write, nanos, changes, seen] = args(slots);
        // No goroutine runs between this and the wait.
        if *(changes as *const u32) != seen as u32 {
            return;
        }
        let limit = u64::try_from(nanos as i64).ok().map(Duration::from_nanos);
        (*ctx).world().scheduler().wait_for_file(ctx, fd as i32, write & 1 != 0, limit);
    }

    end_waits_for_file |ctx, slots| {
        let [fd] = args(slots);
        (*ctx).world().scheduler().end_waits_for_file(fd as i32);
    }

    is_alone |ctx, slots| {
        give(slots, [u64::from((*ctx).world().scheduler().is_alone())]);
    }

    sleep |ctx, slots| {
        let [nanos] = args(slots);
        (*ctx).world().scheduler().sleep(ctx, duration(nanos));
    }

    /// Nanoseconds of the system's monotonic clock; never 0.
    monotonic |ctx, slots| {
        give(slots, [monotonic_nanos()]);
    }

    /// Nanoseconds of the clock that the goroutine's timers follow; never 0.
    clock |ctx, slots| {
        let nanos = match (*ctx).bubble {
            0 => monotonic_nanos(),
            id => (*ctx).world().scheduler().bubble_time(id).as_nanos() as u64,
        };
        give(slots, [nanos]);
    }

    /// Seconds and nanoseconds since 1970, nanoseconds of the monotonic clock; 0 in a bubble.
    now |ctx, slots| {
        if (*ctx).bubble != 0 {
            let now = (*ctx).world().scheduler().bubble_time((*ctx).bubble);
            return give(slots, [now.as_secs(), u64::from(now.subsec_nanos()), 0]);
        }
        let (secs, nanos) = wall_clock();
        give(slots, [secs as u64, u64::from(nanos), monotonic_nanos()]);
    }

    /// Calls a closure in a new bubble: closure; gives how the bubble ended.
    run_bubble |ctx, slots| {
        let [closure] = args(slots);
        let outcome = (*ctx).world().scheduler().run_bubble(ctx, closure);
        give(slots, [outcome as u64]);
    }

    /// Waits until the rest of the goroutine's bubble is durably blocked; tells whether no other goroutine waits.
    wait_for_bubble |ctx, slots| {
        let alone = (*ctx).world().scheduler().wait_for_bubble(ctx);
        give(slots, [u64::from(alone)]);
    }

    /// The number of the goroutine's bubble, 0 outside.
    bubble |ctx, slots| {
        give(slots, [u64::from((*ctx).bubble)]);
    }

    /// Calls a closure, in a goroutine of its own, after so many nanoseconds: nanoseconds, closure; gives
    /// the timer's number.
    start_timer |ctx, slots| {
        let [nanos, closure] = args(slots);
        if closure == 0 {
            panics::panic_nil(ctx);
            return;
        }
        if (*ctx).bubble != 0 && nanos as i64 <= 0 {
            // The time in a bubble has come before it would next move.
            (*ctx).world().scheduler().spawn(ctx, closure);
            return give(slots, [0]);
        }
        let id = (*ctx).world().scheduler().start_timer((*ctx).bubble, duration(nanos), Action::Call(closure));
        give(slots, [id]);
    }

    /// Cancels a timer; tells whether it had not fired.
    stop_timer |ctx, slots| {
        let [id] = args(slots);
        give(slots, [u64::from((*ctx).world().scheduler().stop_timer(id))]);
    }

    /// A new channel.
    hide_buffer |_ctx, slots| {
        let [chan] = args(slots);
        chan::hide_buffer(chan as *mut Chan);
    }
}

//! Goroutines and the scheduler: stackful coroutines, resumed by workers.
//!
//! Invariants:
//! - A goroutine's [`Context`] stays at one address for its life.
//! - A goroutine that isn't running has saved its registers on its own stack, above `parked_sp`.
//! - `park` consumes one wake-up; a `ready` that comes before its `park` is not lost.
//!
//! The scheduler knows nothing of channels, timers or locks: they park and ready goroutines.

use std::cell::Cell;
use std::collections::VecDeque;
use std::collections::BinaryHeap;
use std::cmp::Reverse;
use std::num::NonZeroUsize;
use std::ptr;
use std::time::{Duration, Instant};

use corosensei::stack::{Stack, StackPointer};
use corosensei::{Coroutine, CoroutineResult, Yielder};
use parking_lot::Mutex;

use crate::context::{Context, STATUS_OK, Worker};
use crate::hash::Random;
use crate::heap::{AllocCache, Marker, spill_registers_and};
use crate::memory::Region;
use crate::world::World;

/// Address space of a goroutine other than main, for all its stacks. Committed as touched.
const STACK_RESERVE: usize = 256 << 20;
/// What compiled code may use below its limit: leaf frames, runtime functions, signal frames.
const STACK_MARGIN: usize = 128 << 10;

/// Number of a goroutine; 1 is main.
pub type GoId = u64;

/// Why a goroutine gave control back.
enum Suspend {
    Yield,
    Park,
    Exit,
}

type Coro = Coroutine<(), Suspend, (), NativeStack>;

/// The native part of a goroutine's region.
struct NativeStack {
    base: usize,
    limit: usize,
}

// SAFETY: base and limit are page-aligned and bound memory that the goroutine's region owns, which lives
// longer than the coroutine. Overflow is caught by checks against `Context::stack_limit`.
unsafe impl Stack for NativeStack {
    fn base(&self) -> StackPointer {
        NonZeroUsize::new(self.base).expect("a mapping is not at address 0")
    }

    fn limit(&self) -> StackPointer {
        NonZeroUsize::new(self.limit).expect("a mapping is not at address 0")
    }
}

/// One goroutine.
pub struct Goroutine {
    context: Box<Context>,
    coroutine: Option<Coro>,
    yielder: Cell<*const Yielder<(), Suspend>>,
    /// Below it, nothing on the native stack is live while the goroutine doesn't run.
    parked_sp: Cell<usize>,
    /// A `ready` that came while the goroutine ran.
    token: Cell<bool>,
    /// Ended by `runtime.Goexit`: for main this is no return.
    exited: Cell<bool>,
    state: Cell<State>,
    stacks: Region,
    /// The closure to run: a root until it has been entered.
    closure: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Runnable,
    Running,
    Parked,
}

/// Sleeping goroutines by the time they wake.
type Timers = BinaryHeap<Reverse<(Instant, u64, GoPtr)>>;

/// A goroutine's address, as lists keep it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct GoPtr(*mut Goroutine);

// SAFETY: goroutines are reached through the scheduler's lock only.
unsafe impl Send for GoPtr {}

#[derive(Default)]
struct Queues {
    /// All live goroutines; each box's content stays in place.
    all: Vec<Option<Box<Goroutine>>>,
    free_ids: Vec<usize>,
    runnable: VecDeque<GoPtr>,
    timers: Timers,
    next_id: GoId,
    next_timer: u64,
    /// Stacks of finished goroutines.
    spare: Vec<Region>,
    live: usize,
}

// SAFETY: the queues are reached through the scheduler's lock, and a goroutine runs on one worker at a time.
unsafe impl Send for Queues {}

/// Schedules the goroutines of one world.
pub struct Scheduler {
    queues: Mutex<Queues>,
    worker: Mutex<Box<Worker>>,
    random: Mutex<Random>,
}

impl Default for Scheduler {
    fn default() -> Self {
        Scheduler {
            queues: Mutex::default(),
            worker: Mutex::new(Box::new(Worker { cache: AllocCache::new() })),
            random: Mutex::new(Random::from_env()),
        }
    }
}

/// All goroutines wait for something that can't happen any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlock;

impl Scheduler {
    /// Runs the program: its entry function on goroutine 1, and whatever that starts, until the entry
    /// function returns.
    ///
    /// # Errors
    /// If all goroutines are asleep.
    pub fn run_main(&self, world: &World) -> Result<(), Deadlock> {
        let entry = u64::from(world.module().entry.0);
        let reserve = world.config().max_stack * 4;
        let main = self.spawn_with(world, entry, Some(reserve));
        loop {
            let Some(next) = self.next_runnable() else { return Err(Deadlock) };
            // SAFETY: runnable goroutines are live.
            let finished = unsafe { self.resume(next) };
            if finished {
                // SAFETY: a goroutine that has finished is listed until it is retired.
                if next == main && !unsafe { (*main.0).exited.get() } {
                    return Ok(());
                }
                self.retire(next);
            }
        }
    }

    /// Starts a goroutine that calls a closure without parameters and results.
    pub fn spawn(&self, world: &World, closure: u64) {
        self.spawn_with(world, closure, None);
    }

    fn spawn_with(&self, world: &World, closure: u64, reserve: Option<usize>) -> GoPtr {
        let mut queues = self.queues.lock();
        queues.next_id += 1;
        let id = queues.next_id;
        let spare = if reserve.is_none() { queues.spare.pop() } else { None };
        let stacks = spare.unwrap_or_else(|| {
            Region::reserve(reserve.unwrap_or(STACK_RESERVE)).unwrap_or_else(|_| {
                eprintln!("fatal error: runtime: cannot allocate the stack of a goroutine");
                std::process::exit(2)
            })
        });
        let worker: *mut Worker = &raw mut **self.worker.lock();
        let context = Box::new(new_context(world, &stacks, worker, id));
        let mut goroutine = Box::new(Goroutine {
            context,
            coroutine: None,
            yielder: Cell::new(ptr::null()),
            parked_sp: Cell::new(0),
            token: Cell::new(false),
            exited: Cell::new(false),
            state: Cell::new(State::Runnable),
            stacks,
            closure,
        });
        let address = GoPtr(&raw mut *goroutine);
        goroutine.context.goroutine = address.0;
        queues.live += 1;
        match queues.free_ids.pop() {
            Some(slot) => queues.all[slot] = Some(goroutine),
            None => queues.all.push(Some(goroutine)),
        }
        queues.runnable.push_back(address);
        address
    }

    /// The next goroutine to run; waits for timers if there is none. `None` if nothing can ever run.
    fn next_runnable(&self) -> Option<GoPtr> {
        loop {
            let mut queues = self.queues.lock();
            if !queues.timers.is_empty() {
                let now = Instant::now();
                while let Some(&Reverse((at, _, sleeper))) = queues.timers.peek() {
                    if at > now {
                        break;
                    }
                    queues.timers.pop();
                    make_ready(&mut queues, sleeper);
                }
            }
            if let Some(next) = queues.runnable.pop_front() {
                return Some(next);
            }
            let &Reverse((at, _, _)) = queues.timers.peek()?;
            drop(queues);
            std::thread::sleep(at.saturating_duration_since(Instant::now()));
        }
    }

    /// Runs a goroutine until it gives control back; returns whether it has finished.
    unsafe fn resume(&self, GoPtr(go): GoPtr) -> bool {
        // SAFETY: the goroutine is live and runs nowhere else; only its own coroutine field is borrowed
        // while it runs.
        unsafe {
            (*go).state.set(State::Running);
            if (*go).coroutine.is_none() {
                (*go).coroutine = Some(new_coroutine(go));
            }
            let coroutine: *mut Coro = (&mut (*go).coroutine).as_mut().expect("set above");
            match (*coroutine).resume(()) {
                CoroutineResult::Return(()) => true,
                CoroutineResult::Yield(Suspend::Exit) => {
                    let coroutine = (*go).coroutine.as_mut().expect("it has just run");
                    // The frames left on its stack hold nothing that needs dropping.
                    coroutine.force_reset();
                    (*go).exited.set(true);
                    true
                }
                CoroutineResult::Yield(Suspend::Yield) => {
                    (*go).state.set(State::Runnable);
                    self.queues.lock().runnable.push_back(GoPtr(go));
                    false
                }
                CoroutineResult::Yield(Suspend::Park) => {
                    let mut queues = self.queues.lock();
                    if (*go).token.replace(false) {
                        (*go).state.set(State::Runnable);
                        queues.runnable.push_back(GoPtr(go));
                    } else {
                        (*go).state.set(State::Parked);
                    }
                    false
                }
            }
        }
    }

    /// Frees a finished goroutine.
    fn retire(&self, GoPtr(go): GoPtr) {
        let mut queues = self.queues.lock();
        let slot = queues.all.iter().position(|g| g.as_deref().is_some_and(|g| ptr::eq(g, go)));
        let slot = slot.expect("a live goroutine is listed");
        let goroutine = queues.all[slot].take().expect("found above");
        queues.free_ids.push(slot);
        queues.live -= 1;
        let Goroutine { coroutine, stacks, .. } = *goroutine;
        drop(coroutine);
        queues.spare.push(stacks);
    }

    /// Gives other goroutines a turn.
    ///
    /// # Safety
    /// `ctx` is the running goroutine's.
    pub unsafe fn yield_now(&self, ctx: *mut Context) {
        // SAFETY: the caller's promise.
        unsafe { suspend((*ctx).goroutine, Suspend::Yield) }
    }

    /// Waits until the goroutine is made ready.
    ///
    /// # Safety
    /// `ctx` is the running goroutine's.
    pub unsafe fn park(&self, ctx: *mut Context) {
        // SAFETY: the caller's promise.
        unsafe { suspend((*ctx).goroutine, Suspend::Park) }
    }

    /// Lets a goroutine go on that is parked, or about to park.
    pub fn ready(&self, go: GoPtr) {
        make_ready(&mut self.queues.lock(), go);
    }

    /// Waits for a duration.
    ///
    /// # Safety
    /// `ctx` is the running goroutine's.
    pub unsafe fn sleep(&self, ctx: *mut Context, duration: Duration) {
        {
            let mut queues = self.queues.lock();
            queues.next_timer += 1;
            // SAFETY: the caller's promise.
            let timer = (Instant::now() + duration, queues.next_timer, GoPtr(unsafe { (*ctx).goroutine }));
            queues.timers.push(Reverse(timer));
        }
        // SAFETY: the caller's promise.
        unsafe { self.park(ctx) }
    }

    /// Ends the running goroutine, whose deferred calls have run; main never ends this way while others
    /// live.
    ///
    /// # Safety
    /// `ctx` is the running goroutine's.
    pub unsafe fn exit_current(&self, ctx: *mut Context) -> ! {
        loop {
            // SAFETY: the caller's promise. Nobody makes an ended goroutine ready.
            unsafe { suspend((*ctx).goroutine, Suspend::Exit) }
        }
    }

    /// The goroutine of a context.
    pub fn current(ctx: &Context) -> GoPtr {
        GoPtr(ctx.goroutine)
    }

    /// Number of goroutines that have not finished.
    pub fn live(&self) -> usize {
        self.queues.lock().live
    }

    /// A random word.
    pub fn random(&self) -> u64 {
        self.random.lock().word()
    }

    /// Calls `f` with the context of each live goroutine, and whether it is the running one.
    pub fn for_each(&self, mut f: impl FnMut(&Context, bool)) {
        for go in self.queues.lock().all.iter().flatten() {
            f(&go.context, go.state.get() == State::Running);
        }
    }

    /// Marks what goroutines reach: their native, slot and memory stacks, and their deferred calls.
    /// `sp` is the stack pointer of the running one.
    pub(crate) fn mark_roots(&self, world: &World, marker: &mut Marker, sp: usize) {
        // SAFETY: the running goroutine is the one that collects, hence its worker is stopped.
        unsafe { marker.retire(&raw mut self.worker.lock().cache) };
        let queues = self.queues.lock();
        for go in queues.all.iter().flatten() {
            let ctx = &*go.context;
            marker.mark_word(go.closure as usize);
            if go.coroutine.is_some() {
                let low = if go.state.get() == State::Running { sp } else { go.parked_sp.get() };
                // SAFETY: the live part of the goroutine's native stack.
                unsafe { marker.mark_range(low as *const usize, ctx.stack_top as *const usize) };
            }
            mark_slots(world, ctx, marker);
            for record in &ctx.defers {
                marker.mark_word(record.closure as usize);
            }
            for panic in &ctx.panics {
                marker.mark_word(panic.value[1] as usize);
            }
            for word in ctx.scratch {
                marker.mark_word(word as usize);
            }
        }
    }
}

fn mark_slots(world: &World, ctx: &Context, marker: &mut Marker) {
    let end = if ctx.vm_fp.is_null() {
        ctx.vm_base.cast_const()
    } else {
        // SAFETY: `vm_fp` is the innermost frame of the interpreter.
        unsafe { (world.hooks().frame_end)(ctx.vm_fp) }
    };
    // SAFETY: the slot stack up to the end of its last frame, the memory stack up to its pointer.
    unsafe {
        marker.mark_range(ctx.vm_base.cast_const().cast(), end.cast());
        marker.mark_range(ctx.mem_base as *const usize, ctx.mem_sp as *const usize);
    }
}

fn make_ready(queues: &mut Queues, GoPtr(go): GoPtr) {
    // SAFETY: whoever holds a goroutine's address to wake it has it parked or about to park.
    unsafe {
        if (*go).state.get() == State::Parked {
            (*go).state.set(State::Runnable);
            queues.runnable.push_back(GoPtr(go));
        } else {
            (*go).token.set(true);
        }
    }
}

unsafe fn suspend(go: *mut Goroutine, why: Suspend) {
    spill_registers_and(|sp| {
        // SAFETY: called on the goroutine's own stack, while its coroutine runs.
        unsafe {
            (*go).parked_sp.set(sp as usize);
            (*(*go).yielder.get()).suspend(why);
        }
    });
}

fn new_coroutine(go: *mut Goroutine) -> Coro {
    // SAFETY: the goroutine is live; its context is not shared yet.
    let stack = unsafe {
        let ctx = &(*go).context;
        NativeStack { base: ctx.stack_top, limit: ctx.real_stack_limit - STACK_MARGIN }
    };
    Coroutine::with_stack(stack, move |yielder, ()| {
        // SAFETY: the goroutine outlives its coroutine; no reference to it is held across the call.
        unsafe {
            (*go).yielder.set(yielder);
            let ctx: *mut Context = &raw mut *(*go).context;
            let call = (*ctx).world().hooks().call;
            let mut slots = [0u64; 8];
            let status = call(ctx, (*go).closure, slots.as_mut_ptr());
            assert_eq!(status, STATUS_OK, "a panic is recovered by a frame of its own goroutine");
        }
    })
}

/// Divides a goroutine's region: slot stack, memory stack (each a quarter, growing up), native stack
/// (half, growing down).
fn new_context(world: &World, stacks: &Region, worker: *mut Worker, id: GoId) -> Context {
    let base = stacks.base() as usize;
    let quarter = stacks.len() / 4;
    let native_bottom = base + 2 * quarter;
    let stack_limit = native_bottom + STACK_MARGIN;
    Context {
        stack_limit,
        func_table: world.func_table().base(),
        mem_sp: base + quarter,
        mem_limit: native_bottom,
        worker,
        native_fp: 0,
        native_pc: 0,
        scratch: [0; crate::context::SCRATCH_WORDS],
        vm_fp: ptr::null_mut(),
        vm_ip: 0,
        vm_limit: (base + quarter) as *mut u64,
        defer_depth: 0,
        recover_armed: 0,
        activation: ptr::null_mut(),
        world,
        static_closures: world.image().static_closures(),
        natives: world.natives().as_ptr(),
        real_stack_limit: stack_limit,
        stack_top: stacks.end(),
        mem_base: base + quarter,
        vm_base: base as *mut u64,
        id,
        goroutine: ptr::null_mut(),
        wait_reason: "running",
        defers: Vec::new(),
        panics: Vec::new(),
        unwind: None,
    }
}

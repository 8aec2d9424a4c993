//! Goroutines and the scheduler: stackful coroutines, resumed by workers.
//!
//! Invariants:
//! - A goroutine, and the [`Context`] in it, stays at one address for the program's life; a finished one
//!   is reused, with its stacks, for a new goroutine of another number.
//! - A goroutine that isn't running has saved its registers on its own stack, above `parked_sp`.
//! - `park` consumes one wake-up; a `ready` that comes before its `park` is not lost.
//! - `state` and `token` are read and written under the scheduler's lock.
//!
//! Order: a goroutine that is made ready or started runs next, before those that wait in the queue, as in
//! Go; at most [`MAX_STREAK`] times in a row.
//!
//! The scheduler knows nothing of channels or locks: they park and ready goroutines.

mod queues;

use std::cell::Cell;
use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::ptr;
use std::time::{Duration, Instant};

use corosensei::stack::{Stack, StackPointer};
use corosensei::{Coroutine, CoroutineResult, Yielder};
use parking_lot::Mutex;

use crate::blocking::CallPool;
use crate::bubble::{self, BubbleId, Bubbles, Outcome, Step};
use crate::context::{Context, STATUS_OK, Worker};
use crate::fatal;
use crate::hash::Random;
use crate::heap::{AllocCache, Marker, spill_registers_and};
use crate::preempt::Preemption;
use crate::quit;
use crate::stacks::{STACK_MARGIN, StackPool, Stacks};
use crate::timers::{Action, TimerId, Timers};
use crate::trace::{self, Frame};
use crate::waits::{Wait, Waits};
use crate::wakeup::Wakeup;
use crate::world::World;

/// Number of a goroutine; 1 is main.
pub type GoId = u64;

/// How often in a row a goroutine may run ahead of the queue.
const MAX_STREAK: u32 = 64;

/// Finished goroutines that keep the memory of their stacks.
const KEPT_FREE: usize = 256;
/// Bytes of each stack that they keep.
const KEPT_STACK: usize = 64 << 10;
/// Stacks whose memory is released after one collection.
const RELEASED_AT_ONCE: usize = 64;

/// What a goroutine that runs waits for.
pub const RUNNING: &str = "running";

/// Why a goroutine gave control back.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Suspend {
    Yield,
    Park,
    Exit,
    /// Its function returned.
    Return,
}

type Coro = Coroutine<(), Suspend, (), NativeStack>;

/// The native part of a goroutine's stacks.
struct NativeStack {
    base: usize,
    limit: usize,
}

// SAFETY: base and limit are 16-aligned and bound memory that the stack pool owns, which lives longer
// than the coroutine. Overflow is caught by checks against `Context::stack_limit`.
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
    context: Context,
    coroutine: Option<Coro>,
    yielder: Cell<*const Yielder<(), Suspend>>,
    /// Below it, nothing on the native stack is live while the goroutine doesn't run.
    parked_sp: Cell<usize>,
    /// A `ready` that came while the goroutine ran.
    token: Cell<bool>,
    /// Whether it is parked and its bubble counts it as durably blocked.
    durable: Cell<bool>,
    state: Cell<State>,
    stacks: Stacks,
    /// Whether it has run since its stacks were last released.
    dirty: Cell<bool>,
    /// The closure to run: a root until it has been entered.
    closure: u64,
    /// The frame that started it, and that frame's goroutine.
    creator: Option<(Frame, GoId)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum State {
    Runnable,
    Running,
    Parked,
    /// Finished, and free for reuse.
    Dead,
}

/// A goroutine's address, as lists keep it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct GoPtr(*mut Goroutine);

// SAFETY: goroutines are reached through the scheduler's lock only.
unsafe impl Send for GoPtr {}

#[derive(Default)]
struct Queues {
    /// All goroutines that ever were, the finished ones included; each box's content stays in place.
    #[expect(clippy::vec_box, reason = "goroutines are known by address")]
    all: Vec<Box<Goroutine>>,
    /// Finished goroutines, to be reused.
    free: Vec<GoPtr>,
    /// Runs before those in `runnable`.
    next: Option<GoPtr>,
    streak: u32,
    runnable: VecDeque<GoPtr>,
    timers: Timers,
    bubbles: Bubbles,
    waits: Waits,
    last_id: GoId,
    live: usize,
    /// Calls on other threads that goroutines wait for.
    calls: usize,
    pool: StackPool,
}

// SAFETY: the queues are reached through the scheduler's lock, and a goroutine runs on one worker at a time.
unsafe impl Send for Queues {}

/// Schedules the goroutines of one world.
pub struct Scheduler {
    // Stopped first, since it writes to contexts.
    preemption: Preemption,
    queues: Mutex<Queues>,
    worker: Mutex<Box<Worker>>,
    /// Wakes the thread that runs goroutines when it has nothing to run.
    wakeup: Wakeup,
    call_pool: CallPool,
    random: Mutex<Random>,
}

impl Default for Scheduler {
    fn default() -> Self {
        Scheduler {
            preemption: Preemption::default(),
            queues: Mutex::default(),
            worker: Mutex::new(Box::new(Worker { cache: AllocCache::new() })),
            wakeup: Wakeup::default(),
            call_pool: CallPool::default(),
            random: Mutex::new(Random::from_env()),
        }
    }
}

/// All goroutines wait for something that can't happen any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlock {
    /// The main goroutine has ended by `runtime.Goexit`.
    pub main_exited: bool,
}

/// What the scheduler does next.
enum Next {
    Run(GoPtr),
    /// Waits for files and calls on other threads, and until a time if there is one.
    Wait(Option<Instant>),
    Nothing,
}

impl Scheduler {
    /// Runs the program: its entry function on goroutine 1, and whatever that starts, until the entry
    /// function returns.
    ///
    /// # Errors
    /// If all goroutines are asleep.
    pub fn run_main(&self, world: &World) -> Result<(), Deadlock> {
        let entry = u64::from(world.module().entry.0);
        let reserve = world.config().max_stack * 4;
        let main = self.spawn_with(world, entry, Some(reserve), None);
        let mut main_exited = false;
        let mut next = self.choose(world);
        loop {
            if quit::requested() {
                // SAFETY: none runs.
                unsafe { fatal::quit(world, None) };
            }
            match next {
                Next::Run(go) => {
                    // SAFETY: runnable goroutines are live.
                    let why = unsafe { self.resume(go) };
                    if go == main && why == Suspend::Return {
                        return Ok(());
                    }
                    main_exited |= go == main && why == Suspend::Exit;
                    next = self.settle_and_choose(world, go, why);
                }
                Next::Wait(until) => {
                    self.wait(until);
                    next = self.choose(world);
                }
                Next::Nothing => return Err(Deadlock { main_exited }),
            }
        }
    }

    /// Starts a goroutine that calls a closure without parameters and results.
    ///
    /// # Safety
    /// `ctx` is the running goroutine's, and its engine has stored where its frames are.
    pub unsafe fn spawn(&self, ctx: *mut Context, closure: u64) {
        // SAFETY: the caller's promise.
        let (world, bubble) = unsafe { ((*ctx).world(), (*ctx).bubble) };
        // SAFETY: the caller's promise.
        let creator = unsafe { trace::innermost(&*ctx).map(|frame| (frame, (*ctx).id)) };
        let mut queues = self.queues.lock();
        let go = self.spawn_in(&mut queues, world, closure, None, creator);
        queues.put_into_bubble(go, bubble);
        drop(queues);
        self.preemption.start();
    }

    /// Calls a closure without parameters and results in a goroutine that has a bubble of its own, and waits until
    /// the bubble has ended.
    ///
    /// # Safety
    /// See [`Scheduler::spawn`]; the goroutine belongs to no bubble.
    pub unsafe fn run_bubble(&self, ctx: *mut Context, closure: u64) -> Outcome {
        // SAFETY: the caller's promise.
        let (world, root) = unsafe { ((*ctx).world(), GoPtr((*ctx).goroutine)) };
        let id = {
            let queues = &mut *self.queues.lock();
            let main = self.spawn_in(queues, world, closure, None, None);
            let id = queues.bubbles.add(root, main);
            // SAFETY: the new goroutine has not run yet.
            unsafe { (*main.0).context.bubble = id };
            id
        };
        self.preemption.start();
        loop {
            // SAFETY: the caller's promise.
            unsafe { self.park(ctx, bubble::RUN) };
            if let Some(outcome) = self.queues.lock().bubbles.remove(id) {
                return outcome;
            }
        }
    }

    /// Waits until all other goroutines of the running one's bubble are durably blocked; tells whether no other
    /// waits for that already.
    ///
    /// # Safety
    /// `ctx` is the running goroutine's, which belongs to a bubble.
    pub unsafe fn wait_for_bubble(&self, ctx: *mut Context) -> bool {
        // SAFETY: the caller's promise.
        let (id, go) = unsafe { ((*ctx).bubble, GoPtr((*ctx).goroutine)) };
        let alone = self.queues.lock().bubbles.wait(id, go);
        if alone {
            // SAFETY: the caller's promise.
            unsafe { self.park(ctx, bubble::WAIT) };
        }
        alone
    }

    /// The time of a goroutine's bubble, since 1970.
    pub fn bubble_time(&self, bubble: BubbleId) -> Duration {
        self.queues.lock().bubbles.now(bubble)
    }

    /// Starts a goroutine on behalf of the runtime.
    pub fn start(&self, world: &World, closure: u64) {
        self.spawn_with(world, closure, None, None);
        self.preemption.start();
    }

    fn spawn_with(&self, world: &World, closure: u64, size: Option<usize>, creator: Option<(Frame, GoId)>) -> GoPtr {
        let mut queues = self.queues.lock();
        self.spawn_in(&mut queues, world, closure, size, creator)
    }

    fn spawn_in(
        &self,
        queues: &mut Queues,
        world: &World,
        closure: u64,
        size: Option<usize>,
        creator: Option<(Frame, GoId)>,
    ) -> GoPtr {
        queues.last_id += 1;
        queues.live += 1;
        let go = match queues.free.pop().filter(|_| size.is_none()) {
            Some(go) => go,
            None => self.new_goroutine(queues, world, size),
        };
        // SAFETY: a finished or new goroutine is nobody else's.
        unsafe {
            let goroutine = &mut *go.0;
            goroutine.context.id = queues.last_id;
            goroutine.closure = closure;
            goroutine.creator = creator;
            goroutine.token.set(false);
            goroutine.durable.set(false);
            goroutine.dirty.set(true);
            goroutine.state.set(State::Runnable);
        }
        queues.enqueue_next(go);
        go
    }

    fn new_goroutine(&self, queues: &mut Queues, world: &World, size: Option<usize>) -> GoPtr {
        let stacks = match size {
            Some(size) => queues.pool.take_sized(size),
            None => queues.pool.take(),
        };
        let stacks = stacks.unwrap_or_else(|error| {
            eprintln!("fatal error: runtime: cannot allocate the stack of a goroutine: {error}");
            std::process::exit(crate::fatal::EXIT_PANIC)
        });
        let worker: *mut Worker = &raw mut **self.worker.lock();
        let mut goroutine = Box::new(Goroutine {
            context: new_context(world, &stacks, worker),
            coroutine: None,
            yielder: Cell::new(ptr::null()),
            parked_sp: Cell::new(0),
            token: Cell::new(false),
            durable: Cell::new(false),
            state: Cell::new(State::Dead),
            stacks,
            dirty: Cell::new(false),
            closure: 0,
            creator: None,
        });
        let go = GoPtr(&raw mut *goroutine);
        goroutine.context.goroutine = go.0;
        queues.all.push(goroutine);
        go
    }

    fn choose(&self, world: &World) -> Next {
        self.choose_in(&mut self.queues.lock(), world)
    }

    fn choose_in(&self, queues: &mut Queues, world: &World) -> Next {
        if !queues.timers.is_empty() {
            let now = Instant::now();
            while let Some(action) = queues.timers.pop_due(now) {
                self.fire(queues, world, 0, action);
            }
        }
        while let Some(step) = queues.bubbles.step() {
            match step {
                Step::Fire(id, actions) => actions.into_iter().for_each(|action| self.fire(queues, world, id, action)),
                Step::Wake(go) => queues.make_ready_last(go),
            }
        }
        if !queues.waits.is_empty() && queues.waits.is_due(Instant::now()) {
            let mut question = queues.waits.question();
            question.ask(Some(Duration::ZERO));
            queues.end_waits(|waits| waits.take_answered(&question));
        }
        match queues.dequeue() {
            Some(go) => {
                self.preemption.waiting(!queues.is_idle());
                Next::Run(go)
            }
            None => match queues.timers.next_due() {
                None if queues.waits.is_empty() && queues.calls == 0 => Next::Nothing,
                due => Next::Wait(due),
            },
        }
    }

    /// Does what a timer of a bubble is for.
    fn fire(&self, queues: &mut Queues, world: &World, bubble: BubbleId, action: Action) {
        match action {
            Action::Wake(sleeper) => queues.make_ready_last(sleeper),
            Action::EndWait(waiter) => {
                if let Some(wait) = queues.waits.take(waiter) {
                    queues.make_ready_last(wait.go);
                }
            }
            Action::Call(closure) => {
                let go = self.spawn_in(queues, world, closure, None, None);
                queues.put_into_bubble(go, bubble);
            }
        }
    }

    /// Waits until a file is ready that a goroutine waits for, a call on another thread is done, or the time
    /// has come.
    fn wait(&self, until: Option<Instant>) {
        let mut question = self.queues.lock().waits.question();
        question.or_readable(self.wakeup.fd());
        question.ask(until.map(|until| until.saturating_duration_since(Instant::now())));
        self.wakeup.clear();
        self.queues.lock().end_waits(|waits| waits.take_answered(&question));
    }

    /// Runs a goroutine until it gives control back.
    unsafe fn resume(&self, GoPtr(go): GoPtr) -> Suspend {
        // SAFETY: the goroutine is live and runs nowhere else; only its own coroutine field is borrowed
        // while it runs.
        unsafe {
            (*go).state.set(State::Running);
            if (*go).coroutine.is_none() {
                (*go).coroutine = Some(new_coroutine(go));
            }
            self.preemption.running(&raw mut (*go).context.stack_limit);
            // The goroutine reads its own fields meanwhile, this one excepted.
            match (*go).coroutine.as_mut().expect("set above").resume(()) {
                CoroutineResult::Return(()) => Suspend::Return,
                CoroutineResult::Yield(why) => why,
            }
        }
    }

    /// Records why a goroutine gave control back, and chooses the next one.
    fn settle_and_choose(&self, world: &World, GoPtr(go): GoPtr, why: Suspend) -> Next {
        let mut queues = self.queues.lock();
        // SAFETY: the goroutine has just run on this worker.
        unsafe {
            match why {
                Suspend::Yield => {
                    (*go).state.set(State::Runnable);
                    queues.runnable.push_back(GoPtr(go));
                }
                Suspend::Park if (*go).token.replace(false) => {
                    (*go).state.set(State::Runnable);
                    queues.runnable.push_back(GoPtr(go));
                }
                Suspend::Park => queues.settle_parked(GoPtr(go)),
                Suspend::Exit | Suspend::Return => queues.retire(go, why),
            }
        }
        self.choose_in(&mut queues, world)
    }

    /// Gives other goroutines a turn.
    ///
    /// # Safety
    /// `ctx` is the running goroutine's.
    pub unsafe fn yield_now(&self, ctx: *mut Context) {
        // SAFETY: the caller's promise.
        unsafe { suspend((*ctx).goroutine, Suspend::Yield) }
    }

    /// Waits until the goroutine is made ready; `reason` is what traces say meanwhile.
    ///
    /// # Safety
    /// `ctx` is the running goroutine's.
    pub unsafe fn park(&self, ctx: *mut Context, reason: &'static str) {
        // SAFETY: the caller's promise.
        unsafe {
            (*ctx).wait_reason = reason;
            suspend((*ctx).goroutine, Suspend::Park);
            (*ctx).wait_reason = RUNNING;
        }
    }

    /// Waits for ever: only a deadlock, or the program's end, ends it.
    ///
    /// # Safety
    /// `ctx` is the running goroutine's.
    pub unsafe fn park_forever(&self, ctx: *mut Context, reason: &'static str) -> ! {
        loop {
            // SAFETY: the caller's promise.
            unsafe { self.park(ctx, reason) }
        }
    }

    /// Lets a goroutine go on that is parked, or about to park.
    #[inline]
    pub fn ready(&self, go: GoPtr) {
        self.preemption.waiting(true);
        self.queues.lock().make_ready(go);
    }

    /// Counts a call on another thread.
    pub(crate) fn begin_call(&self) {
        self.queues.lock().calls += 1;
    }

    /// Takes back what [`Scheduler::begin_call`] counted.
    pub(crate) fn cancel_call(&self) {
        self.queues.lock().calls -= 1;
    }

    /// A call that a goroutine waits for is done; this is another thread.
    pub(crate) fn call_done(&self, go: GoPtr) {
        self.preemption.waiting(true);
        {
            let mut queues = self.queues.lock();
            queues.calls -= 1;
            queues.make_ready_last(go);
        }
        self.wakeup.wake();
    }

    /// Brings the thread that runs goroutines to a safepoint, or wakes it. Signal handlers may call it.
    pub(crate) fn interrupt(&self) {
        self.preemption.request();
        self.wakeup.wake();
    }

    pub(crate) fn call_pool(&self) -> &CallPool {
        &self.call_pool
    }

    /// Waits for a duration.
    ///
    /// # Safety
    /// `ctx` is the running goroutine's.
    pub unsafe fn sleep(&self, ctx: *mut Context, duration: Duration) {
        if duration.is_zero() {
            // SAFETY: the caller's promise.
            return unsafe { self.yield_now(ctx) };
        }
        // SAFETY: the caller's promise.
        unsafe {
            self.start_timer((*ctx).bubble, duration, Action::Wake(GoPtr((*ctx).goroutine)));
            self.park(ctx, "sleep");
        }
    }

    /// Waits until a file can be read, or written, for no longer than a duration if there is one.
    ///
    /// # Safety
    /// `ctx` is the running goroutine's.
    pub unsafe fn wait_for_file(&self, ctx: *mut Context, fd: i32, write: bool, limit: Option<Duration>) {
        // SAFETY: the caller's promise.
        let go = GoPtr(unsafe { (*ctx).goroutine });
        {
            let queues = &mut *self.queues.lock();
            let timer = limit.map(|limit| queues.timers.add(Instant::now() + limit, Action::EndWait(go)));
            queues.waits.add(Wait { fd, write, go, timer });
        }
        self.preemption.start();
        // SAFETY: the caller's promise.
        unsafe { self.park(ctx, "IO wait") }
    }

    /// Ends the waits for a file.
    pub fn end_waits_for_file(&self, fd: i32) {
        self.queues.lock().end_waits(|waits| waits.take_of(fd));
    }

    /// Whether nothing could happen while the running goroutine blocks its thread.
    pub fn is_alone(&self) -> bool {
        let queues = self.queues.lock();
        queues.live <= 1 && queues.timers.is_empty()
    }

    /// Has an action happen after a duration of a bubble's time.
    pub fn start_timer(&self, bubble: BubbleId, after: Duration, action: Action) -> TimerId {
        let queues = &mut *self.queues.lock();
        let in_bubble = queues.bubbles.add_timer(bubble, after, action);
        let id = in_bubble.unwrap_or_else(|| queues.timers.add(Instant::now() + after, action));
        self.preemption.start();
        id
    }

    /// Cancels a timer; tells whether it had not fired yet.
    pub fn stop_timer(&self, id: TimerId) -> bool {
        let queues = &mut *self.queues.lock();
        if bubble::bubble_of(id) == 0 { queues.timers.cancel(id) } else { queues.bubbles.cancel_timer(id) }
    }

    /// Ends the running goroutine, whose deferred calls have run.
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
    #[inline]
    pub fn current(ctx: &Context) -> GoPtr {
        GoPtr(ctx.goroutine)
    }

    /// The frame that started a context's goroutine, and the number of that frame's goroutine.
    pub fn creator(ctx: &Context) -> Option<(Frame, GoId)> {
        // SAFETY: a context belongs to a goroutine, at whose address it stays.
        unsafe { (*ctx.goroutine).creator }
    }

    /// Number of goroutines that have not finished.
    pub fn live(&self) -> usize {
        self.queues.lock().live
    }

    /// A random word.
    pub fn random(&self) -> u64 {
        self.random.lock().word()
    }

    /// A stream of random words of its own.
    pub fn random_stream(&self) -> Random {
        Random::from_seed(self.random())
    }

    /// Calls `f` with the context of each live goroutine, and whether it is the running one.
    pub fn for_each(&self, mut f: impl FnMut(&Context, bool)) {
        for go in self.queues.lock().all.iter().filter(|go| go.state.get() != State::Dead) {
            f(&go.context, go.state.get() == State::Running);
        }
    }

    /// Gives memory of finished goroutines' stacks back to the system: of most of them what lies deep, of
    /// those that are not likely to be needed soon all.
    pub(crate) fn release_stacks(&self) {
        let queues = self.queues.lock();
        let spare = queues.free.len().saturating_sub(KEPT_FREE);
        let mut left = RELEASED_AT_ONCE;
        for (k, &GoPtr(go)) in queues.free.iter().enumerate() {
            // SAFETY: finished goroutines run nowhere.
            let goroutine = unsafe { &*go };
            if left > 0 && goroutine.dirty.replace(false) {
                goroutine.stacks.release(if k < spare { 0 } else { KEPT_STACK });
                left -= 1;
            }
        }
    }

    /// Marks what goroutines reach: their native, slot and memory stacks, and their deferred calls.
    /// `sp` is the stack pointer of the running one.
    pub(crate) fn mark_roots(&self, world: &World, marker: &mut Marker, sp: usize) {
        // SAFETY: the running goroutine is the one that collects, hence its worker is stopped.
        unsafe { marker.retire(&raw mut self.worker.lock().cache) };
        let queues = self.queues.lock();
        for go in queues.all.iter().filter(|go| go.state.get() != State::Dead) {
            let ctx = &go.context;
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
        }
        for closure in queues.timers.closures().chain(queues.bubbles.closures()) {
            marker.mark_word(closure as usize);
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
            let ctx: *mut Context = &raw mut (*go).context;
            let call = (*ctx).world().hooks().call;
            let mut slots = [0u64; 8];
            let status = call(ctx, (*go).closure, slots.as_mut_ptr());
            assert_eq!(status, STATUS_OK, "a panic is recovered by a frame of its own goroutine");
        }
    })
}

fn new_context(world: &World, stacks: &Stacks, worker: *mut Worker) -> Context {
    let stack_limit = stacks.native_limit();
    Context {
        stack_limit,
        func_table: world.func_table().base(),
        mem_sp: stacks.memory,
        mem_limit: stacks.end,
        worker,
        native_fp: 0,
        native_pc: 0,
        scratch: [0; crate::context::SCRATCH_WORDS],
        vm_fp: ptr::null_mut(),
        vm_ip: 0,
        vm_limit: stacks.memory as *mut u64,
        defer_depth: 0,
        recover_armed: 0,
        activation: ptr::null_mut(),
        world,
        static_closures: world.image().static_closures(),
        natives: world.natives().as_ptr(),
        real_stack_limit: stack_limit,
        stack_top: stacks.pivot,
        mem_base: stacks.memory,
        vm_base: stacks.pivot as *mut u64,
        id: 0,
        bubble: 0,
        goroutine: ptr::null_mut(),
        wait_reason: RUNNING,
        defers: Vec::new(),
        panics: Vec::new(),
        printing_panic: false,
        unwind: None,
    }
}

/// Puts back what running has changed, for the next goroutine.
fn reset_context(ctx: &mut Context, stacks: &Stacks) {
    ctx.stack_limit = ctx.real_stack_limit;
    ctx.mem_sp = stacks.memory;
    ctx.scratch = [0; crate::context::SCRATCH_WORDS];
    ctx.vm_fp = ptr::null_mut();
    ctx.defer_depth = 0;
    ctx.recover_armed = 0;
    ctx.activation = ptr::null_mut();
    ctx.bubble = 0;
    ctx.wait_reason = RUNNING;
    ctx.defers.clear();
    ctx.panics.clear();
    ctx.unwind = None;
}

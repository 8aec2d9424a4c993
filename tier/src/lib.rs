//! Tiers: which functions get compiled, when, and what became of it.
//!
//! The interpreter reports when a counter runs out; the [`policy`] decides; requests wait in a bounded
//! priority [`queue`]; a background thread compiles them and publishes the code in FUNC_TABLE while the
//! program runs on; every step is a record of the [`log`], which `--stats` and `--trace-tier` show.
//!
//! Invariants:
//! - A function or loop is requested at most once, unless its request was dropped before it was compiled.
//! - A failed compilation pins its function to the interpreter, with the reason.
//! - Publication is FUNC_TABLE first (by the compiler), then the interpreter's own pointer.
//!
//! This crate knows no machine code and no bytecode semantics; it sees a [`Compiler`] and the interpreter.

pub mod log;
pub mod policy;
pub mod queue;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use parking_lot::{Condvar, Mutex};
use vo_bytecode::{FuncId, Module};
use vo_vm::{NextCounter, TierHook, Vm, VmConfig};

pub use log::{Event, Log, What};
pub use policy::Policy;
pub use queue::Queue;

use policy::Profile;

/// What a compilation cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeReport {
    pub bytes: usize,
    pub time: Duration,
}

/// What the background thread compiles with. Compiled code is in FUNC_TABLE when a method returns.
pub trait Compiler: Send + Sync {
    /// Compiles a function.
    ///
    /// # Errors
    /// The reason why it can't be compiled.
    fn compile_function(&self, func: FuncId) -> Result<CodeReport, String>;

    /// Compiles a function's continuation from a loop header.
    ///
    /// # Errors
    /// The reason why it can't be compiled.
    fn compile_osr(&self, func: FuncId, loop_id: u32) -> Result<CodeReport, String>;
}

/// The tier system of one program.
pub struct Tier {
    policy: Policy,
    state: Mutex<State>,
    work: Condvar,
    stop: AtomicBool,
    log: Log,
    module: Arc<Module>,
}

struct State {
    queue: Queue,
    profiles: Vec<Profile>,
}

/// The background thread; stopped when dropped.
pub struct Background {
    tier: Arc<Tier>,
    thread: Option<JoinHandle<()>>,
}

impl Tier {
    /// A tier system for a program. `trace` prints each event to standard error as it happens.
    pub fn new(module: Arc<Module>, policy: Policy, trace: bool) -> Arc<Tier> {
        let profiles = module.functions.iter().map(|f| Profile::new(f.loops.len(), &policy)).collect();
        Arc::new(Tier {
            state: Mutex::new(State { queue: Queue::new(policy.queue_bound), profiles }),
            work: Condvar::new(),
            stop: AtomicBool::new(false),
            log: Log::new(trace),
            policy,
            module,
        })
    }

    /// The interpreter's counters that go with the policy.
    pub fn vm_config(&self) -> VmConfig {
        VmConfig { call_counter: self.policy.call_threshold, loop_counter: self.policy.loop_threshold }
    }

    /// What has happened so far.
    pub fn log(&self) -> &Log {
        &self.log
    }

    /// Starts the background thread. The interpreter outlives it.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(self: &Arc<Self>, vm: Arc<Vm>, compiler: Box<dyn Compiler>) -> std::io::Result<Background> {
        let tier = self.clone();
        let body = move || tier.compile_until_stopped(&vm, &*compiler);
        let thread = thread::Builder::new().name("vo-compile".into()).stack_size(16 << 20).spawn(body)?;
        Ok(Background { tier: self.clone(), thread: Some(thread) })
    }

    fn compile_until_stopped(&self, vm: &Vm, compiler: &dyn Compiler) {
        run_in_background();
        while let Some(what) = self.next_request() {
            thread::yield_now();
            self.log.push(&self.module, what, Event::Started);
            let result = match what {
                What::Function(func) => compiler.compile_function(func),
                What::Loop(func, loop_id) => compiler.compile_osr(func, loop_id),
            };
            match result {
                Ok(report) => {
                    if let What::Function(func) = what {
                        vm.publish(func);
                    }
                    self.log.push(&self.module, what, Event::Published(report));
                }
                Err(reason) => self.log.push(&self.module, what, Event::Refused(reason)),
            }
        }
    }

    fn next_request(&self) -> Option<What> {
        let mut state = self.state.lock();
        loop {
            if self.stop.load(Ordering::Acquire) {
                return None;
            }
            if let Some(what) = state.queue.pop() {
                return Some(what);
            }
            self.work.wait(&mut state);
        }
    }

    /// Puts a request into the queue; whichever it displaces may be requested again.
    fn request(&self, state: &mut State, what: What, heat: u64) {
        if !state.profiles[what.func().index()].begin_request(what) {
            return;
        }
        self.log.push(&self.module, what, Event::Requested(heat));
        if let Some(dropped) = state.queue.push(what, heat) {
            state.profiles[dropped.func().index()].end_request(dropped);
            self.log.push(&self.module, dropped, Event::Dropped);
        }
        self.work.notify_one();
    }
}

/// Tells the system that the current thread is in no hurry: where it shares a processor with the program,
/// waking up does not take the program's place (docs/decisions/040-compile-thread.md).
fn run_in_background() {
    #[cfg(target_os = "linux")]
    {
        let parameters = libc::sched_param { sched_priority: 0 };
        // SAFETY: the call reads the parameters. If it fails, the thread goes on with the usual policy.
        unsafe { libc::sched_setscheduler(0, libc::SCHED_BATCH, &parameters) };
    }
}

impl TierHook for Tier {
    fn hot_call(&self, func: FuncId) -> NextCounter {
        // The program never waits for the compiler's thread: it reports again later.
        let Some(mut state) = self.state.try_lock() else { return self.policy.call_threshold };
        let scale = self.policy.scale(state.queue.len());
        let profile = &mut state.profiles[func.index()];
        profile.count_calls();
        let heat = profile.heat();
        let hot = self.policy.function_is_hot(profile, scale);
        let next = profile.grant_calls(&self.policy, hot);
        if hot {
            self.request(&mut state, What::Function(func), heat);
        }
        next
    }

    fn hot_loop(&self, func: FuncId, loop_id: u32) -> NextCounter {
        let Some(mut state) = self.state.try_lock() else { return self.policy.loop_threshold };
        let scale = self.policy.scale(state.queue.len());
        let profile = &mut state.profiles[func.index()];
        profile.count_back_edges(loop_id, &self.policy);
        let heat = profile.heat();
        let (long, hot) =
            (self.policy.loop_is_hot(profile, loop_id, scale), self.policy.function_is_hot(profile, scale));
        if long {
            self.request(&mut state, What::Loop(func, loop_id), heat);
        }
        // A function that loops this much is worth entering compiled next time; main is not entered again.
        let entered_again = func != self.module.entry && self.module.functions[func.index()].name != "main.main";
        if (long || hot) && entered_again {
            self.request(&mut state, What::Function(func), heat / 2);
        }
        self.policy.loop_threshold
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.tier.stop.store(true, Ordering::Release);
        {
            let _state = self.tier.state.lock();
            self.tier.work.notify_all();
        }
        if let Some(thread) = self.thread.take() {
            // A panic of the compiler thread has been reported by its own hook; the program's result stands.
            let _ = thread.join();
        }
    }
}

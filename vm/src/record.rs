//! Functions as the interpreter calls them, and the interpreter's state for one program.
//!
//! Invariants:
//! - A record stays at its address for the program's life; frames and `call` instructions point to it.
//! - `code` is always executable: the decode stub, decoded code, or the stub into compiled code.
//! - Decoded code is never freed, and changes only in the counters of its `loop` instructions.

use std::fmt;
use std::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use std::sync::atomic::{AtomicI32, AtomicPtr, AtomicU32, AtomicU64};
use std::sync::{Arc, OnceLock};

use vo_bytecode::{FuncFlags, FuncId, Function, SigId};
use vo_runtime::world::World;

use crate::decode::{Decoded, decode};
use crate::instr::{Instr, Word};
use crate::ops::call::{decode_stub, native_stub};

/// Slots of a frame header, relative to the frame pointer.
pub(crate) const RETURN: isize = -1;
pub(crate) const CALLER: isize = -2;
pub(crate) const RECORD: isize = -3;

/// Events until the tier is asked again.
pub type NextCounter = u32;

/// Who decides what gets compiled. Called on the goroutine's stack, at a safe place.
pub trait TierHook: Send + Sync {
    /// The function's call counter has run out.
    fn hot_call(&self, func: FuncId) -> NextCounter;
    /// The counter of a loop of the function has run out.
    fn hot_loop(&self, func: FuncId, loop_id: u32) -> NextCounter;
}

/// How often the interpreter reports to the tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VmConfig {
    /// Calls of a function until the first report.
    pub call_counter: NextCounter,
    /// Back edges of a loop until the first report.
    pub loop_counter: NextCounter,
}

/// Back edges of a loop between two polls for preemption and compiled code, at most.
const LOOP_POLL: NextCounter = 4096;
/// Calls of a function between two polls, at most.
const CALL_POLL: NextCounter = 1 << 20;

/// Events until the tier is asked again, beyond those that a counter in the code holds.
#[derive(Debug)]
pub(crate) struct Owed(AtomicU32);

impl Owed {
    /// Of `events`, the counter for the code until the next poll, and what is owed after that.
    pub fn split(events: NextCounter, poll: NextCounter) -> (i32, Owed) {
        let owed = Owed(AtomicU32::new(events.max(1)));
        (owed.take(poll), owed)
    }

    /// The next counter for the code; asks how many events are owed if none are.
    fn next(&self, poll: NextCounter, ask: impl FnOnce() -> NextCounter) -> i32 {
        if self.0.load(Relaxed) == 0 {
            self.0.store(ask().max(1), Relaxed);
        }
        self.take(poll)
    }

    fn take(&self, poll: NextCounter) -> i32 {
        let owed = self.0.load(Relaxed);
        let counter = owed.min(poll);
        self.0.store(owed - counter, Relaxed);
        counter as i32
    }
}

impl Default for VmConfig {
    fn default() -> Self {
        VmConfig { call_counter: NextCounter::MAX, loop_counter: NextCounter::MAX }
    }
}

/// A function as `call` sees it.
#[repr(C, align(128))]
pub(crate) struct FuncRecord {
    /// First instruction to execute.
    pub code: AtomicPtr<Instr>,
    /// Calls until the tier is asked.
    pub counter: AtomicI32,
    /// Bytes of registers from the frame pointer on.
    pub frame_bytes: u32,
    pub func: FuncId,
    pub sig: SigId,
    pub params: u16,
    pub results: u16,
    pub reads_callee_word: bool,
    /// All records, by func_id.
    pub records: *const FuncRecord,
    /// Calls reported to the tier so far, and the last counter.
    counted: AtomicU64,
    granted: AtomicI32,
    owed: Owed,
    decoded: OnceLock<Decoded>,
    decode_stub: Instr,
    native_stub: Instr,
    vm: *const Vm,
}

/// The record of a frame's function.
///
/// # Safety
/// `fp` is a frame of the interpreter.
#[inline(always)]
pub(crate) unsafe fn record_of<'a>(fp: *const u64) -> &'a FuncRecord {
    // SAFETY: the caller's promise.
    unsafe { &*(*fp.offset(RECORD) as *const FuncRecord) }
}

/// Calls of one function, for statistics.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CallCount {
    pub func: FuncId,
    pub calls: u64,
}

/// The interpreter of one program.
pub struct Vm {
    world: *const World,
    records: Box<[FuncRecord]>,
    config: VmConfig,
    tier: OnceLock<Arc<dyn TierHook>>,
}

// SAFETY: the world is shared by all workers and outlives its interpreter; records change only through
// atomics and the once-cell, loop counters are only ever accessed as atomics.
unsafe impl Send for Vm {}
// SAFETY: as above.
unsafe impl Sync for Vm {}

impl fmt::Debug for Vm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Vm").field("functions", &self.records.len()).field("config", &self.config).finish()
    }
}

impl Vm {
    /// Makes the interpreter of a program. It must outlive every goroutine of the world.
    pub fn new(world: &World, config: VmConfig) -> Arc<Vm> {
        let module = world.module();
        Arc::new_cyclic(|vm| {
            let address = vm.as_ptr();
            let record = |(k, function): (usize, &Function)| {
                let sig = module.sig_of(FuncId::from(k));
                FuncRecord::new(FuncId::from(k), function, sig.params.len(), sig.results.len(), config, address)
            };
            let mut records: Box<[FuncRecord]> = module.functions.iter().enumerate().map(record).collect();
            let base = records.as_ptr();
            for record in &mut records {
                record.records = base;
                record.code = AtomicPtr::new(&raw mut record.decode_stub);
            }
            Vm { world, records, config, tier: OnceLock::new() }
        })
    }

    /// Names who decides what gets compiled; once, before goroutines run.
    pub fn set_tier(&self, tier: Arc<dyn TierHook>) {
        assert!(self.tier.set(tier).is_ok(), "the tier is set once");
    }

    /// Makes the interpreter call the function's compiled code, which FUNC_TABLE has already.
    pub fn publish(&self, func: FuncId) {
        let record = &self.records[func.index()];
        record.counter.store(i32::MAX, Relaxed);
        record.granted.store(i32::MAX, Relaxed);
        record.code.store((&raw const record.native_stub).cast_mut(), Release);
    }

    /// How often the interpreter called each function that it called at all.
    pub fn call_counts(&self) -> Vec<CallCount> {
        let count = |record: &FuncRecord| {
            let running = record.granted.load(Relaxed).wrapping_sub(record.counter.load(Relaxed)).max(0);
            CallCount { func: record.func, calls: record.counted.load(Relaxed) + running as u64 }
        };
        self.records.iter().map(count).filter(|c| c.calls != 0).collect()
    }

    pub(crate) fn record(&self, func: FuncId) -> &FuncRecord {
        &self.records[func.index()]
    }

    pub(crate) fn world(&self) -> &World {
        // SAFETY: the world outlives its interpreter.
        unsafe { &*self.world }
    }

    /// The first counter of a loop, and what is owed after it.
    pub(crate) fn loop_counter(&self) -> (i32, Owed) {
        Owed::split(self.config.loop_counter, LOOP_POLL)
    }
}

impl FuncRecord {
    fn new(func: FuncId, function: &Function, params: usize, results: usize, config: VmConfig, vm: *const Vm) -> Self {
        let (counter, owed) = Owed::split(config.call_counter, CALL_POLL);
        FuncRecord {
            code: AtomicPtr::default(),
            counter: AtomicI32::new(counter),
            frame_bytes: 8 * u32::from(function.nregs.max(params as u16 + 1).max(results as u16)),
            func,
            sig: function.sig,
            params: params as u16,
            results: results as u16,
            reads_callee_word: function.flags.contains(FuncFlags::CLOSURE),
            records: std::ptr::null(),
            counted: AtomicU64::new(0),
            granted: AtomicI32::new(counter),
            owed,
            decoded: OnceLock::new(),
            decode_stub: Instr { handler: decode_stub, word: Word(0) },
            native_stub: Instr { handler: native_stub, word: Word(0) },
            vm,
        }
    }

    /// The function's bytecode.
    pub fn function(&self) -> &Function {
        &self.vm().world().module().functions[self.func.index()]
    }

    pub fn vm(&self) -> &Vm {
        // SAFETY: a record belongs to its interpreter.
        unsafe { &*self.vm }
    }

    /// The function's decoded code, decoded now if it has not been.
    pub fn decoded(&self) -> &Decoded {
        self.decoded.get_or_init(|| decode(self.vm(), self.func))
    }

    /// First instruction of the decoded code.
    pub fn decode(&self) -> *mut Instr {
        self.decoded().entry()
    }

    /// Lets calls go to decoded code directly, unless compiled code has been published meanwhile.
    pub fn install_decoded(&self, code: *mut Instr) {
        let stub = (&raw const self.decode_stub).cast_mut();
        // A lost race means that the function has better code already.
        let _ = self.code.compare_exchange(stub, code, Release, Acquire);
    }

    /// Counts a call that comes from outside the interpreter.
    pub(crate) fn count_entry(&self) {
        let left = self.counter.load(Relaxed).wrapping_sub(1);
        self.counter.store(left, Relaxed);
        if left < 0 {
            self.count_out();
        }
    }

    /// The call counter has run out: sets the next one, which the tier gives unless it is still owed some.
    #[cold]
    pub fn count_out(&self) {
        let granted = self.granted.load(Relaxed);
        self.counted.fetch_add(granted as u64, Relaxed);
        let ask = || self.vm().tier.get().map_or(NextCounter::MAX, |tier| tier.hot_call(self.func));
        let next = self.owed.next(CALL_POLL, ask);
        self.granted.store(next, Relaxed);
        self.counter.store(next, Relaxed);
    }

    /// A loop's counter has run out: returns the next one, which the tier gives unless the loop is still
    /// owed some.
    #[cold]
    pub fn loop_counted_out(&self, loop_id: u32) -> i32 {
        let ask = || self.vm().tier.get().map_or(NextCounter::MAX, |tier| tier.hot_loop(self.func, loop_id));
        self.decoded().owed(loop_id).next(LOOP_POLL, ask)
    }
}

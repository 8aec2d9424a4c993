//! What a goroutine and a worker carry: the structures that compiled code and the interpreter address
//! by offset.
//!
//! Invariants:
//! - Compiled code holds the address of its goroutine's [`Context`] in the pinned register (r15 on
//!   x86-64) at all times; it is constant for the goroutine's life, whichever worker runs it.
//! - `Context.activation` names the innermost switch between engines. While it is an interpreter's, the
//!   current frames are those from `vm_fp`/`vm_ip` down; while it is native, those from
//!   `native_fp`/`native_pc`. Each engine stores the pair before it calls the runtime.
//!
//! Nothing here knows how either engine executes.

use std::sync::atomic::AtomicPtr;

use crate::bubble::BubbleId;
use crate::goroutine::Goroutine;
use crate::heap::AllocCache;
use crate::native::NativeFn;
use crate::panics::{DeferRecord, PanicRecord};
use crate::world::World;

/// Whether control came back normally from Go code.
pub type Status = u64;
/// The callee returned.
pub const STATUS_OK: Status = 0;
/// A recovered panic is unwinding to the frame named by [`Context::unwind`]: the caller has to continue
/// the unwinding, or to land if the frame is one of its own.
pub const STATUS_UNWIND: Status = 1;

/// Operands of cold calls from compiled code, and their results. No roots: the callee takes the operands
/// before it allocates, and the caller the results before anything else happens.
pub const SCRATCH_WORDS: usize = 8;

/// State of one goroutine, at a fixed address.
#[repr(C)]
pub struct Context {
    /// Compiled prologues call the runtime when rsp is below this. `usize::MAX` requests a safepoint.
    pub stack_limit: usize,
    /// FUNC_TABLE's entry 0.
    pub func_table: *const AtomicPtr<u8>,
    /// Top of the memory stack, which grows upward.
    pub mem_sp: usize,
    pub mem_limit: usize,
    pub worker: *mut Worker,
    /// Frame pointer and return address of compiled code's last call into the runtime.
    pub native_fp: usize,
    pub native_pc: usize,
    /// Operands of cold calls, and their results.
    pub scratch: [u64; SCRATCH_WORDS],
    /// The interpreter's current frame and instruction, stored before it calls the runtime.
    pub vm_fp: *mut u64,
    pub vm_ip: usize,
    /// End of the usable slot stack: a callee whose window would end beyond it overflows.
    pub vm_limit: *mut u64,
    /// Current number of `defers`, mirrored for compiled code.
    pub defer_depth: u64,
    /// 1 while the next call made by the defer mechanism may recover.
    pub recover_armed: u64,
    pub activation: *mut Activation,
    pub world: *const World,
    /// Base of the static closure objects: function `i`'s lies at `base + 8 * i`.
    pub static_closures: *const u64,
    /// Code of each native, by `NativeId`.
    pub natives: *const NativeFn,

    /// The real limit, put back after a safepoint.
    pub real_stack_limit: usize,
    /// Highest address of the native stack: a conservative scan ends here.
    pub stack_top: usize,
    pub mem_base: usize,
    pub vm_base: *mut u64,
    /// Number of the goroutine, as traces print it.
    pub id: u64,
    /// The bubble that it belongs to.
    pub bubble: BubbleId,
    pub goroutine: *mut Goroutine,
    pub wait_reason: &'static str,
    pub defers: Vec<DeferRecord>,
    pub panics: Vec<PanicRecord>,
    /// An uncaught panic is being printed.
    pub printing_panic: bool,
    /// The frame that a recovered panic is unwinding to.
    pub unwind: Option<FrameId>,
}

/// State of one worker (a thread that runs goroutines).
#[repr(C)]
pub struct Worker {
    /// Allocation ranges; at offset 0, so that class `c` lies at `16 * c`.
    pub cache: AllocCache,
}

/// Which engine an [`Activation`] entered.
#[repr(u64)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    Interpreter = 0,
    Native = 1,
}

/// A switch between engines, on the stack of the Rust function that makes it.
#[repr(C)]
#[derive(Debug)]
pub struct Activation {
    pub prev: *mut Activation,
    pub engine: Engine,
    /// Where the frames of the engine that was left continue: `vm_fp`, `vm_ip` or `native_fp`,
    /// `native_pc` at the switch.
    pub outer_fp: usize,
    pub outer_pc: usize,
}

/// A frame of Go code that can be landed in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FrameId {
    /// The activation that the frame belongs to.
    pub activation: *mut Activation,
    /// Its frame pointer (slot window or machine frame).
    pub fp: usize,
}

impl Context {
    /// The program that the goroutine belongs to.
    #[inline]
    pub fn world(&self) -> &World {
        // SAFETY: a context is created by its world, which outlives it.
        unsafe { &*self.world }
    }

    /// What the goroutine waits for, as traces print it.
    pub fn waiting_for(&self) -> &'static str {
        self.wait_reason
    }

    /// Enters an engine: remembers where the current frames are and makes `activation` current.
    ///
    /// # Safety
    /// `activation` stays in place until [`Context::leave`] is called with it.
    #[inline]
    pub unsafe fn enter(&mut self, activation: *mut Activation, engine: Engine) {
        let outer = self.activation;
        // SAFETY: activations in the chain are live; the caller promises the same of the new one.
        unsafe {
            let (outer_fp, outer_pc) = match outer.as_ref().map(|a| a.engine) {
                None => (0, 0),
                Some(Engine::Interpreter) => (self.vm_fp as usize, self.vm_ip),
                Some(Engine::Native) => (self.native_fp, self.native_pc),
            };
            activation.write(Activation { prev: outer, engine, outer_fp, outer_pc });
        }
        self.activation = activation;
    }

    /// Leaves the engine that `activation` entered, and restores where the frames are.
    ///
    /// # Safety
    /// `activation` was entered by this context and is still in place.
    #[inline]
    pub unsafe fn leave(&mut self, activation: *const Activation) {
        // SAFETY: the caller's promise; `prev` is live since it lies further out.
        unsafe {
            let Activation { prev, outer_fp, outer_pc, .. } = *activation;
            self.activation = prev;
            match prev.as_ref().map(|a| a.engine) {
                None => {}
                Some(Engine::Interpreter) => {
                    self.vm_fp = outer_fp as *mut u64;
                    self.vm_ip = outer_pc;
                }
                Some(Engine::Native) => {
                    self.native_fp = outer_fp;
                    self.native_pc = outer_pc;
                }
            }
        }
    }
}

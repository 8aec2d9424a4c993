//! The world: one loaded program with its heap, tables and limits, shared by all its goroutines.
//!
//! Invariants: a world is at a fixed address for its life; engines register their [`Hooks`] before any
//! goroutine runs. Nothing here knows how an engine works; it calls Go code only through the hooks.

use std::ffi::c_void;
use std::io;
use std::path::PathBuf;
use std::ptr;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

use vo_bytecode::{FuncId, Module};
use vo_func_table::FuncTable;

use crate::code_map::CodeMap;
use crate::context::{Context, Status};
use crate::fatal;
use crate::finalizers::Finalizers;
use crate::goroutine::Scheduler;
use crate::heap::{CollectHook, Heap, HeapConfig, Marker, OutOfMemory, spill_registers_and};
use crate::image::Image;
use crate::native::{NativeError, NativeFn, NativeRegistry};
use crate::panics::ERROR_CONSTRUCTOR;
use crate::quit;
use crate::semaphore::Semaphores;

/// How the runtime calls Go code, and reads the interpreter's frames.
#[derive(Clone, Copy, Debug)]
pub struct Hooks {
    /// Address of the engine's own state.
    pub engine: usize,
    /// Calls the function of a callee word (func_id or closure address), in whatever tier it is:
    /// arguments in `slots[1..]`, results in `slots[0..]`.
    pub call: unsafe fn(ctx: *mut Context, callee: u64, slots: *mut u64) -> Status,
    /// The same, in the interpreter: what stubs call from compiled code.
    pub interpret: unsafe fn(ctx: *mut Context, callee: u64, slots: *mut u64) -> Status,
    /// The interpreter's frame at `fp`, about to execute or inside the instruction at `ip`.
    pub frame: unsafe fn(fp: *const u64, ip: usize) -> VmFrame,
    /// End of the slots in use when `fp` is the current frame.
    pub frame_end: unsafe fn(fp: *const u64) -> *const u64,
}

/// One frame of the interpreter.
#[derive(Clone, Copy, Debug)]
pub struct VmFrame {
    pub func: FuncId,
    /// Index of the bytecode instruction.
    pub pc: u32,
    /// The function goes on in compiled code, whose frame stands for it.
    pub replaced: bool,
    /// The frame below and its return instruction; `None` at the bottom of an activation.
    pub caller: Option<(*const u64, usize)>,
}

/// Why a program can't be loaded.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    #[error(transparent)]
    Native(#[from] NativeError),
    #[error(transparent)]
    Heap(#[from] OutOfMemory),
    #[error("cannot reserve memory: {0}")]
    Memory(#[from] io::Error),
}

/// Settings of a program's run.
#[derive(Clone, Debug)]
pub struct WorldConfig {
    pub heap: HeapConfig,
    /// What `os.Args` gives.
    pub args: Vec<String>,
    /// The file that starts the program as a process of its own, if that is not this process' executable.
    pub file: Option<PathBuf>,
    /// Bytes of stack after which a goroutine dies of stack overflow.
    pub max_stack: usize,
}

impl Default for WorldConfig {
    fn default() -> Self {
        WorldConfig { heap: HeapConfig::from_env(), args: Vec::new(), file: None, max_stack: 512 << 20 }
    }
}

/// One loaded program.
pub struct World {
    image: Image,
    func_table: FuncTable,
    code_map: CodeMap,
    heap: Heap,
    natives: Vec<NativeFn>,
    hooks: OnceLock<Hooks>,
    scheduler: Scheduler,
    semaphores: Semaphores,
    finalizers: Finalizers,
    /// Collections that the program asked for.
    forced_collections: AtomicU64,
    error_constructor: Option<FuncId>,
    at_exit: OnceLock<Box<dyn Fn() + Send + Sync>>,
    config: WorldConfig,
}

impl World {
    /// Loads a verified module.
    ///
    /// # Errors
    /// If a native is missing, or memory can't be reserved.
    pub fn new(module: Arc<Module>, natives: &NativeRegistry, config: WorldConfig) -> Result<Box<World>, LoadError> {
        let mut world = Box::new(World {
            natives: natives.resolve(&module)?,
            error_constructor: module.function_named(ERROR_CONSTRUCTOR),
            at_exit: OnceLock::new(),
            func_table: FuncTable::new(module.functions.len(), module.sigs.len()),
            code_map: CodeMap::default(),
            heap: Heap::new(&config.heap)?,
            image: Image::new(module)?,
            hooks: OnceLock::new(),
            scheduler: Scheduler::default(),
            semaphores: Semaphores::default(),
            finalizers: Finalizers::default(),
            forced_collections: AtomicU64::new(0),
            config,
        });
        let data = ptr::from_mut(&mut *world).cast::<c_void>();
        world.heap.set_hook(CollectHook { run: collect, data });
        Ok(world)
    }

    pub fn module(&self) -> &Arc<Module> {
        self.image.module()
    }

    pub fn image(&self) -> &Image {
        &self.image
    }

    pub fn func_table(&self) -> &FuncTable {
        &self.func_table
    }

    pub fn code_map(&self) -> &CodeMap {
        &self.code_map
    }

    pub fn heap(&self) -> &Heap {
        &self.heap
    }

    pub fn scheduler(&self) -> &Scheduler {
        &self.scheduler
    }

    /// Who waits for which semaphore.
    pub fn semaphores(&self) -> &Semaphores {
        &self.semaphores
    }

    /// What happens when objects have become unreachable.
    pub fn finalizers(&self) -> &Finalizers {
        &self.finalizers
    }

    /// Collects garbage now.
    ///
    /// # Safety
    /// Called on the stack of the running goroutine, whose engine has stored where its frames are.
    pub unsafe fn collect(&self) {
        self.forced_collections.fetch_add(1, Ordering::Relaxed);
        let data = ptr::from_ref(self).cast_mut().cast();
        // SAFETY: the caller's promise.
        unsafe { collect(data, &self.heap) }
    }

    /// How often [`World::collect`] has collected.
    pub fn forced_collections(&self) -> u64 {
        self.forced_collections.load(Ordering::Relaxed)
    }

    pub fn config(&self) -> &WorldConfig {
        &self.config
    }

    /// Code of each native that the module imports.
    pub fn natives(&self) -> &[NativeFn] {
        &self.natives
    }

    /// The function that makes values of run-time errors, if the program has it.
    pub fn error_constructor(&self) -> Option<FuncId> {
        self.error_constructor
    }

    /// Runs the program to its end.
    ///
    /// A deadlock, an uncaught panic and `os.Exit` end the process instead of returning.
    pub fn run(&self) {
        // A write to a broken pipe is an error that the library sees, in executables without Rust's start too.
        // SAFETY: no memory is involved.
        unsafe { libc::signal(libc::SIGPIPE, libc::SIG_IGN) };
        if let Err(deadlock) = self.scheduler.run_main(self) {
            fatal::deadlock(self, deadlock);
        }
    }

    /// Runs the program as that of the process: ends the process after it, and prints what goroutines do
    /// if SIGQUIT comes.
    pub fn run_process(&self) -> ! {
        // SAFETY: this never returns, so the world is never dropped.
        unsafe { quit::print_goroutines_on_quit(self) };
        self.run();
        self.exit(0)
    }

    /// Names what to do before the process ends, by whatever way; once.
    pub fn set_at_exit(&self, action: Box<dyn Fn() + Send + Sync>) {
        assert!(self.at_exit.set(action).is_ok(), "set once");
    }

    /// Ends the process.
    pub fn exit(&self, code: i32) -> ! {
        if let Some(action) = self.at_exit.get() {
            action();
        }
        // As Go does: nothing of the process is taken down first. Handlers of the C library would give the
        // allocator's memory back page by page, a third of the run of a small program.
        // SAFETY: `_exit` has no preconditions; nothing here buffers output.
        unsafe { libc::_exit(code) }
    }

    /// Names the engine that runs Go code; once.
    pub fn set_hooks(&self, hooks: Hooks) {
        assert!(self.hooks.set(hooks).is_ok(), "hooks are set once");
    }

    /// The engine's hooks.
    pub fn hooks(&self) -> &Hooks {
        self.hooks.get().expect("an engine registers before goroutines run")
    }
}

/// Runs a collection: all goroutines' stacks, the globals and the scheduler's tables are roots.
unsafe fn collect(data: *mut c_void, heap: &Heap) {
    // SAFETY: the hook's data is the world that owns the heap.
    let world = unsafe { &*data.cast::<World>() };
    spill_registers_and(|sp| {
        let mut roots = |marker: &mut Marker| {
            let globals = world.image.globals().cast::<usize>().cast_const();
            // SAFETY: the globals are mapped, whole words.
            unsafe { marker.mark_range(globals, globals.add(world.image.globals_size().div_ceil(8))) };
            world.scheduler.mark_roots(world, marker, sp as usize);
            world.finalizers.mark_roots(marker);
        };
        let mut watched = world.finalizers.watched();
        // SAFETY: the only worker is this thread, and it is here.
        unsafe { heap.collect_watching(&mut roots, &mut watched) };
        world.scheduler.release_stacks();
        if let Some(runner) = world.finalizers.bury(&watched) {
            world.scheduler.start(world, runner);
        }
    });
}

//! The just-in-time compiler: puts compiled code into executable memory and publishes it.
//!
//! Invariants:
//! - Order of publication: relocations applied, bytes in executable memory, code registered in the code
//!   map, and only then the address stored in FUNC_TABLE.
//! - Before code that calls a signature is published, FUNC_TABLE has an entry for every function of that
//!   signature: at least a stub that enters the interpreter.
//! - Every method takes `&self` and may run on any thread.
//!
//! Must not know when or why something is compiled.

mod code_memory;
mod environment;
mod hooks;

use std::ptr::NonNull;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use parking_lot::Mutex;
use vo_bytecode::{FuncId, SigId};
use vo_codegen::{CompileError, CompiledFunction, Compiler, TargetError};
use vo_runtime::world::World;

pub use code_memory::{CodeMemory, CodeMemoryError};
pub use vo_codegen::{InlineLimits, Options};

use environment::LoadedProgram;

/// Why there is no just-in-time compiler, or no code.
#[derive(Debug, thiserror::Error)]
pub enum JitError {
    #[error(transparent)]
    Target(#[from] TargetError),
    #[error(transparent)]
    Memory(#[from] CodeMemoryError),
    #[error(transparent)]
    Compile(#[from] CompileError),
}

/// What one compilation cost and gave.
#[derive(Clone, Copy, Debug)]
pub struct CodeReport {
    /// Where the code lies.
    pub start: usize,
    /// Bytes of code.
    pub bytes: usize,
    pub time: Duration,
    /// Bytecode instructions, inlined ones included.
    pub instructions: u32,
    pub inlined_calls: u32,
}

/// What stands in FUNC_TABLE so far.
struct Published {
    /// Signatures whose functions have at least a stub.
    stubs: Vec<bool>,
    /// Signatures with a trampoline from Rust.
    enters: Vec<bool>,
    enter_osr: bool,
}

/// Compiles the functions of one program.
pub struct JitCompiler {
    world: NonNull<World>,
    compiler: Compiler,
    memory: CodeMemory,
    published: Mutex<Published>,
    reports: Mutex<Vec<(FuncId, CodeReport)>>,
    /// Functions by signature.
    by_signature: Vec<Vec<FuncId>>,
}

// SAFETY: a world is shared by threads; the pointer is only read.
unsafe impl Send for JitCompiler {}
// SAFETY: as above.
unsafe impl Sync for JitCompiler {}

impl JitCompiler {
    /// A compiler for the world's program, with default settings. The world must outlive it, and it must
    /// outlive every goroutine of the world.
    ///
    /// # Errors
    /// If no code can be made for this machine, or no memory for it mapped.
    pub fn new(world: &World) -> Result<JitCompiler, JitError> {
        JitCompiler::with_options(world, Options::default())
    }

    /// The same with other settings.
    ///
    /// # Errors
    /// See [`JitCompiler::new`].
    pub fn with_options(world: &World, options: Options) -> Result<JitCompiler, JitError> {
        let module = world.module();
        let mut by_signature = vec![Vec::new(); module.sigs.len()];
        for (k, function) in module.functions.iter().enumerate() {
            by_signature[function.sig.index()].push(FuncId::from(k));
        }
        let none = vec![false; module.sigs.len()];
        Ok(JitCompiler {
            world: NonNull::from(world),
            compiler: Compiler::new(options)?,
            memory: CodeMemory::new()?,
            published: Mutex::new(Published { stubs: none.clone(), enters: none, enter_osr: false }),
            reports: Mutex::default(),
            by_signature,
        })
    }

    /// The program.
    pub fn world(&self) -> &World {
        // SAFETY: `new`'s caller promised that the world outlives the compiler.
        unsafe { self.world.as_ref() }
    }

    /// Bytes of executable memory in use.
    pub fn code_bytes(&self) -> usize {
        self.memory.used()
    }

    /// Makes this the engine of a program without an interpreter: every function has to be compiled
    /// before it runs. Programs with an interpreter use its hooks instead.
    pub fn init_runtime(&self) {
        self.world().set_hooks(hooks::COMPILED_ONLY);
    }

    /// Runs the program to its end.
    pub fn run(&self) {
        self.world().run();
    }

    /// Compiles every function, on as many threads as the machine has processors, and publishes them.
    ///
    /// # Errors
    /// The first function that can't be compiled; all others are published.
    pub fn compile_module(&self) -> Result<(), JitError> {
        let count = self.world().module().functions.len();
        let next = AtomicUsize::new(0);
        let work = || {
            let mut result = Ok(());
            loop {
                let k = next.fetch_add(1, Ordering::Relaxed);
                if k >= count {
                    return result;
                }
                let compiled = self.compile_function(FuncId::from(k));
                result = result.and(compiled.map(|_| ()));
            }
        };
        let threads = std::thread::available_parallelism().map_or(1, |n| n.get()).min(count.div_ceil(16));
        std::thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
            let first = work();
            others.into_iter().fold(first, |result, thread| {
                result.and(thread.join().expect("compilation reports failures as errors"))
            })
        })
    }

    /// All compilations so far.
    pub fn reports(&self) -> Vec<(FuncId, CodeReport)> {
        self.reports.lock().clone()
    }

    /// Compiles a function and publishes it: from then on every tier calls the new code.
    ///
    /// # Errors
    /// If it can't be compiled or placed.
    pub fn compile_function(&self, func: FuncId) -> Result<CodeReport, JitError> {
        let world = self.world();
        let module = world.module();
        let code = self.compiler.function(module, &LoadedProgram(world), func)?;
        self.ensure_entries(&code)?;
        self.ensure_enter(module.functions[func.index()].sig)?;
        let report = self.place(func, &code)?;
        world.func_table().publish(func, report.start as *const u8);
        Ok(report)
    }

    /// Compiles the on-stack replacement entry of a loop and publishes it.
    ///
    /// # Errors
    /// If it can't be compiled or placed.
    pub fn compile_osr(&self, func: FuncId, loop_id: u32) -> Result<CodeReport, JitError> {
        let world = self.world();
        let code = self.compiler.osr(world.module(), &LoadedProgram(world), func, loop_id)?;
        self.ensure_entries(&code)?;
        self.ensure_enter_osr()?;
        let report = self.place(func, &code)?;
        world.func_table().publish_osr(func, loop_id, report.start as *const u8);
        Ok(report)
    }

    /// A function's Cranelift IR as text.
    ///
    /// # Errors
    /// If it can't be compiled.
    pub fn clif_text(&self, func: FuncId) -> Result<String, JitError> {
        Ok(self.with_text(func)?.clif.unwrap_or_default())
    }

    /// A function's machine code as text.
    ///
    /// # Errors
    /// If it can't be compiled.
    pub fn machine_text(&self, func: FuncId) -> Result<String, JitError> {
        Ok(self.with_text(func)?.disassembly.unwrap_or_default())
    }

    fn with_text(&self, func: FuncId) -> Result<CompiledFunction, JitError> {
        let world = self.world();
        let compiler = Compiler::new(Options { text: true, ..self.compiler.options().clone() })?;
        Ok(compiler.function(world.module(), &LoadedProgram(world), func)?)
    }

    /// Puts a function's code into executable memory and registers it.
    fn place(&self, func: FuncId, code: &CompiledFunction) -> Result<CodeReport, JitError> {
        let report = CodeReport {
            start: self.register(code)?,
            bytes: code.bytes.len(),
            time: code.compile_time,
            instructions: code.instructions,
            inlined_calls: code.inlined_calls,
        };
        self.reports.lock().push((func, report));
        Ok(report)
    }

    fn register(&self, code: &CompiledFunction) -> Result<usize, JitError> {
        let start = self.memory.place(code)?;
        self.world().code_map().register(code.region(start));
        Ok(start)
    }

    /// Gives FUNC_TABLE an entry for every function that `code` may call.
    fn ensure_entries(&self, code: &CompiledFunction) -> Result<(), JitError> {
        let world = self.world();
        let mut published = self.published.lock();
        for &sig in &code.called_signatures {
            if published.stubs[sig.index()] {
                continue;
            }
            let stub = self.register(&self.compiler.stub(world.module(), sig)?)?;
            for &func in &self.by_signature[sig.index()] {
                world.func_table().set_stub(func, stub as *const u8);
            }
            published.stubs[sig.index()] = true;
        }
        Ok(())
    }

    /// Makes the trampoline from Rust into functions of a signature.
    fn ensure_enter(&self, sig: SigId) -> Result<(), JitError> {
        let world = self.world();
        let mut published = self.published.lock();
        if !published.enters[sig.index()] {
            let enter = self.register(&self.compiler.enter(world.module(), sig)?)?;
            world.func_table().publish_enter(sig, enter as *const u8);
            published.enters[sig.index()] = true;
        }
        Ok(())
    }

    fn ensure_enter_osr(&self) -> Result<(), JitError> {
        let mut published = self.published.lock();
        if !published.enter_osr {
            let enter = self.register(&self.compiler.enter_osr()?)?;
            self.world().func_table().publish_enter_osr(enter as *const u8);
            published.enter_osr = true;
        }
        Ok(())
    }
}

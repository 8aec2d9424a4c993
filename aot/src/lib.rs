//! The ahead-of-time compiler: a module becomes an ELF object that links with the runtime's static
//! library (`aot/rt`) to an executable: `cc -no-pie program.o libvo_aot_rt.a -lpthread -ldl -lm`.
//!
//! The object holds every function under its Go name, trampolines and stubs, the side tables of the
//! unwinder and of traces, the module itself as a `.vob` (for types, strings, and functions that have no
//! code), and a `main`. It imports the names of `runtime-symbols` and nothing else but
//! [`START_SYMBOL`].
//!
//! Functions that can't be compiled stay in the interpreter, which the library contains.

mod object_file;

use std::sync::Arc;

use vo_bytecode::{FuncId, Module, SigId};
use vo_codegen::{CompileError, CompiledFunction, Compiler, CpuFeatures, Environment, Options, Place, TargetError};
use vo_runtime_symbols::{Address, AddressTable};

pub use vo_runtime_symbols::program::{PROGRAM_SYMBOL, START_SYMBOL};

/// Why there is no object.
#[derive(Debug, thiserror::Error)]
pub enum AotError {
    #[error(transparent)]
    Target(#[from] TargetError),
    #[error(transparent)]
    Compile(#[from] CompileError),
    #[error("cannot write the object: {0}")]
    Object(String),
}

/// An object file.
#[derive(Clone, Debug)]
pub struct ObjectOutput {
    bytes: Vec<u8>,
}

impl ObjectOutput {
    /// The contents of the file.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// Addresses come from the object's table.
struct TableEnvironment(AddressTable);

impl Environment for TableEnvironment {
    fn place(&self, address: Address) -> Place {
        Place::Table(self.0.position(address))
    }
}

/// Code of a module, before it is written.
#[derive(Default)]
struct Code {
    /// By function; `None` where it can't be compiled.
    functions: Vec<Option<CompiledFunction>>,
    /// By signature.
    enters: Vec<CompiledFunction>,
    stubs: Vec<CompiledFunction>,
}

/// Compiles one module.
pub struct AotCompiler {
    module: Arc<Module>,
    compiler: Compiler,
    code: Code,
    refused: Vec<(FuncId, CompileError)>,
}

impl AotCompiler {
    /// A compiler for a module, for any x86-64-v2 processor.
    ///
    /// # Errors
    /// If no code can be made on this machine.
    pub fn new(module: Arc<Module>) -> Result<AotCompiler, AotError> {
        AotCompiler::with_options(module, Options { cpu: CpuFeatures::Baseline, ..Options::default() })
    }

    /// The same with other settings.
    ///
    /// # Errors
    /// See [`AotCompiler::new`].
    pub fn with_options(module: Arc<Module>, options: Options) -> Result<AotCompiler, AotError> {
        Ok(AotCompiler { module, compiler: Compiler::new(options)?, code: Code::default(), refused: Vec::new() })
    }

    /// Compiles every function, on as many threads as the machine has processors.
    ///
    /// # Errors
    /// If a trampoline can't be compiled; functions that can't are [`refused`](AotCompiler::refused).
    pub fn compile_module(&mut self) -> Result<(), AotError> {
        let (module, compiler) = (&*self.module, &self.compiler);
        let env = TableEnvironment(AddressTable::new(module));
        let threads = std::thread::available_parallelism().map_or(1, |n| n.get());
        let share = module.functions.len().div_ceil(threads).max(1);
        let ids: Vec<FuncId> = (0..module.functions.len()).map(FuncId::from).collect();
        let results: Vec<_> = std::thread::scope(|scope| {
            let env = &env;
            let workers: Vec<_> = ids
                .chunks(share)
                .map(|ids| {
                    scope.spawn(move || ids.iter().map(|&f| compiler.function(module, env, f)).collect::<Vec<_>>())
                })
                .collect();
            workers.into_iter().flat_map(|w| w.join().expect("compilation reports failures as errors")).collect()
        });
        for (func, result) in ids.into_iter().zip(results) {
            self.code.functions.push(match result {
                Ok(code) => Some(code),
                Err(error) => {
                    self.refused.push((func, error));
                    None
                }
            });
        }
        for sig in (0..module.sigs.len()).map(SigId::from) {
            self.code.enters.push(compiler.enter(module, sig)?);
            self.code.stubs.push(compiler.stub(module, sig)?);
        }
        Ok(())
    }

    /// Functions that stay in the interpreter, and why.
    pub fn refused(&self) -> &[(FuncId, CompileError)] {
        &self.refused
    }

    /// Writes the object.
    ///
    /// # Errors
    /// If it can't be written.
    pub fn finish(self) -> Result<ObjectOutput, AotError> {
        let bytes = object_file::write(&self.module, self.compiler.isa(), &self.code)?;
        Ok(ObjectOutput { bytes })
    }
}

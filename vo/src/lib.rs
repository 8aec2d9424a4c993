//! `vo` as a library: compile Go source to a program, run it in any tier, write it to files.
//!
//! ```no_run
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let program = vo::Program::load("prog.go".as_ref())?;
//! let instance = vo::Instance::new(program, vo::RunOptions::default())?;
//! instance.run();
//! # Ok(())
//! # }
//! ```
//!
//! The floors below know one thing each; this crate joins them: source to bytecode ([`compile`]),
//! bytecode to a running instance ([`instance`]), bytecode to objects and executables ([`build`]). It
//! parses no arguments and decides no exit codes of its own.

pub mod build;
pub mod cache;
pub mod compile;
pub mod disasm;
pub mod errors;
pub mod instance;
mod library;
mod script;
pub mod sources;
pub mod stats;
pub mod testing;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use vo_bytecode::Module;

pub use errors::Error;
pub use instance::{Instance, RunOptions, TierMode};

/// A compiled program.
#[derive(Clone, Debug)]
pub struct Program {
    module: Arc<Module>,
    file: Option<PathBuf>,
}

impl Program {
    /// Compiles a `.go` or `.vo` file, the package in a directory or that of an import path, or reads a `.vob` file.
    ///
    /// # Errors
    /// If the path can't be read or what it holds is no valid program.
    pub fn load(path: &Path) -> Result<Program, Error> {
        sources::load(path).map(Program::from_compiled)
    }

    /// Compiles or reads what a command's first arguments name: source files of one package, or what
    /// [`Program::load`] takes. Says how many arguments that were.
    ///
    /// # Errors
    /// If it can't be read or is no valid program.
    pub fn load_arguments(arguments: &[String]) -> Result<(Program, usize), Error> {
        let (compiled, count) = sources::load_arguments(arguments)?;
        Ok((Program::from_compiled(compiled), count))
    }

    /// A program that was compiled before.
    pub fn from_module(module: Module) -> Program {
        Program { module: Arc::new(module), file: None }
    }

    fn from_compiled(compiled: compile::Compiled) -> Program {
        Program { module: Arc::new(compiled.module), file: compiled.file }
    }

    /// The file that starts the program as a process of its own, if there is one.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Its bytecode.
    pub fn module(&self) -> &Arc<Module> {
        &self.module
    }
}

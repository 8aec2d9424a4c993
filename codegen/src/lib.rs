//! Code generation: `bytecode::Function` → Cranelift IR → [`CompiledFunction`], for the JIT and for
//! ahead-of-time compilation alike.
//!
//! Invariants:
//! - One ABI: `CallConv::Tail`, the callee word first, then one machine parameter a register of the
//!   signature; the goroutine's context in the pinned register (r15). A callee is found in FUNC_TABLE by
//!   its func_id, never by address.
//! - Every function keeps a frame pointer, so that the runtime can walk frames from the pair that its
//!   entry points record.
//! - Compilation is pure: given the module and an [`Environment`] it may run on any thread, and touches
//!   no executable memory and no table. Publishing is the affair of `jit` and `aot`.
//! - What can't be compiled is an `Err` with its reason, never a panic.
//!
//! Must not know how code is published, counted or scheduled.

mod compiled;
mod compiler;
mod counting;
mod dead_loads;
mod environment;
mod epilogue;
mod facts;
mod flow;
mod layout;
mod liveness;
mod replacement;
mod target;
mod trampolines;
mod translate;

pub use compiled::{CompiledFunction, RelocKind, RelocTarget, Relocation};
pub use compiler::{CompileError, Compiler};
pub use environment::{Environment, Place};
pub use target::{CpuFeatures, InlineLimits, Options, TargetError};

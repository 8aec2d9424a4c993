//! The interpreter: tier 0.
//!
//! A function's bytecode is decoded when it is first called (`decode`) into 16-byte instructions that
//! carry their handler's address; handlers (`ops`) continue with each other by tail calls (`dispatch`).
//! Frames are windows of one slot stack per goroutine: the callee's registers begin where the caller put
//! the arguments, and calls between interpreted functions do not recurse in Rust. Function entries and
//! loops count down, and report to a [`TierHook`] at zero; a function or loop that has compiled code is
//! then entered there (`native`).
//!
//! Invariants:
//! - A handler that calls the runtime stores its frame and instruction in the context first.
//! - `Context::vm_fp` is the innermost frame whenever control is outside the interpreter.
//! - No Rust value that needs dropping is live while Go code runs.
//!
//! The interpreter knows FUNC_TABLE, and nothing of whoever fills it.

#[macro_use]
mod dispatch;
mod decode;
mod enter;
mod instr;
mod native;
mod ops;
mod record;

pub use record::{CallCount, NextCounter, TierHook, Vm, VmConfig};

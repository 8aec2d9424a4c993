//! The bytecode of `vo`: one instruction set, one module format, one `func_id` space.
//!
//! Invariants that hold here:
//! - [`isa`] is the only list of instructions; the encoder, printer, text parser, verifier, interpreter
//!   and compiler derive from it.
//! - A function is named by [`FuncId`], never by an address.
//! - A [`Module`] that passed [`verify`] indexes nothing out of range.
//!
//! This crate knows nothing of Go's syntax, of addresses, of the heap, or of any execution engine.

pub mod builder;
pub mod ids;
pub mod isa;
pub mod module;
#[cfg(test)]
mod sample;
pub mod text;
pub mod verify;
pub mod wire;

pub use builder::{FunctionBuilder, Label};
pub use ids::{Class, ConstId, FuncId, ItabId, NativeId, Reg, SigId, StrId, TypeId};
pub use isa::{Field, Inst, Op, OpFlags, OpInfo, Operand, Role};
pub use module::{
    FieldDef, FileEntry, FuncFlags, Function, GlobalDef, IfaceMethod, Itab, Kind, LineEntry, MethodDef, Module,
    NativeDef, Signature, TypeDef, TypeFlags,
};
pub use text::TextError;
pub use verify::{VerifyError, verify};
pub use wire::VobError;

/// Registers between a caller's last live register and a callee's first one, reserved for the frame
/// header: `fp[-3]` function, `fp[-2]` the caller's fp, `fp[-1]` the return instruction.
pub const FRAME_HEADER: u16 = 3;

/// Offset of the first method's func_id in an itab: two addresses lie before it, then a `u32` a method.
pub const ITAB_FUNCS: usize = 16;

/// The most result registers that a function may have; lowering returns more through memory.
pub const MAX_RESULT_REGS: usize = 8;

//! Closure objects: `{func_id, captures...}`, one or more words a capture.
//!
//! A variable that nothing reassigns is captured by value, its parts in consecutive words, memory
//! values as their bytes; any other by the address of the cell it lives in.

use vo_types::{Obj, Ty};

use crate::layout::Shape;

/// A variable as a closure holds it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Capture {
    pub obj: Obj,
    pub ty: Ty,
    /// The closure holds the address of the variable's cell.
    pub by_ref: bool,
    /// Byte offset in the closure object.
    pub offset: u32,
}

/// Offset of the first capture.
pub(crate) const FIRST_CAPTURE: u32 = 8;

/// Bytes that a captured value occupies in a closure object: a word a register.
pub(crate) fn captured_size(shape: &Shape) -> u32 {
    if shape.memory { shape.size.next_multiple_of(8) as u32 } else { 8 * u32::from(shape.regs) }
}

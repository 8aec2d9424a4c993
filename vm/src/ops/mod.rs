//! The handlers, by family.
//!
//! A handler ends in `next` or `goto`; slow paths are handlers of their own, continued with in tail
//! position. Semantics are those of the instruction table in `vo_bytecode::isa`.

pub(crate) mod branch;
pub(crate) mod call;
pub(crate) mod float;
pub(crate) mod int;
pub(crate) mod memory;
pub(crate) mod object;
pub(crate) mod pair;
pub(crate) mod panic;
pub(crate) mod slice;

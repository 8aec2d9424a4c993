//! Everything of the runtime that compiled code can name: entry points and addresses.
//!
//! Invariants:
//! - [`for_each_symbol!`] is the only list of entry points. The JIT's symbol island, the AOT objects'
//!   imports, the assembly thunks and the signatures all derive from it.
//! - A symbol is entered with the goroutine's context in r15. Recording and cold symbols store the
//!   caller's frame pointer and return address to the context before any Rust code runs.
//!
//! Knows the runtime's functions, and nothing of code generation.

pub mod addresses;
pub mod program;
mod shims;
pub mod table;
mod thunks;
mod unwind;

pub use addresses::{Address, AddressTable, address_in};
pub use program::AotProgram;
pub use table::{Convention, SliceForm, Symbol};

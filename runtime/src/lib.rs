//! The runtime of Go programs: heap, goroutines, maps, strings, panics, types, and the tables that compiled
//! code and the interpreter share.
//!
//! Floors below: bytecode (what a program is) and func_table (where compiled code is). The runtime must
//! not know how an engine executes: it calls Go code through [`world::Hooks`] only, and reads compiled
//! frames through [`code_map`].

pub mod alloc;
pub mod blocking;
pub mod bubble;
pub mod call_layout;
pub mod chan;
pub mod code_map;
pub mod context;
pub mod description;
pub mod equality;
pub mod fatal;
pub mod finalizers;
pub mod goroutine;
pub mod hash;
pub mod heap;
pub mod image;
pub mod made_types;
pub mod map;
pub mod memory;
pub mod native;
pub mod ops;
pub mod panics;
mod preempt;
pub mod quit;
pub mod rt;
pub mod semaphore;
pub mod slices;
mod stacks;
pub mod strings;
mod timers;
pub mod trace;
pub mod types;
mod waits;
mod wakeup;
pub mod world;

pub use context::{Context, STATUS_OK, STATUS_UNWIND, Status};
pub use image::Image;
pub use native::{NativeEntry, NativeFn, NativeRegistry};
pub use types::TypeDesc;
pub use world::{Hooks, LoadError, World, WorldConfig};

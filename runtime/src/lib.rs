//! Not written yet.
pub mod heap;
pub mod hash;
pub mod map;

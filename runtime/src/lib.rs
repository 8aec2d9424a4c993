//! Not written yet.
pub mod heap;

//! How deeply programs may nest: as deeply as the stack of the thread that compiles them allows.
//!
//! Trees are visited recursively, by every stage. A compiler therefore runs [`on_deep_stack`], whose
//! pages cost nothing before they are touched; parser and checker look at their [`StackBudget`] at each
//! level, and report what nests too deeply.
//!
//! Invariants: the budgets of the stages that look leave a multiple of it to those that don't.

use std::cell::Cell;
use std::iter::successors;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// The stack of a compiling thread; less where address space is limited.
const DEEP_STACK: usize = 1 << 30;
const LEAST_DEEP_STACK: usize = 16 << 20;
/// The part of it that a stage may use.
const BUDGET_PART: usize = 8;
/// What a stage may use elsewhere: fits a thread of Rust's default size.
const DEFAULT_BUDGET: usize = 1 << 20;

thread_local! {
    static BUDGET: Cell<usize> = const { Cell::new(DEFAULT_BUDGET) };
}

/// Runs `work` on a thread whose stack fits deeply nested programs, or here if none can be started.
///
/// # Panics
/// If `work` does.
pub fn on_deep_stack<R: Send>(work: impl FnOnce() -> R + Send) -> R {
    thread::scope(|scope| match spawn_deep(scope, work) {
        Ok(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
        Err(work) => work(),
    })
}

/// Starts a thread whose stack fits deeply nested programs.
///
/// # Errors
/// The work, if no thread can be started.
pub fn spawn_deep<'scope, R: Send + 'scope, F: FnOnce() -> R + Send + 'scope>(
    scope: &'scope thread::Scope<'scope, '_>,
    work: F,
) -> Result<thread::ScopedJoinHandle<'scope, R>, F> {
    // A thread that can't be started drops what it was to do, so the work lies where each attempt finds it.
    let work = Arc::new(Mutex::new(Some(work)));
    let take = |work: &Mutex<Option<F>>| work.lock().unwrap_or_else(PoisonError::into_inner).take();
    for size in successors(Some(DEEP_STACK), |size| Some(size / 2)).take_while(|&size| size >= LEAST_DEEP_STACK) {
        let shared = Arc::clone(&work);
        let with_budget = move || {
            BUDGET.set(size / BUDGET_PART);
            let work = take(&shared).expect("one thread has been started");
            work()
        };
        let builder = thread::Builder::new().name("vo-frontend".into()).stack_size(size);
        if let Ok(thread) = builder.spawn_scoped(scope, with_budget) {
            return Ok(thread);
        }
    }
    Err(take(&work).expect("no thread has been started"))
}

/// The stack that a stage may use from where it began.
#[derive(Clone, Copy, Debug)]
pub struct StackBudget {
    base: usize,
    bytes: usize,
}

impl StackBudget {
    /// The budget of a stage that begins here, on this thread.
    #[inline]
    pub fn here() -> StackBudget {
        StackBudget { base: stack_address(), bytes: BUDGET.get() }
    }

    /// Whether calls have nested so deeply since that no more should.
    #[inline]
    pub fn is_exhausted(self) -> bool {
        self.base.saturating_sub(stack_address()) > self.bytes
    }

    /// How many levels of trees visitors may meet that use up to `level` bytes for each.
    pub fn levels(self, level: usize) -> usize {
        self.bytes / level
    }
}

/// Stacks grow downwards on all systems that we run on.
#[inline(always)]
fn stack_address() -> usize {
    let marker = 0u8;
    std::hint::black_box(&raw const marker) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(budget: StackBudget) -> usize {
        if budget.is_exhausted() { 0 } else { 1 + std::hint::black_box(depth(budget)) }
    }

    #[test]
    fn a_deep_stack_allows_more_levels() {
        let shallow = depth(StackBudget::here());
        let deep = on_deep_stack(|| depth(StackBudget::here()));
        assert!(deep > 100 * shallow, "{deep} levels against {shallow}");
    }
}

//! Semaphores: what `sync` waits on. A semaphore is a 32-bit word of the program's memory that counts
//! permits; those who wait for one are queued here by its address.
//!
//! Invariant: a permit is either in the word or has been handed to a goroutine that waited; waiters are
//! served in order.

use std::collections::VecDeque;

use parking_lot::Mutex;
use rustc_hash::FxHashMap;

use crate::context::Context;
use crate::goroutine::{GoPtr, Scheduler};

/// The goroutines that wait for each semaphore.
#[derive(Debug, Default)]
pub struct Semaphores {
    waiting: Mutex<FxHashMap<usize, VecDeque<GoPtr>>>,
}

impl Semaphores {
    /// Takes a permit, waiting for one if there is none.
    ///
    /// # Safety
    /// `ctx` is the running goroutine's; `word` is a live semaphore.
    pub unsafe fn acquire(&self, ctx: *mut Context, word: *mut u32, reason: &'static str) {
        // SAFETY: the word is read and written under the lock; the caller keeps it alive.
        unsafe {
            let mut waiting = self.waiting.lock();
            if *word > 0 {
                *word -= 1;
                return;
            }
            waiting.entry(word as usize).or_default().push_back(Scheduler::current(&*ctx));
            drop(waiting);
            (*ctx).world().scheduler().park(ctx, reason);
        }
    }

    /// Gives a permit back: to the goroutine that waits longest, if there is one.
    ///
    /// # Safety
    /// As for [`Semaphores::acquire`].
    pub unsafe fn release(&self, ctx: *mut Context, word: *mut u32) {
        let mut waiting = self.waiting.lock();
        let address = word as usize;
        let Some(queue) = waiting.get_mut(&address) else {
            // SAFETY: as in `acquire`.
            unsafe { *word += 1 };
            return;
        };
        let next = queue.pop_front();
        if queue.is_empty() {
            waiting.remove(&address);
        }
        drop(waiting);
        if let Some(next) = next {
            // SAFETY: the caller's promise.
            unsafe { (*ctx).world().scheduler().ready(next) };
        }
    }
}

//! The scheduler's queues: which goroutine runs next, and how goroutines enter and leave them.
//!
//! Invariant: all of it happens under the scheduler's lock, which whoever has the [`Queues`] holds.

use crate::bubble::{self, BubbleId};
use crate::waits::{Wait, Waits};

use super::{GoPtr, Goroutine, MAX_STREAK, Queues, State, Suspend, reset_context};

impl Queues {
    pub fn enqueue_next(&mut self, go: GoPtr) {
        if let Some(overtaken) = self.next.replace(go) {
            self.runnable.push_back(overtaken);
        }
    }

    pub fn dequeue(&mut self) -> Option<GoPtr> {
        if let Some(go) = self.next {
            let in_turn = self.runnable.front().copied().filter(|_| self.streak >= MAX_STREAK);
            if in_turn.is_none() {
                self.streak += 1;
                self.next = None;
                return Some(go);
            }
        }
        self.streak = 0;
        self.runnable.pop_front()
    }

    pub fn is_idle(&self) -> bool {
        self.next.is_none() && self.runnable.is_empty() && self.timers.is_empty() && self.waits.is_empty()
    }

    /// Makes those ready whose waits `take` takes.
    pub fn end_waits(&mut self, take: impl FnOnce(&mut Waits) -> Vec<Wait>) {
        for wait in take(&mut self.waits) {
            if let Some(timer) = wait.timer {
                self.timers.cancel(timer);
            }
            self.make_ready_last(wait.go);
        }
    }

    pub fn make_ready(&mut self, go: GoPtr) {
        if self.wake(go) {
            self.enqueue_next(go);
        }
    }

    pub fn make_ready_last(&mut self, go: GoPtr) {
        if self.wake(go) {
            self.runnable.push_back(go);
        }
    }

    /// Turns a parked goroutine runnable; leaves a token to one that has not parked yet.
    fn wake(&mut self, GoPtr(go): GoPtr) -> bool {
        // SAFETY: whoever holds a goroutine's address to wake it has it parked or about to park; the caller
        // holds the scheduler's lock.
        unsafe {
            let parked = (*go).state.get() == State::Parked;
            if parked {
                (*go).state.set(State::Runnable);
            } else {
                (*go).token.set(true);
            }
            if (*go).durable.replace(false) {
                self.bubbles.resume((*go).context.bubble);
            }
            parked
        }
    }

    /// A goroutine has given control back to wait.
    pub fn settle_parked(&mut self, GoPtr(go): GoPtr) {
        // SAFETY: the goroutine has just run on this worker.
        unsafe {
            (*go).state.set(State::Parked);
            let context = &(*go).context;
            if context.bubble != 0 && bubble::is_durable(context.wait_reason) {
                (*go).durable.set(true);
                self.bubbles.pause(context.bubble);
            }
        }
    }

    /// Has a goroutine that has not run yet belong to a bubble.
    pub fn put_into_bubble(&mut self, GoPtr(go): GoPtr, bubble: BubbleId) {
        // SAFETY: nobody else has the goroutine's address.
        unsafe { (*go).context.bubble = bubble };
        if bubble != 0 {
            self.bubbles.enter(bubble);
        }
    }

    /// Makes a finished goroutine free for reuse.
    pub unsafe fn retire(&mut self, go: *mut Goroutine, why: Suspend) {
        // SAFETY: the goroutine has run to its end on this worker.
        unsafe {
            let goroutine = &mut *go;
            if let Some(coroutine) = goroutine.coroutine.as_mut().filter(|_| why == Suspend::Exit) {
                // The frames left on its stack hold nothing that needs dropping.
                coroutine.force_reset();
            }
            goroutine.coroutine = None;
            goroutine.closure = 0;
            goroutine.state.set(State::Dead);
            self.bubbles.leave(goroutine.context.bubble, GoPtr(go));
            reset_context(&mut goroutine.context, &goroutine.stacks);
        }
        self.live -= 1;
        self.free.push(GoPtr(go));
    }
}

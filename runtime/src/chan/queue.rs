//! Queues of goroutines that wait for a channel: intrusive lists of nodes on their stacks.

use std::cell::Cell;
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering::AcqRel, Ordering::Acquire, Ordering::Relaxed};

use crate::goroutine::GoPtr;

/// A goroutine that waits: to send the element at `elem`, or to receive one there.
pub(super) struct Waiter {
    next: *mut Waiter,
    previous: *mut Waiter,
    queued: bool,
    go: GoPtr,
    pub elem: *mut u8,
    ok: Cell<bool>,
    /// The select statement that waits for several channels, and its case; null for other operations.
    selection: *const Selection,
    case: usize,
}

/// Which case of a waiting select statement was chosen: 0 while none was.
#[derive(Default)]
pub(super) struct Selection(AtomicUsize);

impl Selection {
    /// The case that was chosen.
    pub fn chosen(&self) -> Option<usize> {
        self.0.load(Acquire).checked_sub(1)
    }

    /// Chooses a case, unless another one was.
    fn claim(&self, case: usize) -> bool {
        self.0.compare_exchange(0, case + 1, AcqRel, Relaxed).is_ok()
    }
}

impl Waiter {
    pub fn new(go: GoPtr, elem: *mut u8) -> Waiter {
        Waiter::for_case(go, elem, ptr::null(), 0)
    }

    pub fn for_case(go: GoPtr, elem: *mut u8, selection: *const Selection, case: usize) -> Waiter {
        let (next, previous) = (ptr::null_mut(), ptr::null_mut());
        Waiter { next, previous, queued: false, go, elem, ok: Cell::new(false), selection, case }
    }

    /// Whether the operation took place; false if the channel was closed instead.
    pub fn ok(&self) -> bool {
        // Written by another goroutine while this one was parked.
        // SAFETY: the cell is this waiter's own.
        unsafe { self.ok.as_ptr().read_volatile() }
    }

    /// Tells a waiter that was taken off its queue how its operation went; returns the goroutine to wake,
    /// after which the waiter may be gone.
    pub unsafe fn finish(waiter: *mut Waiter, ok: bool) -> GoPtr {
        // SAFETY: the goroutine is parked or about to park until it is made ready.
        unsafe {
            (*waiter).ok.as_ptr().write_volatile(ok);
            (*waiter).go
        }
    }
}

/// Waiters in order of arrival.
#[repr(C)]
pub(super) struct Queue {
    first: *mut Waiter,
    last: *mut Waiter,
}

// Waiters live on the stacks of parked goroutines, and leave the queue before those go on.
impl Queue {
    /// Appends a waiter.
    pub unsafe fn push(&mut self, waiter: *mut Waiter) {
        // SAFETY: all waiters in the queue are in place.
        unsafe {
            (*waiter).previous = self.last;
            (*waiter).queued = true;
            match self.last.as_mut() {
                Some(last) => last.next = waiter,
                None => self.first = waiter,
            }
            self.last = waiter;
        }
    }

    /// Takes the first waiter whose select statement, if it is in one, has not chosen another case.
    #[inline]
    pub unsafe fn pop(&mut self) -> Option<*mut Waiter> {
        // SAFETY: all waiters in the queue are in place, and so is the select statement of each.
        unsafe {
            while !self.first.is_null() {
                let waiter = self.first;
                self.remove(waiter);
                let selection = (*waiter).selection.as_ref();
                if selection.is_none_or(|s| s.claim((*waiter).case)) {
                    return Some(waiter);
                }
            }
            None
        }
    }

    /// Takes a waiter off, if it still is in the queue.
    pub unsafe fn remove(&mut self, waiter: *mut Waiter) {
        // SAFETY: the waiter is this queue's, or no queue's any more.
        unsafe {
            let Waiter { next, previous, queued, .. } = &mut *waiter;
            if !std::mem::take(queued) {
                return;
            }
            match previous.as_mut() {
                Some(previous) => previous.next = *next,
                None => self.first = *next,
            }
            match next.as_mut() {
                Some(next) => next.previous = *previous,
                None => self.last = *previous,
            }
        }
    }
}

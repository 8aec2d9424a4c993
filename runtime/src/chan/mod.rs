//! Channels: sends, receives and closing, between goroutines of any number of workers.
//!
//! Invariants:
//! - A channel and its buffer are objects of the heap; those who wait are linked through [`Waiter`]s on
//!   their own stacks, which stay in place while they are parked.
//! - All fields but the capacity are read and written under the channel's lock. Nothing allocates,
//!   parks or panics while it is held.
//! - There are waiting receivers only while the buffer is empty, and waiting senders only while it is
//!   full.
//! - Whoever takes a waiter off a queue decides its fate: copies the element, sets `ok`, makes its
//!   goroutine ready.
//!
//! Rules: Go specification, "Send statements", "Receive operator", "Close", "Select statements".

mod queue;
mod select;
#[cfg(test)]
mod tests;

use std::ptr;

use parking_lot::RawMutex;
use parking_lot::lock_api::RawMutex as _;

use crate::alloc;
use crate::bubble::BubbleId;
use crate::context::Context;
use crate::fatal;
use crate::goroutine::Scheduler;
use crate::heap::GcDesc;
use crate::slices::MAX_ALLOC;
use crate::types::TypeDesc;

use queue::{Queue, Waiter};
pub use select::{Case, Direction, Selected, select};

/// A channel. Length and capacity are its first words.
#[repr(C)]
pub struct Chan {
    len: u64,
    cap: u64,
    /// `cap` elements; null if they have no size.
    buffer: *mut u8,
    elem_size: usize,
    /// Positions in the buffer of the oldest element, and of the next one.
    head: u64,
    tail: u64,
    receivers: Queue,
    senders: Queue,
    lock: RawMutex,
    closed: bool,
    /// The bubble that it was made in, whose goroutines alone may use it.
    bubble: BubbleId,
    /// Whether `len` and `cap` deny that there is a buffer, as they do for the channels of timers.
    hides_buffer: bool,
}

/// Channels point to their buffer.
static CHAN_DESC: GcDesc = GcDesc::object(size_of::<Chan>(), 1 << (std::mem::offset_of!(Chan, buffer) / 8));

/// What a channel operation that has a reason to panic says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ChanError {
    #[error("makechan: size out of range")]
    Size,
    #[error("send on closed channel")]
    SendOnClosed,
    #[error("close of nil channel")]
    CloseOfNil,
    #[error("close of closed channel")]
    CloseOfClosed,
}

/// Makes a channel with room for `cap` elements.
///
/// # Errors
/// If the capacity is negative or too large.
///
/// # Safety
/// As for [`alloc::bytes`].
pub unsafe fn make(ctx: *mut Context, elem: &TypeDesc, cap: i64) -> Result<*mut Chan, ChanError> {
    let cap = usize::try_from(cap).map_err(|_| ChanError::Size)?;
    let bytes = cap.checked_mul(elem.size as usize).filter(|&b| b <= MAX_ALLOC).ok_or(ChanError::Size)?;
    // SAFETY: the caller's promise; a zeroed channel with these fields is complete.
    unsafe {
        let chan = alloc::bytes(ctx, size_of::<Chan>(), &CHAN_DESC).cast::<Chan>();
        (*chan).cap = cap as u64;
        (*chan).elem_size = elem.size as usize;
        (*chan).bubble = (*ctx).bubble;
        (&raw mut (*chan).lock).write(RawMutex::INIT);
        if bytes > 0 {
            (*chan).buffer = alloc::array(ctx, elem, cap);
        }
        Ok(chan)
    }
}

/// Number of elements in the buffer; 0 for nil.
///
/// # Safety
/// `chan` is nil or a channel.
pub unsafe fn len(chan: *const Chan) -> u64 {
    // SAFETY: the caller's promise; a momentary value is all that is asked for.
    unsafe { if chan.is_null() || (*chan).hides_buffer { 0 } else { (&raw const (*chan).len).read_volatile() } }
}

/// Capacity; 0 for nil.
///
/// # Safety
/// `chan` is nil or a channel.
pub unsafe fn cap(chan: *const Chan) -> u64 {
    // SAFETY: the caller's promise.
    unsafe { if chan.is_null() || (*chan).hides_buffer { 0 } else { (*chan).cap } }
}

/// Makes a channel look unbuffered.
///
/// # Safety
/// `chan` is a channel that nobody else knows yet.
pub unsafe fn hide_buffer(chan: *mut Chan) {
    // SAFETY: the caller's promise.
    unsafe { (*chan).hides_buffer = true }
}

/// Sends the element at `elem`.
///
/// # Errors
/// If the channel is closed, or is closed while the goroutine waits.
///
/// # Safety
/// `ctx` is the running goroutine's; `chan` is nil or a channel; an element is readable at `elem`.
pub unsafe fn send(ctx: *mut Context, chan: *mut Chan, elem: *const u8) -> Result<(), ChanError> {
    // SAFETY: the caller's promise; the waiter stays in place until it is off the queue.
    unsafe {
        let scheduler = (*ctx).world().scheduler();
        if chan.is_null() {
            scheduler.park_forever(ctx, "chan send (nil chan)");
        }
        (*chan).check_bubble(ctx, "send");
        (*chan).lock.lock();
        match (*chan).try_send(elem, scheduler) {
            Attempt::Done => Ok(()),
            Attempt::Closed => Err(ChanError::SendOnClosed),
            Attempt::Blocked => {
                let mut waiter = Waiter::new(Scheduler::current(&*ctx), elem.cast_mut());
                (*chan).senders.push(&raw mut waiter);
                (*chan).lock.unlock();
                scheduler.park(ctx, (*chan).reason("chan send", "chan send (durable)"));
                if waiter.ok() { Ok(()) } else { Err(ChanError::SendOnClosed) }
            }
        }
    }
}

/// Receives an element into `elem` (null: drops it). Tells whether it was sent; otherwise the channel is
/// closed, and the element zero.
///
/// # Safety
/// `ctx` is the running goroutine's; `chan` is nil or a channel; `elem` is null or has room for an element.
pub unsafe fn receive(ctx: *mut Context, chan: *mut Chan, elem: *mut u8) -> bool {
    // SAFETY: the caller's promise; the waiter stays in place until it is off the queue.
    unsafe {
        let scheduler = (*ctx).world().scheduler();
        if chan.is_null() {
            scheduler.park_forever(ctx, "chan receive (nil chan)");
        }
        (*chan).check_bubble(ctx, "receive");
        (*chan).lock.lock();
        match (*chan).try_receive(elem, scheduler) {
            Attempt::Done => true,
            Attempt::Closed => false,
            Attempt::Blocked => {
                let mut waiter = Waiter::new(Scheduler::current(&*ctx), elem);
                (*chan).receivers.push(&raw mut waiter);
                (*chan).lock.unlock();
                scheduler.park(ctx, (*chan).reason("chan receive", "chan receive (durable)"));
                waiter.ok()
            }
        }
    }
}

/// Closes a channel: all who wait go on.
///
/// # Errors
/// If the channel is nil or closed.
///
/// # Safety
/// `ctx` is the running goroutine's; `chan` is nil or a channel.
pub unsafe fn close(ctx: *mut Context, chan: *mut Chan) -> Result<(), ChanError> {
    if chan.is_null() {
        return Err(ChanError::CloseOfNil);
    }
    // SAFETY: the caller's promise; waiters are in place until their goroutine is ready.
    unsafe {
        (*chan).check_bubble(ctx, "close");
        (*chan).lock.lock();
        if (*chan).closed {
            (*chan).lock.unlock();
            return Err(ChanError::CloseOfClosed);
        }
        (*chan).closed = true;
        // Closing is rare, and waking takes no lock of a channel: it may happen under this one.
        let scheduler = (*ctx).world().scheduler();
        while let Some(receiver) = (*chan).receivers.pop() {
            zero((*receiver).elem, (*chan).elem_size);
            scheduler.ready(Waiter::finish(receiver, false));
        }
        while let Some(sender) = (*chan).senders.pop() {
            scheduler.ready(Waiter::finish(sender, false));
        }
        (*chan).lock.unlock();
        Ok(())
    }
}

/// How an operation went that does not wait. Unless it is blocked, the channel is unlocked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Attempt {
    Done,
    Closed,
    Blocked,
}

impl Chan {
    /// Ends the program if the channel is of a bubble that the goroutine does not belong to.
    #[inline]
    unsafe fn check_bubble(&self, ctx: *mut Context, operation: &str) {
        // SAFETY: `ctx` is the running goroutine's, and its engine has stored where its frames are.
        unsafe {
            if self.bubble != 0 && self.bubble != (*ctx).bubble {
                let on = if operation == "close" { "of" } else { "on" };
                fatal::throw(ctx, &format!("{operation} {on} synctest channel from outside bubble"));
            }
        }
    }

    /// What traces say of a goroutine that waits for the channel, and of one for which only its bubble can end that.
    fn reason(&self, usual: &'static str, durable: &'static str) -> &'static str {
        if self.bubble == 0 { usual } else { durable }
    }

    /// Sends if that does not block; the channel is locked, and stays so if it does.
    #[inline]
    unsafe fn try_send(&mut self, elem: *const u8, scheduler: &Scheduler) -> Attempt {
        // SAFETY: the channel is locked, and the element is one of its type.
        unsafe {
            if self.closed {
                self.lock.unlock();
                return Attempt::Closed;
            }
            if let Some(receiver) = self.receivers.pop() {
                copy((*receiver).elem, elem, self.elem_size);
                let go = Waiter::finish(receiver, true);
                self.lock.unlock();
                scheduler.ready(go);
                return Attempt::Done;
            }
            if self.len == self.cap {
                return Attempt::Blocked;
            }
            copy(self.at(self.tail), elem, self.elem_size);
            self.tail = self.after(self.tail);
            self.len += 1;
            self.lock.unlock();
            Attempt::Done
        }
    }

    /// Receives if that does not block; the channel is locked, and stays so if it does.
    #[inline]
    unsafe fn try_receive(&mut self, elem: *mut u8, scheduler: &Scheduler) -> Attempt {
        // SAFETY: the channel is locked, and there is room for an element.
        unsafe {
            if let Some(sender) = self.senders.pop() {
                if self.cap == 0 {
                    copy(elem, (*sender).elem, self.elem_size);
                } else {
                    // The buffer is full: the oldest element leaves, the sender's takes its place.
                    let place = self.at(self.head);
                    copy(elem, place, self.elem_size);
                    copy(place, (*sender).elem, self.elem_size);
                    self.head = self.after(self.head);
                    self.tail = self.head;
                }
                let go = Waiter::finish(sender, true);
                self.lock.unlock();
                scheduler.ready(go);
                return Attempt::Done;
            }
            if self.len > 0 {
                let place = self.at(self.head);
                copy(elem, place, self.elem_size);
                // What has been received must not keep objects alive.
                zero(place, self.elem_size);
                self.head = self.after(self.head);
                self.len -= 1;
                self.lock.unlock();
                return Attempt::Done;
            }
            if !self.closed {
                return Attempt::Blocked;
            }
            self.lock.unlock();
            zero(elem, self.elem_size);
            Attempt::Closed
        }
    }

    #[inline]
    unsafe fn at(&self, position: u64) -> *mut u8 {
        self.buffer.wrapping_add(position as usize * self.elem_size)
    }

    #[inline]
    fn after(&self, position: u64) -> u64 {
        if position + 1 == self.cap { 0 } else { position + 1 }
    }
}

/// Copies an element; one without destination is dropped.
#[inline]
unsafe fn copy(to: *mut u8, from: *const u8, size: usize) {
    // SAFETY: the caller has an element at `from`, and room or null at `to`; elements of a goroutine
    // that waits are not its receiver's.
    unsafe {
        if to.is_null() {
        } else if size == 8 {
            to.cast::<u64>().write_unaligned(from.cast::<u64>().read_unaligned());
        } else {
            ptr::copy(from, to, size);
        }
    }
}

#[inline]
unsafe fn zero(at: *mut u8, size: usize) {
    // SAFETY: the caller has room for an element at `at`, or null.
    unsafe {
        if !at.is_null() {
            at.write_bytes(0, size);
        }
    }
}

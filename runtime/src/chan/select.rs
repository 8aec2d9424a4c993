//! Select statements: one of several channel operations, chosen at random among those that can go on.
//!
//! All channels of the statement are locked, in order of address, while it looks and while it queues.

use std::ptr;

use parking_lot::lock_api::RawMutex as _;
use smallvec::SmallVec;

use crate::context::Context;
use crate::goroutine::Scheduler;

use super::queue::{Selection, Waiter};
use super::{Attempt, Chan, ChanError};

/// Whether a case sends or receives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u64)]
pub enum Direction {
    Send = 0,
    Receive = 1,
}

/// A case of a select statement, as compiled code lays it out.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct Case {
    /// Nil cases are never chosen.
    pub chan: *mut Chan,
    /// What is sent, or where what is received goes (null: nowhere).
    pub elem: *mut u8,
    pub direction: Direction,
}

/// The case that was chosen, and for a receiving one whether its element was sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Selected {
    pub case: usize,
    pub received: bool,
}

/// Cases of statements of usual size.
const INLINE: usize = 8;

/// Executes a select statement; `None` if it does not wait and no case can go on.
///
/// # Errors
/// If the chosen case sends on a closed channel.
///
/// # Safety
/// `ctx` is the running goroutine's; the cases are as those of single operations.
pub unsafe fn select(ctx: *mut Context, cases: &[Case], waits: bool) -> Result<Option<Selected>, ChanError> {
    // SAFETY: the caller's promise.
    unsafe {
        let scheduler = (*ctx).world().scheduler();
        let mut order: SmallVec<[u16; INLINE]> =
            (0..cases.len() as u16).filter(|&k| !cases[k as usize].chan.is_null()).collect();
        if order.is_empty() {
            if waits {
                let reason = if cases.is_empty() { "select (no cases)" } else { "select" };
                scheduler.park_forever(ctx, reason);
            }
            return Ok(None);
        }
        for &k in &order {
            (*cases[k as usize].chan).check_bubble(ctx, "select");
        }
        if order.len() > 1 {
            shuffle(&mut order, scheduler);
        }
        let locked = lock_all(cases, &order);
        for &k in &order {
            let case = cases[k as usize];
            if let Some(done) = attempt(k as usize, case, &locked, scheduler) {
                return done.map(Some);
            }
        }
        if !waits {
            unlock_all(&locked);
            return Ok(None);
        }
        wait(ctx, cases, &order, &locked).map(Some)
    }
}

type Locked = SmallVec<[*mut Chan; INLINE]>;

fn shuffle(order: &mut [u16], scheduler: &Scheduler) {
    let mut random = scheduler.random_stream();
    for k in (1..order.len()).rev() {
        order.swap(k, random.below(k as u32 + 1) as usize);
    }
}

unsafe fn lock_all(cases: &[Case], order: &[u16]) -> Locked {
    let mut channels: Locked = order.iter().map(|&k| cases[k as usize].chan).collect();
    channels.sort_unstable();
    channels.dedup();
    for &chan in &channels {
        // SAFETY: the cases' channels are live.
        unsafe { (*chan).lock.lock() };
    }
    channels
}

unsafe fn unlock_all(channels: &Locked) {
    for &chan in channels {
        // SAFETY: locked by `lock_all`.
        unsafe { (*chan).lock.unlock() };
    }
}

/// Unlocks all channels but one.
unsafe fn unlock_others(channels: &Locked, kept: *mut Chan) {
    for &chan in channels.iter().filter(|&&chan| chan != kept) {
        // SAFETY: locked by `lock_all`.
        unsafe { (*chan).lock.unlock() };
    }
}

/// Executes a case if it can go on; all channels are unlocked then.
unsafe fn attempt(k: usize, case: Case, locked: &Locked, scheduler: &Scheduler) -> Option<Result<Selected, ChanError>> {
    // SAFETY: the channel is live and locked.
    unsafe {
        let attempt = match case.direction {
            Direction::Send => (*case.chan).try_send(case.elem, scheduler),
            Direction::Receive => (*case.chan).try_receive(case.elem, scheduler),
        };
        if attempt == Attempt::Blocked {
            return None;
        }
        unlock_others(locked, case.chan);
        Some(match (case.direction, attempt) {
            (Direction::Send, Attempt::Closed) => Err(ChanError::SendOnClosed),
            _ => Ok(Selected { case: k, received: attempt == Attempt::Done }),
        })
    }
}

/// Queues the goroutine at every channel, and waits until one of them chooses it.
#[inline(never)]
unsafe fn wait(ctx: *mut Context, cases: &[Case], order: &[u16], locked: &Locked) -> Result<Selected, ChanError> {
    // SAFETY: the waiters stay in place until they are off all queues.
    unsafe {
        let selection = Selection::default();
        let go = Scheduler::current(&*ctx);
        let mut waiters: SmallVec<[Waiter; INLINE]> = order
            .iter()
            .map(|&k| Waiter::for_case(go, cases[k as usize].elem, ptr::from_ref(&selection), k as usize))
            .collect();
        for (waiter, &k) in waiters.iter_mut().zip(order) {
            queue_of(cases[k as usize]).push(waiter);
        }
        let durable = locked.iter().all(|&chan| (*chan).bubble != 0);
        let reason = if durable { "select (durable)" } else { "select" };
        unlock_all(locked);
        (*ctx).world().scheduler().park(ctx, reason);
        for &chan in locked {
            (*chan).lock.lock();
        }
        for (waiter, &k) in waiters.iter_mut().zip(order) {
            queue_of(cases[k as usize]).remove(waiter);
        }
        unlock_all(locked);
        let Some(case) = selection.chosen() else { unreachable!("a select statement is woken by its choice") };
        let at = order.iter().position(|&k| k as usize == case).expect("the chosen case was queued");
        let ok = waiters[at].ok();
        match cases[case].direction {
            Direction::Send if !ok => Err(ChanError::SendOnClosed),
            _ => Ok(Selected { case, received: ok }),
        }
    }
}

unsafe fn queue_of<'c>(case: Case) -> &'c mut super::Queue {
    // SAFETY: the channel is live and locked.
    unsafe {
        match case.direction {
            Direction::Send => &mut (*case.chan).senders,
            Direction::Receive => &mut (*case.chan).receivers,
        }
    }
}

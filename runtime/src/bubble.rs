//! Bubbles of package `testing/synctest`: goroutines whose time is not the system's.
//!
//! A bubble's clock stands still while one of its goroutines can go on; once all are *durably blocked* (waiting for
//! what only the bubble itself can bring about), it jumps to the bubble's next timer.
//!
//! Invariants:
//! - `running` counts the bubble's goroutines that are not durably blocked, `live` those that have not finished.
//! - Numbers of bubbles are never reused, so what has outlived its bubble finds none.
//! - Everything here is read and written under the scheduler's lock.
//!
//! Knows nothing of how goroutines are resumed: the scheduler tells what they do, and asks for the next [`Step`].

use std::time::{Duration, Instant};

use rustc_hash::FxHashMap;

use crate::goroutine::GoPtr;
use crate::timers::{Action, TimerId, Timers};

/// Number of a bubble; 0 is that of none.
pub type BubbleId = u32;

/// Where bubbles' clocks start, in nanoseconds since 1970: midnight of 2000-01-01.
const START: Duration = Duration::from_secs(946_684_800);

/// Bits of a timer's number that say which of its bubble's timers it is.
const TIMER_BITS: u32 = 32;

/// The bubble that a timer belongs to.
pub fn bubble_of(timer: TimerId) -> BubbleId {
    (timer >> TIMER_BITS) as BubbleId
}

/// How a bubble ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// All its goroutines have finished.
    Finished = 0,
    /// All that are left are blocked, the first one among them.
    Blocked = 1,
    /// The first one has finished, and others are blocked.
    Abandoned = 2,
}

/// What happens in a bubble whose goroutines are all durably blocked.
#[derive(Debug)]
pub enum Step {
    /// These timers fire.
    Fire(BubbleId, Vec<Action>),
    /// A goroutine goes on that waited for this.
    Wake(GoPtr),
}

#[derive(Debug)]
struct Bubble {
    /// The goroutine, outside, that started the bubble and waits for its end.
    root: GoPtr,
    /// The bubble's first goroutine.
    main: GoPtr,
    main_ended: bool,
    /// The goroutine that waits until all others are durably blocked.
    waiter: Option<GoPtr>,
    start: Instant,
    now: Instant,
    timers: Timers,
    running: usize,
    live: usize,
    outcome: Option<Outcome>,
}

impl Bubble {
    fn step(&mut self, id: BubbleId) -> Option<Step> {
        if self.running > 0 || self.outcome.is_some() {
            return None;
        }
        let is_due = self.timers.next_due().is_some_and(|due| due <= self.now);
        if let Some(waiter) = self.waiter.take_if(|_| !is_due) {
            return Some(Step::Wake(waiter));
        }
        // Time stops once the first goroutine has finished.
        if let Some(next) = self.timers.next_due().filter(|_| is_due || !self.main_ended) {
            self.now = self.now.max(next);
            let due = std::iter::from_fn(|| self.timers.pop_due(self.now));
            return Some(Step::Fire(id, due.collect()));
        }
        self.outcome = Some(match self.live {
            0 => Outcome::Finished,
            _ if self.main_ended => Outcome::Abandoned,
            _ => Outcome::Blocked,
        });
        Some(Step::Wake(self.root))
    }
}

/// The bubbles of one program.
#[derive(Debug, Default)]
pub struct Bubbles {
    all: FxHashMap<BubbleId, Bubble>,
    last: BubbleId,
}

impl Bubbles {
    /// A bubble for a goroutine that is about to be started, whose number it gets.
    pub fn add(&mut self, root: GoPtr, main: GoPtr) -> BubbleId {
        self.last += 1;
        let (now, timers) = (Instant::now(), Timers::numbered_from(u64::from(self.last) << TIMER_BITS));
        let (main_ended, waiter, outcome) = (false, None, None);
        let bubble = Bubble { root, main, main_ended, waiter, start: now, now, timers, running: 1, live: 1, outcome };
        self.all.insert(self.last, bubble);
        self.last
    }

    /// Takes a bubble that has ended away; tells how it ended.
    pub fn remove(&mut self, id: BubbleId) -> Option<Outcome> {
        self.all.remove(&id)?.outcome
    }

    /// A goroutine was started.
    pub fn enter(&mut self, id: BubbleId) {
        self.change(id, |bubble| {
            bubble.running += 1;
            bubble.live += 1;
        });
    }

    /// A goroutine has finished.
    pub fn leave(&mut self, id: BubbleId, go: GoPtr) {
        self.change(id, |bubble| {
            bubble.running -= 1;
            bubble.live -= 1;
            bubble.main_ended |= go == bubble.main;
        });
    }

    /// A goroutine is durably blocked.
    pub fn pause(&mut self, id: BubbleId) {
        self.change(id, |bubble| bubble.running -= 1);
    }

    /// A goroutine is not durably blocked any more.
    pub fn resume(&mut self, id: BubbleId) {
        self.change(id, |bubble| bubble.running += 1);
    }

    /// Has a goroutine woken when all others are durably blocked; tells whether no other waits for that.
    pub fn wait(&mut self, id: BubbleId, go: GoPtr) -> bool {
        let bubble = self.all.get_mut(&id);
        bubble.is_none_or(|bubble| bubble.waiter.is_none() && bubble.waiter.insert(go) == &go)
    }

    /// What happens next in a bubble that is durably blocked.
    pub fn step(&mut self) -> Option<Step> {
        self.all.iter_mut().find_map(|(&id, bubble)| bubble.step(id))
    }

    /// Adds a timer to a bubble, if it is there.
    pub fn add_timer(&mut self, id: BubbleId, after: Duration, action: Action) -> Option<TimerId> {
        let bubble = self.all.get_mut(&id)?;
        Some(bubble.timers.add(bubble.now + after, action))
    }

    /// Removes a timer; tells whether it was there.
    pub fn cancel_timer(&mut self, id: TimerId) -> bool {
        self.all.get_mut(&bubble_of(id)).is_some_and(|bubble| bubble.timers.cancel(id))
    }

    /// The time in a bubble, since 1970.
    pub fn now(&self, id: BubbleId) -> Duration {
        self.all.get(&id).map_or(START, |bubble| START + (bubble.now - bubble.start))
    }

    /// The closures that timers will call.
    pub fn closures(&self) -> impl Iterator<Item = u64> {
        self.all.values().flat_map(|bubble| bubble.timers.closures())
    }

    fn change(&mut self, id: BubbleId, change: impl FnOnce(&mut Bubble)) {
        if let Some(bubble) = self.all.get_mut(&id) {
            change(bubble);
        }
    }
}

/// Whether only the bubble that a goroutine belongs to can end its wait.
pub fn is_durable(reason: &str) -> bool {
    const REASONS: [&str; 6] =
        ["sleep", "select (no cases)", "chan send (nil chan)", "chan receive (nil chan)", "sync.Cond.Wait", WAIT];
    REASONS.contains(&reason) || reason.ends_with("(durable)")
}

/// What traces say of a goroutine that waits until its bubble is durably blocked.
pub const WAIT: &str = "synctest.Wait";
/// What traces say of the goroutine that waits for a bubble's end.
pub const RUN: &str = "synctest.Run";

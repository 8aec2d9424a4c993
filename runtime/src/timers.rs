//! Timers: what happens at a later time, in order of time, each cancellable.
//!
//! Invariant: an entry of the heap whose number is not among the actions has been cancelled, and is
//! skipped; there are never many more of those than live ones.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::time::Instant;

use rustc_hash::FxHashMap;

use crate::goroutine::GoPtr;

/// Number of a timer; never reused.
pub type TimerId = u64;

/// What a timer does when it fires.
#[derive(Clone, Copy, Debug)]
pub enum Action {
    /// Makes a goroutine ready.
    Wake(GoPtr),
    /// Ends a goroutine's wait for a file.
    EndWait(GoPtr),
    /// Starts a goroutine that calls a closure without parameters and results.
    Call(u64),
}

/// Cancelled entries that may stay in the heap however few live ones there are.
const SLACK: usize = 64;

/// The timers of one program.
#[derive(Debug, Default)]
pub struct Timers {
    heap: BinaryHeap<Reverse<(Instant, TimerId)>>,
    actions: FxHashMap<TimerId, Action>,
    last_id: TimerId,
}

impl Timers {
    /// No timers yet, whose numbers will be above one.
    pub fn numbered_from(last_id: TimerId) -> Timers {
        Timers { last_id, ..Timers::default() }
    }

    pub fn is_empty(&self) -> bool {
        self.actions.is_empty()
    }

    /// Adds a timer.
    pub fn add(&mut self, at: Instant, action: Action) -> TimerId {
        self.last_id += 1;
        self.heap.push(Reverse((at, self.last_id)));
        self.actions.insert(self.last_id, action);
        self.last_id
    }

    /// Removes a timer; tells whether it was there.
    pub fn cancel(&mut self, id: TimerId) -> bool {
        let found = self.actions.remove(&id).is_some();
        if self.heap.len() > 2 * self.actions.len() + SLACK {
            let actions = &self.actions;
            self.heap.retain(|Reverse((_, id))| actions.contains_key(id));
        }
        found
    }

    /// Takes the earliest timer if its time has come.
    pub fn pop_due(&mut self, now: Instant) -> Option<Action> {
        while let Some(&Reverse((at, id))) = self.heap.peek() {
            if at > now && self.actions.contains_key(&id) {
                return None;
            }
            self.heap.pop();
            if let Some(action) = self.actions.remove(&id) {
                return Some(action);
            }
        }
        None
    }

    /// When the earliest timer fires.
    pub fn next_due(&mut self) -> Option<Instant> {
        while let Some(&Reverse((at, id))) = self.heap.peek() {
            if self.actions.contains_key(&id) {
                return Some(at);
            }
            self.heap.pop();
        }
        None
    }

    /// The closures that timers will call.
    pub fn closures(&self) -> impl Iterator<Item = u64> {
        self.actions.values().filter_map(|action| match action {
            Action::Call(closure) => Some(*closure),
            Action::Wake(_) | Action::EndWait(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn closure(action: Option<Action>) -> Option<u64> {
        action.map(|a| match a {
            Action::Call(c) => c,
            Action::Wake(_) | Action::EndWait(_) => 0,
        })
    }

    #[test]
    fn timers_fire_in_order_of_time_unless_cancelled() {
        let start = Instant::now();
        let at = |ms| start + Duration::from_millis(ms);
        let mut timers = Timers::default();
        timers.add(at(30), Action::Call(3));
        let second = timers.add(at(20), Action::Call(2));
        timers.add(at(10), Action::Call(1));
        assert_eq!(closure(timers.pop_due(start)), None);
        assert_eq!(timers.next_due(), Some(at(10)));
        assert!(timers.cancel(second));
        assert!(!timers.cancel(second));
        assert_eq!(closure(timers.pop_due(at(40))), Some(1));
        assert_eq!(closure(timers.pop_due(at(40))), Some(3));
        assert_eq!(closure(timers.pop_due(at(40))), None);
        assert!(timers.is_empty());
    }

    #[test]
    fn cancelled_timers_do_not_pile_up() {
        let mut timers = Timers::default();
        for _ in 0..10_000 {
            let id = timers.add(Instant::now(), Action::Call(1));
            timers.cancel(id);
        }
        assert!(timers.heap.len() <= SLACK + 1);
    }
}

//! The bounded priority queue of compile requests: the hottest is compiled first, and the coldest makes
//! room when the queue is full.

use std::collections::BTreeSet;

use crate::log::What;

/// Waiting requests. On-stack replacement goes before whole functions: somebody waits in the loop.
#[derive(Debug)]
pub struct Queue {
    bound: usize,
    /// Ordered by priority; the sequence number keeps equals in order of arrival.
    waiting: BTreeSet<(bool, u64, u64, What)>,
    sequence: u64,
}

impl Queue {
    /// An empty queue that holds at most `bound` requests.
    pub fn new(bound: usize) -> Queue {
        Queue { bound: bound.max(1), waiting: BTreeSet::new(), sequence: u64::MAX }
    }

    /// Number of waiting requests.
    pub fn len(&self) -> usize {
        self.waiting.len()
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.waiting.is_empty()
    }

    /// Adds a request; returns the coldest one (maybe this) if there is no room for it.
    pub fn push(&mut self, what: What, heat: u64) -> Option<What> {
        self.sequence -= 1;
        self.waiting.insert((matches!(what, What::Loop(..)), heat, self.sequence, what));
        if self.waiting.len() <= self.bound {
            return None;
        }
        self.waiting.pop_first().map(|(.., what)| what)
    }

    /// Takes the hottest request.
    pub fn pop(&mut self) -> Option<What> {
        self.waiting.pop_last().map(|(.., what)| what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use vo_bytecode::FuncId;

    #[test]
    fn the_hottest_comes_first_and_loops_before_functions() {
        let mut queue = Queue::new(10);
        queue.push(What::Function(FuncId(1)), 10);
        queue.push(What::Function(FuncId(2)), 30);
        queue.push(What::Loop(FuncId(3), 0), 1);
        queue.push(What::Function(FuncId(4)), 30);
        let order: Vec<_> = std::iter::from_fn(|| queue.pop()).map(|w| w.func().0).collect();
        assert_eq!(order, [3, 2, 4, 1]);
    }

    #[test]
    fn a_full_queue_drops_its_coldest_request() {
        let mut queue = Queue::new(2);
        assert_eq!(queue.push(What::Function(FuncId(1)), 5), None);
        assert_eq!(queue.push(What::Function(FuncId(2)), 7), None);
        assert_eq!(queue.push(What::Function(FuncId(3)), 6), Some(What::Function(FuncId(1))));
        assert_eq!(queue.push(What::Function(FuncId(4)), 1), Some(What::Function(FuncId(4))));
    }
}

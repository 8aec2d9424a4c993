//! Work on many files with all processors, results in the order of the work.
//!
//! Invariants: little work is done on the calling thread alone. Starting and joining a thread takes some 50 µs,
//! in which 5 KB are parsed; the limit leaves room for machines whose other processors are busy.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use vo_syntax::stack;

/// Bytes of source below which one thread is faster.
const WORTHWHILE: usize = 256 * 1024;

/// Applies a function to each item. `bytes` is the size of the work, which decides whether threads are started.
pub(crate) fn map<T: Sync, R: Send>(items: &[T], bytes: usize, f: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    if threads < 2 || bytes < WORTHWHILE {
        return items.iter().map(f).collect();
    }
    let next = AtomicUsize::new(0);
    let results = Mutex::new(Vec::with_capacity(items.len()));
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { break };
            let result = f(item);
            results.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push((index, result));
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            // Without more threads this one does all.
            let _ = stack::spawn_deep(scope, work);
        }
        work();
    });
    let mut results = results.into_inner().unwrap_or_else(|poisoned| poisoned.into_inner());
    results.sort_by_key(|(index, _)| *index);
    results.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn results_are_in_the_order_of_the_work() {
        let items: Vec<usize> = (0..1000).collect();
        assert_eq!(super::map(&items, usize::MAX, |i| i * 2), super::map(&items, 0, |i| i * 2));
    }
}

//! Marking on several threads.
//!
//! The collecting thread marks roots alone, then shares its pending cells in chunks. A helper
//! takes part once it has taken a chunk, so a cycle never waits for a sleeping helper to wake;
//! whoever has nothing to do parks on a condition, and nobody spins. The cycle's marking is
//! complete when no thread holds work and no chunk is left: then every helper is parked, and
//! touches the heap no more.
//!
//! Helper threads start at the first cycle that is large enough, and end with the heap.

use std::sync::Arc;
use std::sync::atomic::{AtomicIsize, Ordering::Relaxed};
use std::thread::JoinHandle;

use parking_lot::{Condvar, Mutex};

use super::mark::Marker;
use super::space::Space;

/// The heap that a cycle marks. Valid while the cycle is `open`.
#[derive(Clone, Copy)]
struct Job(*const Space);

// SAFETY: the space outlives the cycle, and its bitmaps are written atomically by markers.
unsafe impl Send for Job {}

#[derive(Default)]
struct Work {
    job: Option<Job>,
    chunks: Vec<Vec<usize>>,
    /// Threads that hold work.
    active: usize,
    shutdown: bool,
}

#[derive(Default)]
pub(super) struct Exchange {
    work: Mutex<Work>,
    changed: Condvar,
    /// Parked threads less the chunks on offer: whether sharing is of use. Written under the lock.
    hungry: AtomicIsize,
}

impl Exchange {
    /// Whether a thread would take work now.
    #[inline(always)]
    pub fn wants_work(&self) -> bool {
        self.hungry.load(Relaxed) > 0
    }

    pub fn offer(&self, chunk: Vec<usize>) {
        let mut work = self.work.lock();
        work.chunks.push(chunk);
        self.hungry.fetch_sub(1, Relaxed);
        self.changed.notify_one();
    }

    /// Ends this thread's share of work and takes another chunk, or returns `None` when the cycle
    /// is complete. To be called by the collecting thread.
    fn next_or_complete(&self) -> Option<Vec<usize>> {
        let mut work = self.work.lock();
        if let Some(chunk) = work.chunks.pop() {
            self.hungry.fetch_add(1, Relaxed);
            return Some(chunk);
        }
        work.active -= 1;
        self.hungry.fetch_add(1, Relaxed);
        loop {
            if let Some(chunk) = work.chunks.pop() {
                work.active += 1;
                return Some(chunk);
            }
            if work.active == 0 {
                work.job = None;
                return None;
            }
            self.changed.wait(&mut work);
        }
    }

    fn run_helper(&self) {
        let mut work = self.work.lock();
        loop {
            if work.shutdown {
                return;
            }
            let (Some(job), true) = (work.job, !work.chunks.is_empty()) else {
                self.changed.wait(&mut work);
                continue;
            };
            work.active += 1;
            // SAFETY: the cycle is open while this thread is active.
            let space = unsafe { &*job.0 };
            while let Some(cells) = work.chunks.pop() {
                drop(work);
                let mut marker = Marker::<true>::new(space, cells);
                marker.drain(Some(self));
                work = self.work.lock();
                self.hungry.fetch_add(1, Relaxed);
            }
            work.active -= 1;
            if work.active == 0 {
                self.changed.notify_all();
            }
        }
    }
}

/// The helper threads of a heap.
#[derive(Default)]
pub(super) struct Markers {
    exchange: Arc<Exchange>,
    threads: Vec<JoinHandle<()>>,
    started: bool,
}

/// More helpers than this contend for memory rather than speed marking up.
const MAX_HELPERS: usize = 3;

impl Markers {
    fn start(&mut self, wanted: Option<usize>) {
        self.started = true;
        let spare = || std::thread::available_parallelism().map_or(0, |n| n.get() - 1);
        let helpers = wanted.unwrap_or_else(|| spare().min(MAX_HELPERS));
        for _ in 0..helpers {
            let exchange = self.exchange.clone();
            let thread = std::thread::Builder::new().name("vo-mark".into()).stack_size(256 << 10);
            // A helper that can't be had is done without.
            self.threads.extend(thread.spawn(move || exchange.run_helper()));
        }
    }

    /// Marks everything reachable from `pending`, with `wanted` helpers (`None`: as many as the
    /// machine suggests); returns the empty stack.
    pub fn mark(&mut self, space: &Space, pending: Vec<usize>, wanted: Option<usize>) -> Vec<usize> {
        if !self.started {
            self.start(wanted);
        }
        if self.threads.is_empty() {
            let mut marker = Marker::<false>::new(space, pending);
            marker.drain(None);
            return marker.into_pending();
        }
        {
            let mut work = self.exchange.work.lock();
            work.job = Some(Job(space));
            work.active = 1;
            self.exchange.hungry.store(self.threads.len() as isize, Relaxed);
        }
        let mut marker = Marker::<true>::new(space, pending);
        loop {
            marker.drain(Some(&self.exchange));
            match self.exchange.next_or_complete() {
                Some(chunk) => marker.take(chunk),
                None => return marker.into_pending(),
            }
        }
    }
}

impl Drop for Markers {
    fn drop(&mut self) {
        self.exchange.work.lock().shutdown = true;
        self.exchange.changed.notify_all();
        for thread in self.threads.drain(..) {
            // A helper that panicked has already said so.
            let _ = thread.join();
        }
    }
}

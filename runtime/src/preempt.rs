//! Preemption: a thread that asks a goroutine for a safepoint when it has run long while others wait.
//!
//! It wakes at a fixed interval, and poisons the running goroutine's stack limit if no switch has
//! happened since it last looked. A request that comes late, to a goroutine that has just been switched
//! to, costs that goroutine a turn and nothing else. The thread starts when there is a second goroutine
//! or a timer.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU64, AtomicUsize, Ordering::Relaxed};
use std::thread::JoinHandle;
use std::time::Duration;

use parking_lot::Mutex;

/// How long a goroutine may run while others wait.
const SLICE: Duration = Duration::from_millis(10);

#[derive(Default)]
struct Shared {
    /// The running goroutine's stack limit.
    limit: AtomicPtr<usize>,
    switches: AtomicU64,
    /// Whether another goroutine could run, or a timer is set.
    waiting: AtomicBool,
    stop: AtomicBool,
}

/// The requests, and the thread that makes them.
#[derive(Default)]
pub struct Preemption {
    shared: Arc<Shared>,
    started: AtomicBool,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Preemption {
    /// Notes on a switch to the goroutine with this stack limit.
    #[inline]
    pub fn running(&self, limit: *mut usize) {
        self.shared.limit.store(limit, Relaxed);
        // One worker switches, so the count needs no atomic addition.
        self.shared.switches.store(self.shared.switches.load(Relaxed) + 1, Relaxed);
    }

    /// Notes whether the goroutine that runs next keeps others waiting.
    #[inline]
    pub fn waiting(&self, waiting: bool) {
        self.shared.waiting.store(waiting, Relaxed);
    }

    /// Asks the running goroutine for a safepoint.
    pub fn request(&self) {
        self.shared.request();
    }

    /// Starts the thread, once. The running goroutine may keep the new one waiting.
    #[inline]
    pub fn start(&self) {
        self.shared.waiting.store(true, Relaxed);
        if !self.started.load(Relaxed) && !self.started.swap(true, Relaxed) {
            self.start_thread();
        }
    }

    #[cold]
    fn start_thread(&self) {
        let shared = Arc::clone(&self.shared);
        let thread = std::thread::Builder::new().name("vo-preempt".into()).stack_size(64 << 10);
        // Without the thread goroutines switch only where they wait.
        *self.thread.lock() = thread.spawn(move || watch(&shared)).ok();
    }
}

impl Shared {
    /// Poisons the running goroutine's stack limit.
    fn request(&self) {
        // SAFETY: contexts stay in place until the program ends, which joins the thread first.
        if let Some(limit) = unsafe { self.limit.load(Relaxed).as_mut() } {
            // SAFETY: a context's word is aligned; engines read it with plain loads, which are
            // atomic on the targets that there are.
            unsafe { AtomicUsize::from_ptr(limit) }.store(usize::MAX, Relaxed);
        }
    }
}

fn watch(shared: &Shared) {
    let mut seen = 0;
    while !shared.stop.load(Relaxed) {
        std::thread::park_timeout(SLICE);
        let switches = shared.switches.load(Relaxed);
        if switches == seen && shared.waiting.load(Relaxed) && !shared.stop.load(Relaxed) {
            shared.request();
        }
        seen = switches;
    }
}

impl Drop for Preemption {
    fn drop(&mut self) {
        self.shared.stop.store(true, Relaxed);
        if let Some(thread) = self.thread.lock().take() {
            thread.thread().unpark();
            // A thread that died has made its last request.
            let _ = thread.join();
        }
    }
}

//! Calls that may block a thread: reads of pipes, waits for processes.
//!
//! While such a call is under way its goroutine is parked, and a thread of a small pool is in it; the
//! others run on. The call's arguments and result lie on the goroutine's stack, which stays in place.
//!
//! Invariants: a job is done before its goroutine goes on, and the scheduler counts the calls under way,
//! so that it doesn't take waiting for one for a deadlock. The world outlives the calls of its program.

use std::collections::VecDeque;
use std::sync::Arc;
use std::thread;

use parking_lot::{Condvar, Mutex};

use crate::context::Context;
use crate::goroutine::{GoPtr, Scheduler};

/// Calls that are made at the same time; more wait for their turn.
const MAX_THREADS: usize = 256;
const THREAD_STACK: usize = 64 << 10;

/// A call to make, and who waits for it.
struct Job {
    run: unsafe fn(*mut ()),
    data: *mut (),
    go: GoPtr,
    scheduler: *const Scheduler,
}

// SAFETY: the call is `Send`, and its goroutine touches nothing of the job before it is done.
unsafe impl Send for Job {}

#[derive(Default)]
struct Jobs {
    waiting: VecDeque<Job>,
    threads: usize,
    idle: usize,
}

#[derive(Default)]
struct Shared {
    jobs: Mutex<Jobs>,
    added: Condvar,
}

/// The threads that make calls; they start as they are needed, and stay.
#[derive(Default)]
pub(crate) struct CallPool {
    shared: Arc<Shared>,
}

impl CallPool {
    /// Hands a job to a thread; gives it back if there is none and none can be started.
    fn submit(&self, job: Job) -> Result<(), Job> {
        let mut jobs = self.shared.jobs.lock();
        if jobs.idle <= jobs.waiting.len() && jobs.threads < MAX_THREADS {
            let shared = Arc::clone(&self.shared);
            let builder = thread::Builder::new().name("vo-call".into()).stack_size(THREAD_STACK);
            match builder.spawn(move || shared.serve()) {
                Ok(_) => jobs.threads += 1,
                Err(_) if jobs.threads == 0 => return Err(job),
                Err(_) => {}
            }
        }
        jobs.waiting.push_back(job);
        self.shared.added.notify_one();
        Ok(())
    }
}

impl Shared {
    fn serve(&self) {
        loop {
            let mut jobs = self.jobs.lock();
            while jobs.waiting.is_empty() {
                jobs.idle += 1;
                self.added.wait(&mut jobs);
                jobs.idle -= 1;
            }
            let Some(job) = jobs.waiting.pop_front() else { continue };
            drop(jobs);
            // SAFETY: the job's goroutine waits for it, so its data and the scheduler are there.
            unsafe {
                (job.run)(job.data);
                (*job.scheduler).call_done(job.go);
            }
        }
    }
}

/// A call on the stack of the goroutine that waits for it.
struct Call<F, T> {
    call: Option<F>,
    result: Option<T>,
}

unsafe fn run<T, F: FnOnce() -> T>(data: *mut ()) {
    // SAFETY: `data` is the job's call, which nobody else touches until it is done.
    unsafe {
        let call = data.cast::<Call<F, T>>();
        (*call).result = (*call).call.take().map(|call| call());
    }
}

/// Makes a call that may block, on another thread, while other goroutines run.
/// The call holds nothing that needs dropping, since the program may end before it does.
///
/// # Safety
/// `ctx` is the running goroutine's, and its engine has stored where its frames are.
pub unsafe fn call<T: Copy + Send, F: FnOnce() -> T + Copy + Send>(ctx: *mut Context, call: F) -> T {
    // SAFETY: the caller's promise; the pending call stays in place until it is done.
    unsafe {
        let scheduler = (*ctx).world().scheduler();
        scheduler.begin_call();
        let mut pending = Call { call: Some(call), result: None };
        let data: *mut Call<F, T> = &raw mut pending;
        let job = Job { run: run::<T, F>, data: data.cast(), go: Scheduler::current(&*ctx), scheduler };
        if scheduler.call_pool().submit(job).is_err() {
            scheduler.cancel_call();
            return call();
        }
        // Once, even if the call is done by now: its thread wakes the goroutine once, be it parked or about to park.
        scheduler.park(ctx, "syscall");
        (*data).result.expect("a call that is done has a result")
    }
}

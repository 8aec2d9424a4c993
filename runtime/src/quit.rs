//! SIGQUIT: prints what all goroutines do, and ends the process, as Go does.
//!
//! The signal's handler only asks for it, by what is safe in a handler: stores, and waking the thread that
//! runs goroutines. The traces are printed at the next safepoint, where frames are stored.

use std::ptr;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};

use crate::goroutine::Scheduler;
use crate::world::World;

static REQUESTED: AtomicBool = AtomicBool::new(false);
/// Who is to be told.
static SCHEDULER: AtomicPtr<Scheduler> = AtomicPtr::new(ptr::null_mut());

/// Has SIGQUIT print the goroutines of a world.
///
/// # Safety
/// The world is never dropped from then on.
pub(crate) unsafe fn print_goroutines_on_quit(world: &World) {
    SCHEDULER.store(ptr::from_ref(world.scheduler()).cast_mut(), Ordering::Release);
    let handler: extern "C" fn(libc::c_int) = on_quit;
    // SAFETY: the handler does what handlers may.
    unsafe { libc::signal(libc::SIGQUIT, handler as libc::sighandler_t) };
}

extern "C" fn on_quit(_: libc::c_int) {
    REQUESTED.store(true, Ordering::Release);
    // SAFETY: the world of the scheduler is never dropped.
    if let Some(scheduler) = unsafe { SCHEDULER.load(Ordering::Acquire).as_ref() } {
        scheduler.interrupt();
    }
}

/// Whether the signal has come.
#[inline]
pub fn requested() -> bool {
    REQUESTED.load(Ordering::Relaxed)
}

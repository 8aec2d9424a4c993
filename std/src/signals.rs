//! Natives of `os/signal`: signals that the program asked for arrive as bytes, a signal's number each, in a pipe
//! that a goroutine reads.
//!
//! Invariant: the handler does nothing but write to the pipe, which never blocks: a full pipe drops signals.

use std::io;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI32, Ordering::Relaxed};

use vo_runtime::NativeEntry;

use crate::abi::native;

/// The end of the pipe that the handler writes to.
static ARRIVALS: AtomicI32 = AtomicI32::new(-1);

extern "C" fn arrive(signal: libc::c_int) {
    let number = [signal as u8];
    // SAFETY: one readable byte; both calls may be made in a handler, and the error number is put back.
    unsafe {
        let errno = *libc::__errno_location();
        libc::write(ARRIVALS.load(Relaxed), number.as_ptr().cast(), 1);
        *libc::__errno_location() = errno;
    }
}

/// The reading end of the pipe, made once; -1 if there can't be one.
fn pipe() -> i32 {
    static READ_END: OnceLock<i32> = OnceLock::new();
    *READ_END.get_or_init(|| {
        let mut ends = [-1; 2];
        // SAFETY: room for two descriptors.
        if unsafe { libc::pipe2(ends.as_mut_ptr(), libc::O_CLOEXEC | libc::O_NONBLOCK) } == 0 {
            ARRIVALS.store(ends[1], Relaxed);
        }
        ends[0]
    })
}

/// What becomes of a signal.
const DEFAULT: i64 = 0;
const IGNORED: i64 = 1;
const DELIVERED: i64 = 2;

fn set(signal: i32, what: i64) -> io::Result<()> {
    // SAFETY: a zeroed action is a valid one; the handler is safe in the sense of signals.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_flags = libc::SA_ONSTACK | libc::SA_RESTART;
        action.sa_sigaction = match what {
            DEFAULT => libc::SIG_DFL,
            IGNORED => libc::SIG_IGN,
            _ => arrive as *const () as usize,
        };
        match libc::sigaction(signal, &action, std::ptr::null_mut()) {
            0 => Ok(()),
            _ => Err(io::Error::last_os_error()),
        }
    }
}

fn is_ignored(signal: i32) -> bool {
    // SAFETY: a zeroed action is a valid one, and is filled.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        libc::sigaction(signal, std::ptr::null(), &mut action) == 0 && action.sa_sigaction == libc::SIG_IGN
    }
}

/// Ends the process as writing to a broken pipe does by default; the runtime ignores the signal otherwise.
fn die_of_broken_pipe() {
    if !is_ignored(libc::SIGPIPE) && ARRIVALS.load(Relaxed) >= 0 {
        return;
    }
    if set(libc::SIGPIPE, DEFAULT).is_ok() {
        // SAFETY: no memory is involved.
        unsafe { libc::raise(libc::SIGPIPE) };
    }
}

pub const NATIVES: &[NativeEntry] = &[
    native!("os/signal.arrivals", || -> i32 { pipe() }),
    native!("os/signal.set", |signal: i32, what: i64| -> bool {
        debug_assert!((DEFAULT..=DELIVERED).contains(&what));
        set(signal, what).is_ok()
    }),
    native!("os/signal.isIgnored", |signal: i32| -> bool { is_ignored(signal) }),
    native!("os.dieOfBrokenPipe", || { die_of_broken_pipe() }),
];

//! What wakes the thread that runs goroutines when it waits in the system: other threads and signal
//! handlers.

use std::ptr;

/// A descriptor that can be waited for, and that becomes readable when somebody calls.
#[derive(Debug)]
pub struct Wakeup {
    fd: i32,
}

impl Wakeup {
    /// What to wait for; -1 if the system has no descriptor left, in which case nobody can wake.
    pub fn fd(&self) -> i32 {
        self.fd
    }

    /// Ends a wait, the present one or the next. Signal handlers may call it.
    pub fn wake(&self) {
        let one = 1u64;
        // SAFETY: eight readable bytes. A counter at its limit wakes all the same.
        unsafe { libc::write(self.fd, ptr::from_ref(&one).cast(), size_of::<u64>()) };
    }

    /// Forgets the calls so far.
    pub fn clear(&self) {
        let mut count = 0u64;
        // SAFETY: eight writable bytes. There may be nothing to forget.
        unsafe { libc::read(self.fd, ptr::from_mut(&mut count).cast(), size_of::<u64>()) };
    }
}

impl Default for Wakeup {
    fn default() -> Wakeup {
        // SAFETY: no memory is involved.
        Wakeup { fd: unsafe { libc::eventfd(0, libc::EFD_CLOEXEC | libc::EFD_NONBLOCK) } }
    }
}

impl Drop for Wakeup {
    fn drop(&mut self) {
        // SAFETY: the descriptor is this value's own.
        unsafe { libc::close(self.fd) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_remembered_until_it_is_cleared() {
        let wakeup = Wakeup::default();
        let readable = || {
            let mut poll = libc::pollfd { fd: wakeup.fd(), events: libc::POLLIN, revents: 0 };
            // SAFETY: one descriptor in a local structure.
            unsafe { libc::poll(&raw mut poll, 1, 0) == 1 }
        };
        assert!(!readable());
        wakeup.wake();
        wakeup.wake();
        assert!(readable());
        wakeup.clear();
        assert!(!readable());
    }
}
